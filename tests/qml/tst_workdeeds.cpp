// SPDX-License-Identifier: Apache-2.0
// Does with work in the window what can be done with it: assign, stop, do again, answer.
#include "lattice/history/eventmaker.h"
#include "tests/app/samplestations.h"
#include "tests/app/samplework.h"
#include "tests/qml/testwindow.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using app::WorkDesk;
using lattice::WorkPhase;

namespace {

/*! A menu has its place once it was drawn. */
void drawn(TestWindow &window)
{
    QSignalSpy frames(window.window(), &QQuickWindow::frameSwapped);
    window.window()->update();
    QVERIFY(frames.wait());
}

} // namespace

class TestWorkDeeds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deleteAsksAndStopsAll();
    void escapeLeavesEverythingAsItWas();
    void failedWorkIsDoneAgainByKey();
    void workIsAssignedFromThePage();
    void workIsAssignedFromAnAgent();
    void workIsAssignedFromTheSearch();
    void questionIsAnsweredByKey();
    void yesAndNoBeginTheAnswer();
    void answerOfSomebodyElseIsSaidInPlace();
    void snoozedNeedLeavesTheCount();
    void snoozeOfSomebodyElseIsShown();
    void snoozeThatCannotBeToldIsTakenBack();
    void menuHasTheActionsOfTheRow();
    void menuOpensByKeyAndByRightClick();
    void questionIsCopiedAsACommand();
    void typingGoesToTheRow();
    void copyGivesLinesOfText();
    void actionsAreOffWithoutALink();
};

void TestWorkDeeds::deleteAsksAndStopsAll()
{
    TestWindow window;
    window.showWork(12, 3);
    window.press(Qt::Key_3, Qt::ControlModifier);
    QSignalSpy cancels(window.center().work(), &WorkDesk::cancelRequested);
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.press(Qt::Key_Delete);
    QTRY_VERIFY(window.shows(u"Stop 6 items?"_s)); // ended ones and one that is stopping are not asked for
    QVERIFY(cancels.isEmpty());
    for (const auto letter : u"wrong"_s)
        QTest::keyClick(window.window(), char(letter.toLatin1()));
    window.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(cancels.size(), 6);
    QCOMPARE(cancels.first().at(2).toString(), u"wrong"_s);
    for (const auto &cancel : std::as_const(cancels))
        window.center().work()->applyAnswer(cancel.first().toString(), lattice::failed(lattice::Fault::Refused, u"permissions violation"_s));
    QTRY_VERIFY(window.shows(u"permissions violation"_s));
    QTRY_VERIFY(window.find(u"workList"_s)->hasActiveFocus()); // back where it was
}

void TestWorkDeeds::escapeLeavesEverythingAsItWas()
{
    TestWindow window;
    window.showWork(12, 3);
    window.press(Qt::Key_3, Qt::ControlModifier);
    QSignalSpy cancels(window.center().work(), &WorkDesk::cancelRequested);
    window.press(Qt::Key_J);
    window.press(Qt::Key_Delete);
    QTRY_VERIFY(window.shows(u"Leave it"_s));
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!window.shows(u"Leave it"_s));
    QVERIFY(cancels.isEmpty());
}

void TestWorkDeeds::failedWorkIsDoneAgainByKey()
{
    TestWindow window;
    window.showWork(12, 3);
    window.press(Qt::Key_3, Qt::ControlModifier);
    window.center().work()->list()->setFilter(u"is:failed"_s);
    QSignalSpy retries(window.center().work(), &WorkDesk::retryRequested);
    window.press(Qt::Key_J);
    window.press(Qt::Key_R);
    QTRY_COMPARE(retries.size(), 1);
}

void TestWorkDeeds::workIsAssignedFromThePage()
{
    TestWindow window;
    window.showWork(0, 3);
    window.press(Qt::Key_3, Qt::ControlModifier);
    QSignalSpy submits(window.center().work(), &WorkDesk::submitRequested);
    window.click(u"assignButton"_s);
    QTRY_VERIFY(window.find(u"assignConfirmButton"_s)->isVisible());
    window.center().work()->assign()->setAgent(u"log-reader"_s);
    QCoreApplication::processEvents();
    window.find(u"input_task"_s)->forceActiveFocus();
    for (const auto letter : u"why"_s)
        QTest::keyClick(window.window(), char(letter.toLatin1()));
    window.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(submits.size(), 1);
    const auto spec = submits.first().at(1).value<lattice::WorkSpec>();
    QCOMPARE(spec.task, u"why"_s);
    QCOMPARE(spec.agent, u"log-reader"_s);
    const auto record = sample::work(spec.workId, WorkPhase::Queued, QDateTime::currentDateTimeUtc(), 0);
    window.center().work()->applyAnswer(submits.first().first().toString(), record);
    window.center().applyWork({record}, {});
    QTRY_COMPARE(window.center().selection()->workId(), spec.workId); // and it is shown
    QTRY_VERIFY(!window.shows(u"Time for one attempt"_s));
}

void TestWorkDeeds::workIsAssignedFromAnAgent()
{
    TestWindow window;
    window.showWork(0, 3);
    window.center().selection()->selectAgent(u"station-0001"_s, u"log-reader"_s);
    QTRY_VERIFY(window.find(u"assignAgentButton"_s));
    QCoreApplication::processEvents();
    window.click(u"assignAgentButton"_s);
    QTRY_VERIFY(window.find(u"assignConfirmButton"_s)->isVisible());
    QCOMPARE(window.center().work()->assign()->agent(), u"log-reader"_s);
    QVERIFY(window.center().work()->assign()->station() > 0);
}

void TestWorkDeeds::workIsAssignedFromTheSearch()
{
    TestWindow window;
    window.showWork(0, 30);
    window.press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(window.find(u"searchField"_s)->isVisible());
    for (const auto letter : u"@vuln-scan"_s)
        QTest::keyClick(window.window(), char(letter.toLatin1()));
    QTRY_COMPARE(window.center().search()->index(0).data().toString(), u"vuln-scan"_s);
    QCoreApplication::processEvents();
    window.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(window.find(u"assignConfirmButton"_s)->isVisible());
    QCOMPARE(window.center().work()->assign()->agent(), u"vuln-scan"_s);
}

void TestWorkDeeds::questionIsAnsweredByKey()
{
    TestWindow window;
    window.showLattice(3);
    window.center().applyWork({sample::work(u"ask"_s, WorkPhase::Escalated, QDateTime::currentDateTimeUtc())}, {});
    QSignalSpy answers(window.center().work(), &WorkDesk::answerRequested);
    window.press(Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"I need cluster-admin"_s));
    window.press(Qt::Key_J);
    window.press(Qt::Key_E);
    QTRY_VERIFY(window.find(u"deedWords"_s)->hasActiveFocus());
    QVERIFY(!window.find(u"deedConfirmButton"_s)->isEnabled()); // not without words
    for (const auto letter : u"yes"_s)
        QTest::keyClick(window.window(), char(letter.toLatin1()));
    window.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(answers.size(), 1);
    QCOMPARE(answers.first().at(1).toString(), u"ask"_s);
    QCOMPARE(answers.first().at(2).toString(), u"yes"_s);
}

void TestWorkDeeds::snoozedNeedLeavesTheCount()
{
    TestWindow window;
    window.showLattice(3);
    window.center().applyWork({sample::work(u"ask"_s, WorkPhase::Escalated, QDateTime::currentDateTimeUtc())}, {});
    window.press(Qt::Key_2, Qt::ControlModifier);
    auto *needs = window.center().work()->needsYou();
    QTRY_COMPARE(needs->count(), 1);
    window.press(Qt::Key_J);
    QSignalSpy told(&window.center().verbs(), &app::VerbClient::wanted);
    window.press(Qt::Key_S);
    QTRY_VERIFY(window.shows(u"Every window of the lattice leaves it out"_s));
    for (const auto letter : u"on it"_s)
        QTest::keyClick(window.window(), char(letter.toLatin1()));
    window.press(Qt::Key_Return);
    QTRY_COMPARE(needs->count(), 0);
    QTRY_VERIFY(window.shows(u"1 need is snoozed"_s));
    QCOMPARE(told.size(), 1); // others are to know
    QCOMPARE(told.first().at(1).toString(), u"work.snooze"_s);
    QCOMPARE(told.first().at(2).toJsonObject(), (QJsonObject{{u"work_id"_s, u"ask"_s}, {u"minutes"_s, 15}, {u"reason"_s, u"on it"_s}}));
    needs->setShowSnoozed(true);
    window.press(Qt::Key_J);
    window.press(Qt::Key_S); // a second time wakes it
    QTRY_COMPARE(needs->count(), 1);
    QCOMPARE(told.last().at(2).toJsonObject()[u"minutes"_s].toInt(), 0);
}

void TestWorkDeeds::snoozeOfSomebodyElseIsShown()
{
    TestWindow window;
    window.showLattice(3);
    window.center().applyWork({sample::work(u"ask"_s, WorkPhase::Escalated, QDateTime::currentDateTimeUtc())}, {});
    window.press(Qt::Key_2, Qt::ControlModifier);
    auto *needs = window.center().work()->needsYou();
    QTRY_COMPARE(needs->count(), 1);
    const lattice::EventMaker maker(u"edge-1"_s, u"edge"_s);
    window.center().applyEvents({maker.workSnoozed({.workId = u"ask"_s, .until = QDateTime::currentDateTimeUtc().addSecs(900), .reason = u"anna looks"_s, .by = u"window"_s})});
    QTRY_COMPARE(needs->count(), 0);
    needs->setShowSnoozed(true);
    QTRY_VERIFY(window.shows(u"at edge"_s));
    QVERIFY(window.shows(u"anna looks"_s));
    window.center().applyEvents({maker.workSnoozed({.workId = u"ask"_s, .until = QDateTime::currentDateTimeUtc(), .reason = {}, .by = u"window"_s})});
    QTRY_COMPARE(needs->count(), 1); // anna is back
}

void TestWorkDeeds::snoozeThatCannotBeToldIsTakenBack()
{
    TestWindow window;
    window.showLattice(3);
    window.center().applyWork({sample::work(u"ask"_s, WorkPhase::Escalated, QDateTime::currentDateTimeUtc())}, {});
    window.press(Qt::Key_2, Qt::ControlModifier);
    QSignalSpy told(&window.center().verbs(), &app::VerbClient::wanted);
    auto *needs = window.center().work()->needsYou();
    QTRY_COMPARE(needs->count(), 1);
    needs->snooze(needs->keyAt(0), 15, {});
    QCOMPARE(needs->count(), 0);
    window.center().verbs().applyEnd(told.first().first().toString(), lattice::failed(lattice::Fault::Conflict, u"work ask has ended"_s));
    QCOMPARE(needs->count(), 1);
    QTRY_VERIFY(window.shows(u"work ask has ended"_s));
}

void TestWorkDeeds::yesAndNoBeginTheAnswer()
{
    TestWindow window;
    window.showLattice(3);
    window.center().applyWork({sample::work(u"ask"_s, WorkPhase::Escalated, QDateTime::currentDateTimeUtc())}, {});
    window.press(Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE(window.center().work()->needsYou()->count(), 1);
    QSignalSpy answers(window.center().work(), &WorkDesk::answerRequested);
    window.press(Qt::Key_J);
    window.press(Qt::Key_R);
    QTRY_VERIFY(window.shows(u"No. "_s));
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!window.shows(u"Answer the agent"_s));
    window.press(Qt::Key_A);
    QTRY_VERIFY(window.shows(u"Yes. "_s));
    QVERIFY(answers.isEmpty()); // nothing is sent by a letter alone
    QTest::keyClick(window.window(), '!');
    window.press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(answers.size(), 1);
    QCOMPARE(answers.first().at(2).toString(), u"Yes. !"_s);
}

void TestWorkDeeds::answerOfSomebodyElseIsSaidInPlace()
{
    TestWindow window;
    window.showLattice(3);
    auto record = sample::work(u"ask"_s, WorkPhase::Escalated, QDateTime::currentDateTimeUtc());
    window.center().applyWork({record}, {});
    window.press(Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE(window.center().work()->needsYou()->count(), 1);
    QSignalSpy answers(window.center().work(), &WorkDesk::answerRequested);
    window.press(Qt::Key_J);
    window.press(Qt::Key_E);
    QTRY_VERIFY(window.find(u"deedConfirmButton"_s)->isVisible());
    auto answered = sample::moved(record, WorkPhase::Queued, QDateTime::currentDateTimeUtc());
    answered.escalation.answer = u"go ahead"_s;
    answered.escalation.answeredBy = u"anna"_s;
    window.center().applyWork({answered}, {});
    QTRY_VERIFY(window.shows(u"Answered meanwhile by anna: go ahead"_s));
    QTest::keyClick(window.window(), 'x');
    QVERIFY(!window.find(u"deedConfirmButton"_s)->isEnabled());
    window.press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(answers.isEmpty());
}

void TestWorkDeeds::menuHasTheActionsOfTheRow()
{
    TestWindow window;
    window.showWork(12, 3);
    window.press(Qt::Key_3, Qt::ControlModifier);
    auto *list = window.center().work()->list();
    list->setFilter(u"is:failed"_s);
    QTRY_VERIFY(list->rowCount() > 0);
    QSignalSpy retries(window.center().work(), &WorkDesk::retryRequested);
    window.press(Qt::Key_J);
    window.press(Qt::Key_F10, Qt::ShiftModifier);
    QTRY_VERIFY(window.shows(u"Copy as MCP call"_s));
    QVERIFY(!window.find(u"menuStop"_s)->isEnabled()); // it has ended
    drawn(window);
    window.click(u"menuRetry"_s);
    QTRY_COMPARE(retries.size(), 1);
    window.press(Qt::Key_Menu);
    QTRY_VERIFY(window.shows(u"Copy as command"_s));
    drawn(window);
    window.click(u"menuCopyCommand"_s);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"stn lattice work check "_s + list->currentId());
}

void TestWorkDeeds::menuOpensByKeyAndByRightClick()
{
    TestWindow window;
    window.showWork(12, 3);
    window.press(Qt::Key_3, Qt::ControlModifier);
    auto *view = window.find(u"workList"_s);
    QTRY_VERIFY(view->property("count").toInt() == 12);
    QTest::mouseClick(window.window(), Qt::RightButton, {}, view->mapToScene({200, 75}).toPoint());
    QTRY_VERIFY(window.shows(u"Copy as JSON"_s));
    QCOMPARE(window.center().work()->list()->currentRow(), 2);
    drawn(window);
    window.click(u"menuCopyJson"_s);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(window.center().work()->list()->currentId()));
    QTRY_VERIFY(!window.shows(u"Copy as JSON"_s));
    QTRY_VERIFY(view->hasActiveFocus()); // back where it was
    window.press(Qt::Key_Menu);
    QTRY_VERIFY(window.shows(u"Copy as JSON"_s));
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!window.shows(u"Copy as JSON"_s));
}

void TestWorkDeeds::questionIsCopiedAsACommand()
{
    TestWindow window;
    window.showWork(12, 3);
    window.press(Qt::Key_3, Qt::ControlModifier);
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.press(Qt::Key_Delete);
    QTRY_VERIFY(window.shows(u"Stop 6 items?"_s));
    for (const auto letter : u"too late"_s)
        QTest::keyClick(window.window(), char(letter.toLatin1()));
    window.click(u"deedCommandButton"_s);
    const auto lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 6);
    QVERIFY2(lines.first().startsWith(u"stn lattice work cancel --reason 'too late' "_s), qPrintable(lines.first()));
}

void TestWorkDeeds::typingGoesToTheRow()
{
    TestWindow window;
    window.showLattice(3);
    auto scan = sample::work(u"b"_s, WorkPhase::Running, QDateTime::currentDateTimeUtc(), 90);
    scan.spec.agent = scan.chosenAgent = u"vuln-scan"_s;
    auto joiner = sample::work(u"c"_s, WorkPhase::Running, QDateTime::currentDateTimeUtc(), 120);
    joiner.spec.agent = joiner.chosenAgent = u"joiner"_s;
    window.center().applyWork({sample::work(u"a"_s, WorkPhase::Running, QDateTime::currentDateTimeUtc()), scan, joiner}, {});
    window.press(Qt::Key_3, Qt::ControlModifier);
    auto *list = window.center().work()->list();
    QTRY_COMPARE(list->rowCount(), 3);
    for (const auto letter : u"vuln"_s)
        QTest::keyClick(window.window(), char(letter.toLatin1()));
    QCOMPARE(list->currentId(), u"b"_s);
    QVERIFY(window.shows(u"Go to: vuln"_s));
    window.press(Qt::Key_Escape);
    QVERIFY(!window.shows(u"Go to: vuln"_s));
    for (const auto letter : u"'join"_s) // J alone would go one down
        QTest::keyClick(window.window(), char(letter.toLatin1()));
    QCOMPARE(list->currentId(), u"c"_s);
    QTest::keyClick(window.window(), 'x');
    QVERIFY(window.shows(u"No row begins with: joinx"_s));
}

void TestWorkDeeds::copyGivesLinesOfText()
{
    TestWindow window;
    window.showWork(5, 3);
    window.press(Qt::Key_3, Qt::ControlModifier);
    window.press(Qt::Key_A, Qt::ControlModifier);
    window.press(Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QGuiApplication::clipboard()->text().split(u'\n').size(), 5);
    window.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(u"\"work_id\""_s));
}

void TestWorkDeeds::actionsAreOffWithoutALink()
{
    TestWindow window;
    window.showWork(12, 3);
    window.press(Qt::Key_3, Qt::ControlModifier);
    window.center().applyStatus(sample::status(core::Mode::Orchestrator, lattice::LinkState::Reconnecting));
    QTRY_VERIFY(!window.find(u"assignButton"_s)->isEnabled());
    window.press(Qt::Key_J);
    window.press(Qt::Key_Delete);
    QVERIFY(!window.shows(u"Leave it"_s));
    QTRY_VERIFY(window.shows(u"The link is down; it comes back by itself."_s));
    QVERIFY(!window.find(u"stopWorkButton"_s)->isEnabled());
}

QTEST_MAIN(TestWorkDeeds)
#include "tst_workdeeds.moc"
