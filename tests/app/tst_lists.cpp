// SPDX-License-Identifier: Apache-2.0
// What the lists of the window share: columns, lanes, what is copied.
#include "app/desktop/listlayouts.h"
#include "app/desktop/verbtext.h"
#include "app/desktop/work/worklanes.h"
#include "tests/app/samplestations.h"
#include "tests/app/samplework.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::ListLayouts;
using app::WorkLanes;
using lattice::WorkPhase;
using Column = app::WorkColumnValue::Value;

namespace {

const QDateTime kNow = QDateTime::fromString(u"2026-01-26T16:00:00Z"_s, Qt::ISODate);

QStringList names(const WorkLanes &lanes)
{
    QStringList all;
    for (int i = 0; i < lanes.rowCount(); ++i)
        all.append(lanes.index(i).data(WorkLanes::NameRole).toString());
    return all;
}

} // namespace

class TestLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnMovesAmongThoseInSight();
    void columnsAreKeptFromStartToStart();
    void brokenFileIsAsNone();
    void neededColumnStays();
    void commandIsQuotedForTheShell_data();
    void commandIsQuotedForTheShell();
    void mcpCallNamesTheTool();
    void lanesHoldTheWorkOfTheirStation();
    void lanesFollowAnySequenceOfChanges();
    void lanesNobodyWantsAreEmpty();
};

void TestLists::columnMovesAmongThoseInSight()
{
    ListLayouts layouts;
    auto &work = *layouts.work();
    QSignalSpy changes(&work, &app::ColumnLayout::changed);
    const QList<int> shown{Column::State, Column::Agent, Column::Task}; // there is no room for more
    work.nudge(Column::Agent, -1, shown);
    QCOMPARE(work.order().first(3), (QList<int>{Column::Agent, Column::State, Column::Id}));
    work.nudge(Column::Agent, -1, shown); // judged by what was shown then: before State again
    work.nudge(Column::Agent, 1, {Column::Agent, Column::State, Column::Task});
    QCOMPARE(work.order().first(3), (QList<int>{Column::State, Column::Agent, Column::Id}));
    work.moveBefore(Column::Trace, Column::State);
    QCOMPARE(work.order().first(), int(Column::Trace));
    work.moveBefore(Column::Trace, -1);
    QCOMPARE(work.order().last(), int(Column::Trace));
    const auto count = changes.size();
    work.moveBefore(Column::Trace, -1);
    QCOMPARE(changes.size(), count);
    QVERIFY(!work.isUsual());
    work.reset();
    QVERIFY(work.isUsual());
}

void TestLists::columnsAreKeptFromStartToStart()
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(u"columns.json"_s);
    {
        ListLayouts layouts;
        layouts.open(file);
        layouts.work()->toggle(Column::Trace);
        layouts.work()->toggle(Column::Quiet);
        layouts.events()->moveBefore(app::EventColumnValue::Number, app::EventColumnValue::Time);
    }
    ListLayouts again;
    again.open(file);
    QVERIFY(!again.work()->hidden().contains(Column::Trace));
    QVERIFY(again.work()->hidden().contains(Column::Quiet));
    QCOMPARE(again.events()->order().first(), int(app::EventColumnValue::Number));
    QVERIFY(again.events()->hidden().isEmpty());

    auto later = QJsonObject{{u"order"_s, QJsonArray{u"Cost"_s, u"Task"_s, u"State"_s}}, {u"hidden"_s, QJsonArray{u"Cost"_s, u"Task"_s}}}; // of another version
    again.work()->fromJson(later);
    QCOMPARE(again.work()->order().size(), QMetaEnum::fromType<Column>().keyCount());
    QVERIFY(again.work()->order().indexOf(Column::Task) < again.work()->order().indexOf(Column::State));
    QVERIFY(again.work()->hidden().isEmpty()); // Task cannot be hidden
}

void TestLists::brokenFileIsAsNone()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"columns.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"work\": [1,2");
    file.close();
    ListLayouts layouts;
    layouts.open(file.fileName());
    QVERIFY(layouts.work()->isUsual());
    layouts.work()->toggle(Column::From); // and is replaced
    ListLayouts again;
    again.open(file.fileName());
    QVERIFY(!again.work()->hidden().contains(Column::From));
}

void TestLists::neededColumnStays()
{
    ListLayouts layouts;
    layouts.work()->toggle(Column::Task);
    QVERIFY(layouts.work()->isUsual());
    layouts.work()->toggle(99);
    QVERIFY(layouts.work()->isUsual());
}

void TestLists::commandIsQuotedForTheShell_data()
{
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QJsonObject>("arguments");
    QTest::addColumn<QString>("line");
    QTest::newRow("plain") << u"work.check"_s << QJsonObject{{u"work_id"_s, u"9f2c-1"_s}} << u"stn lattice work check 9f2c-1"_s;
    QTest::newRow("apostrophe") << u"work.answer"_s << QJsonObject{{u"work_id"_s, u"a"_s}, {u"text"_s, u"don't; rm -rf $HOME"_s}} << u"stn lattice work answer a 'don'\\''t; rm -rf $HOME'"_s;
    QTest::newRow("dash") << u"work.answer"_s << QJsonObject{{u"work_id"_s, u"a"_s}, {u"text"_s, u"-no"_s}} << u"stn lattice work answer -- a -no"_s;
    QTest::newRow("numbers") << u"events.query"_s << QJsonObject{{u"after"_s, 1204317}, {u"before"_s, 1204319}} << u"stn lattice events query --before 1204319 --after 1204317"_s;
    QTest::newRow("map") << u"work.assign"_s << QJsonObject{{u"agent"_s, u"log-reader"_s}, {u"task"_s, u"Ünïcode ✓"_s}, {u"input"_s, QJsonObject{{u"node"_s, u"n 7"_s}}}}
                         << u"stn lattice work assign --input 'node=n 7' log-reader 'Ünïcode ✓'"_s;
    QTest::newRow("unknown") << u"work.vanish"_s << QJsonObject() << QString();
}

void TestLists::commandIsQuotedForTheShell()
{
    QFETCH(QString, verb);
    QFETCH(QJsonObject, arguments);
    QFETCH(QString, line);
    QCOMPARE(app::VerbText::command(verb, arguments), line);
}

void TestLists::mcpCallNamesTheTool()
{
    const auto call = QJsonDocument::fromJson(app::VerbText::mcpCall(u"work.cancel"_s, {{u"work_id"_s, u"a"_s}}).toUtf8()).object();
    QCOMPARE(call[u"method"_s].toString(), u"tools/call"_s);
    QCOMPARE(call[u"params"_s][u"name"_s].toString(), u"work_cancel"_s);
    QCOMPARE(call[u"params"_s][u"arguments"_s][u"work_id"_s].toString(), u"a"_s);
    QVERIFY(app::VerbText::mcpCall(u"work.vanish"_s, {}).isEmpty());
}

void TestLists::lanesHoldTheWorkOfTheirStation()
{
    app::WorkBoard board;
    app::WorkListModel list(board);
    WorkLanes lanes(list);
    const QAbstractItemModelTester tester(&lanes, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto stations = sample::stations(3);
    lanes.setStations(stations);
    lanes.setWanted(true);
    auto waiting = sample::work(u"w"_s, WorkPhase::Queued, kNow, 10);
    waiting.station.clear();
    auto held = sample::work(u"h"_s, WorkPhase::Running, kNow, 20);
    held.station = stations[1].id;
    board.apply({waiting, held}, {}, kNow);
    QTRY_COMPARE(lanes.rowCount(), 4); // what has no station, and three that could be given some
    QCOMPARE(names(lanes).first(), u"No station yet"_s);
    QCOMPARE(lanes.stationAt(lanes.laneOf(u"h"_s)), stations[1].id);
    QCOMPARE(lanes.laneOf(u"w"_s), 0);
    QCOMPARE(lanes.laneOf(u"nothing"_s), -1);

    held.station = stations[2].id;
    ++held.revision;
    board.apply({held}, {}, kNow);
    QTRY_COMPARE(lanes.stationAt(lanes.laneOf(u"h"_s)), stations[2].id);
    QCOMPARE(lanes.index(lanes.laneOf(u"h"_s)).data(WorkLanes::OpenRole).toInt(), 1);

    stations[0].presence = lattice::Presence::Left; // holds nothing: its lane goes
    stations[2].presence = lattice::Presence::Left; // holds work: its lane stays
    lanes.setStations(stations);
    QTRY_COMPARE(lanes.rowCount(), 3);
    QVERIFY(lanes.laneOf(u"h"_s) > 0);
}

void TestLists::lanesFollowAnySequenceOfChanges()
{
    app::WorkBoard board;
    app::WorkListModel list(board);
    WorkLanes lanes(list);
    const QAbstractItemModelTester tester(&lanes, QAbstractItemModelTester::FailureReportingMode::QtTest);
    lanes.setStations(sample::stations(5));
    lanes.setWanted(true);
    QRandomGenerator random(7);
    QHash<QString, lattice::WorkRecord> known;
    for (int step = 0; step < 400; ++step) {
        const auto id = u"w%1"_s.arg(random.bounded(60));
        if (random.bounded(5) == 0 && known.contains(id)) {
            known.remove(id);
            board.apply({}, {id}, kNow);
        } else {
            auto record = known.value(id, sample::work(id, WorkPhase::Running, kNow, random.bounded(600)));
            record.station = random.bounded(6) == 0 ? QString() : u"station-000%1"_s.arg(random.bounded(5));
            ++record.revision;
            known[id] = record;
            board.apply({record}, {}, kNow);
        }
        if (random.bounded(4) == 0)
            list.settle();
        if (random.bounded(9) == 0)
            QCoreApplication::processEvents();
    }
    list.settle();
    QTest::qWait(1); // what waits for the next turn
    QTRY_COMPARE(list.rowCount(), int(known.size()));
    for (const auto &record : std::as_const(known))
        QTRY_COMPARE(lanes.stationAt(lanes.laneOf(record.spec.workId)), record.station);
    int total = 0;
    for (int i = 0; i < lanes.rowCount(); ++i) {
        auto *lane = lanes.laneAt(i);
        total += lane->rowCount();
        for (int row = 1; row < lane->rowCount(); ++row) // in the order of the list
            QVERIFY(list.rowOf(lane->idAt(row - 1)) < list.rowOf(lane->idAt(row)));
    }
    QCOMPARE(total, int(known.size()));
}

void TestLists::lanesNobodyWantsAreEmpty()
{
    app::WorkBoard board;
    app::WorkListModel list(board);
    WorkLanes lanes(list);
    lanes.setStations(sample::stations(3));
    board.apply(sample::workload(20, 3, kNow), {}, kNow);
    QCOMPARE(lanes.rowCount(), 0);
    lanes.setWanted(true);
    QVERIFY(lanes.rowCount() > 0);
    lanes.setWanted(false);
    QCOMPARE(lanes.rowCount(), 0);
}

QTEST_GUILESS_MAIN(TestLists)
#include "tst_lists.moc"
