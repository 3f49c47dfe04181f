// SPDX-License-Identifier: Apache-2.0
#include "core/http/hostguard.h"
#include "core/http/httpexchange.h"
#include "core/http/httpserver.h"
#include "rawclient.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::HttpExchange;
using core::HttpLimits;
using core::HttpServer;

/*! Our HTTP server, met by clients that keep to no rule. */
class TestHttp final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acceptedIsWhatTheHeaderNames_data()
    {
        QTest::addColumn<QByteArray>("accept");
        QTest::addColumn<bool>("takes");
        QTest::newRow("none") << QByteArray() << true;
        QTest::newRow("spaces") << QByteArray("  ") << true;
        QTest::newRow("itself") << QByteArray("application/json") << true;
        QTest::newRow("second, in another case, with a weight") << QByteArray("text/html, Application/JSON;q=0.5") << true;
        QTest::newRow("all") << QByteArray("text/html,*/*;q=0.1") << true;
        QTest::newRow("family") << QByteArray("APPLICATION/* ; q=1") << true;
        QTest::newRow("others") << QByteArray("text/*, application/jsonl, application/, */json") << false;
        QTest::newRow("commas") << QByteArray(",;,") << false;
    }
    void acceptedIsWhatTheHeaderNames()
    {
        QFETCH(QByteArray, accept);
        core::HttpRequest request;
        request.headers.add("Accept", accept);
        QTEST(request.accepts("application/json"), "takes");
    }
    void requestsAreReadWhereverTheyAreCut_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("refusal"); // 0: it is read
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *name, const QByteArray &bytes, int refusal, const QByteArray &body = {}) { QTest::newRow(name) << bytes << refusal << body; };
        row("get", "GET /a HTTP/1.1\r\nHost: x\r\n\r\n", 0);
        row("length", "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello", 0, "hello");
        row("chunks", "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n", 0, "hello");
        row("empty value", "GET /a HTTP/1.1\r\nHost: x\r\nX-Empty:\r\nX-Next: y\r\n\r\n", 0);
        row("upgrade is not taken", "GET /a HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA\r\n\r\n", 0);
        row("upgrade with a body", "POST /a HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 2\r\n\r\nhi", 0, "hi");
        row("two lengths and chunks", "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400);
        row("two different lengths", "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400);
        row("no host", "GET /a HTTP/1.1\r\n\r\n", 400);
        row("two hosts", "GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400);
        row("HTTP/1.0", "GET /a HTTP/1.0\r\nHost: x\r\n\r\n", 505);
        row("HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400);
        row("no HTTP", "hello\r\n\r\n", 400);
        row("binary", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc", 9), 400);
        row("line feed alone in a header", "GET /a HTTP/1.1\nHost: x\n\n", 400);
        row("space before the colon", "GET /a HTTP/1.1\r\nHost : x\r\n\r\n", 400);
        row("chunk without size", "POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nz\r\n", 400);
        row("length of no number", "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400);
        row("length beyond 64 bits", "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n", 400);
        row("too large by length", "POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 100001\r\n\r\n", 413);
        row("too many fields", "GET /a HTTP/1.1\r\nHost: x\r\n" + QByteArray("A: b\r\n").repeated(200) + "\r\n", 431);
        row("too long a field", "GET /a HTTP/1.1\r\nHost: x\r\nA: " + QByteArray(40'000, 'b') + "\r\n\r\n", 431);
        row("too long an address", "GET /" + QByteArray(40'000, 'b') + " HTTP/1.1\r\nHost: x\r\n\r\n", 414);
    }
    void requestsAreReadWhereverTheyAreCut()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, refusal);
        QFETCH(QByteArray, body);
        HttpLimits limits;
        limits.bodyBytes = 100'000;
        const core::HttpParser::Gate gate;
        const qsizetype step = bytes.size() > 1000 ? 997 : 1;
        for (qsizetype cut = 0; cut <= bytes.size(); cut += step) { // once in two pieces, at each place
            core::HttpParser parser(limits, gate);
            feedAll(parser, bytes.first(cut));
            feedAll(parser, bytes.sliced(cut));
            QCOMPARE(parser.refusal() ? parser.refusal()->status : 0, refusal);
            QCOMPARE(parser.isComplete(), refusal == 0);
            if (refusal == 0)
                QCOMPARE(parser.take().body, body);
        }
        core::HttpParser parser(limits, gate); // and byte by byte
        for (const char c : bytes)
            feedAll(parser, QByteArray(1, c));
        QCOMPARE(parser.refusal() ? parser.refusal()->status : 0, refusal);
    }

    void strangersAreKeptOut_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<QString>("bound");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *name, const QByteArray &host, const QByteArray &origin, bool allowed, const QString &bound = u"127.0.0.1"_s) { QTest::newRow(name) << host << origin << bound << allowed; };
        row("localhost", "localhost:8586", {}, true);
        row("address", "127.0.0.1:8586", {}, true);
        row("IPv6", "[::1]:8586", "http://[::1]:3000", true);
        row("page of this machine", "localhost:8586", "http://localhost:6274", true);
        row("capitals", "LocalHost", "HTTP://localhost", false); // no browser writes a scheme so
        row("rebound name", "evil.example.com", {}, false);
        row("rebound name and origin", "evil.example.com", "http://evil.example.com", false);
        row("foreign page", "localhost:8586", "https://evil.example.com", false);
        row("look-alike", "localhost.evil.example.com", {}, false);
        row("look-alike page", "localhost", "http://localhost.evil.example.com", false);
        row("page with a name in it", "localhost", "http://localhost@evil.example.com", false);
        row("page from nowhere", "localhost", "null", false);
        row("page from a file", "localhost", "file://", false);
        row("other address of the net", "192.168.1.7", {}, false);
        row("other loopback address", "127.8.9.1", {}, true);
        row("rubbish", "a b/c", {}, false);
        row("beyond: address", "192.168.1.7:8586", {}, true, u"0.0.0.0"_s);
        row("beyond: own name", "tower.local", "https://tower.local", true, u"0.0.0.0"_s);
        row("beyond: foreign name", "evil.example.com", {}, false, u"0.0.0.0"_s);
        row("beyond: foreign page", "tower.local", "https://evil.example.com", false, u"0.0.0.0"_s);
    }
    void strangersAreKeptOut()
    {
        QFETCH(QByteArray, host);
        QFETCH(QByteArray, origin);
        QFETCH(QString, bound);
        QFETCH(bool, allowed);
        const core::HostGuard guard(QHostAddress(bound), {u"tower.local"_s});
        core::HttpRequest head;
        head.headers.add("Host", host);
        if (!origin.isNull())
            head.headers.add("Origin", origin);
        const auto refusal = guard.check(head);
        QCOMPARE(!refusal, allowed);
        if (refusal)
            QCOMPARE(refusal->status, 403);
    }

    void connectionsAreKeptAndClosedAsSaid()
    {
        Stage stage;
        RawClient client(stage.port());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(client.ask(RawClient::request("POST", "/echo", {}, "hello " + QByteArray::number(i))).body, "hello " + QByteArray::number(i));
        QCOMPARE(stage.server->connections(), 1);
        const RawAnswer last = client.ask(RawClient::request("POST", "/echo", {"Connection: close"}, "bye"));
        QCOMPARE(last.header("connection"), "close");
        QVERIFY(!last.header("date").isEmpty());
        QVERIFY(client.isClosed(1000)); // at once, not at a deadline
    }

    void requestsAheadAreAnsweredInTheirOrder()
    {
        Stage stage;
        RawClient client(stage.port());
        client.send(RawClient::request("POST", "/later", {}, "one") + RawClient::request("POST", "/echo", {}, "two") + RawClient::request("POST", "/echo", {}, "three"));
        QTRY_COMPARE(stage.pending.size(), 1);
        QTest::qWait(50);
        QCOMPARE(stage.handled, 1); // the others wait in the socket
        stage.pending.takeFirst()->answer(200, {}, "one");
        for (const char *expected : {"one", "two", "three"})
            QCOMPARE(client.answer().body, expected);
    }

    void whoTalksOnWithoutWaitingIsCutOff()
    {
        Stage stage;
        RawClient client(stage.port());
        client.send(RawClient::request("POST", "/later", {}, "one"));
        QTRY_COMPARE(stage.pending.size(), 1);
        QSignalSpy gone(stage.pending.first().get(), &HttpExchange::gone);
        client.send(QByteArray(200'000, 'x'));
        QVERIFY(client.isClosed());
        QCOMPARE(gone.size(), 1);
    }

    void largeBodiesAreRefusedEarly()
    {
        HttpLimits limits;
        limits.bodyBytes = 1'000'000;
        Stage stage(limits);
        RawClient byLength(stage.port());
        const RawAnswer refused = byLength.ask("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 64000000\r\n\r\n" + QByteArray(100'000, 'x'));
        QCOMPARE(refused.status, 413);
        QVERIFY(byLength.isClosed());
        RawClient byChunks(stage.port());
        byChunks.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
        const QByteArray chunk = "186a0\r\n" + QByteArray(100'000, 'x') + "\r\n";
        for (int i = 0; i < 640 && byChunks.socket.state() == QAbstractSocket::ConnectedState; ++i) {
            byChunks.send(chunk);
            QTest::qWait(0);
            byChunks.seen += byChunks.socket.readAll();
            if (!byChunks.seen.isEmpty())
                break;
        }
        QCOMPARE(byChunks.answer().status, 413);
        QCOMPARE(stage.handled, 0);
    }

    void clientsWaitForContinueOnlyWhenTheyMay()
    {
        HttpLimits limits;
        limits.bodyBytes = 1000;
        Stage stage(limits);
        RawClient good(stage.port());
        good.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        QVERIFY(good.sees("100 Continue"));
        QCOMPARE(good.ask("hi").body, "hi");
        RawClient large(stage.port());
        QCOMPARE(large.ask("POST /echo HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 2000\r\n\r\n").status, 413);
    }

    void slowClientsAreNotWaitedFor_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("drip");
        QTest::newRow("says nothing") << QByteArray() << QByteArray();
        QTest::newRow("half a header") << QByteArray("GET /echo HTTP/1.1\r\nHo") << QByteArray();
        QTest::newRow("drips a header") << QByteArray("GET /echo HTTP/1.1\r\nHost: x\r\n") << QByteArray("A");
        QTest::newRow("half a body") << QByteArray("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc") << QByteArray();
        QTest::newRow("drips a body") << QByteArray("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n") << QByteArray("a");
        QTest::newRow("drips chunks") << QByteArray("POST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n") << QByteArray("1\r\na\r\n");
    }
    void slowClientsAreNotWaitedFor()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, drip);
        HttpLimits limits;
        limits.headerTime = limits.bodyTime = limits.idleTime = 300ms;
        limits.bodyRate = 10'000;
        Stage stage(limits);
        RawClient client(stage.port());
        client.send(first);
        QTimer dripping;
        connect(&dripping, &QTimer::timeout, &client.socket, [&] { client.send(drip); });
        if (!drip.isEmpty())
            dripping.start(20);
        QTRY_COMPARE_WITH_TIMEOUT(stage.server->connections(), 0, 4000);
        QCOMPARE(stage.handled, 0);
    }

    void theEndOfAClientIsNoticed_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<bool>("abruptly");
        QTest::newRow("pending, closed") << QByteArray("/later") << false;
        QTest::newRow("pending, broken off") << QByteArray("/later") << true;
        QTest::newRow("stream, closed") << QByteArray("/stream") << false;
        QTest::newRow("stream, broken off") << QByteArray("/stream") << true;
    }
    void theEndOfAClientIsNoticed()
    {
        QFETCH(QByteArray, path);
        QFETCH(bool, abruptly);
        Stage stage;
        RawClient client(stage.port());
        client.send(RawClient::request("POST", path, {}, "x"));
        QTRY_COMPARE(stage.pending.size(), 1);
        const auto exchange = stage.pending.first();
        QSignalSpy gone(exchange.get(), &HttpExchange::gone);
        if (abruptly)
            client.socket.abort();
        else
            client.socket.disconnectFromHost();
        QTRY_COMPARE_WITH_TIMEOUT(gone.size(), 1, 1000);
        exchange->write("nobody reads this");
        exchange->answer(200, {}, "nor this");
        QVERIFY(exchange->isGone());
    }

    void anAnswerThatNobodyGivesIsAnError()
    {
        Stage stage;
        RawClient client(stage.port());
        client.send(RawClient::request("POST", "/later", {}, "x"));
        QTRY_COMPARE(stage.pending.size(), 1);
        stage.pending.clear();
        QCOMPARE(client.answer().status, 500);
    }

    void aClientThatDoesNotReadIsDropped()
    {
        HttpLimits limits;
        limits.stallTime = 300ms;
        limits.unsentBytes = 1'000'000'000;
        Stage stage(limits);
        RawClient client(stage.port());
        client.socket.setReadBufferSize(1000);
        client.send(RawClient::request("POST", "/stream", {}, "x"));
        QTRY_COMPARE(stage.pending.size(), 1);
        QSignalSpy gone(stage.pending.first().get(), &HttpExchange::gone);
        for (int i = 0; i < 200; ++i)
            stage.pending.first()->write(QByteArray(100'000, 'x'));
        QVERIFY(stage.pending.first()->unsent() > 1'000'000);
        QTRY_COMPARE_WITH_TIMEOUT(gone.size(), 1, 5000);

        HttpLimits tight;
        tight.unsentBytes = 1'000'000; // and at once when it is too much
        Stage other(tight);
        RawClient second(other.port());
        second.socket.setReadBufferSize(1000);
        second.send(RawClient::request("POST", "/stream", {}, "x"));
        QTRY_COMPARE(other.pending.size(), 1);
        for (int i = 0; i < 200 && !other.pending.first()->isGone(); ++i)
            other.pending.first()->write(QByteArray(100'000, 'x'));
        QVERIFY(other.pending.first()->isGone());
    }

    void clientsBeyondTheLimitWaitTheirTurn()
    {
        HttpLimits limits;
        limits.connections = 3;
        Stage stage(limits);
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 5; ++i)
            clients.push_back(std::make_unique<RawClient>(stage.port()));
        for (const auto &client : clients)
            client->send(RawClient::request("POST", "/echo", {}, "x"));
        QTRY_COMPARE(stage.handled, 3);
        QTest::qWait(100);
        QCOMPARE(stage.handled, 3);
        QCOMPARE(stage.server->connections(), 3);
        clients.erase(clients.begin(), clients.begin() + 3);
        QTRY_COMPARE(stage.handled, 5);
    }

    void anAddressMayAskOnlySoOften()
    {
        core::RequestRate rate(10, 20);
        const QHostAddress one(u"192.0.2.1"_s), other(u"192.0.2.2"_s);
        int allowed = 0;
        for (int i = 0; i < 100; ++i)
            allowed += rate.allows(one);
        QVERIFY2(allowed >= 20 && allowed <= 22, qPrintable(QString::number(allowed)));
        QVERIFY(rate.allows(other));
        QTest::qWait(250);
        QVERIFY(rate.allows(one)); // it comes back with time
        for (quint32 i = 0; i < 30'000; ++i)
            rate.allows(QHostAddress(i)); // and the table has an end
    }

    void aTakenPortNamesItsOwner()
    {
        Stage stage;
        const auto second = HttpServer::listen({.port = stage.port(), .handler = [](std::shared_ptr<HttpExchange>) { }});
        QVERIFY(!second);
        QCOMPARE(second.error().fault, lattice::Fault::Conflict);
        QVERIFY2(second.error().detail.contains("tst_http"_L1), qPrintable(second.error().detail));
    }

    void goodbyeEndsStreamsInOrder()
    {
        Stage stage;
        RawClient streaming(stage.port()), idle(stage.port());
        streaming.send(RawClient::request("POST", "/stream", {}, "x"));
        QCOMPARE(idle.ask(RawClient::request("POST", "/echo", {}, "x")).status, 200);
        QTRY_COMPARE(stage.pending.size(), 1);
        stage.pending.first()->write("last words");
        stage.server->finish();
        const RawAnswer answer = streaming.answer();
        QCOMPARE(answer.body, "last words");
        QVERIFY(streaming.isClosed(2000));
        QVERIFY(idle.isClosed(2000));
    }

private:
    static void feedAll(core::HttpParser &parser, QByteArrayView bytes)
    {
        while (!bytes.isEmpty() && !parser.isComplete() && !parser.refusal())
            bytes = bytes.sliced(parser.feed(bytes));
    }

    /*! A server: /echo answers with the body; /later and /stream wait for the test. */
    struct Stage {
        explicit Stage(HttpLimits limits = {})
        {
            auto listening = HttpServer::listen({.limits = limits, .handler = [this](std::shared_ptr<HttpExchange> exchange) {
                ++handled;
                const QByteArray path = exchange->request().path();
                if (path == "/echo")
                    return exchange->answer(200, {{"Content-Type", "text/plain"}}, exchange->request().body);
                if (path == "/stream")
                    exchange->open(200, {{"Content-Type", "text/plain"}});
                pending.append(std::move(exchange));
            }});
            if (!listening)
                qFatal("%s", qPrintable(listening.error().detail));
            server = std::move(*listening);
        }
        ~Stage()
        {
            server.reset();
            pending.clear();
        }
        int port() const { return server->serverPort(); }

        int handled = 0;
        QList<std::shared_ptr<HttpExchange>> pending;
        std::unique_ptr<HttpServer> server;
    };
};

QTEST_GUILESS_MAIN(TestHttp)
#include "tst_http.moc"
