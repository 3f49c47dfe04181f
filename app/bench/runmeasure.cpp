// SPDX-License-Identifier: Apache-2.0
#include "app/bench/chatserver.h"
#include "app/bench/measures.h"
#include "app/bench/statistics.h"
#include "core/run/runner.h"
#include "core/run/runsql.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using lattice::Result;

namespace app {

namespace {

const QByteArray kTool = "look";

/*! A tool that answers at once. */
class InstantTool final : public core::ToolSource
{
public:
    class Session final : public core::ToolSession
    {
        QList<core::ToolInfo> tools() const override { return {{.name = QString::fromLatin1(kTool), .title = {}, .description = u"Looks"_s, .inputSchema = {{u"type"_s, u"object"_s}}, .outputSchema = {}, .hints = {}, .server = u"bench"_s}}; }
        QCoro::Task<Result<core::ToolResult>> call(QString, QJsonObject input, core::ToolProgressSink, std::chrono::milliseconds, std::stop_token) override { co_return core::ToolResult::text(u"seen %1"_s.arg(input["n"_L1].toInt())); }
    };
    QCoro::Task<Result<QList<std::shared_ptr<core::ToolSession>>>> open(core::RunScope, std::stop_token) override { co_return QList<std::shared_ptr<core::ToolSession>>{std::make_shared<Session>()}; }
};

struct Bench {
    QTemporaryDir folder;
    ChatServer server{kTool};
    core::Models models{core::ModelSettings{.provider = u"openai"_s, .model = u"bench"_s, .baseUrl = server.url(), .key = {}}};
    core::RunStore store{{.folder = folder.filePath(u"runs"_s)}};
    core::Runner runner{models};
};

/*! One run of \a steps exchanges, each with a tool call; it ends at its limit of steps. \return ms a step */
QCoro::Task<Result<double>> ourSteps(std::shared_ptr<Bench> bench, int steps)
{
    const auto agent = core::Agent::parse("---\nname: bench\nmax_steps: " + QByteArray::number(steps) + "\n---\n{{task}}\n", u"bench.prompt"_s);
    if (!agent)
        co_return std::unexpected(agent.error());
    QElapsedTimer timer;
    timer.start();
    const auto ended = co_await bench->runner.run({.agent = *agent, .task = u"go"_s}, {}, {});
    const double time = double(timer.nsecsElapsed()) / 1e6 / steps;
    if (ended || ended.error().fault != lattice::Fault::Full)
        co_return lattice::failed(lattice::Fault::Invalid, u"the run did not go to its limit: %1"_s.arg(ended ? ended->text : ended.error().detail));
    co_return time;
}

/*! The same exchanges with the same messages, and nothing else. */
QCoro::Task<Result<double>> bareExchanges(std::shared_ptr<Bench> bench, int steps)
{
    const core::Models::Choice choice = bench->models.choose({});
    core::ModelRequest request{.model = choice.model, .messages = QJsonArray{QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, QJsonArray{QJsonObject{{u"text"_s, u"go"_s}}}}}}, .tools = {}};
    request.tools.append(QJsonObject{{u"name"_s, QString::fromLatin1(kTool)}, {u"description"_s, u"Looks"_s}, {u"inputSchema"_s, QJsonObject{{u"type"_s, u"object"_s}}}});
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < steps; ++i) {
        const auto reply = co_await choice.provider.generate(request, {}, {});
        if (!reply)
            co_return std::unexpected(reply.error());
        QJsonArray calls, answers;
        for (const core::ToolCall &call : reply->toolCalls) {
            calls.append(QJsonObject{{u"toolRequest"_s, QJsonObject{{u"ref"_s, call.id}, {u"name"_s, call.name}, {u"input"_s, call.input}}}});
            answers.append(QJsonObject{{u"toolResponse"_s, QJsonObject{{u"ref"_s, call.id}, {u"name"_s, call.name}, {u"output"_s, core::ToolResult::text(u"seen"_s).content}}}});
        }
        request.messages.append(QJsonObject{{u"role"_s, u"model"_s}, {u"content"_s, calls}});
        request.messages.append(QJsonObject{{u"role"_s, u"tool"_s}, {u"content"_s, answers}});
    }
    co_return double(timer.nsecsElapsed()) / 1e6 / steps;
}

/*! A page of a million runs of one agent, against the same question to SQLite alone. */
QCoro::Task<Result<Figures>> pages(int runs)
{
    QTemporaryDir folder;
    core::RunStore store({.folder = folder.path(), .maxBytes = 100LL << 30});
    if (const auto opened = co_await store.open(); !opened)
        co_return std::unexpected(opened.error());
    core::RunSql sql(folder.filePath(u"runs.db"_s));
    if (const auto opened = sql.open(); !opened)
        co_return std::unexpected(opened.error());
    if (const auto filled = sql.execute(u"WITH RECURSIVE row(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM row WHERE i < %1) INSERT INTO runs (id, root, depth, agent, trigger_kind, attempt, state, started, duration, steps, tools, task, answer) "
                                         "SELECT 'run-' || i, 'run-' || i, 0, 'agent-' || (i %% 50), 'work', 0, 2 + (i %% 20 = 0), 1700000000000 + i * 1000, i %% 997, 3, 2, hex(randomblob(60)), hex(randomblob(200)) FROM row"_s.arg(runs).replace("%%"_L1, "%"_L1)); !filled)
        co_return std::unexpected(filled.error());
    double slowest = 0, theirs = 0;
    for (int i = 0; i < 20; ++i) {
        QElapsedTimer timer;
        timer.start();
        const auto page = co_await store.list({.agent = u"agent-%1"_s.arg(i), .state = core::RunState::Failed, .before = qint64(runs) / 20 * (i + 1), .limit = 100});
        slowest = std::max(slowest, double(timer.nsecsElapsed()) / 1e6);
        if (!page)
            co_return std::unexpected(page.error());
        timer.restart();
        auto query = sql.run(u"SELECT * FROM runs WHERE agent = ? AND state = 3 AND n < ? ORDER BY n DESC LIMIT 100"_s, {u"agent-%1"_s.arg(i), qint64(runs) / 20 * (i + 1)});
        while (query && (*query)->next())
            std::ignore = (*query)->value(1).toString();
        theirs = std::max(theirs, double(timer.nsecsElapsed()) / 1e6);
    }
    co_return Figures{slowest, theirs, {}};
}

constexpr int kLongRun = 80'000, kChild = 3'000, kPage = 2'000; // as the window reads them

/*! A run of kLongRun steps, one of which has a run of kChild steps: \a folder has them as a station would. */
QCoro::Task<Result<>> fillLongRun(QString folder)
{
    core::RunStore store({.folder = folder, .maxBytes = 100LL << 30});
    if (const auto opened = co_await store.open(); !opened)
        co_return opened;
    core::RunSql sql(folder + "/runs.db"_L1);
    if (const auto opened = sql.open(); !opened)
        co_return opened;
    const QString run = u"INSERT INTO runs (n, id, parent, root, depth, agent, trigger_kind, attempt, state, started, ended, duration, steps, tools, task, answer) "
                        "VALUES (?, ?, ?, 'long-run', ?, 'agent', 'work', 0, 2, 1700000000000, 1700000900000, 900000, ?, 0, hex(randomblob(60)), hex(randomblob(200)))"_s;
    const QString steps = u"WITH RECURSIVE row(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM row WHERE i < ?) INSERT INTO steps (run, number, kind, name, server, turn, started, duration, span, parent_span, tokens_in, tokens_out, cost, child) "
                          "SELECT ?, i, i % 2, 'tool_' || (i % 40), 'server', i / 2, 1700000000000 + i * 11, i % 997, lower(hex(randomblob(8))), lower(hex(randomblob(8))), 1200, 80, 0.004, CASE WHEN ? AND i = 250 THEN 'child-run' END FROM row"_s;
    for (const auto &[text, values] : {std::pair(run, QVariantList{1, u"long-run"_s, QVariant(), 0, kLongRun}), std::pair(run, QVariantList{2, u"child-run"_s, u"long-run"_s, 1, kChild}),
                                       std::pair(steps, QVariantList{kLongRun, 1, true}), std::pair(steps, QVariantList{kChild, 2, false})}) {
        if (const auto done = sql.execute(text, values); !done)
            co_return done;
    }
    co_return Result<>();
}

/*! \return ms until \a store has said what the window asks first of the run \a id */
QCoro::Task<Result<double>> ourPage(core::RunStore &store, QString id)
{
    QElapsedTimer timer;
    timer.start();
    const auto run = co_await store.find(id);
    const auto page = co_await store.steps(id, 0, kPage, core::RunStore::Detail::Without);
    const double time = double(timer.nsecsElapsed()) / 1e6;
    if (!run || !page)
        co_return std::unexpected(run ? page.error() : run.error());
    if (page->size() != kPage)
        co_return lattice::failed(lattice::Fault::Invalid, u"a page of %1 has %2 steps"_s.arg(id).arg(page->size()));
    co_return time;
}

Result<double> barePage(core::RunSql &sql, const QString &id)
{
    QElapsedTimer timer;
    timer.start();
    qint64 n = 0;
    auto run = sql.run(u"SELECT * FROM runs WHERE id = ?"_s, {id});
    while (run && (*run)->next())
        n = (*run)->value(0).toLongLong();
    auto steps = sql.run(u"SELECT * FROM steps WHERE run = ? ORDER BY number LIMIT %1"_s.arg(kPage), {n});
    if (!run || !steps)
        return std::unexpected(run ? steps.error() : run.error());
    int rows = 0;
    while ((*steps)->next()) {
        for (int column = 0; column < 18; ++column)
            std::ignore = (*steps)->value(column);
        ++rows;
    }
    if (rows != kPage)
        return lattice::failed(lattice::Fault::Invalid, u"the bare page of %1 has %2 steps"_s.arg(id).arg(rows));
    return double(timer.nsecsElapsed()) / 1e6;
}

/*! The first page of a long run from a store that is just opened, and then of a child of it. The slowest of the rounds. */
QCoro::Task<Result<QList<Figures>>> longRun(int rounds)
{
    QTemporaryDir folder;
    if (const auto filled = co_await fillLongRun(folder.path()); !filled)
        co_return std::unexpected(filled.error());
    double ours = 0, theirs = 0, ourChild = 0, theirChild = 0;
    for (int i = 0; i < rounds; ++i) { // in turns, and each side with a connection of its own that has read nothing yet
        QElapsedTimer timer;
        timer.start();
        core::RunStore store({.folder = folder.path(), .maxBytes = 100LL << 30});
        const auto opened = co_await store.open();
        const double opening = double(timer.nsecsElapsed()) / 1e6;
        const auto page = opened ? co_await ourPage(store, u"long-run"_s) : Result<double>(std::unexpected(opened.error()));
        const auto child = page ? co_await ourPage(store, u"child-run"_s) : page;
        timer.restart();
        core::RunSql sql(folder.filePath(u"runs.db"_s));
        const auto bareOpened = sql.open();
        const double bareOpening = double(timer.nsecsElapsed()) / 1e6;
        const auto bare = bareOpened ? barePage(sql, u"long-run"_s) : Result<double>(std::unexpected(bareOpened.error()));
        const auto bareChild = bare ? barePage(sql, u"child-run"_s) : bare;
        if (!child || !bareChild)
            co_return std::unexpected(child ? bareChild.error() : child.error());
        ours = std::max(ours, opening + *page);
        theirs = std::max(theirs, bareOpening + *bare);
        ourChild = std::max(ourChild, *child);
        theirChild = std::max(theirChild, *bareChild);
    }
    co_return QList<Figures>{{ours, theirs, {}}, {ourChild, theirChild, {}}};
}

} // namespace

MeasureTask measureRuns(Setting setting)
{
    const auto bench = std::make_shared<Bench>();
    bench->runner.setStore(&bench->store);
    bench->runner.addSource(std::make_unique<InstantTool>());
    const int steps = 50, rounds = setting.quick ? 4 : 20;
    double ours = 0, theirs = 0;
    for (int i = 0; i < rounds; ++i) { // in turns, so that the machine's moods meet both
        const auto bare = co_await bareExchanges(bench, steps);
        const auto run = co_await ourSteps(bench, steps);
        if (!bare || !run)
            co_return std::unexpected(bare ? run.error() : bare.error());
        ours += *run / rounds;
        theirs += *bare / rounds;
    }
    const auto listed = co_await pages(setting.quick ? 100'000 : 1'000'000);
    if (!listed)
        co_return std::unexpected(listed.error());
    const auto opened = co_await longRun(setting.quick ? 5 : 20);
    if (!opened)
        co_return std::unexpected(opened.error());
    co_return QList<Figures>{{ours, theirs, {}}, *listed} + *opened;
}

} // namespace app
