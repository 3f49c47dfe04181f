// SPDX-License-Identifier: Apache-2.0
#include "core/engine/agenthost.h"
#include "core/engine/controlclient.h"
#include "core/engine/engine.h"
#include "core/verb/stationjson.h"
#include "core/verb/verbtable.h"

#include <QCoroTimer>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Answer;
using core::CallRequest;
using core::Engine;
using core::Home;
using core::Verb;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace {

/*! Two agents: `parrot` says its task word by word, `sleeper` ends only when it is stopped. */
class Aviary final : public core::AgentHost
{
    Q_OBJECT

public:
    QList<lattice::AgentInfo> agents() const override
    {
        return {{.id = u"parrot"_s, .name = u"parrot"_s, .description = u"says it again"_s, .capabilities = {u"talk"_s}, .inputSchema = u"{\"type\":\"object\"}"_s, .outputSchema = {}, .examples = {}},
                {.id = u"sleeper"_s, .name = u"sleeper"_s, .description = {}, .capabilities = {}, .inputSchema = u"broken {"_s, .outputSchema = {}, .examples = {}}};
    }
    QCoro::Task<Result<lattice::CallResult>> execute(lattice::CallOrder request, lattice::ProgressSink progress, std::stop_token stop) override
    {
        if (request.agent == "sleeper"_L1) {
            while (!stop.stop_requested())
                co_await QCoro::sleepFor(5ms);
            co_return failed(Fault::Cancelled, u"woken"_s);
        }
        const QStringList words = request.task.split(u' ');
        for (const QString &word : words) {
            if (progress)
                progress(word + u' ');
            co_await QCoro::sleepFor(1ms);
        }
        co_return lattice::CallResult{.text = request.task + u' ' + request.input[u"who"_s], .model = u"rehearsal"_s, .toolCalls = 0};
    }
};

} // namespace

class EngineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void standaloneKnowsItself();
    void agentIsFound_data();
    void agentIsFound();
    void answerSaysWhoGaveIt();
    void slotsAnswerBySignals();
    void callIsCancelled();
    void latticeVerbsSayThatTheyNeedOne();
    void publishedEngineIsFoundAndRunsVerbs();
    void callEndsByItsTimeout();
    void clientThatGoesEndsItsCall();
    void modeFollowsTheConfig();
    void everyVerbIsWhole_data();
    void everyVerbIsWhole();
    void argumentsAreChecked_data();
    void argumentsAreChecked();
    void processVerbsAreNotOfferedToOthers();
    void verbBeyondTheRightIsRefused();
    void aliasOfAnArgumentIsTaken();
    void whatWasDoneIsRemembered();
    void windowPerformsVerbs();

private:
    static core::VerbTable table()
    {
        core::VerbTable table;
        table.addEngineVerbs();
        return table;
    }
    core::Context context() const { return {.engine = m_engine.get(), .home = m_engine->home()->paths(), .configFile = {}, .installSamples = {}, .caller = {}}; }
    Result<QJsonObject> run(const QString &verb, const QJsonObject &arguments = {}) const { return QCoro::waitFor(m_table.run(verb, context(), arguments, {}, {})); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Engine> m_engine;
    core::VerbTable m_table = table();
};

void EngineTest::init()
{
    m_engine.reset();
    m_dir = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", m_dir->filePath(u"run"_s).toUtf8());
    auto home = Home::open(m_dir->filePath(u"home"_s), Home::Take::Alone);
    QVERIFY(home.has_value());
    core::EngineOptions options;
    options.config.lattice.stationName = u"Zürich"_s;
    m_engine = std::make_unique<Engine>(std::move(*home), options);
    m_engine->setAgents(std::make_unique<Aviary>());
    QVERIFY(QCoro::waitFor(m_engine->start()).has_value());
}

void EngineTest::standaloneKnowsItself()
{
    const auto stations = QCoro::waitFor(m_engine->stations()).value();
    QCOMPARE(stations.size(), 1);
    QVERIFY(stations.first().self);
    QCOMPARE(stations.first().name, u"Zürich"_s);
    QCOMPARE(stations.first().id, m_engine->home()->stationId());
    QCOMPARE(stations.first().agents.size(), 2);
    QCOMPARE(m_engine->status().mode, core::Mode::Standalone);
}

void EngineTest::agentIsFound_data()
{
    QTest::addColumn<CallRequest>("request");
    QTest::addColumn<QString>("problem");
    QTest::newRow("by name") << CallRequest{.callId = {}, .agent = u"parrot"_s, .capability = {}, .stationId = {}, .task = {}, .input = {}} << QString();
    QTest::newRow("by capability") << CallRequest{.callId = {}, .agent = {}, .capability = u"talk"_s, .stationId = {}, .task = {}, .input = {}} << QString();
    QTest::newRow("on a station by name") << CallRequest{.callId = {}, .agent = u"parrot"_s, .capability = {}, .stationId = u"Zürich"_s, .task = {}, .input = {}} << QString();
    QTest::newRow("unknown name") << CallRequest{.callId = {}, .agent = u"dodo"_s, .capability = {}, .stationId = {}, .task = {}, .input = {}} << u"agent 'dodo' not found"_s;
    QTest::newRow("unknown capability") << CallRequest{.callId = {}, .agent = {}, .capability = u"fly"_s, .stationId = {}, .task = {}, .input = {}} << u"agent with the capability 'fly' not found"_s;
    QTest::newRow("unknown station") << CallRequest{.callId = {}, .agent = u"parrot"_s, .capability = {}, .stationId = u"moon"_s, .task = {}, .input = {}} << u"station 'moon' not found"_s;
}

void EngineTest::agentIsFound()
{
    QFETCH(CallRequest, request);
    QFETCH(QString, problem);
    const auto answer = QCoro::waitFor(m_engine->invoke(request, {}, {}));
    QCOMPARE(answer.has_value(), problem.isEmpty());
    if (answer)
        QCOMPARE(answer->agent, u"parrot"_s);
    else
        QVERIFY2(answer.error().fault == Fault::NotFound && answer.error().detail.startsWith(problem), qPrintable(answer.error().detail));
}

void EngineTest::answerSaysWhoGaveIt()
{
    const auto result = run(u"lattice.call"_s, {{u"agent"_s, u"parrot"_s}, {u"task"_s, u"hallo"_s}, {u"input"_s, QJsonObject{{u"who"_s, u"Welt"_s}}}});
    QVERIFY(result.has_value());
    QCOMPARE((*result)[u"text"_s].toString(), u"hallo Welt"_s);
    QCOMPARE((*result)[u"station_id"_s].toString(), m_engine->home()->stationId());
    QCOMPARE((*result)[u"station_name"_s].toString(), u"Zürich"_s);
    QCOMPARE((*result)[u"model"_s].toString(), u"rehearsal"_s);
}

void EngineTest::slotsAnswerBySignals()
{
    QSignalSpy parts(m_engine.get(), &Engine::callProgress), ends(m_engine.get(), &Engine::callEnded);
    m_engine->call({.callId = u"c1"_s, .agent = u"parrot"_s, .capability = {}, .stationId = {}, .task = u"eins zwei"_s, .input = {}});
    QCOMPARE(m_engine->status().callsInFlight, 1);
    QTRY_COMPARE(ends.size(), 1);
    QCOMPARE(parts.size(), 2);
    QCOMPARE(parts.first().first().toString(), u"c1"_s);
    QCOMPARE(m_engine->status().callsInFlight, 0);
}

void EngineTest::callIsCancelled()
{
    QSignalSpy ends(m_engine.get(), &Engine::callEnded);
    m_engine->call({.callId = u"c1"_s, .agent = u"sleeper"_s, .capability = {}, .stationId = {}, .task = {}, .input = {}});
    m_engine->cancelCall(u"unknown"_s);
    m_engine->cancelCall(u"c1"_s);
    QTRY_COMPARE(ends.size(), 1);
    QCOMPARE(ends.first().at(1).value<Result<Answer>>().error().fault, Fault::Cancelled);
}

void EngineTest::latticeVerbsSayThatTheyNeedOne()
{
    QCOMPARE(run(u"lattice.cleanup"_s).error().fault, Fault::Unreachable);
    const auto status = run(u"lattice.status"_s);
    QVERIFY(status.has_value());
    QCOMPARE((*status)[u"connection"_s].toObject()[u"state"_s].toString(), u"off"_s);
    QCOMPARE((*status)[u"stations"_s].toArray().size(), 1);
    const auto agents = run(u"lattice.agents"_s, {{u"capability"_s, u"talk"_s}});
    QCOMPARE((*agents)[u"agents"_s].toArray().size(), 1);
    QVERIFY((*agents)[u"agents"_s].toArray().first().toObject()[u"input_schema"_s].isObject());
    QCOMPARE((*run(u"lattice.agents"_s))[u"agents"_s].toArray().last().toObject()[u"input_schema"_s].toString(), u"broken {"_s);
    QCOMPARE((*run(u"lattice.workflows"_s))[u"workflows"_s].toArray().size(), 0);
}

void EngineTest::publishedEngineIsFoundAndRunsVerbs()
{
    QVERIFY(m_engine->publish(m_table.dispatch(context())).has_value());
    const auto entry = core::RuntimeFile::ofHome(m_engine->home()->paths().data);
    QVERIFY(entry.has_value());
    const auto client = QCoro::waitFor(core::ControlClient::connectTo(entry->control));
    QVERIFY(client.has_value());
    QStringList parts;
    const auto answer = QCoro::waitFor((*client)->call(u"lattice.call"_s, {{u"agent"_s, u"parrot"_s}, {u"task"_s, u"eins zwei drei"_s}}, [&](const QString &part) { parts << part; }, {}));
    QVERIFY(answer.has_value());
    QCOMPARE(parts.join(QString()), u"eins zwei drei "_s);
    QCOMPARE(QCoro::waitFor((*client)->call(u"status"_s, {}, {}, {}))->value(u"running"_s).toBool(), true);
    QCoro::waitFor(m_engine->stop());
    QVERIFY(!core::RuntimeFile::ofHome(m_engine->home()->paths().data));
    QVERIFY(!QFile::exists(entry->control));
}

void EngineTest::callEndsByItsTimeout()
{
    const auto answer = run(u"lattice.call"_s, {{u"agent"_s, u"sleeper"_s}, {u"timeout"_s, 0.1}});
    QVERIFY(!answer);
    QCOMPARE(answer.error().fault, Fault::Timeout);
    QCOMPARE(m_engine->status().callsInFlight, 0);
}

void EngineTest::clientThatGoesEndsItsCall()
{
    QVERIFY(m_engine->publish(m_table.dispatch(context())).has_value());
    auto client = QCoro::waitFor(core::ControlClient::connectTo(core::RuntimeFile::ofHome(m_engine->home()->paths().data)->control));
    auto call = (*client)->call(u"lattice.call"_s, {{u"agent"_s, u"sleeper"_s}}, {}, {});
    QTRY_COMPARE(m_engine->status().callsInFlight, 1);
    client->reset();
    QTRY_COMPARE(m_engine->status().callsInFlight, 0);
}

void EngineTest::modeFollowsTheConfig()
{
    core::Config config;
    QCOMPARE(core::wantedMode(config), core::Mode::Standalone);
    config.lattice.nats.url = u"nats://a"_s;
    QCOMPARE(core::wantedMode(config), core::Mode::Member);
    config.lattice.mode = u"standalone"_s;
    QCOMPARE(core::wantedMode(config), core::Mode::Standalone);
    config.lattice.mode = u"orchestrator"_s;
    QCOMPARE(core::wantedMode(config), core::Mode::Orchestrator);
}

void EngineTest::everyVerbIsWhole_data()
{
    QTest::addColumn<QString>("name");
    for (const Verb &verb : m_table.verbs())
        QTest::newRow(qPrintable(verb.name)) << verb.name;
}

void EngineTest::everyVerbIsWhole()
{
    QFETCH(QString, name);
    const Verb &verb = *m_table.find(name);
    QVERIFY(!verb.title.isEmpty());
    QVERIFY(verb.description.endsWith(u'.'));
    QVERIFY(verb.run);
    QVERIFY(!verb.examples.isEmpty());
    QCOMPARE(verb.resultSchema[u"type"_s].toString(), u"object"_s);
    const QJsonObject schema = verb.inputSchema();
    QCOMPARE(schema[u"type"_s].toString(), u"object"_s);
    QCOMPARE(schema[u"properties"_s].toObject().size(), verb.parameters.size());
    for (const core::Parameter &parameter : verb.parameters) {
        QVERIFY2(!parameter.words.isEmpty(), qPrintable(parameter.name));
        QVERIFY2(schema[u"properties"_s].toObject()[parameter.name].toObject().contains(u"type"_s), qPrintable(parameter.name));
    }
    QVERIFY(!(verb.hints.readOnly && verb.hints.destructive));
}

void EngineTest::argumentsAreChecked_data()
{
    QTest::addColumn<QJsonObject>("arguments");
    QTest::addColumn<QString>("problem");
    QTest::newRow("unknown") << QJsonObject{{u"agnet"_s, u"x"_s}} << u"lattice.call has no argument agnet; did you mean agent?"_s;
    QTest::newRow("number for text") << QJsonObject{{u"agent"_s, 5}} << u"lattice.call: agent: expected a text"_s;
    QTest::newRow("text for number") << QJsonObject{{u"agent"_s, u"x"_s}, {u"timeout"_s, u"5"_s}} << u"lattice.call: timeout: expected a number"_s;
    QTest::newRow("out of range") << QJsonObject{{u"agent"_s, u"x"_s}, {u"timeout"_s, 0}} << u"lattice.call: timeout: expected a number from 0.1 to 86400"_s;
    QTest::newRow("text for object") << QJsonObject{{u"agent"_s, u"x"_s}, {u"input"_s, u"a=b"_s}} << u"lattice.call: input: expected an object"_s;
    QTest::newRow("neither") << QJsonObject{} << u"lattice.call: give either an agent or a capability"_s;
    QTest::newRow("both") << QJsonObject{{u"agent"_s, u"x"_s}, {u"capability"_s, u"y"_s}} << u"lattice.call: give either an agent or a capability"_s;
}

void EngineTest::argumentsAreChecked()
{
    QFETCH(QJsonObject, arguments);
    QFETCH(QString, problem);
    const auto result = run(u"lattice.call"_s, arguments);
    QVERIFY(!result);
    QCOMPARE(result.error(), (lattice::Error{Fault::Invalid, problem}));
    QCOMPARE(run(u"lattice.cal"_s).error().detail, u"there is no verb lattice.cal; did you mean lattice.call?"_s);
}

void EngineTest::processVerbsAreNotOfferedToOthers()
{
    const auto result = QCoro::waitFor(m_table.dispatch(context())({}, u"init"_s, {}, {}, {}));
    QVERIFY(!result);
    QCOMPARE(result.error().fault, Fault::Invalid);
}

void EngineTest::verbBeyondTheRightIsRefused()
{
    core::Context reader = context();
    reader.caller = {.face = core::Caller::Face::Mcp, .name = u"reader"_s, .right = core::Right::Read};
    QVERIFY(QCoro::waitFor(m_table.run(u"lattice.agents"_s, reader, {}, {}, {})).has_value());
    const auto called = QCoro::waitFor(m_table.run(u"lattice.call"_s, reader, {{u"agent"_s, u"parrot"_s}, {u"task"_s, u"hello"_s}}, {}, {}));
    QVERIFY(!called);
    QCOMPARE(called.error().fault, Fault::Refused);
    QVERIFY2(called.error().detail.contains(u"needs the right to operate"_s), qPrintable(called.error().detail));
}

void EngineTest::aliasOfAnArgumentIsTaken()
{
    const Verb verb{.name = u"agent.show"_s, .parameters = {{.name = u"agent"_s, .aliases = {u"agent_id"_s, u"name"_s}}}};
    QCOMPARE(verb.normalised({{u"agent_id"_s, u"parrot"_s}}), (QJsonObject{{u"agent"_s, u"parrot"_s}}));
    QCOMPARE(verb.normalised({{u"agent_id"_s, u"other"_s}, {u"agent"_s, u"parrot"_s}}), (QJsonObject{{u"agent"_s, u"parrot"_s}}));
    QVERIFY(!verb.check(verb.normalised({{u"agnet"_s, u"parrot"_s}})));
}

void EngineTest::whatWasDoneIsRemembered()
{
    QSignalSpy told(m_engine.get(), &Engine::verbPerformed);
    QVERIFY(run(u"lattice.call"_s, {{u"agent"_s, u"parrot"_s}, {u"task"_s, u"a secret task"_s}}).has_value());
    QVERIFY(!run(u"lattice.call"_s, {{u"agent"_s, u"nobody"_s}, {u"task"_s, u"x"_s}}).has_value());
    QVERIFY(run(u"lattice.agents"_s).has_value());
    QCOMPARE(told.size(), 3);
    const auto activity = run(u"activity"_s);
    QVERIFY(activity.has_value());
    const QJsonArray rows = (*activity)[u"activity"_s].toArray();
    QCOMPARE(rows.size(), 2); // looking is not listed
    QCOMPARE(rows[0][u"subject"_s], u"nobody"_s);
    QCOMPARE(rows[0][u"fault"_s], u"not_found"_s);
    QCOMPARE(rows[1][u"caller"_s], u"command"_s);
    QVERIFY(!QJsonDocument(*activity).toJson().contains("a secret task"));
    QCOMPARE((*run(u"activity"_s, {{u"all"_s, true}}))[u"activity"_s].toArray().size(), 4);
}

void EngineTest::windowPerformsVerbs()
{
    QVERIFY(m_engine->publish(m_table.dispatch(context())).has_value());
    QSignalSpy ended(m_engine.get(), &Engine::verbEnded);
    QSignalSpy parts(m_engine.get(), &Engine::verbProgress);
    m_engine->perform(u"1"_s, u"lattice.call"_s, {{u"agent"_s, u"parrot"_s}, {u"task"_s, u"a b"_s}});
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(parts.size() >= 2);
    QCOMPARE(m_engine->verbLog().entries().constLast().caller.words(), u"window"_s);
    m_engine->perform(u"2"_s, u"lattice.call"_s, {{u"agent"_s, u"sleeper"_s}, {u"task"_s, u"a"_s}});
    m_engine->cancelVerb(u"2"_s);
    QTRY_COMPARE(ended.size(), 2);
    QCOMPARE(ended[1][1].value<Result<QJsonObject>>().error().fault, Fault::Cancelled);
}

QTEST_GUILESS_MAIN(EngineTest)
#include "tst_engine.moc"
