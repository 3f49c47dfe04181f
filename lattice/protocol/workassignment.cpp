// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/workassignment.h"

#include "lattice/protocol/fields.h"
#include "lattice/protocol/subject.h"
#include "lattice/protocol/traceparent.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr qint64 kMost = std::numeric_limits<qint64>::max() - 1;

/*! Go's trace and span as we keep them; they are sampled, or they would not be said. */
QString traceparentOf(const WorkAssignment &assignment)
{
    const auto trace = Traceparent::parse(u"00-%1-%2-01"_s.arg(assignment.traceId, assignment.spanId));
    return trace ? trace->toString() : QString();
}

} // namespace

QByteArray encode(const WorkAssignment &assignment)
{
    JsonWriter json(2048);
    json.add("work_id"_L1, assignment.workId);
    json.add("orchestrator_run_id"_L1, assignment.runId);
    json.add("task"_L1, assignment.task);
    json.add("assigned_at"_L1, assignment.assignedAt);
    json.addUnlessEmpty("parent_work_id"_L1, assignment.parentId);
    json.addUnlessEmpty("target_station"_L1, assignment.targetStation);
    json.addUnlessEmpty("agent_id"_L1, assignment.agentId);
    json.addUnlessEmpty("agent_name"_L1, assignment.agentName);
    json.addUnlessEmpty("context"_L1, assignment.context);
    json.addUnlessZero("timeout"_L1, qint64(assignment.timeout.count()));
    json.addUnlessZero("priority"_L1, qint64(assignment.priority));
    json.addUnlessEmpty("trace_id"_L1, assignment.traceId);
    json.addUnlessEmpty("span_id"_L1, assignment.spanId);
    json.addUnlessEmpty("reply_subject"_L1, assignment.replySubject);
    json.addUnlessZero("attempt"_L1, qint64(assignment.attempt));
    json.addUnlessZero("epoch"_L1, static_cast<qint64>(assignment.epoch));
    if (assignment.record) {
        json.add("revision"_L1, static_cast<qint64>(assignment.record->revision));
        json.addJson("record"_L1, encode(*assignment.record));
    }
    return json.finish();
}

Result<WorkAssignment> decodeWorkAssignment(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    WorkAssignment assignment{
        .workId = fields->neededText("work_id"_L1),
        .runId = fields->text("orchestrator_run_id"_L1),
        .parentId = fields->text("parent_work_id"_L1),
        .targetStation = fields->text("target_station"_L1),
        .agentId = fields->text("agent_id"_L1),
        .agentName = fields->text("agent_name"_L1),
        .task = fields->text("task"_L1),
        .context = fields->textMap("context"_L1),
        .assignedAt = fields->time("assigned_at"_L1),
        .timeout = std::chrono::nanoseconds(fields->integer("timeout"_L1, 0, kMost)),
        .priority = static_cast<int>(fields->integer("priority"_L1, std::numeric_limits<int>::min())),
        .traceId = fields->text("trace_id"_L1),
        .spanId = fields->text("span_id"_L1),
        .replySubject = fields->text("reply_subject"_L1),
        .attempt = static_cast<int>(fields->integer("attempt"_L1)),
        .epoch = static_cast<quint64>(fields->integer("epoch"_L1, 0, kMost)),
    };
    if (fields->has("record"_L1)) {
        assignment.record = readWorkRecord(fields->child("record"_L1));
        assignment.record->revision = static_cast<quint64>(fields->integer("revision"_L1, 1, kMost));
    }
    if (!isToken(assignment.workId))
        fields->refuse("work_id"_L1, u"is no token (1 to 64 of A-Z a-z 0-9 _ -)"_s);
    return fields->finish(std::move(assignment));
}

bool agentMissing(const WorkAssignment &assignment)
{
    return assignment.agentId.isEmpty() && assignment.agentName.isEmpty();
}

WorkAssignment assignmentOf(const WorkRecord &record)
{
    const WorkSpec &spec = record.spec;
    const auto trace = Traceparent::parse(spec.traceparent);
    return WorkAssignment{
        .workId = spec.workId,
        .runId = spec.runId,
        .parentId = spec.parentId,
        .targetStation = record.station,
        .agentName = agentOf(record),
        .task = spec.task,
        .context = spec.context,
        .assignedAt = record.assignedAt,
        .timeout = spec.timeout,
        .priority = spec.priority,
        .traceId = trace ? trace->traceId() : QString(),
        .spanId = trace ? trace->spanId() : QString(),
        .replySubject = Subject::workResponse(spec.workId).value_or(QString()),
        .attempt = record.attempt,
        .epoch = record.epoch,
    };
}

QString messageId(const WorkAssignment &assignment)
{
    return assignment.workId + u'.' + QString::number(assignment.attempt);
}

WorkSpec specOf(const WorkAssignment &assignment, const QString &stationId)
{
    using std::chrono::milliseconds;
    const WorkSpec unsaid;
    const auto timeout = std::chrono::ceil<milliseconds>(assignment.timeout);
    return WorkSpec{
        .workId = assignment.workId,
        .runId = isToken(assignment.runId) ? assignment.runId : assignment.workId,
        .parentId = isToken(assignment.parentId) ? assignment.parentId : QString(),
        .agent = assignment.agentName.isEmpty() ? assignment.agentId : assignment.agentName,
        .wantedStation = stationId,
        .task = assignment.task,
        .context = assignment.context,
        .priority = assignment.priority == 0 ? unsaid.priority : std::clamp(assignment.priority, 0, 9),
        .timeout = timeout == milliseconds::zero() ? unsaid.timeout : timeout,
        .requestedBy = u"a Go dispatcher"_s,
        .submittedAt = assignment.assignedAt,
        .traceparent = traceparentOf(assignment),
    };
}

} // namespace lattice
