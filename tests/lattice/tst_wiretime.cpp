// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/wiretime.h"

#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace lattice;

class TestWireTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormThatGoPrintsIsRead_data();
    void everyFormThatGoPrintsIsRead();
    void anythingElseIsRefused_data();
    void anythingElseIsRefused();
    void timesArePrintedAsGoPrintsThem();
};

void TestWireTime::everyFormThatGoPrintsIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QDateTime>("time");
    const auto utc = [](int hour, int ms) { return QDateTime({2026, 1, 26}, {hour, 0, 0, ms}, QTimeZone::utc()); };

    QTest::newRow("no fraction") << u"2026-01-26T10:00:00Z"_s << utc(10, 0);
    QTest::newRow("one digit") << u"2026-01-26T10:00:00.5Z"_s << utc(10, 500);
    QTest::newRow("nine digits, cut, not rounded") << u"2026-01-26T10:00:00.123999999Z"_s << utc(10, 123);
    QTest::newRow("west") << u"2026-01-26T10:00:00.123456789-06:00"_s << utc(16, 123);
    QTest::newRow("east over midnight") << u"2026-01-27T01:00:00+03:00"_s << utc(22, 0);
    QTest::newRow("half an hour") << u"2026-01-26T15:30:00+05:30"_s << utc(10, 0);
    QTest::newRow("Go's zero time") << u"0001-01-01T00:00:00Z"_s << QDateTime();
    QTest::newRow("zero time in a zone") << u"0001-01-01T00:00:00+01:00"_s << QDateTime();
    QTest::newRow("year 0") << u"0000-12-31T23:00:00Z"_s << QDateTime();
}

void TestWireTime::everyFormThatGoPrintsIsRead()
{
    QFETCH(QString, text);
    const auto time = parseWireTime(text);
    QVERIFY(time);
    QTEST(*time, "time");
}

void TestWireTime::anythingElseIsRefused_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", "now", "2026-01-26", "2026-01-26 10:00:00Z", "2026-01-26T10:00:00", "2026-13-01T00:00:00Z",
                             "2026-02-29T00:00:00Z", "2026-01-26T24:00:00Z", "2026-01-26T10:60:00Z", "2026-01-26T10:00:60Z",
                             "2026-01-26T10:00:00.Z", "2026-01-26T10:00:00.1234567890Z", "2026-01-26T10:00:00,5Z",
                             "2026-01-26T10:00:00+24:00", "2026-01-26T10:00:00+0100", "2026-01-26T10:00:00Zx",
                             "2026-1-26T10:00:00Z", "-026-01-26T10:00:00Z", "2026-01-26T10:00:00z"})
        QTest::newRow(text) << QString::fromLatin1(text);
    QTest::newRow("other digits") << u"٢٠٢٦-01-26T10:00:00Z"_s;
}

void TestWireTime::anythingElseIsRefused()
{
    QFETCH(QString, text);
    QVERIFY(!parseWireTime(text));
}

void TestWireTime::timesArePrintedAsGoPrintsThem()
{
    const QDateTime time({2026, 1, 26}, {10, 0, 0, 120}, QTimeZone::fromSecondsAheadOfUtc(-6 * 3600));
    QCOMPARE(toWireTime(time), u"2026-01-26T16:00:00.12Z"_s);
    QCOMPARE(toWireTime(time.addMSecs(-120)), u"2026-01-26T16:00:00Z"_s);
    QCOMPARE(toWireTime(time.addMSecs(-115)), u"2026-01-26T16:00:00.005Z"_s);
    QCOMPARE(toWireTime(QDateTime()), u"0001-01-01T00:00:00Z"_s);
    QCOMPARE(parseWireTime(toWireTime(time)).value(), time);
}

QTEST_GUILESS_MAIN(TestWireTime)
#include "tst_wiretime.moc"
