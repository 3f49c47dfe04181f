// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/workresponse.h"

#include "lattice/protocol/fields.h"
#include "lattice/protocol/statusword.h"
#include "lattice/protocol/subject.h"
#include "lattice/protocol/workassignment.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

using Type = WorkResponse::Type;

constexpr StatusWord<Type> kTypes[] = {
    {Type::Accepted, "WORK_ACCEPTED"_L1},
    {Type::Progress, "WORK_PROGRESS"_L1},
    {Type::Complete, "WORK_COMPLETE"_L1},
    {Type::Failed, "WORK_FAILED"_L1},
    {Type::Escalate, "WORK_ESCALATE"_L1},
};

std::optional<Type> typeFor(WorkPhase phase)
{
    switch (phase) {
    case WorkPhase::Running: return Type::Accepted;
    case WorkPhase::Done: return Type::Complete;
    case WorkPhase::Failed:
    case WorkPhase::Cancelled: return Type::Failed;
    case WorkPhase::Escalated: return Type::Escalate;
    case WorkPhase::Queued:
    case WorkPhase::Assigned:
    case WorkPhase::RetryWait:
    case WorkPhase::Cancelling: break;
    }
    return {};
}

WorkResponse aboutAttempt(const WorkRecord &record, Type type, const QDateTime &now)
{
    return WorkResponse{
        .workId = record.spec.workId,
        .runId = record.spec.runId,
        .type = type,
        .stationId = record.station,
        .timestamp = now,
        .attempt = record.attempt,
    };
}

} // namespace

QByteArray encode(const WorkResponse &response)
{
    JsonWriter json;
    json.add("work_id"_L1, response.workId);
    json.add("orchestrator_run_id"_L1, response.runId);
    json.add("type"_L1, wordOf(kTypes, response.type));
    json.add("station_id"_L1, response.stationId);
    json.add("timestamp"_L1, response.timestamp);
    json.addUnlessEmpty("result"_L1, response.result);
    json.addUnlessEmpty("error"_L1, response.error);
    json.addUnlessZero("progress_pct"_L1, qint64(response.progressPercent));
    json.addUnlessEmpty("progress_msg"_L1, response.progressMessage);
    json.addUnlessEmpty("escalation_reason"_L1, response.escalationReason);
    json.addUnlessEmpty("escalation_context"_L1, response.escalationContext);
    json.addUnlessZero("local_run_id"_L1, response.localRunId);
    json.addUnlessZero("duration_ms"_L1, response.durationMs);
    json.addUnlessZero("tool_calls"_L1, qint64(response.toolCalls));
    json.addUnlessZero("attempt"_L1, qint64(response.attempt));
    return json.finish();
}

Result<WorkResponse> decodeWorkResponse(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    WorkResponse response{
        .workId = fields->neededText("work_id"_L1),
        .runId = fields->text("orchestrator_run_id"_L1),
        .type = readWord(kTypes, *fields, "type"_L1),
        .result = fields->text("result"_L1),
        .error = fields->text("error"_L1),
        .progressPercent = static_cast<int>(fields->integer("progress_pct"_L1, 0, 100)),
        .progressMessage = fields->text("progress_msg"_L1),
        .escalationReason = fields->text("escalation_reason"_L1),
        .escalationContext = fields->textMap("escalation_context"_L1),
        .stationId = fields->stationId("station_id"_L1),
        .localRunId = fields->integer("local_run_id"_L1, 0, std::numeric_limits<qint64>::max() - 1),
        .durationMs = fields->number("duration_ms"_L1),
        .toolCalls = static_cast<int>(fields->integer("tool_calls"_L1)),
        .timestamp = fields->time("timestamp"_L1),
        .attempt = static_cast<int>(fields->integer("attempt"_L1)),
    };
    if (!isToken(response.workId))
        fields->refuse("work_id"_L1, u"is no token (1 to 64 of A-Z a-z 0-9 _ -)"_s);
    return fields->finish(std::move(response));
}

bool isTerminal(Type type)
{
    return type == Type::Complete || type == Type::Failed || type == Type::Escalate;
}

std::optional<WorkResponse> responseTo(const WorkRecord &record, const QDateTime &now)
{
    const auto type = typeFor(record.phase);
    if (!type)
        return {};
    WorkResponse response = aboutAttempt(record, *type, now);
    if (*type == Type::Escalate) {
        response.escalationReason = record.escalation.reason;
        response.escalationContext = record.escalation.context;
    }
    if (*type == Type::Complete)
        response.result = record.outcome.result;
    if (*type == Type::Failed) // an empty error would read as none
        response.error = record.outcome.error.isEmpty() ? phaseName(record.phase) : record.outcome.error;
    if (isTerminal(*type)) {
        response.durationMs = record.outcome.durationMs;
        response.toolCalls = record.outcome.toolCalls;
    }
    return response;
}

WorkResponse progressOf(const WorkRecord &record, const WorkProgress &progress)
{
    WorkResponse response = aboutAttempt(record, Type::Progress, progress.at);
    response.progressPercent = std::max(0, progress.percent);
    response.progressMessage = progress.message;
    return response;
}

bool isPublishAck(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    return fields && fields->has("stream"_L1) && fields->has("seq"_L1) && !fields->has("type"_L1);
}

} // namespace lattice
