// SPDX-License-Identifier: Apache-2.0
// The window's models of the history, over a real index.
#include "app/desktop/events/replay.h"
#include "tests/app/indexhistory.h"

#include <QAbstractItemModelTester>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using app::EventListModel;
using examples::stored;
using examples::workEvent;

namespace {

/*! The history in a window without a window. */
struct Stage {
    app::Selection selection;
    app::Replay replay{selection};
    IndexHistory history{replay.client()};
    EventListModel &events{*replay.events()};

    quint64 sequence(int row) const { return events.rowAt(row) ? events.rowAt(row)->sequence : 0; }
    QString text(int row, int role) const { return events.index(row).data(role).toString(); }
};

} // namespace

class TestEventModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestEventsComeFirst();
    void olderPagesAreFetchedAndMemoryStaysBounded();
    void newEventsComeInWhileFollowingAndAreCountedElse();
    void filterNarrowsAndCounts();
    void newEventsMustMatchTheFilter();
    void wrongFilterSaysWhere_data();
    void wrongFilterSaysWhere();
    void staleAnswersAreDropped();
    void gapsAndUnreadableMessagesAreRows();
    void failedQuestionIsTold();
    void otherLatticeForgetsEverything();
    void momentOfThePastIsMarked();
    void farMomentMovesTheWindow();
    void detailsShowTheEventWhole();
    void unreadableMessageIsShownAsItIs();
    void treeFoldsAndUnfolds();
};

void TestEventModels::newestEventsComeFirst()
{
    Stage stage;
    QAbstractItemModelTester tester(&stage.events);
    tester.setUseFetchMore(false);
    stage.history.append({stored(1, workEvent(u"submitted"_s, u"0123456789abcdef"_s, {{u"task"_s, u"Größe 深圳"_s}})),
                          stored(2, workEvent(u"progress"_s, u"w1"_s, {{u"progress_pct"_s, 41.4}, {u"message"_s, u"reading"_s}})),
                          stored(3, workEvent(u"failed"_s, u"w1"_s, {{u"error"_s, u"tool timeout"_s}}))});
    QTRY_COMPARE(stage.events.rowCount(), 3);
    QCOMPARE(stage.text(0, EventListModel::SequenceTextRole), u"#3"_s);
    QCOMPARE(stage.text(0, EventListModel::StateTextRole), u"failed"_s);
    QCOMPARE(stage.text(0, EventListModel::SummaryRole), u"tool timeout"_s);
    QCOMPARE(stage.text(0, EventListModel::StationTextRole), u"Station leader-01"_s);
    QCOMPARE(stage.text(1, EventListModel::SummaryRole), u"41 % reading"_s);
    QCOMPARE(stage.text(2, EventListModel::WorkTextRole), u"01234567…"_s);
    QCOMPARE(stage.text(2, EventListModel::SummaryRole), u"Größe 深圳"_s);
    QVERIFY(stage.text(0, EventListModel::LineRole).contains(u"work.failed, failed, LogAnalyzer"_s));
    QVERIFY(stage.events.atNewest());
    QVERIFY(!stage.events.canFetchMore({}));
}

void TestEventModels::olderPagesAreFetchedAndMemoryStaysBounded()
{
    Stage stage;
    QAbstractItemModelTester tester(&stage.events);
    tester.setUseFetchMore(false);
    stage.history.appendLarge(8000);
    QTRY_COMPARE(stage.events.rowCount(), int(EventListModel::kPage));
    while (stage.events.canFetchMore({})) {
        const auto oldest = stage.sequence(stage.events.rowCount() - 1);
        stage.events.fetchMore({});
        QVERIFY(!stage.events.canFetchMore({})); // one page at a time
        QTRY_VERIFY(stage.sequence(stage.events.rowCount() - 1) < oldest);
        QVERIFY(stage.events.rowCount() <= EventListModel::kMost);
    }
    QCOMPARE(stage.sequence(stage.events.rowCount() - 1), 1u);
    QVERIFY(!stage.events.atNewest());
    while (!stage.events.atNewest()) {
        const auto newest = stage.sequence(0);
        stage.events.loadNewer();
        QTRY_VERIFY(stage.sequence(0) > newest || stage.events.atNewest());
    }
    QCOMPARE(stage.sequence(0), 8000u);
    QCOMPARE(stage.events.rowCount(), int(EventListModel::kMost));
    for (int row = 1; row < stage.events.rowCount(); ++row)
        QCOMPARE(stage.sequence(row) + 1, stage.sequence(row - 1));
}

void TestEventModels::newEventsComeInWhileFollowingAndAreCountedElse()
{
    Stage stage;
    QAbstractItemModelTester tester(&stage.events);
    tester.setUseFetchMore(false);
    QSignalSpy inserts(&stage.events, &QAbstractItemModel::rowsInserted);
    stage.history.appendLarge(10);
    QTRY_COMPARE(stage.events.rowCount(), 10);
    for (int i = 0; i < 5; ++i)
        stage.history.appendLarge(2);
    QTRY_COMPARE(stage.sequence(0), 20u);
    QVERIFY2(inserts.size() < 5, "ten changes a second at most");
    stage.events.setFollow(false);
    stage.history.appendLarge(7);
    QTRY_COMPARE(stage.events.newCount(), 7);
    QCOMPARE(stage.sequence(0), 20u);
    stage.events.showNewest();
    QVERIFY(stage.events.follow());
    QTRY_COMPARE(stage.sequence(0), 27u);
    QCOMPARE(stage.events.newCount(), 0);
}

void TestEventModels::filterNarrowsAndCounts()
{
    Stage stage;
    QAbstractItemModelTester tester(&stage.events);
    tester.setUseFetchMore(false);
    stage.history.appendLarge(2000); // 400 items, 40 of which fail
    QTRY_COMPARE(stage.events.rowCount(), int(EventListModel::kPage));
    QVERIFY2(stage.events.countText().startsWith(u"2,000 event"_s), qPrintable(stage.events.countText()));
    stage.events.setFilter(u"is:failed"_s);
    QTRY_COMPARE(stage.events.rowCount(), 40);
    QTRY_COMPARE(stage.events.countText(), u"40 of 2,000"_s);
    QVERIFY(!stage.events.canFetchMore({}));
    stage.events.setFilter(u"work:no-such-work"_s);
    QTRY_VERIFY(stage.events.empty());
    QTRY_COMPARE(stage.events.countText(), u"0 of 2,000"_s);
    stage.events.setFilter({});
    QTRY_COMPARE(stage.events.rowCount(), int(EventListModel::kPage));
}

void TestEventModels::newEventsMustMatchTheFilter()
{
    Stage stage;
    stage.history.appendLarge(100);
    stage.events.setFilter(u"is:failed"_s);
    QTRY_COMPARE(stage.events.rowCount(), 2);
    QTRY_COMPARE(stage.events.countText(), u"2 of 100"_s);
    stage.history.appendLarge(100);
    QTRY_COMPARE(stage.events.rowCount(), 4);
    QCOMPARE(stage.events.countText(), u"4 of 200"_s);
}

void TestEventModels::wrongFilterSaysWhere_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("position");
    QTest::addColumn<QString>("expected");
    QTest::newRow("state") << u"agent:a is:broken"_s << 11 << u"a state"_s;
    QTest::newRow("key") << u"nokey:1"_s << 0 << u"one of"_s;
    QTest::newRow("quotation mark") << u"\"open"_s << 5 << u"a closing quotation mark"_s;
    QTest::newRow("time") << u"since:yesterday"_s << 6 << u"a time"_s;
}

void TestEventModels::wrongFilterSaysWhere()
{
    QFETCH(QString, text);
    QFETCH(int, position);
    QFETCH(QString, expected);
    Stage stage;
    stage.history.appendLarge(100);
    QTRY_COMPARE(stage.events.rowCount(), 100);
    stage.events.setFilter(text);
    QCOMPARE(stage.events.problemPosition(), position);
    QVERIFY2(stage.events.filterProblem().contains(expected), qPrintable(stage.events.filterProblem()));
    QVERIFY(stage.events.filterProblem().contains(QString::number(position + 1)));
    stage.events.reload();
    QVERIFY(!stage.events.loading()); // what is shown stays
    QCOMPARE(stage.events.rowCount(), 100);
    stage.events.setFilter(u"is:done"_s);
    QCOMPARE(stage.events.problemPosition(), -1);
    QTRY_COMPARE(stage.events.rowCount(), 18);
}

void TestEventModels::staleAnswersAreDropped()
{
    Stage stage;
    stage.history.appendLarge(1000);
    QTRY_COMPARE(stage.events.rowCount(), 200);
    stage.history.hold();
    stage.events.setFilter(u"is:done"_s);
    QTRY_VERIFY(stage.events.loading());
    QSignalSpy questions(&stage.replay.client(), &app::HistoryClient::queryWanted);
    stage.events.setFilter(u"is:failed"_s);
    QTRY_COMPARE(questions.size(), 1);
    QTest::qWait(0);
    QVERIFY(stage.events.loading());
    QCOMPARE(stage.events.rowCount(), 200); // of before
    QSignalSpy resets(&stage.events, &QAbstractItemModel::modelReset);
    QTRY_VERIFY(QCoro::waitFor(stage.history.index().count({})).has_value()); // both are in by now
    stage.history.release();
    QTRY_COMPARE(stage.events.rowCount(), 20);
    QCOMPARE(resets.size(), 1);
}

void TestEventModels::gapsAndUnreadableMessagesAreRows()
{
    Stage stage;
    stage.history.append({stored(1, workEvent(u"submitted"_s, u"w1"_s)), {.sequence = 5, .subject = "lattice.events.odd", .body = "{no json", .stored = examples::start().addSecs(5)}});
    QTRY_COMPARE(stage.events.rowCount(), 3);
    QCOMPARE(stage.text(0, EventListModel::TypeTextRole), u"unreadable"_s);
    QVERIFY(stage.text(0, EventListModel::SummaryRole).startsWith(u"This message is no event"_s));
    QCOMPARE(stage.text(1, EventListModel::TypeTextRole), u"gap"_s);
    QVERIFY2(stage.text(1, EventListModel::SummaryRole).startsWith(u"3 message"_s), qPrintable(stage.text(1, EventListModel::SummaryRole)));
    stage.replay.open(1);
    QCOMPARE(stage.replay.details()->facts()->index(0).data(app::FactModel::ValueRole).toString(), u"#2 to #4"_s);
}

void TestEventModels::failedQuestionIsTold()
{
    app::HistoryClient client;
    EventListModel events(client);
    QSignalSpy asked(&client, &app::HistoryClient::queryWanted);
    client.applyStatus({.state = lattice::HistoryStatus::State::Following, .range = {.first = 1, .last = 9, .rows = 9}});
    QTRY_COMPARE(asked.size(), 1);
    client.applyFound(asked.first().first().toString(), lattice::failed(lattice::Fault::Full, u"disk is full"_s));
    QVERIFY(!events.problem().isEmpty());
    QCOMPARE(events.problemWords(), u"disk is full"_s);
    QVERIFY(!events.loading());
    events.reload();
    client.applyFound(asked.at(1).first().toString(), lattice::HistoryPage{});
    QCOMPARE(events.problem(), QString());
}

void TestEventModels::otherLatticeForgetsEverything()
{
    Stage stage;
    QAbstractItemModelTester tester(&stage.events);
    tester.setUseFetchMore(false);
    stage.history.appendLarge(100);
    QTRY_COMPARE(stage.events.rowCount(), 100);
    stage.replay.open(0);
    stage.replay.goToRow(50);
    QTRY_VERIFY(stage.replay.past()->isReached());
    stage.replay.clear();
    QVERIFY(stage.events.empty());
    QVERIFY(stage.replay.details()->isEmpty());
    QVERIFY(!stage.replay.past()->isActive());
    QVERIFY(stage.replay.bar()->isEmpty());
    QCOMPARE(stage.replay.state(), int(app::HistoryValue::Closed));
}

void TestEventModels::momentOfThePastIsMarked()
{
    Stage stage;
    stage.history.appendLarge(100);
    QTRY_COMPARE(stage.events.rowCount(), 100);
    stage.replay.goToRow(30);
    QTRY_COMPARE(stage.events.currentRow(), 30);
    QVERIFY(stage.events.index(29).data(EventListModel::LaterRole).toBool());
    QVERIFY(!stage.events.index(30).data(EventListModel::LaterRole).toBool());
    stage.history.appendLarge(3);
    QTRY_COMPARE(stage.events.newCount(), 3); // they do not come in
    QCOMPARE(stage.events.currentRow(), 30);
    stage.replay.past()->live();
    QCOMPARE(stage.events.currentRow(), -1);
    QTRY_COMPARE(stage.sequence(0), 103u);
    QVERIFY(!stage.events.index(0).data(EventListModel::LaterRole).toBool());
}

void TestEventModels::farMomentMovesTheWindow()
{
    Stage stage;
    QAbstractItemModelTester tester(&stage.events);
    tester.setUseFetchMore(false);
    stage.history.appendLarge(6000);
    QTRY_COMPARE(stage.events.rowCount(), 200);
    stage.replay.past()->goTo(examples::start().addMSecs(1000 * 300));
    QTRY_COMPARE(stage.sequence(stage.events.currentRow()), 1001u);
    QTRY_COMPARE(stage.events.currentRow(), 200); // a page of what came later is there too
    stage.events.setFilter(u"is:failed"_s);
    QTRY_VERIFY(stage.events.currentRow() >= 0 && stage.sequence(stage.events.currentRow()) == 955u);
}

void TestEventModels::detailsShowTheEventWhole()
{
    Stage stage;
    auto event = workEvent(u"failed"_s, u"w \"1\""_s, {{u"error"_s, u"no"_s}, {u"run_id"_s, u"r1"_s}});
    event.traceparent = u"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"_s;
    stage.history.append({stored(1, event), stored(2, workEvent(u"done"_s, u"w2"_s))});
    QTRY_COMPARE(stage.events.rowCount(), 2);
    stage.replay.open(1);
    auto &details = *stage.replay.details();
    QCOMPARE(details.title(), u"work.failed"_s);
    QCOMPARE(details.workFilter(), uR"(work:"w \"1\"")"_s);
    QCOMPARE(details.runFilter(), u"run:\"r1\""_s);
    QCOMPARE(details.traceFilter(), u"trace:\"0af7651916cd43dd8448eb211c80319c\""_s);
    QCOMPARE(QJsonDocument::fromJson(details.raw().toUtf8()), QJsonDocument::fromJson(stage.events.rowAt(1)->body));
    stage.events.setFilter(details.workFilter());
    QTRY_COMPARE(stage.events.rowCount(), 1);
    QCOMPARE(stage.sequence(0), 1u);
}

void TestEventModels::unreadableMessageIsShownAsItIs()
{
    app::EventDetails details;
    details.show({.kind = lattice::HistoryRow::Kind::Unreadable, .sequence = 4, .lastSequence = 4, .stored = examples::start(), .subject = u"lattice.events.x"_s, .body = "\xff<b>raw</b>",
                  .event = {}, .reason = u"no JSON"_s, .state = lattice::EventState::Unreadable});
    QVERIFY(details.raw().endsWith(u"<b>raw</b>"_s));
    QCOMPARE(details.tree()->rowCount(), 0);
    QCOMPARE(details.workFilter(), QString());
    QCOMPARE(details.stateText(), u"unreadable"_s);
}

void TestEventModels::treeFoldsAndUnfolds()
{
    app::JsonRows tree;
    const QAbstractItemModelTester tester(&tree);
    const auto json = QJsonDocument::fromJson(R"({"a":{"b":[1,2,{"c":null}],"d":true},"e":"x","f":{}})").object();
    tree.setJson(json);
    QCOMPARE(tree.rowCount(), 9);
    QVERIFY(tree.index(0).data(app::JsonRows::ValueRole).toString().startsWith(u"2 field"_s));
    QCOMPARE(tree.index(5).data(app::JsonRows::DepthRole).toInt(), 3);
    tree.toggle(1); // b
    QCOMPARE(tree.rowCount(), 5);
    tree.toggle(0);
    QCOMPARE(tree.rowCount(), 3);
    tree.toggle(0);
    QCOMPARE(tree.rowCount(), 5); // b is still folded
    tree.toggle(2);
    tree.toggle(99);
    QCOMPARE(tree.rowCount(), 5); // a leaf does not fold
    QJsonObject deep;
    for (int i = 0; i < 100; ++i)
        deep = {{u"deeper"_s, deep}};
    tree.setJson(deep);
    QVERIFY(tree.rowCount() < 50);
    QVERIFY(tree.index(tree.rowCount() - 1).data(app::JsonRows::ValueRole).toString().contains(u"raw"_s));
}

QTEST_GUILESS_MAIN(TestEventModels)
#include "tst_eventmodels.moc"
