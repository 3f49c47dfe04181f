// SPDX-License-Identifier: Apache-2.0
#include "tests/integration/programs.h"

#include <QElapsedTimer>

#include <csignal>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

/*! Stations in the foreground and background, as real processes. */
class ServeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_programs = std::make_unique<Programs>(); }
    void cleanup() { m_programs.reset(); }
    void serveSaysReadyAndEndsOnSignals_data();
    void serveSaysReadyAndEndsOnSignals();
    void serveIsLockedToItsHome();
    void secondServeTakesTheNextHomeAndSaysSo();
    void twoServesAtOnceNeverShareAHome();
    void killedServeLeavesNothingInTheWay();
    void upRestartLogsDown();
    void upOfABrokenConfigShowsWhy();
    void configMistakesEndServeWithTheirPlace();
    void missingConfigFileIsNamed();
    void serviceManagerIsTold();
    void logsAreJsonWhenAsked();
    void unwritableHomeIsExplained();

private:
    Outcome run(const QStringList &arguments, const QString &program = u"stn"_s) const { return m_programs->run(arguments, program); }
    QProcess *start(const QStringList &arguments) { return m_programs->start(arguments); }
    QString home(const QString &name = u"home"_s) const { return m_programs->path(name); }

    std::unique_ptr<Programs> m_programs;
};

void ServeTest::serveSaysReadyAndEndsOnSignals_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGHUP") << SIGHUP;
}

void ServeTest::serveSaysReadyAndEndsOnSignals()
{
    QFETCH(int, signal);
    QProcess *serve = start({u"serve"_s, u"--home"_s, home(), u"--name"_s, u"Zürich"_s});
    const QJsonObject line = Programs::ready(serve);
    QCOMPARE(line[u"ready"_s].toBool(), true);
    QCOMPARE(line[u"pid"_s].toInteger(), serve->processId());
    QCOMPARE(line[u"mode"_s].toString(), u"standalone"_s);
    QCOMPARE(line[u"station_name"_s].toString(), u"Zürich"_s);
    const QString runtime = m_programs->path(u"run/station/%1.json"_s.arg(line[u"station_id"_s].toString()));
    QVERIFY(QFile::exists(runtime));
    QElapsedTimer timer;
    timer.start();
    ::kill(static_cast<pid_t>(serve->processId()), signal);
    QVERIFY(Programs::ended(serve));
    QVERIFY2(timer.elapsed() < 3000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(serve->exitStatus(), QProcess::NormalExit);
    QCOMPARE(serve->exitCode(), 0);
    QVERIFY(!QFile::exists(runtime));
    QCOMPARE(QDir(m_programs->path(u"run/station"_s)).entryList({u"*.sock"_s}, QDir::System | QDir::Files), QStringList());
}

void ServeTest::serveIsLockedToItsHome()
{
    QProcess *first = start({u"serve"_s, u"--home"_s, home()});
    QVERIFY(!Programs::ready(first).isEmpty());
    const Outcome second = run({u"serve"_s, u"--home"_s, home()});
    QCOMPARE(second.code, 1);
    QVERIFY2(second.err.contains(u"process %1"_s.arg(first->processId())), qPrintable(second.err));
    QCOMPARE(first->state(), QProcess::Running);
}

void ServeTest::secondServeTakesTheNextHomeAndSaysSo()
{
    QProcess *first = start({u"serve"_s}), *second = nullptr;
    const QJsonObject one = Programs::ready(first);
    second = start({u"serve"_s});
    const QJsonObject two = Programs::ready(second);
    QCOMPARE(one[u"home"_s].toString(), m_programs->path(u"data/station"_s));
    QCOMPARE(two[u"home"_s].toString(), m_programs->path(u"data/station-2"_s));
    QVERIFY(one[u"station_id"_s] != two[u"station_id"_s]);
    QVERIFY(!one.contains(u"notice"_s));
    QVERIFY(two[u"notice"_s].toString().contains(u"station-2"_s));
    QByteArray log;
    QVERIFY(QTest::qWaitFor([&] { log += second->readAllStandardError(); return log.contains("station-2"); }));
}

void ServeTest::twoServesAtOnceNeverShareAHome()
{
    for (int round = 0; round < 5; ++round) {
        const QString folder = home(u"race%1"_s.arg(round));
        QProcess *one = start({u"serve"_s, u"--home"_s, folder}), *two = start({u"serve"_s, u"--home"_s, folder});
        const bool oneIsReady = !Programs::ready(one).isEmpty(), twoIsReady = !Programs::ready(two).isEmpty();
        QVERIFY(oneIsReady != twoIsReady);
        QProcess *loser = oneIsReady ? two : one;
        QVERIFY(Programs::ended(loser));
        QCOMPARE(loser->exitCode(), 1);
    }
}

void ServeTest::killedServeLeavesNothingInTheWay()
{
    QProcess *first = start({u"serve"_s});
    const QJsonObject one = Programs::ready(first);
    first->kill();
    QVERIFY(Programs::ended(first));
    QCOMPARE(run({u"status"_s}).code, 1);
    const QJsonObject two = Programs::ready(start({u"serve"_s}));
    QCOMPARE(two[u"home"_s], one[u"home"_s]);
    QCOMPARE(two[u"station_id"_s], one[u"station_id"_s]);
}

void ServeTest::upRestartLogsDown()
{
    m_programs->upHomes << home();
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

void ServeTest::upOfABrokenConfigShowsWhy()
{
    QVERIFY(QDir().mkpath(home()));
    m_programs->write(u"home/config.yaml"_s, "lattice:\n  mode: leader\n");
    QElapsedTimer timer;
    timer.start();
    const Outcome up = run({u"up"_s, u"--home"_s, home()});
    QCOMPARE(up.code, 1);
    QVERIFY2(up.err.contains(u"config.yaml:2:9: lattice.mode: expected one of"_s), qPrintable(up.err));
    QVERIFY(timer.elapsed() < 10'000);
}

void ServeTest::configMistakesEndServeWithTheirPlace()
{
    const QString file = m_programs->write(u"bad.yaml"_s, "lattice:\n  slots: many\n  embedded:\n    port: 99999\n");
    const Outcome serve = run({u"serve"_s, u"--home"_s, home(), u"--config"_s, file});
    QCOMPARE(serve.code, 1);
    QVERIFY2(serve.err.contains(file + u":2:10: lattice.slots: expected a whole number from 1 to 1024, found \"many\""_s), qPrintable(serve.err));
    QVERIFY(serve.err.contains(file + u":4:11: lattice.embedded.port"_s));
    QVERIFY(serve.out.isEmpty());
}

void ServeTest::missingConfigFileIsNamed()
{
    const Outcome serve = run({u"serve"_s, u"--home"_s, home(), u"--config"_s, home(u"none.yaml"_s)});
    QCOMPARE(serve.code, 1);
    QVERIFY(serve.err.contains(u"none.yaml: there is no such file"_s));
}

void ServeTest::serviceManagerIsTold()
{
    const QByteArray path = m_programs->path(u"notify"_s).toUtf8();
    const int file = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    qstrncpy(address.sun_path, path.constData(), sizeof(address.sun_path));
    QCOMPARE(::bind(file, reinterpret_cast<sockaddr *>(&address), sizeof(address)), 0);
    m_programs->environment.insert(u"NOTIFY_SOCKET"_s, QString::fromUtf8(path));
    QProcess *serve = start({u"serve"_s, u"--home"_s, home()});
    QVERIFY(!Programs::ready(serve).isEmpty());
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
    QVERIFY(Programs::ended(serve));
    ::close(file);
}

void ServeTest::logsAreJsonWhenAsked()
{
    QProcess *serve = start({u"serve"_s, u"--home"_s, home(), u"--log-format"_s, u"json"_s});
    QVERIFY(!Programs::ready(serve).isEmpty());
    serve->terminate();
    QVERIFY(Programs::ended(serve));
    const QList<QByteArray> lines = serve->readAllStandardError().trimmed().split('\n');
    QVERIFY(lines.size() >= 2);
    for (const QByteArray &line : lines) {
        const QJsonObject entry = QJsonDocument::fromJson(line).object();
        QVERIFY2(entry.contains(u"time"_s) && entry.contains(u"level"_s) && entry.contains(u"message"_s), line.constData());
    }
}

void ServeTest::unwritableHomeIsExplained()
{
    const Outcome serve = run({u"serve"_s, u"--home"_s, u"/proc/station"_s});
    QVERIFY(serve.code == 1 || serve.code == 5);
    QVERIFY2(serve.err.contains(u"/proc/station"_s), qPrintable(serve.err));
}

QTEST_GUILESS_MAIN(ServeTest)
#include "tst_serve.moc"
