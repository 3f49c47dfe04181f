// SPDX-License-Identifier: Apache-2.0
// The keys of the window: the sheet that shows them, the settings that change them, and that pages and menus follow.
#include "tests/app/samplesettings.h"
#include "tests/qml/pictures.h"

#include <QTest>

using namespace Qt::StringLiterals;

class TestWindowKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sheetShowsThePageFirst_data() { Pictures::themes(); }
    void sheetShowsThePageFirst();
    void questionMarkInAFieldIsText();
    void keyIsChangedByPressingIt();
    void escapeAndBackspaceWhileListening();
    void changedLetterCountsOnItsPage();
    void lettersThatAreOffDoNothing();

private:
    static void openSettings(TestWindow &window)
    {
        window.press(Qt::Key_Comma, Qt::ControlModifier);
        window.center().settings()->list()->setGroup(u"shortcuts"_s);
        QTest::qWait(50); // a list lays out its rows in its own time
    }
    static bool sheetIsOpen(TestWindow &window)
    {
        const auto *sheet = window.window()->findChild<QObject *>(u"shortcutSheet"_s);
        return sheet && sheet->property("visible").toBool();
    }
};

void TestWindowKeys::sheetShowsThePageFirst()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    window.showWork(30, 3);
    window.press(Qt::Key_3, Qt::ControlModifier);
    window.press(Qt::Key_Question);
    QTRY_VERIFY(sheetIsOpen(window));
    QTRY_VERIFY(window.shows(u"Page Work"_s) && window.shows(u"Do again"_s) && window.shows(u"All lists and forms"_s));
    QVERIFY(!window.shows(u"Page Needs you"_s));
    Pictures::keep(window, u"shortcuts-sheet-"_s + theme);
    auto *body = window.window()->findChild<QObject *>(u"shortcutSheet"_s)->findChild<QObject *>(u"sheetBody"_s);
    if (body && body->property("contentHeight").toReal() > body->property("height").toReal()) {
        window.press(Qt::Key_PageDown);
        QVERIFY(body->property("contentY").toReal() > 0);
    }
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!sheetIsOpen(window));
    openSettings(window);
    window.center().settings()->list()->set(u"keys.needs.snooze"_s, u"A"_s);
    QTest::qWait(50);
    Pictures::keep(window, u"settings-shortcuts-"_s + theme);
}

void TestWindowKeys::questionMarkInAFieldIsText()
{
    TestWindow window;
    window.showWork(3, 3);
    window.press(Qt::Key_3, Qt::ControlModifier);
    window.press(Qt::Key_Slash);
    QTest::keyClick(window.window(), '?');
    QTRY_COMPARE(window.center().work()->list()->filter(), u"?"_s);
    QVERIFY(!sheetIsOpen(window));
}

void TestWindowKeys::keyIsChangedByPressingIt()
{
    TestWindow window;
    const SettingsStage stage(window.center().verbs());
    window.showLattice(3);
    openSettings(window);
    QTRY_VERIFY(window.find(u"value_keys.page:lattice"_s));
    window.find(u"value_keys.page:lattice"_s)->forceActiveFocus();
    window.press(Qt::Key_Return);
    QVERIFY(window.shows(u"Press the keys"_s));
    window.press(Qt::Key_Control, Qt::ControlModifier); // alone it is the beginning of something
    window.press(Qt::Key_2, Qt::ControlModifier);       // a key of the window, which is heard here alone now
    QCOMPARE(window.center().selection()->page(), u"settings"_s);
    QCOMPARE(window.center().window()->shortcuts()->text(u"page:lattice"_s), u"Ctrl+2"_s);
    QTRY_VERIFY(window.shows(u"The same keys: Open the page Needs you"_s));
    window.find(u"value_keys.page:lattice"_s)->forceActiveFocus();
    window.press(Qt::Key_Return);
    window.press(Qt::Key_L, Qt::AltModifier);
    QTRY_VERIFY(!window.shows(u"The same keys"_s));
    window.press(Qt::Key_L, Qt::AltModifier);
    QTRY_COMPARE(window.center().selection()->page(), u"lattice"_s);
    QVERIFY(window.warnings().isEmpty());
}

void TestWindowKeys::escapeAndBackspaceWhileListening()
{
    TestWindow window;
    window.showLattice(3);
    openSettings(window);
    auto &keys = *window.center().window()->shortcuts();
    QTRY_VERIFY(window.find(u"value_keys.search"_s));
    window.click(u"value_keys.search"_s);
    QVERIFY(window.shows(u"Press the keys"_s));
    window.press(Qt::Key_Escape);
    QVERIFY(!window.shows(u"Press the keys"_s));
    QCOMPARE(keys.text(u"search"_s), u"Ctrl+K"_s);
    window.click(u"value_keys.search"_s);
    window.press(Qt::Key_Backspace);
    QCOMPARE(keys.text(u"search"_s), QString());
    window.press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(!window.window()->findChild<QObject *>(u"searchPopup"_s)->property("visible").toBool());
    window.click(u"reset_keys.search"_s);
    QCOMPARE(keys.text(u"search"_s), u"Ctrl+K"_s);
    window.press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(window.window()->findChild<QObject *>(u"searchPopup"_s)->property("visible").toBool());
}

void TestWindowKeys::changedLetterCountsOnItsPage()
{
    TestWindow window;
    window.showWork(30, 3);
    window.center().settings()->window()->set(u"keys.next"_s, u"X"_s);
    window.press(Qt::Key_3, Qt::ControlModifier);
    auto &list = *window.center().work()->list();
    QTRY_VERIFY(list.rowCount() > 3);
    window.press(Qt::Key_X);
    const int first = list.currentRow();
    window.press(Qt::Key_X);
    QCOMPARE(list.currentRow(), first + 1);
}

void TestWindowKeys::lettersThatAreOffDoNothing()
{
    TestWindow window;
    window.showWork(30, 3);
    window.center().settings()->window()->set(u"window.letter_keys"_s, u"false"_s);
    window.press(Qt::Key_Question);
    QVERIFY(!sheetIsOpen(window));
    window.press(Qt::Key_O);
    QVERIFY(!window.find(u"outline"_s) || !window.find(u"outline"_s)->isVisible());
    window.press(Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(window.center().work()->list()->rowCount() > 3);
    const int row = window.center().work()->list()->currentRow();
    window.press(Qt::Key_R);
    window.press(Qt::Key_Down);
    QVERIFY(window.center().work()->list()->currentRow() != row || row == 0);
    QVERIFY(window.warnings().isEmpty());
}

QTEST_MAIN(TestWindowKeys)
#include "tst_windowkeys.moc"
