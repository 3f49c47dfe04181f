// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/workrecord.h"

#include "lattice/protocol/faultword.h"
#include "lattice/protocol/fields.h"
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

void write(JsonWriter &json, const WorkProgress &progress)
{
    json.beginObject("progress"_L1);
    if (progress.percent >= 0)
        json.add("pct"_L1, qint64(progress.percent));
    json.addUnlessEmpty("message"_L1, progress.message);
    json.addIfSet("at"_L1, progress.at);
    json.end();
}

WorkProgress readProgress(const Fields &fields)
{
    return WorkProgress{
        .percent = fields.has("pct"_L1) ? static_cast<int>(fields.integer("pct"_L1, 0, 100)) : -1,
        .message = fields.text("message"_L1),
        .at = fields.time("at"_L1),
    };
}

void write(JsonWriter &json, const BlobRef &blob)
{
    json.beginObject("blob"_L1);
    json.addUnlessEmpty("sha256"_L1, blob.sha256);
    json.addUnlessZero("size"_L1, blob.size);
    json.end();
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

void write(JsonWriter &json, const WorkOutcome &outcome)
{
    json.addUnlessEmpty("result"_L1, outcome.result);
    write(json, outcome.blob);
    json.addUnlessEmpty("error"_L1, outcome.error);
    if (outcome.fault)
        json.add("fault"_L1, wordOf(kFaultWords, *outcome.fault));
    json.addUnlessZero("duration_ms"_L1, outcome.durationMs);
    json.addUnlessZero("tool_calls"_L1, qint64(outcome.toolCalls));
    json.addUnlessEmpty("model"_L1, outcome.model);
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

void write(JsonWriter &json, const WorkEscalation &escalation)
{
    json.beginObject("escalation"_L1);
    json.addUnlessEmpty("reason"_L1, escalation.reason);
    json.addUnlessEmpty("context"_L1, escalation.context);
    json.addUnlessEmpty("answer"_L1, escalation.answer);
    json.addUnlessEmpty("answered_by"_L1, escalation.answeredBy);
    json.end();
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

void write(JsonWriter &json, const WorkCancel &cancel)
{
    json.beginObject("cancel"_L1);
    json.addUnlessEmpty("by"_L1, cancel.by);
    json.addUnlessEmpty("reason"_L1, cancel.reason);
    json.end();
}

void write(JsonWriter &json, const WorkStep &step)
{
    json.beginElement();
    json.add("phase"_L1, wordOf(kPhases, step.phase));
    json.addUnlessZero("attempt"_L1, qint64(step.attempt));
    json.addUnlessEmpty("station"_L1, step.station);
    json.addIfSet("at"_L1, step.at);
    json.addUnlessEmpty("reason"_L1, step.reason);
    json.end();
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
    JsonWriter json(1024);
    write(json, record.spec);
    json.add("phase"_L1, wordOf(kPhases, record.phase));
    json.addIfSet("since"_L1, record.since);
    json.addUnlessZero("attempt"_L1, qint64(record.attempt));
    json.addUnlessZero("excused"_L1, qint64(record.excused));
    json.addUnlessEmpty("station"_L1, record.station);
    json.addUnlessEmpty("chosen_agent"_L1, record.chosenAgent);
    json.addUnlessZero("epoch"_L1, static_cast<qint64>(record.epoch));
    json.addIfSet("not_before"_L1, record.notBefore);
    json.addIfSet("assigned_at"_L1, record.assignedAt);
    json.addIfSet("accepted_at"_L1, record.acceptedAt);
    json.addIfSet("ended_at"_L1, record.endedAt);
    write(json, record.progress);
    write(json, record.outcome);
    write(json, record.escalation);
    write(json, record.cancel);
    json.beginArray("history"_L1);
    for (const WorkStep &step : record.history)
        write(json, step);
    json.end();
    return json.finish();
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
