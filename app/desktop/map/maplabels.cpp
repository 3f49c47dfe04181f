// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/maplabels.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

QRectF placeOf(const MapNode &node, qreal zoom)
{
    const auto rect = MapLayout::rect(node.shown);
    return {(rect.topLeft() * zoom).toPoint(), (rect.size() * zoom).toSize()};
}

/*! Makes \a rows of a model what \a next says; the first ones stay and change. */
template <typename Rows, typename Begin, typename End>
void replaceTail(Rows &rows, const Rows &next, Begin begin, End end)
{
    const auto same = qMin(next.size(), rows.size());
    const bool tail = next.size() != rows.size();
    if (tail)
        begin(int(same), int(qMax(next.size(), rows.size())) - 1, next.size() > rows.size());
    rows = next;
    if (tail)
        end();
}

} // namespace

QList<MapNode> MapLabels::inSight(const MapScene &scene, const MapCamera &camera, const QString &selected) const
{
    const auto view = camera.view();
    QList<MapNode> nodes;
    if (camera.level() == DetailValue::Dot)
        return nodes;
    for (const auto &node : scene.nodes()) {
        if (node.isDrawn() && MapLayout::rect(node.shown).intersects(view))
            nodes.append(node);
    }
    const qsizetype most = camera.level() == DetailValue::Chip ? kMaxChips : kMax;
    if (nodes.size() > most) {
        const auto rank = [&selected](const MapNode &node) {
            return std::tuple(node.station.id != selected, node.needs == 0, node.failures == 0, -node.running(), node.station.id);
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
    const auto rectOf = [&camera](const MapNode &node) { return placeOf(node, camera.zoom()); };
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
    const bool same = known.used && known.node.station == node.station && known.node.pinned == node.pinned && known.node.needs == node.needs && known.node.failures == node.failures;
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
    case RunningRole: return row.node.running();
    case NeedsRole: return row.node.needs;
    case FailuresRole: return row.node.failures;
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
            {AgentNamesRole, "agentNames"_ba}, {AgentCountRole, "agentCount"_ba}, {RunningRole, "running"_ba}, {NeedsRole, "needs"_ba}, {FailuresRole, "failures"_ba},
            {SelfRole, "isSelf"_ba}, {OrchestratorRole, "orchestrator"_ba}, {PinnedRole, "pinned"_ba}, {UsedRole, "used"_ba}};
}

QRectF MapGroups::frame(QRectF group, qreal zoom)
{
    const qreal margin = qBound(4.0, 20 * zoom, 16.0);
    const QRectF screen((group.topLeft() * zoom).toPoint(), (group.size() * zoom).toSize());
    return screen.adjusted(-margin, -margin - 16, margin, margin);
}

QRectF MapGroups::card(QRectF frame)
{
    const QSizeF size(qMin(frame.width() - qMin(18.0, frame.width() * 0.12), 230.0), qMin(frame.height() - qMin(32.0, frame.height() * 0.25), 104.0)); // so that neighbours stay apart
    return {(frame.center() - QPointF(size.width(), size.height()) / 2).toPoint(), size};
}

void MapGroups::update(const MapScene &scene, qreal zoom)
{
    QList<Row> next;
    for (const auto &cluster : scene.clusters().all()) {
        if (next.size() < kMax)
            next.append({cluster, frame(cluster.frame, zoom)});
    }
    if (next == m_rows)
        return;
    const auto same = int(qMin(next.size(), m_rows.size()));
    bool grows = false;
    replaceTail(
        m_rows, next,
        [&](int first, int last, bool more) {
            grows = more;
            more ? beginInsertRows({}, first, last) : beginRemoveRows({}, first, last);
        },
        [&] { grows ? endInsertRows() : endRemoveRows(); });
    if (same > 0)
        Q_EMIT dataChanged(index(0), index(same - 1));
}

int MapGroups::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant MapGroups::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case NameRole: return row.cluster.name;
    case RectRole: return row.frame;
    case CardRole: return card(row.frame);
    case StationsRole: return row.cluster.stations;
    case AwayRole: return row.cluster.away;
    case RunningRole: return row.cluster.running;
    case NeedsRole: return row.cluster.needs;
    case FailuresRole: return row.cluster.failures;
    case FoldedRole: return row.cluster.folded;
    default: return {};
    }
}

QHash<int, QByteArray> MapGroups::roleNames() const
{
    return {{NameRole, "name"_ba}, {RectRole, "box"_ba}, {CardRole, "card"_ba}, {StationsRole, "stations"_ba}, {AwayRole, "away"_ba}, {RunningRole, "running"_ba}, {NeedsRole, "needs"_ba},
            {FailuresRole, "failures"_ba}, {FoldedRole, "folded"_ba}};
}

void MapLinkLabels::update(const QList<MapLink> &links, const MapClusters &clusters, qreal zoom)
{
    QList<QRectF> covered;
    for (const auto &cluster : clusters.all()) {
        if (cluster.folded)
            covered.append(MapGroups::card(MapGroups::frame(cluster.frame, zoom)).adjusted(-12, -8, 12, 8));
    }
    QList<Row> busiest;
    for (const auto &link : links) {
        if (link.pairs < 2 || link.isLoop())
            continue;
        const auto delta = link.end - link.start; // the curve's middle, see MapDrawing::bow()
        busiest.append({link.load, link.pairs, ((link.start + link.end) / 2 + QPointF(-delta.y(), delta.x()) * 0.07) * zoom});
    }
    std::ranges::stable_sort(busiest, {}, [](const Row &row) { return -row.load; });
    QList<Row> next;
    for (const auto &row : std::as_const(busiest)) {
        if (next.size() == kMax)
            break;
        if (std::ranges::any_of(covered, [&row](const QRectF &card) { return card.contains(row.place); }))
            continue;
        covered.append(QRectF(row.place - QPointF(18, 12), QSizeF(36, 24))); // two numbers at one place are none
        next.append(row);
    }
    if (next == m_rows)
        return;
    const auto same = int(qMin(next.size(), m_rows.size()));
    bool grows = false;
    replaceTail(
        m_rows, next,
        [&](int first, int last, bool more) {
            grows = more;
            more ? beginInsertRows({}, first, last) : beginRemoveRows({}, first, last);
        },
        [&] { grows ? endInsertRows() : endRemoveRows(); });
    if (same > 0)
        Q_EMIT dataChanged(index(0), index(same - 1));
}

int MapLinkLabels::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

QVariant MapLinkLabels::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case LoadRole: return row.load;
    case PairsRole: return row.pairs;
    case PlaceRole: return row.place;
    default: return {};
    }
}

QHash<int, QByteArray> MapLinkLabels::roleNames() const { return {{LoadRole, "load"_ba}, {PairsRole, "pairs"_ba}, {PlaceRole, "place"_ba}}; }

} // namespace app
