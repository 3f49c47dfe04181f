// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/mesh/station.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace app {

/*!
    The stations of the lattice as rows, in the order they were first seen.

    What has left stays, in the state *left*, until clear(): lists keep what the map lets fade.
*/
class StationListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(int count READ count NOTIFY countsChanged FINAL)
    Q_PROPERTY(int agentCount READ agentCount NOTIFY countsChanged FINAL)

public:
    enum Role { StationIdRole = Qt::UserRole, NameRole, PresenceRole, PresenceTextRole, AgentCountRole, ConflictCountRole, SelfRole, OrchestratorRole, RegionRole };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    void applyStations(const QList<lattice::Station> &changed, const QStringList &gone);
    /*! Ages are worded anew for the moment \a now. */
    void tick(const QDateTime &now);
    void clear();

    /*! \return the station, or null; valid until the next change */
    const lattice::Station *find(const QString &stationId) const;
    const QList<lattice::Station> &stations() const { return m_stations; }
    int count() const { return m_count; } //!< without those that left
    int agentCount() const { return m_agentCount; }
    /*! Whether a station's age is being shown, so that time must pass on screen. */
    bool hasAges() const { return m_hasAges; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countsChanged();
    void stationChanged(const QString &stationId);

private:
    void put(const lattice::Station &station);
    void recount();

    QList<lattice::Station> m_stations;
    QHash<QString, int> m_rows;
    QDateTime m_now;
    int m_count = 0;
    int m_agentCount = 0;
    bool m_hasAges = false;
};

} // namespace app
