// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QPointF>
#include <QRectF>
#include <QString>

namespace app {

/*! What the layout needs to know of a station. */
struct MapSeat {
    QString id;
    QString group;    //!< its region; empty: none
    bool hub = false; //!< orchestrators sit in the middle
};

/*! Two stations of which one works for the other; those stand near each other. */
struct MapTie {
    QString from;
    QString to;
};

/*!
    Finds places for stations on the map.

    Pure functions: the same stations get the same places, in whatever order they come, and a place once given is never
    changed, so a joining station moves nobody. Without groups the seats form rings around the hub, like bricks; with
    groups each has a block of its own. Who stands where in a block is found by MapForces, from who works with whom; it
    is a grid all the same, so that texts stand in lines and nothing overlaps. Places are centres in map units; every
    station is kNode large at zoom 1.
*/
class MapLayout final
{
public:
    static constexpr QSizeF kNode{280, 164};
    static constexpr QSizeF kPitch{324, 208};

    /*! \return places for those of \a seats that \a taken does not name: free ones, near their group */
    static QHash<QString, QPointF> place(QList<MapSeat> seats, const QHash<QString, QPointF> &taken);
    /*! \return places for all \a seats as if nobody had one, but for those that \a pinned names */
    static QHash<QString, QPointF> arrange(QList<MapSeat> seats, const QHash<QString, QPointF> &pinned, const QList<MapTie> &ties);
    /*! \return those of \a wished that overlap neither \a taken nor each other */
    static QHash<QString, QPointF> keepFree(const QHash<QString, QPointF> &wished, const QHash<QString, QPointF> &taken);

    static QRectF rect(QPointF center) { return {center.x() - kNode.width() / 2, center.y() - kNode.height() / 2, kNode.width(), kNode.height()}; }
};

} // namespace app
