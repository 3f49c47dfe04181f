// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/work/workneed.h"

#include <chrono>

namespace lattice {

/*! An open item of work as the scheduler keeps it. Times are monotonic and its own: clocks of others are not trusted. */
struct WorkItem {
    using Time = std::chrono::milliseconds;

    WorkRecord record;
    WorkNeed need;
    Time since{};      //!< when this phase of this attempt was first seen
    Time sent{};       //!< when the message was sent, or sent again
    Time lease{};      //!< the last sign of the holder
    Time waiting{};    //!< when its waiting began, had it waited all at once
    Time waited{};     //!< before the present attempt
    Time eligible{};   //!< the end of the back-off
    Time notAgain{};   //!< a decision came to nothing: not before this
    QString countedAt; //!< the station whose slot it takes, by the ledger or by our decision
    QString countedRun; //!< the run that it is in flight of, likewise
    std::optional<QStringList> bids;
    QString parentEnd;        //!< why it goes with its parent; empty: it does not
    bool stationGone = false; //!< of the station that has not claimed it
    bool decided = false;     //!< the ledger has yet to show what came of it
    bool queued = false;      //!< in the OpenQueue

    bool waits() const { return record.phase == WorkPhase::Queued || record.phase == WorkPhase::RetryWait; }
};

} // namespace lattice
