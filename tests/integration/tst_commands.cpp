// SPDX-License-Identifier: Apache-2.0
#include "core/engine/controlserver.h"
#include "core/engine/runtimefile.h"
#include "lattice/pending.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

struct Outcome {
    int code = -1;
    QString out;
    QString err;
    QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
};

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

/*! The commands, each as a real process with folders of its own. */
class CommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void versionIsTheDocumentedText();
    void bothNamesBehaveTheSame();
    void statusWithoutStationSaysWhatToDo();
    void wrongUsageEndsWithTwo();
    void serveSaysReadyAndEndsOnSignals_data();
    void serveSaysReadyAndEndsOnSignals();
    void serveIsLockedToItsHome();
    void secondServeTakesTheNextHomeAndSaysSo();
    void twoServesAtOnceNeverShareAHome();
    void killedServeLeavesNothingInTheWay();
    void statusReachesTheRunningStation();
    void latticeCommandsWorkWithAndWithoutAStation();
    void upRestartLogsDown();
    void upOfABrokenConfigShowsWhy();
    void logsFollowUntilInterrupted();
    void dashboardEndsOnInterrupt();
    void configMistakesEndServeWithTheirPlace();
    void missingConfigFileIsNamed();
    void initWritesOnceAndKeepsWhatExists();
    void doctorFindsWhatIsBroken();
    void serviceManagerIsTold();
    void logsAreJsonWhenAsked();
    void callWithoutAgentSaysWhere();
    void unwritableHomeIsExplained();
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
        qputenv("XDG_RUNTIME_DIR", m_dir->filePath(u"run"_s).toUtf8());
        auto made = std::make_unique<Stage>();
        auto control = core::ControlServer::listen(*core::RuntimeFile::folder() + u"/stage.sock"_s, std::move(dispatch));
        made->control = std::move(*control);
        auto runtime = core::RuntimeFile::create({.process = core::ProcessId::self(), .stationId = u"station-stage"_s, .stationName = {}, .mode = u"orchestrator"_s, .home = {},
                                                  .nats = u"nats://station:geheim@127.0.0.1:4333"_s, .mcp = {}, .mcpToken = {}, .agents = {}, .control = made->control->path(),
                                                  .log = {}, .arguments = {}});
        made->runtime = std::move(*runtime);
        return made;
    }

    Outcome run(const QStringList &arguments, const QString &program = u"stn"_s)
    {
        QProcess process;
        process.setProcessEnvironment(m_environment);
        process.start(QStringLiteral(STATION_BIN "/") + program, arguments);
        if (!process.waitForFinished(20'000)) {
            process.kill();
            process.waitForFinished();
            return {.code = -2, .out = {}, .err = u"did not end"_s};
        }
        return {.code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -3, .out = QString::fromUtf8(process.readAllStandardOutput()),
                .err = QString::fromUtf8(process.readAllStandardError())};
    }
    QProcess *start(const QStringList &arguments)
    {
        m_processes.push_back(std::make_unique<QProcess>());
        QProcess *process = m_processes.back().get();
        process->setProcessEnvironment(m_environment);
        process->start(QStringLiteral(STATION_BIN "/station-headless"), arguments);
        return process;
    }
    /*! The ready line of a `serve`; empty when it ended without one. */
    static QJsonObject ready(QProcess *process)
    {
        if (!QTest::qWaitFor([&] { return process->canReadLine() || process->state() == QProcess::NotRunning; }, 15'000))
            return {};
        return QJsonDocument::fromJson(process->readLine()).object();
    }
    static bool ended(QProcess *process, int within = 15'000)
    {
        return QTest::qWaitFor([&] { return process->state() == QProcess::NotRunning; }, within);
    }
    QString home(const QString &name = u"home"_s) const { return m_dir->filePath(name); }
    QString write(const QString &name, const QByteArray &text) const
    {
        QFile file(m_dir->filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QProcessEnvironment m_environment;
    std::vector<std::unique_ptr<QProcess>> m_processes;
    QStringList m_upHomes;
};

void CommandsTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    m_environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : m_environment.keys()) {
        if (name.startsWith(u"STN_"_s) || name.startsWith(u"STATION_"_s))
            m_environment.remove(name);
    }
    m_environment.insert(u"XDG_CONFIG_HOME"_s, m_dir->filePath(u"config"_s));
    m_environment.insert(u"XDG_DATA_HOME"_s, m_dir->filePath(u"data"_s));
    m_environment.insert(u"XDG_RUNTIME_DIR"_s, m_dir->filePath(u"run"_s));
}

void CommandsTest::cleanup()
{
    for (const QString &home : std::exchange(m_upHomes, {}))
        run({u"--home"_s, home, u"down"_s});
    for (const auto &process : m_processes) {
        process->kill();
        process->waitForFinished();
    }
    m_processes.clear();
}

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

void CommandsTest::serveSaysReadyAndEndsOnSignals_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void CommandsTest::serveSaysReadyAndEndsOnSignals()
{
    QFETCH(int, signal);
    QProcess *serve = start({u"serve"_s, u"--home"_s, home(), u"--name"_s, u"Zürich"_s});
    const QJsonObject line = ready(serve);
    QCOMPARE(line[u"ready"_s].toBool(), true);
    QCOMPARE(line[u"pid"_s].toInteger(), serve->processId());
    QCOMPARE(line[u"mode"_s].toString(), u"standalone"_s);
    QCOMPARE(line[u"station_name"_s].toString(), u"Zürich"_s);
    const QString runtime = m_dir->filePath(u"run/station/%1.json"_s.arg(line[u"station_id"_s].toString()));
    QVERIFY(QFile::exists(runtime));
    QElapsedTimer timer;
    timer.start();
    ::kill(static_cast<pid_t>(serve->processId()), signal);
    QVERIFY(ended(serve));
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(serve->exitStatus(), QProcess::NormalExit);
    QCOMPARE(serve->exitCode(), 0);
    QVERIFY(!QFile::exists(runtime));
    QCOMPARE(QDir(m_dir->filePath(u"run/station"_s)).entryList({u"*.sock"_s}, QDir::System | QDir::Files), QStringList());
}

void CommandsTest::serveIsLockedToItsHome()
{
    QProcess *first = start({u"serve"_s, u"--home"_s, home()});
    QVERIFY(!ready(first).isEmpty());
    const Outcome second = run({u"serve"_s, u"--home"_s, home()});
    QCOMPARE(second.code, 1);
    QVERIFY2(second.err.contains(u"process %1"_s.arg(first->processId())), qPrintable(second.err));
    QCOMPARE(first->state(), QProcess::Running);
}

void CommandsTest::secondServeTakesTheNextHomeAndSaysSo()
{
    QProcess *first = start({u"serve"_s}), *second = nullptr;
    const QJsonObject one = ready(first);
    second = start({u"serve"_s});
    const QJsonObject two = ready(second);
    QCOMPARE(one[u"home"_s].toString(), m_dir->filePath(u"data/station"_s));
    QCOMPARE(two[u"home"_s].toString(), m_dir->filePath(u"data/station-2"_s));
    QVERIFY(one[u"station_id"_s] != two[u"station_id"_s]);
    QVERIFY(!one.contains(u"notice"_s));
    QVERIFY(two[u"notice"_s].toString().contains(u"station-2"_s));
    QByteArray log;
    QVERIFY(QTest::qWaitFor([&] { log += second->readAllStandardError(); return log.contains("station-2"); }));
}

void CommandsTest::twoServesAtOnceNeverShareAHome()
{
    for (int round = 0; round < 5; ++round) {
        const QString folder = home(u"race%1"_s.arg(round));
        QProcess *one = start({u"serve"_s, u"--home"_s, folder}), *two = start({u"serve"_s, u"--home"_s, folder});
        const bool oneIsReady = !ready(one).isEmpty(), twoIsReady = !ready(two).isEmpty();
        QVERIFY(oneIsReady != twoIsReady);
        QProcess *loser = oneIsReady ? two : one;
        QVERIFY(ended(loser));
        QCOMPARE(loser->exitCode(), 1);
    }
}

void CommandsTest::killedServeLeavesNothingInTheWay()
{
    QProcess *first = start({u"serve"_s});
    const QJsonObject one = ready(first);
    first->kill();
    QVERIFY(ended(first));
    QCOMPARE(run({u"status"_s}).code, 1);
    const QJsonObject two = ready(start({u"serve"_s}));
    QCOMPARE(two[u"home"_s], one[u"home"_s]);
    QCOMPARE(two[u"station_id"_s], one[u"station_id"_s]);
}

void CommandsTest::statusReachesTheRunningStation()
{
    const QJsonObject line = ready(start({u"serve"_s}));
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
    const QJsonObject line = ready(start({u"serve"_s}));
    const Outcome with = run({u"lattice"_s, u"status"_s, u"--json"_s});
    QCOMPARE(with.json()[u"stations"_s].toArray().at(0).toObject()[u"station_id"_s], line[u"station_id"_s]);
    QCOMPARE(alone[u"station_id"_s], line[u"station_id"_s]);
    QVERIFY(run({u"lattice"_s, u"status"_s}).out.contains(u"Lattice Status: STANDALONE"_s));
    QVERIFY(run({u"lattice"_s, u"agents"_s}).out.startsWith(u"Agents in Lattice (0 total)\n"_s));
    QCOMPARE(run({u"lattice"_s, u"agents"_s, u"--json"_s}).out, u"{\"agents\":[]}\n"_s);
    QCOMPARE(run({u"lattice"_s, u"workflows"_s, u"--json"_s}).out, u"{\"workflows\":[]}\n"_s);
    QCOMPARE(run({u"lattice"_s, u"cleanup"_s}).code, 1);
}

void CommandsTest::upRestartLogsDown()
{
    m_upHomes << home();
    const Outcome up = run({u"up"_s, u"--home"_s, home(), u"--name"_s, u"alpha"_s, u"--json"_s});
    QVERIFY2(up.code == 0, qPrintable(up.err));
    const qint64 pid = up.json()[u"pid"_s].toInteger();
    QVERIFY(pid > 0);
    QCOMPARE(up.json()[u"station_name"_s].toString(), u"alpha"_s);
    const Outcome again = run({u"up"_s, u"--home"_s, home(), u"--json"_s});
    QCOMPARE(again.code, 0);
    QCOMPARE(again.json()[u"pid"_s].toInteger(), pid);
    QVERIFY(run({u"up"_s, u"--home"_s, home()}).out.startsWith(u"Station is running already\n"_s));

    QVERIFY(run({u"logs"_s, u"--home"_s, home()}).out.contains(u"station alpha"_s));
    const Outcome restarted = run({u"restart"_s, u"--home"_s, home(), u"--json"_s});
    QVERIFY(restarted.json()[u"pid"_s].toInteger() != pid);
    QCOMPARE(restarted.json()[u"station_name"_s].toString(), u"alpha"_s); // with the options it had
    const Outcome lines = run({u"logs"_s, u"--home"_s, home(), u"-n"_s, u"1"_s, u"--json"_s});
    QCOMPARE(lines.json()[u"lines"_s].toArray().size(), 1);

    const Outcome down = run({u"down"_s, u"--home"_s, home()});
    QCOMPARE(down.code, 0);
    QVERIFY(down.out.startsWith(u"Station has stopped"_s));
    QVERIFY(run({u"down"_s, u"--home"_s, home()}).out.startsWith(u"Station was not running"_s));
    QVERIFY(!(QFile::permissions(home() + u"/station.log"_s) & (QFile::ReadOther | QFile::ReadGroup)));
}

void CommandsTest::upOfABrokenConfigShowsWhy()
{
    QVERIFY(QDir().mkpath(home()));
    write(u"home/config.yaml"_s, "lattice:\n  mode: leader\n");
    QElapsedTimer timer;
    timer.start();
    const Outcome up = run({u"up"_s, u"--home"_s, home()});
    QCOMPARE(up.code, 1);
    QVERIFY2(up.err.contains(u"config.yaml:2:9: lattice.mode: expected one of"_s), qPrintable(up.err));
    QVERIFY(timer.elapsed() < 10'000);
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
    write(u"home/station.log"_s, "neu\n");
    QVERIFY2(sees("zwei\ndrei vier\nfünf\nneu\n"), seen.constData());
    ::kill(static_cast<pid_t>(follow->processId()), SIGINT);
    QVERIFY(ended(follow));
    QCOMPARE(follow->exitCode(), 0);
}

void CommandsTest::dashboardEndsOnInterrupt()
{
    QProcess *dashboard = start({u"lattice"_s, u"dashboard"_s});
    QByteArray seen;
    QVERIFY(QTest::qWaitFor([&] { seen += dashboard->readAllStandardOutput(); return seen.count("Stations: 1 connected") >= 2; }, 10'000));
    QVERIFY2(!seen.contains('\x1b'), "no terminal, so nothing for one");
    ::kill(static_cast<pid_t>(dashboard->processId()), SIGINT);
    QVERIFY(ended(dashboard));
    QCOMPARE(dashboard->exitCode(), 0);
    QCOMPARE(run({u"lattice"_s, u"dashboard"_s, u"--count"_s, u"1"_s, u"--json"_s}).json()[u"stations"_s].toArray().size(), 1);
}

void CommandsTest::configMistakesEndServeWithTheirPlace()
{
    const QString file = write(u"bad.yaml"_s, "lattice:\n  slots: many\n  embedded:\n    port: 99999\n");
    const Outcome serve = run({u"serve"_s, u"--home"_s, home(), u"--config"_s, file});
    QCOMPARE(serve.code, 1);
    QVERIFY2(serve.err.contains(file + u":2:10: lattice.slots: expected a whole number from 1 to 1024, found \"many\""_s), qPrintable(serve.err));
    QVERIFY(serve.err.contains(file + u":4:11: lattice.embedded.port"_s));
    QVERIFY(serve.out.isEmpty());
}

void CommandsTest::missingConfigFileIsNamed()
{
    const Outcome serve = run({u"serve"_s, u"--home"_s, home(), u"--config"_s, home(u"none.yaml"_s)});
    QCOMPARE(serve.code, 1);
    QVERIFY(serve.err.contains(u"none.yaml: there is no such file"_s));
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
    QVERIFY(!ready(start({u"serve"_s, u"--home"_s, home()})).isEmpty());
}

void CommandsTest::doctorFindsWhatIsBroken()
{
    const Outcome healthy = run({u"doctor"_s, u"--home"_s, home(), u"--json"_s});
    QCOMPARE(healthy.code, 0);
    QCOMPARE(healthy.json()[u"healthy"_s].toBool(), true);
    QVERIFY2(!QFile::exists(home()), "looking changes nothing");
    m_environment.insert(u"STN_LATTICE_SLOTS"_s, u"many"_s);
    const Outcome broken = run({u"doctor"_s, u"--home"_s, home()});
    QCOMPARE(broken.code, 1);
    QVERIFY(broken.out.contains(u"✗ Configuration"_s));
    QVERIFY(broken.out.contains(u"STN_LATTICE_SLOTS: expected a whole number"_s));
}

void CommandsTest::serviceManagerIsTold()
{
    const QByteArray path = m_dir->filePath(u"notify"_s).toUtf8();
    const int file = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, path.constData(), sizeof(address.sun_path));
    QCOMPARE(::bind(file, reinterpret_cast<sockaddr *>(&address), sizeof(address)), 0);
    m_environment.insert(u"NOTIFY_SOCKET"_s, QString::fromUtf8(path));
    QProcess *serve = start({u"serve"_s, u"--home"_s, home()});
    QVERIFY(!ready(serve).isEmpty());
    QByteArray told;
    const auto hears = [&](const QByteArray &word) {
        return QTest::qWaitFor([&] {
            char part[256];
            const auto size = ::recv(file, part, sizeof(part), 0);
            told += size > 0 ? QByteArray(part, size) : QByteArray();
            return told.contains(word);
        });
    };
    QVERIFY(hears("READY=1"));
    serve->terminate();
    QVERIFY(hears("STOPPING=1"));
    QVERIFY(ended(serve));
    ::close(file);
}

void CommandsTest::logsAreJsonWhenAsked()
{
    QProcess *serve = start({u"serve"_s, u"--home"_s, home(), u"--log-format"_s, u"json"_s});
    QVERIFY(!ready(serve).isEmpty());
    serve->terminate();
    QVERIFY(ended(serve));
    const QList<QByteArray> lines = serve->readAllStandardError().trimmed().split('\n');
    QVERIFY(lines.size() >= 2);
    for (const QByteArray &line : lines) {
        const QJsonObject entry = QJsonDocument::fromJson(line).object();
        QVERIFY2(entry.contains(u"time"_s) && entry.contains(u"level"_s) && entry.contains(u"message"_s), line.constData());
    }
}

void CommandsTest::callWithoutAgentSaysWhere()
{
    const Outcome call = run({u"lattice"_s, u"agent"_s, u"exec"_s, u"dodo"_s, u"fly"_s});
    QCOMPARE(call.code, 1);
    QVERIFY(call.err.contains(u"agent 'dodo' not found"_s));
    QVERIFY(call.err.contains(u"stn lattice agents"_s));
}

void CommandsTest::unwritableHomeIsExplained()
{
    const Outcome serve = run({u"serve"_s, u"--home"_s, u"/proc/station"_s});
    QVERIFY(serve.code == 1 || serve.code == 5);
    QVERIFY2(serve.err.contains(u"/proc/station"_s), qPrintable(serve.err));
}

void CommandsTest::bareLoopbackAddressFindsItsEngine()
{
    QString asked;
    const auto engine = stage([&asked](QString verb, QJsonObject, core::Progress, std::stop_token) -> QCoro::Task<lattice::Result<QJsonObject>> {
        asked = verb;
        return answerOf({{u"connection"_s, QJsonObject{{u"state"_s, u"live"_s}, {u"address"_s, u"nats://127.0.0.1:4333"_s}}},
                         {u"stations"_s, QJsonArray{QJsonObject{{u"station_id"_s, u"station-stage"_s}, {u"name"_s, u"alpha"_s}, {u"state"_s, u"online"_s}}}}});
    });
    QProcess *status = start({u"lattice"_s, u"--nats"_s, u"nats://localhost:4333"_s, u"status"_s});
    QVERIFY(ended(status));
    QCOMPARE(status->exitCode(), 0);
    QCOMPARE(asked, u"lattice.status"_s);
    const QByteArray text = status->readAllStandardOutput();
    QVERIFY2(text.startsWith("Connection successful: nats://127.0.0.1:4333\n"), text.constData());
    QVERIFY(text.contains("alpha"));
}

void CommandsTest::callStreamsPartsAsTheyCome()
{
    const auto engine = stage([](QString, QJsonObject arguments, core::Progress progress, std::stop_token) -> QCoro::Task<lattice::Result<QJsonObject>> {
        return sayAgain(arguments, progress);
    });
    QProcess *call = start({u"lattice"_s, u"--nats=nats://localhost:4333"_s, u"agent"_s, u"exec"_s, u"parrot"_s, u"eins zwei"_s});
    QVERIFY(ended(call));
    QCOMPARE(call->exitCode(), 0);
    QCOMPARE(call->readAllStandardOutput(), "eins zwei\n"_ba); // once, not once more at the end
    QVERIFY(call->readAllStandardError().contains("Execution completed in 0.25s (via alpha, rehearsal)"));
    QProcess *json = start({u"lattice"_s, u"--nats=nats://localhost:4333"_s, u"agent"_s, u"exec"_s, u"parrot"_s, u"eins zwei"_s, u"--json"_s});
    QVERIFY(ended(json));
    QCOMPARE(QJsonDocument::fromJson(json->readAllStandardOutput())[u"text"_s].toString(), u"eins zwei"_s);
}

void CommandsTest::interruptCancelsTheCall()
{
    bool cancelled = false, called = false;
    const auto engine = stage([&](QString, QJsonObject, core::Progress, std::stop_token stop) -> QCoro::Task<lattice::Result<QJsonObject>> {
        called = true;
        return untilStopped(&cancelled, stop);
    });
    QProcess *call = start({u"lattice"_s, u"--nats=nats://localhost:4333"_s, u"agent"_s, u"exec"_s, u"sleeper"_s});
    QTRY_VERIFY(called);
    ::kill(static_cast<pid_t>(call->processId()), SIGINT);
    QVERIFY(ended(call));
    QVERIFY(cancelled);
    QCOMPARE(call->exitCode(), 1);
    QCOMPARE(call->readAllStandardError(), "stn: cancelled\n"_ba);
}

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
