// SPDX-License-Identifier: Apache-2.0
#include "core/model/chatfold.h"
#include "core/model/retry.h"
#include "core/model/sseparser.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using core::SseEvent;
using core::SseParser;

Q_DECLARE_METATYPE(QList<SseEvent>)

/*! What a chat server says, event by event; tst_modelwire has the way there. */
class ChatAnswer final
{
public:
    lattice::Result<QString> take(const SseEvent &event)
    {
        if (event.data != "[DONE]"_L1)
            return m_fold.take(QJsonDocument::fromJson(event.data.toUtf8()).object());
        m_fold.takeDone();
        return QString();
    }
    lattice::Result<core::ModelReply> reply() const { return m_fold.reply(); }
    bool isDone() const { return m_fold.isDone(); }

private:
    core::ChatFold m_fold;
};

/*! Streams of events, and what a chat server says by them. */
class TestSse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streamGivesItsEvents_data();
    void streamGivesItsEvents();
    void everyCutGivesTheSameEvents_data() { streamGivesItsEvents_data(); }
    void everyCutGivesTheSameEvents();
    void endlessEventIsAnError();
    void toolCallsAreJoined();
    void streamThatEndsEarlyIsCut();
    void oddPieces_data();
    void oddPieces();
    void delayIsWhatTheServerAsks_data();
    void delayIsWhatTheServerAsks();
    void retriesAreForPassingFaults();
};

void TestSse::streamGivesItsEvents_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QList<SseEvent>>("events");
    const QList<SseEvent> two{{.data = u"one"_s}, {.data = u"zwei 🛰️ ü"_s}};
    QTest::newRow("LF") << "data: one\n\ndata: zwei 🛰️ ü\n\n"_ba << two;
    QTest::newRow("CRLF") << "data: one\r\n\r\ndata: zwei 🛰️ ü\r\n\r\n"_ba << two;
    QTest::newRow("CR") << "data: one\r\rdata: zwei 🛰️ ü\r\r"_ba << two;
    QTest::newRow("mixed") << "data: one\r\n\ndata: zwei 🛰️ ü\n\r\n"_ba << two;
    QTest::newRow("no space") << "data:one\n\ndata:zwei 🛰️ ü\n\n"_ba << two;
    QTest::newRow("no last blank line") << "data: one\n\ndata: zwei 🛰️ ü\n"_ba << two;
    QTest::newRow("no last line ending") << "data: one\n\ndata: zwei 🛰️ ü"_ba << two;
    QTest::newRow("comments") << ": hello\n\ndata: one\n:\n\n:keep-alive\ndata: zwei 🛰️ ü\n\n"_ba << two;
    QTest::newRow("byte order mark") << "\xef\xbb\xbf""data: one\n\ndata: zwei 🛰️ ü\n\n"_ba << two;
    QTest::newRow("several data lines") << "data: a\ndata:  b\ndata\n\n"_ba << QList<SseEvent>{{.data = u"a\n b\n"_s}};
    QTest::newRow("all fields") << "event: x\nid: 7\nretry: 30\ndata: d\nunknown: y\n\ndata: e\n\n"_ba
                                << QList<SseEvent>{{.event = u"x"_s, .data = u"d"_s, .id = u"7"_s, .retryMs = 30}, {.data = u"e"_s, .id = u"7"_s}};
    QTest::newRow("no data, no event") << "event: ping\n\n\n\nid: 1\n\n"_ba << QList<SseEvent>{};
    QTest::newRow("empty data") << "data:\n\n"_ba << QList<SseEvent>{{.data = u""_s}};
    QTest::newRow("bad retry") << "retry: soon\nretry: -1\ndata: a\n\n"_ba << QList<SseEvent>{{.data = u"a"_s}};
    QTest::newRow("nothing") << ""_ba << QList<SseEvent>{};
}

void TestSse::streamGivesItsEvents()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const QList<SseEvent>, events);
    const auto parsed = SseParser::parse(stream);
    QVERIFY(parsed);
    QCOMPARE(*parsed, events);
}

void TestSse::everyCutGivesTheSameEvents()
{
    QFETCH(const QByteArray, stream);
    QFETCH(const QList<SseEvent>, events);
    for (qsizetype first = 0; first <= stream.size(); ++first) {
        for (qsizetype second = first; second <= stream.size(); ++second) {
            SseParser parser;
            QList<SseEvent> got = *parser.feed(QByteArrayView(stream).first(first));
            got += *parser.feed(QByteArrayView(stream).sliced(first, second - first));
            got += *parser.feed(QByteArrayView(stream).sliced(second));
            got += parser.finish();
            QCOMPARE(got, events);
        }
    }
}

void TestSse::endlessEventIsAnError()
{
    SseParser parser;
    const QByteArray piece = "data: " + QByteArray(1'000'000, 'x') + '\n';
    int fed = 0;
    while (parser.feed(piece) && fed < 100)
        ++fed;
    QCOMPARE(fed, 16);
}

void TestSse::toolCallsAreJoined()
{
    ChatAnswer stream;
    for (const char *data : {R"({"model":"m","choices":[{"delta":{"role":"assistant","content":null,"tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"look","arguments":""}}]}}]})",
             R"({"choices":[{"delta":{"tool_calls":[{"index":1,"id":"c2","function":{"name":"write","arguments":"{}"}}]}}]})",
             R"({"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"{\"a\":"}}]}}]})",
             R"({"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\"ü\"}"}}]}}]})",
             R"({"choices":[{"delta":{},"finish_reason":"tool_calls"}]})", R"({"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":7}})", "[DONE]"})
        QVERIFY(stream.take({.data = QString::fromUtf8(data)}));
    const auto reply = stream.reply();
    QVERIFY(reply);
    QCOMPARE(reply->toolCalls, (QList<core::ToolCall>{{.id = u"c1"_s, .name = u"look"_s, .input = {{u"a"_s, u"ü"_s}}}, {.id = u"c2"_s, .name = u"write"_s, .input = {}}}));
    QCOMPARE(reply->stop, core::StopReason::Tools);
    QCOMPARE(reply->usage, (core::Usage{.inputTokens = 5, .outputTokens = 7}));
    QCOMPARE(reply->model, u"m"_s);
    QVERIFY(stream.isDone());
}

void TestSse::streamThatEndsEarlyIsCut()
{
    ChatAnswer stream;
    QCOMPARE(*stream.take({.data = uR"({"choices":[{"delta":{"content":"half"}}]})"_s}), u"half"_s);
    QVERIFY(!stream.reply());
    QCOMPARE(stream.reply().error().fault, lattice::Fault::Unreachable);
    QVERIFY(stream.take({.data = uR"({"choices":[{"delta":{"content":" of it"},"finish_reason":"length"}]})"_s}));
    QCOMPARE(stream.reply()->text, u"half of it"_s);
    QCOMPARE(stream.reply()->stop, core::StopReason::Length);
    QCOMPARE(stream.reply()->usage.inputTokens, -1); // not said is not zero
}

void TestSse::oddPieces_data()
{
    QTest::addColumn<QString>("data");
    QTest::addColumn<bool>("fine");
    QTest::newRow("error in the middle") << u"{\"error\":{\"message\":\"overloaded\"}}"_s << false;
    QTest::newRow("error as text") << u"{\"error\":\"overloaded\"}"_s << false;
    QTest::newRow("error null") << u"{\"error\":null,\"choices\":[]}"_s << true;
    QTest::newRow("choices of other types") << u"{\"choices\":[7]}"_s << true;
    QTest::newRow("content a list") << u"{\"choices\":[{\"delta\":{\"content\":[1]}}]}"_s << true;
    QTest::newRow("call without a name") << uR"({"choices":[{"delta":{"tool_calls":[{"index":-5}]}}]})"_s << true;
}

void TestSse::oddPieces()
{
    QFETCH(const QString, data);
    QFETCH(const bool, fine);
    ChatAnswer stream;
    QCOMPARE(stream.take({.data = data}).has_value(), fine);
    if (QLatin1StringView(QTest::currentDataTag()) == "call without a name"_L1) { // the model is told, and the run goes on
        QVERIFY(stream.take({.data = u"[DONE]"_s}));
        const auto reply = stream.reply();
        QVERIFY(reply.has_value());
        QCOMPARE(reply->toolCalls.size(), 1);
        QCOMPARE(reply->toolCalls.first().name, u"unnamed"_s);
    }
}

void TestSse::delayIsWhatTheServerAsks_data()
{
    QTest::addColumn<QByteArray>("ms");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("expected");
    QTest::newRow("milliseconds") << "250"_ba << "9"_ba << 250;
    QTest::newRow("seconds") << ""_ba << "1.5"_ba << 1500;
    QTest::newRow("date") << ""_ba << "Sun, 06 Nov 1994 08:49:40 GMT"_ba << 3000;
    QTest::newRow("date gone by") << ""_ba << "Sun, 06 Nov 1994 08:00:00 GMT"_ba << 0;
    QTest::newRow("nothing") << ""_ba << ""_ba << -1;
    QTest::newRow("words") << "soon"_ba << "later"_ba << -1;
    QTest::newRow("an hour") << ""_ba << "3600"_ba << -1;
    QTest::newRow("negative") << "-5"_ba << ""_ba << -1;
    QTest::newRow("not a number") << "nan"_ba << "inf"_ba << -1;
}

void TestSse::delayIsWhatTheServerAsks()
{
    QFETCH(const QByteArray, ms);
    QFETCH(const QByteArray, after);
    QFETCH(const int, expected);
    const QDateTime now(QDate(1994, 11, 6), QTime(8, 49, 37), QTimeZone::UTC);
    QCOMPARE(core::Retry::askedDelay(ms, after, now).count(), expected);
}

void TestSse::retriesAreForPassingFaults()
{
    for (const int status : {408, 409, 429, 500, 502, 503, 529})
        QVERIFY(core::Retry::isWorthwhile(status, {}));
    for (const int status : {400, 401, 403, 404, 422})
        QVERIFY(!core::Retry::isWorthwhile(status, {}));
    QVERIFY(core::Retry::isWorthwhile(400, "true"));
    QVERIFY(!core::Retry::isWorthwhile(500, "false"));
    const core::Retry retry;
    for (int attempt = 0; attempt < 40; ++attempt) {
        QVERIFY(retry.backoff(attempt) <= retry.longest);
        QVERIFY(retry.backoff(attempt) >= retry.first * 3 / 4);
    }
}

QTEST_GUILESS_MAIN(TestSse)
#include "tst_sse.moc"
