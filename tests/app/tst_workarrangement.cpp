// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/work/worklistmodel.h"
#include "tests/app/samplework.h"

#include <QAbstractItemModelTester>
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

} // namespace

class TestWorkArrangement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sortsByColumnsInTheirOrder();
    void filterSpeaksTheGrammar_data();
    void filterSpeaksTheGrammar();
    void filterProblemNamesThePlaceAndKeepsTheRows();
    void stateButtonMirrorsTheFilter();
    void treePutsChildrenBelowTheirParents();
    void circleOfParentsIsStillShown();
    void lanesFollowTheStations();
};

void TestWorkArrangement::sortsByColumnsInTheirOrder()
{
    app::WorkBoard board;
    WorkListModel list(board);
    const auto make = [](const QString &id, const QString &agent, int priority) {
        auto record = sample::work(id, WorkPhase::Queued, kNow);
        record.spec.agent = agent;
        record.spec.priority = priority;
        return record;
    };
    board.apply({make(u"1"_s, u"beta"_s, 1), make(u"2"_s, u"Alpha"_s, 9), make(u"3"_s, u"beta"_s, 9), make(u"4"_s, u"alpha"_s, 1)}, {}, kNow);
    list.sortBy(Value::Agent, false);
    list.sortBy(Value::Priority, true);
    QCOMPARE(ids(list), QStringList({u"4"_s, u"2"_s, u"1"_s, u"3"_s}));
    list.sortBy(Value::Priority, true); // the other way round
    QVERIFY(list.descending(Value::Priority));
    QCOMPARE(ids(list), QStringList({u"2"_s, u"4"_s, u"3"_s, u"1"_s}));
    list.sortBy(Value::Id, false);
    QCOMPARE(list.sortColumns(), QList<int>{Value::Id});
}

void TestWorkArrangement::filterSpeaksTheGrammar_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("state") << u"is:running"_s << QStringList{u"run"_s};
    QTest::newRow("not a state") << u"-is:done"_s << QStringList({u"ask"_s, u"run"_s});
    QTest::newRow("waiting is escalated") << u"is:waiting"_s << QStringList{u"ask"_s};
    QTest::newRow("agent, any case") << u"agent:K8S-*"_s << QStringList{u"run"_s};
    QTest::newRow("station by name") << u"station:\"edge 3\""_s << QStringList{u"done"_s};
    QTest::newRow("station by id") << u"station:station-0001"_s << QStringList({u"ask"_s, u"run"_s});
    QTest::newRow("run") << u"run:r-1"_s << QStringList({u"done"_s, u"run"_s});
    QTest::newRow("by") << u"by:cli"_s << QStringList{u"done"_s};
    QTest::newRow("word of the task") << u"tränke"_s << QStringList{u"run"_s};
    QTest::newRow("phrase of the answer") << u"\"token service\""_s << QStringList{u"done"_s};
    QTest::newRow("question") << u"cluster-admin"_s << QStringList{u"ask"_s};
    QTest::newRow("regex") << u"text~dr.in.*Tr[äa]nke"_s << QStringList{u"run"_s};
    QTest::newRow("id") << u"id:ask"_s << QStringList{u"ask"_s};
    QTest::newRow("phase") << u"type:escalated"_s << QStringList{u"ask"_s};
    QTest::newRow("since") << u"since:2m"_s << QStringList({u"done"_s, u"run"_s});
    QTest::newRow("all hold") << u"is:done by:window"_s << QStringList{};
    QTest::newRow("label") << u"blue"_s << QStringList{u"done"_s};
}

void TestWorkArrangement::filterSpeaksTheGrammar()
{
    QFETCH(QString, filter);
    QFETCH(QStringList, found);
    app::WorkBoard board;
    WorkListModel list(board);
    list.setNames({{u"station-0002"_s, u"edge 3"_s}});
    auto run = sample::work(u"run"_s, WorkPhase::Running, kNow);
    run.spec.agent = run.chosenAgent = u"k8s-admin"_s;
    run.spec.task = u"drain node 7 – die Tränke"_s;
    run.spec.runId = u"r-1"_s;
    auto done = sample::work(u"done"_s, WorkPhase::Done, kNow, 60);
    done.station = u"station-0002"_s;
    done.spec.runId = u"r-1"_s;
    done.spec.requestedBy = u"cli"_s;
    done.spec.labels.insert(u"team"_s, u"Blue"_s);
    const auto ask = sample::work(u"ask"_s, WorkPhase::Escalated, kNow, 600);
    board.apply({run, done, ask}, {}, kNow);
    list.setFilter(filter);
    QCOMPARE(list.filterProblem(), QString());
    auto shown = ids(list);
    shown.sort();
    QCOMPARE(shown, found);
}

void TestWorkArrangement::filterProblemNamesThePlaceAndKeepsTheRows()
{
    app::WorkBoard board;
    WorkListModel list(board);
    board.apply(sample::workload(10, 2, kNow), {}, kNow);
    list.setFilter(u"is:running is:nonsense"_s);
    QVERIFY2(list.filterProblem().contains(u"15"_s), qPrintable(list.filterProblem()));
    QCOMPARE(list.rowCount(), 10);
    list.setFilter({});
    QCOMPARE(list.filterProblem(), QString());
}

void TestWorkArrangement::stateButtonMirrorsTheFilter()
{
    app::WorkBoard board;
    WorkListModel list(board);
    list.setFilter(u"agent:x \"two  blanks\""_s);
    list.filterByState(app::WorkValue::Failed);
    QCOMPARE(list.filterState(), u"failed"_s);
    QVERIFY(list.filter().startsWith(u"is:failed "_s));
    list.filterByState(app::WorkValue::Running);
    QCOMPARE(list.filterState(), u"running"_s);
    QVERIFY(!list.filter().contains(u"failed"_s));
    list.filterByState(app::WorkValue::Running);
    QCOMPARE(list.filterState(), QString());
    QCOMPARE(list.filter(), u"agent:x \"two  blanks\""_s);
}

void TestWorkArrangement::treePutsChildrenBelowTheirParents()
{
    app::WorkBoard board;
    WorkListModel list(board);
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto child = sample::work(u"child"_s, WorkPhase::Running, kNow, 10);
    child.spec.parentId = u"root"_s;
    auto grandchild = sample::work(u"grandchild"_s, WorkPhase::Queued, kNow, 5);
    grandchild.spec.parentId = u"child"_s;
    auto orphan = sample::work(u"orphan"_s, WorkPhase::Queued, kNow, 3);
    orphan.spec.parentId = u"not here"_s;
    board.apply({grandchild, child, sample::work(u"root"_s, WorkPhase::Running, kNow, 100), sample::work(u"other"_s, WorkPhase::Done, kNow, 50), orphan}, {}, kNow);
    list.setView(app::WorkViewValue::Tree);
    QCOMPARE(ids(list), QStringList({u"orphan"_s, u"other"_s, u"root"_s, u"child"_s, u"grandchild"_s}));
    QCOMPARE(list.index(4).data(WorkListModel::DepthRole).toInt(), 2);
    QCOMPARE(list.index(2).data(WorkListModel::ChildrenRole).toInt(), 1);
    list.toggleFold(2);
    QCOMPARE(ids(list), QStringList({u"orphan"_s, u"other"_s, u"root"_s}));
    QVERIFY(list.index(2).data(WorkListModel::FoldedRole).toBool());
    list.toggleFold(2);
    QCOMPARE(list.rowCount(), 5);
    board.apply({}, {u"child"_s}, kNow);
    QCOMPARE(list.rowCount(), 4);
}

void TestWorkArrangement::circleOfParentsIsStillShown()
{
    app::WorkBoard board;
    WorkListModel list(board);
    auto a = sample::work(u"a"_s, WorkPhase::Running, kNow);
    a.spec.parentId = u"b"_s;
    auto b = sample::work(u"b"_s, WorkPhase::Running, kNow);
    b.spec.parentId = u"a"_s;
    board.apply({a, b}, {}, kNow);
    list.setView(app::WorkViewValue::Tree);
    QCOMPARE(list.rowCount(), 2);
}

void TestWorkArrangement::lanesFollowTheStations()
{
    app::WorkBoard board;
    WorkListModel list(board);
    list.setNames({{u"s1"_s, u"zeta"_s}, {u"s2"_s, u"alpha"_s}});
    auto first = sample::work(u"1"_s, WorkPhase::Running, kNow);
    first.station = u"s1"_s;
    auto second = sample::work(u"2"_s, WorkPhase::Running, kNow);
    second.station = u"s2"_s;
    board.apply({first, second, sample::work(u"3"_s, WorkPhase::Queued, kNow)}, {}, kNow);
    list.setView(app::WorkViewValue::Lanes);
    QCOMPARE(ids(list), QStringList({u"3"_s, u"2"_s, u"1"_s}));
    QCOMPARE(list.index(1).data(WorkListModel::LaneRole).toString(), u"alpha"_s);
    QVERIFY(!list.index(0).data(WorkListModel::LaneRole).toString().isEmpty()); // a name for those without a station
}

QTEST_GUILESS_MAIN(TestWorkArrangement)
#include "tst_workarrangement.moc"
