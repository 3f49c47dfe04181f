// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/portowner.h"
#include "lattice/link/serverconfig.h"
#include "tests/lattice/rawnats.h"
#include "tests/lattice/serverhome.h"
#include "tests/lattice/testserver.h"

#include <QTcpServer>

#include <QCoro/QCoroTask>

using namespace Qt::StringLiterals;
using namespace lattice;

/*! Where the supervised server listens, and what it does about those who are there already. */
class TestNatsServerPort final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void freePortThatWasAskedForIsUsed();
    void portOfAnotherProgramIsAnErrorNamingIt();
    void portOfAForeignNatsServerIsNotAdopted();
    void nextFreePortIsTakenAndSaid();
    void takenMonitoringPortIsAnErrorNamingIt();
    void addressOfAnotherMachineIsAnError();
    void impossiblePortsAndAddressesAreErrors_data();
    void impossiblePortsAndAddressesAreErrors();
    void addressBeyondLoopbackNeedsSignInAndTls();
    void monitoringIsOnLoopbackOnly();
    void lonelyPortHasNoOwner();
    void ownerIsFoundOnIpv6();
    void ownerOfAnotherUserIsNamedByTheUser();
};

void TestNatsServerPort::freePortThatWasAskedForIsUsed()
{
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::LocalHost));
    ServerHome home;
    ServerOptions options = home.options();
    options.port = probe.serverPort();
    probe.close();

    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    QCOMPARE(server.address()->port, options.port);
}

void TestNatsServerPort::portOfAnotherProgramIsAnErrorNamingIt()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    ServerHome home;
    ServerOptions options = home.options();
    options.port = other.serverPort();

    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY(spy.hasFailed());
    QCOMPARE(spy.error().fault, Fault::Conflict);
    const CheckStep step = spy.step(u"port"_s);
    QCOMPARE(step.state, CheckStep::State::Failed);
    QCOMPARE(step.cause, u"port-busy"_s);
    QVERIFY2(step.words.contains(u"port %1"_s.arg(options.port)), qPrintable(step.words));
    QVERIFY2(step.words.contains(u"tst_natsserverport (process %1"_s.arg(QCoreApplication::applicationPid())), qPrintable(step.words));
}

void TestNatsServerPort::portOfAForeignNatsServerIsNotAdopted()
{
    TestServer foreign(u"server_name: \"somebody-elses\""_s);
    QVERIFY2(foreign.isReady(), qPrintable(foreign.log()));
    ServerHome home;
    ServerOptions options = home.options();
    options.port = foreign.port();

    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY(spy.hasFailed());
    QVERIFY(!server.address());
    QCOMPARE(spy.step(u"port"_s).cause, u"port-nats-server"_s);
    QVERIFY2(spy.words().contains(u"somebody-elses"_s), qPrintable(spy.words()));
    QVERIFY2(spy.words().contains(u"process %1"_s.arg(foreign.pid())), qPrintable(spy.words()));
    QVERIFY(foreign.isRunning());
}

void TestNatsServerPort::nextFreePortIsTakenAndSaid()
{
    // 4222 may be taken by somebody on this machine already: then that one is named.
    QTcpServer other;
    other.listen(QHostAddress::LocalHost, ServerOptions::firstPort);
    ServerHome home;
    ServerOptions options = home.options();
    options.port = 0;
    ServerSupervisor server(options);
    ServerSpy spy(server);
    QStringList details;
    QObject::connect(&server, &ServerSupervisor::stepChanged, &server, [&details](const CheckStep &step) { details << step.detail; });

    server.start();
    QVERIFY2(spy.isUp(), qPrintable(spy.words()));
    const int port = server.address()->port;
    QVERIFY(port > ServerOptions::firstPort && port < ServerOptions::firstPort + 200);
    QVERIFY2(details.join(u'\n').contains(u"%1 (4222 is taken by "_s.arg(port)), qPrintable(details.join(u'\n')));
    RawNats client(server.address()->local);
    QVERIFY2(client.isSignedIn(), client.answer().constData());
}

void TestNatsServerPort::takenMonitoringPortIsAnErrorNamingIt()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    ServerHome home;
    ServerOptions options = home.options();
    options.monitoringPort = other.serverPort();

    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY(spy.hasFailed());
    QVERIFY2(spy.words().contains(u"port %1 is taken by tst_natsserverport"_s.arg(options.monitoringPort)), qPrintable(spy.words()));
}

void TestNatsServerPort::addressOfAnotherMachineIsAnError()
{
    ServerHome home;
    ServerOptions options = home.options();
    options.bind = u"192.0.2.1"_s; // for documentation: nobody's
    options.tls = {.certificateFile = u"/nonexistent"_s, .keyFile = u"/nonexistent"_s, .caFile = {}};

    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY(spy.hasFailed());
    QCOMPARE(spy.step(u"port"_s).cause, u"bind-address"_s);
    QVERIFY2(spy.words().contains(u"192.0.2.1"_s), qPrintable(spy.words()));
}

void TestNatsServerPort::impossiblePortsAndAddressesAreErrors_data()
{
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("bind");
    QTest::newRow("port too large") << 65536 << u"127.0.0.1"_s;
    QTest::newRow("port negative") << -2 << u"127.0.0.1"_s;
    QTest::newRow("no address") << -1 << u"everywhere"_s;
    QTest::newRow("empty address") << -1 << QString();
    QTest::newRow("address with a line of configuration") << -1 << u"127.0.0.1\"\nport: 1"_s;
}

void TestNatsServerPort::impossiblePortsAndAddressesAreErrors()
{
    QFETCH(int, port);
    QFETCH(QString, bind);
    ServerHome home;
    ServerOptions options = home.options();
    options.port = port;
    options.bind = bind;
    const auto fine = ServerConfig::examine(options);
    QVERIFY(!fine);
    QCOMPARE(fine.error().fault, Fault::Invalid);
    QVERIFY(ServerConfig::examine(home.options()));
}

void TestNatsServerPort::addressBeyondLoopbackNeedsSignInAndTls()
{
    ServerHome home;
    ServerOptions options = home.options();
    options.bind = u"0.0.0.0"_s;
    ServerSupervisor server(options);
    ServerSpy spy(server);
    server.start();
    QVERIFY(spy.hasFailed());
    QCOMPARE(spy.error().fault, Fault::Refused);
    QCOMPARE(spy.step(u"port"_s).cause, u"bind-unprotected"_s);
    QVERIFY(!QDir(options.storeDir).exists());

    options.tls = {.certificateFile = u"/c"_s, .keyFile = u"/k"_s, .caFile = {}};
    QVERIFY(ServerConfig::examine(options));
    options.auth.enabled = false;
    QVERIFY(!ServerConfig::examine(options));
}

void TestNatsServerPort::monitoringIsOnLoopbackOnly()
{
    ServerHome home;
    ServerOptions options = home.options();
    options.bind = u"0.0.0.0"_s;
    QVERIFY(ServerConfig::text(options, {}).contains("http: \"127.0.0.1:-1\""));
}

void TestNatsServerPort::lonelyPortHasNoOwner()
{
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::LocalHost));
    const int port = probe.serverPort();
    QVERIFY(findPortOwner(port));
    probe.close();
    QVERIFY(!findPortOwner(port));
    QVERIFY(tryListen(u"127.0.0.1"_s, port));
}

void TestNatsServerPort::ownerIsFoundOnIpv6()
{
    QTcpServer other;
    if (!other.listen(QHostAddress::LocalHostIPv6))
        QSKIP("this machine has no IPv6 loopback");
    const auto owner = findPortOwner(other.serverPort());
    QVERIFY(owner);
    QCOMPARE(owner->pid, QCoreApplication::applicationPid());
    const auto busy = tryListen(u"::1"_s, other.serverPort());
    QVERIFY(!busy);
    QCOMPARE(busy.error().fault, Fault::Conflict);
}

void TestNatsServerPort::ownerOfAnotherUserIsNamedByTheUser()
{
    const PortOwner owner{.port = 4222, .pid = 0, .program = {}, .user = u"nats"_s, .natsServer = u"hub"_s, .isNatsServer = true};
    QCOMPARE(owner.describe(), u"a nats-server named \"hub\" of user nats"_s);
}

QTEST_GUILESS_MAIN(TestNatsServerPort)
#include "tst_natsserverport.moc"
