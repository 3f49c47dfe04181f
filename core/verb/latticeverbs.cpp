// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine.h"
#include "core/run/localagents.h"
#include "core/verb/callerorigin.h"
#include "core/verb/stationjson.h"
#include "core/verb/verbtable.h"

#include <QPointer>
#include <QTimer>
#include <QUuid>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

constexpr double kLongestTimeout = 86400;

Parameter station(const QString &words) { return {.name = u"station"_s, .words = words, .placeholder = u"ID"_s}; }

QJsonObject stationSchema()
{
    return Schema::object({{u"station_id"_s, Schema::text(u"its id"_s)}, {u"name"_s, Schema::text(u"its name"_s)},
                           {u"state"_s, Schema::text(u"online, late, offline or left, by the heartbeats received here"_s)},
                           {u"age_seconds"_s, Schema::number(u"since it was heard last"_s)}, {u"self"_s, Schema::boolean(u"the station that answers"_s)},
                           {u"agents"_s, Schema::list(Schema::text(u"an agent's name"_s))}, {u"slots_total"_s, Schema::number(u"calls at a time; missing: not said"_s)},
                           {u"slots_free"_s, Schema::number(u"of these, free"_s)}, {u"queued"_s, Schema::number(u"calls that wait there"_s)}},
                          {u"station_id"_s, u"name"_s, u"state"_s});
}

QJsonObject agentSchema()
{
    return Schema::object({{u"name"_s, Schema::text(u"its name"_s)}, {u"description"_s, Schema::text(u"what it does"_s)},
                           {u"station_id"_s, Schema::text(u"its station"_s)}, {u"station_name"_s, Schema::text(u"that station's name"_s)},
                           {u"state"_s, Schema::text(u"of the station"_s)}, {u"capabilities"_s, Schema::list(Schema::text(u"a word to find it by"_s))},
                           {u"input_schema"_s, QJsonObject{{u"anyOf"_s, QJsonArray{QJsonObject{{u"type"_s, u"object"_s}}, QJsonObject{{u"type"_s, u"string"_s}}}}, {u"description"_s, u"JSON Schema of its input; text where its station announced something else"_s}}}},
                          {u"name"_s, u"station_id"_s});
}

QCoro::Task<Result<QJsonObject>> runStatus(Context context, QJsonObject, Progress, std::stop_token)
{
    auto known = co_await context.engine->stations();
    if (!context.engine)
        co_return failed(Fault::Cancelled, u"the engine is stopping"_s);
    // A station whose link is down says so and shows itself; an observer has nothing to show.
    if (!known && known.error().fault == Fault::Unreachable && context.engine->status().mode != Mode::Observer)
        known = QList{context.engine->self()};
    if (!known)
        co_return std::unexpected(known.error());
    QJsonObject result = toJson(context.engine->status());
    QJsonArray stations;
    for (const lattice::Station &station : *known)
        stations << toJson(station);
    result[u"stations"_s] = stations;
    co_return result;
}

QCoro::Task<Result<QJsonObject>> runAgents(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const QString stationId = arguments[u"station"_s].toString(), capability = arguments[u"capability"_s].toString();
    const auto stations = co_await context.engine->stations();
    if (!stations)
        co_return std::unexpected(stations.error());
    QJsonArray agents;
    for (const lattice::Station &known : *stations) {
        if (!stationId.isEmpty() && known.id != stationId && known.name != stationId)
            continue;
        if (known.presence == lattice::Presence::Offline || known.presence == lattice::Presence::Left)
            continue; // nobody can call them
        for (const lattice::AgentInfo &agent : known.agents) {
            if (capability.isEmpty() || agent.capabilities.contains(capability))
                agents << toJson(agent, known);
        }
    }
    co_return QJsonObject{{u"agents"_s, agents}};
}

QCoro::Task<Result<QJsonObject>> runWorkflows(Context context, QJsonObject, Progress, std::stop_token)
{
    const auto stations = co_await context.engine->stations();
    if (!stations)
        co_return std::unexpected(stations.error());
    QJsonArray workflows;
    for (const lattice::Station &known : *stations) {
        for (const lattice::WorkflowInfo &workflow : known.workflows)
            workflows << QJsonObject{{u"workflow_id"_s, workflow.id}, {u"name"_s, workflow.name}, {u"description"_s, workflow.description},
                                     {u"station_id"_s, known.id}, {u"station_name"_s, known.name}};
    }
    co_return QJsonObject{{u"workflows"_s, workflows}};
}

QCoro::Task<Result<QJsonObject>> callAndWait(Context context, CallRequest request, std::chrono::duration<double> seconds, Progress progress, std::stop_token stop)
{
    const auto source = std::make_shared<std::stop_source>();
    const auto late = std::make_shared<bool>(false);
    const std::stop_callback forward(stop, [source] { source->request_stop(); });
    QTimer deadline;
    deadline.setSingleShot(true);
    QObject::connect(&deadline, &QTimer::timeout, &deadline, [source, late] {
        *late = true;
        source->request_stop();
    });
    deadline.start(std::chrono::duration_cast<std::chrono::milliseconds>(seconds));

    const auto answer = co_await context.engine->invoke(std::move(request), std::move(progress), source->get_token());
    if (!answer && *late)
        co_return failed(Fault::Timeout, u"no answer within %1 s"_s.arg(seconds.count()));
    if (!answer)
        co_return std::unexpected(answer.error());
    co_return toJson(*answer);
}

/*! Work where there is a lattice, for it is followed and not lost; else a run of this station. Either has an id to ask for. */
QCoro::Task<Result<QJsonObject>> startWithoutWaiting(Context context, QJsonObject arguments)
{
    if (context.engine->work()) {
        static const QList<Verb> verbs = workVerbs();
        const auto work = co_await std::ranges::find(verbs, u"work.assign"_s, &Verb::name)->run(std::move(context), std::move(arguments), {}, {});
        if (!work)
            co_return std::unexpected(work.error());
        const QString id = work->value("work_id"_L1).toString();
        co_return QJsonObject{{u"work_id"_s, id}, {u"text"_s, u"Assigned as work %1; ask for it with work_check or work_await."_s.arg(id)}};
    }
    const QPointer<LocalAgents> agents = context.engine->localAgents();
    const QString name = arguments[u"agent"_s].toString();
    auto agent = agents ? agents->find(name) : std::nullopt;
    if (!agent)
        co_return failed(Fault::NotFound, u"this station is in no lattice, and has no agent '%1' itself"_s.arg(name));
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    Runner::Request request{.agent = *std::move(agent), .task = arguments[u"task"_s].toString(), .input = arguments[u"input"_s].toObject(),
                            .deadline = std::chrono::milliseconds(qint64(arguments[u"timeout"_s].toDouble(300) * 1000)), .runId = id, .origin = originOf(context.caller), .traceparent = context.traceparent};
    QCoro::connect(agents->run(std::move(request), {}, {}), agents.data(), [](const Result<RunResult> &) {}); // its record says how it ended
    co_return QJsonObject{{u"run_id"_s, id}, {u"text"_s, u"Started as run %1; ask for it with inspect_run."_s.arg(id)}};
}

QCoro::Task<Result<QJsonObject>> refused(QString words) { co_return failed(Fault::Invalid, words); }

QCoro::Task<Result<QJsonObject>> runCall(Context context, QJsonObject arguments, Progress progress, std::stop_token stop)
{
    CallRequest request{.callId = QUuid::createUuid().toString(QUuid::WithoutBraces), .agent = arguments[u"agent"_s].toString(),
                        .capability = arguments[u"capability"_s].toString(), .stationId = arguments[u"station"_s].toString(),
                        .task = arguments[u"task"_s].toString(), .input = arguments[u"input"_s].toObject(), .origin = originOf(context.caller), .traceparent = context.traceparent};
    if (request.agent.isEmpty() == request.capability.isEmpty())
        return refused(u"lattice.call: give either an agent or a capability"_s);

    if (arguments[u"async"_s].toBool()) {
        arguments.remove(u"async"_s);
        return startWithoutWaiting(std::move(context), std::move(arguments));
    }
    return callAndWait(std::move(context), std::move(request), std::chrono::duration<double>(arguments[u"timeout"_s].toDouble(300)), std::move(progress), std::move(stop));
}

QCoro::Task<Result<QJsonObject>> runCleanup(Context context, QJsonObject, Progress, std::stop_token stop)
{
    const auto removed = co_await context.engine->cleanup(stop);
    if (!removed)
        co_return std::unexpected(removed.error());
    co_return QJsonObject{{u"removed"_s, *removed}};
}

QCoro::Task<Result<QJsonObject>> runInvite(Context context, QJsonObject, Progress, std::stop_token)
{
    const auto line = context.engine->invitation();
    if (!line)
        co_return std::unexpected(line.error());
    co_return QJsonObject{{u"join_line"_s, *line}};
}

Verb callVerb()
{
    return {.name = u"lattice.call"_s, .command = {u"lattice"_s, u"agent"_s, u"exec"_s}, .title = u"Call an agent"_s,
            .description = u"Runs an agent with a task, wherever on the lattice it is, and prints its answer as it comes. Local agents come first, then the station with the most free capacity."_s,
            .parameters = {{.name = u"agent"_s, .words = u"the agent's name; left out with --capability"_s, .placeholder = u"NAME"_s, .positional = true, .replacedBy = u"capability"_s},
                           {.name = u"task"_s, .words = u"what it shall do"_s, .positional = true},
                           station(u"only on this station"_s),
                           {.name = u"capability"_s, .words = u"any agent that can do this, instead of a name"_s, .placeholder = u"WORD"_s},
                           {.name = u"input"_s, .type = Type::Map, .words = u"a value of the agent's input; again for more"_s, .placeholder = u"KEY=VALUE"_s, .letter = u'i'},
                           {.name = u"timeout"_s, .type = Type::Number, .words = u"give up after so many seconds"_s, .placeholder = u"SECONDS"_s,
                            .least = 0.1, .most = kLongestTimeout, .initial = 300},
                           {.name = u"async"_s, .type = Type::Boolean, .words = u"do not wait: it becomes work of the lattice, or a run of this station, and its id is given"_s}},
            .resultSchema = Schema::object({{u"text"_s, Schema::text(u"the answer"_s)}, {u"agent"_s, Schema::text(u"who answered"_s)}, {u"work_id"_s, Schema::text(u"with async: the work"_s)}, {u"run_id"_s, Schema::text(u"with async: the run"_s)},
                                            {u"station_id"_s, Schema::text(u"where"_s)}, {u"station_name"_s, Schema::text(u"that station's name"_s)},
                                            {u"model"_s, Schema::text(u"by which model; rehearsal is none"_s)}, {u"duration_ms"_s, Schema::number(u"how long it took there"_s)},
                                            {u"tool_calls"_s, Schema::number(u"how many tools it used"_s)}},
                                           {u"text"_s}),
            .hints = {.openWorld = true},
            .examples = {u"lattice agent exec log-analyzer \"Why do logins fail?\""_s, u"lattice agent exec vuln-scanner \"Scan it\" --input target=web-01 --timeout 60"_s,
                         u"lattice agent exec --capability security \"Is CVE-2024-3094 here?\""_s},
            .run = runCall};
}

} // namespace

QList<Verb> latticeVerbs()
{
    return {
        {.name = u"lattice.status"_s, .title = u"Show the lattice"_s,
         .description = u"Says whether the lattice can be reached, and lists its stations with state, agents and capacity."_s,
         .resultSchema = Schema::object({{u"mode"_s, Schema::text(u"how this station takes part"_s)}, {u"stations"_s, Schema::list(stationSchema())},
                                         {u"connection"_s, Schema::object({{u"state"_s, Schema::text(u"off, connecting, live, reconnecting or refused"_s)}})}}, {u"stations"_s}),
         .hints = {.readOnly = true, .idempotent = true}, .examples = {u"lattice status"_s, u"lattice --nats nats://localhost:4222 status"_s}, .run = runStatus},
        {.name = u"lattice.agents"_s, .title = u"List agents"_s, .description = u"Lists the agents of all stations that can be called now."_s,
         .parameters = {station(u"only of this station"_s), {.name = u"capability"_s, .words = u"only those that can do this"_s, .placeholder = u"WORD"_s}},
         .resultSchema = Schema::object({{u"agents"_s, Schema::list(agentSchema())}}, {u"agents"_s}),
         .hints = {.readOnly = true, .idempotent = true}, .list = u"agents"_s, .examples = {u"lattice agents"_s, u"lattice agents --capability security --json"_s}, .run = runAgents},
        callVerb(),
        {.name = u"lattice.workflows"_s, .title = u"List workflows"_s, .description = u"Lists the workflows of all stations."_s,
         .resultSchema = Schema::object({{u"workflows"_s, Schema::list(Schema::object({{u"workflow_id"_s, Schema::text(u"its id"_s)}, {u"name"_s, Schema::text(u"its name"_s)},
                                                                                        {u"station_id"_s, Schema::text(u"its station"_s)}}))}}, {u"workflows"_s}),
         .hints = {.readOnly = true, .idempotent = true}, .list = u"workflows"_s, .examples = {u"lattice workflows"_s}, .run = runWorkflows},
        {.name = u"lattice.invite"_s, .title = u"Invite other machines"_s,
         .description = u"Prints the line by which another machine joins this lattice, by the window or `serve --join LINE`. Whoever has the line can join: keep it secret."_s,
         .resultSchema = Schema::object({{u"join_line"_s, Schema::text(u"station://HOST:PORT/?…, a secret"_s)}}, {u"join_line"_s}),
         .hints = {.readOnly = true, .idempotent = true}, .needs = Right::Administer, .place = Verb::Place::Running, .examples = {u"lattice invite"_s}, .run = runInvite},
        {.name = u"lattice.cleanup"_s, .title = u"Clean up the lattice"_s,
         .description = u"Removes the records of stations that are gone, and frees the names of their agents. Stations that come back register again."_s,
         .resultSchema = Schema::object({{u"removed"_s, Schema::number(u"how many records"_s)}}, {u"removed"_s}),
         .hints = {.destructive = true, .idempotent = true}, .examples = {u"lattice cleanup"_s}, .run = runCleanup},
    };
}

} // namespace core
