// SPDX-License-Identifier: Apache-2.0
#include "historyexamples.h"
#include "lattice/history/eventfilter.h"

#include <QDate>
#include <QJsonArray>
#include <QTest>

using namespace lattice;
using namespace Qt::StringLiterals;

namespace {

const QDateTime kNow(QDate(2026, 1, 26), QTime(18, 30), QTimeZone::UTC);

EventFilter filter(const QString &text)
{
    const auto parsed = EventFilter::parse(text, kNow);
    if (!parsed)
        qFatal("%s: %s", qPrintable(text), qPrintable(parsed.error().expected));
    return *parsed;
}

Event sample()
{
    Event event = examples::workEvent(u"failed"_s, u"9f2c-1"_s, {{u"station_id"_s, u"station-edge-3"_s}, {u"station_name"_s, u"edge 3"_s},
                                                                 {u"agent_name"_s, u"Vuln-Scanner"_s}, {u"run_id"_s, u"run-7"_s},
                                                                 {u"requested_by"_s, u"cli"_s}, {u"error"_s, u"Tool timeout, \"größer\" als 30 s"_s}});
    event.id = u"9f2c-1.2.failed"_s;
    event.traceparent = u"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"_s;
    event.time = QDateTime(QDate(2026, 1, 26), QTime(16, 20), QTimeZone::UTC);
    return event;
}

} // namespace

class EventFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "UTC"); }

    void eventIsFoundByWhatItSays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *text, bool expected) { QTest::newRow(text) << QString::fromUtf8(text) << expected; };
        row("", true);
        row("   ", true);
        row("type:work.*", true);
        row("type:work.failed", true);
        row("type:station.lattice.work.failed", true);
        row("TYPE:Work.Failed", true);
        row("type:work", false);
        row("type:agent.*", false);
        row("-type:agent.*", true);
        row("is:failed", true);
        row("is:done", false);
        row("station:\"edge 3\"", true);
        row("station:edge*", true);
        row("station:station-edge-3", true);
        row("station:leader-01", false);
        row("station:\"edge*\"", false);
        row("agent:vuln-scanner", true);
        row("agent:*", true);
        row("work:9f2c*", true);
        row("work:9f2c", false);
        row("run:run-7", true);
        row("by:CLI", true);
        row("id:9f2c-1.2.failed", true);
        row("trace:0af7651916cd43dd8448eb211c80319c", true);
        row("trace:0af7*", true);
        row("\"tool TIMEOUT\"", true);
        row("timeout", true);
        row("timeouts", false);
        row("-timeouts", true);
        row("text:größer", true);
        row("GRÖSSER", false);
        row("GRÖßER", true);
        row("\"\\\"größer\\\"\"", true);
        row("text:tool*30", true);
        row("text~time(d|out)", true);
        row("text~Time(d|out)", false);
        row("text~\"als \\d+ s\"", true);
        row("-text~xyz", true);
        row("since:3h", true);
        row("since:2h", false);
        row("since:1h90m", true);
        row("until:16:20:01", true);
        row("until:16:20", false);
        row("since:16:20", true);
        row("since:2026-01-26", true);
        row("until:2026-01-26", true);
        row("until:2026-01-25", false);
        row("since:2026-01-26T16:20:00Z", true);
        row("since:2026-01-26T17:20:00+01:00", true);
        row("type:work.* is:failed station:\"edge 3\" since:3h", true);
        row("type:work.* is:failed station:\"edge 4\" since:3h", false);
    }

    void eventIsFoundByWhatItSays()
    {
        QFETCH(const QString, text);
        QTEST(filter(text).matches(sample()), "expected");
        QTEST(filter(text).matches(sample(), encode(sample())), "expected");
    }

    void mistakeIsToldWithItsPlace_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qsizetype>("position");
        QTest::addColumn<qsizetype>("length");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, qsizetype position, qsizetype length, const char *expected) {
            QTest::newRow(text) << QString::fromUtf8(text) << position << length << QString::fromUtf8(expected);
        };
        row("is:broken", 3, 6, "a state: queued, running");
        row("type:a colour:red", 7, 6, "one of type, station");
        row("type:", 5, 0, "a value");
        row("is:", 3, 0, "a value");
        row("station:\"edge", 13, 0, "a closing quotation mark for the one at 9");
        row("since:yesterday", 6, 9, "a time");
        row("since:26h:3", 6, 5, "a time");
        row("since:25:00", 6, 5, "a time");
        row("text~a(b", 8, 0, "a regular expression");
        row("type~work", 4, 1, "a colon");
        row("is:failed -", 11, 0, "a term right after the minus");
        row("\"\"", 0, 2, "a value");
    }

    void mistakeIsToldWithItsPlace()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, expected);
        const auto parsed = EventFilter::parse(text, kNow);
        QVERIFY(!parsed);
        QTEST(parsed.error().position, "position");
        QTEST(parsed.error().length, "length");
        QVERIFY2(parsed.error().expected.startsWith(expected), qPrintable(parsed.error().expected));
    }

    void termsTellWhereTheyStand()
    {
        const EventFilter parsed = filter(u"  type:work.*  -\"edge 3\" since:2h"_s);
        QCOMPARE(parsed.terms().size(), 3);
        QCOMPARE(parsed.terms()[0].position, 2);
        QCOMPARE(parsed.terms()[0].length, 11);
        QVERIFY(parsed.terms()[0].wildcard);
        QCOMPARE(parsed.terms()[1].position, 15);
        QCOMPARE(parsed.terms()[1].length, 9);
        QVERIFY(parsed.terms()[1].negated);
        QCOMPARE(parsed.terms()[1].value, u"edge 3");
        QCOMPARE(parsed.terms()[2].time, kNow.addSecs(-7200));
    }

    void timeOfDayIsTheLastOne()
    {
        QCOMPARE(filter(u"since:18:29"_s).terms()[0].time, QDateTime(QDate(2026, 1, 26), QTime(18, 29), QTimeZone::UTC));
        QCOMPARE(filter(u"since:18:31"_s).terms()[0].time, QDateTime(QDate(2026, 1, 25), QTime(18, 31), QTimeZone::UTC));
    }

    void timeOfTheServerCountsBeforeThatOfTheStation()
    {
        Event event = sample();
        event.stored = QDateTime(QDate(2026, 1, 26), QTime(17, 0), QTimeZone::UTC);
        QVERIFY(filter(u"since:16:30"_s).matches(event));
        QVERIFY(!filter(u"until:16:30"_s).matches(event));
    }

    void patternOfBadWillEnds()
    {
        Event event = sample();
        event.data.insert(u"error"_s, QString(5000, u'a'));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!filter(u"text~(a|aa)+$b"_s).matches(event));
        QVERIFY(timer.elapsed() < 5000);
    }

    void scannedFactsAreThoseOfTheDecodedEvent_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("isScanned");
        const auto row = [](const char *name, const QByteArray &body, bool isScanned) { QTest::newRow(name) << body << isScanned; };
        row("work", encode(sample()), false); // quotation marks inside
        Event plain = sample();
        plain.data.insert(u"error"_s, u"größer"_s);
        row("unicode", encode(plain), true);
        plain.data.insert(u"more"_s, QJsonObject{{u"list"_s, QJsonArray({QJsonValue(1), QJsonValue(-2.5), QJsonValue(true), QJsonValue(), QJsonValue(u"x"_s)})}});
        row("nested", encode(plain), true);
        row("of a large history", examples::large(4).body, true);
        row("without data", R"({"specversion":"1.0","id":"1","source":"station.lattice/abc","type":"x.y","time":"2026-01-26T16:00:00Z"})", true);
        row("with blanks", "{ \"specversion\" : \"1.0\",\n \"id\":\"1\", \"source\":\"s\", \"type\":\"x\", \"time\":\"2026-01-26T16:00:00Z\" }\n", true);
        row("keys of Go in another case", R"({"SpecVersion":"1.0","id":"1","source":"s","type":"x","time":"2026-01-26T16:00:00Z"})", false);
        row("key twice", R"({"specversion":"1.0","id":"1","id":"2","source":"s","type":"x","time":"2026-01-26T16:00:00Z"})", false);
        row("agent is a number", R"({"specversion":"1.0","id":"1","source":"s","type":"x","time":"2026-01-26T16:00:00Z","data":{"agent_name":7,"agent_id":"a"}})", true);
    }

    void scannedFactsAreThoseOfTheDecodedEvent()
    {
        QFETCH(const QByteArray, body);
        const auto scanned = scanFacts(body);
        QFETCH(const bool, isScanned);
        const auto event = decodeEvent(body);
        QVERIFY(event);
        if (isScanned)
            QVERIFY(scanned);
        if (scanned)
            QCOMPARE(*scanned, factsOf(*event));
    }

    void everyDayIsScannedThatThereIs()
    {
        for (int day = 0; day < 5 * 372; ++day) { // five years of twelve months of 31 days
            const QDate date(2024 + day / 372, day % 372 / 31 + 1, day % 31 + 1);
            const QByteArray text = u"%1-%2-%3"_s.arg(2024 + day / 372).arg(day % 372 / 31 + 1, 2, 10, '0'_L1).arg(day % 31 + 1, 2, 10, '0'_L1).toLatin1();
            const QByteArray body = QByteArray(R"({"specversion":"1.0","id":"1","source":"s","type":"x","time":"DATET16:00:00Z"})").replace("DATE", text);
            const bool isLeapDay = text.endsWith("-02-29"); // which the real parser judges
            QVERIFY2(scanFacts(body).has_value() == (date.isValid() && !isLeapDay), text.constData());
            QVERIFY2(decodeEvent(body).has_value() == date.isValid(), text.constData());
        }
    }

    void whatIsNoEventIsNotScanned()
    {
        for (const char *body : {"", "{", "[]", "{}", R"({"id":"1"})", R"({"specversion":"1.0","id":"1","source":"s","type":"x","time":"2026-13-26T16:00:00Z"})",
                                 R"({"specversion":"1.0","id":"1","source":"s","type":"x","time":"2026-01-26T16:00:00Z"} x)",
                                 R"({"specversion":"2.0","id":"1","source":"s","type":"x","time":"2026-01-26T16:00:00Z"})",
                                 R"({"specversion":"1.0","id":"1","source":"s","type":"x y","time":"2026-01-26T16:00:00Z"})",
                                 R"({"specversion":"1.0","id":"1","source":"s","type":"x","time":"2026-01-26T16:00:00Z","data":[1]})",
                                 "{\"specversion\":\"1.0\",\"id\":\"\xff\",\"source\":\"s\",\"type\":\"x\",\"time\":\"2026-01-26T16:00:00Z\"}"})
            QVERIFY2(!scanFacts(body), body);
    }
};

QTEST_GUILESS_MAIN(EventFilterTest)

#include "tst_eventfilter.moc"
