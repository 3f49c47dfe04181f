// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/manifest.h"

namespace lattice {

/*! A station as the scheduler sees it. */
struct WorkPlace {
    QString stationId;
    QString name; //!< for people; empty: the id serves
    QList<AgentInfo> agents;
    int slots_ = 1;        //!< items and calls at a time; a Go station's is 1
    int callsInFlight = 0; //!< calls that are no work and take slots too
    bool online = true;    //!< late and offline stations get nothing
    bool takesWork = true; //!< false: it is about to leave
    bool offline = false;  //!< silent for so long that what it has not claimed goes elsewhere at once

    friend bool operator==(const WorkPlace &, const WorkPlace &) = default;
};

} // namespace lattice
