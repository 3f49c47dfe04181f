// SPDX-License-Identifier: Apache-2.0
// Closing the window, as who sits before it does: what is asked, by keys and mouse, and what then happens to the window.
#include "tests/app/samplestations.h"
#include "tests/qml/pictures.h"

#include <QAccessible>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using app::Leaving;

class TestLeaveWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void questionIsDrawn_data() { Pictures::themes(); }
    void questionIsDrawn();
    void standaloneWindowJustCloses();
    void escapeLeavesAllAsItIs();
    void keptInTheTrayAndBack();
    void withoutATrayItIsMinimized();
    void trayThatGoesBringsTheWindowBack();
    void answerIsRememberedByKeys();
    void quitKeyAsks();
    void hiddenWindowComesBackToAsk();
    void memberLeavesAfterAQuestion();

private:
    static bool isAsked(const TestWindow &window) { return window.window()->property("activeFocusItem").value<QQuickItem *>() != nullptr && window.shows(u"Cancel"_s) && window.find(u"leaveGoButton"_s) != nullptr; }
};

void TestLeaveWindow::questionIsDrawn()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    window.showLattice(12);
    auto &leaving = *window.center().window()->leaving();
    leaving.setTray(true);
    QVERIFY(!window.window()->close());
    QTRY_VERIFY(window.shows(u"will lose their hub"_s));
    QVERIFY(window.shows(u"edge-03"_s) && window.shows(u"and 3 more"_s)); // of 11
    QVERIFY(window.shows(u"Keep it in the tray"_s) && window.shows(u"Stop it and quit"_s));
    QTest::qWait(200);
    Pictures::keep(window, u"leave-close-"_s + theme);
    window.press(Qt::Key_Escape);
    leaving.setTray(false);
    leaving.leave();
    QTRY_VERIFY(window.shows(u"Stop the orchestrator?"_s));
    QTest::qWait(200);
    Pictures::keep(window, u"leave-stop-"_s + theme);
}

void TestLeaveWindow::standaloneWindowJustCloses()
{
    TestWindow window;
    const QSignalSpy quit(window.center().window()->leaving(), &Leaving::quitWanted);
    QVERIFY(window.window()->close());
    QCOMPARE(quit.size(), 1);
}

void TestLeaveWindow::escapeLeavesAllAsItIs()
{
    TestWindow window;
    window.showLattice(3);
    const QSignalSpy quit(window.center().window()->leaving(), &Leaving::quitWanted);
    QVERIFY(!window.window()->close());
    QTRY_VERIFY(isAsked(window));
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!isAsked(window));
    QVERIFY(window.window()->isVisible());
    QVERIFY(!window.window()->close()); // and it is asked anew
    QTRY_VERIFY(isAsked(window));
    window.click(u"leaveCancelButton"_s);
    QTRY_VERIFY(!isAsked(window));
    QCOMPARE(quit.size(), 0);
    QCOMPARE(window.warnings(), QStringList());
}

void TestLeaveWindow::keptInTheTrayAndBack()
{
    TestWindow window;
    window.showLattice(3);
    auto &leaving = *window.center().window()->leaving();
    leaving.setTray(true);
    QVERIFY(!window.window()->close());
    QTRY_VERIFY(isAsked(window));
    QTRY_VERIFY(window.find(u"leaveKeepButton"_s)->hasActiveFocus());
    window.press(Qt::Key_Return);
    QTRY_VERIFY(!window.window()->isVisible());
    QVERIFY(!QGuiApplication::quitOnLastWindowClosed());
    leaving.show();
    QTRY_VERIFY(window.window()->isVisible());
    QVERIFY(QGuiApplication::quitOnLastWindowClosed());
    QVERIFY(!isAsked(window));
}

void TestLeaveWindow::withoutATrayItIsMinimized()
{
    TestWindow window;
    window.showLattice(3);
    QVERIFY(!window.window()->close());
    QTRY_VERIFY(window.shows(u"This desktop has no tray."_s));
    window.click(u"leaveKeepButton"_s);
    QTRY_VERIFY(window.window()->windowStates().testFlag(Qt::WindowMinimized));
    QVERIFY(window.window()->isVisible()); // not hidden
    window.center().window()->leaving()->show();
    QTRY_VERIFY(!window.window()->windowStates().testFlag(Qt::WindowMinimized));
}

void TestLeaveWindow::trayThatGoesBringsTheWindowBack()
{
    TestWindow window;
    window.showLattice(3);
    auto &leaving = *window.center().window()->leaving();
    leaving.setTray(true);
    leaving.keep(false);
    QTRY_VERIFY(!window.window()->isVisible());
    leaving.setTray(false);
    QTRY_VERIFY(window.window()->isVisible());
    QVERIFY(QGuiApplication::quitOnLastWindowClosed());
}

void TestLeaveWindow::answerIsRememberedByKeys()
{
    TestWindow window;
    window.showLattice(3);
    auto &leaving = *window.center().window()->leaving();
    const QSignalSpy asked(&leaving, &Leaving::asked), quit(&leaving, &Leaving::quitWanted);
    QVERIFY(!window.window()->close());
    QTRY_VERIFY(window.find(u"leaveKeepButton"_s) && window.find(u"leaveKeepButton"_s)->hasActiveFocus());
    window.press(Qt::Key_Backtab, Qt::ShiftModifier);
    QTRY_VERIFY(window.find(u"leaveAlways"_s)->hasActiveFocus());
    window.press(Qt::Key_Space);
    window.press(Qt::Key_Tab);
    window.press(Qt::Key_Tab);
    QTRY_VERIFY(window.find(u"leaveGoButton"_s)->hasActiveFocus());
    for (const auto *name : {"leaveKeepButton", "leaveGoButton", "leaveCancelButton", "leaveAlways"}) {
        auto *accessible = QAccessible::queryAccessibleInterface(window.find(QString::fromLatin1(name)));
        QVERIFY2(accessible && !accessible->text(QAccessible::Name).isEmpty(), name);
    }
    window.press(Qt::Key_Return);
    QTRY_COMPARE(quit.size(), 1);
    QCOMPARE(window.center().settings()->window()->value(u"window.on_close"_s), u"stop"_s);
    QCOMPARE(window.center().settings()->list()->undoText().isEmpty(), false); // a setting like all others
    QVERIFY(window.window()->close());
    QCOMPARE(asked.size(), 1);
}

void TestLeaveWindow::quitKeyAsks()
{
    TestWindow window;
    window.showLattice(3);
    const QSignalSpy quit(window.center().window()->leaving(), &Leaving::quitWanted);
    window.press(Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(window.shows(u"Stop the orchestrator and quit?"_s));
    QVERIFY(!window.find(u"leaveAlways"_s)->isVisible());
    QTRY_VERIFY(window.find(u"leaveGoButton"_s)->hasActiveFocus());
    window.press(Qt::Key_Return);
    QTRY_COMPARE(quit.size(), 1);
}

void TestLeaveWindow::hiddenWindowComesBackToAsk()
{
    TestWindow window;
    window.showLattice(3);
    auto &leaving = *window.center().window()->leaving();
    leaving.setTray(true);
    leaving.keep(false);
    QTRY_VERIFY(!window.window()->isVisible());
    leaving.quit(); // as the tray's menu does
    QTRY_VERIFY(window.window()->isVisible());
    QTRY_VERIFY(isAsked(window));
    window.click(u"leaveKeepButton"_s);
    QTRY_VERIFY(!window.window()->isVisible());
}

void TestLeaveWindow::memberLeavesAfterAQuestion()
{
    TestWindow window;
    window.showLattice(3);
    window.center().applyStatus(sample::status(core::Mode::Member, lattice::LinkState::Live));
    const QSignalSpy left(&window.center(), &app::ControlCenter::leaveRequested);
    window.center().window()->leaving()->leave();
    QTRY_VERIFY(window.shows(u"Leave the lattice?"_s));
    QVERIFY(window.shows(u"What it works on is given to others."_s));
    QVERIFY(!window.find(u"leaveKeepButton"_s)->isVisible());
    window.click(u"leaveGoButton"_s);
    QTRY_COMPARE(left.size(), 1);
    QCOMPARE(window.warnings(), QStringList());
}

QTEST_MAIN(TestLeaveWindow)
#include "tst_leavewindow.moc"
