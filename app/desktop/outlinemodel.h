// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/mesh/station.h"

#include <QAbstractItemModel>
#include <QSortFilterProxyModel>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! The map's content as a tree: stations, and inside each its agents. It is what a screen reader reads. */
class OutlineModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role { TitleRole = Qt::UserRole, StationIdRole, AgentNameRole, PresenceRole, StateTextRole, SelfRole, OrchestratorRole, ConflictRole, FilterRole };
    Q_ENUM(Role)

    using QAbstractItemModel::QAbstractItemModel;

    void applyStations(const QList<lattice::Station> &changed, const QStringList &gone);
    void tick(const QDateTime &now);
    void clear();

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    void put(const lattice::Station &station);
    void putAgents(int row, const QList<lattice::AgentInfo> &agents);
    QVariant stationData(const lattice::Station &station, int role) const;
    QVariant agentData(const lattice::Station &station, const lattice::AgentInfo &agent, int role) const;

    QList<lattice::Station> m_stations;
    QHash<QString, int> m_rows; // rows are only ever appended, so that a child can carry its parent's row
    QDateTime m_now;
};

/*! The outline as shown: orchestrators first, then by name; stations stay when one of their agents matches the filter. */
class OutlineView : public QSortFilterProxyModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")

public:
    explicit OutlineView(OutlineModel &model, QObject *parent = nullptr);

    void setFilterText(const QString &text);

protected:
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;
};

} // namespace app
