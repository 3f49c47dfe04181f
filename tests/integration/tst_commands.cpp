// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/programs.h"

#include "core/engine/controlserver.h"
#include "core/engine/runtimefile.h"
#include "lattice/pending.h"

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

QCoro::Task<lattice::Result<QJsonObject>> answerOf(QJsonObject result) { co_return result; }

QCoro::Task<lattice::Result<QJsonObject>> sayAgain(QJsonObject arguments, core::Progress progress)
{
    progress(u"eins "_s);
    progress(u"zwei"_s);
    co_return QJsonObject{{u"text"_s, arguments[u"task"_s]}, {u"duration_ms"_s, 250}, {u"station_name"_s, u"alpha"_s}, {u"model"_s, u"rehearsal"_s}};
}

QCoro::Task<lattice::Result<QJsonObject>> untilStopped(bool *stopped, std::stop_token stop)
{
    const lattice::Pending<bool> over;
    const std::stop_callback end(stop, [over] { over.settle(true); });
    co_await over;
    *stopped = true;
    co_return lattice::failed(lattice::Fault::Cancelled, u"stopped"_s);
}

} // namespace

/*! The commands, each as a real process. */
class CommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_programs = std::make_unique<Programs>(); }
    void cleanup() { m_programs.reset(); }
    void versionIsTheDocumentedText();
    void bothNamesBehaveTheSame();
    void statusWithoutStationSaysWhatToDo();
    void wrongUsageEndsWithTwo();
    void statusReachesTheRunningStation();
    void latticeCommandsWorkWithAndWithoutAStation();
    void referenceIsThePageInDocs();
    void logsFollowUntilInterrupted();
    void dashboardEndsOnInterrupt();
    void initWritesOnceAndKeepsWhatExists();
    void doctorFindsWhatIsBroken();
    void callWithoutAgentSaysWhere();
    void bareLoopbackAddressFindsItsEngine();
    void callStreamsPartsAsTheyCome();
    void interruptCancelsTheCall();

private:
    /*! An engine as far as commands can see: a control channel with our own verbs, and a runtime file for the lattice at port 4333. */
    struct Stage {
        std::unique_ptr<core::ControlServer> control;
        std::unique_ptr<core::RuntimeFile> runtime;
    };
    std::unique_ptr<Stage> stage(core::ControlServer::Dispatch dispatch) const
    {
        qputenv("XDG_RUNTIME_DIR", m_programs->path(u"run"_s).toUtf8());
        auto made = std::make_unique<Stage>();
        auto control = core::ControlServer::listen(*core::RuntimeFile::folder() + u"/stage.sock"_s, std::move(dispatch));
        made->control = std::move(*control);
        auto runtime = core::RuntimeFile::create({.process = core::ProcessId::self(), .stationId = u"station-stage"_s, .stationName = {}, .mode = u"orchestrator"_s, .home = {},
                                                  .nats = u"nats://station:geheim@127.0.0.1:4333"_s, .mcp = {}, .mcpToken = {}, .agents = {}, .control = made->control->path(),
                                                  .log = {}, .arguments = {}});
        made->runtime = std::move(*runtime);
        return made;
    }

    Outcome run(const QStringList &arguments, const QString &program = u"stn"_s) const { return m_programs->run(arguments, program); }
    QProcess *start(const QStringList &arguments) { return m_programs->start(arguments); }
    QString home(const QString &name = u"home"_s) const { return m_programs->path(name); }

    std::unique_ptr<Programs> m_programs;
};

void CommandsTest::versionIsTheDocumentedText()
{
    const Outcome text = run({u"version"_s});
    QCOMPARE(text.code, 0);
    QCOMPARE(text.out, u"Station CLI v%1\n"_s.arg(QStringLiteral(STATION_VERSION)));
    const Outcome json = run({u"version"_s, u"--json"_s});
    QCOMPARE(json.out.count(u'\n'), 1);
    QCOMPARE(json.json()[u"version"_s].toString(), QStringLiteral(STATION_VERSION));
}

void CommandsTest::bothNamesBehaveTheSame()
{
    for (const QStringList &line : {QStringList{u"--help"_s}, {u"serve"_s, u"--help"_s}, {u"version"_s}, {u"nothing"_s}}) {
        const Outcome one = run(line, u"stn"_s), two = run(line, u"station-headless"_s);
        QCOMPARE(one.code, two.code);
        QCOMPARE(one.out, two.out);
        QCOMPARE(one.err, two.err);
    }
}

void CommandsTest::statusWithoutStationSaysWhatToDo()
{
    const Outcome text = run({u"status"_s});
    QCOMPARE(text.code, 1);
    QVERIFY(text.out.isEmpty());
    QVERIFY(text.err.contains(u"Station is not running"_s));
    QVERIFY(text.err.contains(u"stn up"_s));
    const Outcome json = run({u"status"_s, u"--json"_s});
    QCOMPARE(json.code, 1);
    QCOMPARE(json.json()[u"error"_s].toObject()[u"fault"_s].toString(), u"not_found"_s);
}

void CommandsTest::wrongUsageEndsWithTwo()
{
    const Outcome unknown = run({u"statsu"_s});
    QCOMPARE(unknown.code, 2);
    QVERIFY(unknown.err.contains(u"did you mean 'status'?"_s));
    QVERIFY(unknown.out.isEmpty());
    QCOMPARE(run({}).code, 2);
    QCOMPARE(run({u"serve"_s, u"--mcp-port"_s, u"x"_s}).code, 2);
    QCOMPARE(run({u"lattice"_s, u"--help"_s}).code, 0);
}

void CommandsTest::statusReachesTheRunningStation()
{
    const QJsonObject line = Programs::ready(start({u"serve"_s}));
    const Outcome text = run({u"status"_s});
    QCOMPARE(text.code, 0);
    QVERIFY(text.out.startsWith(u"Station is running\n"_s));
    QVERIFY(text.out.contains(line[u"station_id"_s].toString()));
    const Outcome json = run({u"status"_s, u"--json"_s});
    QCOMPARE(json.json()[u"pid"_s], line[u"pid"_s]);
    QCOMPARE(json.json()[u"running"_s].toBool(), true);
    QCOMPARE(run({u"status"_s, u"--home"_s, home()}).code, 1);
}

void CommandsTest::latticeCommandsWorkWithAndWithoutAStation()
{
    const Outcome without = run({u"lattice"_s, u"status"_s, u"--json"_s});
    QCOMPARE(without.code, 0);
    const QJsonObject alone = without.json()[u"stations"_s].toArray().at(0).toObject();
    const QJsonObject line = Programs::ready(start({u"serve"_s}));
    const Outcome with = run({u"lattice"_s, u"status"_s, u"--json"_s});
    QCOMPARE(with.json()[u"stations"_s].toArray().at(0).toObject()[u"station_id"_s], line[u"station_id"_s]);
    QCOMPARE(alone[u"station_id"_s], line[u"station_id"_s]);
    QVERIFY(run({u"lattice"_s, u"status"_s}).out.contains(u"Lattice Status: STANDALONE"_s));
    QVERIFY(run({u"lattice"_s, u"agents"_s}).out.startsWith(u"Agents in Lattice (0 total)\n"_s));
    QCOMPARE(run({u"lattice"_s, u"agents"_s, u"--json"_s}).out, u"{\"agents\":[]}\n"_s);
    QCOMPARE(run({u"lattice"_s, u"workflows"_s, u"--json"_s}).out, u"{\"workflows\":[]}\n"_s);
    QCOMPARE(run({u"lattice"_s, u"cleanup"_s}).code, 3); // there is nothing to connect to
}

void CommandsTest::referenceIsThePageInDocs()
{
    const Outcome made = run({u"__reference"_s});
    QCOMPARE(made.code, 0);
    QFile page(QStringLiteral(SOURCE_FOLDER) + u"/docs/commands.md"_s);
    if (qEnvironmentVariableIsSet("STATION_WRITE_DOCS")) {
        QVERIFY(page.open(QIODevice::WriteOnly));
        page.write(made.out.toUtf8());
        return;
    }
    QVERIFY(page.open(QIODevice::ReadOnly));
    QVERIFY2(QString::fromUtf8(page.readAll()) == made.out, "docs/commands.md is not made from the table; run this test with STATION_WRITE_DOCS=1");
}

void CommandsTest::logsFollowUntilInterrupted()
{
    QCOMPARE(run({u"logs"_s, u"--home"_s, home()}).code, 1);
    QVERIFY(QDir().mkpath(home()));
    QFile log(home() + u"/station.log"_s);
    QVERIFY(log.open(QIODevice::Append | QIODevice::Unbuffered));
    log.write("eins\nzwei\ndrei");
    QProcess *follow = start({u"logs"_s, u"-f"_s, u"-n"_s, u"2"_s, u"--home"_s, home()});
    QByteArray seen;
    const auto sees = [&](const QByteArray &text) {
        return QTest::qWaitFor([&] { seen += follow->readAllStandardOutput(); return seen == text; });
    };
    QVERIFY2(sees("zwei\ndrei"), seen.constData());
    log.write(" vier\nfünf\n");
    QVERIFY2(sees("zwei\ndrei vier\nfünf\n"), seen.constData());
    log.close();
    QVERIFY(QFile::rename(log.fileName(), log.fileName() + u".1"_s));
    m_programs->write(u"home/station.log"_s, "neu\n");
    QVERIFY2(sees("zwei\ndrei vier\nfünf\nneu\n"), seen.constData());
    ::kill(static_cast<pid_t>(follow->processId()), SIGINT);
    QVERIFY(Programs::ended(follow));
    QCOMPARE(follow->exitCode(), 0);
}

void CommandsTest::dashboardEndsOnInterrupt()
{
    QProcess *dashboard = start({u"lattice"_s, u"dashboard"_s});
    QByteArray seen;
    QVERIFY(QTest::qWaitFor([&] { seen += dashboard->readAllStandardOutput(); return seen.count("Stations: 1 connected") >= 2; }, 10'000));
    QVERIFY2(!seen.contains('\x1b'), "no terminal, so nothing for one");
    ::kill(static_cast<pid_t>(dashboard->processId()), SIGINT);
    QVERIFY(Programs::ended(dashboard));
    QCOMPARE(dashboard->exitCode(), 0);
    QCOMPARE(run({u"lattice"_s, u"dashboard"_s, u"--count"_s, u"1"_s, u"--json"_s}).json()[u"stations"_s].toArray().size(), 1);
}

void CommandsTest::initWritesOnceAndKeepsWhatExists()
{
    const Outcome first = run({u"init"_s, u"--home"_s, home(), u"--provider"_s, u"anthropic"_s, u"--json"_s});
    QCOMPARE(first.code, 0);
    QCOMPARE(first.json()[u"created"_s].toBool(), true);
    QFile config(home() + u"/config.yaml"_s);
    QVERIFY(config.open(QIODevice::ReadOnly));
    const QByteArray written = config.readAll();
    QVERIFY(written.contains("ai_provider: \"anthropic\""));
    QVERIFY(!(QFile::permissions(config.fileName()) & (QFile::ReadOther | QFile::ReadGroup)));
    QVERIFY(QDir(home() + u"/environments/default/agents"_s).exists());
    QCOMPARE(run({u"init"_s, u"--home"_s, home(), u"--json"_s}).json()[u"created"_s].toBool(true), false);
    const Outcome other = run({u"init"_s, u"--home"_s, home(), u"--provider"_s, u"openai"_s});
    QCOMPARE(other.code, 1);
    QVERIFY(other.err.contains(u"exists already"_s));
    config.seek(0);
    QCOMPARE(config.readAll(), written);
    QVERIFY(!Programs::ready(start({u"serve"_s, u"--home"_s, home()})).isEmpty());
}

void CommandsTest::doctorFindsWhatIsBroken()
{
    const Outcome healthy = run({u"doctor"_s, u"--home"_s, home(), u"--json"_s});
    QCOMPARE(healthy.code, 0);
    QCOMPARE(healthy.json()[u"healthy"_s].toBool(), true);
    QVERIFY2(!QFile::exists(home()), "looking changes nothing");
    m_programs->environment.insert(u"STN_LATTICE_SLOTS"_s, u"many"_s);
    const Outcome broken = run({u"doctor"_s, u"--home"_s, home()});
    QCOMPARE(broken.code, 1);
    QVERIFY(broken.out.contains(u"✗ Configuration"_s));
    QVERIFY(broken.out.contains(u"STN_LATTICE_SLOTS: expected a whole number"_s));
}

void CommandsTest::callWithoutAgentSaysWhere()
{
    const Outcome call = run({u"lattice"_s, u"agent"_s, u"exec"_s, u"dodo"_s, u"fly"_s});
    QCOMPARE(call.code, 1);
    QVERIFY(call.err.contains(u"agent 'dodo' not found"_s));
    QVERIFY(call.err.contains(u"stn lattice agents"_s));
}

void CommandsTest::bareLoopbackAddressFindsItsEngine()
{
    QString asked;
    const auto engine = stage([&asked](core::Caller, QString verb, QJsonObject, core::Progress, std::stop_token) -> QCoro::Task<lattice::Result<QJsonObject>> {
        asked = verb;
        return answerOf({{u"connection"_s, QJsonObject{{u"state"_s, u"live"_s}, {u"address"_s, u"nats://127.0.0.1:4333"_s}}},
                         {u"stations"_s, QJsonArray{QJsonObject{{u"station_id"_s, u"station-stage"_s}, {u"name"_s, u"alpha"_s}, {u"state"_s, u"online"_s}}}}});
    });
    QProcess *status = start({u"lattice"_s, u"--nats"_s, u"nats://localhost:4333"_s, u"status"_s});
    QVERIFY(Programs::ended(status));
    QCOMPARE(status->exitCode(), 0);
    QCOMPARE(asked, u"lattice.status"_s);
    const QByteArray text = status->readAllStandardOutput();
    QVERIFY2(text.startsWith("Connection successful: nats://127.0.0.1:4333\n"), text.constData());
    QVERIFY(text.contains("alpha"));
}

void CommandsTest::callStreamsPartsAsTheyCome()
{
    const auto engine = stage([](core::Caller, QString, QJsonObject arguments, core::Progress progress, std::stop_token) -> QCoro::Task<lattice::Result<QJsonObject>> {
        return sayAgain(arguments, progress);
    });
    QProcess *call = start({u"lattice"_s, u"--nats=nats://localhost:4333"_s, u"agent"_s, u"exec"_s, u"parrot"_s, u"eins zwei"_s});
    QVERIFY(Programs::ended(call));
    QCOMPARE(call->exitCode(), 0);
    QCOMPARE(call->readAllStandardOutput(), "eins zwei\n"_ba); // once, not once more at the end
    QVERIFY(call->readAllStandardError().contains("Execution completed in 0.25s (via alpha, rehearsal)"));
    QProcess *json = start({u"lattice"_s, u"--nats=nats://localhost:4333"_s, u"agent"_s, u"exec"_s, u"parrot"_s, u"eins zwei"_s, u"--json"_s});
    QVERIFY(Programs::ended(json));
    QCOMPARE(QJsonDocument::fromJson(json->readAllStandardOutput())[u"text"_s].toString(), u"eins zwei"_s);
}

void CommandsTest::interruptCancelsTheCall()
{
    bool cancelled = false, called = false;
    const auto engine = stage([&](core::Caller, QString, QJsonObject, core::Progress, std::stop_token stop) -> QCoro::Task<lattice::Result<QJsonObject>> {
        called = true;
        return untilStopped(&cancelled, stop);
    });
    QProcess *call = start({u"lattice"_s, u"--nats=nats://localhost:4333"_s, u"agent"_s, u"exec"_s, u"sleeper"_s});
    QTRY_VERIFY(called);
    ::kill(static_cast<pid_t>(call->processId()), SIGINT);
    QVERIFY(Programs::ended(call));
    QVERIFY(cancelled);
    QCOMPARE(call->exitCode(), 1);
    QCOMPARE(call->readAllStandardError(), "stn: cancelled\n"_ba);
}

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
