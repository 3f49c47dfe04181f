// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/workrecord.h"

#include "lattice/protocol/faultword.h"
#include "lattice/protocol/omitempty.h"
#include "lattice/protocol/subject.h"
#include "lattice/protocol/workspec.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr StatusWord<WorkPhase> kPhases[] = {
    {WorkPhase::Queued, "queued"_L1},
    {WorkPhase::Assigned, "assigned"_L1},
    {WorkPhase::Running, "running"_L1},
    {WorkPhase::RetryWait, "retry_wait"_L1},
    {WorkPhase::Cancelling, "cancelling"_L1},
    {WorkPhase::Escalated, "escalated"_L1},
    {WorkPhase::Done, "done"_L1},
    {WorkPhase::Failed, "failed"_L1},
    {WorkPhase::Cancelled, "cancelled"_L1},
};

constexpr qint64 kMostBytes = qint64(1) << 53; // of a blob; what every JSON reader counts exactly

QString stationIfAny(const Fields &fields, QLatin1StringView key)
{
    return fields.text(key).isEmpty() ? QString() : fields.stationId(key);
}

QJsonObject toJson(const WorkProgress &progress)
{
    QJsonObject json;
    if (progress.percent >= 0)
        json.insert("pct"_L1, progress.percent);
    insertUnlessEmpty(json, "message"_L1, progress.message);
    insertIfSet(json, "at"_L1, progress.at);
    return json;
}

WorkProgress readProgress(const Fields &fields)
{
    return WorkProgress{
        .percent = fields.has("pct"_L1) ? static_cast<int>(fields.integer("pct"_L1, 0, 100)) : -1,
        .message = fields.text("message"_L1),
        .at = fields.time("at"_L1),
    };
}

QJsonObject toJson(const BlobRef &blob)
{
    QJsonObject json;
    insertUnlessEmpty(json, "sha256"_L1, blob.sha256);
    insertUnlessZero(json, "size"_L1, blob.size);
    return json;
}

/*! The checksum goes into subjects. */
BlobRef readBlob(const Fields &fields)
{
    BlobRef blob{.sha256 = fields.text("sha256"_L1), .size = fields.integer("size"_L1, 0, kMostBytes)};
    const bool hex = std::ranges::all_of(blob.sha256, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
    if (!blob.sha256.isEmpty() && (!hex || blob.sha256.size() != 64))
        fields.refuse("sha256"_L1, u"expected 64 hexadecimal digits"_s);
    return blob;
}

void insert(QJsonObject &json, const WorkOutcome &outcome)
{
    insertUnlessEmpty(json, "result"_L1, outcome.result);
    insertUnlessEmpty(json, "blob"_L1, toJson(outcome.blob));
    insertUnlessEmpty(json, "error"_L1, outcome.error);
    if (outcome.fault)
        json.insert("fault"_L1, wordOf(kFaultWords, *outcome.fault));
    insertUnlessZero(json, "duration_ms"_L1, outcome.durationMs);
    insertUnlessZero(json, "tool_calls"_L1, qint64(outcome.toolCalls));
    insertUnlessEmpty(json, "model"_L1, outcome.model);
}

WorkOutcome readOutcome(const Fields &fields)
{
    return WorkOutcome{
        .result = fields.text("result"_L1),
        .blob = readBlob(fields.child("blob"_L1)),
        .error = fields.text("error"_L1),
        .fault = findWord(kFaultWords, fields.text("fault"_L1)),
        .durationMs = fields.number("duration_ms"_L1),
        .toolCalls = static_cast<int>(fields.integer("tool_calls"_L1)),
        .model = fields.text("model"_L1),
    };
}

QJsonObject toJson(const WorkEscalation &escalation)
{
    QJsonObject json;
    insertUnlessEmpty(json, "reason"_L1, escalation.reason);
    insertUnlessEmpty(json, "context"_L1, escalation.context);
    insertUnlessEmpty(json, "answer"_L1, escalation.answer);
    insertUnlessEmpty(json, "answered_by"_L1, escalation.answeredBy);
    return json;
}

WorkEscalation readEscalation(const Fields &fields)
{
    return WorkEscalation{
        .reason = fields.text("reason"_L1),
        .context = fields.textMap("context"_L1),
        .answer = fields.text("answer"_L1),
        .answeredBy = fields.text("answered_by"_L1),
    };
}

QJsonObject toJson(const WorkCancel &cancel)
{
    QJsonObject json;
    insertUnlessEmpty(json, "by"_L1, cancel.by);
    insertUnlessEmpty(json, "reason"_L1, cancel.reason);
    return json;
}

QJsonObject toJson(const WorkStep &step)
{
    QJsonObject json{{"phase"_L1, wordOf(kPhases, step.phase)}};
    insertUnlessZero(json, "attempt"_L1, qint64(step.attempt));
    insertUnlessEmpty(json, "station"_L1, step.station);
    insertIfSet(json, "at"_L1, step.at);
    insertUnlessEmpty(json, "reason"_L1, step.reason);
    return json;
}

WorkStep readStep(const Fields &fields)
{
    return WorkStep{
        .phase = readWord(kPhases, fields, "phase"_L1),
        .attempt = static_cast<int>(fields.integer("attempt"_L1)),
        .station = fields.text("station"_L1),
        .at = fields.time("at"_L1),
        .reason = fields.text("reason"_L1),
    };
}

} // namespace

bool isEnd(WorkPhase phase)
{
    return phase == WorkPhase::Done || phase == WorkPhase::Failed || phase == WorkPhase::Cancelled;
}

bool isHeld(WorkPhase phase)
{
    return phase == WorkPhase::Assigned || phase == WorkPhase::Running || phase == WorkPhase::Cancelling;
}

QString phaseName(WorkPhase phase)
{
    return wordOf(kPhases, phase);
}

std::optional<WorkPhase> phaseOf(const QString &name)
{
    return findWord(kPhases, name);
}

QString agentOf(const WorkRecord &record)
{
    return record.chosenAgent.isEmpty() ? record.spec.agent : record.chosenAgent;
}

Result<QString> workKey(const QString &workId)
{
    const auto token = leaseKey(workId); // checks it
    return token ? u"w."_s + *token : token;
}

WorkRecord readWorkRecord(const Fields &fields)
{
    const Fields cancel = fields.child("cancel"_L1);
    return WorkRecord{
        .spec = readWorkSpec(fields),
        .phase = readWord(kPhases, fields, "phase"_L1),
        .since = fields.time("since"_L1),
        .attempt = static_cast<int>(fields.integer("attempt"_L1)),
        .excused = static_cast<int>(fields.integer("excused"_L1)),
        .station = stationIfAny(fields, "station"_L1),
        .chosenAgent = fields.text("chosen_agent"_L1),
        .epoch = static_cast<quint64>(fields.integer("epoch"_L1, 0, std::numeric_limits<qint64>::max() - 1)),
        .notBefore = fields.time("not_before"_L1),
        .assignedAt = fields.time("assigned_at"_L1),
        .acceptedAt = fields.time("accepted_at"_L1),
        .endedAt = fields.time("ended_at"_L1),
        .progress = readProgress(fields.child("progress"_L1)),
        .outcome = readOutcome(fields),
        .escalation = readEscalation(fields.child("escalation"_L1)),
        .cancel = {.by = cancel.text("by"_L1), .reason = cancel.text("reason"_L1)},
        .history = fields.list("history"_L1, readStep),
    };
}

QByteArray encode(const WorkRecord &record)
{
    QJsonObject json = toJson(record.spec);
    json.insert("phase"_L1, wordOf(kPhases, record.phase));
    insertIfSet(json, "since"_L1, record.since);
    insertUnlessZero(json, "attempt"_L1, qint64(record.attempt));
    insertUnlessZero(json, "excused"_L1, qint64(record.excused));
    insertUnlessEmpty(json, "station"_L1, record.station);
    insertUnlessEmpty(json, "chosen_agent"_L1, record.chosenAgent);
    insertUnlessZero(json, "epoch"_L1, static_cast<qint64>(record.epoch));
    insertIfSet(json, "not_before"_L1, record.notBefore);
    insertIfSet(json, "assigned_at"_L1, record.assignedAt);
    insertIfSet(json, "accepted_at"_L1, record.acceptedAt);
    insertIfSet(json, "ended_at"_L1, record.endedAt);
    insertUnlessEmpty(json, "progress"_L1, toJson(record.progress));
    insert(json, record.outcome);
    insertUnlessEmpty(json, "escalation"_L1, toJson(record.escalation));
    insertUnlessEmpty(json, "cancel"_L1, toJson(record.cancel));
    QJsonArray steps;
    for (const WorkStep &step : record.history)
        steps.append(toJson(step));
    if (!steps.isEmpty())
        json.insert("history"_L1, steps);
    return toBytes(json);
}

Result<WorkRecord> decodeWorkRecord(const QByteArray &bytes, quint64 revision)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    WorkRecord record = readWorkRecord(*fields);
    std::ignore = fields->neededText("work_id"_L1); // of a submission it may be empty
    if (isHeld(record.phase) && (record.station.isEmpty() || record.attempt < 1))
        fields->refuse("station"_L1, u"is missing, or the attempt is: somebody must hold what is %1"_s.arg(phaseName(record.phase)));
    record.revision = revision;
    return fields->finish(std::move(record));
}

} // namespace lattice
