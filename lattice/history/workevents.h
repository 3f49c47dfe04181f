// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/event.h"
#include "lattice/protocol/workrecord.h"

namespace lattice {

/*! What happened to an item of work, as its events name it. \sa docs/work.md §9 */
enum class WorkFact {
    Submitted,  //!< station.control.work.submitted
    Assigned,   //!< station.lattice.work.assigned
    Accepted,   //!< station.lattice.work.accepted
    Progress,   //!< station.lattice.work.progress
    Completed,  //!< station.lattice.work.completed
    Failed,     //!< station.lattice.work.failed
    Retrying,   //!< station.control.work.retrying: an attempt failed and another follows
    Escalated,  //!< station.lattice.work.escalated
    Answered,   //!< station.control.work.answered: a person answered an escalation
    Cancelled,  //!< station.lattice.work.cancelled
    Lost,       //!< station.control.work.lost: the station that had it fell silent
    HandedBack, //!< station.control.work.handed_back
    LateResult, //!< station.control.work.late_result: of an attempt that no longer counts
};

/*!
    The event of \a fact about \a record, as it stands after the change, made by station \a stationId.

    Its id is `{work_id}.{attempt}.{fact}`, so that a repetition is dropped by the stream; that of progress ends in its time.
    Fields are those of the Go project where it has the type, and work_id, agent_name, station_id (who has the attempt,
    which need not be who says it), attempt and phase everywhere. Its subject is the work id. Tasks are cut at 500
    characters, results at 4,000. Of a LateResult \a record is what the late station made of it, with its own attempt.
*/
Event workEvent(WorkFact fact, const WorkRecord &record, const QString &stationId, const QString &stationName, const QDateTime &now);

/*! The type of its event: `station.lattice.work.completed`. */
QString typeOf(WorkFact fact);
/*! The fact that an event of \a type tells of, none when it is no event of work. */
std::optional<WorkFact> factOf(const QString &type);
/*! The id of the event of \a fact; of progress \a at is when it was made. */
QString workEventId(WorkFact fact, const WorkRecord &record, const QDateTime &at);

/*! The fact that an end is recorded by, none unless isEnd(). */
std::optional<WorkFact> endOf(WorkPhase phase);

} // namespace lattice
