// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/workrecord.h"

namespace lattice {

/*!
    The changes of a work record, as pure functions: each takes a record as it was read and gives the record to write, or
    Conflict when the record does not allow it, saying where it stands. Who writes expects the revision it read.
    Times are passed in. \sa docs/work.md §4
*/
namespace Transition {

/*! Which attempt, and whose: what an executing station must name. */
struct Holding {
    QString stationId;
    int attempt = 0;
};

/*!
    An empty run id becomes the work id, an invalid time of submission \a now.
    \return Invalid when \a spec is not fit: no token, neither agent nor capability or both, priority, timeout, attempts, depth,
    an agent that is among its own ancestors; Full when it is too large
*/
Result<WorkRecord> submit(WorkSpec spec, const QDateTime &now);
/*! \a agent is whom to run there: needed where the item wants a capability, else its own. */
Result<WorkRecord> assign(WorkRecord record, const QString &stationId, quint64 epoch, const QDateTime &now, const QString &agent = {});
Result<WorkRecord> claim(WorkRecord record, const Holding &holding, const QDateTime &now);
Result<WorkRecord> progress(WorkRecord record, const Holding &holding, WorkProgress progress);
Result<WorkRecord> finish(WorkRecord record, const Holding &holding, WorkOutcome outcome, const QDateTime &now);
/*! \a jitter is 0 to 1: where in ± 20 % of the back-off the next attempt lies. */
Result<WorkRecord> fail(WorkRecord record, const Holding &holding, WorkOutcome outcome, double jitter, const QDateTime &now);
Result<WorkRecord> escalate(WorkRecord record, const Holding &holding, WorkEscalation question, const QDateTime &now);
Result<WorkRecord> lose(WorkRecord record, const QString &reason, double jitter, const QDateTime &now);
Result<WorkRecord> handBack(WorkRecord record, const Holding &holding, const QString &reason, const QDateTime &now);
Result<WorkRecord> cancel(WorkRecord record, WorkCancel cancel, const QDateTime &now);
Result<WorkRecord> confirmCancel(WorkRecord record, const Holding &holding, const QDateTime &now);
Result<WorkRecord> expire(WorkRecord record, const QDateTime &now);
/*! Full when the context becomes too large by \a text. */
Result<WorkRecord> answer(WorkRecord record, const QString &text, const QString &by, const QDateTime &now);
/*!
    The spec of a new item that does \a record again, with the id \a workId. It stands alone: no parent, whose end would take
    it along, and no deadline, which may have passed.
*/
WorkSpec replayOf(const WorkRecord &record, const QString &workId);

/*! Whether a failed attempt with \a fault may be tried again. An unknown fault may not: what ran may have had effects. */
bool mayPass(std::optional<Fault> fault);

/*! Whether another attempt may follow the present one. */
bool attemptsLeft(const WorkRecord &record);
/*! The pause after a failed attempt. \a jitter is 0 to 1. */
std::chrono::milliseconds backOff(const WorkRecord &record, double jitter);

inline constexpr int kMaxDepth = 8; //!< ancestors of an item
inline constexpr int kMostAttempts = 100;
inline constexpr int kMostExcused = 10; //!< hand backs that do not count: work that brings its station down must come to an end
inline constexpr qsizetype kMaxSpecBytes = 512 * 1024; //!< of the spec as JSON: half of what the ledger takes
inline constexpr qsizetype kMaxWords = 4'000; //!< characters of an error or a question: what is longer is cut
inline constexpr auto kAnswerKey = "escalation_answer"; //!< in the context of work that a person answered
inline constexpr auto kDeadlineReason = "deadline"; //!< reason of a cancellation that makes it failed with Timeout

} // namespace Transition

} // namespace lattice
