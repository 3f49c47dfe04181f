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

/*!
    Finds places for stations on the map.

    A pure function: the same stations get the same places, in whatever order they come, and a place once given is never
    changed, so a joining station moves nobody. Without groups the seats form rings around the hub, like bricks; with
    groups each has a block of its own. Places are centres in map units; every station is kNode large at zoom 1.
*/
class MapLayout final
{
public:
    static constexpr QSizeF kNode{280, 164};
    static constexpr QSizeF kPitch{324, 208};

    /*! \return places for those of \a seats that \a taken does not name */
    static QHash<QString, QPointF> place(QList<MapSeat> seats, const QHash<QString, QPointF> &taken);

    static QRectF rect(QPointF center) { return {center.x() - kNode.width() / 2, center.y() - kNode.height() / 2, kNode.width(), kNode.height()}; }
};

} // namespace app
