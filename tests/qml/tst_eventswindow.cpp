// SPDX-License-Identifier: Apache-2.0
// Uses the page of events as a person does, over a real index.
#include "tests/app/samplestations.h"
#include "tests/qml/eventsstage.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

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
    void nothingIsDrawnWhenNothingChanges();
    void narrowWindowStillWorks();
};

void TestEventsWindow::keyRailAndStatusOpenThePage()
{
    EventsStage stage;
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
    EventsStage stage;
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
    EventsStage stage(5000);
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
    EventsStage stage;
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
    EventsStage stage;
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
    EventsStage stage;
    stage.openPage();
    stage.key(Qt::Key_Slash);
    QTRY_VERIFY(stage.item(u"eventFilter"_s)->hasActiveFocus());
    for (const auto letter : u"is:faild"_s)
        QTest::keyClick(stage.window.window(), char(letter.toLatin1()));
    QTRY_VERIFY(stage.isShown(u"filterProblem"_s));
    const auto *mark = stage.window.find(stage.item(u"eventFilter"_s), u"filterProblemMark"_s); // other pages have filters, too
    QVERIFY(mark->isVisible());
    QVERIFY2(mark->x() > 30, qPrintable(u"%1 in %2, %3"_s.arg(mark->x()).arg(stage.item(u"eventFilter"_s)->width()).arg(mark->width())));
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
    EventsStage stage;
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
    EventsStage stage;
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
    EventsStage stage(0);
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

void TestEventsWindow::nothingIsDrawnWhenNothingChanges()
{
    EventsStage stage;
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
    EventsStage stage;
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
