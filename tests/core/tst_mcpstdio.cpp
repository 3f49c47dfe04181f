// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcpclient.h"
#include "core/mcp/stdiotransport.h"
#include "toolserver.h"

#include <QCoro/QCoroTask>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::McpClient;
using lattice::Fault;

/*! The client against real processes on stdio: good ones of both eras, and bad ones. */
class TestMcpStdio : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eraIsFoundOut_data();
    void eraIsFoundOut();
    void olderRevisionIsTaken();
    void slowServerIsWaitedFor();
    void toolsComeInPages();
    void structuredAnswerIsChecked();
    void failureOfAToolIsItsAnswer();
    void unknownToolIsNamedWithTheNearest();
    void progressIsHandedOn();
    void cancellationIsTold();
    void deadlineIsTold();
    void elicitationIsAnswered_data();
    void elicitationIsAnswered();
    void listIsReadAgainWhenItChanged();
    void traceGoesAlong();
    void serverSeesFewVariables();
    void garbageDoesNotHarm();
    void deafServerEndsByDeadline();
    void endlessLineEndsTheSession();
    void endlessPagesEnd();
    void crashIsTold();
    void missingProgramIsSaid();
    void linesForPeopleAreKept();
    void childrenEndWithTheServer();
    void stubbornServerIsKilled();
    void nothingOutlivesUs();
    void clientMayGoAtAnyTime();

private:
    struct Accept final : core::McpClientHandler {
        QJsonObject content{{u"colour"_s, u"blue"_s}};
        QJsonObject capabilities() const override { return {{u"elicitation"_s, QJsonObject{{u"form"_s, QJsonObject()}}}}; }
        QCoro::Task<lattice::Result<QJsonObject>> elicit(QJsonObject, std::stop_token) override { co_return QJsonObject{{u"action"_s, u"accept"_s}, {u"content"_s, content}}; }
    };

    std::shared_ptr<McpClient> connectTo(const core::McpServerSpec &spec, McpClient::Options options = {});
    std::shared_ptr<McpClient> opened(const QStringList &options);
    lattice::Result<core::ToolResult> call(const std::shared_ptr<McpClient> &client, const QString &tool, const QJsonObject &input = {},
                                           std::chrono::milliseconds deadline = 20s, std::stop_token stop = {}, core::ToolProgressSink progress = {});

    std::shared_ptr<core::ProcessGuard> m_guard = std::make_shared<core::ProcessGuard>();
    core::StdioTransport *m_transport = nullptr; //!< of the last client
};

std::shared_ptr<McpClient> TestMcpStdio::connectTo(const core::McpServerSpec &spec, McpClient::Options options)
{
    options.server = spec.name;
    options.startDeadline = spec.startDeadline;
    auto transport = std::make_unique<core::StdioTransport>(spec, m_guard);
    m_transport = transport.get();
    return {new McpClient(std::move(transport), options), [](McpClient *client) {
                QCoro::waitFor(client->close());
                delete client;
            }};
}

std::shared_ptr<McpClient> TestMcpStdio::opened(const QStringList &options)
{
    const auto client = connectTo(toolServer(options));
    const auto ready = QCoro::waitFor(client->open({}));
    if (!ready)
        qWarning("%s", qPrintable(ready.error().detail));
    return client;
}

lattice::Result<core::ToolResult> TestMcpStdio::call(const std::shared_ptr<McpClient> &client, const QString &tool, const QJsonObject &input, std::chrono::milliseconds deadline,
                                                     std::stop_token stop, core::ToolProgressSink progress)
{
    return QCoro::waitFor(client->callTool(tool, input, std::move(progress), deadline, stop));
}

void TestMcpStdio::eraIsFoundOut_data()
{
    QTest::addColumn<QString>("era");
    QTest::addColumn<QString>("version");
    QTest::newRow("legacy") << u"legacy"_s << u"2025-11-25"_s;
    QTest::newRow("modern") << u"modern"_s << u"2026-07-28"_s;
    QTest::newRow("both") << u"dual"_s << u"2026-07-28"_s;
}

void TestMcpStdio::eraIsFoundOut()
{
    QFETCH(QString, era);
    const auto client = opened({u"--era"_s, era});
    QTEST(client->version(), "version");
    const auto result = call(client, u"add"_s, {{u"a"_s, 2}, {u"b"_s, 40}});
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QCOMPARE(result->structured[u"sum"_s].toInt(), 42);
    QVERIFY(QCoro::waitFor(client->ping({})));
}

void TestMcpStdio::olderRevisionIsTaken()
{
    QCOMPARE(opened({u"--version"_s, u"2024-11-05"_s})->version(), u"2024-11-05"_s);
    const auto client = connectTo(toolServer({u"--version"_s, u"1999-01-01"_s}));
    const auto ready = QCoro::waitFor(client->open({}));
    QVERIFY(!ready);
    QCOMPARE(ready.error().fault, Fault::Invalid);
    QVERIFY(ready.error().detail.contains("1999-01-01"_L1) && ready.error().detail.contains("2025-11-25"_L1));
}

void TestMcpStdio::slowServerIsWaitedFor()
{
    for (const QString &era : {u"legacy"_s, u"modern"_s}) {
        const auto client = connectTo(toolServer({u"--era"_s, era, u"--slow-start"_s, u"0.6"_s}), {.probeDeadline = 100ms});
        QVERIFY(QCoro::waitFor(client->open({})));
        QCOMPARE(client->isModern(), era == "modern"_L1);
        QVERIFY(call(client, u"echo"_s, {{u"text"_s, u"x"_s}}));
    }
}

void TestMcpStdio::toolsComeInPages()
{
    const auto tools = QCoro::waitFor(opened({u"--page"_s, u"2"_s})->listTools({}));
    QVERIFY(tools);
    QCOMPARE(tools->size(), 13);
    QCOMPARE(tools->first().name, u"add"_s);
    QCOMPARE(tools->first().hints.readOnly, true);
    QCOMPARE(tools->first().hints.destructive, std::nullopt);
    QCOMPARE(tools->at(1).title, u"Echo"_s);
    QCOMPARE(tools->at(1).server, u"test"_s);
}

void TestMcpStdio::structuredAnswerIsChecked()
{
    const auto result = call(opened({}), u"lie"_s);
    QVERIFY(!result);
    QCOMPARE(result.error().fault, Fault::Invalid);
    QVERIFY2(result.error().detail.contains("output schema"_L1), qPrintable(result.error().detail));
}

void TestMcpStdio::failureOfAToolIsItsAnswer()
{
    const auto client = opened({});
    const auto failed = call(client, u"fail"_s);
    QVERIFY(failed && failed->isError);
    QCOMPARE(failed->textOf(), u"it did not work"_s);
    const auto refused = call(client, u"refuse"_s);
    QVERIFY(refused && refused->isError);
    QVERIFY(refused->textOf().contains("such arguments are not taken"_L1));
}

void TestMcpStdio::unknownToolIsNamedWithTheNearest()
{
    const auto result = call(opened({}), u"ecko"_s);
    QVERIFY(!result);
    QCOMPARE(result.error().fault, Fault::NotFound);
    QVERIFY2(result.error().detail.contains("'echo'"_L1), qPrintable(result.error().detail));
}

void TestMcpStdio::progressIsHandedOn()
{
    QList<double> steps;
    const auto result = call(opened({}), u"slow"_s, {{u"seconds"_s, 0.2}}, 20s, {}, [&steps](const core::ToolProgress &progress) { steps += progress.progress / progress.total; });
    QVERIFY(result);
    QCOMPARE(steps, QList<double>({0.25, 0.5, 0.75, 1}));
}

void TestMcpStdio::cancellationIsTold()
{
    const auto client = opened({});
    QVERIFY(QCoro::waitFor(client->listTools({})));
    std::stop_source stop;
    QTimer::singleShot(200ms, this, [&stop] { stop.request_stop(); });
    const auto result = call(client, u"hang"_s, {}, 20s, stop.get_token());
    QVERIFY(!result);
    QCOMPARE(result.error().fault, Fault::Cancelled);
    QVERIFY(call(client, u"cancelled"_s)->textOf().size() > 2);
}

void TestMcpStdio::deadlineIsTold()
{
    const auto client = opened({});
    const auto result = call(client, u"hang"_s, {}, 200ms);
    QVERIFY(!result);
    QCOMPARE(result.error().fault, Fault::Timeout);
    QVERIFY(call(client, u"cancelled"_s)->textOf().size() > 2);
}

void TestMcpStdio::elicitationIsAnswered_data() { eraIsFoundOut_data(); }

void TestMcpStdio::elicitationIsAnswered()
{
    QFETCH(QString, era);
    const auto handler = std::make_shared<Accept>();
    const auto client = connectTo(toolServer({u"--era"_s, era}), {.handler = handler});
    QVERIFY(QCoro::waitFor(client->open({})));
    const auto result = call(client, u"ask"_s);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    QVERIFY2(result->textOf().contains(R"({"action": "accept", "content": {"colour": "blue", "shade": "dark"}})"_L1), qPrintable(result->textOf()));
    if (client->isModern())
        QVERIFY(result->textOf().contains("state-1"_L1));

    handler->content = {{u"colour"_s, 7}}; // fits no string: the server must not get it
    const auto misfit = call(client, u"ask"_s);
    QVERIFY(client->isModern() ? !misfit : misfit && !misfit->textOf().contains("accept"_L1));

    const auto silent = connectTo(toolServer({u"--era"_s, era}));
    QVERIFY(QCoro::waitFor(silent->open({})));
    const auto refused = call(silent, u"ask"_s);
    QVERIFY(client->isModern() ? !refused : refused && refused->textOf().contains("not offered"_L1));
}

void TestMcpStdio::listIsReadAgainWhenItChanged()
{
    const auto client = opened({});
    QSignalSpy changed(client.get(), &McpClient::toolsChanged);
    QVERIFY(call(client, u"grow"_s));
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(call(client, u"grown-0"_s));
}

void TestMcpStdio::traceGoesAlong()
{
    const auto client = connectTo(toolServer(), {.traceparent = u"00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01"_s});
    QVERIFY(QCoro::waitFor(client->open({})));
    QVERIFY(call(client, u"trace"_s)->textOf().contains("0af7651916cd43dd8448eb211c80319c"_L1));
}

void TestMcpStdio::serverSeesFewVariables()
{
    qputenv("OPENAI_API_KEY", "sk-not-for-tools");
    auto spec = toolServer();
    spec.environment.insert(u"GIVEN"_s, u"1"_s);
    const auto client = connectTo(spec);
    QVERIFY(QCoro::waitFor(client->open({})));
    const QStringList names = call(client, u"names"_s)->textOf().split(u',');
    QVERIFY(names.contains(u"GIVEN"_s) && names.contains(u"PATH"_s));
    QVERIFY(!names.contains(u"OPENAI_API_KEY"_s));
    qunsetenv("OPENAI_API_KEY");
}

void TestMcpStdio::garbageDoesNotHarm()
{
    const auto client = opened({u"--garbage"_s});
    QVERIFY(call(client, u"add"_s, {{u"a"_s, 1}, {u"b"_s, 1}}));
    QVERIFY(client->lastLines().join(u'\n').contains("Listening on stdio"_L1));
}

void TestMcpStdio::deafServerEndsByDeadline()
{
    auto spec = toolServer({u"--deaf"_s});
    spec.startDeadline = 400ms;
    const auto client = connectTo(spec, {.probeDeadline = 100ms});
    const auto ready = QCoro::waitFor(client->open({}));
    QVERIFY(!ready);
    QCOMPARE(ready.error().fault, Fault::Timeout);
}

void TestMcpStdio::endlessLineEndsTheSession()
{
    const auto client = connectTo(toolServer({u"--huge"_s}));
    const auto ready = QCoro::waitFor(client->open({}));
    QVERIFY(!ready);
    QCOMPARE(ready.error().fault, Fault::Full);
}

void TestMcpStdio::endlessPagesEnd()
{
    const auto tools = QCoro::waitFor(opened({u"--endless-pages"_s})->listTools({}));
    QVERIFY(!tools);
    QCOMPARE(tools.error().fault, Fault::Full);
}

void TestMcpStdio::crashIsTold()
{
    const auto client = opened({});
    QSignalSpy closed(client.get(), &McpClient::closed);
    const auto result = call(client, u"crash"_s);
    QVERIFY(!result);
    QCOMPARE(result.error().fault, Fault::Unreachable);
    QVERIFY2(result.error().detail.contains("exit code 3"_L1) && result.error().detail.contains("going down"_L1), qPrintable(result.error().detail));
    QCOMPARE(closed.size(), 1);
    QVERIFY(!call(client, u"echo"_s, {{u"text"_s, u"x"_s}}));
}

void TestMcpStdio::missingProgramIsSaid()
{
    for (const QString &program : {u"no-such-program-here"_s, u"/no/such/program"_s}) {
        auto spec = toolServer();
        spec.command = program;
        const auto client = connectTo(spec);
        const auto ready = QCoro::waitFor(client->open({}));
        QVERIFY(!ready);
        QCOMPARE(ready.error().fault, Fault::NotFound);
        QVERIFY2(ready.error().detail.contains(program), qPrintable(ready.error().detail));
    }
}

void TestMcpStdio::linesForPeopleAreKept()
{
    const auto client = opened({u"--noise"_s, u"1000"_s});
    QTRY_COMPARE(client->lastLines().size(), 200);
    QTRY_COMPARE(client->lastLines().last(), u"line 999"_s);
}

void TestMcpStdio::childrenEndWithTheServer()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"child"_s);
    qint64 child = 0;
    {
        const auto client = opened({u"--children"_s, file});
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        child = written.readAll().toLongLong();
        QVERIFY(isAlive(child));
    }
    QTRY_VERIFY(!isAlive(child));
}

void TestMcpStdio::stubbornServerIsKilled()
{
    qint64 pid = 0;
    {
        const auto client = opened({u"--stubborn"_s});
        pid = m_transport->pid();
        QVERIFY(isAlive(pid));
    }
    QTRY_VERIFY_WITH_TIMEOUT(!isAlive(pid), 6000);
}

/*! Killed without a chance to end anything: what a shell of ours guards is gone a moment later, children that ignore SIGTERM too. */
void TestMcpStdio::nothingOutlivesUs()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"child"_s), starts = folder.filePath(u"starts"_s);
    QProcess us;
    us.start(QCoreApplication::applicationFilePath(), {u"--hold"_s, file, starts});
    QVERIFY(us.waitForReadyRead(20000));
    QFile written(file), started(starts);
    QVERIFY(written.open(QIODevice::ReadOnly) && started.open(QIODevice::ReadOnly));
    const qint64 child = written.readAll().toLongLong(), server = started.readAll().trimmed().toLongLong();
    QVERIFY(isAlive(child) && isAlive(server));
    ::kill(pid_t(us.processId()), SIGKILL);
    us.waitForFinished();
    QTRY_VERIFY_WITH_TIMEOUT(!isAlive(server), 5000);
    QTRY_VERIFY_WITH_TIMEOUT(!isAlive(child), 5000);
}

void TestMcpStdio::clientMayGoAtAnyTime()
{
    for (int delay = 0; delay < 120; delay += 15) {
        auto transport = std::make_unique<core::StdioTransport>(toolServer(), m_guard);
        auto *raw = transport.get();
        auto client = std::make_shared<McpClient>(std::move(transport), McpClient::Options{.server = u"test"_s});
        std::stop_source stop;
        auto opening = client->open(stop.get_token());
        QTest::qWait(delay);
        const qint64 pid = raw->pid();
        stop.request_stop();
        if (const auto ready = QCoro::waitFor(std::move(opening)); !ready)
            QCOMPARE(ready.error().fault, Fault::Cancelled);
        QVERIFY(pid > 0);
        if (delay % 2 == 0) // else it goes without a farewell
            QCoro::waitFor(client->close());
        client.reset();
        QTRY_VERIFY_WITH_TIMEOUT(!isAlive(pid), 6000);
    }
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == "--hold"_L1) { // for nothingOutlivesUs
        auto guard = std::make_shared<core::ProcessGuard>();
        McpClient client(std::make_unique<core::StdioTransport>(toolServer({u"--stubborn"_s, u"--children"_s, arguments.value(2), u"--starts"_s, arguments.value(3)}), guard),
                         McpClient::Options{.server = u"test"_s});
        if (QCoro::waitFor(client.open({})))
            fprintf(stdout, "ready\n");
        fflush(stdout);
        return application.exec();
    }
    TestMcpStdio test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_mcpstdio.moc"
