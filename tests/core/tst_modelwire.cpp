// SPDX-License-Identifier: Apache-2.0
#include "core/model/httpprovider.h"
#include "scriptedserver.h"

#include <QCoro/QCoroTask>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using core::HttpProvider;
using core::ModelReply;
using core::StopReason;
using lattice::Fault;

/*! Every provider, in the shapes of its service, against a real server on loopback that misbehaves. */
class TestModelWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void parallelCallsWithWordsAndThoughts_data() { dialects(); }
    void parallelCallsWithWordsAndThoughts();
    void everyCutGivesTheSame_data() { dialects(); }
    void everyCutGivesTheSame();
    void everyLineEndingGivesTheSame_data();
    void everyLineEndingGivesTheSame();
    void wholeAnswerIsTaken_data();
    void wholeAnswerIsTaken();
    void stopReasonIsKept_data();
    void stopReasonIsKept();
    void cutStreamIsNoAnswer_data() { dialects(); }
    void cutStreamIsNoAnswer();
    void errorInTheMiddle_data();
    void errorInTheMiddle();
    void brokenArgumentsAreToldToTheRunner_data();
    void brokenArgumentsAreToldToTheRunner();
    void emptyAnswerIsAnAnswer_data();
    void emptyAnswerIsAnAnswer();
    void retryAfterIsKeptTo_data();
    void retryAfterIsKeptTo();
    void outOfCreditIsNotTriedAgain();
    void tooLongIsFull_data();
    void tooLongIsFull();
    void keyTravelsAsTheServiceWants_data();
    void keyTravelsAsTheServiceWants();
    void missingKeyIsSaidBeforeAnythingIsSent();
    void silenceEndsTheCall_data();
    void silenceEndsTheCall();
    void cancellingClosesTheSocket_data() { dialects(); }
    void cancellingClosesTheSocket();
    void endlessAnswerIsCut();
    void modelsAreListed_data();
    void modelsAreListed();
    void namesOfToolsAreTamedAndComeBack();
    void whatIsForOneProviderGoesToNoOther();

private:
    void dialects();
    ScriptedServer::Script played(const QByteArray &body, qsizetype cut = -1) const;
    std::unique_ptr<HttpProvider> provider(const QString &dialect, core::HttpDeadlines limits = {}, core::RateSettings rate = {}) const;
    lattice::Result<ModelReply> ask(HttpProvider &provider, std::stop_token stop = {});
    static core::ModelRequest request();

    std::unique_ptr<ScriptedServer> m_server;
    QStringList m_parts;
    bool m_lines = false;
};

namespace {

QByteArray recorded(const QString &name)
{
    QFile file(QStringLiteral(TEST_DATA "/modelstreams/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s is missing", qPrintable(file.fileName()));
    return file.readAll();
}

QString fileOf(const QString &dialect)
{
    return dialect + (dialect == "ollama"_L1 ? u"-tools.ndjson"_s : u"-tools.sse"_s);
}

QJsonObject json(const QByteArray &text)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (!document.isObject())
        qFatal("test data: %s in %s", qPrintable(error.errorString()), text.constData());
    return document.object();
}

QByteArray sse(const QByteArrayList &pieces)
{
    QByteArray body;
    for (const QByteArray &piece : pieces)
        body += "data: " + piece + "\n\n";
    return body;
}

QByteArray why(const lattice::Result<ModelReply> &reply) { return reply ? QByteArray() : reply.error().detail.toUtf8(); }

} // namespace

void TestModelWire::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_parts.clear();
    m_lines = false;
}

void TestModelWire::dialects()
{
    QTest::addColumn<QString>("dialect");
    for (const QString &name : core::dialectNames())
        QTest::newRow(qPrintable(name)) << name;
}

ScriptedServer::Script TestModelWire::played(const QByteArray &body, qsizetype cut) const
{
    return m_lines ? ScriptedServer::lines(body, cut) : ScriptedServer::stream(body, cut);
}

std::unique_ptr<HttpProvider> TestModelWire::provider(const QString &dialect, core::HttpDeadlines limits, core::RateSettings rate) const
{
    return std::make_unique<HttpProvider>(HttpProvider::Settings{.name = u"mine"_s, .words = {.title = u"Mine"_s, .keyVariable = u"MINE_API_KEY"_s, .urlVariable = u"MINE_BASE_URL"_s},
                                                                 .dialect = core::dialectNamed(dialect), .baseUrl = m_server->url(), .key = u"key-sEcReT"_s, .needsKey = true,
                                                                 .retry = {.times = 2, .first = std::chrono::milliseconds(1)}, .limits = limits, .rate = rate});
}

core::ModelRequest TestModelWire::request()
{
    return {.model = u"m"_s, .messages = {json(R"({"role":"user","content":[{"text":"Hi"}]})")}, .deadline = std::chrono::seconds(20)};
}

lattice::Result<ModelReply> TestModelWire::ask(HttpProvider &provider, std::stop_token stop)
{
    m_parts.clear();
    return QCoro::waitFor(provider.generate(request(), [this](const QString &part) { m_parts += part; }, stop));
}

void TestModelWire::parallelCallsWithWordsAndThoughts()
{
    QFETCH(const QString, dialect);
    m_lines = dialect == "ollama"_L1;
    m_server->scripts = {played(recorded(fileOf(dialect)))};
    const auto reply = ask(*provider(dialect));
    QVERIFY2(reply, why(reply).constData());

    QCOMPARE(reply->text, u"Grüße, ich sehe nach 🛰️."_s);
    QCOMPARE(m_parts.join(QString()), reply->text);
    QCOMPARE(reply->stop, StopReason::Tools);
    QCOMPARE(reply->provider, u"mine"_s);
    QVERIFY(!reply->model.isEmpty() && reply->model != u"m"_s);
    QCOMPARE(reply->toolCalls.size(), 2);
    QCOMPARE(reply->toolCalls.at(0).name, u"read_file"_s);
    QCOMPARE(reply->toolCalls.at(0).input, json(R"({"path":"/tmp/ö.txt"})"));
    QCOMPARE(reply->toolCalls.at(1).name, u"list_dir"_s);
    QCOMPARE(reply->toolCalls.at(1).input, json(R"({"deep":true})"));
    QVERIFY(!reply->toolCalls.at(0).id.isEmpty() && !reply->toolCalls.at(1).id.isEmpty());
    QVERIFY(reply->toolCalls.at(0).id != reply->toolCalls.at(1).id);
    QCOMPARE(reply->usage.inputTokens, 120);
    QCOMPARE(reply->usage.outputTokens, 45);
    QCOMPARE(reply->usage.cachedTokens, dialect == "ollama"_L1 ? -1 : 100);

    // The parts are the model's message, in its order: thoughts, words, calls.
    QStringList kinds;
    for (const QJsonValue part : reply->content)
        kinds += part["text"_L1].isString() ? u"text"_s : part["reasoning"_L1].isString() ? u"reasoning"_s : u"call"_s;
    const bool thinks = dialect != "openai"_L1;
    QCOMPARE(kinds, (thinks ? QStringList{u"reasoning"_s} : QStringList()) + QStringList({u"text"_s, u"call"_s, u"call"_s}));
    if (thinks) {
        QCOMPARE(reply->content.first()["reasoning"_L1].toString(), u"Two files."_s);
        QCOMPARE(reply->content.first()["metadata"_L1]["provider"_L1].toString(), u"mine"_s);
    }
    QCOMPARE(reply->content.last()["toolRequest"_L1]["ref"_L1].toString(), reply->toolCalls.at(1).id);
}

void TestModelWire::everyCutGivesTheSame()
{
    QFETCH(const QString, dialect);
    m_lines = dialect == "ollama"_L1;
    const QByteArray body = recorded(fileOf(dialect));
    const auto asked = provider(dialect);
    m_server->scripts = {played(body)};
    const auto whole = ask(*asked);
    QVERIFY2(whole, why(whole).constData());
    const QByteArray umlaut = "\xc3\xb6"; // ö, which arguments have in the middle
    const qsizetype inside = body.indexOf(umlaut) + 1;
    QVERIFY(inside > 0);
    for (qsizetype cut = 1; cut < body.size(); cut += cut + 41 < inside || cut > inside ? 41 : qMax<qsizetype>(1, inside - cut)) {
        m_server->scripts = {played(body, cut)};
        const auto reply = ask(*asked);
        QVERIFY2(reply, why(reply).constData());
        QCOMPARE(reply->text, whole->text);
        QCOMPARE(reply->toolCalls.size(), 2);
        QCOMPARE(reply->toolCalls.first().input, whole->toolCalls.first().input);
        QCOMPARE(reply->usage, whole->usage);
    }
}

void TestModelWire::everyLineEndingGivesTheSame_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QByteArray>("ending");
    for (const QString &name : {u"openai"_s, u"responses"_s, u"anthropic"_s, u"gemini"_s}) {
        QTest::newRow(qPrintable(name + u" CRLF"_s)) << name << "\r\n"_ba;
        QTest::newRow(qPrintable(name + u" CR"_s)) << name << "\r"_ba;
    }
    QTest::newRow("ollama CRLF") << u"ollama"_s << "\r\n"_ba;
}

void TestModelWire::everyLineEndingGivesTheSame()
{
    QFETCH(const QString, dialect);
    QFETCH(const QByteArray, ending);
    m_lines = dialect == "ollama"_L1;
    const QByteArray body = recorded(fileOf(dialect)).replace("\n", ending);
    const auto asked = provider(dialect);
    for (const qsizetype cut : {qsizetype(-1), body.indexOf('\r') + 1, body.lastIndexOf('\r')}) { // between CR and LF too
        m_server->scripts = {played(body, cut)};
        const auto reply = ask(*asked);
        QVERIFY2(reply, why(reply).constData());
        QCOMPARE(reply->text, u"Grüße, ich sehe nach 🛰️."_s);
        QCOMPARE(reply->toolCalls.size(), 2);
    }
}

void TestModelWire::wholeAnswerIsTaken_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("openai") << u"openai"_s
        << R"({"model":"x","choices":[{"index":0,"message":{"role":"assistant","content":"yes","tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{\"n\":1}"}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":5,"completion_tokens":2}})"_ba;
    QTest::newRow("openai, arguments as an object") << u"openai"_s
        << R"({"model":"x","choices":[{"message":{"content":"yes","tool_calls":[{"function":{"name":"f","arguments":{"n":1}}}]},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":2}})"_ba;
    QTest::newRow("responses") << u"responses"_s
        << R"({"model":"x","error":null,"output":[{"type":"message","role":"assistant","content":[{"type":"output_text","text":"yes"}]},{"type":"function_call","call_id":"a","name":"f","arguments":"{\"n\":1}"}],"usage":{"input_tokens":5,"output_tokens":2}})"_ba;
    QTest::newRow("anthropic") << u"anthropic"_s
        << R"({"type":"message","model":"x","content":[{"type":"text","text":"yes"},{"type":"tool_use","id":"a","name":"f","input":{"n":1}}],"stop_reason":"tool_use","usage":{"input_tokens":5,"output_tokens":2}})"_ba;
    const QByteArray gemini = R"({"modelVersion":"x","candidates":[{"content":{"parts":[{"text":"yes"},{"functionCall":{"id":"a","name":"f","args":{"n":1}}}]},"finishReason":"STOP"}],"usageMetadata":{"promptTokenCount":5,"candidatesTokenCount":2}})";
    QTest::newRow("gemini") << u"gemini"_s << gemini;
    QTest::newRow("gemini, a list") << u"gemini"_s << '[' + gemini + ']';
    QTest::newRow("ollama") << u"ollama"_s
        << R"({"model":"x","message":{"role":"assistant","content":"yes","tool_calls":[{"function":{"name":"f","arguments":{"n":1}}}]},"done":true,"done_reason":"stop","prompt_eval_count":5,"eval_count":2})"_ba;
}

void TestModelWire::wholeAnswerIsTaken()
{
    QFETCH(const QString, dialect);
    QFETCH(const QByteArray, body);
    m_server->scripts = {ScriptedServer::answer(200, body)};
    const auto reply = ask(*provider(dialect));
    QVERIFY2(reply, why(reply).constData());
    QCOMPARE(reply->text, u"yes"_s);
    QCOMPARE(m_parts, QStringList(u"yes"_s));
    QCOMPARE(reply->model, u"x"_s);
    QCOMPARE(reply->stop, StopReason::Tools);
    QCOMPARE(reply->toolCalls.size(), 1);
    QCOMPARE(reply->toolCalls.first().input, json(R"({"n":1})"));
    QCOMPARE(reply->usage.inputTokens, 5);
    QCOMPARE(reply->usage.outputTokens, 2);
}

void TestModelWire::stopReasonIsKept_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<StopReason>("stop");
    const auto openai = [](const QByteArray &reason) { return R"({"choices":[{"delta":{"content":"a"},"finish_reason":")" + reason + R"("}]})"; };
    QTest::newRow("openai stop") << u"openai"_s << openai("stop") << StopReason::End;
    QTest::newRow("openai length") << u"openai"_s << openai("length") << StopReason::Length;
    QTest::newRow("openai filter") << u"openai"_s << openai("content_filter") << StopReason::Filtered;
    QTest::newRow("openai refusal") << u"openai"_s << R"({"choices":[{"delta":{"refusal":"a"},"finish_reason":"stop"}]})"_ba << StopReason::Filtered;
    QTest::newRow("openai says tools and calls none") << u"openai"_s << openai("tool_calls") << StopReason::End;
    const auto anthropic = [](const QByteArray &reason) { return R"({"type":"message_delta","delta":{"stop_reason":")" + reason + R"("}})"; };
    QTest::newRow("anthropic end_turn") << u"anthropic"_s << anthropic("end_turn") << StopReason::End;
    QTest::newRow("anthropic stop_sequence") << u"anthropic"_s << anthropic("stop_sequence") << StopReason::End;
    QTest::newRow("anthropic max_tokens") << u"anthropic"_s << anthropic("max_tokens") << StopReason::Length;
    QTest::newRow("anthropic window") << u"anthropic"_s << anthropic("model_context_window_exceeded") << StopReason::Length;
    QTest::newRow("anthropic refusal") << u"anthropic"_s << anthropic("refusal") << StopReason::Filtered;
    QTest::newRow("anthropic pause_turn") << u"anthropic"_s << anthropic("pause_turn") << StopReason::Other;
    const auto gemini = [](const QByteArray &reason) { return R"({"candidates":[{"content":{"parts":[{"text":"a"}]},"finishReason":")" + reason + R"("}]})"; };
    QTest::newRow("gemini STOP") << u"gemini"_s << gemini("STOP") << StopReason::End;
    QTest::newRow("gemini MAX_TOKENS") << u"gemini"_s << gemini("MAX_TOKENS") << StopReason::Length;
    QTest::newRow("gemini SAFETY") << u"gemini"_s << gemini("SAFETY") << StopReason::Filtered;
    QTest::newRow("gemini blocked question") << u"gemini"_s << R"({"promptFeedback":{"blockReason":"SAFETY"}})"_ba << StopReason::Filtered;
    QTest::newRow("gemini unknown") << u"gemini"_s << gemini("NEW_REASON") << StopReason::Other;
    QTest::newRow("responses incomplete") << u"responses"_s << R"({"type":"response.incomplete","response":{"incomplete_details":{"reason":"max_output_tokens"}}})"_ba << StopReason::Length;
    QTest::newRow("responses filter") << u"responses"_s << R"({"type":"response.incomplete","response":{"incomplete_details":{"reason":"content_filter"}}})"_ba << StopReason::Filtered;
    QTest::newRow("responses complete") << u"responses"_s << R"({"type":"response.completed","response":{"incomplete_details":null}})"_ba << StopReason::End;
    QTest::newRow("ollama length") << u"ollama"_s << R"({"message":{"content":"a"},"done":true,"done_reason":"length"})"_ba << StopReason::Length;
}

void TestModelWire::stopReasonIsKept()
{
    QFETCH(const QString, dialect);
    QFETCH(const QByteArray, piece);
    QFETCH(const StopReason, stop);
    m_server->scripts = {ScriptedServer::stream(sse({piece}))};
    const auto reply = ask(*provider(dialect));
    QVERIFY2(reply, why(reply).constData());
    QCOMPARE(reply->stop, stop);
    QCOMPARE(reply->usage.inputTokens, -1); // not said is not zero
}

void TestModelWire::cutStreamIsNoAnswer()
{
    QFETCH(const QString, dialect);
    m_lines = dialect == "ollama"_L1;
    QByteArray body = recorded(fileOf(dialect));
    body.truncate(body.indexOf("read_file")); // words were shown
    m_server->scripts = {played(body)};
    const auto reply = ask(*provider(dialect));
    QVERIFY(!reply);
    QCOMPARE(reply.error().fault, Fault::Unreachable);
    QCOMPARE(m_server->requests.size(), 1); // not again: what was shown would be said twice
    QCOMPARE(m_parts.join(QString()), u"Grüße, ich sehe nach 🛰️."_s);
}

void TestModelWire::errorInTheMiddle_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<Fault>("fault");
    QTest::newRow("anthropic overloaded") << u"anthropic"_s << R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded ö"}})"_ba << Fault::Busy;
    QTest::newRow("anthropic api_error") << u"anthropic"_s << R"({"type":"error","error":{"type":"api_error","message":"Overloaded ö"}})"_ba << Fault::Unreachable;
    QTest::newRow("openai server_error") << u"openai"_s << R"({"error":{"type":"server_error","message":"Overloaded ö","code":null}})"_ba << Fault::Unreachable;
    QTest::newRow("openai, text alone") << u"openai"_s << R"({"error":"Overloaded ö"})"_ba << Fault::Unreachable;
    QTest::newRow("openrouter number") << u"openai"_s << R"({"error":{"code":429,"message":"Overloaded ö"}})"_ba << Fault::Busy;
    QTest::newRow("responses failed") << u"responses"_s << R"({"type":"response.failed","response":{"status":"failed","error":{"code":"server_error","message":"Overloaded ö"}}})"_ba << Fault::Unreachable;
    QTest::newRow("responses error") << u"responses"_s << R"({"type":"error","code":"rate_limit_exceeded","message":"Overloaded ö","param":null})"_ba << Fault::Busy;
    QTest::newRow("gemini") << u"gemini"_s << R"({"error":{"code":503,"message":"Overloaded ö","status":"UNAVAILABLE"}})"_ba << Fault::Unreachable;
    QTest::newRow("ollama") << u"ollama"_s << R"({"error":"Overloaded ö"})"_ba << Fault::Unreachable;
}

void TestModelWire::errorInTheMiddle()
{
    QFETCH(const QString, dialect);
    QFETCH(const QByteArray, piece);
    QFETCH(const Fault, fault);
    const auto script = ScriptedServer::stream(sse({piece}));
    m_server->scripts = {script, script, script};
    const auto reply = ask(*provider(dialect));
    QVERIFY(!reply);
    QCOMPARE(reply.error().fault, fault);
    QVERIFY2(reply.error().detail.contains(u"Overloaded ö"_s), qPrintable(reply.error().detail));
    QCOMPARE(m_server->requests.size(), 3); // nothing was shown, and it may pass
}

void TestModelWire::brokenArgumentsAreToldToTheRunner_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("openai") << u"openai"_s << sse({R"({"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{\"x\": "}}]},"finish_reason":"tool_calls"}]})"});
    QTest::newRow("openai, a list") << u"openai"_s << sse({R"({"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"[1]"}}]},"finish_reason":"tool_calls"}]})"});
    QTest::newRow("anthropic, cut at the limit") << u"anthropic"_s
        << sse({R"({"type":"content_block_start","index":0,"content_block":{"type":"tool_use","id":"a","name":"f","input":{}}})",
                R"({"type":"content_block_delta","index":0,"delta":{"type":"input_json_delta","partial_json":"{\"x\": "}})",
                R"({"type":"message_delta","delta":{"stop_reason":"max_tokens"}})"});
    QTest::newRow("responses") << u"responses"_s
        << sse({R"({"type":"response.output_item.added","output_index":0,"item":{"type":"function_call","call_id":"a","name":"f","arguments":"{\"x\": "}})", R"({"type":"response.completed","response":{}})"});
    QTest::newRow("gemini") << u"gemini"_s << sse({R"({"candidates":[{"finishReason":"MALFORMED_FUNCTION_CALL","finishMessage":"Malformed function call: f(x="}]})"});
    QTest::newRow("ollama") << u"ollama"_s << sse({R"({"message":{"tool_calls":[{"function":{"name":"f","arguments":"{\"x\": "}}]},"done":true})"});
}

void TestModelWire::brokenArgumentsAreToldToTheRunner()
{
    QFETCH(const QString, dialect);
    QFETCH(const QByteArray, body);
    m_server->scripts = {ScriptedServer::stream(body)};
    const auto reply = ask(*provider(dialect));
    QVERIFY2(reply, why(reply).constData());
    QCOMPARE(reply->toolCalls.size(), 1);
    const core::ToolCall call = reply->toolCalls.first();
    QVERIFY(!call.invalidArguments.isEmpty());
    QVERIFY(call.input.isEmpty() && !call.name.isEmpty() && !call.id.isEmpty());
    QCOMPARE(reply->content.last()["metadata"_L1]["invalidArguments"_L1].toString(), call.invalidArguments);
}

void TestModelWire::emptyAnswerIsAnAnswer_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("openai") << u"openai"_s << sse({R"({"choices":[{"delta":{"role":"assistant","content":null},"finish_reason":"stop"}]})"}) + "data: [DONE]\n\n";
    QTest::newRow("openai, no choices at all") << u"openai"_s << sse({R"({"choices":[]})"}) + "data: [DONE]";
    QTest::newRow("anthropic") << u"anthropic"_s << sse({R"({"type":"message_start","message":{"model":"x","usage":null}})", R"({"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{}})", R"({"type":"message_stop"})"});
    QTest::newRow("responses") << u"responses"_s << sse({R"({"type":"response.completed","response":{"output":[]}})"});
    QTest::newRow("gemini") << u"gemini"_s << sse({R"({"candidates":[{"content":{"role":"model"},"finishReason":"STOP"}]})"});
    QTest::newRow("ollama") << u"ollama"_s << sse({R"({"message":{"role":"assistant","content":""},"done":true})"});
}

void TestModelWire::emptyAnswerIsAnAnswer()
{
    QFETCH(const QString, dialect);
    QFETCH(const QByteArray, body);
    m_server->scripts = {ScriptedServer::stream(body)};
    const auto reply = ask(*provider(dialect));
    QVERIFY2(reply, why(reply).constData());
    QCOMPARE(reply->text, QString());
    QCOMPARE(reply->content, QJsonArray());
    QCOMPARE(reply->stop, StopReason::End);
    QVERIFY(m_parts.isEmpty());
}

void TestModelWire::retryAfterIsKeptTo_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<qint64>("leastMs");
    QTest::newRow("429, milliseconds") << 429 << "retry-after-ms: 120\r\n"_ba << 120LL;
    QTest::newRow("529, seconds") << 529 << "retry-after: 0.12\r\n"_ba << 120LL;
    QTest::newRow("503, nothing") << 503 << QByteArray() << 0LL;
    QTest::newRow("429, a date in the past") << 429 << "retry-after: Wed, 21 Oct 2015 07:28:00 GMT\r\n"_ba << 0LL;
}

void TestModelWire::retryAfterIsKeptTo()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, headers);
    QFETCH(const qint64, leastMs);
    m_server->scripts = {ScriptedServer::answer(status, R"({"error":{"message":"later"}})", headers), ScriptedServer::stream(recorded(u"anthropic-tools.sse"_s))};
    QElapsedTimer clock;
    clock.start();
    const auto reply = ask(*provider(u"anthropic"_s));
    QVERIFY2(reply, why(reply).constData());
    QCOMPARE(m_server->requests.size(), 2);
    QVERIFY2(clock.elapsed() >= leastMs, qPrintable(QString::number(clock.elapsed())));
}

void TestModelWire::outOfCreditIsNotTriedAgain()
{
    m_server->scripts = {ScriptedServer::answer(429, R"({"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}})")};
    const auto reply = ask(*provider(u"openai"_s));
    QVERIFY(!reply);
    QCOMPARE(reply.error().fault, Fault::Busy);
    QCOMPARE(m_server->requests.size(), 1);
}

void TestModelWire::tooLongIsFull_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("openai") << u"openai"_s << 400 << R"({"error":{"message":"This model's maximum context length is 128000 tokens.","type":"invalid_request_error","code":"context_length_exceeded"}})"_ba;
    QTest::newRow("llama.cpp") << u"openai"_s << 400 << R"({"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error"}})"_ba;
    QTest::newRow("anthropic") << u"anthropic"_s << 400 << R"({"type":"error","error":{"type":"invalid_request_error","message":"prompt is too long: 210000 tokens > 200000 maximum"}})"_ba;
    QTest::newRow("anthropic, bytes") << u"anthropic"_s << 413 << R"({"type":"error","error":{"type":"request_too_large","message":"too large"}})"_ba;
    QTest::newRow("gemini") << u"gemini"_s << 400 << R"({"error":{"code":400,"message":"The input token count (1200000) exceeds the maximum number of tokens allowed (1048576).","status":"INVALID_ARGUMENT"}})"_ba;
}

void TestModelWire::tooLongIsFull()
{
    QFETCH(const QString, dialect);
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    m_server->scripts = {ScriptedServer::answer(status, body)};
    const auto reply = ask(*provider(dialect));
    QVERIFY(!reply);
    QCOMPARE(reply.error().fault, Fault::Full);
    QCOMPARE(m_server->requests.size(), 1);
}

void TestModelWire::keyTravelsAsTheServiceWants_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("openai") << u"openai"_s << "authorization: bearer key-secret"_ba << "POST /v1/chat/completions HTTP/1.1"_ba;
    QTest::newRow("responses") << u"responses"_s << "authorization: bearer key-secret"_ba << "POST /v1/responses HTTP/1.1"_ba;
    QTest::newRow("anthropic") << u"anthropic"_s << "x-api-key: key-secret"_ba << "POST /v1/messages HTTP/1.1"_ba;
    QTest::newRow("gemini") << u"gemini"_s << "x-goog-api-key: key-secret"_ba << "POST /v1/v1beta/models/m:streamGenerateContent?alt=sse HTTP/1.1"_ba;
    QTest::newRow("ollama") << u"ollama"_s << "authorization: bearer key-secret"_ba << "POST /v1/api/chat HTTP/1.1"_ba;
}

void TestModelWire::keyTravelsAsTheServiceWants()
{
    QFETCH(const QString, dialect);
    QFETCH(const QByteArray, header);
    QFETCH(const QByteArray, line);
    m_server->scripts = {ScriptedServer::answer(401, R"({"error":{"message":"wrong key key-sEcReT"}})")};
    const auto reply = ask(*provider(dialect));
    QVERIFY(!reply);
    QCOMPARE(reply.error().fault, Fault::Refused);
    QVERIFY2(reply.error().detail.contains(u"set MINE_API_KEY"_s) && !reply.error().detail.contains(u"sEcReT"_s), qPrintable(reply.error().detail));
    QCOMPARE(m_server->requests.size(), 1);
    const QByteArray sent = m_server->requests.first();
    QVERIFY2(sent.startsWith(line + "\r\n"), sent.constData());
    const QByteArray head = sent.first(sent.indexOf("\r\n\r\n")).toLower();
    QVERIFY2(head.contains("\r\n" + header), head.constData());
    QCOMPARE(head.contains("anthropic-version: 2023-06-01"), dialect == "anthropic"_L1);
    QVERIFY(!sent.sliced(sent.indexOf("\r\n\r\n")).contains("sEcReT"));
}

void TestModelWire::missingKeyIsSaidBeforeAnythingIsSent()
{
    const auto asked = provider(u"anthropic"_s);
    asked->setKey({});
    QVERIFY(!asked->isUsable());
    const auto reply = ask(*asked);
    QVERIFY(!reply);
    QCOMPARE(reply.error().fault, Fault::Refused);
    QVERIFY2(reply.error().detail.contains(u"set MINE_API_KEY"_s), qPrintable(reply.error().detail));
    QVERIFY(m_server->requests.isEmpty());
}

void TestModelWire::silenceEndsTheCall_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("before the first byte") << QByteArray() << u"did not begin to answer"_s;
    QTest::newRow("in the middle") << "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n"_ba << u"fell silent"_s;
}

void TestModelWire::silenceEndsTheCall()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, words);
    ScriptedServer::Script script{.pieces = {}, .end = ScriptedServer::Script::End::Stay};
    if (!bytes.isEmpty())
        script.pieces << bytes;
    m_server->scripts = {script, script, script};
    const auto asked = provider(u"openai"_s, {.connect = std::chrono::seconds(10), .firstByte = std::chrono::milliseconds(150), .silence = std::chrono::milliseconds(150)});
    const auto reply = ask(*asked);
    QVERIFY(!reply);
    QCOMPARE(reply.error().fault, Fault::Timeout);
    QVERIFY2(reply.error().detail.contains(words), qPrintable(reply.error().detail));
    QCOMPARE(m_server->requests.size(), bytes.isEmpty() ? 3 : 1); // again only while nothing was shown
    QTRY_COMPARE(m_server->closedByClient, int(m_server->requests.size()));
}

void TestModelWire::cancellingClosesTheSocket()
{
    QFETCH(const QString, dialect);
    m_lines = dialect == "ollama"_L1;
    QByteArray body = recorded(fileOf(dialect));
    body.truncate(body.indexOf('\n', body.indexOf("nach")) + 2);
    auto script = played(body);
    script.end = ScriptedServer::Script::End::Stay;
    m_server->scripts = {script};
    std::stop_source stop;
    const auto asked = provider(dialect);
    const auto reply = QCoro::waitFor(asked->generate(request(), [&stop](const QString &) { stop.request_stop(); }, stop.get_token()));
    QVERIFY(!reply);
    QCOMPARE(reply.error().fault, Fault::Cancelled);
    QTRY_COMPARE(m_server->closedByClient, 1);
}

void TestModelWire::endlessAnswerIsCut()
{
    // 40 million characters in pieces of one million: more than an answer may have.
    ScriptedServer::Script script = ScriptedServer::stream({});
    const QByteArray piece = "data: {\"choices\":[{\"delta\":{\"content\":\"" + QByteArray(1'000'000, 'a') + "\"}}]}\n\n";
    for (int i = 0; i < 40; ++i)
        script.pieces << piece;
    script.end = ScriptedServer::Script::End::Stay;
    m_server->scripts = {script};
    auto asked = request();
    asked.deadline = std::chrono::seconds(100); // the machine may be slow, the answer must not end by that
    const auto reply = QCoro::waitFor(provider(u"openai"_s)->generate(asked, {}, {}));
    QVERIFY(!reply);
    QCOMPARE(reply.error().fault, Fault::Full);
    QTRY_COMPARE(m_server->closedByClient, 1);
}

void TestModelWire::modelsAreListed_data()
{
    QTest::addColumn<QString>("dialect");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("line");
    const QByteArray ids = R"({"data":[{"id":"two"},{"id":"one"}]})";
    QTest::newRow("openai") << u"openai"_s << ids << "GET /v1/models HTTP/1.1"_ba;
    QTest::newRow("anthropic") << u"anthropic"_s << ids << "GET /v1/models?limit=1000 HTTP/1.1"_ba;
    QTest::newRow("gemini") << u"gemini"_s
        << R"({"models":[{"name":"models/two","supportedGenerationMethods":["generateContent"]},{"name":"models/one"},{"name":"models/embed","supportedGenerationMethods":["embedContent"]}]})"_ba
        << "GET /v1/v1beta/models?pageSize=1000 HTTP/1.1"_ba;
    QTest::newRow("ollama") << u"ollama"_s << R"({"models":[{"name":"two"},{"name":"one"}]})"_ba << "GET /v1/api/tags HTTP/1.1"_ba;
}

void TestModelWire::modelsAreListed()
{
    QFETCH(const QString, dialect);
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, line);
    m_server->scripts = {ScriptedServer::answer(200, body), ScriptedServer::answer(401, "{}")};
    const auto asked = provider(dialect);
    const auto names = QCoro::waitFor(asked->list(std::chrono::seconds(10), {}));
    QVERIFY2(names, names ? "" : qPrintable(names.error().detail));
    QCOMPARE(*names, QStringList({u"one"_s, u"two"_s}));
    QVERIFY2(m_server->requests.first().startsWith(line), m_server->requests.first().constData());
    const auto refused = QCoro::waitFor(asked->list(std::chrono::seconds(10), {}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().fault, Fault::Refused);
}

void TestModelWire::namesOfToolsAreTamedAndComeBack()
{
    m_server->scripts = {ScriptedServer::stream(sse({R"({"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"files_read","arguments":"{}"}},{"index":1,"id":"b","function":{"name":"files_read_2","arguments":"{}"}}]},"finish_reason":"tool_calls"}]})"}))};
    auto asked = request();
    asked.tools = {json(R"({"name":"files.read"})"), json(R"({"name":"files/read"})"), json(R"({"name":"files_x"})")};
    asked.toolChoice = u"files/read"_s;
    asked.messages.append(json(R"({"role":"model","content":[{"toolRequest":{"ref":"c","name":"files/read","input":{}}}]})"));
    asked.messages.append(json(R"({"role":"tool","content":[{"toolResponse":{"ref":"c","name":"files/read","output":[{"type":"text","text":"x"}]}}]})"));
    const auto reply = QCoro::waitFor(provider(u"openai"_s)->generate(asked, {}, {}));
    QVERIFY2(reply, why(reply).constData());
    QCOMPARE(reply->toolCalls.at(0).name, u"files.read"_s);
    QCOMPARE(reply->toolCalls.at(1).name, u"files/read"_s);
    QCOMPARE(reply->content.at(1)["toolRequest"_L1]["name"_L1].toString(), u"files/read"_s);
    const QByteArray sent = m_server->requests.first();
    const QJsonObject body = json(sent.sliced(sent.indexOf("\r\n\r\n") + 4));
    QCOMPARE(body["tools"_L1].toArray().at(1)["function"_L1]["name"_L1].toString(), u"files_read_2"_s);
    QCOMPARE(body["tool_choice"_L1]["function"_L1]["name"_L1].toString(), u"files_read_2"_s);
    QCOMPARE(body["messages"_L1].toArray().at(1)["tool_calls"_L1].toArray().at(0)["function"_L1]["name"_L1].toString(), u"files_read_2"_s);
}

void TestModelWire::whatIsForOneProviderGoesToNoOther()
{
    m_server->scripts = {ScriptedServer::stream(recorded(u"anthropic-tools.sse"_s)), ScriptedServer::stream(recorded(u"anthropic-tools.sse"_s)), ScriptedServer::stream(recorded(u"gemini-tools.sse"_s))};
    const auto first = ask(*provider(u"anthropic"_s));
    QVERIFY2(first, why(first).constData());
    auto next = request();
    next.messages.append(QJsonObject{{u"role"_s, u"model"_s}, {u"content"_s, first->content}});
    next.messages.append(json(R"({"role":"tool","content":[{"toolResponse":{"ref":"call_a","name":"read_file","output":[{"type":"text","text":"x"}]}},{"toolResponse":{"ref":"call_b","name":"list_dir","output":[]}}]})"));
    QVERIFY(QCoro::waitFor(provider(u"anthropic"_s)->generate(next, {}, {})));
    QByteArray sent = m_server->requests.last();
    const QJsonArray blocks = json(sent.sliced(sent.indexOf("\r\n\r\n") + 4))["messages"_L1].toArray().at(1)["content"_L1].toArray();
    QCOMPARE(blocks.first().toObject(), json(R"({"type":"thinking","thinking":"Two files.","signature":"EqQBCg=="})")); // as it came, unchanged
    QCOMPARE(blocks.size(), 4);

    auto other = HttpProvider::Settings(provider(u"gemini"_s)->settings());
    other.name = u"other"_s;
    QVERIFY(QCoro::waitFor(HttpProvider(other).generate(next, {}, {})));
    sent = m_server->requests.last();
    QVERIFY2(!sent.contains("EqQBCg") && !sent.contains("Two files") && !sent.contains("metadata"), sent.constData());
}

QTEST_GUILESS_MAIN(TestModelWire)
#include "tst_modelwire.moc"
