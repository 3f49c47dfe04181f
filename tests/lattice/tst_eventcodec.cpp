// SPDX-License-Identifier: Apache-2.0
#include "golden.h"
#include "lattice/history/eventcodec.h"
#include "lattice/history/eventmaker.h"
#include "lattice/protocol/subject.h"
#include "lattice/protocol/wiretime.h"

#include <QJsonArray>
#include <QTest>
#include <QTimeZone>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace lattice;

class TestEventCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsAreAsTheirGoldenFilesSay();
    void madeEventsHaveTheGoldenPayload();
    void everyMadeEventSurvivesTheWire();
    void everyMadeEventHasASubjectAndAnIdOfItsOwn();
    void longTasksAreCutBetweenCharacters();
    void eventsOfOthersMayHaveMoreAndLess();
    void brokenEventsAreInvalidAndSayWhere_data();
    void brokenEventsAreInvalidAndSayWhere();
};

static const EventMaker kMaker(u"security-01"_s, u"security"_s);
static const InvocationFacts kRun{.runId = u"c-1"_s,
                                  .agentId = u"1"_s,
                                  .agentName = u"VulnScanner"_s,
                                  .requestedBy = u"6f9c2b7e-3c1d-4b0e-9a55-1f2e3d4c5b6a"_s};
static const QString kTrace = u"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"_s;

static QList<Event> allKinds()
{
    const AgentInfo agent{.id = u"1"_s, .name = u"Prüfer"_s};
    return {
        kMaker.stationJoined(u"0.1.0"_s, u"prod"_s, 3),
        kMaker.stationLeft(u"graceful"_s),
        kMaker.stationLost(u"other-01"_s, u"other"_s, u"timeout"_s),
        kMaker.agentRegistered(agent, {u"files"_s}),
        kMaker.agentDeregistered(agent, u"removed"_s),
        kMaker.agentInvoked(kRun, u"scan the network"_s, kTrace),
        kMaker.agentAnswered(kRun, {.succeeded = true, .durationMs = 12.5, .toolCalls = 2, .model = u"m"_s}, kTrace),
        kMaker.agentAnswered(kRun, {.error = u"no key"_s}, {}),
        kMaker.agentChanged(agent),
        kMaker.agentConflict({.agent = u"Prüfer"_s, .ownerId = u"other-01"_s, .ownerName = u"other"_s}),
        kMaker.agentConflictEnded({.agent = u"Prüfer"_s, .ownerId = u"other-01"_s, .ownerName = u"other"_s}),
        kMaker.workSnoozed({.workId = u"w-2"_s, .until = QDateTime({2026, 1, 26}, {16, 15}, QTimeZone::utc()), .reason = u"Anna schaut nach"_s, .by = u"window"_s}),
    };
}

/*! What differs each time, as the golden files have it. */
static Event withIdAndTime(Event event, const QString &id, int milliseconds)
{
    event.id = id;
    event.time = QDateTime({2026, 1, 26}, {16, 0, 0, milliseconds}, QTimeZone::utc());
    if (event.data.contains("joined_at"_L1))
        event.data["joined_at"_L1] = toWireTime(event.time);
    return event;
}

void TestEventCodec::eventsAreAsTheirGoldenFilesSay()
{
    compareGolden("protocol/event-invoked.json",
                  withIdAndTime(kMaker.agentInvoked(kRun, u"scan the network"_s, kTrace), u"3f0f2c9e-87a5-4d07-b7a3-4d8f8f3f7d10"_s, 7),
                  decodeEvent);
    compareGolden("protocol/event-joined.json",
                  withIdAndTime(kMaker.stationJoined(u"0.1.0"_s, {}, 3), u"5a55cc7a-8b67-4d10-8f3f-0d1a0ab4e6c2"_s, 0), decodeEvent);
}

void TestEventCodec::madeEventsHaveTheGoldenPayload()
{
    const QJsonArray expected = QJsonDocument::fromJson(golden("protocol/event-payloads.json")).array();
    const QList<Event> made = allKinds();
    QCOMPARE(made.size(), expected.size());
    for (qsizetype i = 0; i < made.size(); ++i) {
        QJsonObject data = made[i].data;
        for (const auto key : {"joined_at"_L1, "left_at"_L1}) {
            if (data.contains(key))
                QCOMPARE(data.take(key).toString(), toWireTime(made[i].time));
        }
        QCOMPARE(made[i].type, expected[i]["type"_L1].toString());
        QCOMPARE(made[i].subject, expected[i]["subject"_L1].toString());
        QCOMPARE(data, expected[i]["data"_L1].toObject());
    }
}

void TestEventCodec::everyMadeEventSurvivesTheWire()
{
    for (const Event &event : allKinds())
        QCOMPARE(decodeEvent(encode(event)).value(), event);
}

void TestEventCodec::everyMadeEventHasASubjectAndAnIdOfItsOwn()
{
    QSet<QString> ids;
    for (const Event &event : allKinds()) {
        QCOMPARE(Subject::event(event.type).value(), u"lattice.events."_s + event.type);
        QCOMPARE(event.source, u"station.lattice/security-01"_s);
        QVERIFY(!QUuid::fromString(event.id).isNull());
        ids.insert(event.id);
    }
    QCOMPARE(ids.size(), allKinds().size());
}

void TestEventCodec::longTasksAreCutBetweenCharacters()
{
    const auto task = [](const QString &text) { return kMaker.agentInvoked(kRun, text, {}).data["task"_L1].toString(); };
    QCOMPARE(task(QString(500, u'x')), QString(500, u'x'));
    QCOMPARE(task(QString(501, u'x')), QString(500, u'x') + u"..."_s);
    QCOMPARE(task(QString(499, u'x') + u"🙂🙂"_s), QString(499, u'x') + u"..."_s);
}

void TestEventCodec::eventsOfOthersMayHaveMoreAndLess()
{
    const auto bare = decodeEvent(R"({"specversion":"1.0","id":"1","source":"elsewhere","type":"x"})");
    QVERIFY(bare);
    QVERIFY(!bare->time.isValid());
    QCOMPARE(bare->data, QJsonObject());
    const auto more = decodeEvent(R"({"specversion":"1.1","id":"1","source":"s","type":"x.y","stationId":"go-1","data_base64":"AA==",
        "tracecontext":"t","time":"2026-01-26T10:00:00.123456789-06:00","data":{"n":null,"big":9007199254740993}})");
    QVERIFY(more);
    QCOMPARE(more->stationId, u"go-1"_s);
    QCOMPARE(more->time, QDateTime({2026, 1, 26}, {16, 0, 0, 123}, QTimeZone::utc()));
    QCOMPARE(more->data["big"_L1].toInteger(), 9007199254740993);
}

void TestEventCodec::brokenEventsAreInvalidAndSayWhere_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("no id") << R"({"specversion":"1.0","source":"s","type":"x"})"_ba << u"id: is missing"_s;
    QTest::newRow("no source") << R"({"specversion":"1.0","id":"1","type":"x"})"_ba << u"source: is missing"_s;
    QTest::newRow("no type") << R"({"specversion":"1.0","id":"1","source":"s"})"_ba << u"type: is missing"_s;
    QTest::newRow("wildcard") << R"({"specversion":"1.0","id":"1","source":"s","type":"a.>"})"_ba << u"type: is no dotted name"_s;
    QTest::newRow("no version") << R"({"id":"1","source":"s","type":"x"})"_ba << u"specversion: is missing"_s;
    QTest::newRow("version 2") << R"({"specversion":"2.0","id":"1","source":"s","type":"x"})"_ba << u"specversion: is not 1.x"_s;
    QTest::newRow("time") << R"({"specversion":"1.0","id":"1","source":"s","type":"x","time":"noon"})"_ba << u"time: expected"_s;
    QTest::newRow("data") << R"({"specversion":"1.0","id":"1","source":"s","type":"x","data":"text"})"_ba << u"data: expected an object, found a text"_s;
}

void TestEventCodec::brokenEventsAreInvalidAndSayWhere()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const auto event = decodeEvent(bytes);
    QVERIFY(!event);
    QCOMPARE(event.error().fault, Fault::Invalid);
    QVERIFY2(event.error().detail.contains(words), qPrintable(event.error().detail));
}

QTEST_GUILESS_MAIN(TestEventCodec)
#include "tst_eventcodec.moc"
