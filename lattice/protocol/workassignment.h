// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/workrecord.h"

namespace lattice {

/*!
    Gives an attempt at an item of work to a station, on `lattice.work.{station}.assign` or, for a Go station,
    `lattice.station.{station}.work.assign`. A hint: what counts is the ledger.
*/
struct WorkAssignment {
    QString workId;
    QString runId; //!< `orchestrator_run_id`
    QString parentId;
    QString targetStation;
    QString agentId; //!< a decimal row number of a Go station
    QString agentName;
    QString task;
    QMap<QString, QString> context; //!< Go stations drop it
    QDateTime assignedAt;
    std::chrono::nanoseconds timeout{}; //!< 0: not said. Go stations ignore it, and the priority
    int priority = 0;
    QString traceId;
    QString spanId;
    QString replySubject; //!< Go stations ignore it: they answer to the message's reply subject, else to workResponse()
    int attempt = 0;   //!< ours: 0 from a Go dispatcher
    quint64 epoch = 0; //!< ours: of the leader
    /*! Ours: the item as it stands in the ledger, with its revision, so that it can be claimed without a read; none of a large one. */
    std::optional<WorkRecord> record;

    friend bool operator==(const WorkAssignment &, const WorkAssignment &) = default;
};

QByteArray encode(const WorkAssignment &assignment);
/*! Invalid without a work id that is a token. One that names no agent is well-formed; agentMissing() tells. */
Result<WorkAssignment> decodeWorkAssignment(const QByteArray &bytes);

bool agentMissing(const WorkAssignment &assignment);

/*! The message for the attempt that \a record is assigned for. */
WorkAssignment assignmentOf(const WorkRecord &record);
/*! The header `Nats-Msg-Id` of it, `{work_id}.{attempt}`: sent again it is stored once. */
QString messageId(const WorkAssignment &assignment);

/*!
    The item that a Go dispatcher means by \a assignment, which has no record: for \a stationId, in whose mailbox it was.
    A run id that is no token is replaced by the work id, a priority out of 0 to 9 by the nearest; 0 means not said.
*/
WorkSpec specOf(const WorkAssignment &assignment, const QString &stationId);

/*! Error texts that Go dispatchers know. */
namespace WorkText {
inline constexpr QStringView InvalidAssignment = u"invalid assignment: "; //!< + what was wrong
inline constexpr QStringView AgentMissing = u"no agent_id or agent_name specified";
inline constexpr QStringView Cancelled = u"cancelled";
} // namespace WorkText

} // namespace lattice
