// SPDX-License-Identifier: Apache-2.0
#include "core/agent/inputschema.h"
#include "core/mcp/conformancefixtures.h"
#include "core/mcp/mcpport.h"
#include "rawclient.h"

#include <QDirIterator>

using namespace Qt::StringLiterals;

/*! The official schemas of MCP against the messages we send, and its example messages against our reader. */
class TestMcpSchema final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_data = qEnvironmentVariable("STATION_MCP_DATA", QStringLiteral(STATION_MCP_DATA));
        if (m_data.isEmpty() || !QFileInfo::exists(m_data + "/2026-07-28/schema.json"_L1))
            QSKIP("STATION_MCP_DATA names no folder with the schemas of MCP (REVISION/schema.json)");
    }

    void whatWeSendFitsItsRevision_data()
    {
        QTest::addColumn<QString>("revision");
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("params");
        QTest::addColumn<QString>("type");
        const QList<std::array<QString, 3>> rows{
            {u"tools/list"_s, {}, u"ListToolsResult"_s},
            {u"resources/list"_s, {}, u"ListResourcesResult"_s},
            {u"resources/templates/list"_s, {}, u"ListResourceTemplatesResult"_s},
            {u"prompts/list"_s, {}, u"ListPromptsResult"_s},
            {u"tools/call"_s, u"\"name\":\"test_simple_text\""_s, u"CallToolResult"_s},
            {u"tools/call"_s, u"\"name\":\"test_multiple_content_types\""_s, u"CallToolResult"_s},
            {u"tools/call"_s, u"\"name\":\"test_audio_content\""_s, u"CallToolResult"_s},
            {u"tools/call"_s, u"\"name\":\"test_error_handling\""_s, u"CallToolResult"_s},
            {u"resources/read"_s, u"\"uri\":\"test://static-binary\""_s, u"ReadResourceResult"_s},
            {u"prompts/get"_s, u"\"name\":\"test_prompt_with_image\""_s, u"GetPromptResult"_s},
            {u"completion/complete"_s, u"\"ref\":{\"type\":\"ref/prompt\",\"name\":\"test_prompt_with_arguments\"},\"argument\":{\"name\":\"arg1\",\"value\":\"p\"}"_s, u"CompleteResult"_s},
            {u"tools/call"_s, u"\"name\":\"nothing\""_s, {}},
            {u"no/method"_s, {}, {}},
        };
        for (const QString &revision : {u"2025-06-18"_s, u"2025-11-25"_s, u"2026-07-28"_s}) {
            for (const auto &[method, params, type] : rows)
                QTest::addRow("%s %s %s", qPrintable(revision), qPrintable(method), qPrintable(params.left(40))) << revision << method << params << type;
        }
        QTest::newRow("2025-11-25 initialize") << u"2025-11-25"_s << u"initialize"_s << QString() << u"InitializeResult"_s;
        QTest::newRow("2025-06-18 initialize") << u"2025-06-18"_s << u"initialize"_s << QString() << u"InitializeResult"_s;
        QTest::newRow("2026-07-28 discover") << u"2026-07-28"_s << u"server/discover"_s << QString() << u"DiscoverResult"_s;
        QTest::newRow("2026-07-28 input required") << u"2026-07-28"_s << u"tools/call"_s << u"\"name\":\"test_input_required_result_elicitation\""_s << u"InputRequiredResult"_s;
        QTest::newRow("2026-07-28 missing capability") << u"2026-07-28"_s << u"tools/call"_s << u"\"name\":\"test_missing_capability\""_s << u"MissingRequiredClientCapabilityError"_s;
    }
    void whatWeSendFitsItsRevision()
    {
        QFETCH(QString, revision);
        QFETCH(QString, method);
        QFETCH(QString, params);
        QFETCH(QString, type);
        auto port = core::McpPort::open(std::make_unique<core::ConformanceFixtures>(), {.authorise = [](const QByteArray &) { return std::optional(core::McpPeer{}); }});
        QVERIFY(port);
        const bool isModern = revision == "2026-07-28"_L1;
        const RawAnswer answer = isModern ? askModern((*port)->port(), method, params) : askLegacy((*port)->port(), revision, method, params);
        const QJsonObject message = answer.json();
        QVERIFY2(!message.isEmpty(), answer.body.constData());
        verify(revision, isModern || revision == "2025-11-25"_L1 ? u"JSONRPCResponse"_s : message.contains("error"_L1) ? u"JSONRPCError"_s : u"JSONRPCResponse"_s, message);
        if (type.endsWith("Error"_L1))
            verify(revision, type, message);
        else if (!type.isEmpty())
            verify(revision, type, message["result"_L1].toObject());
        else
            QVERIFY(message.contains("error"_L1));
    }

    void everyExampleIsRead()
    {
        int messages = 0, files = 0;
        for (QDirIterator it(m_data + "/2026-07-28/examples"_L1, {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray text = file.readAll();
            const QJsonObject json = QJsonDocument::fromJson(text).object();
            ++files;
            if (!json.contains("jsonrpc"_L1))
                continue;
            ++messages;
            const auto message = core::RpcMessage::parse(text);
            QVERIFY2(message, qPrintable(file.fileName() + u": "_s + (message ? QString() : message.error().text)));
            QCOMPARE(QJsonDocument::fromJson(message->toBytes()).object(), json); // nothing is lost
            if (message->kind == core::RpcMessage::Kind::Request) {
                const auto peer = core::McpServer::modernPeer(*message, {});
                QVERIFY2(peer, qPrintable(file.fileName() + u": "_s + (peer ? QString() : peer.error().text)));
            }
        }
        QVERIFY(files > 100);
        QVERIFY(messages > 30);
    }

private:
    /*! \a value is a \a type of the revision's schema. */
    void verify(const QString &revision, const QString &type, const QJsonObject &value)
    {
        QFile file(m_data + u'/' + revision + "/schema.json"_L1);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll().replace("\"definitions\":", "\"$defs\":").replace("#/definitions/", "#/$defs/"); // the older ones are of draft 7
        QJsonObject schema = QJsonDocument::fromJson(text).object();
        const QString definitions = u"$defs"_s;
        if (!schema[definitions].toObject().contains(type))
            QFAIL(qPrintable(u"%1 has no type %2"_s.arg(revision, type)));
        schema[u"$ref"_s] = u"#/%1/%2"_s.arg(definitions, type);
        schema[u"$schema"_s] = u"https://json-schema.org/draft/2020-12/schema"_s;
        const auto parsed = core::InputSchema::parse(QString::fromUtf8(QJsonDocument(schema).toJson(QJsonDocument::Compact)));
        QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
        const auto fits = parsed->check(value);
        QVERIFY2(fits, qPrintable(type + u": "_s + (fits ? QString() : fits.error().detail) + u'\n' + QString::fromUtf8(QJsonDocument(value).toJson())));
    }
    static QByteArray last(const RawAnswer &answer)
    {
        return answer.body.startsWith("data: ") ? answer.body.sliced(answer.body.lastIndexOf("data: ") + 6).trimmed() : answer.body;
    }
    static RawAnswer askModern(int port, const QString &method, const QString &params)
    {
        RawClient client(port);
        const QJsonObject json = QJsonDocument::fromJson(u"{%1}"_s.arg(params).toUtf8()).object();
        const QString name = method == "resources/read"_L1 ? json["uri"_L1].toString() : json["name"_L1].toString();
        QByteArrayList headers{"Content-Type: application/json", "Accept: application/json, text/event-stream", "MCP-Protocol-Version: 2026-07-28", "Mcp-Method: " + method.toLatin1()};
        if (!name.isEmpty())
            headers << "Mcp-Name: " + name.toLatin1();
        const QString capabilities = params.contains("missing"_L1) ? u"{}"_s : u"{\"elicitation\":{}}"_s;
        const QString body = u"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%1\",\"params\":{%2%3\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",\"io.modelcontextprotocol/clientCapabilities\":%4}}}"_s
                                 .arg(method, params, params.isEmpty() ? QString() : u","_s, capabilities);
        RawAnswer answer = client.ask(RawClient::request("POST", "/mcp", headers, body.toUtf8()));
        answer.body = last(answer);
        return answer;
    }
    static RawAnswer askLegacy(int port, const QString &revision, const QString &method, const QString &params)
    {
        RawClient client(port);
        const QByteArrayList headers{"Content-Type: application/json", "Accept: application/json, text/event-stream"};
        const QString initialize = u"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"protocolVersion\":\"%1\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}}"_s.arg(revision);
        RawAnswer answer = client.ask(RawClient::request("POST", "/mcp", headers, initialize.toUtf8()));
        if (method == "initialize"_L1)
            return answer;
        const QByteArray body = u"{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"%1\",\"params\":{%2}}"_s.arg(method, params).toUtf8();
        answer = client.ask(RawClient::request("POST", "/mcp", headers + QByteArrayList{"Mcp-Session-Id: " + answer.header("mcp-session-id")}, body));
        answer.body = last(answer);
        return answer;
    }

    QString m_data;
};

QTEST_GUILESS_MAIN(TestMcpSchema)
#include "tst_mcpschema.moc"
