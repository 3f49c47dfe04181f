// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/httptransport.h"
#include "core/mcp/mcpclient.h"
#include "core/mcp/mirroredparameters.h"
#include "mcphttpserver.h"

#include <QCoro/QCoroTask>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::McpClient;
using lattice::Fault;
using Request = McpHttpServer::Request;

/*! The client over Streamable HTTP against a server that does what each test wants. */
class TestMcpHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void legacyServerIsFound();
    void legacyServerIsFound_data();
    void sessionIsKeptAndEnded();
    void lostSessionIsRenewed();
    void answerMayBeAStream();
    void cutStreamIsTakenUpAgain();
    void streamWithoutIdsFails();
    void callIsNotSentTwiceWhenItsResumptionFails();
    void serversOwnStreamIsHeard();
    void modernRequestsCarryWhatTheyMust();
    void otherRevisionIsTaken();
    void revisionNobodyKnowsIsSaid();
    void parametersAreMirrored();
    void headerValuesAreEncoded_data();
    void headerValuesAreEncoded();
    void brokenHeaderRulesHideATool_data();
    void brokenHeaderRulesHideATool();
    void mismatchReadsTheListAgain();
    void newsAreListenedFor();
    void closingTheStreamCancels();
    void stopIsToldToAnOlderServer();
    void redirectElsewhereIsNotFollowed();
    void redirectToTheSameServerIsFollowed();
    void statusBecomesAFault_data();
    void statusBecomesAFault();
    void secretsStayOutOfErrors();
    void badAnswersAreRefused_data();
    void badAnswersAreRefused();
    void hugeAnswerIsRefused();
    void nobodyListening();
    void headerWithALineBreakIsRefused();
    void manyCallsAtOnce();

private:
    std::shared_ptr<McpClient> client(McpClient::Options options = {});
    std::shared_ptr<McpClient> opened(McpClient::Options options = {});
    lattice::Result<core::ToolResult> call(const std::shared_ptr<McpClient> &client, const QString &tool = u"echo"_s, const QJsonObject &input = {},
                                           std::chrono::milliseconds deadline = 10s, std::stop_token stop = {});
    void serveLegacy(const Request &request);
    void serveModern(const Request &request);
    QList<Request> of(const QString &method) const;

    std::unique_ptr<McpHttpServer> m_server;
    QJsonObject m_schema;
    QMap<QString, QString> m_headers;
    std::function<bool(const Request &)> m_special; //!< true: it has answered
};

namespace {

const QJsonObject kText{{u"content"_s, QJsonArray{QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u"hello"_s}}}}};

QByteArray sseEvent(const QByteArray &data, const QByteArray &id = {}) { return (id.isEmpty() ? QByteArray() : "id: " + id + "\n") + "data: " + data + "\n\n"; }

} // namespace

void TestMcpHttp::init()
{
    m_server = std::make_unique<McpHttpServer>();
    m_server->handle = [this](const Request &request) { serveLegacy(request); };
    m_schema = {{u"type"_s, u"object"_s}};
    m_headers.clear();
    m_special = {};
}

std::shared_ptr<McpClient> TestMcpHttp::client(McpClient::Options options)
{
    core::McpServerSpec spec;
    spec.name = u"test"_s;
    spec.url = m_server->url();
    spec.headers = m_headers;
    options.server = spec.name;
    return {new McpClient(std::make_unique<core::HttpTransport>(spec), options), [](McpClient *gone) {
                QCoro::waitFor(gone->close());
                delete gone;
            }};
}

std::shared_ptr<McpClient> TestMcpHttp::opened(McpClient::Options options)
{
    auto ready = client(std::move(options));
    if (const auto done = QCoro::waitFor(ready->open({})); !done)
        qWarning("%s", qPrintable(done.error().detail));
    return ready;
}

lattice::Result<core::ToolResult> TestMcpHttp::call(const std::shared_ptr<McpClient> &client, const QString &tool, const QJsonObject &input, std::chrono::milliseconds deadline,
                                                    std::stop_token stop)
{
    return QCoro::waitFor(client->callTool(tool, input, {}, deadline, stop));
}

QList<Request> TestMcpHttp::of(const QString &method) const
{
    QList<Request> found;
    for (const Request &request : m_server->requests) {
        if (request.rpc() == method)
            found += request;
    }
    return found;
}

void TestMcpHttp::serveLegacy(const Request &request)
{
    if (m_special && m_special(request))
        return;
    if (request.method == "GET")
        return request.answer(405);
    if (request.method == "DELETE")
        return request.answer(200);
    if (request.rpc() == "initialize"_L1)
        return request.result({{u"protocolVersion"_s, u"2025-06-18"_s}, {u"capabilities"_s, QJsonObject{{u"tools"_s, QJsonObject()}}}, {u"serverInfo"_s, QJsonObject()}}, "Mcp-Session-Id: s-1\r\n");
    if (request.rpc() == "server/discover"_L1)
        return request.error(400, -32000, u"Bad Request: Server not initialized"_s);
    if (request.id().isUndefined())
        return request.answer(202);
    if (request.rpc() == "tools/list"_L1)
        return request.result({{u"tools"_s, QJsonArray{QJsonObject{{u"name"_s, u"echo"_s}, {u"inputSchema"_s, m_schema}}}}});
    if (request.rpc() == "tools/call"_L1)
        return request.result(kText);
    request.error(200, -32601, u"Method not found"_s);
}

void TestMcpHttp::serveModern(const Request &request)
{
    if (m_special && m_special(request))
        return;
    if (request.rpc() == "server/discover"_L1)
        return request.result({{u"resultType"_s, u"complete"_s}, {u"supportedVersions"_s, QJsonArray{u"2026-07-28"_s}}, {u"capabilities"_s, QJsonObject{{u"tools"_s, QJsonObject{{u"listChanged"_s, true}}}}}});
    if (request.rpc() == "tools/list"_L1)
        return request.result({{u"resultType"_s, u"complete"_s}, {u"tools"_s, QJsonArray{QJsonObject{{u"name"_s, u"echo"_s}, {u"inputSchema"_s, m_schema}}}}});
    if (request.rpc() == "tools/call"_L1) {
        QJsonObject result = kText;
        result[u"resultType"_s] = u"complete"_s;
        return request.result(result);
    }
    if (request.rpc() == "subscriptions/listen"_L1)
        return request.stream(": hello\n\n");
    request.error(404, -32601, u"Method not found"_s);
}

void TestMcpHttp::legacyServerIsFound_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    QTest::newRow("not initialized") << 400 << -32000;
    QTest::newRow("unknown method") << 200 << -32601;
    QTest::newRow("not found") << 404 << -32601;
    QTest::newRow("no session") << 400 << 0;
    QTest::newRow("a fault") << 500 << 0;
}

void TestMcpHttp::legacyServerIsFound()
{
    QFETCH(int, status);
    QFETCH(int, code);
    m_special = [=](const Request &request) {
        if (request.rpc() != "server/discover"_L1)
            return false;
        code == 0 ? request.answer(status, "No valid session", {}, "text/plain") : request.error(status, code, u"no"_s);
        return true;
    };
    const auto client = opened();
    QCOMPARE(client->version(), u"2025-06-18"_s);
    QVERIFY(call(client));
    QCOMPARE(of(u"server/discover"_s).first().headers.value("mcp-protocol-version"), "2026-07-28"_ba);
    QVERIFY(!of(u"initialize"_s).first().headers.contains("mcp-protocol-version"));
    QCOMPARE(of(u"tools/call"_s).first().headers.value("mcp-protocol-version"), "2025-06-18"_ba);
    QVERIFY(!of(u"tools/call"_s).first().headers.contains("mcp-method"));
}

void TestMcpHttp::sessionIsKeptAndEnded()
{
    {
        const auto client = opened();
        QVERIFY(call(client));
    }
    QVERIFY(!of(u"initialize"_s).first().headers.contains("mcp-session-id"));
    QCOMPARE(of(u"notifications/initialized"_s).first().headers.value("mcp-session-id"), "s-1"_ba);
    QCOMPARE(of(u"tools/call"_s).first().headers.value("mcp-session-id"), "s-1"_ba);
    QCOMPARE(m_server->requests.last().method, "DELETE"_ba);
    QCOMPARE(m_server->requests.last().headers.value("mcp-session-id"), "s-1"_ba);
    QCOMPARE(m_server->requests.last().headers.value("mcp-protocol-version"), "2025-06-18"_ba);
}

void TestMcpHttp::lostSessionIsRenewed()
{
    int session = 0;
    QByteArray valid;
    m_special = [&](const Request &request) {
        if (request.rpc() == "initialize"_L1) {
            valid = "s-" + QByteArray::number(++session);
            request.result({{u"protocolVersion"_s, u"2025-06-18"_s}, {u"capabilities"_s, QJsonObject{{u"tools"_s, QJsonObject()}}}}, "Mcp-Session-Id: " + valid + "\r\n");
            return true;
        }
        if (request.rpc() == "server/discover"_L1 || request.method != "POST" || request.headers.value("mcp-session-id") == valid)
            return false;
        request.error(404, -32001, u"Session not found"_s);
        return true;
    };
    const auto client = opened();
    QVERIFY(call(client));
    valid = "gone";
    
    std::vector<QCoro::Task<lattice::Result<core::ToolResult>>> together;
    for (int i = 0; i < 5; ++i)
        together.push_back(client->callTool(u"echo"_s, {}, {}, 10s, {}));
    for (auto &one : together)
        QVERIFY(QCoro::waitFor(std::move(one)));
    QCOMPARE(session, 2); // one new session for all five
}

void TestMcpHttp::answerMayBeAStream()
{
    QStringList steps;
    m_special = [](const Request &request) {
        if (request.rpc() != "tools/call"_L1)
            return false;
        const QByteArray token = QByteArray::number(request.id().toInteger());
        request.stream(": keep-alive\n\n" + sseEvent(R"({"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":)" + token + R"(,"progress":1,"message":"half"}})")
                       + sseEvent("{\"broken\n") + sseEvent(request.message(kText)));
        return true;
    };
    const auto client = opened();
    const auto result = QCoro::waitFor(client->callTool(u"echo"_s, {}, [&steps](const core::ToolProgress &progress) { steps += progress.message; }, 10s, {}));
    QVERIFY(result);
    QCOMPARE(result->textOf(), u"hello"_s);
    QCOMPARE(steps, QStringList{u"half"_s});
}

void TestMcpHttp::cutStreamIsTakenUpAgain()
{
    Request pending;
    qint64 cutAt = 0;
    m_special = [&](const Request &request) {
        if (request.rpc() == "tools/call"_L1) {
            pending = request;
            request.stream("id: e-1\nretry: 300\ndata: \n\nid: e-2\ndata: {\"half"); // the second event never ends: it does not count
            QTimer::singleShot(30, m_server.get(), [&, request] {
                cutAt = m_server->now();
                request.close();
            });
            return true;
        }
        if (request.method != "GET" || !request.headers.contains("last-event-id"))
            return false;
        request.stream(sseEvent(pending.message(kText), "e-2"));
        return true;
    };
    const auto client = opened();
    const auto result = call(client);
    QVERIFY2(result, result ? "" : qPrintable(result.error().detail));
    const Request again = m_server->requests.last();
    QCOMPARE(again.headers.value("last-event-id"), "e-1"_ba);
    QCOMPARE(again.headers.value("mcp-session-id"), "s-1"_ba);
    QVERIFY2(again.atMs - cutAt >= 250 && again.atMs - cutAt <= 500, qPrintable(QString::number(again.atMs - cutAt)));
}

void TestMcpHttp::streamWithoutIdsFails()
{
    m_special = [](const Request &request) {
        if (request.rpc() != "tools/call"_L1)
            return false;
        request.stream(": nothing\n\n");
        request.close();
        return true;
    };
    const auto result = call(opened());
    QVERIFY(!result);
    QCOMPARE(result.error().fault, Fault::Unreachable);
    QCOMPARE(of(u"tools/call"_s).size(), 1);
}

void TestMcpHttp::callIsNotSentTwiceWhenItsResumptionFails()
{
    m_special = [](const Request &request) {
        if (request.rpc() == "tools/call"_L1) {
            request.stream("id: 1\nretry: 10\ndata: \n\n");
            request.close();
            return true;
        }
        if (request.method != "GET" || !request.headers.contains("last-event-id"))
            return false;
        request.error(404, -32001, u"Session not found"_s);
        return true;
    };
    const auto result = call(opened());
    QVERIFY(!result);
    QCOMPARE(of(u"tools/call"_s).size(), 1);
}

void TestMcpHttp::serversOwnStreamIsHeard()
{
    int gets = 0;
    m_special = [&gets](const Request &request) {
        if (request.method != "GET")
            return false;
        if (++gets == 1) {
            request.stream("id: g-1\nretry: 20\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}\n\n");
            request.close();
        } else {
            request.stream(sseEvent(R"({"jsonrpc":"2.0","id":"q","method":"ping"})"));
        }
        return true;
    };
    const auto client = opened();
    QSignalSpy changed(client.get(), &McpClient::toolsChanged);
    QTRY_COMPARE(changed.size(), 1);
    QTRY_VERIFY(std::any_of(m_server->requests.begin(), m_server->requests.end(), [](const Request &request) { return request.id() == "q"_L1 && request.body.contains("result"_L1); }));
    QVERIFY(std::any_of(m_server->requests.begin(), m_server->requests.end(), [](const Request &request) { return request.headers.value("last-event-id") == "g-1"; }));
}

void TestMcpHttp::modernRequestsCarryWhatTheyMust()
{
    m_server->handle = [this](const Request &request) { serveModern(request); };
    const auto client = opened({.traceparent = u"00-0af7651916cd43dd8448eb211c80319c-00f067aa0ba902b7-01"_s});
    QVERIFY(client->isModern());
    QVERIFY(call(client));
    for (const Request &request : std::as_const(m_server->requests)) {
        const QJsonObject meta = request.body[u"params"_s][u"_meta"_s].toObject();
        QCOMPARE(request.headers.value("mcp-protocol-version"), "2026-07-28"_ba);
        QCOMPARE(meta[u"io.modelcontextprotocol/protocolVersion"_s].toString(), u"2026-07-28"_s);
        QVERIFY(meta[u"io.modelcontextprotocol/clientCapabilities"_s].isObject());
        QVERIFY(meta[u"io.modelcontextprotocol/clientInfo"_s].isObject());
        QVERIFY(meta[u"traceparent"_s].isString());
        QCOMPARE(request.headers.value("mcp-method"), request.rpc().toLatin1());
        QVERIFY(!request.headers.contains("mcp-session-id"));
    }
    QCOMPARE(of(u"tools/call"_s).first().headers.value("mcp-name"), "echo"_ba);
}

void TestMcpHttp::otherRevisionIsTaken()
{
    int refusals = 0;
    m_server->handle = [this](const Request &request) { serveModern(request); };
    m_special = [&refusals](const Request &request) {
        if (request.rpc() != "tools/call"_L1 || ++refusals > 1)
            return false;
        request.error(400, core::RpcCode::kUnsupportedVersion, u"no"_s, QJsonObject{{u"supported"_s, QJsonArray{u"2026-07-28"_s}}});
        return true;
    };
    QVERIFY(call(opened()));

    m_special = [this](const Request &request) { // modern in its refusal, and older in what it speaks
        if (request.rpc() != "server/discover"_L1)
            return false;
        request.error(400, core::RpcCode::kUnsupportedVersion, u"no"_s, QJsonObject{{u"supported"_s, QJsonArray{u"2025-06-18"_s}}});
        m_server->handle = [this](const Request &other) { serveLegacy(other); };
        return true;
    };
    QCOMPARE(opened()->version(), u"2025-06-18"_s);
}

void TestMcpHttp::revisionNobodyKnowsIsSaid()
{
    m_special = [](const Request &request) {
        if (request.rpc() != "server/discover"_L1)
            return false;
        request.error(400, core::RpcCode::kUnsupportedVersion, u"no"_s, QJsonObject{{u"supported"_s, QJsonArray{u"2031-01-01"_s}}});
        return true;
    };
    const auto mine = client();
    const auto ready = QCoro::waitFor(mine->open({}));
    QVERIFY(!ready);
    QVERIFY2(ready.error().detail.contains("2031-01-01"_L1) && ready.error().detail.contains("2026-07-28"_L1), qPrintable(ready.error().detail));
    QVERIFY(of(u"initialize"_s).isEmpty());
}

void TestMcpHttp::parametersAreMirrored()
{
    const auto property = [](const QString &type, const QString &header) { return QJsonObject{{u"type"_s, type}, {u"x-mcp-header"_s, header}}; };
    m_schema[u"properties"_s] = QJsonObject{{u"region"_s, property(u"string"_s, u"Region"_s)},
                                            {u"empty"_s, property(u"string"_s, u"Empty"_s)},
                                            {u"none"_s, property(u"string"_s, u"None"_s)},
                                            {u"deep"_s, QJsonObject{{u"type"_s, u"object"_s}, {u"properties"_s, QJsonObject{{u"on"_s, property(u"boolean"_s, u"On"_s)}}}}},
                                            {u"count"_s, property(u"integer"_s, u"Count"_s)}};
    m_server->handle = [this](const Request &request) { serveModern(request); };
    QVERIFY(call(opened(), u"echo"_s, {{u"region"_s, u"Zürich"_s}, {u"empty"_s, u""_s}, {u"none"_s, QJsonValue::Null}, {u"deep"_s, QJsonObject{{u"on"_s, false}}}, {u"count"_s, -7}}));
    const auto headers = of(u"tools/call"_s).first().headers;
    QCOMPARE(headers.value("mcp-param-region"), "=?base64?WsO8cmljaA==?="_ba);
    QCOMPARE(headers.value("mcp-param-on"), "false"_ba);
    QCOMPARE(headers.value("mcp-param-count"), "-7"_ba);
    QVERIFY(headers.contains("mcp-param-empty") && headers.value("mcp-param-empty").isEmpty());
    QVERIFY(!headers.contains("mcp-param-none"));
}

void TestMcpHttp::headerValuesAreEncoded_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("plain") << u"us-west1"_s << "us-west1"_ba;
    QTest::newRow("blank inside") << u"a b"_s << "a b"_ba;
    QTest::newRow("unicode") << u"Hello, 世界"_s << "=?base64?SGVsbG8sIOS4lueVjA==?="_ba;
    QTest::newRow("padded") << u" padded "_s << "=?base64?IHBhZGRlZCA=?="_ba;
    QTest::newRow("line break") << u"line1\nline2"_s << "=?base64?bGluZTEKbGluZTI=?="_ba;
    QTest::newRow("looks encoded") << u"=?base64?literal?="_s << "=?base64?PT9iYXNlNjQ/bGl0ZXJhbD89?="_ba;
}

void TestMcpHttp::headerValuesAreEncoded()
{
    QFETCH(QString, text);
    QTEST(core::headerValue(text), "value");
}

void TestMcpHttp::brokenHeaderRulesHideATool_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::newRow("empty name") << R"({"properties":{"a":{"type":"string","x-mcp-header":""}}})"_ba;
    QTest::newRow("no text") << R"({"properties":{"a":{"type":"string","x-mcp-header":7}}})"_ba;
    QTest::newRow("blank") << R"({"properties":{"a":{"type":"string","x-mcp-header":"A B"}}})"_ba;
    QTest::newRow("line break") << R"({"properties":{"a":{"type":"string","x-mcp-header":"A\r\nEvil: 1"}}})"_ba;
    QTest::newRow("twice") << R"({"properties":{"a":{"type":"string","x-mcp-header":"A"},"b":{"type":"string","x-mcp-header":"a"}}})"_ba;
    QTest::newRow("number") << R"({"properties":{"a":{"type":"number","x-mcp-header":"A"}}})"_ba;
    QTest::newRow("object") << R"({"properties":{"a":{"type":"object","x-mcp-header":"A"}}})"_ba;
    QTest::newRow("in items") << R"({"properties":{"a":{"type":"array","items":{"type":"string","x-mcp-header":"A"}}}})"_ba;
    QTest::newRow("in anyOf") << R"({"anyOf":[{"properties":{"a":{"type":"string","x-mcp-header":"A"}}}]})"_ba;
    QTest::newRow("in $defs") << R"({"$defs":{"d":{"type":"string","x-mcp-header":"A"}}})"_ba;
    QTest::newRow("at the root") << R"({"x-mcp-header":"A"})"_ba;
}

void TestMcpHttp::brokenHeaderRulesHideATool()
{
    QFETCH(QByteArray, schema);
    m_schema = QJsonDocument::fromJson(schema).object();
    m_server->handle = [this](const Request &request) { serveModern(request); };
    const auto client = opened();
    QCOMPARE(QCoro::waitFor(client->listTools({}))->size(), 0);
    QVERIFY(client->skipped().join(u' ').contains("'echo'"_L1));

    m_schema = {{u"properties"_s, QJsonObject{{u"x-mcp-header"_s, QJsonObject{{u"type"_s, u"string"_s}}}}}, {u"default"_s, QJsonObject{{u"x-mcp-header"_s, u""_s}}}};
    QCOMPARE(QCoro::waitFor(client->listTools({}))->size(), 1); // a field of that name, and a value, are no annotation
}

void TestMcpHttp::mismatchReadsTheListAgain()
{
    int refusals = 0;
    m_server->handle = [this](const Request &request) { serveModern(request); };
    m_special = [&](const Request &request) {
        if (request.rpc() != "tools/call"_L1 || ++refusals > 1)
            return false;
        m_schema[u"properties"_s] = QJsonObject{{u"a"_s, QJsonObject{{u"type"_s, u"string"_s}, {u"x-mcp-header"_s, u"A"_s}}}};
        request.error(400, core::RpcCode::kHeaderMismatch, u"Mcp-Param-A is missing"_s);
        return true;
    };
    QVERIFY(call(opened(), u"echo"_s, {{u"a"_s, u"1"_s}}));
    QCOMPARE(of(u"tools/call"_s).last().headers.value("mcp-param-a"), "1"_ba);
}

void TestMcpHttp::newsAreListenedFor()
{
    m_server->handle = [this](const Request &request) { serveModern(request); };
    const auto client = opened();
    QSignalSpy changed(client.get(), &McpClient::toolsChanged);
    QTRY_COMPARE(of(u"subscriptions/listen"_s).size(), 1);
    QCOMPARE(of(u"subscriptions/listen"_s).first().body[u"params"_s][u"notifications"_s].toObject(), QJsonObject({{u"toolsListChanged"_s, true}}));
    of(u"subscriptions/listen"_s).first().write(sseEvent(R"({"jsonrpc":"2.0","method":"notifications/tools/list_changed","params":{}})"));
    QTRY_COMPARE(changed.size(), 1);
}

void TestMcpHttp::closingTheStreamCancels()
{
    m_server->handle = [this](const Request &request) { serveModern(request); };
    QPointer<QTcpSocket> socket;
    m_special = [&socket](const Request &request) {
        if (request.rpc() != "tools/call"_L1)
            return false;
        socket = request.socket;
        request.stream(": working\n\n");
        return true;
    };
    const auto client = opened();
    const auto result = call(client, u"echo"_s, {}, 200ms);
    QVERIFY(!result);
    QCOMPARE(result.error().fault, Fault::Timeout);
    QTRY_VERIFY(!socket);
    QVERIFY(of(u"notifications/cancelled"_s).isEmpty());
}

void TestMcpHttp::stopIsToldToAnOlderServer()
{
    m_special = [](const Request &request) { return request.rpc() == "tools/call"_L1; };
    const auto client = opened();
    std::stop_source stop;
    QTimer::singleShot(100, this, [&stop] { stop.request_stop(); });
    const auto result = call(client, u"echo"_s, {}, 10s, stop.get_token());
    QVERIFY(!result);
    QCOMPARE(result.error().fault, Fault::Cancelled);
    QTRY_COMPARE(of(u"notifications/cancelled"_s).size(), 1);
    QCOMPARE(of(u"notifications/cancelled"_s).first().body[u"params"_s][u"requestId"_s], of(u"tools/call"_s).first().id());
}

void TestMcpHttp::redirectElsewhereIsNotFollowed()
{
    McpHttpServer other;
    other.handle = [](const Request &request) { request.answer(500); };
    m_headers.insert(u"Authorization"_s, u"Bearer very-secret"_s);
    m_special = [&other](const Request &request) {
        request.answer(307, {}, "Location: " + other.url().toEncoded() + "\r\n");
        return true;
    };
    const auto mine = client();
    const auto ready = QCoro::waitFor(mine->open({}));
    QVERIFY(!ready);
    QVERIFY2(ready.error().detail.contains("redirected"_L1), qPrintable(ready.error().detail));
    QVERIFY(other.requests.isEmpty());
}

void TestMcpHttp::redirectToTheSameServerIsFollowed()
{
    m_special = [](const Request &request) {
        if (request.path != "/mcp")
            return false;
        request.answer(307, {}, "Location: /mcp/\r\n");
        return true;
    };
    const auto client = opened();
    const auto answer = call(client);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    QCoro::waitFor(client->close());
    QVERIFY(std::ranges::any_of(m_server->requests, [](const Request &request) { return request.method == "DELETE" && request.path == "/mcp/"; })); // its session is ended there
}

void TestMcpHttp::statusBecomesAFault_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Fault>("fault");
    QTest::newRow("401") << 401 << Fault::Refused;
    QTest::newRow("403") << 403 << Fault::Refused;
    QTest::newRow("404") << 404 << Fault::NotFound;
    QTest::newRow("429") << 429 << Fault::Busy;
    QTest::newRow("503") << 503 << Fault::Unreachable;
    QTest::newRow("400") << 400 << Fault::Invalid;
}

void TestMcpHttp::statusBecomesAFault()
{
    QFETCH(int, status);
    m_special = [status](const Request &request) {
        request.answer(status, "<h1>no</h1>", {}, "text/html");
        return true;
    };
    const auto mine = client();
    const auto ready = QCoro::waitFor(mine->open({}));
    QVERIFY(!ready);
    QTEST(ready.error().fault, "fault");
    QVERIFY(ready.error().detail.contains(QString::number(status)));
}

void TestMcpHttp::secretsStayOutOfErrors()
{
    m_headers.insert(u"Authorization"_s, u"Bearer very-secret"_s);
    m_special = [](const Request &request) {
        request.answer(401);
        return true;
    };
    const auto mine = client();
    const auto ready = QCoro::waitFor(mine->open({}));
    QCOMPARE(m_server->requests.first().headers.value("authorization"), "Bearer very-secret"_ba);
    QVERIFY(!ready && !ready.error().detail.contains("very-secret"_L1));
}

void TestMcpHttp::badAnswersAreRefused_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("page") << "<html>"_ba << "text/html"_ba;
    QTest::newRow("cut") << "{\"jsonrpc\":"_ba << "application/json"_ba;
    QTest::newRow("list") << "[]"_ba << "application/json"_ba;
    QTest::newRow("of another") << R"({"jsonrpc":"2.0","id":4711,"result":{}})"_ba << "application/json"_ba;
    QTest::newRow("result is no object") << R"({"jsonrpc":"2.0","id":ID,"result":7})"_ba << "application/json"_ba;
    QTest::newRow("content is no list") << R"({"jsonrpc":"2.0","id":ID,"result":{"content":"x"}})"_ba << "application/json"_ba;
    QTest::newRow("block without a type") << R"({"jsonrpc":"2.0","id":ID,"result":{"content":[{"text":"x"}]}})"_ba << "application/json"_ba;
    QTest::newRow("unknown type of result") << R"({"jsonrpc":"2.0","id":ID,"result":{"resultType":"task","content":[]}})"_ba << "application/json"_ba;
}

void TestMcpHttp::badAnswersAreRefused()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    m_special = [=](const Request &request) {
        if (request.rpc() != "tools/call"_L1)
            return false;
        QByteArray answer = body;
        request.answer(200, answer.replace("ID", QByteArray::number(request.id().toInteger())), {}, type);
        return true;
    };
    const auto result = call(opened());
    QVERIFY(!result);
    QCOMPARE(result.error().fault, Fault::Invalid);
}

void TestMcpHttp::hugeAnswerIsRefused()
{
    for (const bool asStream : {false, true}) {
        m_special = [asStream](const Request &request) {
            if (request.rpc() != "tools/call"_L1)
                return false;
            request.write(asStream ? "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: " : "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n");
            for (int i = 0; i < 20; ++i)
                request.write(QByteArray(1'048'576, 'x'));
            return true;
        };
        const auto result = call(opened());
        QVERIFY(!result);
        QCOMPARE(result.error().fault, Fault::Full);
    }
}

void TestMcpHttp::nobodyListening()
{
    const auto mine = client();
    m_server->close();
    const auto ready = QCoro::waitFor(mine->open({}));
    QVERIFY(!ready);
    QCOMPARE(ready.error().fault, Fault::Unreachable);
}

void TestMcpHttp::headerWithALineBreakIsRefused()
{
    m_headers.insert(u"X-Key"_s, u"a\r\nHost: evil"_s);
    const auto mine = client();
    const auto ready = QCoro::waitFor(mine->open({}));
    QVERIFY(!ready);
    QCOMPARE(ready.error().fault, Fault::Invalid);
    QVERIFY(m_server->requests.isEmpty());
}

void TestMcpHttp::manyCallsAtOnce()
{
    int waiting = 0;
    QList<Request> held;
    m_special = [&](const Request &request) {
        if (request.rpc() != "tools/call"_L1)
            return false;
        held += request;
        if (++waiting == 20) { // all are under way at once, more than Qt's six connections
            for (const Request &one : std::as_const(held))
                one.result(kText);
        }
        return true;
    };
    const auto client = opened();
    std::vector<QCoro::Task<lattice::Result<core::ToolResult>>> together;
    for (int i = 0; i < 20; ++i)
        together.push_back(client->callTool(u"echo"_s, {}, {}, 10s, {}));
    for (auto &one : together)
        QVERIFY(QCoro::waitFor(std::move(one)));
}

QTEST_GUILESS_MAIN(TestMcpHttp)
#include "tst_mcphttp.moc"
