// SPDX-License-Identifier: Apache-2.0
// Uses the pages Work and Needs you as a person does: keys, mouse, a screen reader's view.
#include "tests/app/samplestations.h"
#include "tests/app/samplework.h"
#include "tests/qml/testwindow.h"

#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using lattice::WorkPhase;

class TestWorkPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyControlIsReachedByTabAndNamed_data();
    void everyControlIsReachedByTabAndNamed();
    void keysOpenThePagesAndBackLeadsBack();
    void keysWalkTheListAndReturnOpens();
    void clickOpensAndControlClickSelects();
    void countStandsInRailHeaderAndTitle();
    void pillShowsWhatIsNew();
    void headerSortsByClickAndShift();
    void stateButtonFilters();
    void inspectorLeadsToAgentStationAndRelations();
    void searchFindsWork();
    void nothingIsDrawnWhenNothingChanges();
    void wheelThroughALargeListMakesFewRows();
};

void TestWorkPages::everyControlIsReachedByTabAndNamed_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QStringList>("controls");
    QTest::newRow("work") << u"work"_s << QStringList{u"workList"_s, u"workFilterField"_s, u"workViewChoice"_s, u"columnsButton"_s, u"assignButton"_s, u"state_running"_s, u"column_0"_s, u"railWork"_s, u"railNeedsYou"_s, u"needsButton"_s};
    QTest::newRow("selected") << u"selected"_s << QStringList{u"stopWorkButton"_s, u"reassignWorkButton"_s, u"copyWorkButton"_s, u"panelStopButton"_s, u"workAgentButton"_s, u"workStationButton"_s, u"closeWorkButton"_s};
    QTest::newRow("needs") << u"needs"_s << QStringList{u"needsList"_s, u"needsAll"_s, u"needsEscalations"_s, u"answerNeed_0"_s, u"snoozeNeed_0"_s};
    QTest::newRow("assign") << u"assign"_s << QStringList{u"assignTarget"_s, u"assignStation"_s, u"assignPriority"_s, u"assignTimeout"_s, u"assignConfirmButton"_s, u"byCapabilityCheck"_s, u"input_task"_s, u"closeSheetButton"_s};
}

void TestWorkPages::everyControlIsReachedByTabAndNamed()
{
    QFETCH(QString, page);
    QFETCH(QStringList, controls);
    TestWindow window;
    window.showWork(12, 3);
    window.press(page == "needs"_L1 ? Qt::Key_2 : Qt::Key_3, Qt::ControlModifier);
    auto *list = window.center().work()->list();
    if (page == "selected"_L1) {
        list->setFilter(u"is:running"_s);
        list->setCurrentRow(0);
        window.center().selection()->selectWork(list->currentId());
    } else if (page == "assign"_L1) {
        window.press(Qt::Key_N);
        QTRY_VERIFY(window.find(u"assignConfirmButton"_s) && window.find(u"assignConfirmButton"_s)->isVisible());
    } else if (page == "needs"_L1) {
        QTRY_VERIFY(window.find(u"answerNeed_0"_s));
    }
    QCoreApplication::processEvents();
    QSet<QQuickItem *> reached;
    QSet<QString> names;
    for (int i = 0; i < 120; ++i) {
        QTest::keyClick(window.window(), Qt::Key_Tab);
        auto *item = window.window()->activeFocusItem();
        QVERIFY(item);
        if (reached.contains(item))
            break;
        reached.insert(item);
        for (auto *named = item; named; named = named->parentItem())
            names.insert(named->objectName());
        auto *accessible = QAccessible::queryAccessibleInterface(item);
        const auto label = u"%1 \"%2\""_s.arg(QString::fromLatin1(item->metaObject()->className()), item->objectName());
        QVERIFY2(accessible, qPrintable(label));
        QVERIFY2(accessible->role() != QAccessible::NoRole && accessible->role() != QAccessible::Client, qPrintable(label + u" has no role"_s));
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), qPrintable(label + u" has no name"_s));
        QVERIFY2(item->isVisible() && item->isEnabled(), qPrintable(label));
    }
    QVERIFY2(reached.size() < 120, "Tab does not come round");
    for (const auto &control : controls)
        QVERIFY2(names.contains(control), qPrintable(control + u" is not reached"_s));
}

void TestWorkPages::keysOpenThePagesAndBackLeadsBack()
{
    TestWindow window;
    window.showWork(5, 3);
    window.press(Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(window.find(u"workList"_s)->isVisible());
    QVERIFY(!window.find(u"map"_s)->isVisible());
    QVERIFY(window.find(u"workList"_s)->hasActiveFocus());
    window.press(Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(window.find(u"needsList"_s)->isVisible());
    window.press(Qt::Key_Left, Qt::AltModifier);
    QTRY_VERIFY(window.find(u"workList"_s)->isVisible());
    window.press(Qt::Key_1, Qt::ControlModifier);
    QTRY_VERIFY(window.find(u"map"_s)->hasActiveFocus());
    window.click(u"railWork"_s);
    QTRY_VERIFY(window.find(u"workList"_s)->isVisible());
}

void TestWorkPages::keysWalkTheListAndReturnOpens()
{
    TestWindow window;
    window.showWork(30, 3);
    window.press(Qt::Key_3, Qt::ControlModifier);
    auto *list = window.center().work()->list();
    window.press(Qt::Key_J);
    QCOMPARE(list->currentRow(), 0);
    window.press(Qt::Key_J);
    window.press(Qt::Key_Down);
    window.press(Qt::Key_K);
    QCOMPARE(list->currentRow(), 1);
    window.press(Qt::Key_End);
    QCOMPARE(list->currentRow(), 29);
    window.press(Qt::Key_Home);
    window.press(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(list->selectedCount(), 2);
    window.press(Qt::Key_Return);
    QCOMPARE(window.center().selection()->workId(), list->currentId());
    QTRY_VERIFY(window.find(u"inspector"_s)->isVisible());
    QVERIFY(window.find(u"workTitle"_s));
    window.press(Qt::Key_Escape);
    QCOMPARE(window.center().selection()->workId(), QString());
}

void TestWorkPages::clickOpensAndControlClickSelects()
{
    TestWindow window;
    window.showWork(10, 3);
    window.press(Qt::Key_3, Qt::ControlModifier);
    auto *view = window.find(u"workList"_s);
    auto *list = window.center().work()->list();
    const auto at = [view](int row) { return view->mapToScene({300, 15.0 + row * 30}).toPoint(); };
    QTest::mouseClick(window.window(), Qt::LeftButton, {}, at(2));
    QTRY_COMPARE(window.center().selection()->workId(), list->index(2).data(app::WorkListModel::WorkIdRole).toString());
    QTest::mouseClick(window.window(), Qt::LeftButton, Qt::ControlModifier, at(4));
    QTest::mouseClick(window.window(), Qt::LeftButton, Qt::ControlModifier, at(6));
    QTRY_COMPARE(list->selectedCount(), 2);
    QTRY_VERIFY(window.shows(u"2 items selected"_s));
}

void TestWorkPages::countStandsInRailHeaderAndTitle()
{
    TestWindow window;
    window.showLattice(3);
    QVERIFY(!window.window()->title().startsWith(u'('));
    const auto now = QDateTime::currentDateTimeUtc();
    window.center().applyWork({sample::work(u"a"_s, WorkPhase::Escalated, now), sample::work(u"b"_s, WorkPhase::Escalated, now)}, {});
    QTRY_VERIFY(window.window()->title().startsWith(u"(2) "_s));
    QVERIFY(!window.find(window.find(u"railLattice"_s), u"railBadge"_s)->isVisible()); // the map counts nothing
    QCOMPARE(window.find(window.find(u"railNeedsYou"_s), u"railBadge"_s)->property("text").toString(), u"2"_s);
    QCOMPARE(window.find(u"needsButton"_s)->property("text").toString(), u"2"_s);
    window.click(u"needsButton"_s);
    QTRY_VERIFY(window.find(u"needsList"_s)->isVisible());
}

void TestWorkPages::pillShowsWhatIsNew()
{
    TestWindow window;
    window.showWork(200, 3);
    window.press(Qt::Key_3, Qt::ControlModifier);
    auto *view = window.find(u"workList"_s);
    view->setProperty("contentY", 1500);
    window.center().applyWork({sample::work(u"new"_s, WorkPhase::Queued, QDateTime::currentDateTimeUtc(), 0)}, {});
    QTRY_VERIFY(window.find(u"freshPill"_s)->isVisible());
    QCOMPARE(view->property("contentY").toReal(), 1500.0); // nobody is thrown off his place
    QCOMPARE(window.center().work()->list()->rowCount(), 200);
    QCoreApplication::processEvents();
    window.click(u"freshPill"_s);
    QTRY_COMPARE(window.center().work()->list()->rowCount(), 201);
    QTRY_VERIFY(!window.find(u"freshPill"_s)->isVisible());
    QTRY_VERIFY(view->property("atYBeginning").toBool());
}

void TestWorkPages::headerSortsByClickAndShift()
{
    TestWindow window;
    window.showWork(20, 3);
    window.press(Qt::Key_3, Qt::ControlModifier);
    auto *list = window.center().work()->list();
    QTRY_VERIFY(window.find(u"column_2"_s));
    window.click(u"column_2"_s);
    QCOMPARE(list->sortColumns(), QList<int>{app::WorkColumnValue::Agent});
    auto *station = window.find(u"column_3"_s);
    QTest::mouseClick(window.window(), Qt::LeftButton, Qt::ShiftModifier, station->mapToScene({20, 10}).toPoint());
    QCOMPARE(list->sortColumns(), QList<int>({app::WorkColumnValue::Agent, app::WorkColumnValue::Station}));
    window.click(u"column_2"_s);
    QVERIFY(list->descending(app::WorkColumnValue::Agent));
}

void TestWorkPages::stateButtonFilters()
{
    TestWindow window;
    window.showWork(24, 3);
    window.press(Qt::Key_3, Qt::ControlModifier);
    window.click(u"state_failed"_s);
    auto *list = window.center().work()->list();
    QCOMPARE(list->filter(), u"is:failed"_s);
    QCOMPARE(list->rowCount(), 2);
    QTRY_VERIFY(window.find(u"clearWorkFilterButton"_s)->isVisible());
    QCoreApplication::processEvents();
    window.click(u"clearWorkFilterButton"_s);
    QCOMPARE(list->rowCount(), 24);
}

void TestWorkPages::inspectorLeadsToAgentStationAndRelations()
{
    TestWindow window;
    window.showLattice(3);
    const auto now = QDateTime::currentDateTimeUtc();
    auto child = sample::work(u"child"_s, WorkPhase::Running, now);
    child.spec.parentId = u"parent"_s;
    window.center().applyWork({sample::work(u"parent"_s, WorkPhase::Running, now), child}, {});
    window.center().selection()->selectWork(u"parent"_s);
    QTRY_VERIFY(window.find(u"relation_child"_s));
    QCoreApplication::processEvents();
    window.click(u"relation_child"_s);
    QTRY_COMPARE(window.center().selection()->workId(), u"child"_s);
    QTRY_VERIFY(window.find(u"relation_parent"_s));
    QCoreApplication::processEvents();
    window.click(u"workAgentButton"_s);
    QTRY_COMPARE(window.center().selection()->agentName(), u"log-reader"_s);
    QTRY_VERIFY(window.find(u"agentWorkButton"_s));
    QCoreApplication::processEvents();
    window.click(u"agentWorkButton"_s);
    QTRY_VERIFY(window.find(u"workList"_s)->isVisible());
    QCOMPARE(window.center().work()->list()->rowCount(), 2);
}

void TestWorkPages::searchFindsWork()
{
    TestWindow window;
    window.showWork(30, 3);
    window.press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(window.find(u"searchField"_s)->isVisible());
    for (const auto letter : u"#drain node"_s)
        QTest::keyClick(window.window(), char(letter.toLatin1()));
    QTRY_VERIFY(window.center().search()->rowCount() > 0);
    QCoreApplication::processEvents();
    window.press(Qt::Key_Return);
    QTRY_VERIFY(!window.center().selection()->workId().isEmpty());
    QTRY_VERIFY(window.find(u"workTitle"_s)->property("text").toString().startsWith(u"Drain node"_s));
}

void TestWorkPages::nothingIsDrawnWhenNothingChanges()
{
    TestWindow window;
    window.showLattice(3);
    const auto now = QDateTime::currentDateTimeUtc();
    window.center().applyWork({sample::work(u"a"_s, WorkPhase::Done, now, 86400 * 2)}, {}); // so old that its age does not change
    window.press(Qt::Key_3, Qt::ControlModifier);
    QSignalSpy frames(window.window(), &QQuickWindow::frameSwapped);
    QTRY_VERIFY_WITH_TIMEOUT((frames.clear(), !frames.wait(1500)), 20'000);
}

void TestWorkPages::wheelThroughALargeListMakesFewRows()
{
    TestWindow window;
    window.showWork(10'000, 12);
    window.press(Qt::Key_3, Qt::ControlModifier);
    auto *view = window.find(u"workList"_s);
    QTRY_COMPARE(view->property("count").toInt(), 10'000);
    const auto rows = [view] {
        const auto *content = view->property("contentItem").value<QQuickItem *>();
        return content->childItems().size();
    };
    for (int at = 0; at < 250'000; at += 25'000) {
        view->setProperty("contentY", at);
        QCoreApplication::processEvents();
    }
    QTRY_VERIFY2(rows() < 150, qPrintable(QString::number(rows()))); // what is in sight, whatever there is
}

QTEST_MAIN(TestWorkPages)
#include "tst_workpages.moc"
