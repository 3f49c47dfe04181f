// SPDX-License-Identifier: Apache-2.0
// Draws the pages of work in every state and keeps the pictures for people to look at.
#include "tests/app/samplestations.h"
#include "tests/app/samplework.h"
#include "tests/qml/pictures.h"

#include <QSignalSpy>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using Pictures::keep;
using Pictures::themes;
using lattice::LinkState;
using lattice::WorkPhase;

class TestWorkScreens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void emptyListOffersToAssign_data() { themes(); }
    void emptyListOffersToAssign();
    void unansweredLedgerIsSaid();
    void tableShowsWork_data();
    void tableShowsWork();
    void lanesAndTreeShowWork_data() { themes(); }
    void lanesAndTreeShowWork();
    void droppedCardAsksForTheOtherStation();
    void menuAndColumnsAreChosen_data() { themes(); }
    void menuAndColumnsAreChosen();
    void snoozeTellsWhy_data() { themes(); }
    void snoozeTellsWhy();
    void recordingIsLookedAround_data() { themes(); }
    void recordingIsLookedAround();
    void brokenRecordingIsSaid();
    void selectedItemIsExplained_data() { themes(); }
    void selectedItemIsExplained();
    void needsYouListsAllKinds_data() { themes(); }
    void needsYouListsAllKinds();
    void nothingNeedsYou();
    void sheetsAskBeforeTheyDo_data() { themes(); }
    void sheetsAskBeforeTheyDo();
    void filterWithoutMatchSaysSo();
    void droppedLinkHatchesTheList_data() { themes(); }
    void droppedLinkHatchesTheList();
    void mapShowsWorkInFlight_data() { themes(); }
    void mapShowsWorkInFlight();
    void narrowWindowKeepsTheTask();
    void germanPagesSpeakGerman();
};

void TestWorkScreens::emptyListOffersToAssign()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    window.showWork(0, 3);
    window.press(Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"No work has been assigned yet"_s));
    QVERIFY(window.shows(u"Assign work"_s));
    keep(window, u"work-empty-"_s + theme);
}

void TestWorkScreens::unansweredLedgerIsSaid()
{
    TestWindow window;
    window.showLattice(3);
    window.press(Qt::Key_3, Qt::ControlModifier);
    QVERIFY(!window.shows(u"No work has been assigned yet"_s)); // that would be a guess
    QTRY_VERIFY(window.shows(u"Waiting for the ledger"_s));
    keep(window, u"work-loading"_s);
    window.center().applyStatus(sample::status(core::Mode::Member, LinkState::Reconnecting));
    QTRY_VERIFY(window.shows(u"the link is down since before the first answer"_s));
}

void TestWorkScreens::tableShowsWork_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("theme");
    for (const int count : {30, 10'000}) {
        for (const auto *theme : {"light", "dark"})
            QTest::addRow("%d %s", count, theme) << count << QString::fromLatin1(theme);
    }
}

void TestWorkScreens::tableShowsWork()
{
    QFETCH(int, count);
    QFETCH(QString, theme);
    TestWindow window(theme);
    window.showWork(count, 12);
    window.press(Qt::Key_3, Qt::ControlModifier);
    auto *list = window.center().work()->list();
    QTRY_COMPARE(list->rowCount(), count);
    QTRY_VERIFY(window.shows(u"Why do logins fail since 06:00?"_s));
    list->sortBy(app::WorkColumnValue::State, false);
    QTRY_VERIFY(!list->isArranging());
    QTRY_VERIFY(window.shows(u"escalated"_s));
    if (count > 100) {
        window.center().applyWork({sample::work(u"new"_s, WorkPhase::Queued, QDateTime::currentDateTimeUtc(), 0)}, {});
        QTRY_VERIFY(window.shows(u"1 new"_s));
    }
    keep(window, u"work-%1-%2"_s.arg(count).arg(theme));
}

void TestWorkScreens::lanesAndTreeShowWork()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    window.showWork(30, 4);
    window.press(Qt::Key_3, Qt::ControlModifier);
    window.center().work()->list()->setView(app::WorkViewValue::Lanes);
    QTRY_VERIFY(window.shows(u"No station yet"_s));
    keep(window, u"work-lanes-"_s + theme);
    window.center().work()->list()->setView(app::WorkViewValue::Tree);
    QTRY_VERIFY(!window.shows(u"No station yet"_s));
    keep(window, u"work-tree-"_s + theme);
}

void TestWorkScreens::droppedCardAsksForTheOtherStation()
{
    TestWindow window;
    window.showLattice(3);
    const auto stations = sample::stations(3);
    auto held = sample::work(u"held"_s, WorkPhase::Running, QDateTime::currentDateTimeUtc());
    held.station = stations[0].id;
    window.center().applyWork({held}, {});
    window.press(Qt::Key_3, Qt::ControlModifier);
    auto *work = window.center().work();
    work->list()->setView(app::WorkViewValue::Lanes);
    QTRY_COMPARE(work->lanes()->rowCount(), 3);
    auto *lanes = window.find(u"workLanes"_s);
    QSignalSpy frames(window.window(), &QQuickWindow::frameSwapped);
    window.window()->update();
    QVERIFY(frames.wait());
    const int lane = work->lanes()->laneOf(u"held"_s);
    const int other = lane == 0 ? 1 : 0;
    const auto at = [lanes](int number) { return lanes->mapToScene({number * 292.0 + 120, 90}).toPoint(); };
    QTest::mousePress(window.window(), Qt::LeftButton, {}, at(lane));
    for (int step = 1; step <= 10; ++step)
        QTest::mouseMove(window.window(), at(lane) + (at(other) - at(lane)) * step / 10);
    QTRY_VERIFY(window.shows(u"Give it to this station"_s));
    keep(window, u"work-lanes-drag"_s);
    QTest::mouseRelease(window.window(), Qt::LeftButton, {}, at(other));
    QTRY_VERIFY(window.shows(u"begins again there"_s)); // it asks
    QSignalSpy cancels(work, &app::WorkDesk::cancelRequested);
    QSignalSpy submits(work, &app::WorkDesk::submitRequested);
    window.click(u"deedConfirmButton"_s);
    QTRY_COMPARE(cancels.size(), 1);
    window.center().applyWork({sample::moved(held, WorkPhase::Cancelled, QDateTime::currentDateTimeUtc())}, {});
    QTRY_COMPARE(submits.size(), 1);
    QCOMPARE(submits.first().at(1).value<lattice::WorkSpec>().wantedStation, work->lanes()->stationAt(other));
}

void TestWorkScreens::menuAndColumnsAreChosen()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    window.showWork(30, 4);
    window.press(Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"Why do logins fail since 06:00?"_s));
    window.press(Qt::Key_J);
    window.press(Qt::Key_Menu);
    QTRY_VERIFY(window.shows(u"Copy as MCP call"_s));
    keep(window, u"work-menu-"_s + theme);
    window.press(Qt::Key_Escape);
    window.center().layouts()->work()->moveBefore(app::WorkColumnValue::Task, app::WorkColumnValue::Agent);
    window.click(u"columnsButton"_s);
    QTRY_VERIFY(window.shows(u"As it was at first"_s));
    keep(window, u"work-columns-"_s + theme);
}

void TestWorkScreens::snoozeTellsWhy()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    window.showWork(40, 4);
    window.press(Qt::Key_2, Qt::ControlModifier);
    auto *needs = window.center().work()->needsYou();
    QTRY_VERIFY(needs->count() > 1);
    window.press(Qt::Key_J);
    window.press(Qt::Key_S);
    QTRY_VERIFY(window.shows(u"leaves it out until then"_s));
    keep(window, u"needs-snooze-"_s + theme);
    for (const auto letter : u"anna looks at it"_s)
        QTest::keyClick(window.window(), char(letter.toLatin1()));
    window.press(Qt::Key_Return);
    needs->setShowSnoozed(true);
    QTRY_VERIFY(window.shows(u"anna looks at it"_s));
    keep(window, u"needs-snoozed-"_s + theme);
    window.center().applyStatus(sample::status(core::Mode::Orchestrator, LinkState::Reconnecting));
    QTRY_VERIFY(window.shows(u"The link dropped"_s));
    QVERIFY(!window.find(u"snoozeNeed_0"_s)->isEnabled());
    keep(window, u"needs-offline-"_s + theme);
}

void TestWorkScreens::recordingIsLookedAround()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    QTRY_VERIFY(window.shows(u"A recorded lattice, offline."_s));
    keep(window, u"first-run-look-"_s + theme);
    window.click(u"lookAroundButton"_s);
    QTRY_VERIFY(window.shows(u"RECORDED"_s));
    QTRY_VERIFY(window.center().stations()->count() >= 2);
    QTRY_VERIFY(!window.center().map()->bounds().isEmpty());
    keep(window, u"look-map-"_s + theme);
    window.press(Qt::Key_9, Qt::ControlModifier);
    QTRY_VERIFY(window.center().replay()->events()->rowCount() > 50);
    QTRY_VERIFY(window.shows(u"work.completed"_s));
    keep(window, u"look-events-"_s + theme);
    window.center().replay()->events()->setFilter(u"type:work.escalated"_s);
    QTRY_COMPARE(window.center().replay()->events()->rowCount(), 1);
    window.center().replay()->goToRow(0);
    QTRY_VERIFY(window.center().replay()->past()->isReached());
    window.press(Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"Deploy build 812"_s)); // it needed somebody then
    QVERIFY(!window.find(u"answerNeed_0"_s)->isEnabled());
    keep(window, u"look-needs-"_s + theme);
    window.press(Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(window.center().work()->list()->rowCount() > 3);
    QVERIFY(!window.find(u"assignButton"_s)->isEnabled());
    keep(window, u"look-work-"_s + theme);
    window.press(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"stayed with the stations that ran them"_s)); // and does not say that no agent has run
    keep(window, u"look-runs-"_s + theme);
    QVERIFY2(window.warnings().isEmpty(), qPrintable(window.warnings().join(u'\n')));
    window.center().replay()->recording()->close();
    QTRY_VERIFY(window.shows(u"Welcome."_s));
}

void TestWorkScreens::brokenRecordingIsSaid()
{
    TestWindow window;
    window.center().replay()->recording()->read(QUrl::fromLocalFile(u"/nowhere/lattice.jsonl"_s));
    QTRY_VERIFY(window.shows(u"/nowhere/lattice.jsonl"_s));
    QVERIFY(window.shows(u"There is no such file"_s));
    keep(window, u"first-run-look-failed"_s);
}

void TestWorkScreens::selectedItemIsExplained()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    window.showWork(30, 4);
    window.press(Qt::Key_3, Qt::ControlModifier);
    auto *list = window.center().work()->list();
    list->setFilter(u"is:failed"_s);
    QTRY_VERIFY(list->rowCount() > 0);
    list->select(0, false, false);
    window.center().selection()->selectWork(list->currentId());
    QTRY_VERIFY(window.shows(u"connection refused"_s));
    QVERIFY(window.shows(u"What happened"_s));
    QVERIFY(window.shows(u"Do again"_s));
    keep(window, u"work-failed-"_s + theme);
    list->setFilter(u"is:escalated"_s);
    list->setCurrentRow(0);
    window.center().selection()->selectWork(list->currentId());
    QTRY_VERIFY(window.shows(u"I need cluster-admin"_s));
    keep(window, u"work-escalated-"_s + theme);
}

void TestWorkScreens::needsYouListsAllKinds()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    window.showWork(40, 4);
    auto stations = sample::stations(4);
    stations[2].conflicts = {{.agent = u"metrics"_s, .ownerId = stations[1].id, .ownerName = stations[1].name}};
    window.center().applyStations({stations[2]}, {});
    window.press(Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"the name belongs to"_s));
    QVERIFY(window.shows(u"I need cluster-admin"_s));
    QVERIFY(window.shows(u"no progress at"_s));
    QVERIFY(window.window()->title().startsWith(u"("_s));
    keep(window, u"needs-"_s + theme);
}

void TestWorkScreens::nothingNeedsYou()
{
    TestWindow window;
    window.showWork(0, 3);
    window.press(Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"Nothing needs you."_s));
    keep(window, u"needs-empty"_s);
}

void TestWorkScreens::sheetsAskBeforeTheyDo()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    window.showWork(30, 4);
    window.press(Qt::Key_3, Qt::ControlModifier);
    window.press(Qt::Key_N);
    QTRY_VERIFY(window.shows(u"Time for one attempt"_s));
    window.center().work()->assign()->setAgent(u"log-reader"_s);
    window.center().work()->assign()->setText(0, u"Why do logins fail since 06:00?"_s);
    QTRY_VERIFY(window.shows(u"Namespace (required)"_s));
    keep(window, u"assign-"_s + theme);
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!window.shows(u"Time for one attempt"_s));
    window.center().work()->list()->selectAll();
    QCoreApplication::processEvents();
    window.click(u"stopWorkButton"_s);
    QTRY_VERIFY(window.shows(u"Leave it"_s));
    keep(window, u"stop-many-"_s + theme);
}

void TestWorkScreens::filterWithoutMatchSaysSo()
{
    TestWindow window;
    window.showWork(30, 4);
    window.press(Qt::Key_3, Qt::ControlModifier);
    window.center().work()->list()->setFilter(u"agent:nobody"_s);
    QTRY_VERIFY(window.shows(u"No work matches the filter."_s));
    keep(window, u"work-filtered"_s);
    window.center().work()->list()->setFilter(u"is:nonsense"_s);
    QTRY_VERIFY(window.shows(u"Not understood at character 4"_s));
    keep(window, u"work-filter-wrong"_s);
}

void TestWorkScreens::droppedLinkHatchesTheList()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    window.showWork(30, 4);
    window.press(Qt::Key_3, Qt::ControlModifier);
    window.center().applyStatus(sample::status(core::Mode::Orchestrator, LinkState::Reconnecting));
    QTRY_VERIFY(window.shows(u"The link dropped"_s));
    QVERIFY(window.find(u"workStaleHatch"_s)->isVisible());
    QVERIFY(!window.find(u"assignButton"_s)->isEnabled());
    keep(window, u"work-stale-"_s + theme);
}

void TestWorkScreens::mapShowsWorkInFlight()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    window.showWork(60, 5);
    QTRY_VERIFY(!window.center().map()->bounds().isEmpty());
    QVERIFY(window.center().map()->edges().size() > 2);
    keep(window, u"map-work-"_s + theme);
}

void TestWorkScreens::narrowWindowKeepsTheTask()
{
    TestWindow window;
    window.window()->resize(900, 600);
    window.showWork(30, 4);
    window.press(Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"Why do logins fail since 06:00?"_s));
    QTRY_VERIFY(window.shows(u"Task"_s));
    keep(window, u"work-narrow"_s);
}

void TestWorkScreens::germanPagesSpeakGerman()
{
    {
        const TestWindow english; // installs its plurals once; what is installed later comes first
    }
    QTranslator german;
    QVERIFY(german.load(u":/i18n/station_de"_s));
    QVERIFY(QCoreApplication::installTranslator(&german));
    {
        TestWindow window;
        window.showWork(30, 4);
        window.press(Qt::Key_3, Qt::ControlModifier);
        QTRY_VERIFY(window.shows(u"Arbeit zuweisen"_s));
        QVERIFY(window.shows(u"wartet"_s));
        auto *list = window.center().work()->list();
        list->setFilter(u"is:failed"_s);
        list->setCurrentRow(0);
        window.center().selection()->selectWork(list->currentId());
        keep(window, u"work-de"_s);
        window.press(Qt::Key_2, Qt::ControlModifier);
        keep(window, u"needs-de"_s);
        window.press(Qt::Key_3, Qt::ControlModifier);
        window.press(Qt::Key_N);
        keep(window, u"assign-de"_s);
    }
    QCoreApplication::removeTranslator(&german);
}

QTEST_MAIN(TestWorkScreens)
#include "tst_workscreens.moc"
