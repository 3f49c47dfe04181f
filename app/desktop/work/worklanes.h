// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/work/worklistmodel.h"
#include "lattice/mesh/station.h"

#include <QTimer>

#include <memory>

namespace app {

/*! The work of one station, in the order of the list; what a row says is the list's. */
class WorkLane : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from WorkLanes")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)

public:
    explicit WorkLane(const WorkListModel &list, QObject *parent = nullptr);

    void adopt(const QList<int> &slotNumbers);
    void tell(const QList<int> &roles); //!< what the rows say has changed
    Q_INVOKABLE QString idAt(int row) const;
    Q_INVOKABLE int rowOf(const QString &workId) const;
    const QList<int> &slotList() const { return m_slots; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_slots.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override { return m_list.roleNames(); }

Q_SIGNALS:
    void countChanged();

private:
    const WorkListModel &m_list;
    QList<int> m_slots;
};

/*!
    The lanes: what has no station yet, then each station that has work among the rows of the list, or could be given some.

    They follow the list while they are wanted(), and cost nothing else.
*/
class WorkLanes : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from WorkDesk")
    Q_PROPERTY(bool wanted READ isWanted WRITE setWanted NOTIFY wantedChanged FINAL)

public:
    enum Role { StationIdRole = Qt::UserRole, NameRole, PresenceRole, PresenceTextRole, TotalRole, OpenRole, LaneRole };
    Q_ENUM(Role)

    explicit WorkLanes(WorkListModel &list, QObject *parent = nullptr);

    void setStations(const QList<lattice::Station> &stations);
    bool isWanted() const { return m_wanted; }
    void setWanted(bool wanted);
    Q_INVOKABLE int laneOf(const QString &workId) const; //!< -1: in none
    Q_INVOKABLE QString stationAt(int lane) const { return lane < 0 || lane >= m_lanes.size() ? QString() : m_lanes.at(lane)->stationId; }
    Q_INVOKABLE app::WorkLane *laneAt(int lane) const { return lane < 0 || lane >= m_lanes.size() ? nullptr : m_lanes.at(lane)->rows.get(); }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_lanes.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void wantedChanged();

private:
    struct Lane {
        QString stationId;
        std::unique_ptr<WorkLane> rows;
        int open = 0;
    };
    void refresh();
    void adopt(const QStringList &stationIds);

    WorkListModel &m_list;
    QHash<QString, lattice::Station> m_stations;
    std::vector<std::unique_ptr<Lane>> m_store;
    QList<Lane *> m_lanes; //!< in the order shown
    QTimer m_refresh;
    bool m_wanted = false;
};

} // namespace app
