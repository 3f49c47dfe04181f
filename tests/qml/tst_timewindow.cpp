// SPDX-License-Identifier: Apache-2.0
// Moves the time of the window as a person does: keys, mouse, bookmarks, comparing.
#include "tests/app/samplestations.h"
#include "tests/qml/eventsstage.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using examples::start;

class TestTimeWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->clear(); }
    void keysMoveTheTime();
    void endGoesLiveFromEveryPage();
    void endInATextFieldStaysThere();
    void dragScrubsAndShiftDragPicksARange();
    void wheelZoomsTheTimeBar();
    void comparisonIsAListWithTheWayBack();
    void actionsAreOffInThePast();
    void timeBarIsHiddenUntilWanted();
    void bookmarkIsSetAndGoesThere();
    void momentThatCannotBeShownSaysWhy();
};

void TestTimeWindow::keysMoveTheTime()
{
    EventsStage stage;
    stage.openPage();
    QTRY_VERIFY(stage.replay.events()->rowCount() >= 200);
    auto &past = *stage.replay.past();
    stage.key(Qt::Key_BracketLeft);
    QTRY_COMPARE(past.sequence(), 500u);
    stage.key(Qt::Key_BracketLeft);
    QTRY_COMPARE(past.sequence(), 499u);
    stage.key(Qt::Key_BracketRight);
    QTRY_COMPARE(past.sequence(), 500u);
    stage.key(Qt::Key_BraceLeft, Qt::ShiftModifier);
    QTRY_COMPARE(past.sequence(), 455u);
    stage.key(Qt::Key_Home);
    QTRY_COMPARE(past.sequence(), 1u);
    QTRY_VERIFY(stage.window.shows(u"#1"_s)); // the list goes there as well
    stage.key(Qt::Key_Space);
    QVERIFY(stage.replay.playback()->isPlaying());
    stage.key(Qt::Key_Space);
    QVERIFY(!stage.replay.playback()->isPlaying());
    stage.key(Qt::Key_BracketLeft, Qt::ControlModifier);
    QTRY_VERIFY(stage.window.shows(u"Select a station, an agent"_s));
    stage.key(Qt::Key_End);
    QVERIFY(!past.isActive());
    stage.item(u"timeTrack"_s)->forceActiveFocus(Qt::TabFocusReason);
    stage.key(Qt::Key_Left);
    QTRY_COMPARE(past.sequence(), 500u);
}

void TestTimeWindow::endGoesLiveFromEveryPage()
{
    EventsStage stage;
    stage.replay.past()->goTo(stage.begin.addSecs(30));
    QTRY_VERIFY(stage.isShown(u"pastBand"_s));
    QVERIFY(stage.isShown(u"map"_s));
    QTRY_VERIFY(stage.window.shows(u"Station 00"_s)); // stations of then
    QVERIFY(stage.window.shows(u"PAST "_s));
    stage.key(Qt::Key_End);
    QTRY_VERIFY(!stage.isShown(u"pastBand"_s));
    QTRY_VERIFY(stage.window.shows(u"LIVE"_s));
    QTRY_VERIFY(!stage.window.shows(u"Station 00"_s));
    stage.replay.past()->goTo(stage.begin.addSecs(30));
    QTRY_VERIFY(stage.isShown(u"backToLiveButton"_s));
    QCoreApplication::processEvents();
    stage.window.click(u"backToLiveButton"_s);
    QVERIFY(!stage.replay.past()->isActive());
}

void TestTimeWindow::endInATextFieldStaysThere()
{
    EventsStage stage;
    stage.openPage();
    stage.replay.past()->goTo(stage.begin.addSecs(30));
    stage.item(u"eventFilter"_s)->forceActiveFocus();
    QTest::keyClick(stage.window.window(), 'a');
    stage.key(Qt::Key_End);
    QVERIFY(stage.replay.past()->isActive());
}

void TestTimeWindow::dragScrubsAndShiftDragPicksARange()
{
    EventsStage stage;
    stage.openPage();
    auto *mouse = stage.item(u"timeMouse"_s);
    QTRY_VERIFY(mouse->isEnabled() && mouse->width() > 300);
    const auto point = [mouse](double part) { return mouse->mapToScene({mouse->width() * part, mouse->height() / 3}).toPoint(); };
    QTest::mousePress(stage.window.window(), Qt::LeftButton, {}, point(0.2));
    QTRY_VERIFY(stage.replay.past()->isActive());
    const auto first = stage.replay.past()->time();
    for (int i = 0; i <= 20; ++i)
        QTest::mouseMove(stage.window.window(), point(0.2 - 0.005 * i));
    QTest::mouseRelease(stage.window.window(), Qt::LeftButton, {}, point(0.1));
    QVERIFY(stage.replay.past()->time() < first);
    QTRY_VERIFY(stage.replay.past()->isReached());
    QVERIFY(!stage.replay.bar()->hasRange());
    QTest::mousePress(stage.window.window(), Qt::LeftButton, Qt::ShiftModifier, point(0.3));
    QTest::mouseMove(stage.window.window(), point(0.4));
    QTest::mouseMove(stage.window.window(), point(0.6));
    QTest::mouseRelease(stage.window.window(), Qt::LeftButton, Qt::ShiftModifier, point(0.6));
    QVERIFY(stage.replay.bar()->hasRange());
    const auto part = stage.replay.bar()->partOf(stage.replay.bar()->rangeTo());
    QVERIFY2(qAbs(part - 0.6) < 0.02, qPrintable(QString::number(part)));
    QTRY_VERIFY(stage.isShown(u"clearRangeButton"_s));
    QCoreApplication::processEvents();
    stage.window.click(u"clearRangeButton"_s);
    QVERIFY(!stage.replay.bar()->hasRange());
}

void TestTimeWindow::wheelZoomsTheTimeBar()
{
    EventsStage stage;
    stage.openPage();
    auto *mouse = stage.item(u"timeMouse"_s);
    QTRY_VERIFY(mouse->isEnabled() && mouse->width() > 300);
    const auto at = mouse->mapToScene({mouse->width() / 2, 20});
    QWheelEvent wheel(at, at, {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QGuiApplication::sendEvent(stage.window.window(), &wheel);
    QVERIFY(stage.replay.bar()->isZoomed());
    QTRY_VERIFY(stage.isShown(u"clearRangeButton"_s));
    QCoreApplication::processEvents();
    stage.window.click(u"clearRangeButton"_s);
    QVERIFY(!stage.replay.bar()->isZoomed());
}

void TestTimeWindow::comparisonIsAListWithTheWayBack()
{
    EventsStage stage;
    stage.openPage();
    QVERIFY(!stage.item(u"compareButton"_s)->isEnabled());
    stage.replay.bar()->setRange(stage.begin.addSecs(10), stage.begin.addSecs(100));
    QTRY_VERIFY(stage.item(u"compareButton"_s)->isEnabled());
    QCoreApplication::processEvents();
    stage.window.click(u"compareButton"_s);
    QTRY_VERIFY(stage.window.shows(u"Stations joined"_s));
    QVERIFY(stage.window.shows(u"What changed from A"_s));
    QVERIFY(stage.window.shows(u"300 events"_s));
    QCoreApplication::processEvents();
    stage.window.click(u"copyComparisonButton"_s);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"Stations joined\t+"_s));
    stage.window.click(u"closeComparisonButton"_s);
    QTRY_VERIFY(!stage.window.shows(u"Stations joined"_s));
}

void TestTimeWindow::actionsAreOffInThePast()
{
    EventsStage stage(0);
    auto &center = stage.window.center();
    QSignalSpy calls(&center, &app::ControlCenter::callRequested);
    stage.history.append({examples::stored(1, examples::event(u"station.lattice.station.joined"_s, {{u"station_id"_s, u"station-0001"_s}}, u"station-0001"_s)),
                          examples::stored(2, examples::event(u"station.lattice.agent.registered"_s, {{u"station_id"_s, u"station-0001"_s}, {u"agent_id"_s, u"log-reader"_s}, {u"agent_name"_s, u"log-reader"_s}}, u"station-0001"_s))});
    center.selection()->selectAgent(u"station-0001"_s, u"log-reader"_s);
    QTRY_VERIFY(stage.isShown(u"callButton"_s) && stage.item(u"callButton"_s)->isEnabled());
    stage.replay.past()->goTo(start().addSecs(2));
    QTRY_VERIFY(!stage.item(u"callButton"_s)->isEnabled());
    QVERIFY(stage.window.shows(u"Go back to live (End) to act."_s));
    QTRY_VERIFY(stage.isShown(u"pastNote"_s));
    stage.item(u"input_task"_s)->forceActiveFocus();
    stage.key(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY2(calls.isEmpty(), "no way round the button");
    stage.replay.past()->live();
    QTRY_VERIFY(stage.item(u"callButton"_s)->isEnabled());
    QVERIFY(!stage.window.shows(u"Go back to live"_s));
}

void TestTimeWindow::timeBarIsHiddenUntilWanted()
{
    EventsStage stage;
    QVERIFY(!stage.isShown(u"timeBar"_s));
    stage.key(Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY(stage.isShown(u"timeBar"_s));
    QCOMPARE(stage.item(u"timeBar"_s)->height(), 64);
    stage.key(Qt::Key_T, Qt::ControlModifier);
    QTRY_VERIFY(!stage.isShown(u"timeBar"_s));
    stage.window.click(u"timeChip"_s);
    QTRY_VERIFY(stage.isShown(u"timeBar"_s));
    stage.window.click(u"timeChip"_s);
    stage.replay.past()->goToOldest();
    QTRY_VERIFY(stage.isShown(u"timeBar"_s)); // in the past it is always there
}

void TestTimeWindow::bookmarkIsSetAndGoesThere()
{
    EventsStage stage;
    stage.openPage();
    stage.replay.past()->goTo(stage.begin.addSecs(50));
    stage.key(Qt::Key_B);
    QCOMPARE(stage.replay.bookmarks()->rowCount(), 1);
    stage.replay.past()->live();
    stage.replay.past()->goTo(stage.replay.bookmarks()->index(0).data(app::Bookmarks::TimeRole).toDateTime());
    QCOMPARE(stage.replay.past()->time(), stage.begin.addSecs(50));
    stage.key(Qt::Key_B);
    QCOMPARE(stage.replay.bookmarks()->rowCount(), 0);
}

void TestTimeWindow::momentThatCannotBeShownSaysWhy()
{
    TestWindow window;
    window.showLattice(3);
    auto &client = window.center().replay()->client();
    QSignalSpy asked(&client, &app::HistoryClient::stateWanted);
    client.applyStatus({.state = lattice::HistoryStatus::State::Following, .range = {.first = 1, .last = 9, .rows = 9, .from = start(), .to = start().addSecs(9)}});
    window.center().replay()->past()->goTo(start().addSecs(3));
    QTRY_COMPARE(asked.size(), 1);
    client.applyState(asked.first().first().toString(), lattice::failed(lattice::Fault::Invalid, u"snapshot 5 is broken"_s));
    QTRY_VERIFY(window.shows(u"snapshot 5 is broken"_s));
}

QTEST_MAIN(TestTimeWindow)
#include "tst_timewindow.moc"
