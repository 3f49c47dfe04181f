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
    co_return QList<Figures>{{ours, theirs, {}}, *listed};
}

} // namespace app
