// SPDX-License-Identifier: Apache-2.0
#include "core/model/models.h"
#include "scriptedserver.h"

#include <QCoro/QCoroTask>
#include <QJsonDocument>
#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using core::HttpProvider;
using lattice::Fault;

/*! The chat provider against a real server on loopback that misbehaves in every way. */
class TestOpenAiChat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answerIsStreamed();
    void everyCutGivesTheSameText();
    void wholeAnswerIsTakenToo();
    void requestIsAsTheServerExpects();
    void statusBecomesAFault_data();
    void statusBecomesAFault();
    void passingFaultIsTriedAgain();
    void refusedKeyIsNotTriedAgain();
    void keyIsNeverInAnError();
    void cutStreamIsTriedAgainOnlyWithoutProgress();
    void redirectIsNotFollowedWithTheKey();
    void pageIsNoAnswer();
    void deadlineEndsTheCall();
    void cancellingClosesTheConnection();
    void providerMayGoDuringACall();
    void nobodyListening();
    void withoutKeyOrServerItIsRehearsed_data();
    void withoutKeyOrServerItIsRehearsed();

private:
    lattice::Result<core::ModelReply> ask(std::stop_token stop = {}, std::chrono::milliseconds deadline = std::chrono::seconds(20));
    core::ModelRequest request() const;

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<HttpProvider> m_chat;
    QStringList m_parts;
};

namespace {

QByteArray hello()
{
    return "data: {\"model\":\"m-1\",\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n"
           ": keep-alive\n\n"
           "data: {\"choices\":[{\"delta\":{\"content\":\"Grüß \"}}]}\r\n\r\n"
           "data: {\"choices\":[{\"delta\":{\"content\":\"dich 🛰️\"},\"finish_reason\":\"stop\"}]}\n\n"
           "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}\n\n"
           "data: [DONE]\n\n"_ba;
}

QJsonObject message(const QString &role, const QJsonArray &content) { return {{u"role"_s, role}, {u"content"_s, content}}; }

QJsonArray text(const QString &words) { return {QJsonObject{{u"text"_s, words}}}; }

} // namespace

void TestOpenAiChat::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_chat = std::make_unique<HttpProvider>(HttpProvider::Settings{.name = u"openai"_s, .words = {.title = u"OpenAI"_s, .keyVariable = u"OPENAI_API_KEY"_s, .urlVariable = u"OPENAI_BASE_URL"_s},
                                                                   .dialect = core::dialectNamed(u"openai"_s), .baseUrl = m_server->url(), .key = u"sk-secret-123"_s,
                                                                   .retry = {.times = 2, .first = std::chrono::milliseconds(1)}, .limits = {}, .rate = {}});
    m_parts.clear();
}

core::ModelRequest TestOpenAiChat::request() const
{
    return {.model = u"m"_s, .messages = {message(u"system"_s, text(u"Be kind."_s)), message(u"user"_s, text(u"Hi"_s))}};
}

lattice::Result<core::ModelReply> TestOpenAiChat::ask(std::stop_token stop, std::chrono::milliseconds deadline)
{
    auto asked = request();
    asked.deadline = deadline;
    return QCoro::waitFor(m_chat->generate(asked, [this](const QString &part) { m_parts += part; }, stop));
}

void TestOpenAiChat::answerIsStreamed()
{
    m_server->scripts = {ScriptedServer::stream(hello())};
    const auto reply = ask();
    QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
    QCOMPARE(reply->text, u"Grüß dich 🛰️"_s);
    QCOMPARE(reply->model, u"m-1"_s);
    QCOMPARE(reply->usage, (core::Usage{.inputTokens = 3, .outputTokens = 4}));
    QCOMPARE(m_parts, QStringList({u"Grüß "_s, u"dich 🛰️"_s}));
}

void TestOpenAiChat::everyCutGivesTheSameText()
{
    const QByteArray body = hello();
    for (qsizetype cut = 0; cut < body.size(); cut += 3) {
        m_server->scripts = {ScriptedServer::stream(body, cut)};
        const auto reply = ask();
        QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
        QCOMPARE(reply->text, u"Grüß dich 🛰️"_s);
    }
}

void TestOpenAiChat::wholeAnswerIsTakenToo()
{
    m_server->scripts = {ScriptedServer::answer(200, R"({"model":"w","choices":[{"message":{"role":"assistant","content":"whole","tool_calls":[
        {"id":"a","function":{"name":"f","arguments":"{\"x\":1}"}},{"id":"b","function":{"name":"g","arguments":""}}]},"finish_reason":"tool_calls"}],"usage":{"prompt_tokens":1}})")};
    const auto reply = ask();
    QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
    QCOMPARE(reply->text, u"whole"_s);
    QCOMPARE(m_parts, QStringList(u"whole"_s));
    QCOMPARE(reply->toolCalls.size(), 2);
    QCOMPARE(reply->toolCalls.first().input, QJsonObject({{u"x"_s, 1}}));
    QCOMPARE(reply->usage, (core::Usage{.inputTokens = 1, .outputTokens = -1}));
}

void TestOpenAiChat::requestIsAsTheServerExpects()
{
    m_server->scripts = {ScriptedServer::stream(hello())};
    auto asked = request();
    asked.messages.append(message(u"model"_s, {QJsonObject{{u"toolRequest"_s, QJsonObject{{u"ref"_s, u"c"_s}, {u"name"_s, u"f"_s}, {u"input"_s, QJsonObject{{u"a"_s, 1}}}}}}}));
    asked.messages.append(message(u"tool"_s, {QJsonObject{{u"toolResponse"_s, QJsonObject{{u"ref"_s, u"c"_s}, {u"output"_s, QJsonObject{{u"b"_s, 2}}}}}}}));
    asked.messages.append(message(u"user"_s, {QJsonObject{{u"text"_s, u"see"_s}}, QJsonObject{{u"media"_s, QJsonObject{{u"url"_s, u"data:image/png;base64,AA"_s}}}}}));
    asked.config = {{u"temperature"_s, 0.5}, {u"topP"_s, 0.9}, {u"maxOutputTokens"_s, 10}, {u"stopSequences"_s, QJsonArray{u"."_s}}, {u"stream"_s, false}, {u"seed"_s, 7}};
    asked.tools = {QJsonObject{{u"name"_s, u"f"_s}, {u"description"_s, u"d"_s}, {u"inputSchema"_s, QJsonObject{{u"type"_s, u"object"_s}}}}};
    QVERIFY(QCoro::waitFor(m_chat->generate(asked, {}, {})));

    const QByteArray sent = m_server->requests.first();
    QVERIFY(sent.startsWith("POST /v1/chat/completions HTTP/1.1\r\n"));
    QVERIFY(sent.toLower().contains("\r\nauthorization: bearer sk-secret-123\r\n"));
    const QJsonObject body = QJsonDocument::fromJson(sent.sliced(sent.indexOf("\r\n\r\n") + 4)).object();
    const QJsonObject expected = QJsonDocument::fromJson(R"({"model":"m","stream":true,"stream_options":{"include_usage":true},"temperature":0.5,"top_p":0.9,"max_tokens":10,"stop":["."],"seed":7,
        "tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object"}}}],
        "messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"Hi"},
          {"role":"assistant","content":"","tool_calls":[{"id":"c","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}}]},
          {"role":"tool","tool_call_id":"c","content":"{\"b\":2}"},
          {"role":"user","content":[{"type":"text","text":"see"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AA"}}]}]})").object();
    QCOMPARE(QJsonDocument(body).toJson(), QJsonDocument(expected).toJson());
}

void TestOpenAiChat::statusBecomesAFault_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<QString>("advice");
    QTest::newRow("400") << 400 << Fault::Invalid << u"not accepted"_s;
    QTest::newRow("401") << 401 << Fault::Refused << u"set OPENAI_API_KEY"_s;
    QTest::newRow("403") << 403 << Fault::Refused << u"set OPENAI_API_KEY"_s;
    QTest::newRow("404") << 404 << Fault::NotFound << u"check the agent's 'model'"_s;
    QTest::newRow("422") << 422 << Fault::Invalid << u"not accepted"_s;
    QTest::newRow("429") << 429 << Fault::Busy << u"try again later"_s;
    QTest::newRow("500") << 500 << Fault::Unreachable << u"try again later"_s;
    QTest::newRow("529") << 529 << Fault::Unreachable << u"try again later"_s;
}

void TestOpenAiChat::statusBecomesAFault()
{
    QFETCH(const int, status);
    QFETCH(const Fault, fault);
    QFETCH(const QString, advice);
    const auto script = ScriptedServer::answer(status, R"({"error":{"message":"because ü","type":"t"}})", "retry-after-ms: 1\r\n");
    m_server->scripts = {script, script, script};
    const auto reply = ask();
    QVERIFY(!reply);
    QCOMPARE(reply.error().fault, fault);
    for (const QString &part : {QString::number(status), advice, u"because ü"_s, u"127.0.0.1"_s})
        QVERIFY2(reply.error().detail.contains(part), qPrintable(reply.error().detail));
    QCOMPARE(m_server->requests.size(), status == 429 || status >= 500 ? 3 : 1);
}

void TestOpenAiChat::passingFaultIsTriedAgain()
{
    m_server->scripts = {ScriptedServer::answer(503, "{}"), {{}, ScriptedServer::Script::End::Reset}, ScriptedServer::stream(hello())};
    const auto reply = ask();
    QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
    QCOMPARE(m_server->requests.size(), 3);
}

void TestOpenAiChat::refusedKeyIsNotTriedAgain()
{
    m_server->scripts = {ScriptedServer::answer(503, "{}", "x-should-retry: false\r\n")};
    QVERIFY(!ask());
    QCOMPARE(m_server->requests.size(), 1);
}

void TestOpenAiChat::keyIsNeverInAnError()
{
    m_server->scripts = {ScriptedServer::answer(401, R"({"error":{"message":"Incorrect API key provided: sk-secret-123."}})")};
    const auto reply = ask();
    QVERIFY(!reply);
    QVERIFY2(!reply.error().detail.contains("sk-secret"_L1), qPrintable(reply.error().detail));
}

void TestOpenAiChat::cutStreamIsTriedAgainOnlyWithoutProgress()
{
    const QByteArray half = "data: {\"choices\":[{\"delta\":{\"content\":\"half\"}}]}\n\n";
    m_server->scripts = {ScriptedServer::stream(half), ScriptedServer::stream(hello())};
    const auto reply = ask();
    QVERIFY(!reply);
    QCOMPARE(reply.error().fault, Fault::Unreachable);
    QCOMPARE(m_server->requests.size(), 1); // "half" was handed on and would be said twice

    m_server->scripts = {ScriptedServer::stream(": nothing yet\n\n"), ScriptedServer::stream(hello())};
    QVERIFY(ask());
    QCOMPARE(m_server->requests.size(), 3);
}

void TestOpenAiChat::redirectIsNotFollowedWithTheKey()
{
    ScriptedServer other;
    m_server->scripts = {ScriptedServer::answer(307, "", "Location: " + other.url().toEncoded() + "chat/completions\r\n")};
    const auto reply = ask();
    QVERIFY(!reply);
    QVERIFY2(reply.error().detail.contains("redirected"_L1), qPrintable(reply.error().detail));
    QVERIFY(other.requests.isEmpty());
}

void TestOpenAiChat::pageIsNoAnswer()
{
    m_server->scripts = {ScriptedServer::answer(200, "<html>Welcome</html>", {}, "text/html")};
    const auto page = ask();
    QVERIFY(!page);
    QCOMPARE(page.error().fault, Fault::Invalid);
    QVERIFY2(page.error().detail.contains("text/html"_L1), qPrintable(page.error().detail));
    m_server->scripts = {ScriptedServer::answer(200, "{}")};
    QCOMPARE(ask().error().fault, Fault::Invalid);
}

void TestOpenAiChat::deadlineEndsTheCall()
{
    auto quiet = ScriptedServer::stream("data: {\"choices\":[{\"delta\":{\"content\":\"half\"}}]}\n\n");
    quiet.end = ScriptedServer::Script::End::Stay;
    m_server->scripts = {quiet};
    const auto reply = ask({}, std::chrono::milliseconds(200));
    QVERIFY(!reply);
    QCOMPARE(reply.error().fault, Fault::Timeout);
    QTRY_COMPARE(m_server->closedByClient, 1);
}

void TestOpenAiChat::cancellingClosesTheConnection()
{
    auto quiet = ScriptedServer::stream("data: {\"choices\":[{\"delta\":{\"content\":\"half\"}}]}\n\n");
    quiet.end = ScriptedServer::Script::End::Stay;
    m_server->scripts = {quiet};
    std::stop_source stop;
    auto asked = request();
    std::jthread canceller;
    const auto reply = QCoro::waitFor(m_chat->generate(asked, [&](const QString &) { canceller = std::jthread([&stop] { stop.request_stop(); }); }, stop.get_token()));
    QVERIFY(!reply);
    QCOMPARE(reply.error().fault, Fault::Cancelled);
    QTRY_COMPARE(m_server->closedByClient, 1);

    QCOMPARE(ask(stop.get_token()).error().fault, Fault::Cancelled); // asked before it began
    QCOMPARE(m_server->requests.size(), 1);
}

void TestOpenAiChat::providerMayGoDuringACall()
{
    m_server->scripts = {ScriptedServer::stream(hello(), 200)};
    auto task = m_chat->generate(request(), {}, {});
    m_chat.reset();
    const auto reply = QCoro::waitFor(std::move(task));
    QVERIFY2(reply, reply ? "" : qPrintable(reply.error().detail));
    QCOMPARE(reply->text, u"Grüß dich 🛰️"_s);
}

void TestOpenAiChat::nobodyListening()
{
    m_server->close();
    const auto reply = ask();
    QVERIFY(!reply);
    QCOMPARE(reply.error().fault, Fault::Unreachable);
    QVERIFY2(reply.error().detail.contains(u"127.0.0.1:%1"_s.arg(m_server->url().port() > 0 ? m_server->url().port() : 0)) || reply.error().detail.contains("127.0.0.1:"_L1), qPrintable(reply.error().detail));
}

void TestOpenAiChat::withoutKeyOrServerItIsRehearsed_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("model");
    QTest::newRow("nothing") << u""_s << u""_s << u""_s << u"gpt-4o"_s << u"rehearsal"_s;
    QTest::newRow("a key") << u""_s << u"k"_s << u""_s << u"gpt-4o"_s << u"gpt-4o"_s;
    QTest::newRow("a key, no model") << u""_s << u"k"_s << u""_s << u""_s << u"gpt-4o-mini"_s;
    QTest::newRow("a server of one's own") << u""_s << u""_s << u"http://127.0.0.1:11434/v1"_s << u"llama3"_s << u"llama3"_s;
    QTest::newRow("rehearsal wanted") << u"rehearsal"_s << u"k"_s << u""_s << u"gpt-4o"_s << u"rehearsal"_s;
    QTest::newRow("agent wants rehearsal") << u""_s << u"k"_s << u""_s << u"rehearsal"_s << u"rehearsal"_s;
}

void TestOpenAiChat::withoutKeyOrServerItIsRehearsed()
{
    QFETCH(const QString, provider);
    QFETCH(const QString, key);
    QFETCH(const QString, url);
    QFETCH(const QString, asked);
    QFETCH(const QString, model);
    QProcessEnvironment environment;
    environment.insert(u"OPENAI_API_KEY"_s, key);
    environment.insert(u"OPENAI_BASE_URL"_s, url);
    core::Models models(core::ModelSettings::withEnvironment({.provider = provider}, environment));
    QCOMPARE(models.choose(asked).model, model);
    QVERIFY(key.isEmpty() || !models.describe().contains(u"'%1'"_s.arg(key)));
}

QTEST_GUILESS_MAIN(TestOpenAiChat)
#include "tst_openaichat.moc"
