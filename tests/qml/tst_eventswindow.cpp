// SPDX-License-Identifier: Apache-2.0
// Uses the page of events and the time bar as a person does, over a real index.
#include "tests/app/indexhistory.h"
#include "tests/app/samplestations.h"
#include "tests/qml/testwindow.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using examples::start;

namespace {

/*! A window with three stations and a history of today. */
struct Stage {
    TestWindow window;
    IndexHistory history{window.center().replay()->client()};
    app::Replay &replay{*window.center().replay()};
    QDateTime begin{QDateTime::currentDateTimeUtc().addSecs(-3600)};

    explicit Stage(quint64 events = 500)
    {
        window.showLattice(3);
        if (events > 0)
            history.appendLarge(events, begin);
    }
    void openPage() { QTest::keyClick(window.window(), Qt::Key_9, Qt::ControlModifier); }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(window.window(), key, modifiers); }
    QQuickItem *item(const QString &name) const { return window.find(name); }
    bool isShown(const QString &name) const { return item(name) && item(name)->isVisible(); }
};

} // namespace

class TestEventsWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->clear(); }
    void keyRailAndStatusOpenThePage();
    void everyControlIsReachedByTabAndNamed();
    void listScrollsToOlderPages();
    void arrowsOpenEventsAndReturnShowsTheMoment();
    void followStopsWhenScrollingAndThePillBringsTheNew();
    void filterShowsWhatIsWrongAndIsClearedByEscape();
    void everythingAboutThisWorkFilters();
    void eventIsCopiedAsJson();
    void emptyStatesDiffer();
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
    void nothingIsDrawnWhenNothingChanges();
    void narrowWindowStillWorks();
};

void TestEventsWindow::keyRailAndStatusOpenThePage()
{
    Stage stage;
    QVERIFY(!stage.isShown(u"eventList"_s));
    stage.openPage();
    QTRY_VERIFY(stage.isShown(u"eventList"_s));
    QVERIFY(!stage.isShown(u"map"_s));
    QVERIFY(stage.item(u"eventList"_s)->hasActiveFocus());
    QVERIFY(stage.isShown(u"timeBar"_s));
    stage.window.click(u"railLattice"_s);
    QTRY_VERIFY(stage.isShown(u"map"_s));
    stage.window.click(u"rateButton"_s);
    QTRY_VERIFY(stage.isShown(u"eventList"_s));
    stage.key(Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(stage.isShown(u"map"_s));
    stage.window.click(u"railEvents"_s);
    QTRY_VERIFY(stage.isShown(u"eventList"_s));
    QVERIFY(stage.window.warnings().isEmpty());
}

void TestEventsWindow::everyControlIsReachedByTabAndNamed()
{
    Stage stage;
    stage.openPage();
    QTRY_VERIFY(stage.item(u"eventList"_s)->property("count").toInt() >= 200);
    stage.replay.open(3);
    stage.replay.goToRow(5);
    QTRY_VERIFY(stage.isShown(u"backToLiveButton"_s));
    QSet<QQuickItem *> reached;
    QSet<QString> names;
    for (int i = 0; i < 120; ++i) {
        stage.key(Qt::Key_Tab);
        auto *item = stage.window.window()->activeFocusItem();
        QVERIFY(item);
        if (reached.contains(item))
            break;
        reached.insert(item);
        for (auto *named = item; named; named = named->parentItem())
            names.insert(named->objectName());
        auto *accessible = QAccessible::queryAccessibleInterface(item);
        const auto label = u"%1 \"%2\""_s.arg(QString::fromLatin1(item->metaObject()->className()), item->objectName());
        QVERIFY2(accessible && accessible->role() != QAccessible::NoRole && accessible->role() != QAccessible::Client, qPrintable(label + u" has no role"_s));
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), qPrintable(label + u" has no name"_s));
    }
    for (const auto &control : {u"railEvents"_s, u"eventFilter"_s, u"eventList"_s, u"timeChip"_s, u"timeTrack"_s, u"oldestButton"_s, u"stepBackButton"_s, u"playButton"_s,
                                u"stepForwardButton"_s, u"liveButton"_s, u"speedChoice"_s, u"bookmarkButton"_s, u"foldIdleCheck"_s, u"backToLiveButton"_s, u"goToEventButton"_s,
                                u"sameWorkButton"_s, u"treeButton"_s, u"rawButton"_s, u"copyEventButton"_s, u"closeEventButton"_s, u"rateButton"_s})
        QVERIFY2(names.contains(control), qPrintable(control + u" is not reached"_s));
}

void TestEventsWindow::listScrollsToOlderPages()
{
    Stage stage(5000);
    stage.openPage();
    auto *list = stage.item(u"eventList"_s);
    QTRY_VERIFY(list->property("count").toInt() >= 200);
    for (int i = 0; i < 6; ++i) {
        const int before = list->property("count").toInt();
        QMetaObject::invokeMethod(list, "positionViewAtEnd");
        QTRY_VERIFY(list->property("count").toInt() > before);
    }
    QVERIFY(list->property("count").toInt() >= 1400);
    const auto children = list->property("contentItem").value<QQuickItem *>()->childItems();
    QVERIFY2(children.size() < 200, qPrintable(u"only the rows in sight have items, not %1"_s.arg(children.size())));
}

void TestEventsWindow::arrowsOpenEventsAndReturnShowsTheMoment()
{
    Stage stage;
    stage.openPage();
    QTRY_VERIFY(stage.replay.events()->rowCount() >= 200);
    stage.key(Qt::Key_Down);
    stage.key(Qt::Key_Down);
    QTRY_VERIFY(stage.isShown(u"closeEventButton"_s));
    QVERIFY(stage.window.shows(u"#499"_s));
    stage.key(Qt::Key_Return);
    QTRY_VERIFY(stage.replay.past()->isReached());
    QCOMPARE(stage.replay.past()->sequence(), 499u);
    QTRY_VERIFY(stage.isShown(u"pastBand"_s));
    QVERIFY(stage.window.shows(u"everything is shown as it was"_s));
    stage.key(Qt::Key_Escape);
    QTRY_VERIFY(!stage.isShown(u"closeEventButton"_s));
    QVERIFY(stage.replay.past()->isActive()); // Esc closes the innermost thing only
}

void TestEventsWindow::followStopsWhenScrollingAndThePillBringsTheNew()
{
    Stage stage;
    stage.openPage();
    auto *list = stage.item(u"eventList"_s);
    QTRY_VERIFY(list->property("count").toInt() >= 200);
    stage.history.appendLarge(5, stage.begin);
    QTRY_VERIFY(stage.window.shows(u"#505"_s));
    stage.window.click(u"followCheck"_s);
    QVERIFY(!stage.replay.events()->follow());
    stage.history.appendLarge(12, stage.begin);
    QTRY_VERIFY(stage.window.shows(u"12 new"_s));
    QVERIFY(!stage.window.shows(u"#517"_s));
    stage.window.click(u"newEventsPill"_s);
    QTRY_VERIFY(stage.window.shows(u"#517"_s));
    QVERIFY(stage.replay.events()->follow());
    QVERIFY(!stage.isShown(u"newEventsPill"_s));
}

void TestEventsWindow::filterShowsWhatIsWrongAndIsClearedByEscape()
{
    Stage stage;
    stage.openPage();
    stage.key(Qt::Key_Slash);
    QTRY_VERIFY(stage.item(u"eventFilter"_s)->hasActiveFocus());
    for (const auto letter : u"is:faild"_s)
        QTest::keyClick(stage.window.window(), char(letter.toLatin1()));
    QTRY_VERIFY(stage.isShown(u"filterProblem"_s));
    QVERIFY(stage.isShown(u"filterProblemMark"_s));
    QVERIFY(stage.item(u"filterProblemMark"_s)->x() > 30);
    stage.key(Qt::Key_Backspace);
    for (const auto letter : u"ed"_s)
        QTest::keyClick(stage.window.window(), char(letter.toLatin1()));
    QTRY_VERIFY(!stage.isShown(u"filterProblem"_s));
    QTRY_VERIFY(stage.window.shows(u"10 of 500"_s));
    QTRY_COMPARE(stage.replay.events()->rowCount(), 10);
    stage.key(Qt::Key_Escape);
    QTRY_VERIFY(stage.replay.events()->rowCount() >= 200);
    QCOMPARE(stage.item(u"eventFilter"_s)->property("text").toString(), QString());
}

void TestEventsWindow::everythingAboutThisWorkFilters()
{
    Stage stage;
    stage.openPage();
    QTRY_VERIFY(stage.replay.events()->rowCount() >= 200);
    stage.replay.open(2);
    QTRY_VERIFY(stage.isShown(u"sameWorkButton"_s));
    QCoreApplication::processEvents();
    stage.window.click(u"sameWorkButton"_s);
    QTRY_COMPARE(stage.replay.events()->rowCount(), 5);
    QTRY_COMPARE(stage.item(u"eventFilter"_s)->property("text").toString(), u"work:\"work-99\""_s);
}

void TestEventsWindow::eventIsCopiedAsJson()
{
    Stage stage;
    stage.openPage();
    QTRY_VERIFY(stage.replay.events()->rowCount() >= 200);
    stage.replay.open(0);
    QTRY_VERIFY(stage.isShown(u"copyEventButton"_s));
    QCoreApplication::processEvents();
    stage.window.click(u"copyEventButton"_s);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"\"specversion\": \"1.0\""_s));
    QVERIFY(stage.window.shows(u"progress_pct"_s) || stage.window.shows(u"agent_name"_s));
    stage.window.click(u"rawButton"_s);
    QTRY_VERIFY(stage.window.shows(u"\"specversion\""_s));
}

void TestEventsWindow::emptyStatesDiffer()
{
    using State = lattice::HistoryStatus::State;
    Stage stage(0);
    stage.openPage();
    QTRY_VERIFY(stage.window.shows(u"The history is not open."_s));
    stage.history.setState(State::Following);
    QTRY_VERIFY(stage.window.shows(u"Nothing has happened yet."_s));
    stage.history.setState(State::Away, u"no stream LATTICE_EVENTS"_s);
    QTRY_VERIFY(stage.window.shows(u"nothing is indexed yet"_s));
    QVERIFY(stage.window.shows(u"no stream LATTICE_EVENTS"_s));
    stage.history.setState(State::Failed, u"disk full"_s);
    QTRY_VERIFY(stage.window.shows(u"cannot be kept on this machine"_s));
    stage.history.appendLarge(100, stage.begin);
    QTRY_VERIFY(stage.window.shows(u"#100"_s));
    stage.replay.events()->setFilter(u"work:nothing"_s);
    QTRY_VERIFY(stage.window.shows(u"No event matches the filter."_s));
    stage.replay.events()->setFilter({});
    QTRY_VERIFY(stage.window.shows(u"#100"_s));
    stage.history.setState(State::Away);
    QTRY_VERIFY(stage.window.shows(u"No live events. What is indexed ends at"_s)); // below the rows, which stay
}

void TestEventsWindow::keysMoveTheTime()
{
    Stage stage;
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

void TestEventsWindow::endGoesLiveFromEveryPage()
{
    Stage stage;
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

void TestEventsWindow::endInATextFieldStaysThere()
{
    Stage stage;
    stage.openPage();
    stage.replay.past()->goTo(stage.begin.addSecs(30));
    stage.item(u"eventFilter"_s)->forceActiveFocus();
    QTest::keyClick(stage.window.window(), 'a');
    stage.key(Qt::Key_End);
    QVERIFY(stage.replay.past()->isActive());
}

void TestEventsWindow::dragScrubsAndShiftDragPicksARange()
{
    Stage stage;
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

void TestEventsWindow::wheelZoomsTheTimeBar()
{
    Stage stage;
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

void TestEventsWindow::comparisonIsAListWithTheWayBack()
{
    Stage stage;
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

void TestEventsWindow::actionsAreOffInThePast()
{
    Stage stage(0);
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

void TestEventsWindow::timeBarIsHiddenUntilWanted()
{
    Stage stage;
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

void TestEventsWindow::bookmarkIsSetAndGoesThere()
{
    Stage stage;
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

void TestEventsWindow::momentThatCannotBeShownSaysWhy()
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

void TestEventsWindow::nothingIsDrawnWhenNothingChanges()
{
    Stage stage;
    stage.openPage();
    QTRY_VERIFY(stage.replay.events()->rowCount() >= 200);
    stage.item(u"eventFilter"_s)->setProperty("cursorVisible", false);
    QTest::qWait(600); // the histogram and hover effects come to rest
    int frames = 0;
    connect(stage.window.window(), &QQuickWindow::frameSwapped, this, [&frames] { ++frames; });
    QTest::qWait(400);
    QVERIFY2(frames <= 2, qPrintable(QString::number(frames)));
}

void TestEventsWindow::narrowWindowStillWorks()
{
    Stage stage;
    stage.window.window()->resize(900, 600);
    stage.openPage();
    QTRY_VERIFY(stage.replay.events()->rowCount() >= 200);
    stage.replay.open(0);
    QTRY_VERIFY(stage.isShown(u"closeEventButton"_s));
    for (const auto &name : {u"eventList"_s, u"timeTrack"_s, u"followCheck"_s, u"liveButton"_s, u"eventFilter"_s}) {
        auto *item = stage.item(name);
        const QRectF box = item->mapRectToScene({0, 0, item->width(), item->height()});
        QVERIFY2(QRectF(0, 0, 900, 600).contains(box), qPrintable(name));
        QVERIFY2(box.width() > 16, qPrintable(name));
    }
}

QTEST_MAIN(TestEventsWindow)
#include "tst_eventswindow.moc"
