// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/accesstokens.h"
#include "core/mcp/conformancefixtures.h"
#include "core/mcp/mcpcaller.h"
#include "core/mcp/mcpheaders.h"
#include "core/mcp/mcpport.h"
#include "core/mcp/verboffering.h"
#include "lattice/pending.h"
#include "rawclient.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <malloc.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using core::McpPeer;
using core::McpPort;
using core::RequestState;
using core::ToolInfo;
using core::ToolResult;

namespace {

/*! Clients that are nothing but descriptors. */
class BareClients final
{
public:
    ~BareClients() { close(); }
    /*! Connects, sends \a request, and waits until each has got something. */
    bool open(int port, int count, const QByteArray &request)
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(quint16(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        for (int i = 0; i < count; ++i) {
            const int file = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            m_files.append(file);
            if (::connect(file, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) != 0 || ::write(file, request.data(), size_t(request.size())) != request.size())
                return false;
        }
        return QTest::qWaitFor([this] { return std::ranges::all_of(m_files, [](int file) { char byte; return ::recv(file, &byte, 1, MSG_DONTWAIT | MSG_PEEK) == 1; }); }, 20'000);
    }
    void close()
    {
        for (const int file : std::exchange(m_files, {}))
            ::close(file);
    }

private:
    QList<int> m_files;
};

/*! A tool that waits, so that it can be cancelled. */
class WaitingOffering final : public core::McpOffering
{
public:
    QList<ToolInfo> tools() const override { return {{.name = u"wait"_s, .title = {}, .description = {}, .inputSchema = {}, .outputSchema = {}, .hints = {}, .server = {}}}; }
    QCoro::Task<core::McpResult<ToolResult>> callTool(QString, QJsonObject, std::shared_ptr<core::McpCaller> caller) override
    {
        const lattice::Pending<bool> over = next;
        ++running;
        const std::stop_callback stopped(caller->stop(), [this, over] {
            ++cancelled;
            over.settle(false);
        });
        co_await over;
        co_return ToolResult::text(u"done"_s);
    }
    void release() { std::exchange(next, {}).settle(true); }

    int running = 0;
    int cancelled = 0;
    lattice::Pending<bool> next;
};

const QByteArrayList kLegacy{"Content-Type: application/json", "Accept: application/json, text/event-stream"};

QByteArray modernBody(const QByteArray &method, const QByteArray &params = {}, int id = 1, const QByteArray &capabilities = "{}")
{
    // no raw strings here: moc loses its way in them
    return "{\"jsonrpc\":\"2.0\",\"id\":" + QByteArray::number(id) + ",\"method\":\"" + method + "\",\"params\":{" + params + (params.isEmpty() ? "" : ",")
        + "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":" + capabilities + "}}}";
}

QByteArrayList modernHeaders(const QByteArray &method, const QByteArray &name = {})
{
    QByteArrayList headers = kLegacy + QByteArrayList{"MCP-Protocol-Version: 2026-07-28", "Mcp-Method: " + method};
    return name.isEmpty() ? headers : headers << "Mcp-Name: " + name;
}

} // namespace

/*! The MCP endpoint, met by clients that the official suite does not think of. */
class TestMcpServer final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void brokenMessagesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, const QByteArray &body, int code, int status = 400) { QTest::newRow(name) << body << status << code; };
        row("nothing", " ", -32700);
        row("half", R"({"jsonrpc":"2.0","id":1,"method":)", -32700);
        row("no UTF-8", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xff\xfe\"}", -32700);
        row("overlong UTF-8", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xc0\xaf\"}", -32700);
        row("100,000 levels", QByteArray(100'000, '[') + QByteArray(100'000, ']'), -32700);
        row("100,000 levels in params", R"({"jsonrpc":"2.0","id":1,"method":"ping","params":{"x":)" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}}", -32700);
        row("batch", R"([{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","id":2,"method":"ping"}])", -32600);
        row("empty batch", "[]", -32600);
        row("text", "\"hello\"", -32700); // QJsonDocument reads objects and lists only
        row("other version", R"({"jsonrpc":"1.0","id":1,"method":"ping"})", -32600);
        row("id null", R"({"jsonrpc":"2.0","id":null,"method":"ping"})", -32600);
        row("id an object", R"({"jsonrpc":"2.0","id":{},"method":"ping"})", -32600);
        row("id a fraction", R"({"jsonrpc":"2.0","id":1.5,"method":"ping"})", -32600);
        row("method a number", R"({"jsonrpc":"2.0","id":1,"method":7})", -32600);
        row("params a list", R"({"jsonrpc":"2.0","id":1,"method":"ping","params":[]})", -32600);
        row("neither", R"({"jsonrpc":"2.0","id":1})", -32600);
        row("initialize without params", R"({"jsonrpc":"2.0","id":1,"method":"initialize"})", -32602);
        row("no session", R"({"jsonrpc":"2.0","id":1,"method":"tools/list"})", -32600);
    }
    void brokenMessagesAreRefused()
    {
        QFETCH(QByteArray, body);
        QFETCH(int, status);
        QFETCH(int, code);
        const auto port = open();
        RawClient client(port->port());
        const RawAnswer answer = client.ask(RawClient::request("POST", "/mcp", kLegacy, body));
        QCOMPARE(answer.status, status);
        QCOMPARE(answer.json()["error"_L1]["code"_L1].toInt(), code);
        QVERIFY(!answer.json().value("id"_L1).isNull()); // the id of the request, or none; null is no id of MCP
        const RawAnswer next = client.ask(RawClient::request("POST", "/mcp", modernHeaders("server/discover"), modernBody("server/discover")));
        QCOMPARE(next.status, 200); // and the connection goes on
    }

    void sixtyFourMegabytesAreNotTaken()
    {
        const auto port = open();
        RawClient client(port->port());
        const qint64 before = residentKb();
        client.send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 67108864\r\n\r\n");
        for (int i = 0; i < 1024 && client.socket.state() == QAbstractSocket::ConnectedState && client.seen.isEmpty(); ++i) {
            client.send(QByteArray(65536, ' '));
            QTest::qWait(0);
            client.seen += client.socket.readAll();
        }
        QCOMPARE(client.answer().status, 413);
        QVERIFY2(residentKb() - before < 8 * 1024, qPrintable(QString::number(residentKb() - before)));
    }

    void wrongWaysInAreSaid_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::newRow("no JSON") << RawClient::request("POST", "/mcp", {"Content-Type: text/plain"}, "{}") << 415;
        QTest::newRow("wants a page") << RawClient::request("POST", "/mcp", {"Content-Type: application/json", "Accept: text/html"}, "{}") << 406;
        QTest::newRow("browser") << RawClient::request("GET", "/mcp", {"Accept: text/html"}) << 406;
        QTest::newRow("stream without a session") << RawClient::request("GET", "/mcp", {"Accept: text/event-stream"}) << 400;
        QTest::newRow("stream of an unknown session") << RawClient::request("GET", "/mcp", {"Accept: text/event-stream", "Mcp-Session-Id: x"}) << 404;
        QTest::newRow("modern stream") << RawClient::request("GET", "/mcp", {"Accept: text/event-stream", "MCP-Protocol-Version: 2026-07-28"}) << 405;
        QTest::newRow("end of an unknown session") << RawClient::request("DELETE", "/mcp", {"Mcp-Session-Id: x"}) << 404;
        QTest::newRow("other method") << RawClient::request("PUT", "/mcp", {}, "{}") << 405;
        QTest::newRow("other path") << RawClient::request("GET", "/") << 404;
        QTest::newRow("preflight") << RawClient::request("OPTIONS", "/mcp", {"Origin: http://localhost:6274"}) << 204;
        QTest::newRow("foreign preflight") << RawClient::request("OPTIONS", "/mcp", {"Origin: https://evil.example.com"}) << 403;
        QTest::newRow("unknown revision") << RawClient::request("POST", "/mcp", kLegacy + QByteArrayList{"MCP-Protocol-Version: 1999-01-01"}, R"({"jsonrpc":"2.0","id":1,"method":"ping"})") << 400;
    }
    void wrongWaysInAreSaid()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        const auto port = open();
        RawClient client(port->port());
        QCOMPARE(client.ask(request).status, status);
    }

    void tokensOpenTheDoor()
    {
        QTemporaryDir folder;
        core::AccessTokens tokens(folder.filePath(u"tokens.json"_s));
        core::AccessTokens others(folder.filePath(u"tokens.json"_s)); // as a command beside the engine
        core::McpPortOptions options{.authorise = [&tokens](const QByteArray &token) {
            const auto known = tokens.find(token);
            return known ? std::optional(McpPeer{.right = known->right, .principal = known->name}) : std::nullopt;
        }};
        const auto port = McpPort::open(std::make_unique<core::ConformanceFixtures>(), options);
        const QByteArray body = modernBody("server/discover");
        const auto ask = [&](const QByteArray &token) {
            RawClient client((*port)->port());
            QByteArrayList headers = modernHeaders("server/discover");
            if (!token.isNull())
                headers << "Authorization: Bearer " + token;
            return client.ask(RawClient::request("POST", "/mcp", headers, body));
        };
        const RawAnswer stranger = ask({});
        QCOMPARE(stranger.status, 401);
        QVERIFY(stranger.header("www-authenticate").startsWith("Bearer"));
        const auto token = others.create(u"laptop"_s, core::Right::Read);
        QVERIFY(token);
        QCOMPARE(ask(token->toLatin1()).status, 200);
        QCOMPARE(ask(token->toLatin1() + 'x').status, 401);
        QCOMPARE(ask("").status, 401);
        QVERIFY(!others.create(u"laptop"_s, core::Right::Read)); // a name is given once
        QVERIFY(!others.create(u"a b"_s, core::Right::Read));
        QFile file(folder.filePath(u"tokens.json"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(token->toLatin1()));
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(others.revoke(u"laptop"_s));
        QCOMPARE(ask(token->toLatin1()).status, 401);
        QCOMPARE(others.revoke(u"laptop"_s).error().fault, lattice::Fault::NotFound);
    }

    void guessingIsSlowedDown()
    {
        const auto port = open([](const QByteArray &) { return std::optional<McpPeer>(); });
        int refused = 0, slowed = 0;
        for (int i = 0; i < 120; ++i) {
            RawClient client(port->port());
            const int status = client.ask(RawClient::request("POST", "/mcp", {"Authorization: Bearer wrong"}, "{}")).status;
            refused += status == 401;
            slowed += status == 429;
        }
        QVERIFY2(slowed > 10 && refused >= 50, qPrintable(u"%1 refused, %2 slowed"_s.arg(refused).arg(slowed)));
    }

    void aSessionBelongsToItsToken()
    {
        const auto port = open([](const QByteArray &token) { return std::optional(McpPeer{.principal = QString::fromLatin1(token)}); });
        RawClient client(port->port());
        const QByteArray session = initialize(client, {"Authorization: Bearer one"});
        QVERIFY(!session.isEmpty());
        const QByteArray list = R"({"jsonrpc":"2.0","id":2,"method":"tools/list"})";
        QCOMPARE(client.ask(RawClient::request("POST", "/mcp", kLegacy + QByteArrayList{"Mcp-Session-Id: " + session, "Authorization: Bearer one"}, list)).status, 200);
        QCOMPARE(client.ask(RawClient::request("POST", "/mcp", kLegacy + QByteArrayList{"Mcp-Session-Id: " + session, "Authorization: Bearer two"}, list)).status, 404);
    }

    void everyLegacyRevisionIsSpoken_data()
    {
        QTest::addColumn<QString>("asked");
        QTest::addColumn<QString>("answered");
        for (const QString &version : core::McpVersion::legacy())
            QTest::newRow(qPrintable(version)) << version << version;
        QTest::newRow("one that is to come") << u"2031-01-01"_s << u"2025-11-25"_s;
        QTest::newRow("rubbish") << u"latest"_s << u"2025-11-25"_s;
    }
    void everyLegacyRevisionIsSpoken()
    {
        QFETCH(QString, asked);
        QFETCH(QString, answered);
        const auto port = open();
        RawClient client(port->port());
        const RawAnswer answer = client.ask(RawClient::request("POST", "/mcp", kLegacy, initializeBody(asked.toUtf8())));
        QCOMPARE(answer.json()["result"_L1]["protocolVersion"_L1].toString(), answered);
    }

    void whatGoesLostOnTheWayIsFetchedAgain()
    {
        auto offering = std::make_unique<WaitingOffering>();
        WaitingOffering *tool = offering.get();
        const auto port = open({}, std::move(offering));
        RawClient client(port->port());
        const QByteArray session = initialize(client);
        client.send(RawClient::request("POST", "/mcp", kLegacy + QByteArrayList{"Mcp-Session-Id: " + session}, call(2)));
        QVERIFY(client.sees("id: 1-0", 5000)); // what takes long becomes a stream, which says where to come back
        client.socket.abort();
        QTest::qWait(50);
        QCOMPARE(tool->cancelled, 0); // to be cut off is not to cancel
        tool->release();
        RawClient again(port->port());
        const RawAnswer rest = again.ask(RawClient::request("GET", "/mcp", {"Accept: text/event-stream", "Mcp-Session-Id: " + session, "Last-Event-ID: 1-0"}));
        QCOMPARE(rest.status, 200);
        QVERIFY2(rest.body.contains("id: 1-1") && rest.body.contains("\"done\""), rest.body.constData());
        RawClient third(port->port()); // and once more, by one who has seen it all
        const RawAnswer none = third.ask(RawClient::request("GET", "/mcp", {"Accept: text/event-stream", "Mcp-Session-Id: " + session, "Last-Event-ID: 1-1"}));
        QVERIFY(!none.body.contains("\"done\""));
        for (const char *wrong : {"9-1", "1", "x-y", "-", "1-99999999999999999999999"}) {
            RawClient other(port->port());
            QCOMPARE(other.ask(RawClient::request("GET", "/mcp", {"Accept: text/event-stream", "Mcp-Session-Id: " + session, QByteArray("Last-Event-ID: ") + wrong})).status, 404);
        }
    }

    void requestsAreCancelled()
    {
        auto offering = std::make_unique<WaitingOffering>();
        WaitingOffering *tool = offering.get();
        const auto port = open({}, std::move(offering));
        RawClient client(port->port()), other(port->port());
        const QByteArray session = initialize(client);
        client.send(RawClient::request("POST", "/mcp", kLegacy + QByteArrayList{"Mcp-Session-Id: " + session}, call(7)));
        QTRY_COMPARE(tool->running, 1);
        const QByteArray cancel = R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":7}})";
        QCOMPARE(other.ask(RawClient::request("POST", "/mcp", kLegacy + QByteArrayList{"Mcp-Session-Id: " + session}, cancel)).status, 202);
        QTRY_COMPARE(tool->cancelled, 1);
        QVERIFY(!client.answer().body.contains("result"));

        tool->next = {}; // since 2026-07-28 whoever leaves cancels
        RawClient modern(port->port());
        modern.send(RawClient::request("POST", "/mcp", modernHeaders("tools/call", "wait"), modernBody("tools/call", R"("name":"wait")")));
        QTRY_COMPARE(tool->running, 2);
        modern.socket.disconnectFromHost();
        QTRY_COMPARE(tool->cancelled, 2);

        tool->next = {}; // and so does the end of a session
        RawClient third(port->port());
        third.send(RawClient::request("POST", "/mcp", kLegacy + QByteArrayList{"Mcp-Session-Id: " + session}, call(8)));
        QTRY_COMPARE(tool->running, 3);
        QCOMPARE(other.ask(RawClient::request("DELETE", "/mcp", {"Mcp-Session-Id: " + session})).status, 204);
        QTRY_COMPARE(tool->cancelled, 3);
        QCOMPARE(port->sessions(), 0);
    }

    void oneIdIsOneRequest()
    {
        auto offering = std::make_unique<WaitingOffering>();
        WaitingOffering *tool = offering.get();
        const auto port = open({}, std::move(offering));
        RawClient client(port->port()), other(port->port());
        const QByteArray session = initialize(client);
        client.send(RawClient::request("POST", "/mcp", kLegacy + QByteArrayList{"Mcp-Session-Id: " + session}, call(7)));
        QTRY_COMPARE(tool->running, 1);
        const RawAnswer second = other.ask(RawClient::request("POST", "/mcp", kLegacy + QByteArrayList{"Mcp-Session-Id: " + session}, call(7)));
        QCOMPARE(second.json()["error"_L1]["code"_L1].toInt(), -32600);
        tool->release();
        QVERIFY(client.sees("\"done\""));
    }

    void stateOfAnotherRequestIsRefused()
    {
        qint64 now = 1'000'000;
        const RequestState state([&now] { return now; });
        const QJsonObject params{{u"name"_s, u"remove"_s}, {u"arguments"_s, QJsonObject{{u"what"_s, u"a"_s}}}};
        const core::McpAnswers answers{{u"confirm"_s, QJsonObject{{u"action"_s, u"accept"_s}}}};
        const QString sealed = state.seal(u"tools/call"_s, params, u"laptop"_s, answers);
        QJsonObject again = params; // the repeated request has more in it
        again[u"inputResponses"_s] = QJsonObject{{u"x"_s, QJsonObject()}};
        again[u"requestState"_s] = sealed;
        again[u"_meta"_s] = QJsonObject{{u"progressToken"_s, 1}};
        QCOMPARE(state.open(sealed, u"tools/call"_s, again, u"laptop"_s).value(), answers);

        QJsonObject other = params;
        other[u"arguments"_s] = QJsonObject{{u"what"_s, u"b"_s}};
        QVERIFY(!state.open(sealed, u"tools/call"_s, other, u"laptop"_s));
        QVERIFY(!state.open(sealed, u"prompts/get"_s, params, u"laptop"_s));
        QVERIFY(!state.open(sealed, u"tools/call"_s, params, u"phone"_s));
        QVERIFY(!RequestState().open(sealed, u"tools/call"_s, params, u"laptop"_s)); // another key
        for (const QString &broken : {QString(), u"."_s, u"x"_s, sealed + u'x', sealed.chopped(1), sealed.sliced(1), sealed.section(u'.', 0, 0), u"ä.ö"_s})
            QCOMPARE(state.open(broken, u"tools/call"_s, params, u"laptop"_s).error().code, -32602);
        now += 15 * 60 + 1;
        QVERIFY(!state.open(sealed, u"tools/call"_s, params, u"laptop"_s));
    }

    void headersAreDecoded_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("text"); // null: broken
        QTest::newRow("plain") << QByteArray("us-west1") << u"us-west1"_s;
        QTest::newRow("UTF-8") << QByteArray("=?base64?SGVsbG8sIOS4lueVjA==?=") << u"Hello, 世界"_s;
        QTest::newRow("empty") << QByteArray("=?base64?" "?=") << u""_s;
        QTest::newRow("capital marker is text") << QByteArray("=?BASE64?SGVsbG8=?=") << u"=?BASE64?SGVsbG8=?="_s;
        QTest::newRow("overlapping marker is text") << QByteArray("=?base64?=") << u"=?base64?="_s;
        QTest::newRow("no padding") << QByteArray("=?base64?SGVsbG8?=") << QString();
        QTest::newRow("foreign characters") << QByteArray("=?base64?SGVs!!!bG8=?=") << QString();
        QTest::newRow("no UTF-8 inside") << QByteArray("=?base64?//4=?=") << QString();
        QTest::newRow("no ASCII") << QByteArray("stra\xc3\x9f" "e") << QString();
    }
    void headersAreDecoded()
    {
        QFETCH(QByteArray, value);
        QFETCH(QString, text);
        const auto decoded = core::decodedHeader(value);
        QCOMPARE(decoded.has_value(), !text.isNull());
        if (decoded)
            QCOMPARE(*decoded, text);
    }

    void changedListsReachWhoListens()
    {
        auto offering = std::make_unique<core::ConformanceFixtures>();
        core::ConformanceFixtures *fixtures = offering.get();
        const auto port = open({}, std::move(offering));
        RawClient legacy(port->port()), stream(port->port()), modern(port->port());
        const QByteArray session = initialize(legacy);
        stream.send(RawClient::request("GET", "/mcp", {"Accept: text/event-stream", "Mcp-Session-Id: " + session}));
        QVERIFY(stream.sees("retry:"));
        const QByteArray subscribe = "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"resources/subscribe\",\"params\":{\"uri\":\"test://watched-resource\"}}";
        QCOMPARE(legacy.ask(RawClient::request("POST", "/mcp", kLegacy + QByteArrayList{"Mcp-Session-Id: " + session}, subscribe)).status, 200);
        modern.send(RawClient::request("POST", "/mcp", modernHeaders("subscriptions/listen"),
                                       modernBody("subscriptions/listen", "\"notifications\":{\"promptsListChanged\":true,\"resourceSubscriptions\":[\"test://watched-resource\"]}", 41)));
        QVERIFY(modern.sees("notifications/subscriptions/acknowledged"));

        Q_EMIT fixtures->toolsChanged();
        Q_EMIT fixtures->promptsChanged();
        Q_EMIT fixtures->resourceUpdated(u"test://watched-resource"_s);
        Q_EMIT fixtures->resourceUpdated(u"test://static-text"_s);

        QVERIFY(stream.sees("notifications/resources/updated"));
        QVERIFY(stream.seen.contains("notifications/tools/list_changed") && !stream.seen.contains("static-text"));
        QVERIFY(modern.sees("notifications/resources/updated"));
        QVERIFY(modern.seen.contains("notifications/prompts/list_changed") && !modern.seen.contains("tools/list_changed") && !modern.seen.contains("static-text"));
        QCOMPARE(modern.seen.count("\"io.modelcontextprotocol/subscriptionId\":41"), 3);
        port->finish(); // the end is said
        QVERIFY(modern.sees("\"resultType\":\"complete\""));
        QVERIFY(modern.isClosed());
    }

    void tenThousandCallsLeaveNoTrace()
    {
        const auto port = open();
        RawClient client(port->port());
        const QByteArray request = RawClient::request("POST", "/mcp", modernHeaders("tools/call", "test_simple_text"), modernBody("tools/call", "\"name\":\"test_simple_text\""));
        const auto run = [&](int calls) {
            for (int i = 0; i < calls; ++i) {
                if (client.ask(request).status != 200)
                    return false;
            }
            return true;
        };
        QVERIFY(run(1000));
        ::malloc_trim(0);
        const qint64 warm = residentKb();
        QVERIFY(run(10'000));
        ::malloc_trim(0);
        QVERIFY2(residentKb() <= warm * 11 / 10, qPrintable(u"%1 kB, then %2 kB"_s.arg(warm).arg(residentKb())));
    }

    void fiveHundredIdleClientsCostLittle()
    {
        const auto port = open();
        const QByteArray discover = RawClient::request("POST", "/mcp", modernHeaders("server/discover"), modernBody("server/discover"));
        const QByteArray listen = RawClient::request("POST", "/mcp", modernHeaders("subscriptions/listen"), modernBody("subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true}"));
        RawClient client(port->port());
        QCOMPARE(client.ask(discover).status, 200);
        BareClients first, many; // descriptors alone: what grows is the server's
        QVERIFY(first.open(port->port(), 20, listen));
        ::malloc_trim(0);
        const qint64 before = residentKb();
        QVERIFY(many.open(port->port(), 500, listen));
        QCOMPARE(port->connections(), 521);
        ::malloc_trim(0);
        const double each = double(residentKb() - before) / 500;
        QVERIFY2(each <= 20, qPrintable(u"%1 kB each"_s.arg(each)));
        QCOMPARE(client.ask(discover).status, 200);
        many.close();
        QTRY_COMPARE(port->connections(), 21);
    }

private:
    static std::unique_ptr<McpPort> open(core::McpHttp::Authorise authorise = {}, std::unique_ptr<core::McpOffering> offering = {})
    {
        if (!authorise)
            authorise = [](const QByteArray &) { return std::optional(McpPeer{}); };
        if (!offering)
            offering = std::make_unique<core::ConformanceFixtures>();
        auto port = McpPort::open(std::move(offering), {.authorise = std::move(authorise)});
        if (!port)
            qFatal("%s", qPrintable(port.error().detail));
        return std::move(*port);
    }
    static QByteArray initializeBody(const QByteArray &version = "2025-11-25")
    {
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"" + version + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"test\",\"version\":\"1\"}}}";
    }
    static QByteArray initialize(RawClient &client, const QByteArrayList &further = {})
    {
        return client.ask(RawClient::request("POST", "/mcp", kLegacy + further, initializeBody())).header("mcp-session-id");
    }
    static QByteArray call(int id) { return "{\"jsonrpc\":\"2.0\",\"id\":" + QByteArray::number(id) + ",\"method\":\"tools/call\",\"params\":{\"name\":\"wait\"}}"; }
    static qint64 residentKb()
    {
        QFile file(u"/proc/self/statm"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * 4 : 0;
    }
};

QTEST_GUILESS_MAIN(TestMcpServer)
#include "tst_mcpserver.moc"
