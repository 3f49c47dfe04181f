// SPDX-License-Identifier: Apache-2.0
#include "tests/lattice/testserver.h"

#include <QTest>

using namespace Qt::StringLiterals;

/*! The tests' own server does what its comment says. */
class TestTestServer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serverIsReadyAndGreets();
    void restartKeepsPortAndStore();
    void suspendedServerIsSilentUntilResumed();
    void extraLinesAreUsed();
    void badExtraLinesAreNotReady();

private:
    static QByteArray greeting(quint16 port, int waitMs = 2000)
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, port);
        return socket.waitForReadyRead(waitMs) ? socket.readAll() : QByteArray();
    }
};

void TestTestServer::serverIsReadyAndGreets()
{
    TestServer server;
    QVERIFY2(server.isReady(), qPrintable(server.log()));
    QVERIFY(greeting(server.port()).startsWith("INFO {"));
    QVERIFY(greeting(server.port()).contains("\"jetstream\":true"));
}

void TestTestServer::restartKeepsPortAndStore()
{
    TestServer server;
    const quint16 port = server.port();
    server.kill9();
    QVERIFY(!server.isRunning());
    QVERIFY(greeting(port, 200).isEmpty());

    QVERIFY2(server.restart(), qPrintable(server.log()));
    QCOMPARE(server.port(), port);
    QVERIFY(greeting(port).startsWith("INFO {"));
}

void TestTestServer::suspendedServerIsSilentUntilResumed()
{
    TestServer server;
    server.suspend();
    QVERIFY(greeting(server.port(), 200).isEmpty());
    server.resume();
    QVERIFY(greeting(server.port()).startsWith("INFO {"));
}

void TestTestServer::extraLinesAreUsed()
{
    TestServer server(u"authorization { token: \"s3cret\" }"_s);
    QVERIFY2(server.isReady(), qPrintable(server.log()));
    QVERIFY(greeting(server.port()).contains("\"auth_required\":true"));
}

void TestTestServer::badExtraLinesAreNotReady()
{
    TestServer server(u"no_such_field: 1"_s);
    QVERIFY(!server.isReady());
}

QTEST_GUILESS_MAIN(TestTestServer)
#include "tst_testserver.moc"
