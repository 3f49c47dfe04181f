// SPDX-License-Identifier: Apache-2.0
#include "core/run/runreader.h"

#include "core/run/runalignment.h"
#include "core/run/runjson.h"

#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr qsizetype kShortestId = 4;
constexpr int kPage = 1000;
constexpr int kCompared = 2000; // steps of each run

// A list shows beginnings; long tasks and answers lie in pages of their own, which are then not read whole.
const QString kColumns = u"n, id, parent, root, depth, agent, environment, station, trigger_kind, trigger_by, trigger_station, call, work, attempt, state, fault, model, started, ended, duration, steps, "
                          "tools, tokens_in, tokens_out, tokens_cached, tokens_written, tokens_reasoning, cost, trace, span, parent_span, prompt, version, faked, incomplete, error, question"_s;
const QString kBeginnings = u", substr(task, 1, 300), NULL, substr(answer, 1, 300)"_s;
const QString kWhole = u", task, input, answer"_s;

struct Filter {
    QString where = u"1"_s;
    QVariantList values;

    void add(const QString &condition, const QVariant &value)
    {
        where += " AND "_L1 + condition;
        values.append(value);
    }
};

Filter filterOf(const RunQuery &query)
{
    Filter filter;
    const auto equal = [&filter](const QString &column, const QString &value) {
        if (!value.isEmpty())
            filter.add(column + " = ?"_L1, value);
    };
    equal(u"id"_s, query.id);
    equal(u"agent"_s, query.agent);
    equal(u"trigger_kind"_s, query.trigger);
    equal(u"model"_s, query.model);
    equal(u"work"_s, query.workId);
    equal(u"call"_s, query.callId);
    equal(u"parent"_s, query.parentId);
    equal(u"root"_s, query.rootId);
    if (query.state)
        filter.add(u"state = ?"_s, int(*query.state));
    if (query.from.isValid())
        filter.add(u"started >= ?"_s, query.from.toMSecsSinceEpoch());
    if (query.to.isValid())
        filter.add(u"started < ?"_s, query.to.toMSecsSinceEpoch());
    return filter;
}

QDateTime timeOf(const QVariant &value) { return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), QTimeZone::UTC); }
qint64 countOf(const QVariant &value) { return value.isNull() ? -1 : value.toLongLong(); }
std::optional<double> numberOrNone(const QVariant &value) { return value.isNull() ? std::nullopt : std::optional(value.toDouble()); }
QJsonObject objectOf(const QVariant &value) { return QJsonDocument::fromJson(value.toString().toUtf8()).object(); }

RunRecord recordAt(const QSqlQuery &row)
{
    int i = 1;
    const auto next = [&row, &i] { return row.value(i++); };
    RunRecord run;
    run.id = next().toString();
    run.parentId = next().toString();
    run.rootId = next().toString();
    run.depth = next().toInt();
    run.agent = next().toString();
    run.environment = next().toString();
    run.station = next().toString();
    run.trigger.kind = next().toString();
    run.trigger.by = next().toString();
    run.trigger.station = next().toString();
    run.callId = next().toString();
    run.workId = next().toString();
    run.attempt = next().toInt();
    run.state = RunState(next().toInt());
    if (const QVariant fault = next(); !fault.isNull())
        run.fault = Fault(fault.toInt());
    run.model = next().toString();
    run.started = timeOf(next());
    run.ended = timeOf(next());
    run.durationMs = next().toDouble();
    run.steps = next().toInt();
    run.toolCalls = next().toInt();
    run.usage.inputTokens = countOf(next());
    run.usage.outputTokens = countOf(next());
    run.usage.cachedTokens = countOf(next());
    run.usage.cacheWriteTokens = countOf(next());
    run.usage.reasoningTokens = countOf(next());
    run.cost = numberOrNone(next());
    run.traceId = next().toString();
    run.spanId = next().toString();
    run.parentSpanId = next().toString();
    run.promptHash = next().toString();
    run.version = next().toString();
    run.faked = next().toString();
    run.incomplete = next().toBool();
    run.error = next().toString();
    run.question = next().toString();
    run.task = next().toString();
    run.input = objectOf(next());
    run.answer = next().toString();
    return run;
}

RunStep stepAt(const QSqlQuery &row)
{
    return {.number = row.value(0).toInt(), .kind = RunStep::Kind(row.value(1).toInt()), .name = row.value(2).toString(), .server = row.value(3).toString(), .turn = row.value(4).toInt(),
            .started = timeOf(row.value(5)), .durationMs = row.value(6).isNull() ? -1 : row.value(6).toDouble(), .error = row.value(7).toString(), .spanId = row.value(8).toString(),
            .parentSpanId = row.value(9).toString(),
            .usage = {.inputTokens = countOf(row.value(10)), .outputTokens = countOf(row.value(11)), .cachedTokens = countOf(row.value(12)), .cacheWriteTokens = countOf(row.value(13)), .reasoningTokens = countOf(row.value(14))},
            .cost = numberOrNone(row.value(15)), .childRun = row.value(16).toString(), .detail = objectOf(row.value(17))};
}

std::unexpected<lattice::Error> cancelled() { return failed(Fault::Cancelled, u"cancelled"_s); }

} // namespace

Result<qint64> RunReader::numberOf(const QString &runId)
{
    const auto number = m_sql.number(u"SELECT n FROM runs WHERE id = ?"_s, {runId});
    if (number && *number == 0)
        return failed(Fault::NotFound, u"there is no run '%1' here"_s.arg(runId));
    return number;
}

Result<QList<RunRecord>> RunReader::read(const QString &where, const QVariantList &values, bool whole, const std::stop_token &stop, qint64 *lastNumber)
{
    const auto query = m_sql.run(u"SELECT "_s + kColumns + (whole ? kWhole : kBeginnings) + " FROM runs WHERE "_L1 + where, values);
    if (!query)
        return std::unexpected(query.error());
    QList<RunRecord> runs;
    while ((*query)->next() && !stop.stop_requested()) {
        runs.append(recordAt(**query));
        if (lastNumber)
            *lastNumber = (*query)->value(0).toLongLong();
    }
    (*query)->finish();
    if (stop.stop_requested())
        return cancelled();
    return runs;
}

Result<RunPage> RunReader::list(const RunQuery &query, const std::stop_token &stop)
{
    Filter filter = filterOf(query);
    if (query.before > 0)
        filter.add(u"n < ?"_s, query.before);
    const int limit = std::clamp(query.limit, 1, 10'000);
    qint64 last = 0;
    auto runs = read(filter.where + " ORDER BY n DESC LIMIT ?"_L1, filter.values + QVariantList{limit}, false, stop, &last);
    if (!runs)
        return std::unexpected(runs.error());
    RunPage page{.runs = *std::move(runs), .next = 0};
    if (page.runs.size() == limit)
        page.next = last;
    return page;
}

Result<RunRecord> RunReader::find(const QString &id)
{
    for (const auto &where : {u"id = ?"_s, u"work = ? ORDER BY n DESC LIMIT 1"_s, u"call = ? ORDER BY n DESC LIMIT 1"_s}) {
        const auto exact = read(where, {id}, true, {});
        if (!exact || !exact->isEmpty())
            return exact ? Result<RunRecord>(exact->first()) : std::unexpected(exact.error());
    }
    if (id.size() < kShortestId)
        return failed(Fault::NotFound, u"there is no run '%1' here; give 4 characters of its id at least"_s.arg(id));
    const auto begun = read(u"id >= ? AND id < ? LIMIT 2"_s, {id, QString(id + QChar(0xffff))}, true, {});
    if (!begun)
        return std::unexpected(begun.error());
    if (begun->isEmpty())
        return failed(Fault::NotFound, u"there is no run '%1' here"_s.arg(id));
    if (begun->size() > 1)
        return failed(Fault::Conflict, u"the ids of several runs begin with %1; give more of it"_s.arg(id));
    return begun->first();
}

Result<RunRecord> RunReader::waitingFor(const QString &workId)
{
    const auto found = read(u"work = ? AND state = ? ORDER BY n DESC LIMIT 1"_s, {workId, int(RunState::Waiting)}, true, {});
    if (found && found->isEmpty())
        return failed(Fault::NotFound, u"no run of this work waits here"_s);
    return found ? Result<RunRecord>(found->first()) : std::unexpected(found.error());
}

Result<QList<RunStep>> RunReader::steps(const QString &runId, int after, int limit, RunStore::Detail detail, const std::stop_token &stop)
{
    const auto run = numberOf(runId);
    if (!run)
        return std::unexpected(run.error());
    const bool with = detail == RunStore::Detail::With;
    const auto query = m_sql.run(u"SELECT s.number, s.kind, s.name, s.server, s.turn, s.started, s.duration, s.error, s.span, s.parent_span, s.tokens_in, s.tokens_out, s.tokens_cached, s.tokens_written, "
                                  "s.tokens_reasoning, s.cost, s.child, "_s + (with ? u"d.body FROM steps s LEFT JOIN details d ON d.run = s.run AND d.number = s.number"_s : u"NULL FROM steps s"_s)
                                     + u" WHERE s.run = ? AND s.number > ? ORDER BY s.number LIMIT ?"_s, {*run, after, limit});
    if (!query)
        return std::unexpected(query.error());
    QList<RunStep> steps;
    while ((*query)->next() && !stop.stop_requested())
        steps.append(stepAt(**query));
    (*query)->finish();
    if (stop.stop_requested())
        return cancelled();
    return steps;
}

Result<QJsonArray> RunReader::messages(const QString &runId, int after, int limit, bool currentOnly, const std::stop_token &stop)
{
    const auto run = numberOf(runId);
    if (!run)
        return std::unexpected(run.error());
    const auto query = m_sql.run(u"SELECT number, step, current, body FROM messages WHERE run = ? AND number > ? AND current >= ? ORDER BY number LIMIT ?"_s, {*run, after, int(currentOnly), limit});
    if (!query)
        return std::unexpected(query.error());
    QJsonArray messages;
    while ((*query)->next() && !stop.stop_requested()) {
        QJsonObject message = objectOf((*query)->value(3));
        if (!currentOnly) {
            message.insert(u"number"_s, (*query)->value(0).toInt());
            message.insert(u"step"_s, (*query)->value(1).toInt());
            if (!(*query)->value(2).toBool())
                message.insert(u"folded"_s, true); // a compaction has put others in its place
        }
        messages.append(message);
    }
    (*query)->finish();
    if (stop.stop_requested())
        return cancelled();
    return messages;
}

Result<QJsonArray> RunReader::tools(const QString &runId)
{
    const auto run = numberOf(runId);
    if (!run)
        return std::unexpected(run.error());
    const auto query = m_sql.run(u"SELECT body FROM tools WHERE run = ?"_s, {*run});
    if (!query)
        return std::unexpected(query.error());
    const QJsonArray tools = (*query)->next() ? QJsonDocument::fromJson((*query)->value(0).toString().toUtf8()).array() : QJsonArray();
    (*query)->finish();
    return tools;
}

Result<QList<RunFile>> RunReader::files(const QString &runId)
{
    const auto run = numberOf(runId);
    if (!run)
        return std::unexpected(run.error());
    const auto query = m_sql.run(u"SELECT name, type, size, step FROM files WHERE run = ? ORDER BY step, name"_s, {*run});
    if (!query)
        return std::unexpected(query.error());
    QList<RunFile> files;
    while ((*query)->next())
        files.append({.name = (*query)->value(0).toString(), .contentType = (*query)->value(1).toString(), .size = (*query)->value(2).toLongLong(), .step = (*query)->value(3).toInt(),
                      .path = m_database.fileOf(runId, (*query)->value(0).toString())});
    return files;
}

Result<RunStatistics> RunReader::statistics(const RunQuery &query, const std::stop_token &stop)
{
    const Filter filter = filterOf(query);
    RunStatistics sums;
    const auto counts = m_sql.run(u"SELECT state, count(*), sum(tokens_in), sum(tokens_out), sum(cost), sum(cost IS NULL AND steps > 0) FROM runs WHERE "_s + filter.where + " GROUP BY state"_L1, filter.values);
    if (!counts)
        return std::unexpected(counts.error());
    qint64 done = 0;
    while ((*counts)->next()) {
        const auto state = RunState((*counts)->value(0).toInt());
        const qint64 count = (*counts)->value(1).toLongLong();
        sums.runs += count;
        sums.running += isEnd(state) ? 0 : count;
        sums.failed += state == RunState::Failed || state == RunState::Interrupted ? count : 0;
        sums.cancelled += state == RunState::Cancelled ? count : 0;
        done += state == RunState::Done ? count : 0;
        sums.inputTokens += (*counts)->value(2).toLongLong();
        sums.outputTokens += (*counts)->value(3).toLongLong();
        sums.cost += (*counts)->value(4).toDouble();
        sums.costUnknown += (*counts)->value(5).toLongLong();
    }
    (*counts)->finish();
    if (done == 0)
        return sums;
    const auto sorted = m_sql.run(u"SELECT duration FROM runs WHERE state = ? AND "_s + filter.where + " ORDER BY duration"_L1, QVariantList{int(RunState::Done)} + filter.values);
    if (!sorted)
        return std::unexpected(sorted.error());
    for (qint64 i = 0; (*sorted)->next() && !stop.stop_requested(); ++i) {
        if (i == (done - 1) / 2)
            sums.p50Ms = (*sorted)->value(0).toDouble();
        if (i == (done - 1) * 95 / 100) {
            sums.p95Ms = (*sorted)->value(0).toDouble();
            break;
        }
    }
    (*sorted)->finish();
    if (stop.stop_requested())
        return cancelled();
    return sums;
}

Result<RunComparison> RunReader::compare(const QString &left, const QString &right, const std::stop_token &stop)
{
    const auto one = find(left), other = find(right);
    if (!one || !other)
        return std::unexpected(one ? other.error() : one.error());
    RunAlignment::Side sides[2];
    const RunRecord *records[] = {&*one, &*other};
    for (int i = 0; i < 2; ++i) {
        auto steps = this->steps(records[i]->id, 0, kCompared, RunStore::Detail::With, stop);
        const auto messages = this->messages(records[i]->id, 0, 4 * kCompared, false, stop);
        if (!steps || !messages)
            return std::unexpected(steps ? messages.error() : steps.error());
        sides[i] = {.steps = *std::move(steps), .messages = *messages};
    }
    RunComparison comparison{.left = *one, .right = *other, .rows = RunAlignment::align(sides[0], sides[1]), .divergence = -1, .samePrompt = one->promptHash == other->promptHash, .sameTask = one->task == other->task && one->input == other->input};
    const auto first = std::ranges::find_if(comparison.rows, [](const RunComparison::Row &row) { return !row.difference.isEmpty(); });
    if (first != comparison.rows.end())
        comparison.divergence = int(first - comparison.rows.begin());
    return comparison;
}

Result<qint64> RunReader::exportTo(const QString &file, RunQuery query, const std::stop_token &stop)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return failed(Fault::Refused, u"%1 cannot be written: %2"_s.arg(file, out.errorString()));
    out.setPermissions(QFile::ReadOwner | QFile::WriteOwner); // prompts and answers
    qint64 written = 0;
    const qint64 most = query.limit > 0 ? query.limit : std::numeric_limits<qint64>::max();
    query.limit = kPage;
    do {
        const auto page = list(query, stop);
        if (!page)
            return std::unexpected(page.error());
        for (const RunRecord &row : page->runs) {
            if (written == most)
                break;
            const auto run = find(row.id);
            const auto steps = this->steps(row.id, 0, std::numeric_limits<int>::max(), RunStore::Detail::With, stop);
            const auto messages = this->messages(row.id, 0, std::numeric_limits<int>::max(), false, stop);
            if (!run || !steps || !messages)
                return std::unexpected(!run ? run.error() : !steps ? steps.error() : messages.error());
            QJsonArray all;
            for (const RunStep &step : *steps)
                all.append(toJson(step));
            QJsonObject line = toJson(*run);
            line.insert(u"step_list"_s, all);
            line.insert(u"messages"_s, *messages);
            if (out.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n') < 0)
                return failed(Fault::Full, u"%1 cannot be written: %2"_s.arg(file, out.errorString()));
            ++written;
        }
        query.before = page->next;
    } while (query.before > 0 && written < most);
    if (!out.commit())
        return failed(Fault::Full, u"%1 cannot be written: %2"_s.arg(file, out.errorString()));
    return written;
}

} // namespace core
