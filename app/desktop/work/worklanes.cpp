// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/work/worklanes.h"

#include "app/desktop/vocabulary.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr int kFew = 64; // rows that differ, and are moved one by one; more are a reset

} // namespace

WorkLane::WorkLane(const WorkListModel &list, QObject *parent)
    : QAbstractListModel(parent)
    , m_list(list)
{
}

QVariant WorkLane::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return m_list.dataOf(m_slots.at(index.row()), role);
}

QString WorkLane::idAt(int row) const { return row < 0 || row >= m_slots.size() ? QString() : m_list.dataOf(m_slots.at(row), WorkListModel::WorkIdRole).toString(); }

int WorkLane::rowOf(const QString &workId) const { return int(m_slots.indexOf(m_list.slotOf(workId))); }

void WorkLane::tell(const QList<int> &roles)
{
    if (!m_slots.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), roles);
}

void WorkLane::adopt(const QList<int> &slotNumbers)
{
    if (m_slots == slotNumbers)
        return;
    const QSet<int> wanted(slotNumbers.cbegin(), slotNumbers.cend());
    const auto gone = std::ranges::count_if(m_slots, [&wanted](int slot) { return !wanted.contains(slot); });
    if (gone > kFew || qAbs(slotNumbers.size() - (m_slots.size() - gone)) > kFew) {
        beginResetModel();
        m_slots = slotNumbers;
        endResetModel();
        Q_EMIT countChanged();
        return;
    }
    for (int at = rowCount() - 1; at >= 0; --at) {
        if (wanted.contains(m_slots.at(at)))
            continue;
        beginRemoveRows({}, at, at);
        m_slots.removeAt(at);
        endRemoveRows();
    }
    for (int at = 0; at < slotNumbers.size(); ++at) {
        const int slot = slotNumbers.at(at);
        if (at < m_slots.size() && m_slots.at(at) == slot)
            continue;
        const auto from = int(m_slots.indexOf(slot, at));
        if (from < 0) {
            beginInsertRows({}, at, at);
            m_slots.insert(at, slot);
            endInsertRows();
        } else {
            beginMoveRows({}, from, from, {}, at);
            m_slots.move(from, at);
            endMoveRows();
        }
    }
    Q_EMIT countChanged();
}

WorkLanes::WorkLanes(WorkListModel &list, QObject *parent)
    : QAbstractListModel(parent)
    , m_list(list)
{
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0);
    connect(&m_refresh, &QTimer::timeout, this, &WorkLanes::refresh);
    const auto later = [this] {
        if (m_wanted)
            m_refresh.start();
    };
    connect(&list, &QAbstractItemModel::modelReset, this, &WorkLanes::refresh);
    connect(&list, &QAbstractItemModel::rowsRemoved, this, &WorkLanes::refresh); // a row of ours may be of nothing now
    connect(&list, &QAbstractItemModel::rowsInserted, this, later);
    connect(&list, &QAbstractItemModel::rowsMoved, this, later);
    connect(&list, &QAbstractItemModel::dataChanged, this, [this, later](const QModelIndex &, const QModelIndex &, const QList<int> &roles) {
        for (auto *lane : std::as_const(m_lanes))
            lane->rows->tell(roles);
        if (roles.isEmpty()) // it may have changed its station
            later();
    });
}

void WorkLanes::setWanted(bool wanted)
{
    if (m_wanted == wanted)
        return;
    m_wanted = wanted;
    refresh();
    Q_EMIT wantedChanged();
}

void WorkLanes::setStations(const QList<lattice::Station> &stations)
{
    m_stations.clear();
    for (const auto &station : stations)
        m_stations.insert(station.id, station);
    if (m_wanted)
        m_refresh.start();
}

void WorkLanes::refresh()
{
    m_refresh.stop();
    QHash<QString, QList<int>> slotNumbers;
    QHash<QString, int> open;
    if (m_wanted) {
        for (int row = 0; row < m_list.rowCount(); ++row) {
            const int slot = m_list.slotAt(row);
            const auto station = m_list.dataOf(slot, WorkListModel::StationIdRole).toString();
            slotNumbers[station].append(slot);
            const auto state = m_list.dataOf(slot, WorkListModel::StateRole).toInt();
            open[station] += state == WorkValue::Done || state == WorkValue::Failed || state == WorkValue::Stopped ? 0 : 1;
        }
        for (const auto &station : std::as_const(m_stations)) {
            if (station.presence != lattice::Presence::Left && !station.absent)
                slotNumbers[station.id];
        }
    }
    auto ids = slotNumbers.keys();
    const auto name = [this](const QString &id) { return m_stations.value(id).name.isEmpty() ? id : m_stations.value(id).name; };
    std::ranges::sort(ids, [&name](const QString &a, const QString &b) {
        const int order = QString::compare(name(a), name(b), Qt::CaseInsensitive);
        return a.isEmpty() != b.isEmpty() ? a.isEmpty() : order != 0 ? order < 0 : a < b;
    });
    adopt(ids);
    for (auto *lane : std::as_const(m_lanes)) {
        lane->rows->adopt(slotNumbers.value(lane->stationId));
        lane->open = open.value(lane->stationId);
    }
    if (!m_lanes.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {NameRole, PresenceRole, PresenceTextRole, TotalRole, OpenRole});
}

void WorkLanes::adopt(const QStringList &stationIds)
{
    const QSet<QString> wanted(stationIds.cbegin(), stationIds.cend());
    for (int at = rowCount() - 1; at >= 0; --at) {
        if (wanted.contains(m_lanes.at(at)->stationId))
            continue;
        beginRemoveRows({}, at, at);
        auto *gone = m_lanes.takeAt(at);
        endRemoveRows();
        gone->rows.release()->deleteLater(); // a view may still look at it
        std::erase_if(m_store, [gone](const std::unique_ptr<Lane> &lane) { return lane.get() == gone; });
    }
    for (int at = 0; at < stationIds.size(); ++at) {
        if (at < m_lanes.size() && m_lanes.at(at)->stationId == stationIds.at(at))
            continue;
        const auto found = std::ranges::find(m_lanes, stationIds.at(at), &Lane::stationId);
        if (found == m_lanes.end()) {
            m_store.push_back(std::make_unique<Lane>(Lane{.stationId = stationIds.at(at), .rows = std::make_unique<WorkLane>(m_list)}));
            beginInsertRows({}, at, at);
            m_lanes.insert(at, m_store.back().get());
            endInsertRows();
        } else { // renamed
            const auto from = int(found - m_lanes.begin());
            beginMoveRows({}, from, from, {}, at);
            m_lanes.move(from, at);
            endMoveRows();
        }
    }
}

int WorkLanes::laneOf(const QString &workId) const
{
    const int slot = m_list.slotOf(workId);
    const auto found = std::ranges::find_if(m_lanes, [slot](const Lane *lane) { return lane->rows->slotList().contains(slot); });
    return slot < 0 || found == m_lanes.end() ? -1 : int(found - m_lanes.begin());
}

QVariant WorkLanes::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto &lane = *m_lanes.at(index.row());
    const auto station = m_stations.constFind(lane.stationId);
    switch (role) {
    case StationIdRole: return lane.stationId;
    case Qt::DisplayRole:
    case NameRole:
        return lane.stationId.isEmpty() ? tr("No station yet") : station == m_stations.cend() || station->name.isEmpty() ? lane.stationId : station->name;
    case PresenceRole: return station == m_stations.cend() ? -1 : int(station->presence);
    case PresenceTextRole: return station == m_stations.cend() ? QString() : Words::presence(station->presence);
    case TotalRole: return lane.rows->rowCount();
    case OpenRole: return lane.open;
    case LaneRole: return QVariant::fromValue(lane.rows.get());
    default: return {};
    }
}

QHash<int, QByteArray> WorkLanes::roleNames() const
{
    return {{StationIdRole, "stationId"_ba}, {NameRole, "name"_ba}, {PresenceRole, "presence"_ba}, {PresenceTextRole, "presenceText"_ba},
            {TotalRole, "total"_ba}, {OpenRole, "openCount"_ba}, {LaneRole, "lane"_ba}};
}

} // namespace app
