// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/map/mapclusters.h"

#include <QList>

namespace app {

/*! A line as it is drawn: the traffic of two stations, or of all stations of folded groups together. */
struct MapLink {
    QString from; //!< a station's id, or a folded group's name
    QString to;
    QPointF start; //!< map units
    QPointF end;
    QRectF loopBox;      //!< when it leads back to where it begins; else null
    qsizetype load = 0;  //!< in flight
    qsizetype pairs = 0; //!< of stations
    qint64 lastAt = 0;

    bool isLoop() const { return !loopBox.isNull(); }
};

namespace MapLinks {

/*! What of an edge counts. */
struct Layers {
    bool work = true;
    bool calls = true;
};

/*! Merges \a edges whose ends are drawn as the same two nodes; those inside one folded group are in its numbers. */
QList<MapLink> merge(const QList<MapEdge> &edges, const QHash<QString, MapNode> &nodes, const MapClusters &clusters, Layers layers);
/*! Leaves \a limit of \a links: those with the most in flight, then the latest. \return how many went */
qsizetype cut(QList<MapLink> &links, qsizetype limit);

} // namespace MapLinks

} // namespace app
