// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/maplabels.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

int running(const lattice::Station &station)
{
    return station.capacity.slotsTotal > 0 ? qMax(0, station.capacity.slotsTotal - station.capacity.slotsFree) : 0;
}

} // namespace

QList<MapNode> MapLabels::inSight(const MapScene &scene, const MapCamera &camera, const QString &selected) const
{
    const auto view = camera.view();
    QList<MapNode> nodes;
    if (camera.level() == DetailValue::Dot)
        return nodes;
    for (const auto &node : scene.nodes()) {
        if (node.placed && !node.hidden && MapLayout::rect(node.center).intersects(view))
            nodes.append(node);
    }
    const qsizetype most = camera.level() == DetailValue::Chip ? kMaxChips : kMax;
    if (nodes.size() > most) {
        const auto rank = [&selected](const MapNode &node) {
            return std::tuple(node.station.id != selected, node.station.conflicts.isEmpty(), -running(node.station), node.station.id);
        };
        std::ranges::sort(nodes, {}, rank);
        nodes.resize(most);
    }
    return nodes;
}

void MapLabels::update(const MapScene &scene, const MapCamera &camera, const QString &selected)
{
    m_now = QDateTime::currentDateTimeUtc();
    const auto nodes = inSight(scene, camera, selected);
    QHash<QString, qsizetype> wanted;
    for (qsizetype i = 0; i < nodes.size(); ++i)
        wanted.insert(nodes.at(i).station.id, i);
    const auto rectOf = [&camera](const MapNode &node) {
        const auto rect = MapLayout::rect(node.center);
        return QRectF((rect.topLeft() * camera.zoom()).toPoint(), (rect.size() * camera.zoom()).toSize());
    };
    QList<int> free;
    for (int row = 0; row < m_pool.size(); ++row) {
        const auto found = m_pool.at(row).used ? wanted.constFind(m_pool.at(row).node.station.id) : wanted.cend();
        if (found == wanted.cend()) {
            free.append(row);
            continue;
        }
        setRow(row, nodes.at(*found), rectOf(nodes.at(*found)));
        wanted.erase(found);
    }
    for (const auto i : std::as_const(wanted)) {
        if (free.isEmpty()) {
            const int row = int(m_pool.size());
            beginInsertRows({}, row, row);
            m_pool.append({.node = nodes.at(i), .rect = rectOf(nodes.at(i)), .used = true});
            endInsertRows();
        } else {
            setRow(free.takeFirst(), nodes.at(i), rectOf(nodes.at(i)));
        }
    }
    for (const int row : std::as_const(free)) {
        if (!std::exchange(m_pool[row].used, false))
            continue;
        Q_EMIT dataChanged(index(row), index(row), {UsedRole});
    }
}

void MapLabels::setRow(int row, const MapNode &node, QRectF rect)
{
    auto &known = m_pool[row];
    const bool same = known.used && known.node.station == node.station && known.node.pinned == node.pinned;
    if (same && known.rect == rect)
        return;
    known = {.node = node, .rect = rect, .used = true};
    if (same)
        Q_EMIT dataChanged(index(row), index(row), {RectRole});
    else
        Q_EMIT dataChanged(index(row), index(row));
}

void MapLabels::tick(const QDateTime &now)
{
    m_now = now;
    for (int row = 0; row < m_pool.size(); ++row) {
        const auto presence = m_pool.at(row).node.station.presence;
        if (m_pool.at(row).used && (presence == lattice::Presence::Late || presence == lattice::Presence::Offline))
            Q_EMIT dataChanged(index(row), index(row), {PresenceTextRole});
    }
}

int MapLabels::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_pool.size()); }

QVariant MapLabels::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_pool.at(index.row());
    const auto &station = row.node.station;
    switch (role) {
    case Qt::DisplayRole:
    case NameRole: return station.name;
    case StationIdRole: return station.id;
    case RectRole: return row.rect;
    case PresenceRole: return int(station.presence);
    case PresenceTextRole: return Words::presenceWithAge(station, m_now);
    case AgentNamesRole: {
        QStringList names;
        for (const auto &agent : station.agents)
            names.append(agent.name);
        return names;
    }
    case AgentCountRole: return int(station.agents.size());
    case RunningRole: return running(station);
    case ConflictCountRole: return int(station.conflicts.size());
    case SelfRole: return station.self;
    case OrchestratorRole: return station.facts.orchestrator;
    case PinnedRole: return row.node.pinned;
    case UsedRole: return row.used;
    default: return {};
    }
}

QHash<int, QByteArray> MapLabels::roleNames() const
{
    return {{StationIdRole, "stationId"_ba}, {NameRole, "name"_ba}, {RectRole, "box"_ba}, {PresenceRole, "presence"_ba}, {PresenceTextRole, "presenceText"_ba},
            {AgentNamesRole, "agentNames"_ba}, {AgentCountRole, "agentCount"_ba}, {RunningRole, "running"_ba}, {ConflictCountRole, "conflictCount"_ba},
            {SelfRole, "isSelf"_ba}, {OrchestratorRole, "orchestrator"_ba}, {PinnedRole, "pinned"_ba}, {UsedRole, "used"_ba}};
}

QRectF MapGroups::frame(QRectF group, qreal zoom)
{
    const qreal margin = qBound(4.0, 20 * zoom, 16.0);
    const QRectF screen((group.topLeft() * zoom).toPoint(), (group.size() * zoom).toSize());
    return screen.adjusted(-margin, -margin - 16, margin, margin);
}

void MapGroups::update(const MapScene &scene, qreal zoom)
{
    const auto groups = scene.groups();
    QList<std::pair<QString, QRectF>> next;
    for (auto group = groups.cbegin(); group != groups.cend() && next.size() < kMax; ++group)
        next.append({group.key(), frame(*group, zoom)});
    std::ranges::sort(next, {}, [](const auto &entry) { return entry.first; });
    if (next == m_groups)
        return;
    const auto same = qMin(next.size(), m_groups.size());
    if (next.size() > same) {
        beginInsertRows({}, int(same), int(next.size()) - 1);
        m_groups = next;
        endInsertRows();
    } else if (m_groups.size() > same) {
        beginRemoveRows({}, int(same), int(m_groups.size()) - 1);
        m_groups = next;
        endRemoveRows();
    }
    m_groups = next;
    if (same > 0)
        Q_EMIT dataChanged(index(0), index(int(same) - 1));
}

int MapGroups::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_groups.size()); }

QVariant MapGroups::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &group = m_groups.at(index.row());
    if (role == NameRole || role == Qt::DisplayRole)
        return group.first;
    return role == RectRole ? QVariant(group.second) : QVariant();
}

QHash<int, QByteArray> MapGroups::roleNames() const { return {{NameRole, "name"_ba}, {RectRole, "box"_ba}}; }

} // namespace app
