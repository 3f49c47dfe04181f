// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine.h"
#include "core/environment/environments.h"
#include "core/run/localagents.h"
#include "core/run/recordedfakes.h"
#include "core/run/runjson.h"
#include "core/verb/callerorigin.h"
#include "core/verb/following.h"
#include "core/verb/verbtable.h"


#include <QJsonDocument>
#include <QUuid>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

constexpr int kAll = std::numeric_limits<int>::max();
constexpr double kDay = 86400;

Result<RunStore *> storeOf(const Context &context)
{
    LocalAgents *agents = context.engine ? context.engine->localAgents() : nullptr;
    if (!agents || !agents->runStore())
        return failed(Fault::Invalid, u"runs are recorded where they ran: ask the station itself, from its home"_s);
    return agents->runStore();
}

RunQuery queryOf(const QJsonObject &arguments)
{
    RunQuery query{.agent = arguments[u"agent"_s].toString(), .state = runStateOf(arguments[u"state"_s].toString()), .trigger = arguments[u"trigger"_s].toString(), .model = arguments[u"model"_s].toString(),
                   .workId = arguments[u"work"_s].toString(), .callId = {}, .parentId = arguments[u"parent"_s].toString(), .rootId = {}, .from = {}, .to = {},
                   .before = arguments[u"before"_s].toInteger(), .limit = arguments[u"limit"_s].toInt(100)};
    if (const double hours = arguments[u"hours"_s].toDouble(); hours > 0)
        query.from = QDateTime::currentDateTimeUtc().addMSecs(-qint64(hours * 3'600'000));
    return query;
}

QList<Parameter> filters()
{
    return {{.name = u"agent"_s, .words = u"only of this agent"_s, .placeholder = u"NAME"_s},
            {.name = u"state"_s, .type = Type::Choice, .words = u"only those that stand so"_s, .placeholder = u"STATE"_s, .choices = {u"running"_s, u"waiting"_s, u"done"_s, u"failed"_s, u"cancelled"_s, u"interrupted"_s}},
            {.name = u"trigger"_s, .type = Type::Choice, .words = u"only those that were started so"_s, .placeholder = u"KIND"_s, .choices = {u"command"_s, u"window"_s, u"mcp"_s, u"schedule"_s, u"work"_s, u"call"_s, u"run"_s}},
            {.name = u"model"_s, .words = u"only those that this model answered"_s, .placeholder = u"NAME"_s},
            {.name = u"work"_s, .words = u"only those of this item of work"_s, .placeholder = u"ID"_s},
            {.name = u"parent"_s, .words = u"only those that this run started"_s, .placeholder = u"ID"_s},
            {.name = u"hours"_s, .type = Type::Number, .words = u"only of the last hours"_s, .least = 0.001, .most = 24 * 36600}};
}

Parameter runParameter(const QString &name = u"run"_s, const QString &words = u"which"_s)
{
    return {.name = name, .words = words + u": its id or the beginning of it, 4 characters at least; or the id of a call or of work"_s, .placeholder = name == "run"_L1 ? u"ID"_s : name.toUpper(), .positional = true, .required = true};
}

QJsonObject runSchema()
{
    return Schema::object({{u"run_id"_s, Schema::text(u"its id"_s)}, {u"agent"_s, Schema::text(u"who ran"_s)}, {u"state"_s, Schema::text(u"running, waiting (for a person), done, failed, cancelled or interrupted"_s)},
                           {u"trigger"_s, Schema::text(u"what started it"_s)}, {u"started_at"_s, Schema::text(u"when"_s)}, {u"duration_ms"_s, Schema::number(u"how long it took"_s)},
                           {u"steps"_s, Schema::number(u"exchanges with the model"_s)}, {u"tool_calls"_s, Schema::number(u"how many tools it called"_s)}, {u"cost"_s, Schema::number(u"US dollars; missing: not known"_s)},
                           {u"answer"_s, Schema::text(u"what it said last"_s)}, {u"error"_s, Schema::text(u"why it failed"_s)}},
                          {u"run_id"_s, u"agent"_s, u"state"_s});
}

QCoro::Task<Result<QJsonObject>> runList(Context context, QJsonObject arguments, Progress, std::stop_token stop)
{
    const auto store = storeOf(context);
    if (!store)
        co_return std::unexpected(store.error());
    const QPointer<RunStore> kept(*store);
    RunQuery query = queryOf(arguments);
    const int offset = arguments[u"offset"_s].toInt();
    query.limit += offset;
    const auto page = co_await kept->list(query, stop);
    if (!page)
        co_return std::unexpected(page.error());
    QJsonArray runs;
    for (const RunRecord &run : page->runs.sliced(std::min(qsizetype(offset), page->runs.size())))
        runs << toJson(run);
    QJsonObject result{{u"runs"_s, runs}};
    if (page->next > 0)
        result[u"before"_s] = page->next;
    if (arguments[u"figures"_s].toBool() && kept) {
        const auto figures = co_await kept->statistics(query, stop);
        if (!figures)
            co_return std::unexpected(figures.error());
        result[u"figures"_s] = toJson(*figures);
    }
    if (kept && !kept->trouble().isEmpty())
        result[u"trouble"_s] = kept->trouble();
    co_return result;
}

QCoro::Task<Result<QJsonObject>> runInspect(Context context, QJsonObject arguments, Progress, std::stop_token stop)
{
    const auto store = storeOf(context);
    if (!store)
        co_return std::unexpected(store.error());
    const QPointer<RunStore> kept(*store);
    const auto run = co_await kept->find(arguments[u"run"_s].toString());
    if (!run || !kept)
        co_return std::unexpected(run ? lattice::Error{Fault::Cancelled, u"the station is stopping"_s} : run.error());
    const int after = arguments[u"after"_s].toInt(), limit = arguments[u"limit"_s].toInt(1000);
    const bool whole = arguments[u"details"_s].toBool();
    const auto steps = co_await kept->steps(run->id, after, limit, whole ? RunStore::Detail::With : RunStore::Detail::Without, stop);
    if (!steps || !kept)
        co_return std::unexpected(steps ? lattice::Error{Fault::Cancelled, u"the station is stopping"_s} : steps.error());
    QJsonObject result = toJson(*run);
    QJsonArray rows;
    for (const RunStep &step : *steps)
        rows << toJson(step);
    result[u"step_list"_s] = rows;
    if (steps->size() == limit)
        result[u"after"_s] = steps->last().number;
    const auto files = co_await kept->files(run->id);
    if (files && !files->isEmpty()) {
        QJsonArray list;
        for (const RunFile &file : *files)
            list << toJson(file);
        result[u"files"_s] = list;
    }
    if (arguments[u"messages"_s].toBool() && kept) {
        const auto messages = co_await kept->messages(run->id, 0, kAll, stop);
        if (!messages)
            co_return std::unexpected(messages.error());
        result[u"messages"_s] = *messages;
    }
    co_return result;
}

QString lineOf(const QString &runId, const RunStep &step, bool asJson)
{
    if (asJson) {
        QJsonObject json = toJson(step);
        json[u"run_id"_s] = runId;
        return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)) + u'\n';
    }
    const QString time = step.started.toLocalTime().toString(u"HH:mm:ss.zzz"_s);
    const QString end = step.isUnderWay() ? u"…"_s : !step.error.isEmpty() ? u"✗ "_s + step.error : u"%1 ms"_s.arg(step.durationMs, 0, 'f', 0);
    const QString words = step.kind == RunStep::Kind::Note ? step.detail["words"_L1].toString() : end;
    return u"%1  %2  #%3  %4  %5\n"_s.arg(time, runId.first(std::min<qsizetype>(8, runId.size()))).arg(step.number).arg(step.name, words);
}

QString lineOf(const RunRecord &run, bool asJson)
{
    if (asJson)
        return QString::fromUtf8(QJsonDocument(toJson(run)).toJson(QJsonDocument::Compact)) + u'\n';
    const QString why = run.state == RunState::Waiting ? run.question : run.error;
    return u"%1  %2  %3 is %4%5\n"_s.arg(QDateTime::currentDateTime().toString(u"HH:mm:ss.zzz"_s), run.id.first(std::min<qsizetype>(8, run.id.size())), run.agent, runStateName(run.state), why.isEmpty() ? QString() : u": "_s + why);
}

QCoro::Task<Result<QJsonObject>> runTail(Context context, QJsonObject arguments, Progress progress, std::stop_token stop)
{
    const auto store = storeOf(context);
    if (!store)
        co_return std::unexpected(store.error());
    const QPointer<RunStore> kept(*store);
    const bool asJson = arguments[u"lines"_s] == "json"_L1;
    const QString wanted = arguments[u"run"_s].toString();
    struct Seen {
        QString run; //!< wanted; empty: all
        bool reads = false; //!< what is there already; what comes meanwhile waits
        QList<RunStep> steps; //!< the waiting ones
        std::optional<RunRecord> record;
        QHash<QString, RunState> states;
    };
    const auto seen = std::make_shared<Seen>();
    const Following following(context, arguments, std::move(progress), stop);
    const auto tellRun = [seen, following, asJson](const RunRecord &run) {
        if (seen->states.value(run.id, RunState::Interrupted) != run.state)
            following.tell(lineOf(run, asJson));
        seen->states.insert(run.id, run.state);
        if (seen->run == run.id && isEnd(run.state))
            following.end();
    };
    if (!wanted.isEmpty()) {
        const auto run = co_await kept->find(wanted);
        if (!run || !kept)
            co_return std::unexpected(run ? lattice::Error{Fault::Cancelled, u"the station is stopping"_s} : run.error());
        seen->run = run->id;
        seen->reads = true;
    }
    const QScopedPointer<QObject, QScopedPointerDeleteLater> receiver(new QObject);
    QObject::connect(kept, &RunStore::stepChanged, receiver.data(), [seen, following, asJson](const QString &runId, const RunStep &step) {
        if (!seen->run.isEmpty() && seen->run != runId)
            return;
        if (seen->reads)
            seen->steps << step;
        else
            following.tell(lineOf(runId, step, asJson));
    });
    QObject::connect(kept, &RunStore::runChanged, receiver.data(), [seen, tellRun](const RunRecord &run) {
        if (!seen->run.isEmpty() && seen->run != run.id)
            return;
        if (seen->reads)
            seen->record = run;
        else
            tellRun(run);
    });
    QObject::connect(kept, &QObject::destroyed, receiver.data(), [following] { following.end(); }, Qt::QueuedConnection);
    if (seen->reads) {
        const auto steps = co_await kept->steps(seen->run, 0, kAll, RunStore::Detail::With, stop);
        if (!steps || !kept)
            co_return std::unexpected(steps ? lattice::Error{Fault::Cancelled, u"the station is stopping"_s} : steps.error());
        const auto run = co_await kept->find(seen->run);
        if (!run || !kept)
            co_return std::unexpected(run ? lattice::Error{Fault::Cancelled, u"the station is stopping"_s} : run.error());
        seen->reads = false;
        for (const RunStep &step : *steps)
            following.tell(lineOf(seen->run, step, asJson));
        for (const RunStep &step : std::exchange(seen->steps, {})) {
            if (!steps->contains(step)) // the store said it, and had it read
                following.tell(lineOf(seen->run, step, asJson));
        }
        if (const RunRecord now = seen->record.value_or(*run); isEnd(now.state))
            tellRun(now);
        else
            seen->states.insert(now.id, now.state);
    }
    co_await following.over();
    co_return following.result();
}

QCoro::Task<Result<QJsonObject>> runCancel(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto store = storeOf(context);
    if (!store)
        co_return std::unexpected(store.error());
    const auto run = co_await (*store)->find(arguments[u"run"_s].toString());
    if (!run)
        co_return std::unexpected(run.error());
    LocalAgents *agents = context.engine ? context.engine->localAgents() : nullptr;
    if (!agents || !agents->runner().cancel(run->id)) {
        const QString next = run->state == RunState::Waiting ? u"; cancel its work: lattice work cancel %1"_s.arg(run->workId) : QString();
        co_return failed(Fault::Conflict, u"the run %1 is not under way here: it is %2%3"_s.arg(run->id, runStateName(run->state), next));
    }
    co_return QJsonObject{{u"run_id"_s, run->id}, {u"cancelled"_s, true}};
}

QCoro::Task<Result<QJsonObject>> runCompare(Context context, QJsonObject arguments, Progress, std::stop_token stop)
{
    const auto store = storeOf(context);
    if (!store)
        co_return std::unexpected(store.error());
    const auto comparison = co_await (*store)->compare(arguments[u"left"_s].toString(), arguments[u"right"_s].toString(), stop);
    if (!comparison)
        co_return std::unexpected(comparison.error());
    co_return toJson(*comparison);
}

QCoro::Task<Result<QJsonObject>> runExport(Context context, QJsonObject arguments, Progress, std::stop_token stop)
{
    const auto store = storeOf(context);
    if (!store)
        co_return std::unexpected(store.error());
    const QString file = arguments[u"file"_s].toString();
    const QPointer<RunStore> kept(*store);
    RunQuery query = queryOf(arguments);
    query.limit = arguments[u"limit"_s].toInt(0);
    if (const QString wanted = arguments[u"run"_s].toString(); !wanted.isEmpty()) {
        const auto run = co_await kept->find(wanted);
        if (!run || !kept)
            co_return std::unexpected(run ? lattice::Error{Fault::Cancelled, u"the station is stopping"_s} : run.error());
        query.id = run->id;
    }
    const auto rows = co_await kept->exportTo(file, query, stop);
    if (!rows)
        co_return std::unexpected(rows.error());
    co_return QJsonObject{{u"file"_s, file}, {u"rows"_s, *rows}};
}

QCoro::Task<Result<QJsonObject>> runAgent(Context context, QJsonObject arguments, Progress progress, std::stop_token stop)
{
    const QPointer<LocalAgents> agents = context.engine ? context.engine->localAgents() : nullptr;
    if (!agents)
        co_return failed(Fault::Invalid, u"there are no agents here; run this from a station's home"_s);
    const QString name = arguments[u"agent"_s].toString(), fakes = arguments[u"fakes"_s].toString();
    auto agent = agents->find(name);
    if (!agent)
        co_return failed(Fault::NotFound, u"agent '%1' not found on this station; `lattice agent exec` looks everywhere"_s.arg(name));
    if (const QString source = arguments[u"source"_s].toString(); !source.isEmpty()) {
        if (context.caller.right < Right::Administer) // it would run with tools and a sandbox that nobody has given it
            co_return failed(Fault::Refused, u"only who may change agents may run a text that is not saved"_s);
        auto draft = Agent::parse(source.toUtf8(), agent->path);
        if (!draft)
            co_return std::unexpected(draft.error());
        agent = *std::move(draft);
    }
    Runner::Request request{.agent = *std::move(agent), .task = arguments[u"task"_s].toString(), .input = arguments[u"input"_s].toObject(),
                            .deadline = std::chrono::milliseconds(qint64(arguments[u"timeout"_s].toDouble(900) * 1000)), .runId = QUuid::createUuid().toString(QUuid::WithoutBraces), .origin = originOf(context.caller), .traceparent = context.traceparent};
    if (!fakes.isEmpty()) {
        const bool isName = !fakes.contains(u'/') && !fakes.startsWith("run:"_L1);
        if (context.caller.face == Caller::Face::Station && !isName && !fakes.startsWith("run:"_L1))
            co_return failed(Fault::Refused, u"another station may give run:ID or the name of a faker, and no file of this machine"_s);
        Result<Fakes> answers;
        if (fakes.startsWith("run:"_L1))
            answers = co_await recordedFakes(agents->runStore(), fakes.sliced(4));
        else
            answers = Fakes::load(isName ? agents->environments().current()->paths().folder + "/fakes/"_L1 + fakes + ".yml"_L1 : fakes);
        if (!answers)
            co_return std::unexpected(answers.error());
        request.fakes = std::make_shared<const Fakes>(*std::move(answers));
    }
    if (!agents)
        co_return failed(Fault::Cancelled, u"the station is stopping"_s);
    const auto result = co_await agents->run(std::move(request), std::move(progress), std::move(stop));
    if (!result)
        co_return std::unexpected(result.error());
    if (!result->question.isEmpty())
        co_return failed(Fault::Refused, u"the agent asks for a person, which only work can wait for: "_s + result->question);
    QJsonObject json{{u"run_id"_s, result->runId}, {u"agent"_s, name}, {u"text"_s, result->text}, {u"model"_s, result->model}, {u"steps"_s, result->steps}, {u"tool_calls"_s, result->toolCalls},
                     {u"duration_ms"_s, result->duration.count()}, {u"tokens"_s, toJson(result->usage)}};
    if (result->cost)
        json[u"cost"_s] = *result->cost;
    if (!result->structured.isUndefined())
        json[u"structured"_s] = result->structured;
    co_return json;
}

} // namespace

QList<Verb> runVerbs()
{
    const Hints reads{.readOnly = true, .idempotent = true};
    const auto verb = [](const QString &name, const QString &title, const QString &description, QList<Parameter> parameters, QJsonObject schema, Hints hints, QStringList examples, Verb::Run run) {
        for (QString &example : examples)
            example.prepend(u"runs "_s + name + u' ');
        return Verb{.name = u"runs."_s + name, .title = title, .description = description, .parameters = std::move(parameters), .resultSchema = std::move(schema), .hints = hints, .examples = examples, .run = std::move(run)};
    };
    const QList<Parameter> page{{.name = u"limit"_s, .type = Type::Integer, .words = u"at most so many"_s, .least = 1, .most = 10'000, .initial = 100},
                                {.name = u"before"_s, .type = Type::Integer, .words = u"the next page: what the page before says"_s, .least = 0, .most = 9e15},
                                {.name = u"offset"_s, .type = Type::Integer, .words = u"leave out so many; `before` is quicker"_s, .least = 0, .most = 100'000},
                                {.name = u"figures"_s, .type = Type::Boolean, .words = u"with the figures of all that match: durations, failures, tokens, cost"_s}};
    QList<Verb> verbs{
        verb(u"list"_s, u"List runs"_s, u"Lists the runs of this station's agents, newest first, whoever started them."_s, filters() + page,
             Schema::object({{u"runs"_s, Schema::list(runSchema())}, {u"before"_s, Schema::number(u"for the next page; missing: that was all"_s)}, {u"figures"_s, QJsonObject{{u"type"_s, u"object"_s}}}}, {u"runs"_s}),
             reads, {u"--state failed --hours 24"_s, u"--agent log-analyzer --figures"_s}, runList),
        verb(u"of_model"_s, u"List runs of a model"_s, u"Lists the runs that a model answered, newest first."_s,
             QList<Parameter>{{.name = u"model"_s, .words = u"as it calls itself"_s, .placeholder = u"NAME"_s, .positional = true, .required = true}} + page,
             Schema::object({{u"runs"_s, Schema::list(runSchema())}, {u"before"_s, Schema::number(u"for the next page; missing: that was all"_s)}}, {u"runs"_s}), reads, {u"claude-sonnet-5"_s}, runList),
        verb(u"inspect"_s, u"Look at a run"_s, u"Shows a run with its steps: exchanges with the model, tool calls, what was cut or compacted."_s,
             {runParameter(), {.name = u"details"_s, .type = Type::Boolean, .words = u"with what tools were given and answered"_s}, {.name = u"messages"_s, .type = Type::Boolean, .words = u"with what the model was sent and said"_s},
              {.name = u"after"_s, .type = Type::Integer, .words = u"steps after this one: the next page"_s, .least = 0, .most = 1e9}, {.name = u"limit"_s, .type = Type::Integer, .words = u"at most so many steps"_s, .least = 1, .most = 100'000, .initial = 1000}},
             runSchema(), reads, {u"ID --details"_s}, runInspect),
        verb(u"tail"_s, u"Follow runs"_s, u"Prints each step as it happens: of one run until it ends, of all until Ctrl+C."_s,
             {[] { Parameter run = runParameter(); run.required = false; return run; }(), {.name = u"lines"_s, .type = Type::Choice, .words = u"what a line is"_s, .choices = {u"text"_s, u"json"_s}, .initial = u"text"_s}, Following::seconds()},
             Following::resultSchema(), reads, {u"ID"_s, u""_s}, runTail),
        verb(u"cancel"_s, u"Cancel a run"_s, u"Ends a run that is under way here, with all that it started. A run that carries out work is better ended by cancelling the work."_s,
             {runParameter()}, Schema::object({{u"run_id"_s, Schema::text(u"its id"_s)}, {u"cancelled"_s, Schema::boolean(u"it was told to end"_s)}}, {u"run_id"_s}), {.destructive = true, .idempotent = true}, {u"ID"_s}, runCancel),
        verb(u"compare"_s, u"Compare two runs"_s, u"Puts the steps of two runs side by side and says where they part."_s, {runParameter(u"left"_s, u"one"_s), runParameter(u"right"_s, u"the other"_s)},
             Schema::object({{u"rows"_s, Schema::list()}, {u"divergence"_s, Schema::number(u"the first row that differs; -1: none"_s)}}, {u"rows"_s, u"divergence"_s}), reads, {u"ID1 ID2"_s}, runCompare),
        verb(u"export"_s, u"Export runs"_s, u"Writes runs to a file as JSON lines, each with its steps and messages. Secrets are masked in it as they are here."_s,
             QList<Parameter>{{.name = u"file"_s, .words = u"where to; a file that is there is replaced"_s, .positional = true, .required = true, .isPath = true}} + filters()
                 + QList<Parameter>{{.name = u"run"_s, .words = u"only this one: its id or the beginning of it"_s, .placeholder = u"ID"_s},
                                    {.name = u"limit"_s, .type = Type::Integer, .words = u"at most so many; 0: all"_s, .least = 0, .most = 1e9, .initial = 0}},
             Schema::object({{u"file"_s, Schema::text(u"what was written"_s)}, {u"rows"_s, Schema::number(u"how many lines"_s)}}, {u"file"_s, u"rows"_s}), {.idempotent = true}, {u"runs.jsonl --state failed"_s, u"run.jsonl --run ID"_s}, runExport),
        {.name = u"agent.run"_s, .title = u"Run an agent here"_s,
         .description = u"Runs an agent of this station and prints its answer as it comes. With --fakes its tools are answered for: by a file, or as in an earlier run."_s,
         .parameters = {{.name = u"agent"_s, .words = u"the agent's name"_s, .placeholder = u"NAME"_s, .positional = true, .required = true}, {.name = u"task"_s, .words = u"what it shall do"_s, .positional = true},
                        {.name = u"input"_s, .type = Type::Map, .words = u"a value of the agent's input; again for more"_s, .placeholder = u"KEY=VALUE"_s, .letter = u'i'},
                        {.name = u"source"_s, .words = u"the text of a prompt file to run in place of the agent's, as a draft; wants the right to change agents"_s, .placeholder = u"TEXT"_s},
                        {.name = u"fakes"_s, .words = u"answers in place of its tools: a faker of the environment, run:ID, or a file with its whole path"_s, .placeholder = u"FILE"_s},
                        {.name = u"timeout"_s, .type = Type::Number, .words = u"give up after so many seconds"_s, .placeholder = u"SECONDS"_s, .least = 0.1, .most = kDay, .initial = 900}},
         .resultSchema = Schema::object({{u"run_id"_s, Schema::text(u"its record"_s)}, {u"text"_s, Schema::text(u"the answer"_s)}, {u"model"_s, Schema::text(u"by which model; rehearsal is none"_s)},
                                         {u"steps"_s, Schema::number(u"exchanges with the model"_s)}, {u"tool_calls"_s, Schema::number(u"how many tools it called"_s)}, {u"duration_ms"_s, Schema::number(u"how long it took"_s)},
                                         {u"cost"_s, Schema::number(u"US dollars; missing: not known"_s)}},
                                        {u"run_id"_s, u"text"_s}),
         .hints = {.openWorld = true}, .examples = {u"agent run log-analyzer \"Why do logins fail?\""_s, u"agent run scanner --input target=web-01 --fakes run:3f2a"_s}, .run = runAgent},
    };
    for (Verb &row : verbs)
        row.onlyHere = row.name == "runs.tail"_L1 || row.name == "runs.export"_L1; // there is no progress from afar, and files are of the machine
    return verbs;
}

} // namespace core
