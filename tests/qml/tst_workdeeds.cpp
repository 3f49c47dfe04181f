// SPDX-License-Identifier: Apache-2.0
// Does with work in the window what can be done with it: assign, stop, do again, answer.
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
    void snoozedNeedLeavesTheCount();
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
    window.press(Qt::Key_S);
    QTRY_COMPARE(needs->count(), 0);
    QTRY_VERIFY(window.shows(u"1 need is snoozed"_s));
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
