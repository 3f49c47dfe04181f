// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/mesh/station.h"

#include <QPointF>
#include <QSet>
#include <QString>

namespace app {

struct MapNode {
    lattice::Station station;
    QString group;    //!< the name of its group; empty: none
    QPointF center;   //!< its place
    QPointF shown;    //!< where it is drawn: on its way to its place for a moment
    bool placed = false;
    bool pinned = false;
    bool hidden = false; //!< by the filter
    bool folded = false; //!< its group is drawn in its stead
    int needs = 0;       //!< what waits there for a person, name conflicts included
    int failures = 0;    //!< in the last minutes
    qint64 leftAt = -1;  //!< ms of the scene's clock

    bool counts() const { return placed && !hidden; }  //!< it is there, by itself or in its group
    bool isDrawn() const { return counts() && !folded; }
    bool hasTrouble() const { return needs > 0 || failures > 0; }
    bool isProblem() const { return hasTrouble() || station.presence == lattice::Presence::Late || station.presence == lattice::Presence::Offline; }
    int running() const { return station.capacity.slotsTotal > 0 ? qMax(0, station.capacity.slotsTotal - station.capacity.slotsFree) : 0; }
};

struct MapEdge {
    QString from;
    QString to;
    QSet<QString> inFlight; //!< calls invoked and not answered
    QSet<QString> work;     //!< items that the target holds for the source
    qint64 lastAt = 0;

    qsizetype load() const { return inFlight.size() + work.size(); }
};

/*! Real events on their way: one, or as many as the legend says. */
struct MapDot {
    enum class Kind {
        Invoked,  //!< from the source to the target
        Answered, //!< and back
        Failed,   //!< back
        Progress, //!< a pulse at the target
    };
    QString from;
    QString to;
    Kind kind = Kind::Invoked;
    qint64 startedAt = 0;
    bool visible = false; //!< both ends are; kept with start and end by the scene, so that a frame looks nothing up
    bool loop = false;    //!< both ends are one node, or in one folded group
    QPointF start;        //!< map units
    QPointF end;
};

} // namespace app
