// SPDX-License-Identifier: Apache-2.0
#include "core/run/runjson.h"

#include "core/engine/faultname.h"

using namespace Qt::StringLiterals;

namespace core {

namespace {

void say(QJsonObject &json, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

void say(QJsonObject &json, const QString &key, const QDateTime &time)
{
    if (time.isValid())
        json.insert(key, time.toUTC().toString(Qt::ISODateWithMs));
}

void say(QJsonObject &json, const QString &key, qint64 number)
{
    if (number >= 0)
        json.insert(key, number);
}

} // namespace

QJsonObject toJson(const Usage &usage)
{
    QJsonObject json;
    say(json, u"input"_s, usage.inputTokens);
    say(json, u"output"_s, usage.outputTokens);
    say(json, u"cached"_s, usage.cachedTokens);
    say(json, u"cache_write"_s, usage.cacheWriteTokens);
    say(json, u"reasoning"_s, usage.reasoningTokens);
    return json;
}

QJsonObject toJson(const RunRecord &run)
{
    QJsonObject json{{u"run_id"_s, run.id}, {u"agent"_s, run.agent}, {u"state"_s, runStateName(run.state)}, {u"trigger"_s, run.trigger.kind}, {u"depth"_s, run.depth},
                     {u"duration_ms"_s, run.durationMs}, {u"steps"_s, run.steps}, {u"tool_calls"_s, run.toolCalls}, {u"task"_s, run.task}, {u"tokens"_s, toJson(run.usage)}};
    say(json, u"parent_id"_s, run.parentId);
    if (run.rootId != run.id)
        say(json, u"root_id"_s, run.rootId);
    say(json, u"environment"_s, run.environment);
    say(json, u"station"_s, run.station);
    say(json, u"requested_by"_s, run.trigger.by);
    say(json, u"from_station"_s, run.trigger.station);
    say(json, u"call_id"_s, run.callId);
    say(json, u"work_id"_s, run.workId);
    if (run.attempt > 0)
        json.insert(u"attempt"_s, run.attempt);
    if (!run.input.isEmpty())
        json.insert(u"input"_s, run.input);
    say(json, u"answer"_s, run.answer);
    say(json, u"error"_s, run.error);
    if (run.fault)
        json.insert(u"fault"_s, faultName(*run.fault));
    say(json, u"question"_s, run.question);
    say(json, u"model"_s, run.model);
    say(json, u"started_at"_s, run.started);
    say(json, u"ended_at"_s, run.ended);
    if (run.cost)
        json.insert(u"cost"_s, *run.cost);
    say(json, u"trace_id"_s, run.traceId);
    say(json, u"span_id"_s, run.spanId);
    say(json, u"parent_span_id"_s, run.parentSpanId);
    say(json, u"prompt_hash"_s, run.promptHash);
    say(json, u"version"_s, run.version);
    say(json, u"fakes"_s, run.faked);
    if (run.incomplete)
        json.insert(u"incomplete"_s, true);
    return json;
}

QJsonObject toJson(const RunStep &step)
{
    QJsonObject json{{u"number"_s, step.number}, {u"kind"_s, stepKindName(step.kind)}, {u"name"_s, step.name}, {u"turn"_s, step.turn}};
    say(json, u"server"_s, step.server);
    say(json, u"started_at"_s, step.started);
    if (!step.isUnderWay())
        json.insert(u"duration_ms"_s, step.durationMs);
    say(json, u"error"_s, step.error);
    say(json, u"span_id"_s, step.spanId);
    if (const QJsonObject tokens = toJson(step.usage); !tokens.isEmpty())
        json.insert(u"tokens"_s, tokens);
    if (step.cost)
        json.insert(u"cost"_s, *step.cost);
    say(json, u"child_run"_s, step.childRun);
    if (!step.detail.isEmpty())
        json.insert(u"detail"_s, step.detail);
    return json;
}

QJsonObject toJson(const RunFile &file)
{
    return {{u"name"_s, file.name}, {u"content_type"_s, file.contentType}, {u"size"_s, file.size}, {u"step"_s, file.step}, {u"path"_s, file.path}};
}

QJsonObject toJson(const RunStatistics &statistics)
{
    const qint64 ended = statistics.runs - statistics.running;
    return {{u"runs"_s, statistics.runs}, {u"running"_s, statistics.running}, {u"failed"_s, statistics.failed}, {u"cancelled"_s, statistics.cancelled},
            {u"failure_rate"_s, ended > 0 ? double(statistics.failed) / double(ended) : 0.0}, {u"p50_ms"_s, statistics.p50Ms}, {u"p95_ms"_s, statistics.p95Ms},
            {u"input_tokens"_s, statistics.inputTokens}, {u"output_tokens"_s, statistics.outputTokens}, {u"cost"_s, statistics.cost}, {u"cost_unknown"_s, statistics.costUnknown}};
}

QJsonObject toJson(const RunComparison &comparison)
{
    QJsonArray rows;
    for (const RunComparison::Row &row : comparison.rows) {
        QJsonObject json{{u"difference"_s, row.difference}};
        if (row.left)
            json.insert(u"left"_s, toJson(*row.left));
        if (row.right)
            json.insert(u"right"_s, toJson(*row.right));
        rows.append(json);
    }
    return {{u"left"_s, toJson(comparison.left)}, {u"right"_s, toJson(comparison.right)}, {u"rows"_s, rows}, {u"divergence"_s, comparison.divergence},
            {u"same_prompt"_s, comparison.samePrompt}, {u"same_task"_s, comparison.sameTask}};
}

} // namespace core
