// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine.h"
#include "core/verb/verbtable.h"
#include "core/verb/workid.h"
#include "core/verb/workjson.h"

#include "lattice/history/eventmaker.h"
#include "lattice/link/link.h"
#include "lattice/protocol/wiretime.h"

#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using lattice::WorkRecord;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

constexpr double kDay = 86400;
constexpr double kLongest = 30 * kDay;
const QString kBy = u"cli"_s;

Parameter idOf(const QString &words) { return {.name = u"work_id"_s, .words = words + u": its id, or the beginning of it, 8 characters at least"_s, .placeholder = u"ID"_s, .positional = true, .required = true}; }

QJsonObject workSchema()
{
    return Schema::object({{u"work_id"_s, Schema::text(u"its id"_s)}, {u"phase"_s, Schema::text(u"queued, assigned, running, retry_wait, cancelling, escalated, done, failed or cancelled"_s)},
                           {u"agent"_s, Schema::text(u"who is to do it"_s)}, {u"station"_s, Schema::text(u"the id of the station that has it"_s)},
                           {u"attempt"_s, Schema::number(u"counts from 1"_s)}, {u"result"_s, Schema::text(u"what came of it"_s)},
                           {u"error"_s, Schema::text(u"why it failed, or its last attempt did"_s)}, {u"waiting"_s, Schema::text(u"why it does not run yet"_s)}},
                          {u"work_id"_s, u"phase"_s});
}

std::chrono::milliseconds seconds(const QJsonValue &value, double initial)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::duration<double>(value.toDouble(initial)));
}

/*! The record with its result read, where that is a blob, and with why it waits. */
QCoro::Task<Result<QJsonObject>> shown(QPointer<Engine> engine, WorkRecord record)
{
    const QString waiting = engine && !isEnd(record.phase) ? engine->whyWaiting(record.spec.workId) : QString();
    if (record.outcome.blob.size > 0) {
        const auto client = engine ? engine->work() : failed(Fault::Cancelled, u"the engine is stopping"_s);
        if (!client)
            co_return std::unexpected(client.error());
        const auto text = co_await (*client)->result(record);
        if (text)
            record.outcome.result = *text;
        else
            record.outcome.error = u"its result cannot be read: "_s + text.error().detail;
    }
    QJsonObject json = toJson(record, Detail::All);
    if (!waiting.isEmpty())
        json[u"waiting"_s] = waiting;
    co_return json;
}

QCoro::Task<Result<QJsonObject>> runAssign(Context context, QJsonObject arguments, Progress progress, std::stop_token stop)
{
    const auto client = context.engine->work();
    if (!client)
        co_return std::unexpected(client.error());
    auto spec = specOf(arguments);
    if (!spec)
        co_return std::unexpected(spec.error());
    spec->requestedBy = kBy;
    spec->traceparent = context.traceparent;
    if (context.engine->status().mode != Mode::Observer)
        spec->sourceStation = context.engine->status().stationId;
    if (const QString wanted = arguments[u"station"_s].toString(); !wanted.isEmpty()) {
        const auto station = co_await context.engine->stationIdOf(wanted);
        if (!station)
            co_return std::unexpected(station.error());
        spec->wantedStation = *station;
    }
    if (!context.engine)
        co_return failed(Fault::Cancelled, u"the engine is stopping"_s);
    const auto asked = context.engine->work();
    if (!asked)
        co_return std::unexpected(asked.error());
    const auto record = co_await (*asked)->submit(std::move(*spec));
    if (!record)
        co_return std::unexpected(record.error());
    if (!arguments[u"await"_s].toBool())
        co_return toJson(*record, Detail::All);
    co_return co_await awaitWork(context.engine, record->spec.workId, seconds(arguments[u"wait"_s], kDay), std::move(progress), std::move(stop));
}

QCoro::Task<Result<QJsonObject>> runAwait(Context context, QJsonObject arguments, Progress progress, std::stop_token stop)
{
    co_return co_await awaitWork(context.engine, arguments[u"work_id"_s].toString(), seconds(arguments[u"timeout"_s], kDay), std::move(progress), std::move(stop));
}

QCoro::Task<Result<QJsonObject>> runStream(Context context, QJsonObject arguments, Progress progress, std::stop_token stop)
{
    const auto client = context.engine->work();
    if (!client)
        co_return std::unexpected(client.error());
    const QString workId = arguments[u"work_id"_s].toString();
    const auto parts = (*client)->follow(workId, [progress](const QString &part) {
        if (progress)
            progress(part);
    });
    if (!parts)
        co_return failed(Fault::Invalid, u"%1 is no id of work"_s.arg(workId));
    co_return co_await awaitWork(context.engine, workId, seconds(arguments[u"timeout"_s], kDay), {}, std::move(stop));
}

/*! One change of one item by the client, and the record after it. */
template <typename Change>
QCoro::Task<Result<QJsonObject>> changed(QPointer<Engine> engine, Change change)
{
    const auto client = engine->work();
    if (!client)
        co_return std::unexpected(client.error());
    const auto record = co_await change(*client);
    if (!record)
        co_return std::unexpected(record.error());
    co_return co_await shown(engine, *record);
}

QCoro::Task<Result<QJsonObject>> runCheck(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    return changed(context.engine, [id = arguments[u"work_id"_s].toString()](lattice::WorkClient *client) { return client->get(id); });
}

QCoro::Task<Result<QJsonObject>> runCancel(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    return changed(context.engine, [id = arguments[u"work_id"_s].toString(), reason = arguments[u"reason"_s].toString()](lattice::WorkClient *client) {
        return client->cancel(id, kBy, reason);
    });
}

QCoro::Task<Result<QJsonObject>> runRetry(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    return changed(context.engine, [id = arguments[u"work_id"_s].toString()](lattice::WorkClient *client) { return client->retry(id, kBy); });
}

QCoro::Task<Result<QJsonObject>> runAnswer(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    return changed(context.engine, [id = arguments[u"work_id"_s].toString(), text = arguments[u"text"_s].toString(), by = arguments[u"by"_s].toString(kBy)](lattice::WorkClient *client) {
        return client->answer(id, text, by);
    });
}

QCoro::Task<Result<QJsonObject>> runSnooze(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto client = context.engine->work();
    if (!client)
        co_return std::unexpected(client.error());
    const auto record = co_await (*client)->get(arguments[u"work_id"_s].toString());
    if (!record)
        co_return std::unexpected(record.error());
    if (isEnd(record->phase))
        co_return failed(Fault::Conflict, u"work %1 has ended: %2. It needs nobody any more"_s.arg(record->spec.workId, phaseName(record->phase)));
    if (!context.engine)
        co_return failed(Fault::Cancelled, u"the engine is stopping"_s);
    const lattice::SnoozeFacts snooze{.workId = record->spec.workId, .until = QDateTime::currentDateTimeUtc().addSecs(arguments[u"minutes"_s].toInt(15) * 60),
                                      .reason = arguments[u"reason"_s].toString().trimmed(), .by = context.caller.words()};
    if (const auto told = context.engine->tellSnoozed(snooze); !told)
        co_return std::unexpected(told.error());
    co_return QJsonObject{{u"work_id"_s, snooze.workId}, {u"until"_s, lattice::toWireTime(snooze.until)}, {u"reason"_s, snooze.reason}};
}

bool isWanted(const WorkRecord &record, const QJsonObject &arguments)
{
    const QString phase = arguments[u"state"_s].toString(), agent = arguments[u"agent"_s].toString(), station = arguments[u"station"_s].toString(), run = arguments[u"run"_s].toString();
    const bool phaseFits = phase.isEmpty() || phaseName(record.phase) == phase || (phase == "open"_L1 && !isEnd(record.phase)) || (phase == "ended"_L1 && isEnd(record.phase));
    return phaseFits && (agent.isEmpty() || agentOf(record) == agent) && (station.isEmpty() || record.station == station) && (run.isEmpty() || record.spec.runId == run);
}

QCoro::Task<Result<QJsonObject>> runList(Context context, QJsonObject arguments, Progress, std::stop_token stop)
{
    const auto client = context.engine->work();
    if (!client)
        co_return std::unexpected(client.error());
    const auto records = co_await (*client)->list(std::move(stop));
    if (!records)
        co_return std::unexpected(records.error());
    if (const QString wanted = arguments[u"station"_s].toString(); !wanted.isEmpty() && context.engine) {
        if (const auto id = co_await context.engine->stationIdOf(wanted))
            arguments[u"station"_s] = *id; // else it is the id of one that has gone
    }
    const int limit = arguments[u"limit"_s].toInt(100);
    QJsonArray work;
    int total = 0;
    for (const WorkRecord &record : *records) {
        if (!isWanted(record, arguments) || ++total > limit)
            continue;
        QJsonObject json = toJson(record, Detail::Row);
        if (const QString waiting = context.engine && !isEnd(record.phase) ? context.engine->whyWaiting(record.spec.workId) : QString(); !waiting.isEmpty())
            json[u"waiting"_s] = waiting;
        work << json;
    }
    co_return QJsonObject{{u"work"_s, work}, {u"total"_s, total}};
}

QCoro::Task<Result<QJsonObject>> runHistory(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto client = context.engine->work();
    if (!client)
        co_return std::unexpected(client.error());
    const auto record = co_await (*client)->get(arguments[u"work_id"_s].toString());
    if (!record)
        co_return std::unexpected(record.error());
    co_return QJsonObject{{u"work_id"_s, record->spec.workId}, {u"phase"_s, phaseName(record->phase)}, {u"steps"_s, toJson(*record, Detail::All)[u"history"_s]}};
}

Verb assignVerb()
{
    return {.name = u"work.assign"_s, .command = {u"lattice"_s, u"work"_s, u"assign"_s}, .title = u"Assign work"_s,
            .description = u"Records work for an agent anywhere on the lattice and returns its id. It is done once a station can, whatever dies in between; a task that matters twice needs two ids."_s,
            .parameters = {{.name = u"agent"_s, .words = u"the agent's name; left out with --capability"_s, .placeholder = u"NAME"_s, .positional = true, .replacedBy = u"capability"_s},
                           {.name = u"task"_s, .words = u"what it shall do"_s, .positional = true},
                           {.name = u"station"_s, .words = u"only on this station"_s, .placeholder = u"NAME"_s},
                           {.name = u"capability"_s, .words = u"any agent that can do this, instead of a name"_s, .placeholder = u"WORD"_s},
                           {.name = u"input"_s, .type = Type::Map, .words = u"a value of the agent's input; again for more"_s, .placeholder = u"KEY=VALUE"_s, .letter = u'i'},
                           {.name = u"priority"_s, .type = Type::Integer, .words = u"0 to 9, 9 first"_s, .least = 0, .most = 9, .initial = 5},
                           {.name = u"timeout"_s, .type = Type::Number, .words = u"for one attempt"_s, .placeholder = u"SECONDS"_s, .least = 0.1, .most = kDay, .initial = 300},
                           {.name = u"deadline"_s, .type = Type::Number, .words = u"for the whole, from now on"_s, .placeholder = u"SECONDS"_s, .least = 0.1, .most = kLongest},
                           {.name = u"attempts"_s, .type = Type::Integer, .words = u"how often it may be tried"_s, .least = 1, .most = 100, .initial = 3},
                           {.name = u"id"_s, .words = u"an id of your own: the same one again is the same work"_s, .placeholder = u"KEY"_s},
                           {.name = u"parent"_s, .words = u"the work that this is a part of"_s, .placeholder = u"ID"_s},
                           {.name = u"label"_s, .type = Type::Map, .words = u"something to find it by; again for more"_s, .placeholder = u"KEY=VALUE"_s},
                           {.name = u"auction"_s, .type = Type::Boolean, .words = u"ask the stations for bids first"_s},
                           {.name = u"await"_s, .type = Type::Boolean, .words = u"wait for its end"_s},
                           {.name = u"wait"_s, .type = Type::Number, .words = u"with --await, for how long"_s, .placeholder = u"SECONDS"_s, .least = 0.1, .most = kLongest, .initial = kDay}},
            .resultSchema = workSchema(), .hints = {.openWorld = true},
            .examples = {u"lattice work assign log-analyzer \"Why do logins fail?\""_s, u"lattice work assign vuln-scanner \"Scan it\" --input target=web-01 --priority 8 --await"_s,
                         u"lattice work assign --capability security \"Is CVE-2024-3094 here?\" --id nightly-2026-01-26"_s},
            .run = runAssign};
}

} // namespace

QList<Verb> workVerbs()
{
    const Parameter timeout{.name = u"timeout"_s, .type = Type::Number, .words = u"stop waiting after so long; the work goes on"_s, .placeholder = u"SECONDS"_s, .least = 0.1, .most = kLongest, .initial = kDay};
    const auto verb = [](const QString &name, const QString &title, const QString &description, QList<Parameter> parameters, Hints hints, const QString &example, Verb::Run run) {
        return Verb{.name = u"work."_s + name, .command = {u"lattice"_s, u"work"_s, name}, .title = title, .description = description, .parameters = std::move(parameters),
                    .resultSchema = workSchema(), .hints = hints, .examples = {u"lattice work "_s + name + u' ' + example}, .run = std::move(run)};
    };
    QList<Verb> verbs{
        assignVerb(),
        verb(u"await"_s, u"Wait for work"_s, u"Waits until work has ended, over any interruption of the connection, and prints its result. Exit code 1: it failed; 4: waiting took too long."_s,
             {idOf(u"which"_s), timeout}, {.readOnly = true, .idempotent = true}, u"ID --timeout 60"_s, runAwait),
        verb(u"check"_s, u"Look at work"_s, u"Shows one item of work as it stands."_s, {idOf(u"which"_s)}, {.readOnly = true, .idempotent = true}, u"ID"_s, runCheck),
        verb(u"stream"_s, u"Follow work"_s, u"Prints the answer as the agent gives it, until the work has ended. What it said before is not repeated."_s,
             {idOf(u"which"_s), timeout}, {.readOnly = true, .idempotent = true}, u"ID"_s, runStream),
        verb(u"cancel"_s, u"Cancel work"_s, u"Cancels work that has not ended, and its children. Who runs it is told to end."_s,
             {idOf(u"which"_s), {.name = u"reason"_s, .words = u"why, for the history"_s, .placeholder = u"TEXT"_s}}, {.destructive = true, .idempotent = true}, u"ID"_s, runCancel),
        verb(u"retry"_s, u"Do work again"_s, u"Does work that has ended again, as a new item; what waits for a person goes on."_s, {idOf(u"which"_s)}, {.openWorld = true}, u"ID"_s, runRetry),
        verb(u"answer"_s, u"Answer an agent"_s, u"Answers the question of an agent that cannot go on without a person. The work goes on with the answer."_s,
             {idOf(u"which"_s), {.name = u"text"_s, .words = u"the answer"_s, .positional = true, .required = true}, {.name = u"by"_s, .words = u"who answers"_s, .placeholder = u"NAME"_s}},
             {.openWorld = true}, u"ID \"go ahead\""_s, runAnswer),
        Verb{.name = u"work.snooze"_s, .command = {u"lattice"_s, u"work"_s, u"snooze"_s}, .title = u"Put off what work needs"_s,
             .description = u"Tells everybody that somebody has seen what work needs of a person, and comes back to it later. Windows count it again after that. The work itself is not touched."_s,
             .parameters = {idOf(u"which"_s), {.name = u"reason"_s, .words = u"why; others see it"_s, .placeholder = u"TEXT"_s},
                            {.name = u"minutes"_s, .type = Type::Integer, .words = u"for how long; 0: it counts again at once"_s, .least = 0, .most = 1440, .initial = 15}},
             .resultSchema = Schema::object({{u"work_id"_s, Schema::text(u"its id"_s)}, {u"until"_s, Schema::text(u"when it counts again"_s)}, {u"reason"_s, Schema::text(u"why"_s)}}, {u"work_id"_s, u"until"_s}),
             .hints = {.idempotent = true}, .subjects = {u"work_id"_s}, .examples = {u"lattice work snooze ID --reason \"I am on it\""_s}, .run = runSnooze},
        Verb{.name = u"work.list"_s, .command = {u"lattice"_s, u"work"_s, u"list"_s}, .title = u"List work"_s, .description = u"Lists the work of the lattice, newest first."_s,
             .parameters = {{.name = u"state"_s, .type = Type::Choice, .words = u"only what is open, or ended, or in a phase"_s, .placeholder = u"STATE"_s,
                             .choices = {u"open"_s, u"ended"_s, u"queued"_s, u"assigned"_s, u"running"_s, u"retry_wait"_s, u"cancelling"_s, u"escalated"_s, u"done"_s, u"failed"_s, u"cancelled"_s}},
                            {.name = u"agent"_s, .words = u"only of this agent"_s, .placeholder = u"NAME"_s}, {.name = u"station"_s, .words = u"only what this station has or had"_s, .placeholder = u"NAME"_s},
                            {.name = u"run"_s, .words = u"only what belongs to this run"_s, .placeholder = u"ID"_s},
                            {.name = u"limit"_s, .type = Type::Integer, .words = u"at most so many"_s, .least = 1, .most = 100'000, .initial = 100}},
             .resultSchema = Schema::object({{u"work"_s, Schema::list(workSchema())}, {u"total"_s, Schema::number(u"how many there are, shown or not"_s)}}, {u"work"_s}),
             .hints = {.readOnly = true, .idempotent = true}, .examples = {u"lattice work list"_s, u"lattice work list --state open --json"_s}, .run = runList},
        Verb{.name = u"work.history"_s, .command = {u"lattice"_s, u"work"_s, u"history"_s}, .title = u"What became of work"_s, .description = u"Shows the last ten changes of an item of work: when, what, where, why."_s,
             .parameters = {idOf(u"which"_s)},
             .resultSchema = Schema::object({{u"work_id"_s, Schema::text(u"its id"_s)}, {u"phase"_s, Schema::text(u"as it stands"_s)}, {u"steps"_s, Schema::list()}}, {u"work_id"_s}),
             .hints = {.readOnly = true, .idempotent = true}, .examples = {u"lattice work history ID"_s}, .run = runHistory},
    };
    for (Verb &row : verbs) {
        row.run = withWholeIds(row.run);
        row.outlivesEngine = row.name == "work.await"_L1 || row.name == "work.stream"_L1;
    }
    return verbs;
}

} // namespace core
