// SPDX-License-Identifier: Apache-2.0
#include "historyexamples.h"
#include "lattice/history/historyreport.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lattice;
using namespace Qt::StringLiterals;

namespace {

ExportLine lineOf(quint64 sequence, const Event &event)
{
    return {.message = examples::stored(sequence, event)};
}

QString reportOf(const QList<ExportLine> &lines, const ExportHeader &header = {.first = 1, .last = 9})
{
    HistoryReport report;
    for (const ExportLine &line : lines)
        report.add(line);
    return QString::fromUtf8(report.text(header));
}

} // namespace

class HistoryReportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatFailedIsListedAndCounted()
    {
        Event failed = examples::workEvent(u"failed"_s, u"w2"_s);
        failed.data.insert(u"error"_s, u"tool timeout"_s);
        const QString text = reportOf({lineOf(1, examples::workEvent(u"completed"_s, u"w1"_s)), lineOf(2, failed)});
        QVERIFY2(text.contains(u"- 2 events; 1 ended well, 1 failed, 0 were stopped; 0 unreadable"), qPrintable(text));
        QVERIFY2(text.contains(u"## Failures (1)"), qPrintable(text));
        QVERIFY2(text.contains(u"work w2: tool timeout"), qPrintable(text));
        QVERIFY(text.contains(u"work.completed: 1"));
        QVERIFY(text.contains(u"## Questions to a person (0)\n\nNone."));
    }

    void gapsAndWhatCannotBeReadAreSaid()
    {
        ExportLine gap{.gapLast = 7, .gapReason = u"no longer kept"_s};
        gap.message.sequence = 3;
        const ExportLine noise{.message = {.sequence = 8, .subject = "lattice.events.x", .body = "no event", .stored = examples::start()}};
        const QString text = reportOf({gap, noise});
        QVERIFY2(text.contains(u"messages 3 to 7: no longer kept"), qPrintable(text));
        QVERIFY(text.contains(u"1 unreadable"));
    }

    void wordsFromOutsideStayWords()
    {
        Event failed = examples::workEvent(u"failed"_s, u"w2"_s);
        failed.data.insert(u"error"_s, u"# no heading\n| no cell | [no link](http://x) <b>"_s);
        const QString text = reportOf({lineOf(1, failed)});
        QVERIFY2(text.contains(u"\\# no heading \\| no cell \\| \\[no link\\](http://x) \\<b\\>"), qPrintable(text));
    }

    void thousandsAreCountedAndAHundredListed()
    {
        QList<ExportLine> lines;
        for (quint64 i = 1; i <= 1000; ++i)
            lines.append(lineOf(i, examples::workEvent(u"failed"_s, u"w%1"_s.arg(i))));
        const QString text = reportOf(lines);
        QVERIFY(text.contains(u"## Failures (1000)"));
        QVERIFY(text.contains(u"… and 900 more"));
        QVERIFY(!text.contains(u"work w101:"));
    }

    void nothingIsAReportToo()
    {
        const ExportHeader header{.filter = u"is:failed"_s};
        const QString text = reportOf({}, header);
        QVERIFY(text.contains(u"only what this filter finds: `is:failed`"));
        QVERIFY(text.contains(u"from – to –"));
        HistoryReport report;
        QTemporaryDir folder;
        QVERIFY(!report.write(folder.filePath(u"no/such/folder/x.md"_s), {}));
    }
};

QTEST_GUILESS_MAIN(HistoryReportTest)

#include "tst_historyreport.moc"
