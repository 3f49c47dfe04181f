// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/stationlistmodel.h"

#include "app/desktop/vocabulary.h"

using namespace Qt::StringLiterals;

namespace app {

void StationListModel::applyStations(const QList<lattice::Station> &changed, const QStringList &gone)
{
    m_now = QDateTime::currentDateTimeUtc();
    for (const auto &station : changed)
        put(station);
    for (const auto &id : gone) {
        const auto *known = find(id);
        if (!known || known->presence == lattice::Presence::Left)
            continue;
        auto left = *known;
        left.presence = lattice::Presence::Left;
        put(left);
    }
    recount();
}

void StationListModel::put(const lattice::Station &station)
{
    const auto known = m_rows.constFind(station.id);
    if (known == m_rows.cend()) {
        const int row = int(m_stations.size());
        beginInsertRows({}, row, row);
        m_stations.append(station);
        m_rows.insert(station.id, row);
        endInsertRows();
    } else if (m_stations.at(*known) != station) {
        m_stations[*known] = station;
        Q_EMIT dataChanged(index(*known), index(*known));
    } else {
        return;
    }
    Q_EMIT stationChanged(station.id);
}

void StationListModel::tick(const QDateTime &now)
{
    m_now = now;
    for (int row = 0; row < m_stations.size(); ++row) {
        const auto presence = m_stations.at(row).presence;
        if (presence == lattice::Presence::Late || presence == lattice::Presence::Offline)
            Q_EMIT dataChanged(index(row), index(row), {PresenceTextRole});
    }
}

void StationListModel::clear()
{
    if (m_stations.isEmpty())
        return;
    beginResetModel();
    m_stations.clear();
    m_rows.clear();
    endResetModel();
    recount();
}

void StationListModel::recount()
{
    int count = 0;
    int agents = 0;
    m_hasAges = false;
    for (const auto &station : std::as_const(m_stations)) {
        m_hasAges |= station.presence == lattice::Presence::Late || station.presence == lattice::Presence::Offline;
        if (station.presence == lattice::Presence::Left)
            continue;
        ++count;
        agents += int(station.agents.size());
    }
    if (count == m_count && agents == m_agentCount)
        return;
    m_count = count;
    m_agentCount = agents;
    Q_EMIT countsChanged();
}

const lattice::Station *StationListModel::find(const QString &stationId) const
{
    const auto row = m_rows.constFind(stationId);
    return row == m_rows.cend() ? nullptr : &m_stations.at(*row);
}

int StationListModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : int(m_stations.size()); }

QVariant StationListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &station = m_stations.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case NameRole: return station.name;
    case StationIdRole: return station.id;
    case PresenceRole: return int(station.presence);
    case PresenceTextRole: return Words::presenceWithAge(station, m_now);
    case AgentCountRole: return int(station.agents.size());
    case ConflictCountRole: return int(station.conflicts.size());
    case SelfRole: return station.self;
    case OrchestratorRole: return station.facts.orchestrator;
    case RegionRole: return station.facts.region;
    default: return {};
    }
}

QHash<int, QByteArray> StationListModel::roleNames() const
{
    return {{StationIdRole, "stationId"_ba}, {NameRole, "name"_ba}, {PresenceRole, "presence"_ba}, {PresenceTextRole, "presenceText"_ba},
            {AgentCountRole, "agentCount"_ba}, {ConflictCountRole, "conflictCount"_ba}, {SelfRole, "isSelf"_ba}, {OrchestratorRole, "orchestrator"_ba},
            {RegionRole, "region"_ba}};
}

} // namespace app
