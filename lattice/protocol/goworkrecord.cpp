// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/goworkrecord.h"

#include "lattice/protocol/omitempty.h"
#include "lattice/protocol/statusword.h"
#include "lattice/protocol/subject.h"
#include "lattice/protocol/traceparent.h"
#include "lattice/protocol/workassignment.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

using Status = GoWorkRecord::Status;

constexpr StatusWord<Status> kStatuses[] = {
    {Status::Assigned, "ASSIGNED"_L1},
    {Status::Accepted, "ACCEPTED"_L1},
    {Status::Complete, "COMPLETE"_L1},
    {Status::Failed, "FAILED"_L1},
    {Status::Escalated, "ESCALATED"_L1},
};

QString errorOf(const WorkRecord &record)
{
    switch (record.phase) {
    case WorkPhase::Cancelled: return WorkText::Cancelled.toString();
    case WorkPhase::Escalated: return record.escalation.reason;
    case WorkPhase::Failed: return record.outcome.error.isEmpty() ? u"failed"_s : record.outcome.error;
    default: return {};
    }
}

} // namespace

QByteArray encode(const GoWorkRecord &record)
{
    QJsonObject json{
        {"work_id"_L1, record.workId},
        {"orchestrator_run_id"_L1, record.runId},
        {"source_station"_L1, record.sourceStation},
        {"target_station"_L1, record.targetStation},
        {"agent_name"_L1, record.agentName},
        {"task"_L1, record.task},
        {"status"_L1, wordOf(kStatuses, record.status)},
        {"assigned_at"_L1, toWireTime(record.assignedAt)},
        {"accepted_at"_L1, toWireTime(record.acceptedAt)},
        {"completed_at"_L1, toWireTime(record.completedAt)},
        {"updated_at"_L1, toWireTime(record.updatedAt)},
    };
    insertUnlessEmpty(json, "parent_work_id"_L1, record.parentId);
    insertUnlessEmpty(json, "agent_id"_L1, record.agentId);
    insertUnlessEmpty(json, "context"_L1, record.context);
    insertUnlessEmpty(json, "result"_L1, record.result);
    insertUnlessEmpty(json, "error"_L1, record.error);
    insertUnlessZero(json, "duration_ms"_L1, record.durationMs);
    insertUnlessZero(json, "tool_calls"_L1, qint64(record.toolCalls));
    insertUnlessEmpty(json, "trace_id"_L1, record.traceId);
    insertUnlessEmpty(json, "span_id"_L1, record.spanId);
    return toBytes(json);
}

Result<GoWorkRecord> decodeGoWorkRecord(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    return fields->finish(GoWorkRecord{
        .workId = fields->neededText("work_id"_L1),
        .runId = fields->text("orchestrator_run_id"_L1),
        .parentId = fields->text("parent_work_id"_L1),
        .sourceStation = fields->text("source_station"_L1),
        .targetStation = fields->text("target_station"_L1),
        .agentId = fields->text("agent_id"_L1),
        .agentName = fields->text("agent_name"_L1),
        .task = fields->text("task"_L1),
        .context = fields->textMap("context"_L1),
        .status = readWord(kStatuses, *fields, "status"_L1),
        .assignedAt = fields->time("assigned_at"_L1),
        .acceptedAt = fields->time("accepted_at"_L1),
        .completedAt = fields->time("completed_at"_L1),
        .updatedAt = fields->time("updated_at"_L1),
        .result = fields->text("result"_L1),
        .error = fields->text("error"_L1),
        .durationMs = fields->number("duration_ms"_L1),
        .toolCalls = static_cast<int>(fields->integer("tool_calls"_L1)),
        .traceId = fields->text("trace_id"_L1),
        .spanId = fields->text("span_id"_L1),
    });
}

GoWorkRecord goRecordOf(const WorkRecord &record, const QDateTime &now)
{
    const WorkSpec &spec = record.spec;
    const auto trace = Traceparent::parse(spec.traceparent);
    return GoWorkRecord{
        .workId = spec.workId,
        .runId = spec.runId,
        .parentId = spec.parentId,
        .sourceStation = spec.sourceStation,
        .targetStation = record.station.isEmpty() ? spec.wantedStation : record.station,
        .agentName = agentOf(record),
        .task = spec.task,
        .context = spec.context,
        .status = goStatus(record.phase),
        .assignedAt = record.assignedAt.isValid() ? record.assignedAt : spec.submittedAt,
        .acceptedAt = record.acceptedAt,
        .completedAt = record.endedAt,
        .updatedAt = now,
        .result = record.outcome.result,
        .error = errorOf(record),
        .durationMs = record.outcome.durationMs,
        .toolCalls = record.outcome.toolCalls,
        .traceId = trace ? trace->traceId() : QString(),
        .spanId = trace ? trace->spanId() : QString(),
    };
}

Status goStatus(WorkPhase phase)
{
    switch (phase) {
    case WorkPhase::Queued:
    case WorkPhase::Assigned:
    case WorkPhase::RetryWait: return Status::Assigned;
    case WorkPhase::Running:
    case WorkPhase::Cancelling: return Status::Accepted;
    case WorkPhase::Escalated: return Status::Escalated;
    case WorkPhase::Done: return Status::Complete;
    case WorkPhase::Failed:
    case WorkPhase::Cancelled: break;
    }
    return Status::Failed;
}

QByteArray encodeGoIndex(const QStringList &workIds)
{
    return QJsonDocument(QJsonArray::fromStringList(workIds)).toJson(QJsonDocument::Compact);
}

Result<QStringList> decodeGoIndex(const QByteArray &bytes)
{
    if (bytes.size() > kMaxMessageBytes)
        return failed(Fault::Invalid, u"the list of work ids has %1 bytes, the limit is %2"_s.arg(bytes.size()).arg(kMaxMessageBytes));
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    if (!document.isArray())
        return failed(Fault::Invalid, u"expected an array of work ids"_s);
    QStringList workIds;
    const QJsonArray array = document.array();
    for (const QJsonValue &id : array) {
        if (!isToken(id.toString()))
            return failed(Fault::Invalid, u"the list has something that is no work id"_s);
        workIds.append(id.toString());
    }
    return workIds;
}

} // namespace lattice
