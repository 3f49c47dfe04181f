// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/traceparent.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lattice;

class TestTraceparent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wellFormedTextIsReadAndWrittenBack();
    void laterVersionsAreReadAsFarAsWeKnowThem();
    void malformedTextIsNoTrace_data();
    void malformedTextIsNoTrace();
    void childStaysInItsTrace();
    void newTracesDiffer();
};

static const QString kExample = u"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"_s;

void TestTraceparent::wellFormedTextIsReadAndWrittenBack()
{
    const auto trace = Traceparent::parse(kExample);
    QVERIFY(trace);
    QCOMPARE(trace->traceId(), u"0af7651916cd43dd8448eb211c80319c"_s);
    QCOMPARE(trace->spanId(), u"b7ad6b7169203331"_s);
    QVERIFY(trace->isSampled());
    QCOMPARE(trace->toString(), kExample);
    QVERIFY(!Traceparent::parse(kExample.chopped(2) + u"00"_s)->isSampled());
}

void TestTraceparent::laterVersionsAreReadAsFarAsWeKnowThem()
{
    const auto trace = Traceparent::parse(u"cc"_s + kExample.sliced(2) + u"-more"_s);
    QVERIFY(trace);
    QCOMPARE(trace->toString(), kExample);
}

void TestTraceparent::malformedTextIsNoTrace_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QString();
    QTest::newRow("short") << kExample.chopped(1);
    QTest::newRow("long") << kExample + u"-00"_s;
    QTest::newRow("version ff") << u"ff"_s + kExample.sliced(2);
    QTest::newRow("later version without a dash") << u"01"_s + kExample.sliced(2) + u"x"_s;
    QTest::newRow("upper case") << kExample.toUpper();
    QTest::newRow("no trace") << u"00-00000000000000000000000000000000-b7ad6b7169203331-01"_s;
    QTest::newRow("no span") << u"00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01"_s;
    QTest::newRow("no hex") << QString(kExample).replace(u'f', u'g');
    QTest::newRow("no dash") << QString(kExample).replace(u'-', u'0');
    QTest::newRow("blank in front") << u' ' + kExample;
}

void TestTraceparent::malformedTextIsNoTrace()
{
    QFETCH(QString, text);
    QVERIFY(!Traceparent::parse(text));
}

void TestTraceparent::childStaysInItsTrace()
{
    const auto parent = Traceparent::parse(kExample.chopped(1) + u'0');
    const Traceparent child = parent->child();
    QCOMPARE(child.traceId(), parent->traceId());
    QVERIFY(child.spanId() != parent->spanId());
    QCOMPARE(child.isSampled(), parent->isSampled());
    QCOMPARE(Traceparent::parse(child.toString()).value(), child);
}

void TestTraceparent::newTracesDiffer()
{
    QSet<QString> traces;
    for (int i = 0; i < 1000; ++i) {
        const Traceparent trace = Traceparent::make();
        QCOMPARE(Traceparent::parse(trace.toString()).value(), trace);
        traces.insert(trace.traceId());
    }
    QCOMPARE(traces.size(), 1000);
}

QTEST_GUILESS_MAIN(TestTraceparent)
#include "tst_traceparent.moc"
