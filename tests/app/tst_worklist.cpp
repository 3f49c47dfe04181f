// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/work/worklistmodel.h"
#include "tests/app/samplework.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::WorkColumnValue::Value;
using app::WorkListModel;
using lattice::WorkPhase;

namespace {

const QDateTime kNow = QDateTime::fromString(u"2026-01-26T16:00:00Z"_s, Qt::ISODate);

QStringList ids(const WorkListModel &list)
{
    QStringList all;
    for (int row = 0; row < list.rowCount(); ++row)
        all.append(list.index(row).data(WorkListModel::WorkIdRole).toString());
    return all;
}

QString text(const WorkListModel &list, int row, int role) { return list.index(row).data(role).toString(); }

} // namespace

class TestWorkList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstAnswerIsShownAtOnce();
    void newRowsWaitUntilTheListIsSettled();
    void changedRowStaysInItsPlace();
    void rowThatFitsNoMoreStaysUntilSettled();
    void settlingMovesRowsOneByOne();
    void anySequenceOfChangesEndsInTheSameOrderAsArrangingAnew();
    void rowsGoWhenTheLedgerForgets();
    void slotOfGoneWorkIsGivenAway();
    void selectionIsCopiedAsTextAndJson();
    void rowsAreWrittenAsATable();
    void largeListIsArrangedByAWorker();
    void changeCostsNoMoreInALargeList();
};

void TestWorkList::firstAnswerIsShownAtOnce()
{
    app::WorkBoard board;
    WorkListModel list(board);
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    board.apply(sample::workload(30, 4, kNow), {}, kNow);
    QCOMPARE(list.rowCount(), 30);
    QCOMPARE(list.freshCount(), 0);
    QCOMPARE(text(list, 0, WorkListModel::AgeRole), u"20 s"_s); // the newest stands first
}

void TestWorkList::newRowsWaitUntilTheListIsSettled()
{
    app::WorkBoard board;
    WorkListModel list(board);
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    board.apply({sample::work(u"old"_s, WorkPhase::Running, kNow)}, {}, kNow);
    board.apply({sample::work(u"new"_s, WorkPhase::Queued, kNow, 1)}, {}, kNow);
    QCOMPARE(ids(list), QStringList{u"old"_s});
    QCOMPARE(list.freshCount(), 1);
    QSignalSpy inserted(&list, &WorkListModel::rowsInserted);
    list.settle();
    QCOMPARE(ids(list), QStringList({u"new"_s, u"old"_s}));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(list.freshCount(), 0);
    QVERIFY(!list.isUnsettled());
}

void TestWorkList::changedRowStaysInItsPlace()
{
    app::WorkBoard board;
    WorkListModel list(board);
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto records = sample::workload(12, 3, kNow);
    board.apply(records, {}, kNow);
    list.sortBy(Value::State, false);
    const auto before = ids(list);
    const auto last = std::ranges::find(records, before.constLast(), [](const auto &record) { return record.spec.workId; });
    QSignalSpy changed(&list, &WorkListModel::dataChanged);
    QSignalSpy moved(&list, &WorkListModel::rowsMoved);
    auto record = *last;
    record.spec.priority = 9;
    record.phase = WorkPhase::Escalated;
    record.outcome = {};
    record.revision += 1;
    board.apply({record}, {}, kNow);
    QTRY_COMPARE(changed.size(), 1); // joined, and soon
    QCOMPARE(ids(list), before);
    QCOMPARE(text(list, int(before.size()) - 1, WorkListModel::StateTextRole), app::WorkWords::word(app::WorkValue::Escalated));
    list.settle();
    QCOMPARE(moved.size(), 1);
    QCOMPARE(list.rowOf(before.constLast()), 0); // sorted by urgency
}

void TestWorkList::rowThatFitsNoMoreStaysUntilSettled()
{
    app::WorkBoard board;
    WorkListModel list(board);
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto record = sample::work(u"a"_s, WorkPhase::Running, kNow);
    board.apply({record, sample::work(u"b"_s, WorkPhase::Running, kNow, 90)}, {}, kNow);
    list.setFilter(u"is:running"_s);
    board.apply({sample::moved(record, WorkPhase::Done, kNow)}, {}, kNow);
    QCOMPARE(ids(list), QStringList({u"a"_s, u"b"_s}));
    QSignalSpy removed(&list, &WorkListModel::rowsRemoved);
    list.settle();
    QCOMPARE(ids(list), QStringList{u"b"_s});
    QCOMPARE(removed.size(), 1);
}

void TestWorkList::settlingMovesRowsOneByOne()
{
    app::WorkBoard board;
    WorkListModel list(board);
    board.apply(sample::workload(100, 5, kNow), {}, kNow);
    list.setCurrentRow(40);
    const auto current = list.currentId();
    QSignalSpy resets(&list, &WorkListModel::modelReset);
    board.apply({sample::work(u"x"_s, WorkPhase::Queued, kNow, 0), sample::work(u"y"_s, WorkPhase::Queued, kNow, 5000)}, {}, kNow);
    list.settle();
    QVERIFY(resets.isEmpty()); // so a view keeps its place
    QCOMPARE(list.currentId(), current);
    QCOMPARE(list.currentRow(), 41);
    QCOMPARE(list.rowOf(u"x"_s), 0);
}

void TestWorkList::anySequenceOfChangesEndsInTheSameOrderAsArrangingAnew()
{
    QRandomGenerator random(20260126);
    for (int round = 0; round < 16; ++round) {
        app::WorkBoard board;
        WorkListModel list(board);
        const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto records = sample::workload(24, 4, kNow);
        board.apply(records, {}, kNow);
        list.sortBy(int(random.bounded(int(Value::ToolCalls))), false);
        list.sortBy(Value::Priority, true);
        if (round % 3 == 0)
            list.setFilter(u"-is:done"_s);
        for (int step = 0; step < 12; ++step) {
            auto &record = records[random.bounded(records.size())];
            record.phase = WorkPhase(random.bounded(int(WorkPhase::Cancelled) + 1));
            record.spec.priority = random.bounded(10);
            record.progress.percent = random.bounded(100);
            record.station = u"station-%1"_s.arg(random.bounded(5));
            record.revision += 1;
            board.apply({record}, {}, kNow);
            if (step % 4 == 1)
                board.apply({sample::work(u"new-%1-%2"_s.arg(round).arg(step), WorkPhase::Queued, kNow, random.bounded(900))}, {}, kNow);
            if (step % 4 == 2) {
                const auto gone = records.takeAt(random.bounded(records.size())).spec.workId;
                board.apply({}, {gone}, kNow);
            }
            if (step % 3 == 0)
                list.settle();
        }
        list.settle();
        const auto settled = ids(list);
        list.sortBy(Value::Trace, true); // arranges anew; all of one order stay as they are, as a trace never changes
        list.settle();
        app::WorkListModel fresh(board);
        auto sorts = list.sortColumns();
        sorts.removeLast();
        fresh.setFilter(list.filter().isEmpty() ? u"-is:gap"_s : list.filter());
        for (qsizetype i = 0; i < sorts.size(); ++i) {
            fresh.sortBy(sorts.at(i), i > 0);
            if (list.descending(sorts.at(i)))
                fresh.sortBy(sorts.at(i), true);
        }
        QVERIFY2(settled == ids(fresh), qPrintable(u"round %1"_s.arg(round)));
    }
}

void TestWorkList::rowsGoWhenTheLedgerForgets()
{
    app::WorkBoard board;
    WorkListModel list(board);
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto records = sample::workload(80, 5, kNow);
    board.apply(records, {}, kNow);
    list.setCurrentRow(3);
    list.select(3, true, false);
    board.apply({}, {records.at(3).spec.workId, u"never heard of"_s}, kNow);
    QCOMPARE(list.rowCount(), 79);
    QCOMPARE(list.selectedCount(), 0);
    QCOMPARE(list.currentRow(), -1);
    QStringList many;
    for (int i = 10; i < 60; ++i)
        many.append(records.at(i).spec.workId);
    board.apply({}, many, kNow);
    QCOMPARE(list.rowCount(), 29);
    board.clear();
    QCOMPARE(list.rowCount(), 0);
    QCOMPARE(list.total(), 0);
}

void TestWorkList::slotOfGoneWorkIsGivenAway()
{
    app::WorkBoard board;
    WorkListModel list(board);
    board.apply({sample::work(u"a"_s, WorkPhase::Done, kNow), sample::work(u"b"_s, WorkPhase::Done, kNow, 90)}, {}, kNow);
    board.apply({}, {u"a"_s}, kNow);
    board.apply({sample::work(u"c"_s, WorkPhase::Queued, kNow, 1)}, {}, kNow);
    QCOMPARE(board.slotList().size(), 2);
    list.settle();
    QCOMPARE(ids(list), QStringList({u"c"_s, u"b"_s}));
}

void TestWorkList::selectionIsCopiedAsTextAndJson()
{
    app::WorkBoard board;
    WorkListModel list(board);
    board.apply(sample::workload(6, 2, kNow), {}, kNow);
    QVERIFY(list.selectedIds().isEmpty());
    list.select(1, false, false); // one click is the current row
    QCOMPARE(list.selectedIds().size(), 1);
    list.select(3, false, true);
    QCOMPARE(list.selectedCount(), 3);
    list.select(2, true, false);
    QCOMPARE(list.selectedCount(), 2);
    QCOMPARE(list.copiedText().split(u'\n').size(), 2);
    QVERIFY(list.copiedText().contains(text(list, 1, WorkListModel::WorkIdRole)));
    const auto json = QJsonDocument::fromJson(list.copiedJson().toUtf8()).array();
    QCOMPARE(json.size(), 2);
    QCOMPARE(json.first().toObject().value("work_id"_L1).toString(), text(list, 1, WorkListModel::WorkIdRole));
    list.selectAll();
    QCOMPARE(list.selectedCount(), 6);
}

void TestWorkList::rowsAreWrittenAsATable()
{
    app::WorkBoard board;
    WorkListModel list(board);
    auto records = sample::workload(3, 4, kNow);
    records[0].spec.task = u"=HYPERLINK(\"http://x\"), \"quoted\"\nsecond line"_s;
    records[1].spec.task = u"größer – 大"_s;
    board.apply(records, {}, kNow);
    QTemporaryDir folder;
    const auto file = QUrl::fromLocalFile(folder.filePath(u"work.csv"_s));
    QCOMPARE(list.writeCsv(file), QString());
    QFile written(file.toLocalFile());
    QVERIFY(written.open(QIODevice::ReadOnly));
    const auto bytes = written.readAll();
    QVERIFY(bytes.startsWith("\xEF\xBB\xBFState,Id,Agent,"));
    QCOMPARE(bytes.count("\r\n"), 4); // the head and three rows
    QVERIFY2(bytes.contains("\"'=HYPERLINK(\"\"http://x\"\"), \"\"quoted\"\"\""), bytes.constData()); // no formula, quoted as RFC 4180 has it
    QVERIFY(bytes.contains("größer – 大"));
    list.select(0, true, false);
    list.select(1, true, false);
    QCOMPARE(list.writeCsv(file), QString());
    written.close();
    QVERIFY(written.open(QIODevice::ReadOnly));
    QCOMPARE(list.selectedCount(), 2);
    QCOMPARE(written.readAll().count("\r\n"), 3); // those alone
    QVERIFY(!list.writeCsv(QUrl::fromLocalFile(folder.filePath(u"no/such/folder/x.csv"_s))).isEmpty());
}

void TestWorkList::largeListIsArrangedByAWorker()
{
    app::WorkBoard board;
    WorkListModel list(board);
    const QSignalSpy arranging(&list, &WorkListModel::arrangingChanged);
    board.apply(sample::workload(WorkListModel::kHere + 1000, 50, kNow), {}, kNow);
    QVERIFY(!arranging.isEmpty()); // a quick worker may be done already
    const auto late = sample::work(u"late"_s, WorkPhase::Queued, kNow, 0);
    board.apply({late}, {board.at(5)->record.spec.workId}, kNow); // while it is at it
    QTRY_VERIFY(!list.isArranging());
    QCOMPARE(list.rowCount(), WorkListModel::kHere + 999);
    QCOMPARE(list.freshCount(), 1);
    list.settle();
    QCOMPARE(list.rowOf(u"late"_s), 0);
    list.setFilter(u"is:failed"_s);
    list.setFilter(u"is:done"_s); // the first answer is not waited for
    QTRY_VERIFY(!list.isArranging());
    for (int row = 0; row < list.rowCount(); row += 97)
        QCOMPARE(list.index(row).data(WorkListModel::StateRole).toInt(), int(app::WorkValue::Done));
}

void TestWorkList::changeCostsNoMoreInALargeList()
{
    const auto cost = [](int count) {
        app::WorkBoard board;
        WorkListModel list(board);
        auto records = sample::workload(count, 50, kNow);
        board.apply(records, {}, kNow);
        if (!QTest::qWaitFor([&list] { return !list.isArranging() && list.rowCount() > 0; }, 20'000))
            return qint64(-1);
        qint64 best = std::numeric_limits<qint64>::max();
        for (int round = 0; round < 20; ++round) {
            QElapsedTimer clock;
            clock.start();
            for (int i = 0; i < 100; ++i) {
                auto &record = records[(round * 100 + i) * 7 % 2000];
                record.progress.percent = (record.progress.percent + 1) % 100;
                record.revision += 1;
                board.apply({record}, {}, kNow);
            }
            best = qMin(best, clock.nsecsElapsed());
        }
        return best;
    };
    const auto small = cost(2'000);
    const auto large = cost(20'000);
    QVERIFY(small > 0 && large > 0);
    QVERIFY2(large < 8 * small, qPrintable(u"%1 ns for 2,000 rows, %2 ns for 20,000"_s.arg(small).arg(large))); // caches, but no loop over rows
}

QTEST_GUILESS_MAIN(TestWorkList)
#include "tst_worklist.moc"
