// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/work/workitem.h"
#include "lattice/work/worktimes.h"

namespace lattice {

/*! What time has done to an item. */
struct Verdict {
    enum class Kind {
        Wait,   //!< nothing: look again at the times below
        Resend,
        Lose,
        Expire,
        Cancel,
    };
    Kind kind = Kind::Wait;
    QString reason;
    std::optional<WorkItem::Time> next; //!< when to look again; none: when something has changed
    std::optional<qint64> nextWall;     //!< the same by the clock on the wall, in milliseconds since 1970
};

/*! How long the next attempt has to wait, by the one clock that made both of its times, whatever that clock says. */
WorkItem::Time pauseOf(const WorkRecord &record);

/*! \a judgeFrom is when leases can be trusted again. */
Verdict judge(const WorkItem &item, const WorkTimes &times, WorkItem::Time now, const QDateTime &wallNow, WorkItem::Time judgeFrom);

} // namespace lattice
