// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/map/mapcamera.h"
#include "app/desktop/map/mapscene.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace app {

/*!
    The texts on the map: a pool of rows, at most kMax, for the nodes in sight.

    A row is a place in the pool, kept by its node for as long as it is in sight, so that delegates are reused and nothing
    is rebuilt while the camera moves. The selected station, those that need somebody, those where something failed and busy
    ones come first.
*/
class MapLabels : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from MapItem")

public:
    static constexpr int kMax = 120;
    static constexpr int kMaxChips = 320; //!< a chip is one line of text, and a page of nameless chips would tell nothing
    enum Role { StationIdRole = Qt::UserRole, NameRole, RectRole, PresenceRole, PresenceTextRole, AgentNamesRole, AgentCountRole, RunningRole, NeedsRole, FailuresRole, SelfRole, OrchestratorRole, PinnedRole, UsedRole };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    void update(const MapScene &scene, const MapCamera &camera, const QString &selected);
    Q_INVOKABLE void tick(const QDateTime &now);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row {
        MapNode node;
        QRectF rect;
        bool used = false;
    };
    QList<MapNode> inSight(const MapScene &scene, const MapCamera &camera, const QString &selected) const;
    void setRow(int row, const MapNode &node, QRectF rect);

    QList<Row> m_pool;
    QDateTime m_now;
};

/*! The names and sums of the groups, with their places in screen pixels before the camera's shift. */
class MapGroups : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from MapItem")

public:
    enum Role { NameRole = Qt::UserRole, RectRole, CardRole, StationsRole, AwayRole, RunningRole, NeedsRole, FailuresRole, FoldedRole };
    Q_ENUM(Role)
    static constexpr int kMax = 120;

    using QAbstractListModel::QAbstractListModel;

    void update(const MapScene &scene, qreal zoom);
    static QRectF frame(QRectF group, qreal zoom); //!< the hull on the screen
    static QRectF card(QRectF frame);              //!< of a folded group: in the middle of its hull, and no larger than it needs

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row {
        MapCluster cluster;
        QRectF frame;

        friend bool operator==(const Row &, const Row &) = default;
    };
    QList<Row> m_rows;
};

/*! How much is in flight on lines that stand for many: a number at the middle of each, of the busiest, where it covers nothing else. */
class MapLinkLabels : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from MapItem")

public:
    enum Role { LoadRole = Qt::UserRole, PairsRole, PlaceRole };
    Q_ENUM(Role)
    static constexpr int kMax = 40;

    using QAbstractListModel::QAbstractListModel;

    void update(const QList<MapLink> &links, const MapClusters &clusters, qreal zoom);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row {
        qsizetype load = 0;
        qsizetype pairs = 0;
        QPointF place;

        friend bool operator==(const Row &, const Row &) = default;
    };
    QList<Row> m_rows;
};

} // namespace app
