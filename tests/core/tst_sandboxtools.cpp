// SPDX-License-Identifier: Apache-2.0
#include "core/tool/sandboxsource.h"

#include <QCoro/QCoroTask>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::SandboxTools;
using core::ToolResult;
using lattice::Fault;

/*! Sandboxes as a model sees them. */
class TestSandboxTools : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codeIsRun();
    void filesGoInAndOut();
    void failureIsAnAnswer();
    void cutOutputIsSaid();
    void timeIsSaid();
    void wrongInputIsAnAnswer_data();
    void wrongInputIsAnAnswer();
    void unknownToolIsNamed();
    void sessionKeepsItsFiles();
    void sessionsAreLimited();
    void endedRunLeavesNoSession();
    void stopIsHeard();
    void variablesReachTheCode();
    void toolsAreThoseOfTheMode();
    void agentWithoutSandboxGetsNone();
    void agentSaysHowItsSandboxIs();
    void missingVariableIsNamed();
    void packagesAreRefused();

private:
    static lattice::Result<ToolResult> call(SandboxTools &tools, const QString &name, const QJsonObject &input, std::chrono::milliseconds deadline = 60s, std::stop_token stop = {})
    {
        return QCoro::waitFor(tools.call(name, input, {}, deadline, std::move(stop)));
    }
    static core::SandboxPlan session() { return {.mode = core::SandboxPlan::Mode::Session, .runtime = u"bash"_s, .limits = {.timeout = 20s}}; }
    static core::RunScope scope(const QByteArray &front)
    {
        const auto agent = core::Agent::parse("---\nname: coder\n" + front + "---\nHello.\n", u"coder.prompt"_s);
        if (!agent)
            qFatal("%s", qPrintable(agent.error().detail));
        return {.runId = u"r"_s, .agent = *agent, .environment = u"default"_s, .callId = {}, .workId = {}, .traceparent = {}};
    }
};

void TestSandboxTools::codeIsRun()
{
    SandboxTools tools({});
    const auto result = call(tools, u"sandbox_run"_s, {{u"code"_s, u"import sys\nprint('ü', sys.stdin.read())"_s}, {u"stdin"_s, u"in"_s}}).value();
    QVERIFY2(!result.isError, qPrintable(result.textOf()));
    QCOMPARE(result.textOf(), u"ü in\n"_s);
    QCOMPARE(result.structured[u"exit_code"_s].toInt(-1), 0);
    QCOMPARE(result.structured[u"stdout"_s].toString(), u"ü in\n"_s);
    QCOMPARE(call(tools, u"sandbox_run"_s, {{u"code"_s, u"echo $0 $((6*7))"_s}, {u"runtime"_s, u"bash"_s}}).value().textOf(), u"main.sh 42\n"_s);
}

void TestSandboxTools::filesGoInAndOut()
{
    SandboxTools tools({});
    const QJsonObject files{{u"data/in.txt"_s, u"hello"_s}, {u"bytes"_s, QJsonObject{{u"base64"_s, u"AP8="_s}}}, {u"main.py"_s, u"raise SystemExit('not this one')"_s}};
    const auto result = call(tools, u"sandbox_run"_s, {{u"code"_s, u"t = open('data/in.txt').read()\nopen('out.txt', 'w').write(t.upper())\nopen('out', 'wb').write(open('bytes', 'rb').read() * 2)"_s},
                                                      {u"files"_s, files}, {u"read"_s, QJsonArray{u"out.txt"_s, u"out"_s, u"none"_s}}}).value();
    QVERIFY2(!result.isError, qPrintable(result.textOf()));
    const QJsonValue back = result.structured[u"files"_s];
    QCOMPARE(back[u"out.txt"_s][u"text"_s].toString(), u"HELLO"_s);
    QCOMPARE(back[u"out"_s][u"base64"_s].toString(), u"AP8A/w=="_s);
    QVERIFY(back[u"none"_s][u"error"_s].toString().contains("No such file"_L1));
    QVERIFY(result.textOf().contains("HELLO"_L1));
}

void TestSandboxTools::failureIsAnAnswer()
{
    SandboxTools tools({});
    const auto result = call(tools, u"sandbox_run"_s, {{u"code"_s, u"print('so far')\n1/0"_s}}).value();
    QVERIFY(result.isError);
    QVERIFY(result.textOf().startsWith("so far\n"_L1));
    QVERIFY(result.textOf().contains("ZeroDivisionError"_L1));
    QVERIFY(result.textOf().endsWith("[exit code 1]"_L1));
}

void TestSandboxTools::cutOutputIsSaid()
{
    SandboxTools tools({.limits = {.timeout = 20s, .outputBytes = 1001}});
    const auto result = call(tools, u"sandbox_run"_s, {{u"code"_s, u"print('ü' * 100000)"_s}}).value();
    QVERIFY2(result.textOf().contains("[output is cut: 1001 of 200001 bytes are shown]"_L1), qPrintable(result.textOf().right(100)));
    QVERIFY(!result.textOf().contains(QChar::ReplacementCharacter));
    QVERIFY(!result.isError);
}

void TestSandboxTools::timeIsSaid()
{
    SandboxTools tools({.runtime = u"bash"_s, .limits = {.timeout = 60s}});
    const QString endless = u"echo before; while :; do :; done"_s;
    const auto result = call(tools, u"sandbox_run"_s, {{u"code"_s, endless}, {u"timeout"_s, 2.5}}).value();
    QVERIFY(result.isError);
    QCOMPARE(result.textOf(), u"before\n\n[ended after 2.5 s, the time that it has]"_s);
    // the deadline of the call counts as well, and what was said until then comes back
    const auto sooner = call(tools, u"sandbox_run"_s, {{u"code"_s, endless}}, 3500ms).value();
    QVERIFY(sooner.isError && sooner.textOf().startsWith("before"_L1));
}

void TestSandboxTools::wrongInputIsAnAnswer_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QJsonObject>("input");
    QTest::addColumn<QString>("words");
    QTest::newRow("no code") << u"sandbox_run"_s << QJsonObject() << u"'code' is missing"_s;
    QTest::newRow("runtime") << u"sandbox_run"_s << QJsonObject{{u"code"_s, u""_s}, {u"runtime"_s, u"perl"_s}} << u"there is no runtime 'perl'"_s;
    QTest::newRow("file out of the folder") << u"sandbox_run"_s << QJsonObject{{u"code"_s, u""_s}, {u"files"_s, QJsonObject{{u"../x"_s, u""_s}}}} << u"leads out of /work"_s;
    QTest::newRow("no base64") << u"sandbox_run"_s << QJsonObject{{u"code"_s, u""_s}, {u"files"_s, QJsonObject{{u"x"_s, QJsonObject{{u"base64"_s, u"???"_s}}}}}} << u"x: not base64"_s;
    QTest::newRow("file of a number") << u"sandbox_run"_s << QJsonObject{{u"code"_s, u""_s}, {u"files"_s, QJsonObject{{u"x"_s, 5}}}} << u"x: expected a text"_s;
    QTest::newRow("nothing open") << u"sandbox_exec"_s << QJsonObject{{u"command"_s, u"ls"_s}} << u"call sandbox_open first"_s;
}

void TestSandboxTools::wrongInputIsAnAnswer()
{
    QFETCH(QString, tool);
    QFETCH(QJsonObject, input);
    QFETCH(QString, words);
    SandboxTools tools(session());
    const auto result = call(tools, tool, input);
    QVERIFY2(result, qPrintable(result ? QString() : result.error().detail));
    QVERIFY(result->isError);
    QVERIFY2(result->textOf().contains(words), qPrintable(result->textOf()));
}

void TestSandboxTools::unknownToolIsNamed()
{
    SandboxTools tools({});
    const auto result = call(tools, u"sandbox_rum"_s, {});
    QCOMPARE(result.error().fault, Fault::NotFound);
    QVERIFY(result.error().detail.contains("did you mean 'sandbox_run'"_L1));
    QCOMPARE(call(tools, u"sandbox_open"_s, {}).error().fault, Fault::NotFound); // not of this mode
}

void TestSandboxTools::sessionKeepsItsFiles()
{
    SandboxTools tools(session());
    const QString id = call(tools, u"sandbox_open"_s, {}).value().structured[u"session"_s].toString();
    QVERIFY(!id.isEmpty());
    QVERIFY(!call(tools, u"sandbox_fs_write"_s, {{u"path"_s, u"src/a.py"_s}, {u"content"_s, u"print('from a')"_s}}).value().isError);
    QCOMPARE(call(tools, u"sandbox_exec"_s, {{u"command"_s, u"python3 src/a.py | tee log"_s}, {u"session"_s, id}}).value().textOf(), u"from a\n"_s);
    QCOMPARE(call(tools, u"sandbox_fs_read"_s, {{u"path"_s, u"log"_s}}).value().textOf(), u"from a\n"_s);
    QCOMPARE(call(tools, u"sandbox_fs_list"_s, {{u"recursive"_s, true}}).value().textOf(), u"log (7 bytes)\nsrc/\nsrc/a.py (15 bytes)"_s);
    QVERIFY(call(tools, u"sandbox_fs_delete"_s, {{u"path"_s, u"src"_s}}).value().isError);
    QVERIFY(!call(tools, u"sandbox_fs_delete"_s, {{u"path"_s, u"src"_s}, {u"recursive"_s, true}}).value().isError);
    QCOMPARE(call(tools, u"sandbox_exec"_s, {{u"command"_s, u"ls"_s}}).value().textOf(), u"log\n"_s);
    const QByteArray big(3 << 20, 'x');
    QVERIFY(!call(tools, u"sandbox_fs_write"_s, {{u"path"_s, u"big"_s}, {u"base64"_s, QString::fromLatin1(big.toBase64())}}).value().isError);
    const auto part = call(tools, u"sandbox_fs_read"_s, {{u"path"_s, u"big"_s}, {u"offset"_s, 1 << 20}}).value();
    QVERIFY2(part.textOf().endsWith("[cut: 2097152 of 3145728 bytes so far; go on with offset 2097152]"_L1), qPrintable(part.textOf().right(90)));
    QVERIFY(!call(tools, u"sandbox_close"_s, {}).value().isError);
    QVERIFY(call(tools, u"sandbox_exec"_s, {{u"command"_s, u"ls"_s}}).value().isError);
}

void TestSandboxTools::sessionsAreLimited()
{
    SandboxTools tools(session());
    for (int i = 0; i < 4; ++i)
        QVERIFY(!call(tools, u"sandbox_open"_s, {}).value().isError);
    QVERIFY(call(tools, u"sandbox_open"_s, {}).value().textOf().contains("close one"_L1));
    QVERIFY(call(tools, u"sandbox_exec"_s, {{u"command"_s, u"ls"_s}}).value().textOf().contains("s1, s2, s3, s4"_L1));
    QVERIFY(!call(tools, u"sandbox_exec"_s, {{u"command"_s, u"ls"_s}, {u"session"_s, u"s3"_s}}).value().isError);
}

void TestSandboxTools::endedRunLeavesNoSession()
{
    auto tools = std::make_unique<SandboxTools>(session());
    QVERIFY(!call(*tools, u"sandbox_open"_s, {}).value().isError);
    auto running = tools->call(u"sandbox_exec"_s, {{u"command"_s, u"sleep 100"_s}}, {}, 60s, {});
    tools.reset();
    QCOMPARE(QCoro::waitFor(running).error().fault, Fault::Cancelled);
}

void TestSandboxTools::stopIsHeard()
{
    SandboxTools tools({.limits = {.timeout = 60s}});
    std::stop_source stop;
    QTimer::singleShot(800, this, [&stop] { stop.request_stop(); });
    const auto result = call(tools, u"sandbox_run"_s, {{u"code"_s, u"import time\ntime.sleep(60)"_s}}, 60s, stop.get_token());
    QCOMPARE(result.error().fault, Fault::Cancelled);
}

void TestSandboxTools::variablesReachTheCode()
{
    core::SandboxPlan plan = session();
    plan.environment = {{u"REGION"_s, u"eu west"_s}};
    SandboxTools tools(plan);
    QCOMPARE(call(tools, u"sandbox_run"_s, {{u"code"_s, u"echo \"$REGION\""_s}}).value().textOf(), u"eu west\n"_s);
}

void TestSandboxTools::toolsAreThoseOfTheMode()
{
    QCOMPARE(SandboxTools({}).tools().size(), 1);
    const auto tools = SandboxTools(session()).tools();
    QCOMPARE(tools.size(), 8);
    for (const core::ToolInfo &tool : tools) {
        QCOMPARE(tool.server, u"sandbox"_s);
        QCOMPARE(tool.inputSchema[u"type"_s].toString(), u"object"_s);
        QVERIFY(!tool.description.isEmpty() && tool.hints.readOnly.has_value());
    }
}

void TestSandboxTools::agentWithoutSandboxGetsNone()
{
    core::SandboxSource source;
    QVERIFY(QCoro::waitFor(source.open(scope({}), {})).value().isEmpty());
    QVERIFY(QCoro::waitFor(source.open(scope("sandbox: {enabled: false, runtime: python}\n"), {})).value().isEmpty());
}

void TestSandboxTools::agentSaysHowItsSandboxIs()
{
    core::SandboxSource source([](QString) -> QCoro::Task<lattice::Result<QHash<QString, QString>>> { co_return QHash<QString, QString>{{u"REGION"_s, u"eu"_s}}; });
    const auto sessions = QCoro::waitFor(source.open(scope("sandbox:\n  runtime: bash\n  mode: code\n  timeout: 7\n  environment: {WHERE: \"in ${REGION}\"}\n"), {})).value();
    QCOMPARE(sessions.size(), 1);
    QCOMPARE(sessions.first()->tools().size(), 8);
    QVERIFY(sessions.first()->tools().first().inputSchema[u"properties"_s][u"timeout"_s][u"description"_s].toString().contains("at most 7"_L1));
    QCOMPARE(QCoro::waitFor(sessions.first()->call(u"sandbox_run"_s, {{u"code"_s, u"echo $WHERE"_s}}, {}, 60s, {})).value().textOf(), u"in eu\n"_s);
    const auto simple = QCoro::waitFor(source.open(scope("sandbox: bash\n"), {})).value();
    QCOMPARE(simple.first()->tools().size(), 1);
}

void TestSandboxTools::missingVariableIsNamed()
{
    core::SandboxSource source;
    const auto sessions = QCoro::waitFor(source.open(scope("sandbox:\n  runtime: bash\n  environment: {WHERE: \"${REGION}\"}\n"), {}));
    QVERIFY(!sessions);
    QVERIFY2(sessions.error().detail.contains("REGION"_L1), qPrintable(sessions.error().detail));
}

void TestSandboxTools::packagesAreRefused()
{
    core::SandboxSource source;
    const auto sessions = QCoro::waitFor(source.open(scope("sandbox:\n  runtime: python\n  pip_packages: [requests]\n"), {}));
    QVERIFY(!sessions);
    QVERIFY(sessions.error().detail.contains("requests"_L1));
}

QTEST_GUILESS_MAIN(TestSandboxTools)
#include "tst_sandboxtools.moc"
