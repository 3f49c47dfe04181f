// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/transition.h"

#include "lattice/protocol/excerpt.h"
#include "lattice/protocol/subject.h"
#include "lattice/protocol/workspec.h"

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice::Transition {

namespace {

constexpr qsizetype kMaxReason = 200;
constexpr auto kLongestBackOff = 300'000ms;
constexpr auto kLongestTimeout = std::chrono::days(30);

std::unexpected<Error> refused(const WorkRecord &record, const QString &change)
{
    QString where = phaseName(record.phase);
    if (!record.station.isEmpty())
        where += u", attempt %1 at %2"_s.arg(record.attempt).arg(record.station);
    return failed(Fault::Conflict, u"work %1 cannot be %2: it is %3"_s.arg(record.spec.workId, change, where));
}

WorkRecord entered(WorkRecord record, WorkPhase phase, const QString &reason, const QDateTime &now)
{
    record.phase = phase;
    record.since = now;
    if (isEnd(phase))
        record.endedAt = now;
    record.history.append({.phase = phase, .attempt = record.attempt, .station = record.station, .at = now, .reason = excerpt(reason, kMaxReason)});
    if (record.history.size() > WorkRecord::kKeptSteps)
        record.history.remove(0, record.history.size() - WorkRecord::kKeptSteps);
    return record;
}

bool holds(const WorkRecord &record, const Holding &holding)
{
    return record.attempt == holding.attempt && record.station == holding.stationId;
}

/*! The pause is reckoned by the clock that also makes `since`, so a reader can tell it whatever that clock says. */
WorkRecord retried(WorkRecord record, const QString &reason, double jitter, const QDateTime &now)
{
    record.notBefore = now.addDuration(backOff(record, jitter));
    return entered(std::move(record), WorkPhase::RetryWait, reason, now);
}

WorkRecord asked(WorkRecord record, WorkEscalation question, const QDateTime &now)
{
    question.answer.clear();
    question.answeredBy.clear();
    record.escalation = std::move(question);
    record.escalation.reason = excerpt(record.escalation.reason, kMaxWords);
    const QString reason = record.escalation.reason;
    return entered(std::move(record), WorkPhase::Escalated, reason, now);
}

WorkRecord timedOut(WorkRecord record, const QDateTime &now)
{
    record.outcome.error = u"the deadline has passed"_s;
    record.outcome.fault = Fault::Timeout;
    return entered(std::move(record), WorkPhase::Failed, QString::fromLatin1(kDeadlineReason), now);
}

WorkRecord cancelled(WorkRecord record, const QDateTime &now)
{
    const QString reason = record.cancel.reason;
    if (reason == QLatin1StringView(kDeadlineReason))
        return timedOut(std::move(record), now);
    record.outcome.error = reason.isEmpty() ? u"cancelled"_s : u"cancelled: "_s + reason;
    record.outcome.fault = Fault::Cancelled;
    return entered(std::move(record), WorkPhase::Cancelled, reason, now);
}

std::unexpected<Error> unfit(const QString &words)
{
    return failed(Fault::Invalid, words);
}

Result<> checkIds(const WorkSpec &spec)
{
    const auto bad = [](const QString &id) { return !id.isEmpty() && !isToken(id); };
    if (!isToken(spec.workId))
        return unfit(u"the work id is not fit (1 to 64 of A-Z a-z 0-9 _ -)"_s);
    if (bad(spec.runId) || bad(spec.parentId) || bad(spec.replayOf))
        return unfit(u"the id of the run, of the parent or of what is done again is not fit (1 to 64 of A-Z a-z 0-9 _ -)"_s);
    if (!spec.wantedStation.isEmpty() && !isStationId(spec.wantedStation))
        return unfit(u"the wanted station's id is not fit (1 to 64 of A-Z a-z 0-9 _ -)"_s);
    if (spec.parentId == spec.workId)
        return unfit(u"work cannot be its own parent"_s);
    return {};
}

Result<> checkTarget(const WorkSpec &spec)
{
    if (spec.agent.isEmpty() == spec.capability.isEmpty())
        return unfit(u"name either an agent or a capability"_s);
    if (spec.path.size() > kMaxDepth)
        return unfit(u"work may have %1 ancestors, this would have %2"_s.arg(kMaxDepth).arg(spec.path.size()));
    if (!spec.agent.isEmpty() && spec.path.contains(spec.agent, Qt::CaseInsensitive))
        return unfit(u"agent %1 would wait for itself: %2"_s.arg(spec.agent, spec.path.join(u" → "_s)));
    return {};
}

Result<> checkLimits(const WorkSpec &spec)
{
    if (spec.priority < 0 || spec.priority > 9)
        return unfit(u"the priority is %1, and must be 0 to 9"_s.arg(spec.priority));
    if (spec.timeout < 1ms || spec.timeout > kLongestTimeout)
        return unfit(u"the timeout is %1 ms, and must be 1 ms to 30 days"_s.arg(spec.timeout.count()));
    if (spec.maxAttempts < 1 || spec.maxAttempts > kMostAttempts)
        return unfit(u"%1 attempts are asked for, and 1 to %2 are possible"_s.arg(spec.maxAttempts).arg(kMostAttempts));
    return {};
}

Result<> checkSize(const WorkSpec &spec)
{
    if (const qsizetype bytes = encode(spec).size(); bytes > kMaxSpecBytes)
        return failed(Fault::Full, u"the task and its context have %1 bytes, the limit is %2: put large input where the agent can read it"_s.arg(bytes).arg(kMaxSpecBytes));
    return {};
}

} // namespace

Result<WorkRecord> submit(WorkSpec spec, const QDateTime &now)
{
    for (const auto &check : {checkIds, checkTarget, checkLimits, checkSize}) {
        if (const auto fit = check(spec); !fit)
            return std::unexpected(fit.error());
    }
    if (spec.runId.isEmpty())
        spec.runId = spec.workId;
    if (!spec.submittedAt.isValid())
        spec.submittedAt = now;
    return entered(WorkRecord{.spec = std::move(spec)}, WorkPhase::Queued, {}, now);
}

Result<WorkRecord> assign(WorkRecord record, const QString &stationId, quint64 epoch, const QDateTime &now, const QString &agent)
{
    if (record.phase != WorkPhase::Queued && record.phase != WorkPhase::RetryWait)
        return refused(record, u"assigned"_s);
    if (record.epoch > epoch)
        return failed(Fault::Conflict, u"work %1 was assigned by a later leader (%2, this one is %3)"_s.arg(record.spec.workId).arg(record.epoch).arg(epoch));
    if (!isStationId(stationId))
        return unfit(u"the station's id is not fit (1 to 64 of A-Z a-z 0-9 _ -)"_s);
    record.attempt += 1;
    record.station = stationId;
    record.chosenAgent = agent.isEmpty() ? record.spec.agent : agent;
    record.epoch = epoch;
    record.notBefore = {};
    record.assignedAt = now;
    record.acceptedAt = {};
    record.progress = {};
    record.outcome = {};
    return entered(std::move(record), WorkPhase::Assigned, {}, now);
}

Result<WorkRecord> claim(WorkRecord record, const Holding &holding, const QDateTime &now)
{
    if (record.phase != WorkPhase::Assigned || !holds(record, holding))
        return refused(record, u"claimed"_s);
    record.acceptedAt = now;
    return entered(std::move(record), WorkPhase::Running, {}, now);
}

Result<WorkRecord> progress(WorkRecord record, const Holding &holding, WorkProgress progress)
{
    if (record.phase != WorkPhase::Running || !holds(record, holding))
        return refused(record, u"advanced"_s);
    progress.percent = std::clamp(progress.percent, -1, 100);
    record.progress = std::move(progress);
    return record;
}

Result<WorkRecord> finish(WorkRecord record, const Holding &holding, WorkOutcome outcome, const QDateTime &now)
{
    const bool possible = record.phase == WorkPhase::Running || record.phase == WorkPhase::Cancelling;
    if (!possible || !holds(record, holding))
        return refused(record, u"finished"_s);
    record.outcome = std::move(outcome);
    record.outcome.error.clear();
    record.outcome.fault.reset();
    return entered(std::move(record), WorkPhase::Done, {}, now);
}

Result<WorkRecord> fail(WorkRecord record, const Holding &holding, WorkOutcome outcome, double jitter, const QDateTime &now)
{
    if (record.phase != WorkPhase::Running || !holds(record, holding))
        return refused(record, u"failed"_s);
    record.outcome = std::move(outcome);
    record.outcome.error = excerpt(record.outcome.error, kMaxWords);
    const QString reason = record.outcome.error;
    if (mayPass(record.outcome.fault) && attemptsLeft(record))
        return retried(std::move(record), reason, jitter, now);
    return entered(std::move(record), WorkPhase::Failed, reason, now);
}

Result<WorkRecord> escalate(WorkRecord record, const Holding &holding, WorkEscalation question, const QDateTime &now)
{
    if (record.phase != WorkPhase::Running || !holds(record, holding))
        return refused(record, u"escalated"_s);
    return asked(std::move(record), std::move(question), now);
}

Result<WorkRecord> lose(WorkRecord record, const QString &reason, double jitter, const QDateTime &now)
{
    if (!isHeld(record.phase))
        return refused(record, u"lost"_s);
    if (record.phase == WorkPhase::Cancelling)
        return cancelled(std::move(record), now);
    if (record.phase == WorkPhase::Assigned && record.excused < kMostExcused)
        record.excused += 1; // nobody claimed it: nothing ran
    record.outcome = {.error = u"lost: "_s + reason, .fault = Fault::Unreachable};
    if (attemptsLeft(record))
        return retried(std::move(record), u"lost: "_s + reason, jitter, now);
    return asked(std::move(record), {.reason = u"attempt %1 was lost (%2), and nobody knows what it did"_s.arg(record.attempt).arg(reason)}, now);
}

Result<WorkRecord> handBack(WorkRecord record, const Holding &holding, const QString &reason, const QDateTime &now)
{
    const bool possible = record.phase == WorkPhase::Assigned || record.phase == WorkPhase::Running;
    if (!possible || !holds(record, holding))
        return refused(record, u"handed back"_s);
    if (record.excused < kMostExcused)
        record.excused += 1;
    if (!attemptsLeft(record))
        return asked(std::move(record), {.reason = u"it was handed back %1 times, last because: %2"_s.arg(record.attempt).arg(reason)}, now);
    record.acceptedAt = {};
    record.progress = {};
    return entered(std::move(record), WorkPhase::Queued, u"handed back: "_s + reason, now);
}

Result<WorkRecord> cancel(WorkRecord record, WorkCancel cancel, const QDateTime &now)
{
    if (isEnd(record.phase) || record.phase == WorkPhase::Cancelling)
        return refused(record, u"cancelled"_s);
    record.cancel = std::move(cancel);
    if (!isHeld(record.phase))
        return cancelled(std::move(record), now);
    const QString reason = record.cancel.reason;
    return entered(std::move(record), WorkPhase::Cancelling, reason, now);
}

Result<WorkRecord> confirmCancel(WorkRecord record, const Holding &holding, const QDateTime &now)
{
    if (record.phase != WorkPhase::Cancelling || !holds(record, holding))
        return refused(record, u"cancelled by its station"_s);
    return cancelled(std::move(record), now);
}

Result<WorkRecord> expire(WorkRecord record, const QDateTime &now)
{
    if (isEnd(record.phase) || isHeld(record.phase))
        return refused(record, u"expired"_s);
    if (!record.spec.deadline.isValid() || record.spec.deadline > now)
        return failed(Fault::Conflict, u"the deadline of work %1 has not passed"_s.arg(record.spec.workId));
    return timedOut(std::move(record), now);
}

Result<WorkRecord> answer(WorkRecord record, const QString &text, const QString &by, const QDateTime &now)
{
    if (record.phase != WorkPhase::Escalated)
        return refused(record, u"answered"_s);
    record.spec.context.insert(QString::fromLatin1(kAnswerKey), text);
    if (const auto fit = checkSize(record.spec); !fit)
        return std::unexpected(fit.error());
    record.escalation.answer = text;
    record.escalation.answeredBy = by;
    // The attempt that asked does not count, and one is left whatever was used up.
    record.excused = std::max(record.excused + 1, record.attempt - record.spec.maxAttempts + 1);
    record.acceptedAt = {};
    record.progress = {};
    return entered(std::move(record), WorkPhase::Queued, by.isEmpty() ? u"answered"_s : u"answered by "_s + by, now);
}

WorkSpec replayOf(const WorkRecord &record, const QString &workId)
{
    WorkSpec spec = record.spec;
    spec.replayOf = std::exchange(spec.workId, workId);
    spec.runId = workId;
    spec.parentId.clear();
    spec.path.clear();
    spec.context.remove(QString::fromLatin1(kAnswerKey));
    spec.deadline = {};
    spec.sourceStation.clear();
    spec.requestedBy.clear();
    spec.submittedAt = {};
    spec.traceparent.clear();
    return spec;
}

bool mayPass(std::optional<Fault> fault)
{
    return fault == Fault::Timeout || fault == Fault::Unreachable || fault == Fault::NoResponders || fault == Fault::Busy;
}

bool attemptsLeft(const WorkRecord &record)
{
    return record.attempt - record.excused < record.spec.maxAttempts;
}

std::chrono::milliseconds backOff(const WorkRecord &record, double jitter)
{
    const int doublings = std::clamp(record.attempt - record.excused - 1, 0, 20);
    const auto pause = std::min<std::chrono::milliseconds>(1000ms * (1 << doublings), kLongestBackOff);
    return std::chrono::milliseconds(std::llround(double(pause.count()) * (0.8 + 0.4 * std::clamp(jitter, 0.0, 1.0))));
}

} // namespace lattice::Transition
