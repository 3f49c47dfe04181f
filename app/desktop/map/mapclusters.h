// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/map/mapnode.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QRectF>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! What stations stand together by. */
namespace MapGroupingValue {
Q_NAMESPACE
QML_NAMED_ELEMENT(MapGrouping)
enum Value { None, Region, Environment, Tag, Pool };
Q_ENUM_NS(Value)
} // namespace MapGroupingValue

/*! A group of stations: a hull, or when folded one node with the sums of its stations. */
struct MapCluster {
    QString name;
    QRectF frame; //!< of its stations' places
    int stations = 0;
    int away = 0; //!< late, offline or left
    int running = 0;
    int needs = 0;
    int failures = 0;
    bool folded = false;

    bool hasTrouble() const { return needs > 0 || failures > 0; }
    friend bool operator==(const MapCluster &, const MapCluster &) = default;
};

/*!
    The groups on the map, and which of them are folded.

    Folding moves nobody: a folded group is drawn on the ground its stations stand on. From kFoldFrom stations on, groups
    are folded at first, except for those with trouble and the busiest, as long as the open ones stay few enough to be seen.
    Stations come and go: only below kUnfoldBelow they unfold by themselves.
*/
class MapClusters final
{
public:
    static constexpr int kShownFrom = 9;    //!< fewer stations stand around their hub and have no hulls
    static constexpr int kFoldFrom = 1000;
    static constexpr int kUnfoldBelow = 900;
    static constexpr int kOpenGroups = 12;
    static constexpr int kOpenStations = 600;

    static QString nameOf(const lattice::Station &station, MapGroupingValue::Value grouping);

    /*! Sums up \a nodes, and tells them whether they are folded. */
    void rebuild(QHash<QString, MapNode> &nodes);
    /*! Folds or opens a group by the operator's wish, which stays. */
    void setFolded(const QString &name, bool folded) { m_wishes.insert(name, folded); }
    /*! Decides anew which groups are folded at first, at the next rebuild. */
    void foldAtFirst() { m_decided = false; }
    void clear();

    const QMap<QString, MapCluster> &all() const { return m_clusters; }
    const MapCluster *find(const QString &name) const;
    /*! The folded group at a point of the map, or null. */
    const MapCluster *foldedAt(QPointF point) const;

private:
    void decide();

    QMap<QString, MapCluster> m_clusters;
    QHash<QString, bool> m_wishes;
    QSet<QString> m_open; //!< of a large lattice, at first
    bool m_decided = false;
    bool m_folds = false; //!< it is a large lattice
};

} // namespace app
