// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/outlinemodel.h"

#include "app/desktop/vocabulary.h"

using namespace Qt::StringLiterals;

namespace app {

void OutlineModel::applyStations(const QList<lattice::Station> &changed, const QStringList &gone)
{
    m_now = QDateTime::currentDateTimeUtc();
    for (const auto &station : changed)
        put(station);
    for (const auto &id : gone) {
        const int row = m_rows.value(id, -1);
        if (row < 0)
            continue;
        m_stations[row].presence = lattice::Presence::Left;
        Q_EMIT dataChanged(index(row, 0), index(row, 0));
    }
}

void OutlineModel::put(const lattice::Station &station)
{
    const int row = m_rows.value(station.id, -1);
    if (row < 0) {
        const int last = int(m_stations.size());
        beginInsertRows({}, last, last);
        m_stations.append(station);
        m_rows.insert(station.id, last);
        endInsertRows();
        return;
    }
    if (m_stations.at(row) == station)
        return;
    putAgents(row, station.agents);
    m_stations[row] = station;
    const auto changed = index(row, 0);
    Q_EMIT dataChanged(changed, changed);
    if (!station.agents.isEmpty())
        Q_EMIT dataChanged(index(0, 0, changed), index(int(station.agents.size()) - 1, 0, changed));
}

/*! Makes room for as many agents as there are now; what they are is set afterwards, for all of them. */
void OutlineModel::putAgents(int row, const QList<lattice::AgentInfo> &agents)
{
    auto &known = m_stations[row].agents;
    const auto difference = agents.size() - known.size();
    if (difference > 0) {
        beginInsertRows(index(row, 0), int(known.size()), int(agents.size()) - 1);
        known += agents.sliced(known.size());
        endInsertRows();
    } else if (difference < 0) {
        beginRemoveRows(index(row, 0), int(agents.size()), int(known.size()) - 1);
        known.resize(agents.size());
        endRemoveRows();
    }
}

void OutlineModel::tick(const QDateTime &now)
{
    m_now = now;
    for (int row = 0; row < m_stations.size(); ++row) {
        const auto presence = m_stations.at(row).presence;
        if (presence == lattice::Presence::Late || presence == lattice::Presence::Offline)
            Q_EMIT dataChanged(index(row, 0), index(row, 0), {StateTextRole});
    }
}

void OutlineModel::clear()
{
    beginResetModel();
    m_stations.clear();
    m_rows.clear();
    endResetModel();
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : quintptr(0));
}

QModelIndex OutlineModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0)
        return {};
    return createIndex(int(child.internalId()) - 1, 0, quintptr(0));
}

int OutlineModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_stations.size());
    return parent.internalId() == 0 && parent.column() == 0 ? int(m_stations.at(parent.row()).agents.size()) : 0;
}

int OutlineModel::columnCount(const QModelIndex &) const { return 1; }

QVariant OutlineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.internalId() == 0)
        return stationData(m_stations.at(index.row()), role);
    const auto &station = m_stations.at(qsizetype(index.internalId()) - 1);
    return agentData(station, station.agents.at(index.row()), role);
}

QVariant OutlineModel::stationData(const lattice::Station &station, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole: return station.name;
    case StationIdRole: return station.id;
    case AgentNameRole: return QString();
    case PresenceRole: return int(station.presence);
    case StateTextRole: return Words::presenceWithAge(station, m_now);
    case SelfRole: return station.self;
    case OrchestratorRole: return station.facts.orchestrator;
    case ConflictRole: return !station.conflicts.isEmpty();
    case FilterRole: return QStringList{station.name, station.id, station.facts.region, station.facts.tags.join(u' ')}.join(u' ');
    default: return {};
    }
}

QVariant OutlineModel::agentData(const lattice::Station &station, const lattice::AgentInfo &agent, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole: return agent.name;
    case StationIdRole: return station.id;
    case AgentNameRole: return agent.name;
    case PresenceRole: return int(station.presence);
    case StateTextRole: return QString();
    case SelfRole:
    case OrchestratorRole: return false;
    case ConflictRole: return std::ranges::any_of(station.conflicts, [&agent](const auto &conflict) { return conflict.agent == agent.name; });
    case FilterRole: return QStringList{agent.name, agent.description, agent.capabilities.join(u' ')}.join(u' ');
    default: return {};
    }
}

QHash<int, QByteArray> OutlineModel::roleNames() const
{
    return {{TitleRole, "title"_ba}, {StationIdRole, "stationId"_ba}, {AgentNameRole, "agentName"_ba}, {PresenceRole, "presence"_ba},
            {StateTextRole, "stateText"_ba}, {SelfRole, "isSelf"_ba}, {OrchestratorRole, "orchestrator"_ba}, {ConflictRole, "conflict"_ba}};
}

OutlineView::OutlineView(OutlineModel &model, QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setFilterRole(OutlineModel::FilterRole);
    setFilterCaseSensitivity(Qt::CaseInsensitive);
    setRecursiveFilteringEnabled(true);
    setAutoAcceptChildRows(true);
    setSourceModel(&model);
    sort(0);
}

void OutlineView::setFilterText(const QString &text) { setFilterFixedString(text); }

bool OutlineView::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const bool leftHub = left.data(OutlineModel::OrchestratorRole).toBool();
    if (leftHub != right.data(OutlineModel::OrchestratorRole).toBool())
        return leftHub;
    const int order = QString::localeAwareCompare(left.data(OutlineModel::TitleRole).toString(), right.data(OutlineModel::TitleRole).toString());
    return order != 0 ? order < 0 : left.data(OutlineModel::StationIdRole).toString() < right.data(OutlineModel::StationIdRole).toString();
}

} // namespace app
