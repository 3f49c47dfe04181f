// SPDX-License-Identifier: Apache-2.0
#include "core/engine/agenthost.h"
#include "core/engine/engine.h"
#include "core/environment/environments.h"
#include "core/run/localagents.h"
#include "core/telemetry/genai.h"
#include "core/telemetry/telemetry.h"
#include "core/tool/agenttools.h"
#include "core/verb/verbtable.h"

#include "otlpsink.h"
#include "scriptedserver.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Engine;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace {

/*! Agents that span as a runner does. `lead` asks `helper`, wherever it is; `broken` fails. */
class Team final : public core::AgentHost
{
    Q_OBJECT

public:
    Team(const QStringList &names, core::Tracing tracing) : m_names(names), m_tracing(std::move(tracing)) { }

    QPointer<Engine> engine;

    QList<lattice::AgentInfo> agents() const override
    {
        QList<lattice::AgentInfo> infos;
        for (const QString &name : m_names)
            infos.append({.id = name, .name = name, .description = {}, .capabilities = {}, .inputSchema = {}, .outputSchema = {}, .examples = {}});
        return infos;
    }
    QCoro::Task<Result<lattice::CallResult>> execute(lattice::CallOrder order, lattice::ProgressSink, std::stop_token stop) override
    {
        lattice::ActiveSpan span = core::GenAi::startAgent(m_tracing, {.id = order.agent, .name = order.agent}, order.callId, order.traceparent);
        if (order.agent == "broken"_L1) {
            span.fail(Fault::Busy);
            co_return failed(Fault::Busy, u"geheim"_s);
        }
        if (order.agent == "lead"_L1) {
            lattice::ActiveSpan tool = core::GenAi::startTool(m_tracing, {.id = u"1"_s, .name = u"helper"_s}, u"agents"_s, span.traceparent());
            const auto answer = co_await engine->invoke({.callId = {}, .agent = u"helper"_s, .capability = {}, .stationId = {}, .task = u"help"_s, .input = {}, .traceparent = tool.traceparent()}, {}, stop);
            if (!answer)
                co_return std::unexpected(answer.error());
        }
        co_return lattice::CallResult{.text = u"done"_s, .model = u"rehearsal"_s, .toolCalls = 0};
    }

private:
    const QStringList m_names;
    const core::Tracing m_tracing;
};

/*! One station with its own tracer and exporter, as in a process of its own. */
struct Place {
    Place(QTemporaryDir &dir, const QString &name, const QStringList &agents, const OtlpSink *sink, core::EngineOptions options, const core::ModelSettings &model = {})
    {
        auto home = core::Home::open(dir.filePath(name), core::Home::Take::Alone);
        core::TelemetrySettings settings;
        if (sink) {
            settings = core::TelemetrySettings::read({.endpoint = sink->endpoint()}, {});
            settings.delay = 20ms;
        }
        settings.resource[u"service.instance.id"_s] = name;
        options.config.lattice.stationName = name;
        auto telemetry = std::make_unique<core::Telemetry>(settings);
        const core::Tracing tracing{.tracer = telemetry->tracer()};
        auto team = std::make_unique<Team>(agents, tracing);
        Team *host = team.get();
        engine = std::make_unique<Engine>(std::move(*home), std::move(options));
        host->engine = engine.get();
        engine->setTelemetry(std::move(telemetry));
        if (agents.isEmpty()) { // those of the folder, run by the runner
            environments = std::make_unique<core::Environments>(dir.filePath(name + u"-environments"_s), dir.filePath(name), engine->status().stationId);
            auto local = std::make_unique<core::LocalAgents>(*environments, model);
            local->setStation(engine->status().stationId);
            local->runner().setTracing(tracing);
            local->runner().addSource(std::make_unique<core::AgentTools>(*local, engine.get()));
            engine->setAgents(std::move(local));
        } else {
            engine->setAgents(std::move(team));
        }
    }

    std::unique_ptr<core::Environments> environments; // outlive the agents
    std::unique_ptr<Engine> engine;
};

} // namespace

class TestTraceTree final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void callOverTwoStationsIsOneTree();
    void workOnAnotherStationIsOneTree();
    void failureIsSeenOnEachStep();
    void windowsCallHasARoot();
    void modelsToolsAndAgentsAreInTheTree();
    void verbAtAnotherStationIsOneTree();
    void stationThatTracesNothingPassesOn();
    void lastSpansAreSentAtTheEnd();

private:
    void start(bool memberTraces = true, const QStringList &leads = {u"lead"_s}, const QStringList &members = {u"helper"_s, u"broken"_s}, const core::ModelSettings &model = {});
    Result<QJsonObject> run(const QString &verb, const QJsonObject &arguments) const
    {
        return QCoro::waitFor(m_table.run(verb, {.engine = m_lead->engine.get(), .home = m_lead->engine->home()->paths(), .configFile = {}, .installSamples = {}, .caller = {}}, arguments, {}, {}));
    }

    bool contentIsShown() const
    {
        return std::ranges::any_of(m_sink->spans, [](const SunkSpan &span) {
            return std::ranges::any_of(span.attributes, [](const QJsonValue &value) { return value.toString().contains("geheim"_L1); });
        });
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<OtlpSink> m_sink;
    std::unique_ptr<Place> m_lead;
    std::unique_ptr<Place> m_member;
    core::VerbTable m_table;
};

void TestTraceTree::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_sink = std::make_unique<OtlpSink>();
    qputenv("XDG_RUNTIME_DIR", m_dir->filePath(u"run"_s).toUtf8());
    m_table = {};
    m_table.addEngineVerbs();
}

void TestTraceTree::cleanup()
{
    for (const auto &place : {m_member.get(), m_lead.get()}) {
        if (place)
            QCoro::waitFor(place->engine->stop());
    }
    m_member.reset();
    m_lead.reset();
}

void TestTraceTree::start(bool memberTraces, const QStringList &leads, const QStringList &members, const core::ModelSettings &model)
{
    core::EngineOptions options{.mode = core::Mode::Orchestrator};
    options.config.lattice.embedded.port = -1;
    options.config.lattice.embedded.monitoringPort = -1;
    m_lead = std::make_unique<Place>(*m_dir, u"alpha"_s, leads, m_sink.get(), options, model);
    const auto started = QCoro::waitFor(m_lead->engine->start());
    QVERIFY2(started.has_value(), started ? "" : qPrintable(started.error().detail));
    m_member = std::make_unique<Place>(*m_dir, u"beta"_s, members, memberTraces ? m_sink.get() : nullptr,
                                       core::EngineOptions{.mode = core::Mode::Member, .join = {.line = m_lead->engine->addresses().nats, .options = {}}});
    QVERIFY(QCoro::waitFor(m_member->engine->start()).has_value());
    QTRY_COMPARE(QCoro::waitFor(m_lead->engine->stations())->size(), 2);
}

void TestTraceTree::callOverTwoStationsIsOneTree()
{
    start();
    QVERIFY(!QTest::currentTestFailed());
    const QString parent = u"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"_s;
    const auto answer = run(u"lattice.call"_s, {{u"agent"_s, u"lead"_s}, {u"task"_s, u"geheim"_s}, {u"_meta"_s, QJsonObject{{u"traceparent"_s, parent}}}});
    QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().detail));
    QTRY_COMPARE(m_sink->spans.size(), 6);
    QCOMPARE(m_sink->faults, QStringList());
    QCOMPARE(m_sink->find(u"verb lattice.call"_s)->parentId, u"b7ad6b7169203331"_s); // the caller's, who has it
    QCOMPARE(m_sink->orphans(), QStringList{u"verb lattice.call"_s});
    QCOMPARE(m_sink->parentOf(u"invoke_agent lead"_s), u"verb lattice.call"_s);
    QCOMPARE(m_sink->parentOf(u"execute_tool helper"_s), u"invoke_agent lead"_s);
    QCOMPARE(m_sink->parentOf(u"lattice.agent.invoke helper"_s), u"execute_tool helper"_s);
    QCOMPARE(m_sink->parentOf(u"lattice.agent.handle helper"_s), u"lattice.agent.invoke helper"_s);
    QCOMPARE(m_sink->parentOf(u"invoke_agent helper"_s), u"lattice.agent.handle helper"_s);
    for (const SunkSpan &span : m_sink->spans)
        QCOMPARE(span.traceId, u"0af7651916cd43dd8448eb211c80319c"_s);
    QCOMPARE(m_sink->find(u"lattice.agent.invoke helper"_s)->resource[u"service.instance.id"_s], u"alpha"_s);
    QCOMPARE(m_sink->find(u"lattice.agent.handle helper"_s)->resource[u"service.instance.id"_s], u"beta"_s);
    QCOMPARE(m_sink->find(u"lattice.agent.invoke helper"_s)->attributes[u"lattice.station.id"_s].toString(), m_member->engine->status().stationId);
    QVERIFY(!m_sink->lastBody.contains("geheim"));
}

void TestTraceTree::workOnAnotherStationIsOneTree()
{
    start();
    QVERIFY(!QTest::currentTestFailed());
    const auto done = run(u"work.assign"_s, {{u"agent"_s, u"helper"_s}, {u"task"_s, u"t"_s}, {u"await"_s, true}});
    QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().detail));
    QTRY_COMPARE(m_sink->spans.size(), 4);
    QCOMPARE(m_sink->faults, QStringList());
    QCOMPARE(m_sink->orphans(), QStringList());
    QCOMPARE(m_sink->roots(), 1);
    QCOMPARE(m_sink->parentOf(u"lattice.work.assign helper"_s), u"verb work.assign"_s);
    QCOMPARE(m_sink->parentOf(u"lattice.work.run helper"_s), u"lattice.work.assign helper"_s);
    QCOMPARE(m_sink->parentOf(u"invoke_agent helper"_s), u"lattice.work.run helper"_s);
    const SunkSpan *ran = m_sink->find(u"lattice.work.run helper"_s);
    QCOMPARE(ran->resource[u"service.instance.id"_s], u"beta"_s);
    QCOMPARE(ran->attributes[u"lattice.work.id"_s].toString(), (*done)[u"work_id"_s].toString());
    QCOMPARE(ran->attributes[u"lattice.work.phase"_s].toString(), u"done"_s);
    QCOMPARE(ran->kind, 5);
}

void TestTraceTree::failureIsSeenOnEachStep()
{
    start();
    QVERIFY(!QTest::currentTestFailed());
    QVERIFY(!run(u"lattice.call"_s, {{u"agent"_s, u"broken"_s}}));
    QTRY_COMPARE(m_sink->spans.size(), 4);
    QCOMPARE(m_sink->orphans(), QStringList());
    for (const SunkSpan &span : m_sink->spans) {
        QCOMPARE(span.status, 2);
        QCOMPARE(span.attributes[u"error.type"_s].toString(), u"busy"_s);
    }
    QVERIFY(!m_sink->lastBody.contains("geheim")); // what an agent says of its failure may be anybody's words
}

void TestTraceTree::windowsCallHasARoot()
{
    start();
    QVERIFY(!QTest::currentTestFailed());
    QSignalSpy ended(m_lead->engine.get(), &Engine::callEnded);
    m_lead->engine->call({.callId = u"c-1"_s, .agent = u"helper"_s, .capability = {}, .stationId = {}, .task = {}, .input = {}});
    QTRY_COMPARE(ended.size(), 1);
    QTRY_COMPARE(m_sink->spans.size(), 4);
    QCOMPARE(m_sink->orphans(), QStringList());
    QCOMPARE(m_sink->roots(), 1);
    QCOMPARE(m_sink->find(u"verb lattice.call"_s)->attributes[u"station.trigger"_s].toString(), u"window"_s);
}

void TestTraceTree::modelsToolsAndAgentsAreInTheTree()
{
    const auto write = [this](const QString &name, const QByteArray &text) {
        QDir().mkpath(QFileInfo(m_dir->filePath(name)).path());
        QFile file(m_dir->filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(write(u"alpha-environments/default/agents/lead.prompt"_s, "---\nmodel: m-1\nagents: [helper]\n---\nAsk the helper: geheim.\n"));
    QVERIFY(write(u"beta-environments/default/agents/helper.prompt"_s, "---\nmodel: rehearsal\n---\nHelp.\n"));
    ScriptedServer model;
    model.scripts = {ScriptedServer::stream(R"(data: {"model":"m-1-001","choices":[{"delta":{"tool_calls":[{"index":0,"id":"call-1","function":{"name":"helper","arguments":"{\"task\":\"geheim\"}"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":11,"completion_tokens":7}})" "\n\ndata: [DONE]\n\n"),
                     ScriptedServer::stream(R"(data: {"model":"m-1-001","choices":[{"delta":{"content":"geheim"},"finish_reason":"stop"}],"usage":{"prompt_tokens":20,"completion_tokens":2}})" "\n\ndata: [DONE]\n\n")};
    start(true, {}, {}, {.provider = u"openai"_s, .model = {}, .baseUrl = model.url(), .key = u"geheim-key"_s});
    QVERIFY(!QTest::currentTestFailed());
    const auto answer = run(u"lattice.call"_s, {{u"agent"_s, u"lead"_s}, {u"task"_s, u"geheim"_s}});
    QVERIFY2(answer.has_value(), answer ? "" : qPrintable(answer.error().detail));
    QTRY_COMPARE(m_sink->spans.size(), 9);
    QCOMPARE(m_sink->faults, QStringList());
    QCOMPARE(m_sink->orphans(), QStringList());
    QCOMPARE(m_sink->roots(), 1);
    QCOMPARE(m_sink->parentOf(u"invoke_agent lead"_s), u"verb lattice.call"_s);
    QCOMPARE(m_sink->parentOf(u"chat m-1"_s), u"invoke_agent lead"_s);
    QCOMPARE(m_sink->parentOf(u"execute_tool helper"_s), u"invoke_agent lead"_s);
    QCOMPARE(m_sink->parentOf(u"lattice.agent.invoke helper"_s), u"execute_tool helper"_s);
    QCOMPARE(m_sink->parentOf(u"invoke_agent helper"_s), u"lattice.agent.handle helper"_s);
    QCOMPARE(m_sink->parentOf(u"chat rehearsal"_s), u"invoke_agent helper"_s);
    const SunkSpan *chat = m_sink->find(u"chat m-1"_s);
    QCOMPARE(chat->attributes[u"gen_ai.response.model"_s].toString(), u"m-1-001"_s);
    QCOMPARE(chat->attributes[u"gen_ai.usage.input_tokens"_s].toInt(), 11);
    QCOMPARE(chat->attributes[u"gen_ai.usage.output_tokens"_s].toInt(), 7);
    QCOMPARE(m_sink->find(u"invoke_agent lead"_s)->attributes[u"gen_ai.usage.input_tokens"_s].toInt(), 31); // of the run
    QCOMPARE(m_sink->find(u"execute_tool helper"_s)->attributes[u"gen_ai.tool.call.id"_s].toString(), u"call-1"_s);
    QVERIFY(!contentIsShown());
    m_sink->spans.clear();
    model.scripts = {ScriptedServer::stream(R"(data: {"model":"m-1-001","choices":[{"delta":{"content":"geheim"},"finish_reason":"stop"}]})" "\n\ndata: [DONE]\n\n")};
    const auto ran = run(u"agent.run"_s, {{u"agent"_s, u"lead"_s}, {u"task"_s, u"geheim"_s}});
    QVERIFY2(ran.has_value(), ran ? "" : qPrintable(ran.error().detail));
    QTRY_COMPARE(m_sink->spans.size(), 3);
    QCOMPARE(m_sink->roots(), 1);
    QCOMPARE(m_sink->parentOf(u"invoke_agent lead"_s), u"verb agent.run"_s);
    QVERIFY(!contentIsShown());
}

void TestTraceTree::verbAtAnotherStationIsOneTree()
{
    start();
    QVERIFY(!QTest::currentTestFailed());
    const core::Context context{.engine = m_member->engine.get(), .home = m_member->engine->home()->paths(), .configFile = {}, .installSamples = {}, .caller = {}};
    QVERIFY(m_member->engine->publish(m_table.dispatch(context)).has_value());
    const auto listed = run(u"trust.list"_s, {{u"station"_s, u"beta"_s}});
    QVERIFY2(listed.has_value(), listed ? "" : qPrintable(listed.error().detail));
    QTRY_COMPARE(m_sink->spans.size(), 2);
    QCOMPARE(m_sink->faults, QStringList());
    QCOMPARE(m_sink->orphans(), QStringList());
    QCOMPARE(m_sink->roots(), 1);
    const auto inner = std::ranges::find_if(m_sink->spans, [](const SunkSpan &span) { return !span.parentId.isEmpty(); });
    QCOMPARE(inner->resource[u"service.instance.id"_s], u"beta"_s);
    QCOMPARE(inner->attributes[u"station.trigger"_s].toString(), u"station"_s);
}

void TestTraceTree::stationThatTracesNothingPassesOn()
{
    start(false);
    QVERIFY(!QTest::currentTestFailed());
    QVERIFY(run(u"lattice.call"_s, {{u"agent"_s, u"helper"_s}}));
    QTRY_COMPARE(m_sink->spans.size(), 2); // ours alone
    QCOMPARE(m_sink->orphans(), QStringList());
    const auto answer = QCoro::waitFor(m_member->engine->invoke({.callId = {}, .agent = u"lead"_s, .capability = {}, .stationId = {}, .task = {}, .input = {}}, {}, {}));
    QVERIFY(answer.has_value());
    QTRY_COMPARE(m_sink->spans.size(), 2 + 4); // handle, invoke_agent, execute_tool, invoke: rooted here, since nobody above has a span
    QCOMPARE(m_sink->orphans(), QStringList());
    QCOMPARE(m_sink->roots(), 2);
}

void TestTraceTree::lastSpansAreSentAtTheEnd()
{
    auto settings = core::TelemetrySettings::read({.endpoint = m_sink->endpoint()}, {});
    settings.delay = 1h;
    m_lead = std::make_unique<Place>(*m_dir, u"delta"_s, QStringList{u"helper"_s}, nullptr, core::EngineOptions());
    m_lead->engine->setTelemetry(std::make_unique<core::Telemetry>(settings));
    QVERIFY(QCoro::waitFor(m_lead->engine->start()).has_value());
    QVERIFY(run(u"lattice.call"_s, {{u"agent"_s, u"helper"_s}}));
    QVERIFY(m_sink->spans.isEmpty());
    QCoro::waitFor(m_lead->engine->stop());
    QCOMPARE(m_sink->spans.size(), 1);
    QCOMPARE(m_sink->spans.first().name, u"verb lattice.call"_s);
}

QTEST_GUILESS_MAIN(TestTraceTree)
#include "tst_tracetree.moc"
