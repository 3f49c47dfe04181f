// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/workevents.h"

#include "lattice/protocol/excerpt.h"
#include "lattice/protocol/faultword.h"
#include "lattice/protocol/omitempty.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr qsizetype kMaxTask = 500;
constexpr qsizetype kMaxResult = 4'000;

constexpr StatusWord<WorkFact> kTypes[] = {
    {WorkFact::Submitted, QLatin1StringView(EventType::WorkSubmitted)},
    {WorkFact::Assigned, QLatin1StringView(EventType::WorkAssigned)},
    {WorkFact::Accepted, QLatin1StringView(EventType::WorkAccepted)},
    {WorkFact::Progress, QLatin1StringView(EventType::WorkProgress)},
    {WorkFact::Completed, QLatin1StringView(EventType::WorkCompleted)},
    {WorkFact::Failed, QLatin1StringView(EventType::WorkFailed)},
    {WorkFact::Retrying, QLatin1StringView(EventType::WorkRetrying)},
    {WorkFact::Escalated, QLatin1StringView(EventType::WorkEscalated)},
    {WorkFact::Answered, QLatin1StringView(EventType::WorkAnswered)},
    {WorkFact::Cancelled, QLatin1StringView(EventType::WorkCancelled)},
    {WorkFact::Lost, QLatin1StringView(EventType::WorkLost)},
    {WorkFact::HandedBack, QLatin1StringView(EventType::WorkHandedBack)},
    {WorkFact::LateResult, QLatin1StringView(EventType::WorkLateResult)},
};

QString lastReason(const WorkRecord &record)
{
    return record.history.isEmpty() ? QString() : record.history.constLast().reason;
}

void addSpec(QJsonObject &data, const WorkSpec &spec)
{
    insertUnlessEmpty(data, "orchestrator_run_id"_L1, spec.runId);
    insertUnlessEmpty(data, "parent_work_id"_L1, spec.parentId);
    data.insert("source_station"_L1, spec.sourceStation);
    data.insert("task"_L1, excerpt(spec.task, kMaxTask));
}

void addSubmission(QJsonObject &data, const WorkSpec &spec)
{
    addSpec(data, spec);
    data.insert("submitted_at"_L1, toWireTime(spec.submittedAt));
    data.insert("priority"_L1, spec.priority);
    data.insert("timeout_ms"_L1, qint64(spec.timeout.count()));
    data.insert("max_attempts"_L1, spec.maxAttempts);
    insertUnlessEmpty(data, "capability"_L1, spec.capability);
    insertUnlessEmpty(data, "wanted_station"_L1, spec.wantedStation);
    insertUnlessEmpty(data, "replay_of"_L1, spec.replayOf);
    insertUnlessEmpty(data, "requested_by"_L1, spec.requestedBy);
    insertUnlessEmpty(data, "labels"_L1, spec.labels);
    insertIfSet(data, "deadline"_L1, spec.deadline);
}

void addAssignment(QJsonObject &data, const WorkRecord &record)
{
    addSpec(data, record.spec);
    data.insert("target_station"_L1, record.station);
    data.insert("assigned_at"_L1, toWireTime(record.assignedAt));
    insertUnlessZero(data, "epoch"_L1, static_cast<qint64>(record.epoch));
}

void addProgress(QJsonObject &data, const WorkProgress &progress)
{
    insertUnlessZero(data, "progress_pct"_L1, double(std::max(0, progress.percent)));
    insertUnlessEmpty(data, "message"_L1, progress.message);
}

/*! Go's `duration_ms` of events is a whole number. */
void addCost(QJsonObject &data, const WorkOutcome &outcome)
{
    data.insert("duration_ms"_L1, qint64(std::clamp(outcome.durationMs, 0.0, 1e15)));
    insertUnlessZero(data, "tool_calls"_L1, qint64(outcome.toolCalls));
    insertUnlessEmpty(data, "model"_L1, outcome.model);
}

void addResult(QJsonObject &data, const WorkOutcome &outcome)
{
    insertUnlessEmpty(data, "result"_L1, excerpt(outcome.result, kMaxResult));
    insertUnlessEmpty(data, "sha256"_L1, outcome.blob.sha256);
    insertUnlessZero(data, "size"_L1, outcome.blob.size);
    addCost(data, outcome);
}

void addError(QJsonObject &data, const WorkOutcome &outcome)
{
    data.insert("error"_L1, excerpt(outcome.error, kMaxResult));
    if (outcome.fault)
        data.insert("fault"_L1, wordOf(kFaultWords, *outcome.fault));
    addCost(data, outcome);
}

void addEscalation(QJsonObject &data, const WorkRecord &record)
{
    data.insert("reason"_L1, excerpt(record.escalation.reason, kMaxResult));
    data.insert("retry_count"_L1, std::max(0, record.attempt - 1));
    data.insert("escalated_at"_L1, toWireTime(record.since));
    insertUnlessEmpty(data, "original_error"_L1, excerpt(record.outcome.error, kMaxResult));
}

void addCancellation(QJsonObject &data, const WorkRecord &record)
{
    data.insert("reason"_L1, record.cancel.reason);
    data.insert("cancelled_at"_L1, toWireTime(record.endedAt));
    insertUnlessEmpty(data, "cancelled_by"_L1, record.cancel.by);
}

void addAnswer(QJsonObject &data, const WorkEscalation &escalation)
{
    data.insert("answer"_L1, excerpt(escalation.answer, kMaxResult));
    insertUnlessEmpty(data, "answered_by"_L1, escalation.answeredBy);
}

void addRetry(QJsonObject &data, const WorkRecord &record)
{
    addError(data, record.outcome);
    data.insert("retryable"_L1, true);
    insertIfSet(data, "not_before"_L1, record.notBefore);
}

void addFact(QJsonObject &data, WorkFact fact, const WorkRecord &record)
{
    switch (fact) {
    case WorkFact::Submitted: return addSubmission(data, record.spec);
    case WorkFact::Assigned: return addAssignment(data, record);
    case WorkFact::Accepted: return void(data.insert("accepted_at"_L1, toWireTime(record.acceptedAt)));
    case WorkFact::Progress: return addProgress(data, record.progress);
    case WorkFact::Completed:
        data.insert("completed_at"_L1, toWireTime(record.endedAt));
        return addResult(data, record.outcome);
    case WorkFact::Failed:
        data.insert("failed_at"_L1, toWireTime(record.endedAt));
        return addError(data, record.outcome);
    case WorkFact::Retrying: return addRetry(data, record);
    case WorkFact::Escalated: return addEscalation(data, record);
    case WorkFact::Answered: return addAnswer(data, record.escalation);
    case WorkFact::Cancelled: return addCancellation(data, record);
    case WorkFact::Lost:
        data.insert("reason"_L1, lastReason(record));
        return insertIfSet(data, "not_before"_L1, record.notBefore);
    case WorkFact::HandedBack: return void(data.insert("reason"_L1, lastReason(record)));
    case WorkFact::LateResult: return addResult(data, record.outcome);
    }
}

/*! Go's types want the agent's id as well. It is a row number of theirs, or our slug, and the record has neither: the name serves. */
bool namesAgentId(WorkFact fact)
{
    return fact == WorkFact::Accepted || fact == WorkFact::Completed || fact == WorkFact::Failed || fact == WorkFact::Escalated;
}

} // namespace

QString typeOf(WorkFact fact)
{
    return wordOf(kTypes, fact);
}

std::optional<WorkFact> factOf(const QString &type)
{
    return findWord(kTypes, type);
}

QString workEventId(WorkFact fact, const WorkRecord &record, const QDateTime &at)
{
    const QString type = typeOf(fact);
    const QString id = record.spec.workId + u'.' + QString::number(record.attempt) + type.sliced(type.lastIndexOf(u'.'));
    return fact == WorkFact::Progress ? id + u'.' + QString::number(at.toMSecsSinceEpoch()) : id;
}

Event workEvent(WorkFact fact, const WorkRecord &record, const QString &stationId, const QString &stationName, const QDateTime &now)
{
    QJsonObject data{
        {"work_id"_L1, record.spec.workId},
        {"station_id"_L1, record.station},
        {"agent_name"_L1, agentOf(record)},
        {"attempt"_L1, record.attempt},
        {"phase"_L1, phaseName(record.phase)},
    };
    if (namesAgentId(fact))
        data.insert("agent_id"_L1, agentOf(record));
    addFact(data, fact, record);
    const QDateTime at = fact == WorkFact::Progress && record.progress.at.isValid() ? record.progress.at : now;
    return Event{
        .id = workEventId(fact, record, at),
        .type = typeOf(fact),
        .source = EventSource.toString() + u'/' + stationId,
        .subject = record.spec.workId,
        .time = now,
        .stationId = stationId,
        .stationName = stationName,
        .traceparent = record.spec.traceparent,
        .data = std::move(data),
    };
}

std::optional<WorkFact> endOf(WorkPhase phase)
{
    switch (phase) {
    case WorkPhase::Done: return WorkFact::Completed;
    case WorkPhase::Failed: return WorkFact::Failed;
    case WorkPhase::Cancelled: return WorkFact::Cancelled;
    default: return {};
    }
}

} // namespace lattice
