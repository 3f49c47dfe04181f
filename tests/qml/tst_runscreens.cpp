// SPDX-License-Identifier: Apache-2.0
// Draws the page of runs in its states, walks it by keys, and keeps the pictures for people to look at.
#include "tests/app/samplestations.h"
#include "tests/app/sampleruns.h"
#include "tests/qml/eventsstage.h"
#include "tests/qml/testwindow.h"

#include <QDir>
#include <QImage>
#include <QTest>

using namespace Qt::StringLiterals;

class TestRunScreens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runsAreListedAndExplained_data() { themes(); }
    void runsAreListedAndExplained();
    void twoRunsAreCompared_data() { themes(); }
    void twoRunsAreCompared();
    void openRunIsComparedWithAnother();
    void runIsRunAgain_data() { themes(); }
    void runIsRunAgain();
    void failureUnfoldsToItsCause_data() { themes(); }
    void failureUnfoldsToItsCause();
    void longTextIsOpened_data() { themes(); }
    void longTextIsOpened();
    void menuActsOnTheRun();
    void comparisonIsInThePalette();
    void noRunsSayWhatToDo();
    void failureSaysWhy();

private:
    static void themes();
    static void keep(TestWindow &window, const QString &name);
};

void TestRunScreens::themes()
{
    QTest::addColumn<QString>("theme");
    QTest::newRow("light") << u"light"_s;
    QTest::newRow("dark") << u"dark"_s;
}

void TestRunScreens::keep(TestWindow &window, const QString &name)
{
    QCoreApplication::processEvents();
    const auto picture = window.window()->grabWindow();
    QDir().mkpath(QStringLiteral(SCREENS));
    QVERIFY(picture.save(QStringLiteral(SCREENS "/%1.png").arg(name)));
    QVERIFY2(window.warnings().isEmpty(), qPrintable(window.warnings().join(u'\n')));
}

void TestRunScreens::runsAreListedAndExplained()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    RunStage stage(window.center().verbs());
    window.showLattice(3);
    window.press(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"log-analyzer"_s));
    QVERIFY(window.shows(u"75 failed"_s));
    keep(window, u"runs-"_s + theme);

    window.press(Qt::Key_J);
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.shows(u"read_metrics"_s));
    QVERIFY(window.shows(u"no answer within 10 s"_s));
    QVERIFY(window.shows(u"are folded"_s));
    window.press(Qt::Key_Tab);
    keep(window, u"run-"_s + theme);
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!window.shows(u"read_metrics"_s));
}

void TestRunScreens::twoRunsAreCompared()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    RunStage stage(window.center().verbs());
    window.showLattice(3);
    window.press(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"log-analyzer"_s));
    window.press(Qt::Key_J);
    window.press(Qt::Key_Space);
    QTRY_VERIFY(window.shows(u"Choose one more to compare"_s));
    QVERIFY(!window.find(u"compareChosen"_s)->isEnabled());
    window.press(Qt::Key_J);
    window.press(Qt::Key_J);
    window.press(Qt::Key_Space);
    QTRY_VERIFY(window.find(u"compareChosen"_s)->isEnabled());
    keep(window, u"runs-chosen-"_s + theme);
    window.press(Qt::Key_C);
    QTRY_VERIFY(window.shows(u"They part at row 2 of 4; 3 row"_s));
    QTRY_VERIFY(window.shows(u"line 2"_s)); // the first that differs is chosen, and its text that differs
    QVERIFY(window.shows(u"−7.9 s (−16 %)"_s));
    QVERIFY(window.shows(u"only in the second"_s));
    keep(window, u"runs-compared-"_s + theme);
    window.press(Qt::Key_N);
    window.press(Qt::Key_N);
    QTRY_VERIFY(window.shows(u"The disk is full."_s));
    window.click(u"part_0"_s);
    QTRY_COMPARE(window.center().runs()->comparison()->part(), 0);
    keep(window, u"runs-compared-prompt-"_s + theme);
    QTRY_VERIFY(window.shows(u"Be brief."_s));
    QVERIFY(window.shows(u"the same"_s));
    keep(window, u"runs-compared-prompt-"_s + theme);
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!window.shows(u"They part at"_s));
    QVERIFY(window.shows(u"Compare the two"_s)); // where it was left
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!window.shows(u"Compare the two"_s));
    QVERIFY2(window.warnings().isEmpty(), qPrintable(window.warnings().join(u'\n')));
}

void TestRunScreens::openRunIsComparedWithAnother()
{
    TestWindow window;
    RunStage stage(window.center().verbs());
    window.showLattice(3);
    window.press(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"log-analyzer"_s));
    window.press(Qt::Key_J);
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.find(u"compareRunButton"_s)->isVisible());
    const QString opened = window.center().runs()->details()->runId();
    window.click(u"compareRunButton"_s);
    QTRY_VERIFY(window.shows(u"Compare with another run of k8s-health"_s));
    QCOMPARE(window.center().runs()->others()->agentFilter(), u"k8s-health"_s);
    const auto marked = [&] { return window.center().runs()->others()->idAt(window.find(u"pickList"_s)->property("currentIndex").toInt()); };
    QTRY_VERIFY(!marked().isEmpty() && marked() < opened); // the one before it
    const QString before = marked();
    keep(window, u"runs-pick"_s);
    auto *picks = window.find(u"pickList"_s);
    picks->setProperty("currentIndex", 7); // somebody looks on while further runs come
    window.center().runs()->others()->fetchMore({});
    QTRY_VERIFY(!window.center().runs()->others()->isLoading());
    QCOMPARE(picks->property("currentIndex").toInt(), 7);
    picks->setProperty("currentIndex", window.center().runs()->others()->rowOf(before));
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.center().runs()->comparison()->isActive());
    QCOMPARE(window.center().runs()->comparison()->leftId(), before);
    QCOMPARE(window.center().runs()->comparison()->rightId(), opened);
    QTRY_VERIFY(!window.center().runs()->others()->isShown()); // nobody follows what nobody sees
    QTRY_VERIFY(window.find(u"compareRows"_s)->hasActiveFocus());
    window.click(u"openCompared0"_s);
    QTRY_COMPARE(window.center().runs()->details()->runId(), before);
    QVERIFY(!window.center().runs()->comparison()->isActive());
}

void TestRunScreens::runIsRunAgain()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    RunStage stage(window.center().verbs());
    window.showLattice(3);
    window.press(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"log-analyzer"_s));
    window.press(Qt::Key_J);
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.find(u"runAgainButton"_s)->isVisible());
    window.press(Qt::Key_R);
    QTRY_VERIFY(window.shows(u"Run log-analyzer again"_s));
    QVERIFY(window.shows(u"Nothing happens outside"_s));
    QVERIFY(!window.find(u"againDraft"_s)->isEnabled());
    keep(window, u"run-again-"_s + theme);
    window.click(u"againReal"_s);
    QTRY_VERIFY(window.shows(u"they do again"_s));
    window.click(u"againRecorded"_s);
    window.click(u"againRun"_s);
    QTRY_VERIFY(window.shows(u"The clock is right again."_s));
    QVERIFY(stage.asked.last().second[u"fakes"_s].toString().startsWith(u"run:"_s));
    keep(window, u"run-again-ended-"_s + theme);
    window.click(u"againCompare"_s);
    QTRY_VERIFY(window.center().runs()->comparison()->isActive());
    QTRY_VERIFY(!window.find(u"againRun"_s) || !window.find(u"againRun"_s)->isVisible());
}

void TestRunScreens::failureUnfoldsToItsCause()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    RunStage stage(window.center().verbs());
    window.showLattice(3);
    window.press(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"log-analyzer"_s));
    window.center().runs()->details()->open(stage.kWithChildren);
    QTRY_VERIFY(window.shows(u"query_prometheus"_s));
    QTRY_VERIFY(window.shows(u"connection refused"_s));
    QVERIFY(window.shows(u"not recorded here"_s));
    auto *steps = window.find(u"runSteps"_s);
    QTRY_COMPARE(steps->property("currentIndex").toInt(), 4);
    steps->forceActiveFocus();
    keep(window, u"run-unfolded-"_s + theme);
    window.press(Qt::Key_K);
    window.press(Qt::Key_K);
    QTRY_COMPARE(steps->property("currentIndex").toInt(), 2);
    window.press(Qt::Key_Left);
    QTRY_COMPARE(steps->property("count").toInt(), 4);
    window.press(Qt::Key_K);
    window.press(Qt::Key_Right); // of another station
    QTRY_VERIFY(window.shows(u"it ran on station-b"_s));
    window.press(Qt::Key_N);
    QTRY_COMPARE(steps->property("currentIndex").toInt(), 2);
}

void TestRunScreens::longTextIsOpened()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    RunStage stage(window.center().verbs());
    window.showLattice(3);
    window.press(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"log-analyzer"_s));
    window.press(Qt::Key_J);
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.find(u"openStepText"_s) && window.find(u"openStepText"_s)->isVisible());
    keep(window, u"run-long-"_s + theme);
    window.click(u"openStepText"_s);
    QTRY_VERIFY(window.find(u"payloadSearch"_s) && window.find(u"payloadSearch"_s)->hasActiveFocus());
    const auto cut = [&] { return window.find(window.find(u"payloadTreeRows"_s), u"openCut"_s); }; // and not the one in the panel behind
    QTRY_VERIFY(cut() && cut()->isVisible());
    keep(window, u"payload-tree-"_s + theme);
    QTest::mouseClick(window.window(), Qt::LeftButton, {}, cut()->mapToScene({cut()->width() / 2, cut()->height() / 2}).toPoint());
    QTRY_COMPARE(window.center().runs()->payload()->rowCount(), 201);
    for (const char letter : {'s', 's', 'h', 'd'})
        QTest::keyClick(window.window(), letter);
    QTRY_VERIFY(window.shows(u"200 line"_s));
    window.press(Qt::Key_Return);
    QTRY_COMPARE(window.find(u"payloadLines"_s)->property("currentIndex").toInt(), 1);
    keep(window, u"payload-raw-"_s + theme);
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!window.find(u"payloadSearch"_s) || !window.find(u"payloadSearch"_s)->isVisible());
    QVERIFY(!window.center().runs()->payload()->isShown());
    window.click(u"tabMessages"_s);
    QTRY_VERIFY(window.shows(u"You read logs."_s));
}

void TestRunScreens::menuActsOnTheRun()
{
    EventsStage events; // the map of the past needs a history
    TestWindow &window = events.window;
    RunStage stage(window.center().verbs());
    window.press(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"log-analyzer"_s));
    window.press(Qt::Key_J);
    window.press(Qt::Key_F10, Qt::ShiftModifier);
    QTRY_VERIFY(window.shows(u"Show the map as it was then"_s));
    keep(window, u"run-menu"_s);
    QVERIFY(!window.center().runs()->details()->runId().isEmpty());
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!window.shows(u"Show the map as it was then"_s));
    window.press(Qt::Key_M);
    QTRY_COMPARE(window.center().selection()->page(), u"lattice"_s);
    QTRY_VERIFY(window.center().replay()->past()->isActive());
    window.press(Qt::Key_4, Qt::ControlModifier);
    QVERIFY(window.shows(u"Task and answer"_s)); // the run is still there
    window.press(Qt::Key_R); // nothing is run in the past
    QVERIFY(!window.shows(u"Run k8s-health again"_s) && !window.shows(u"Run log-analyzer again"_s));
}

void TestRunScreens::comparisonIsInThePalette()
{
    TestWindow window;
    RunStage stage(window.center().verbs());
    window.showLattice(3);
    window.press(Qt::Key_K, Qt::ControlModifier);
    for (const char letter : {'c', 'o', 'm', 'p', 'a', 'r', 'e', ' ', 't', 'w', 'o', ' ', 'r', 'u', 'n', 's'})
        QTest::keyClick(window.window(), letter);
    QTRY_VERIFY(window.shows(u"Compare two runs…"_s));
    window.press(Qt::Key_Return);
    QTRY_COMPARE(window.center().selection()->page(), u"runs"_s);
    QTRY_VERIFY(window.shows(u"Compare with another run of"_s));
}

void TestRunScreens::noRunsSayWhatToDo()
{
    TestWindow window;
    RunStage stage(window.center().verbs());
    stage.total = 0;
    window.showLattice(3);
    window.press(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"No agent of this station has run yet"_s));
    keep(window, u"runs-empty"_s);
}

void TestRunScreens::failureSaysWhy()
{
    TestWindow window;
    RunStage stage(window.center().verbs());
    stage.fault = lattice::Error{lattice::Fault::Full, u"the disk is full"_s};
    window.showLattice(3);
    window.press(Qt::Key_4, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"Try again"_s));
    stage.fault.reset();
    window.press(Qt::Key_F5);
    QTRY_VERIFY(window.shows(u"log-analyzer"_s));
    keep(window, u"runs-after-failure"_s);
}

QTEST_MAIN(TestRunScreens)
#include "tst_runscreens.moc"
