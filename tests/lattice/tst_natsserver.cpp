// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/processes.h"
#include "tests/lattice/rawnats.h"
#include "tests/lattice/serverhome.h"

#include <QProcess>
#include <QTcpServer>

#include <csignal>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace lattice;

/*! The life of the supervised server: start, stop, crash, restart. */
class TestNatsServer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void startPassesItsStepsAndGivesAnAddress();
    void stopLeavesNoServer();
    void stoppingTheStoppedAnswers();
    void stopDuringStartLeavesNoServer();
    void startAfterStopKeepsTheData();
    void destructionLeavesNoServer();
    void destructionDuringStartLeavesNoServer();
    void crashIsToldAndRestartKeepsPortAndData();
    void orderlyEndFromOutsideIsNoCrash();
    void frozenServerIsKilledAfterTheDeadline();
    void stopDuringThePauseBeforeARestartStops();
    void lastingTroubleIsOutlived();
    void everyStartHasANameOfItsOwn();
    void serverIsNoMemberOfOurProcessGroup();
    void serverMayOpenAsManyFilesAsWeMay();
    void serverHearsSignalsThatWeBlock();
    void alarmingLogLinesAreTold();
};

void TestNatsServer::startPassesItsStepsAndGivesAnAddress()
{
    ServerHome home;
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));

    for (const QString &id : {u"storage"_s, u"port"_s, u"server"_s})
        QCOMPARE(spy.step(id).state, CheckStep::State::Passed);
    const ServerAddress address = *server.address();
    QCOMPARE(spy.step(u"port"_s).detail, QString::number(address.port));
    QCOMPARE(spy.step(u"server"_s).detail, address.version);
    QVERIFY(address.version.startsWith("2."_L1));
    QCOMPARE(address.url(), u"nats://127.0.0.1:%1"_s.arg(address.port));
    QCOMPARE(server.state(), ServerSupervisor::State::Running);
    RawNats client(address.local);
    QVERIFY2(client.isSignedIn(), client.answer().constData());
}

void TestNatsServer::stopLeavesNoServer()
{
    ServerHome home;
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    const qint64 pid = server.address()->pid;

    server.stop();
    QTRY_COMPARE(spy.stopped.size(), 1);
    QCOMPARE(processStartTime(pid), 0);
    QCOMPARE(server.state(), ServerSupervisor::State::Off);
    QVERIFY(!server.address());
    QVERIFY(spy.crashed.isEmpty());
    QVERIFY(spy.failed.isEmpty());
}

void TestNatsServer::stoppingTheStoppedAnswers()
{
    ServerHome home;
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.stop();
    QCOMPARE(spy.stopped.size(), 1);
}

void TestNatsServer::stopDuringStartLeavesNoServer()
{
    ServerHome home;
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    const QString config = home.options().storeDir + u"/nats.conf"_s;
    server.start();
    QTRY_VERIFY(!serversWithConfig(config).isEmpty() || !spy.started.isEmpty());

    server.stop();
    QTRY_COMPARE(spy.stopped.size(), 1);
    QVERIFY(serversWithConfig(config).isEmpty());
    QVERIFY(spy.failed.isEmpty());
}

void TestNatsServer::startAfterStopKeepsTheData()
{
    ServerHome home;
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    {
        RawNats client(server.address()->local);
        QVERIFY(client.addStream("KEPT").contains("\"created\""));
        QVERIFY(client.request("KEPT", "one").contains("\"seq\":1"));
    }
    server.stop();
    QTRY_COMPARE(spy.stopped.size(), 1);

    server.start();
    QTRY_COMPARE(spy.started.size(), 2);
    QCOMPARE(RawNats(server.address()->local).messages("KEPT"), 1);
}

void TestNatsServer::destructionLeavesNoServer()
{
    ServerHome home;
    qint64 pid = 0;
    {
        ServerSupervisor server(home.options());
        ServerSpy spy(server);
        server.start();
        QVERIFY2(spy.isUp(), qPrintable(spy.words()));
        pid = server.address()->pid;
    }
    QCOMPARE(processStartTime(pid), 0);
}

void TestNatsServer::destructionDuringStartLeavesNoServer()
{
    ServerHome home;
    const QString config = home.options().storeDir + u"/nats.conf"_s;
    {
        ServerSupervisor server(home.options());
        server.start();
        QTRY_VERIFY(!serversWithConfig(config).isEmpty());
    }
    QVERIFY(serversWithConfig(config).isEmpty());

    ServerSupervisor next(home.options()); // the lock is free
    ServerSpy spy(next);
    next.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
}

void TestNatsServer::crashIsToldAndRestartKeepsPortAndData()
{
    ServerHome home;
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    const ServerAddress before = *server.address();
    {
        RawNats client(before.local);
        QVERIFY(client.addStream("KEPT").contains("\"created\""));
        QVERIFY(client.request("KEPT", "one").contains("\"seq\":1"));
    }

    ::kill(pid_t(before.pid), SIGKILL);
    QTRY_COMPARE(spy.started.size(), 2);
    QCOMPARE(spy.crashed.size(), 1);
    QVERIFY(spy.crashed[0][0].toString().contains("signal 9"_L1));
    QCOMPARE(spy.restarting[0][0].value<std::chrono::milliseconds>(), std::chrono::milliseconds(250));
    QCOMPARE(server.address()->port, before.port);
    QVERIFY(server.address()->pid != before.pid);
    QCOMPARE(server.address()->local, before.local);
    QCOMPARE(RawNats(server.address()->local).messages("KEPT"), 1);
}

void TestNatsServer::orderlyEndFromOutsideIsNoCrash()
{
    ServerHome home;
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));

    ::kill(pid_t(server.address()->pid), SIGTERM); // exit code 1
    QTRY_COMPARE(spy.started.size(), 2);
    QVERIFY(spy.crashed.isEmpty());
    QCOMPARE(spy.restarting.size(), 1);
}

void TestNatsServer::frozenServerIsKilledAfterTheDeadline()
{
    ServerHome home;
    ServerOptions options = home.options();
    options.stopDeadline = std::chrono::milliseconds(200);
    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    const qint64 pid = server.address()->pid;
    ::kill(pid_t(pid), SIGSTOP);

    server.stop();
    QVERIFY(spy.stopped.isEmpty());
    QTRY_COMPARE(spy.stopped.size(), 1);
    QCOMPARE(processStartTime(pid), 0);
}

void TestNatsServer::stopDuringThePauseBeforeARestartStops()
{
    ServerHome home;
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    ::kill(pid_t(server.address()->pid), SIGKILL);
    QTRY_COMPARE(spy.restarting.size(), 1);

    server.stop();
    QCOMPARE(spy.stopped.size(), 1);
    QCOMPARE(server.state(), ServerSupervisor::State::Off);
    QCOMPARE(spy.started.size(), 1);
}

void TestNatsServer::lastingTroubleIsOutlived()
{
    ServerHome home;
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    QTcpServer thief;
    QObject::connect(&server, &ServerSupervisor::crashed, &thief, [&thief, port = server.address()->port] {
        QVERIFY(thief.listen(QHostAddress::LocalHost, quint16(port)));
    });

    ::kill(pid_t(server.address()->pid), SIGKILL);
    QTRY_VERIFY_WITH_TIMEOUT(spy.restarting.size() >= 4, 15000); // not even the same words again and again end it
    const QString reason = spy.restarting.last().at(1).toString();
    QVERIFY2(reason.contains(u"process %1"_s.arg(QCoreApplication::applicationPid())), qPrintable(reason));
    QCOMPARE(server.state(), ServerSupervisor::State::Restarting);
    QVERIFY(spy.failed.isEmpty());
    const quint16 port = thief.serverPort();
    thief.close();
    QTRY_COMPARE_WITH_TIMEOUT(spy.started.size(), 2, 15000);
    QCOMPARE(server.address()->port, int(port));
}

void TestNatsServer::everyStartHasANameOfItsOwn()
{
    ServerHome home;
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    const QString first = server.address()->serverName;
    ::kill(pid_t(server.address()->pid), SIGKILL);
    QTRY_COMPARE(spy.started.size(), 2);
    QVERIFY(server.address()->serverName != first);
}

void TestNatsServer::serverIsNoMemberOfOurProcessGroup()
{
    ServerHome home;
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    QVERIFY(::getpgid(pid_t(server.address()->pid)) != ::getpgrp());
}

void TestNatsServer::serverMayOpenAsManyFilesAsWeMay()
{
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const rlimit few{.rlim_cur = 256, .rlim_max = before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
    const auto restore = qScopeGuard([&before] { ::setrlimit(RLIMIT_NOFILE, &before); });
    ServerHome home;
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));

    rlimit limit{};
    QCOMPARE(::prlimit(pid_t(server.address()->pid), RLIMIT_NOFILE, nullptr, &limit), 0);
    QVERIFY(limit.rlim_cur >= std::min<rlim_t>(before.rlim_max, 65536));
}

void TestNatsServer::serverHearsSignalsThatWeBlock()
{
    sigset_t blocked;
    sigset_t before;
    ::sigfillset(&blocked);
    ::sigdelset(&blocked, SIGCHLD);
    ::pthread_sigmask(SIG_SETMASK, &blocked, &before);
    const auto restore = qScopeGuard([&before] { ::pthread_sigmask(SIG_SETMASK, &before, nullptr); });
    ServerHome home;
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    const qint64 pid = server.address()->pid;

    const QStringList threads = QDir(u"/proc/%1/task"_s.arg(pid)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QVERIFY(!threads.isEmpty());
    for (const QString &thread : threads) {
        QFile status(u"/proc/%1/task/%2/status"_s.arg(QString::number(pid), thread));
        QVERIFY(status.open(QIODevice::ReadOnly));
        const QByteArray text = status.readAll();
        const quint64 mask = text.mid(text.indexOf("SigBlk:") + 7, 17).trimmed().toULongLong(nullptr, 16);
        QCOMPARE(mask & (1ULL << (SIGTERM - 1)), 0);
    }
}

void TestNatsServer::alarmingLogLinesAreTold()
{
    ServerHome home;
    ServerSupervisor server(home.options());
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    LinkOptions wrong = server.address()->local;
    wrong.signIn.password = u"wrong"_s;

    RawNats client(wrong);
    QVERIFY(client.answer().contains("Authorization Violation"));
    QTRY_COMPARE(spy.alarms.size(), 1);
    QVERIFY(spy.alarms[0][0].toString().contains("authentication error"_L1));
}

QTEST_GUILESS_MAIN(TestNatsServer)
#include "tst_natsserver.moc"
