// SPDX-License-Identifier: Apache-2.0
#include "core/model/dialect.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using lattice::Fault;

/*! One conversation as each service wants to be asked it. */
class TestModelRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conversationInEachForm_data();
    void conversationInEachForm();
    void toolIsDemanded_data();
    void toolIsDemanded();
    void strictOnlyWhereTheSchemaIs_data();
    void strictOnlyWhereTheSchemaIs();
    void ollamaSaysThatItFetchesNoImages();
    void wrongModelNameCannotLeaveThePath();
    void turnsAreJoined();
};

namespace {

QJsonObject json(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (!document.isObject())
        qFatal("test data: %s in %s", qPrintable(error.errorString()), text.constData());
    return document.object();
}

core::ModelRequest conversation()
{
    const QJsonArray messages = json(R"({"m":[
        {"role":"system","content":[{"text":"Be kind."}]},
        {"role":"user","content":[{"text":"See"},{"media":{"url":"data:image/png;base64,AAEC"}}]},
        {"role":"model","content":[{"text":"I look."},
            {"toolRequest":{"ref":"call_a","name":"read","input":{"path":"ö"}}},
            {"toolRequest":{"ref":"call_b","name":"shot","input":{}}}]},
        {"role":"tool","content":[
            {"toolResponse":{"ref":"call_a","name":"read","output":[{"type":"text","text":"none"}],"isError":true}},
            {"toolResponse":{"ref":"call_b","name":"shot","output":[{"type":"text","text":"done"},{"type":"image","data":"AwQ=","mimeType":"image/jpeg"}]}}]},
        {"role":"user","content":[{"text":"And?"}]}]})")["m"_L1].toArray();
    const QJsonArray tools{json(R"({"name":"read","description":"Reads","inputSchema":{"type":"object","properties":{"path":{"type":"string"}}}})"), json(R"({"name":"shot","description":"Looks"})")};
    return {.model = u"m"_s, .messages = messages, .tools = tools, .outputSchema = json(R"({"type":"object","properties":{"a":{"type":"integer"}}})"),
            .config = json(R"({"temperature":0.5,"topP":0.9,"maxOutputTokens":100,"stopSequences":["."]})")};
}

QJsonObject bodyOf(const QString &dialect, const core::ModelRequest &request)
{
    const auto query = core::dialectNamed(dialect)->query(request);
    if (!query)
        qFatal("%s", qPrintable(query.error().detail));
    return query->body;
}

} // namespace

void TestModelRequest::conversationInEachForm_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("openai") << u"openai"_s << R"json({"model":"m","stream":true,"stream_options":{"include_usage":true},"temperature":0.5,"top_p":0.9,"max_tokens":100,"stop":["."],
        "response_format":{"type":"json_schema","json_schema":{"name":"answer","strict":false,"schema":{"type":"object","properties":{"a":{"type":"integer"}}}}},
        "tools":[{"type":"function","function":{"name":"read","description":"Reads","parameters":{"type":"object","properties":{"path":{"type":"string"}}}}},
                 {"type":"function","function":{"name":"shot","description":"Looks"}}],
        "messages":[{"role":"system","content":"Be kind."},
          {"role":"user","content":[{"type":"text","text":"See"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AAEC"}}]},
          {"role":"assistant","content":"I look.","tool_calls":[{"id":"call_a","type":"function","function":{"name":"read","arguments":"{\"path\":\"ö\"}"}},
                                                              {"id":"call_b","type":"function","function":{"name":"shot","arguments":"{}"}}]},
          {"role":"tool","tool_call_id":"call_a","content":"Error: none"},
          {"role":"tool","tool_call_id":"call_b","content":"done\n(1 image(s), in the next message)"},
          {"role":"user","content":[{"type":"text","text":"What the tools showed:"},{"type":"image_url","image_url":{"url":"data:image/jpeg;base64,AwQ="}}]},
          {"role":"user","content":"And?"}]})json"_ba;
    QTest::newRow("responses") << u"responses"_s << R"({"model":"m","stream":true,"store":false,"temperature":0.5,"top_p":0.9,"max_output_tokens":100,
        "text":{"format":{"type":"json_schema","name":"answer","strict":false,"schema":{"type":"object","properties":{"a":{"type":"integer"}}}}},
        "tools":[{"type":"function","name":"read","description":"Reads","strict":false,"parameters":{"type":"object","properties":{"path":{"type":"string"}}}},
                 {"type":"function","name":"shot","description":"Looks","strict":false,"parameters":{"type":"object"}}],
        "input":[{"role":"system","content":[{"type":"input_text","text":"Be kind."}]},
          {"role":"user","content":[{"type":"input_text","text":"See"},{"type":"input_image","detail":"auto","image_url":"data:image/png;base64,AAEC"}]},
          {"role":"assistant","content":"I look."},
          {"type":"function_call","call_id":"call_a","name":"read","arguments":"{\"path\":\"ö\"}"},
          {"type":"function_call","call_id":"call_b","name":"shot","arguments":"{}"},
          {"type":"function_call_output","call_id":"call_a","output":"Error: none"},
          {"type":"function_call_output","call_id":"call_b","output":[{"type":"input_text","text":"done"},{"type":"input_image","detail":"auto","image_url":"data:image/jpeg;base64,AwQ="}]},
          {"role":"user","content":[{"type":"input_text","text":"And?"}]}]})"_ba;
    QTest::newRow("anthropic") << u"anthropic"_s << R"({"model":"m","stream":true,"max_tokens":100,"temperature":0.5,"top_p":0.9,"stop_sequences":["."],
        "system":[{"type":"text","text":"Be kind."}],
        "output_config":{"format":{"type":"json_schema","schema":{"type":"object","properties":{"a":{"type":"integer"}}}}},
        "tools":[{"name":"read","description":"Reads","input_schema":{"type":"object","properties":{"path":{"type":"string"}}}},
                 {"name":"shot","description":"Looks","input_schema":{"type":"object"}}],
        "messages":[{"role":"user","content":[{"type":"text","text":"See"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAEC"}}]},
          {"role":"assistant","content":[{"type":"text","text":"I look."},{"type":"tool_use","id":"call_a","name":"read","input":{"path":"ö"}},{"type":"tool_use","id":"call_b","name":"shot","input":{}}]},
          {"role":"user","content":[
            {"type":"tool_result","tool_use_id":"call_a","is_error":true,"content":[{"type":"text","text":"none"}]},
            {"type":"tool_result","tool_use_id":"call_b","content":[{"type":"text","text":"done"},{"type":"image","source":{"type":"base64","media_type":"image/jpeg","data":"AwQ="}}]},
            {"type":"text","text":"And?"}]}]})"_ba;
    QTest::newRow("gemini") << u"gemini"_s << R"({"systemInstruction":{"parts":[{"text":"Be kind."}]},
        "generationConfig":{"temperature":0.5,"topP":0.9,"maxOutputTokens":100,"stopSequences":["."],"responseMimeType":"application/json","responseJsonSchema":{"type":"object","properties":{"a":{"type":"integer"}}}},
        "tools":[{"functionDeclarations":[{"name":"read","description":"Reads","parametersJsonSchema":{"type":"object","properties":{"path":{"type":"string"}}}},{"name":"shot","description":"Looks"}]}],
        "contents":[{"role":"user","parts":[{"text":"See"},{"inlineData":{"mimeType":"image/png","data":"AAEC"}}]},
          {"role":"model","parts":[{"text":"I look."},{"functionCall":{"id":"call_a","name":"read","args":{"path":"ö"}}},{"functionCall":{"id":"call_b","name":"shot","args":{}}}]},
          {"role":"user","parts":[{"functionResponse":{"id":"call_a","name":"read","response":{"error":"none"}}},
            {"functionResponse":{"id":"call_b","name":"shot","response":{"output":"done"}}},{"inlineData":{"mimeType":"image/jpeg","data":"AwQ="}},{"text":"And?"}]}]})"_ba;
    QTest::newRow("ollama") << u"ollama"_s << R"({"model":"m","stream":true,"format":{"type":"object","properties":{"a":{"type":"integer"}}},
        "options":{"temperature":0.5,"top_p":0.9,"num_predict":100,"stop":["."]},
        "tools":[{"type":"function","function":{"name":"read","description":"Reads","parameters":{"type":"object","properties":{"path":{"type":"string"}}}}},
                 {"type":"function","function":{"name":"shot","description":"Looks","parameters":{"type":"object"}}}],
        "messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"See","images":["AAEC"]},
          {"role":"assistant","content":"I look.","tool_calls":[{"id":"call_a","function":{"name":"read","arguments":{"path":"ö"}}},{"id":"call_b","function":{"name":"shot","arguments":{}}}]},
          {"role":"tool","tool_name":"read","tool_call_id":"call_a","content":"Error: none"},
          {"role":"tool","tool_name":"shot","tool_call_id":"call_b","content":"done","images":["AwQ="]},
          {"role":"user","content":"And?"}]})"_ba;
}

void TestModelRequest::conversationInEachForm()
{
    QFETCH(const QString, dialect);
    QFETCH(const QByteArray, expected);
    QCOMPARE(QJsonDocument(bodyOf(dialect, conversation())).toJson(), QJsonDocument(json(expected)).toJson());
}

void TestModelRequest::toolIsDemanded_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QString>("choice");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("openai any") << u"openai"_s << u"required"_s << u"tool_choice"_s << R"({"v":"required"})"_ba;
    QTest::newRow("openai one") << u"openai"_s << u"read"_s << u"tool_choice"_s << R"({"v":{"type":"function","function":{"name":"read"}}})"_ba;
    QTest::newRow("responses one") << u"responses"_s << u"read"_s << u"tool_choice"_s << R"({"v":{"type":"function","name":"read"}})"_ba;
    QTest::newRow("responses none") << u"responses"_s << u"none"_s << u"tool_choice"_s << R"({"v":"none"})"_ba;
    QTest::newRow("anthropic any") << u"anthropic"_s << u"required"_s << u"tool_choice"_s << R"({"v":{"type":"any"}})"_ba;
    QTest::newRow("anthropic one") << u"anthropic"_s << u"read"_s << u"tool_choice"_s << R"({"v":{"type":"tool","name":"read"}})"_ba;
    QTest::newRow("anthropic none") << u"anthropic"_s << u"none"_s << u"tool_choice"_s << R"({"v":{"type":"none"}})"_ba;
    QTest::newRow("gemini one") << u"gemini"_s << u"read"_s << u"toolConfig"_s << R"({"v":{"functionCallingConfig":{"mode":"ANY","allowedFunctionNames":["read"]}}})"_ba;
    QTest::newRow("gemini none") << u"gemini"_s << u"none"_s << u"toolConfig"_s << R"({"v":{"functionCallingConfig":{"mode":"NONE"}}})"_ba;
    QTest::newRow("auto") << u"openai"_s << u"auto"_s << u"tool_choice"_s << R"({})"_ba;
}

void TestModelRequest::toolIsDemanded()
{
    QFETCH(const QString, dialect);
    QFETCH(const QString, choice);
    QFETCH(const QString, key);
    QFETCH(const QByteArray, expected);
    auto request = conversation();
    request.toolChoice = choice;
    QCOMPARE(bodyOf(dialect, request).value(key), json(expected).value("v"_L1));
}

void TestModelRequest::strictOnlyWhereTheSchemaIs_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<bool>("strict");
    QTest::newRow("closed") << R"({"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false})"_ba << true;
    QTest::newRow("open") << R"({"type":"object","properties":{"a":{"type":"string"}},"required":["a"]})"_ba << false;
    QTest::newRow("optional") << R"({"type":"object","properties":{"a":{"type":"string"}},"additionalProperties":false})"_ba << false;
    QTest::newRow("open within") << R"({"type":"object","properties":{"a":{"type":"array","items":{"type":"object"}}},"required":["a"],"additionalProperties":false})"_ba << false;
}

void TestModelRequest::strictOnlyWhereTheSchemaIs()
{
    QFETCH(const QByteArray, schema);
    QFETCH(const bool, strict);
    auto request = conversation();
    request.outputSchema = json(schema);
    QCOMPARE(bodyOf(u"openai"_s, request)["response_format"_L1]["json_schema"_L1]["strict"_L1].toBool(), strict);
}

void TestModelRequest::ollamaSaysThatItFetchesNoImages()
{
    auto request = conversation();
    request.messages = {json(R"({"role":"user","content":[{"media":{"url":"https://example.org/a.png"}}]})")};
    const auto query = core::dialectNamed(u"ollama"_s)->query(request);
    QVERIFY(!query);
    QCOMPARE(query.error().fault, Fault::Invalid);
    QVERIFY2(query.error().detail.contains(u"data: URL"_s), qPrintable(query.error().detail));
}

void TestModelRequest::wrongModelNameCannotLeaveThePath()
{
    auto request = conversation();
    for (const QString &name : {u"../../v2/x"_s, u"m?alt=json"_s, u"m#x"_s, u"a b"_s}) {
        request.model = name;
        QVERIFY2(!core::dialectNamed(u"gemini"_s)->query(request), qPrintable(name));
    }
    request.model = u"tunedModels/mine-7"_s;
    QCOMPARE(core::dialectNamed(u"gemini"_s)->query(request)->path, u"v1beta/tunedModels/mine-7:streamGenerateContent?alt=sse"_s);
}

void TestModelRequest::turnsAreJoined()
{
    core::ModelRequest request{.model = u"m"_s, .messages = json(R"({"m":[{"role":"user","content":[{"text":"a"}]},{"role":"user","content":[{"text":"b"}]},
        {"role":"model","content":[{"text":" "}]},{"role":"model","content":[{"text":"c"}]}]})")["m"_L1].toArray()};
    const QJsonArray turns = bodyOf(u"anthropic"_s, request)["messages"_L1].toArray();
    QCOMPARE(turns.size(), 2);
    QCOMPARE(turns.at(0)["content"_L1].toArray().size(), 2);
    QCOMPARE(turns.at(1)["content"_L1].toArray().size(), 1); // blank text is refused
    QCOMPARE(bodyOf(u"gemini"_s, request)["contents"_L1].toArray().size(), 2);
}

QTEST_GUILESS_MAIN(TestModelRequest)
#include "tst_modelrequest.moc"
