// SPDX-License-Identifier: Apache-2.0
#include "core/run/contextwindow.h"
#include "core/run/runner.h"
#include "scriptedprovider.h"

#include <QCoro/QCoroTask>
#include <QDir>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Agent;
using core::RunResult;
using core::RunState;
using core::RunStep;
using core::ToolCall;
using core::ToolResult;
using lattice::Fault;
using lattice::Result;

/*! The loop of model and tool calls, with a model and tools that do as they are told. */
class TestRunLoop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void answersOfToolsGoBackToTheModel();
    void toolsAreCalledAtTheSameTimeWithinBounds();
    void wrongCallIsToldToTheModel_data();
    void wrongCallIsToldToTheModel();
    void numberAsTextIsTakenAsDeclared();
    void sameNameOfTwoServersIsReachable();
    void circlesAreToldOnceThenEnded();
    void agentSaysWhatACircleIs();
    void agentSaysHowLongItMayTake();
    void waitingForSomethingThatChangesIsNoCircle();
    void stepsAreLimited();
    void hungToolEndsAtItsDeadline();
    void failedToolDoesNotEndTheRun();
    void cancelledRunTellsItsTools();
    void runEndsAtItsDeadline();
    void longAnswerIsCutAndKept();
    void structuredAnswerIsRepairedOnce();
    void structuredAnswerThatStaysWrongFails();
    void policyDecides();
    void brokenPolicyRefusesTheRun();
    void personInTheWindowDecides();
    void workWaitsForAPersonAndGoesOn_data();
    void workWaitsForAPersonAndGoesOn();
    void fullWindowIsCompacted();
    void scriptedAnswersStandInForTools();
    void budgetDepthAndCyclesAreLimits();
    void memoryIsKeptFromRunToRun();
    void everyStepIsRecorded();
    void textsOfTurnsAreToldApart();
    void manyRunsCancelledAtRandomLeaveNothing();

private:
    Agent agent(const QByteArray &front = {}, const QByteArray &body = "{{userInput}}");
    core::Runner &make(core::RunLimits limits = {});
    Result<RunResult> run(core::Runner::Request request, std::stop_token stop = {});
    Result<RunResult> run(const Agent &agent) { return run({.agent = agent, .task = u"go"_s}); }
    ToolResult lastToolAnswer() const; //!< that the model was given
    QList<RunStep> steps(const QString &runId);

    std::unique_ptr<QTemporaryDir> m_home;
    std::shared_ptr<ScriptedProvider> m_model;
    std::shared_ptr<ScriptedTools> m_tools;
    QList<std::shared_ptr<core::ToolSession>> m_sessions;
    ScriptedSource *m_source = nullptr;
    core::Models m_models{core::ModelSettings{}};
    std::unique_ptr<core::RunStore> m_store;
    std::unique_ptr<core::Runner> m_runner;
    QString m_said;
};

namespace {

const QJsonObject kAnyInput{{u"type"_s, u"object"_s}};

ToolCall call(const QString &name, const QJsonObject &input = {}, const QString &id = {}) { return {.id = id, .name = name, .input = input}; }

} // namespace

void TestRunLoop::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    m_model = std::make_shared<ScriptedProvider>();
    m_tools = std::make_shared<ScriptedTools>();
    m_tools->list = {{.info = ScriptedTools::info(u"read_file"_s), .answer = [](const QJsonObject &input) { return ToolResult::text(u"content of "_s + input["path"_L1].toString()); }},
                     {.info = ScriptedTools::info(u"count"_s, u"test"_s, {{u"type"_s, u"object"_s}, {u"properties"_s, QJsonObject{{u"n"_s, QJsonObject{{u"type"_s, u"integer"_s}}}}}, {u"required"_s, QJsonArray{u"n"_s}}}),
                      .answer = [](const QJsonObject &input) { return ToolResult::text(QString::number(input["n"_L1].toInt() + 1)); }}};
    m_sessions = {m_tools};
    m_store = std::make_unique<core::RunStore>(core::RunStoreOptions{.folder = m_home->filePath(u"runs"_s)});
    make();
}

void TestRunLoop::cleanup()
{
    m_runner.reset();
    m_store.reset();
}

core::Runner &TestRunLoop::make(core::RunLimits limits)
{
    m_runner = std::make_unique<core::Runner>(m_models, limits);
    m_runner->setStation(u"station-a"_s);
    m_runner->setStore(m_store.get());
    auto source = std::make_unique<ScriptedSource>(m_sessions);
    m_source = source.get();
    m_runner->addSource(std::move(source));
    return *m_runner;
}

Agent TestRunLoop::agent(const QByteArray &front, const QByteArray &body)
{
    const auto read = Agent::parse("---\nname: worker\n" + front + "\n---\n" + body, m_home->filePath(u"worker.prompt"_s));
    if (!read)
        qFatal("%s", qPrintable(read.error().detail));
    return *read;
}

Result<RunResult> TestRunLoop::run(core::Runner::Request request, std::stop_token stop)
{
    request.provider = m_model;
    m_said.clear();
    return QCoro::waitFor(m_runner->run(std::move(request), [this](const QString &part) { m_said += part; }, stop));
}

ToolResult TestRunLoop::lastToolAnswer() const
{
    const QJsonArray messages = m_model->asked.last().messages;
    for (qsizetype i = messages.size() - 1; i >= 0; --i) {
        if (messages[i]["role"_L1] != "tool"_L1)
            continue;
        const QJsonValue response = messages[i]["content"_L1][0]["toolResponse"_L1];
        return {.content = response["output"_L1].toArray(), .isError = response["isError"_L1].toBool()};
    }
    return {};
}

QList<RunStep> TestRunLoop::steps(const QString &runId)
{
    const auto found = QCoro::waitFor(m_store->steps(runId, 0, 10'000, core::RunStore::Detail::With));
    if (!found)
        qFatal("%s", qPrintable(found.error().detail));
    return *found;
}

void TestRunLoop::answersOfToolsGoBackToTheModel()
{
    m_model->script = {ScriptedProvider::calls({call(u"read_file"_s, {{u"path"_s, u"/a"_s}}, u"c1"_s)}), ScriptedProvider::says(u"Done"_s)};
    const auto result = run(agent());
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->text, u"Done"_s);
    QCOMPARE(result->steps, 2);
    QCOMPARE(result->toolCalls, 1);
    QCOMPARE(result->usage.inputTokens, 20);
    QCOMPARE(result->tree.tokens, 30);
    const QJsonArray first = m_model->asked.at(0).tools;
    QCOMPARE(first.size(), 2);
    QCOMPARE(first[1]["name"_L1].toString(), u"read_file"_s);
    const QJsonArray messages = m_model->asked.at(1).messages;
    QCOMPARE(messages.size(), 3);
    QCOMPARE(messages[1]["role"_L1].toString(), u"model"_s);
    QCOMPARE(messages[1]["content"_L1][0]["toolRequest"_L1]["ref"_L1].toString(), u"c1"_s);
    QCOMPARE(messages[2]["role"_L1].toString(), u"tool"_s);
    QCOMPARE(messages[2]["content"_L1][0]["toolResponse"_L1]["ref"_L1].toString(), u"c1"_s);
    QCOMPARE(lastToolAnswer().textOf(), u"content of /a"_s);
    QCOMPARE(m_source->scopes.first().agent.name, u"worker"_s);
}

void TestRunLoop::toolsAreCalledAtTheSameTimeWithinBounds()
{
    make({.parallel = 3});
    m_tools->list[0].delay = 20ms;
    QList<ToolCall> calls;
    for (int i = 0; i < 10; ++i)
        calls += call(u"read_file"_s, {{u"path"_s, QString::number(i)}});
    m_model->script = {ScriptedProvider::calls(calls), ScriptedProvider::says(u"Done"_s)};
    QVERIFY(run(agent()));
    QCOMPARE(m_tools->most, 3);
    const QJsonArray parts = m_model->asked.at(1).messages.last()["content"_L1].toArray();
    QCOMPARE(parts.size(), 10);
    for (int i = 0; i < 10; ++i) // in the order of the requests, each with an id of its own
        QCOMPARE(parts[i]["toolResponse"_L1]["output"_L1][0]["text"_L1].toString(), u"content of %1"_s.arg(i));
    QSet<QString> ids;
    for (const QJsonValue part : parts)
        ids.insert(part["toolResponse"_L1]["ref"_L1].toString());
    QCOMPARE(ids.size(), 10);
}

void TestRunLoop::wrongCallIsToldToTheModel_data()
{
    QTest::addColumn<ToolCall>("wrong");
    QTest::addColumn<QString>("words");
    QTest::newRow("misspelt") << call(u"raed_file"_s) << u"There is no tool 'raed_file'. Did you mean 'read_file'?"_s;
    QTest::newRow("unknown") << call(u"fly"_s) << u"There is no tool 'fly'. The tools are: count, read_file."_s;
    QTest::newRow("missing argument") << call(u"count"_s) << u"The arguments of 'count' are not what it takes: "_s;
    QTest::newRow("wrong type") << call(u"count"_s, {{u"n"_s, u"many"_s}}) << u"The arguments of 'count' are not what it takes: n: "_s;
}

void TestRunLoop::wrongCallIsToldToTheModel()
{
    QFETCH(const ToolCall, wrong);
    QFETCH(const QString, words);
    m_model->script = {ScriptedProvider::calls({wrong}), ScriptedProvider::says(u"Sorry"_s)};
    const auto result = run(agent());
    QVERIFY(result);
    QVERIFY2(lastToolAnswer().textOf().startsWith(words), qPrintable(lastToolAnswer().textOf()));
    QVERIFY(lastToolAnswer().isError);
    QVERIFY(m_tools->called.isEmpty());
    QCOMPARE(result->toolCalls, 0);
}

void TestRunLoop::numberAsTextIsTakenAsDeclared()
{
    m_model->script = {ScriptedProvider::calls({call(u"count"_s, {{u"n"_s, u"41"_s}})}), ScriptedProvider::says(u"Done"_s)};
    QVERIFY(run(agent()));
    QCOMPARE(lastToolAnswer().textOf(), u"42"_s);
}

void TestRunLoop::sameNameOfTwoServersIsReachable()
{
    const auto other = std::make_shared<ScriptedTools>();
    other->list = {{.info = ScriptedTools::info(u"read_file"_s, u"disk two"_s), .answer = [](const QJsonObject &) { return ToolResult::text(u"from two"_s); }}};
    m_sessions = {m_tools, other};
    make();
    m_model->script = {ScriptedProvider::calls({call(u"disk_two__read_file_e2ed94"_s)}), ScriptedProvider::says(u"Done"_s)};
    QStringList names;
    m_model->script[0] = [&](const core::ModelRequest &request) {
        for (const QJsonValue tool : request.tools)
            names += tool["name"_L1].toString();
        return ScriptedProvider::calls({call(names.filter(u"disk_two"_s).value(0))})(request);
    };
    QVERIFY(run(agent()));
    QCOMPARE(names.size(), 3);
    QVERIFY2(names.contains(u"test__read_file"_s), qPrintable(names.join(u' ')));
    QCOMPARE(lastToolAnswer().textOf(), u"from two"_s);
}

void TestRunLoop::circlesAreToldOnceThenEnded()
{
    m_model->script = {ScriptedProvider::calls({call(u"read_file"_s, {{u"path"_s, u"/a"_s}})})};
    const auto result = run(agent());
    QVERIFY(!result);
    QCOMPARE(result.error().fault, Fault::Full);
    QVERIFY2(result.error().detail.startsWith("worker goes round in circles"_L1), qPrintable(result.error().detail));
    QCOMPARE(m_tools->called.size(), 2);
    QCOMPARE(m_model->asked.size(), 4);
    QVERIFY(lastToolAnswer().textOf().contains("exactly these arguments"_L1));
}

void TestRunLoop::agentSaysWhatACircleIs()
{
    m_model->script = {ScriptedProvider::calls({call(u"read_file"_s, {{u"path"_s, u"/a"_s}})})};
    QVERIFY(!run(agent("harness_config: {doom_loop_threshold: 5}\nmax_steps: 20")));
    QCOMPARE(m_tools->called.size(), 4);
}

void TestRunLoop::agentSaysHowLongItMayTake()
{
    m_tools->list[0].delay = 30s;
    m_model->script = {ScriptedProvider::calls({call(u"read_file"_s, {{u"path"_s, u"/a"_s}})})};
    const auto result = run(agent("timeout: 0.2"));
    QVERIFY(!result);
    QCOMPARE(result.error().fault, Fault::Timeout);
    QVERIFY2(result.error().detail.contains("within 0.2 s"_L1), qPrintable(result.error().detail));
}

void TestRunLoop::waitingForSomethingThatChangesIsNoCircle()
{
    int looked = 0;
    m_tools->list[0].answer = [&looked](const QJsonObject &) { return ToolResult::text(u"%1 %"_s.arg(10 * ++looked)); };
    const auto look = ScriptedProvider::calls({call(u"read_file"_s)});
    m_model->script = {look, look, look, look, look, ScriptedProvider::says(u"Done"_s)};
    const auto result = run(agent());
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(looked, 5);
}

void TestRunLoop::stepsAreLimited()
{
    int turn = 0;
    m_model->script = {[&turn](const core::ModelRequest &request) { return ScriptedProvider::calls({call(u"count"_s, {{u"n"_s, ++turn}})}, u"turn %1"_s.arg(turn))(request); }};
    const auto result = run(agent("max_steps: 4"));
    QVERIFY(!result);
    QCOMPARE(result.error().fault, Fault::Full);
    QVERIFY2(result.error().detail.contains("4 steps (max_steps)"_L1), qPrintable(result.error().detail));
    QCOMPARE(m_model->asked.size(), 4);
    QCOMPARE(m_model->asked.at(2).toolChoice, QString());
    QCOMPARE(m_model->asked.at(3).toolChoice, u"none"_s); // the last one is for the answer
}

void TestRunLoop::hungToolEndsAtItsDeadline()
{
    make({.tool = 30ms});
    m_tools->list[0].delay = 1h;
    m_model->script = {ScriptedProvider::calls({call(u"read_file"_s)}), ScriptedProvider::says(u"Without it"_s)};
    const auto result = run(agent());
    QVERIFY(result);
    QCOMPARE(result->text, u"Without it"_s);
    QVERIFY2(lastToolAnswer().textOf().contains("no answer within 0.03 s"_L1), qPrintable(lastToolAnswer().textOf()));
}

void TestRunLoop::failedToolDoesNotEndTheRun()
{
    m_tools->list[0].answer = [](const QJsonObject &) -> Result<ToolResult> { return lattice::failed(Fault::Unreachable, u"the server has gone"_s); };
    m_model->script = {ScriptedProvider::calls({call(u"read_file"_s)}), ScriptedProvider::says(u"Without it"_s)};
    QVERIFY(run(agent()));
    QVERIFY(lastToolAnswer().isError);
    QCOMPARE(lastToolAnswer().textOf(), u"'read_file' could not be called: the server has gone"_s);
}

void TestRunLoop::cancelledRunTellsItsTools()
{
    m_tools->list[0].delay = 1h;
    m_model->script = {ScriptedProvider::calls({call(u"read_file"_s), call(u"read_file"_s, {{u"path"_s, u"b"_s}})})};
    std::stop_source stop;
    QTimer::singleShot(20ms, this, [&stop] { stop.request_stop(); });
    const auto result = run({.agent = agent(), .task = u"go"_s, .runId = u"run-1"_s}, stop.get_token());
    QVERIFY(!result);
    QCOMPARE(result.error().fault, Fault::Cancelled);
    QCOMPARE(m_tools->underWay, 0);
    QVERIFY(m_runner->underWay().isEmpty());
    QCOMPARE(QCoro::waitFor(m_store->find(u"run-1"_s))->state, RunState::Cancelled);
}

void TestRunLoop::runEndsAtItsDeadline()
{
    m_tools->list[0].delay = 1h;
    m_model->script = {ScriptedProvider::calls({call(u"read_file"_s)})};
    const auto result = run({.agent = agent(), .task = u"go"_s, .deadline = 50ms});
    QVERIFY(!result);
    QCOMPARE(result.error().fault, Fault::Timeout);
    QVERIFY2(result.error().detail.contains("within 0.05 s"_L1), qPrintable(result.error().detail));
}

void TestRunLoop::longAnswerIsCutAndKept()
{
    make({.toolOutput = 1000});
    const QString whole = u"BEGIN "_s + QString(500'000, u'ü') + u" END"_s;
    m_tools->list[0].answer = [whole](const QJsonObject &) { return ToolResult::text(whole); };
    m_model->script = {ScriptedProvider::calls({call(u"read_file"_s)}), ScriptedProvider::says(u"Done"_s)};
    const auto result = run(agent());
    QVERIFY(result);
    const QString seen = lastToolAnswer().textOf();
    QVERIFY(seen.size() < 1300);
    QVERIFY(seen.startsWith("BEGIN "_L1) && seen.endsWith(" END"_L1));
    QVERIFY2(seen.contains("cut: 499010 of 500010 characters"_L1), qPrintable(seen.sliced(740, 200)));
    const auto files = QCoro::waitFor(m_store->files(result->runId));
    QCOMPARE(files->size(), 1);
    QFile file(files->first().path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), whole);
    QCOMPARE(file.permissions() & (QFile::ReadOther | QFile::ReadGroup), QFile::Permissions());
}

void TestRunLoop::structuredAnswerIsRepairedOnce()
{
    m_model->script = {ScriptedProvider::says(u"It is three."_s), ScriptedProvider::says(u"Here you are:\n```json\n{\"n\": 3}\n```"_s)};
    const auto result = run(agent("output: {schema: {n: integer}}"));
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->structured.toObject(), (QJsonObject{{u"n"_s, 3}}));
    QVERIFY(!m_model->asked.first().outputSchema.isEmpty());
    QVERIFY(core::lastText(m_model->asked.last().messages, "user"_L1).contains("does not fit the schema"_L1));
}

void TestRunLoop::structuredAnswerThatStaysWrongFails()
{
    m_model->script = {ScriptedProvider::says(u"{\"n\": \"three\"}"_s)};
    const auto result = run(agent("output: {schema: {n: integer}}"));
    QVERIFY(!result);
    QCOMPARE(result.error().fault, Fault::Invalid);
    QVERIFY2(result.error().detail.contains("does not fit its output schema: n: "_L1), qPrintable(result.error().detail));
    QCOMPARE(m_model->asked.size(), 2);
}

void TestRunLoop::policyDecides()
{
    QFile policy(m_home->filePath(u"policy.yml"_s));
    QVERIFY(policy.open(QIODevice::WriteOnly) && policy.write("deny: ['count']\n") > 0);
    policy.close();
    m_runner->setPolicyFile(policy.fileName());
    m_model->script = {ScriptedProvider::calls({call(u"count"_s, {{u"n"_s, 1}}), call(u"read_file"_s)}), ScriptedProvider::says(u"Done"_s)};
    QVERIFY(run(agent("tool_policy: {ask: ['test__*']}")));
    QCOMPARE(m_model->asked.first().tools.size(), 1);
    QVERIFY(m_tools->called.isEmpty());
    const QJsonArray parts = m_model->asked.last().messages.last()["content"_L1].toArray();
    QVERIFY(parts[0]["toolResponse"_L1]["output"_L1][0]["text"_L1].toString().contains("the policy denies it"_L1));
    QVERIFY(parts[1]["toolResponse"_L1]["output"_L1][0]["text"_L1].toString().contains("nobody can be asked in a plain call"_L1));

    m_tools->list[0].info.hints.readOnly = true;
    m_model->script = {ScriptedProvider::calls({call(u"read_file"_s)}), ScriptedProvider::says(u"Done"_s)};
    QVERIFY(run(agent("tool_policy: {default: ask, allow: '@read-only'}")));
    QCOMPARE(m_tools->called, QStringList{u"read_file"_s});
}

void TestRunLoop::brokenPolicyRefusesTheRun()
{
    m_model->script = {ScriptedProvider::says(u"Done"_s)};
    QFile policy(m_home->filePath(u"policy.yml"_s));
    QVERIFY(policy.open(QIODevice::WriteOnly) && policy.write("denny: ['*']\n") > 0);
    policy.close();
    m_runner->setPolicyFile(policy.fileName());
    const auto result = run(agent());
    QVERIFY(!result);
    QVERIFY2(result.error().detail.contains("policy.yml:1:1: the key 'denny' in a tool policy; expected deny"_L1), qPrintable(result.error().detail));
    QVERIFY(m_model->asked.isEmpty());
}

void TestRunLoop::personInTheWindowDecides()
{
    class Asker : public core::ApprovalAsker
    {
    public:
        QCoro::Task<Result<core::Approval>> ask(core::ApprovalQuestion question, std::stop_token) override
        {
            questions += question.words;
            co_return core::Approval{.allowed = question.input["path"_L1] == "/a"_L1, .words = u"not that one"_s};
        }
        QStringList questions;
    } asker;
    m_runner->setAsker(&asker);
    m_model->script = {ScriptedProvider::calls({call(u"read_file"_s, {{u"path"_s, u"/b"_s}}), call(u"read_file"_s, {{u"path"_s, u"/a"_s}})}), ScriptedProvider::says(u"Done"_s)};
    QVERIFY(run(agent("tool_policy: {ask: 'read_*'}")));
    QCOMPARE(asker.questions.size(), 2);
    QCOMPARE(asker.questions.first(), u"May worker call read_file of test with {\"path\":\"/b\"}? Answer yes, or say what it shall do instead."_s);
    QCOMPARE(m_tools->called.size(), 1);
    QVERIFY(lastToolAnswer().textOf().contains("not that one"_L1));
}

void TestRunLoop::workWaitsForAPersonAndGoesOn_data()
{
    QTest::addColumn<QString>("answer");
    QTest::addColumn<QStringList>("called");
    QTest::addColumn<QString>("told");
    QTest::newRow("yes") << u"Yes, do"_s << QStringList{u"count"_s, u"read_file"_s} << u"content of /a"_s;
    QTest::newRow("no") << u"no, ask ops"_s << QStringList{u"count"_s} << u"'read_file' was not called. A person did not allow it, and said: no, ask ops"_s;
    QTest::newRow("yesterday") << u"yesterday it was down"_s << QStringList{u"count"_s} << u"'read_file' was not called. A person did not allow it, and said: yesterday it was down"_s;
}

void TestRunLoop::workWaitsForAPersonAndGoesOn()
{
    QFETCH(const QString, answer);
    QFETCH(const QStringList, called);
    QFETCH(const QString, told);
    const Agent careful = agent("tool_policy: {ask: 'read_*'}");
    m_model->script = {ScriptedProvider::calls({call(u"count"_s, {{u"n"_s, 1}}), call(u"read_file"_s, {{u"path"_s, u"/a"_s}})}, u"Looking"_s), ScriptedProvider::says(u"Done"_s)};
    const auto asked = run({.agent = careful, .task = u"go"_s, .origin = {.trigger = u"work"_s, .workId = u"w-1"_s, .attempt = 1}});
    QVERIFY2(asked, asked ? "" : qPrintable(asked.error().detail));
    QVERIFY2(asked->question.startsWith("May worker call read_file"_L1), qPrintable(asked->question));
    QCOMPARE(QCoro::waitFor(m_store->find(u"w-1"_s))->state, RunState::Waiting);

    // The station is another one by now: all that is known is what was recorded.
    m_runner.reset();
    m_store = std::make_unique<core::RunStore>(core::RunStoreOptions{.folder = m_home->filePath(u"runs"_s)});
    make();
    const auto done = run({.agent = careful, .task = u"go"_s, .input = {{u"escalation_answer"_s, answer}}, .origin = {.trigger = u"work"_s, .workId = u"w-1"_s, .attempt = 2}});
    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QCOMPARE(done->text, u"Done"_s);
    QCOMPARE(done->runId, asked->runId);
    QCOMPARE(m_tools->called, called);
    QCOMPARE(m_model->asked.size(), 2);
    const QJsonArray messages = m_model->asked.last().messages;
    QCOMPARE(messages.size(), 3);
    const QJsonArray parts = messages[2]["content"_L1].toArray();
    QCOMPARE(parts.size(), 2);
    QCOMPARE(parts[0]["toolResponse"_L1]["output"_L1][0]["text"_L1].toString(), u"2"_s);
    QCOMPARE(parts[1]["toolResponse"_L1]["output"_L1][0]["text"_L1].toString(), told);
    const auto record = QCoro::waitFor(m_store->find(u"w-1"_s));
    QCOMPARE(record->state, RunState::Done);
    QCOMPARE(record->steps, 2);
    QCOMPARE(record->attempt, 2);
    QCOMPARE(QCoro::waitFor(m_store->list({}))->runs.size(), 1);
}

void TestRunLoop::fullWindowIsCompacted()
{
    make({.window = 2000});
    m_tools->list[0].answer = [](const QJsonObject &input) { return ToolResult::text(input["path"_L1].toString() + QString(3000, u'x')); };
    int turn = 0;
    m_model->script = {[&turn](const core::ModelRequest &request) -> Result<core::ModelReply> {
        const auto bytes = QJsonDocument(request.messages).toJson(QJsonDocument::Compact).size();
        core::ModelReply reply = ScriptedProvider::reply(u"Summary: read some files"_s);
        reply.usage = {.inputTokens = bytes / 4, .outputTokens = 20};
        if (core::lastText(request.messages, "user"_L1).startsWith("The conversation has become too long"_L1))
            return reply;
        if (++turn < 9)
            reply.toolCalls = {call(u"read_file"_s, {{u"path"_s, QString::number(turn)}})};
        reply.text = turn < 9 ? QString(900, u'y') : u"Done"_s;
        return reply;
    }};
    const auto result = run(agent());
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->text, u"Done"_s);
    QCOMPARE(m_tools->called.size(), 8);
    QStringList words;
    for (const RunStep &step : steps(result->runId)) {
        if (step.name == "compacted"_L1)
            words += step.detail["words"_L1].toString();
    }
    QVERIFY2(words.join(u' ').contains("older answers of tools were taken out"_L1), qPrintable(words.join(u'\n')));
    QVERIFY2(words.join(u' ').contains("messages were summed up"_L1), qPrintable(words.join(u'\n')));
    for (const core::ModelRequest &request : std::as_const(m_model->asked)) { // each answer has its request before it
        QSet<QString> requested;
        for (const QJsonValue message : request.messages) {
            for (const QJsonValue part : message["content"_L1].toArray()) {
                if (part["toolRequest"_L1].isObject())
                    requested.insert(part["toolRequest"_L1]["ref"_L1].toString());
                if (part["toolResponse"_L1].isObject())
                    QVERIFY(requested.contains(part["toolResponse"_L1]["ref"_L1].toString()));
            }
        }
        QVERIFY(QJsonDocument(request.messages).toJson(QJsonDocument::Compact).size() / 4 < 2000 * 2);
    }
}

void TestRunLoop::scriptedAnswersStandInForTools()
{
    const auto value = core::YamlValue::parse("- {tool: read_ticket, input: {id: 7}, output: broken}\n- {tool: read_ticket, input: {id: 7}, output: mended}\n- {tool: close, error: may not}\n", u"fakes.yaml"_s);
    const auto fakes = core::Fakes::read(*value, u"fakes.yaml"_s);
    QVERIFY2(fakes, fakes ? "" : qPrintable(fakes.error().detail));
    const auto ticket = [](int id) { return call(u"read_ticket"_s, {{u"id"_s, id}, {u"more"_s, true}}); };
    m_model->script = {ScriptedProvider::calls({ticket(7)}), ScriptedProvider::calls({ticket(7)}), ScriptedProvider::calls({ticket(8), call(u"close"_s)}), ScriptedProvider::says(u"Done"_s)};
    const auto result = run({.agent = agent(), .task = u"go"_s, .fakes = std::make_shared<core::Fakes>(*fakes)});
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QVERIFY(m_source->scopes.isEmpty()); // no server was started
    QStringList answers;
    for (const RunStep &step : steps(result->runId)) {
        if (step.kind == RunStep::Kind::Tool)
            answers += step.detail["output"_L1][0]["text"_L1].toString();
    }
    QCOMPARE(answers, QStringList({u"broken"_s, u"mended"_s, u"no answer of read_ticket for {\"id\":8,\"more\":true} is given in fakes.yaml; there are some for {\"id\":7}, {\"id\":7}"_s, u"may not"_s}));
    QCOMPARE(QCoro::waitFor(m_store->find(result->runId))->faked, u"fakes.yaml"_s);
    const auto bad = core::Fakes::read(*core::YamlValue::parse("- {tool: x}\n", u"f"_s), u"f.yaml"_s);
    QVERIFY(!bad);
    QVERIFY2(bad.error().detail.startsWith("f.yaml:1:3: an answer with nothing to say"_L1), qPrintable(bad.error().detail));
}

void TestRunLoop::budgetDepthAndCyclesAreLimits()
{
    int turn = 0;
    m_model->script = {[&turn](const core::ModelRequest &request) { return ScriptedProvider::calls({call(u"count"_s, {{u"n"_s, ++turn}})})(request); }};
    const auto spent = run(agent("budget: {tokens: 40}"));
    QVERIFY(!spent);
    QCOMPARE(spent.error().fault, Fault::Full);
    QVERIFY2(spent.error().detail.contains("the budget of 40 tokens is used up"_L1), qPrintable(spent.error().detail));
    QCOMPARE(m_model->asked.size(), 3);

    const auto deep = run({.agent = agent(), .task = u"go"_s, .origin = {.depth = 6, .path = {u"a@x"_s, u"b@y"_s}}});
    QVERIFY2(!deep && deep.error().detail.contains(u"6 deep (a@x → b@y), and 5 is the limit"_s), deep ? "" : qPrintable(deep.error().detail));
    const auto cycle = run({.agent = agent(), .task = u"go"_s, .origin = {.depth = 2, .path = {u"worker@station-a"_s, u"b@y"_s}}});
    QVERIFY2(!cycle && cycle.error().detail.contains(u"it would call itself (worker@station-a → b@y → worker)"_s), cycle ? "" : qPrintable(cycle.error().detail));
    m_model->script = {ScriptedProvider::says(u"Done"_s)};
    QVERIFY(run({.agent = agent(), .task = u"go"_s, .origin = {.depth = 2, .path = {u"worker@station-b"_s, u"b@y"_s}}}));
}

void TestRunLoop::memoryIsKeptFromRunToRun()
{
    m_runner->setMemoryFolder(m_home->filePath(u"memory"_s));
    QVERIFY(QDir().mkpath(m_home->filePath(u"memory"_s)));
    QFile file(m_home->filePath(u"memory/worker.md"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("- the door is blue\n") > 0);
    file.close();
    m_model->script = {ScriptedProvider::says(u"Done"_s)};
    QVERIFY(run(agent("memory: true", "{{role \"system\"}}Be kind.{{role \"user\"}}{{userInput}}")));
    QCOMPARE(core::textOf(m_model->asked.last().messages.first()), u"Be kind.\n\nWhat you noted in earlier runs:\n- the door is blue"_s);
    QVERIFY(run(agent()));
    QVERIFY(!core::textOf(m_model->asked.last().messages.first()).contains("blue"_L1));
}

void TestRunLoop::everyStepIsRecorded()
{
    m_store->setMasker(core::Masker({u"hunter2hunter2"_s}));
    m_model->script = {ScriptedProvider::calls({call(u"read_file"_s, {{u"path"_s, u"hunter2hunter2"_s}})}, u"Let me look"_s), ScriptedProvider::says(u"The key is hunter2hunter2"_s)};
    const auto result = run({.agent = agent(), .task = u"go, hunter2hunter2"_s, .origin = {.trigger = u"command"_s, .by = u"cli"_s}, .callId = u"call-7"_s, .traceparent = u"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"_s});
    QVERIFY(result);
    QCOMPARE(result->text, u"The key is hunter2hunter2"_s); // the caller's own
    const auto record = QCoro::waitFor(m_store->find(u"call-7"_s));
    QVERIFY2(record, record ? "" : qPrintable(record.error().detail));
    QCOMPARE(record->id, result->runId);
    QCOMPARE(record->state, RunState::Done);
    QCOMPARE(record->task, u"go, (secret)"_s);
    QCOMPARE(record->answer, u"The key is (secret)"_s);
    QCOMPARE(record->traceId, u"0af7651916cd43dd8448eb211c80319c"_s);
    QCOMPARE(record->parentSpanId, u"b7ad6b7169203331"_s);
    QCOMPARE(record->trigger.kind, u"command"_s);
    QCOMPARE(record->usage.outputTokens, 10);
    const QList<RunStep> all = steps(result->runId);
    QCOMPARE(all.size(), 3);
    QCOMPARE(all[0].kind, RunStep::Kind::Model);
    QCOMPARE(all[1].name, u"read_file"_s);
    QCOMPARE(all[1].server, u"test"_s);
    QCOMPARE(all[1].detail["input"_L1]["path"_L1].toString(), u"(secret)"_s);
    QCOMPARE(all[1].turn, 1);
    QCOMPARE(all[2].turn, 2);
    QSet<QString> spans{record->spanId};
    for (const RunStep &step : all) {
        QCOMPARE(step.parentSpanId, record->spanId);
        QVERIFY(!step.isUnderWay());
        spans.insert(step.spanId);
    }
    QCOMPARE(spans.size(), 4);
    const auto messages = QCoro::waitFor(m_store->messages(result->runId, 0, 100));
    QCOMPARE(messages->size(), 4);
    QVERIFY(!QJsonDocument(*messages).toJson().contains("hunter2"));
    QCOMPARE(QCoro::waitFor(m_store->tools(result->runId))->size(), 2);
}

void TestRunLoop::textsOfTurnsAreToldApart()
{
    m_model->script = {ScriptedProvider::calls({call(u"read_file"_s)}, u"Let me look."_s), ScriptedProvider::says(u"Done."_s)};
    QVERIFY(run(agent()));
    QCOMPARE(m_said, u"Let me look.\n\nDone."_s);
}

void TestRunLoop::manyRunsCancelledAtRandomLeaveNothing()
{
    const auto descriptors = [] { return QDir(u"/proc/self/fd"_s).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size(); };
    QVERIFY(QCoro::waitFor(m_store->open()));
    m_tools->list[0].delay = 3ms;
    m_model->delay = 2ms;
    int turn = 0;
    m_model->script = {[&turn](const core::ModelRequest &request) {
        const bool ends = request.messages.size() > 10;
        return ends ? ScriptedProvider::says(u"Done"_s)(request) : ScriptedProvider::calls({call(u"read_file"_s, {{u"path"_s, QString::number(++turn)}}), call(u"count"_s, {{u"n"_s, turn}})})(request);
    }};
    const auto before = descriptors();
    QRandomGenerator random(4711);
    int done = 0, cancelled = 0;
    std::vector<std::stop_source> stops(50);
    for (std::stop_source &stop : stops) {
        QCoro::connect(m_runner->run({.agent = agent(), .task = u"go"_s, .provider = m_model}, {}, stop.get_token()), this, [&](const Result<RunResult> &result) {
            if (!result)
                QCOMPARE(result.error().fault, Fault::Cancelled);
            ++(result ? done : cancelled);
        });
        if (random.bounded(3) > 0)
            QTimer::singleShot(random.bounded(60), this, [stop]() mutable { stop.request_stop(); });
    }
    QTRY_COMPARE_WITH_TIMEOUT(done + cancelled, 50, 30'000);
    QVERIFY2(done > 5 && cancelled > 5, qPrintable(u"%1 done, %2 cancelled"_s.arg(done).arg(cancelled)));
    QCOMPARE(m_tools->underWay, 0);
    QVERIFY(m_runner->underWay().isEmpty());
    QCOMPARE(m_model.use_count(), 1); // no run is left that holds it
    QTRY_COMPARE(m_tools.use_count(), 2); // here and in the one list of sessions
    QCOMPARE(descriptors(), before);
    const auto page = QCoro::waitFor(m_store->list({.limit = 100}));
    QCOMPARE(page->runs.size(), 50);
    QVERIFY(std::ranges::all_of(page->runs, [](const core::RunRecord &run) { return isEnd(run.state); }));
}

QTEST_GUILESS_MAIN(TestRunLoop)
#include "tst_runloop.moc"
