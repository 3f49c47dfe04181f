// SPDX-License-Identifier: Apache-2.0
// Draws the pages of work in every state and keeps the pictures for people to look at.
#include "tests/app/samplestations.h"
#include "tests/app/samplework.h"
#include "tests/qml/pictures.h"

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
