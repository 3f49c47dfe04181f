// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/workspec.h"

#include "lattice/protocol/faultword.h"
#include "lattice/protocol/fields.h"
#include "lattice/protocol/subject.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr double kLongestMs = 1e13; // 300 years; more would overflow Go's nanoseconds
constexpr int kMostAttempts = 1000;

QString tokenIfAny(const Fields &fields, QLatin1StringView key)
{
    const QString token = fields.text(key);
    if (!token.isEmpty() && !isToken(token))
        fields.refuse(key, u"is no token (1 to 64 of A-Z a-z 0-9 _ -)"_s);
    return token;
}

std::chrono::milliseconds readTimeout(const Fields &fields)
{
    const double ms = fields.number("timeout_ms"_L1);
    if (ms < 0 || ms > kLongestMs)
        fields.refuse("timeout_ms"_L1, u"expected milliseconds, from 0 on"_s);
    const qint64 whole = std::abs(ms) > kLongestMs ? 0 : std::llround(ms);
    return whole == 0 ? WorkSpec().timeout : std::chrono::milliseconds(whole);
}

} // namespace

void write(JsonWriter &json, const WorkSpec &spec)
{
    json.add("work_id"_L1, spec.workId);
    json.add("priority"_L1, qint64(spec.priority));
    json.add("timeout_ms"_L1, qint64(spec.timeout.count()));
    json.add("max_attempts"_L1, qint64(spec.maxAttempts));
    json.addUnlessEmpty("run_id"_L1, spec.runId);
    json.addUnlessEmpty("parent_id"_L1, spec.parentId);
    json.addUnlessEmpty("path"_L1, spec.path);
    json.addUnlessEmpty("agent"_L1, spec.agent);
    json.addUnlessEmpty("capability"_L1, spec.capability);
    json.addUnlessEmpty("wanted_station"_L1, spec.wantedStation);
    json.addUnlessEmpty("task"_L1, spec.task);
    json.addUnlessEmpty("context"_L1, spec.context);
    json.addIfSet("deadline"_L1, spec.deadline);
    if (spec.auction)
        json.add("auction"_L1, true);
    json.addUnlessEmpty("labels"_L1, spec.labels);
    json.addUnlessEmpty("replay_of"_L1, spec.replayOf);
    json.addUnlessEmpty("source_station"_L1, spec.sourceStation);
    json.addUnlessEmpty("requested_by"_L1, spec.requestedBy);
    json.addIfSet("submitted_at"_L1, spec.submittedAt);
    json.addUnlessEmpty("traceparent"_L1, spec.traceparent);
}

WorkSpec readWorkSpec(const Fields &fields)
{
    const WorkSpec unsaid;
    WorkSpec spec{
        .workId = fields.text("work_id"_L1),
        .runId = tokenIfAny(fields, "run_id"_L1),
        .parentId = tokenIfAny(fields, "parent_id"_L1),
        .path = fields.texts("path"_L1),
        .agent = fields.text("agent"_L1),
        .capability = fields.text("capability"_L1),
        .wantedStation = tokenIfAny(fields, "wanted_station"_L1),
        .task = fields.text("task"_L1),
        .context = fields.textMap("context"_L1),
        .priority = fields.has("priority"_L1) ? static_cast<int>(fields.integer("priority"_L1, 0, 9)) : unsaid.priority,
        .timeout = readTimeout(fields),
        .deadline = fields.time("deadline"_L1),
        .maxAttempts = fields.has("max_attempts"_L1) ? static_cast<int>(fields.integer("max_attempts"_L1, 1, kMostAttempts)) : unsaid.maxAttempts,
        .auction = fields.flag("auction"_L1),
        .labels = fields.textMap("labels"_L1),
        .replayOf = tokenIfAny(fields, "replay_of"_L1),
        .sourceStation = fields.text("source_station"_L1),
        .requestedBy = fields.text("requested_by"_L1),
        .submittedAt = fields.time("submitted_at"_L1),
        .traceparent = fields.text("traceparent"_L1),
    };
    if (!spec.workId.isEmpty() && !isToken(spec.workId))
        fields.refuse("work_id"_L1, u"is no token (1 to 64 of A-Z a-z 0-9 _ -)"_s);
    if (spec.agent.isEmpty() && spec.capability.isEmpty())
        fields.refuse("agent"_L1, u"is missing, and so is capability"_s);
    return spec;
}

QByteArray encode(const WorkSpec &spec)
{
    JsonWriter json;
    write(json, spec);
    return json.finish();
}

Result<WorkSpec> decodeWorkSpec(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    return fields->finish(readWorkSpec(*fields));
}

QByteArray encodeSubmitAnswer(const Result<WorkRecord> &answer)
{
    if (answer)
        return encode(*answer);
    return toBytes({{"error"_L1, answer.error().detail}, {"fault"_L1, wordOf(kFaultWords, answer.error().fault)}});
}

Result<WorkRecord> decodeSubmitAnswer(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    // A record has an error too, of its last attempt; an answer without work is one of words alone.
    if (fields->has("work_id"_L1))
        return decodeWorkRecord(bytes, 0);
    const QString words = fields->neededText("error"_L1);
    const auto fault = findWord(kFaultWords, fields->text("fault"_L1));
    if (fields->failure())
        return std::unexpected(*fields->failure());
    return failed(fault.value_or(Fault::Invalid), words);
}

} // namespace lattice
