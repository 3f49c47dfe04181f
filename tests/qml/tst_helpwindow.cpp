// SPDX-License-Identifier: Apache-2.0
// The manual in the window: F1 opens the right place, and all of it is read by keys alone.
#include "tests/qml/pictures.h"
#include "tests/qml/scenes.h"

#include <QStyleHints>
#include <QTest>

using namespace Qt::StringLiterals;

class TestHelpWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QGuiApplication::styleHints()->setTabFocusBehavior(Qt::TabFocusAllControls); }
    void helpOpensTheRightPlace_data();
    void helpOpensTheRightPlace();
    void keysReadIt();
    void linksAreFollowedAndComeBack();
    void wordsAreFound();
    void paletteFindsHeadings();
    void looksLikeTheWindow_data() { Pictures::themes(); }
    void looksLikeTheWindow();
    void textFollowsItsSize();

private:
    static QObject *sheet(TestWindow &window) { return window.window()->findChild<QObject *>(u"helpSheet"_s); }
    static bool isOpen(TestWindow &window) { return sheet(window) && sheet(window)->property("opened").toBool(); }
    static QString page(TestWindow &window) { return sheet(window)->property("view").value<QObject *>()->property("page").toString(); }
    static QQuickItem *text(TestWindow &window) { return window.find(u"helpText"_s); }
    static QQuickItem *area(TestWindow &window) { return window.find(u"helpArea"_s); }
    static double scrolled(TestWindow &window) { return window.find(u"helpBody"_s)->property("contentY").toDouble(); }
    static void open(TestWindow &window)
    {
        window.press(Qt::Key_F1);
        QTRY_VERIFY(isOpen(window));
        QTRY_VERIFY(text(window)->hasActiveFocus());
    }
    /*! Whether a line of the page is in sight: what stands near its end cannot come to the upper edge. */
    static bool isInSight(TestWindow &window, const QString &line)
    {
        const QString all = u'\n' + text(window)->property("text").toString() + u'\n';
        const auto at = all.indexOf(u'\n' + line + u'\n');
        QRectF place;
        QMetaObject::invokeMethod(area(window), "positionToRectangle", Q_RETURN_ARG(QRectF, place), Q_ARG(int, int(at)));
        return at >= 0 && place.y() + 16 >= scrolled(window) && place.bottom() + 16 <= scrolled(window) + window.find(u"helpBody"_s)->height();
    }
    /*! The heading that is nearest to the upper edge of what is read, with the line after it. */
    static QString topLine(TestWindow &window)
    {
        int at = 0;
        QMetaObject::invokeMethod(area(window), "positionAt", Q_RETURN_ARG(int, at), Q_ARG(qreal, 2.0), Q_ARG(qreal, scrolled(window) + 2));
        const QString all = text(window)->property("text").toString();
        return all.mid(all.lastIndexOf(u'\n', qMax(0, at - 1)) + 1).section(u'\n', 0, 0);
    }
};

void TestHelpWindow::helpOpensTheRightPlace_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("heading");
    const auto row = [](const char *scene, const char *file, const char *heading) { QTest::newRow(scene) << QString::fromLatin1(scene) << QString::fromLatin1(file) << QString::fromLatin1(heading); };
    row("first-run", "getting-started.md", "Getting started");
    row("lattice", "lattice.md", "Lattice");
    row("needs", "needs-you.md", "Needs you");
    row("work", "work.md", "Work");
    row("runs", "runs.md", "Runs");
    row("agents-none", "agents.md", "Agents");
    row("agents-form", "agents.md", "");
    row("events", "events.md", "");
    row("mcp-empty", "mcp.md", "");
    row("environments-contents", "environments.md", "");
    row("settings-trust", "settings.md", "Trust");
    row("settings-models", "settings.md", "Models");
    row("sheet-assign", "work.md", "Assign work");
    row("sheet-snooze", "needs-you.md", "Put it off");
    row("sheet-new-agent", "agents.md", "Write a new agent");
    row("sheet-key", "settings.md", "Models");
    row("sheet-compare", "environments.md", "Compare two environments");
    row("sheet-search", "window.md", "Search and do");
}

void TestHelpWindow::helpOpensTheRightPlace()
{
    QFETCH(const QString, scene);
    QFETCH(const QString, file);
    QFETCH(const QString, heading);
    Scene stage(scene);
    stage.open();
    QVERIFY2(stage.problem().isEmpty(), qPrintable(stage.problem()));
    auto &window = stage.window();
    const QPointer<QQuickItem> before = window.window()->activeFocusItem();
    open(window);
    QCOMPARE(page(window), file);
    if (!heading.isEmpty())
        QTRY_VERIFY2(isInSight(window, heading), qPrintable(topLine(window)));
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!isOpen(window));
    QTRY_COMPARE(window.window()->activeFocusItem(), before.data());
    QVERIFY2(window.warnings().isEmpty(), qPrintable(window.warnings().join(u'\n')));
}

void TestHelpWindow::keysReadIt()
{
    Scene stage(u"work"_s);
    auto &window = stage.window();
    open(window);
    QCOMPARE(scrolled(window), 0.0);
    window.press(Qt::Key_PageDown);
    const double once = scrolled(window);
    QVERIFY(once > 100);
    window.press(Qt::Key_Space);
    QVERIFY(scrolled(window) > once);
    window.press(Qt::Key_End);
    const double end = scrolled(window);
    window.press(Qt::Key_PageDown);
    QCOMPARE(scrolled(window), end);
    window.press(Qt::Key_Home);
    QCOMPARE(scrolled(window), 0.0);
    window.press(Qt::Key_Down);
    QVERIFY(scrolled(window) > 0);

    auto *pages = window.find(u"helpPages"_s);
    pages->forceActiveFocus(Qt::TabFocusReason);
    window.press(Qt::Key_Down);
    QCOMPARE(page(window), u"runs.md"_s);
    QTRY_COMPARE(scrolled(window), 0.0);
    window.press(Qt::Key_Return);
    QVERIFY(text(window)->hasActiveFocus());
    window.press(Qt::Key_F1); // again: closes
    QTRY_VERIFY(!isOpen(window));
}

void TestHelpWindow::linksAreFollowedAndComeBack()
{
    Scene stage(u"work"_s);
    auto &window = stage.window();
    open(window);
    window.press(Qt::Key_Tab); // from the text to its first link
    auto *link = window.window()->activeFocusItem();
    QVERIFY(link->objectName().startsWith("helpLink_"_L1));
    QCOMPARE(link->property("target").toString(), u"filters.md"_s);
    QTRY_VERIFY(link->mapToScene({0, 0}).y() > 0 && link->mapToScene({0, link->height()}).y() < window.window()->height()); // in sight
    window.press(Qt::Key_Return);
    QCOMPARE(page(window), u"filters.md"_s);
    QVERIFY(text(window)->hasActiveFocus());
    window.press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(page(window), u"work.md"_s);
    QCOMPARE(window.center().selection()->page(), u"work"_s); // the page behind it stays
    window.click(u"helpPage_getting-started.md"_s);
    QCOMPARE(page(window), u"getting-started.md"_s);
    QTest::qWait(50);
    for (auto *one : area(window)->childItems()) {
        if (one->property("target").toString() == "settings.md#models"_L1)
            one->setObjectName(u"linkToModels"_s);
    }
    window.click(u"linkToModels"_s);
    QCOMPARE(page(window), u"settings.md"_s);
    QTRY_COMPARE(topLine(window), u"Models"_s);
    window.click(u"helpBack"_s);
    QCOMPARE(page(window), u"getting-started.md"_s);
}

void TestHelpWindow::wordsAreFound()
{
    Scene stage(u"work"_s);
    auto &window = stage.window();
    open(window);
    window.press(Qt::Key_F, Qt::ControlModifier);
    QTRY_COMPARE(window.window()->activeFocusItem()->objectName(), u"helpWords"_s);
    for (const char letter : {'d', 'r', 'a', 'g'})
        QTest::keyClick(window.window(), letter);
    QTRY_COMPARE(text(window)->property("selectedText").toString(), u"drag"_s);
    QVERIFY(window.shows(u"1 place"_s));
    QVERIFY(scrolled(window) > 0); // it was below the edge
    window.press(Qt::Key_F, Qt::ControlModifier);
    for (const char letter : {'s', 't', 'o', 'p'})
        QTest::keyClick(window.window(), letter);
    const int first = text(window)->property("selectionStart").toInt();
    window.press(Qt::Key_F3);
    const int second = text(window)->property("selectionStart").toInt();
    QVERIFY(second != first);
    window.press(Qt::Key_F3, Qt::ShiftModifier);
    QCOMPARE(text(window)->property("selectionStart").toInt(), first);
    window.press(Qt::Key_F3, Qt::ShiftModifier); // round the end
    QVERIFY(text(window)->property("selectionStart").toInt() != first);
    window.press(Qt::Key_F, Qt::ControlModifier);
    for (const char letter : {'q', 'q', 'x'})
        QTest::keyClick(window.window(), letter);
    QTRY_VERIFY(window.shows(u"not found"_s));
    QCOMPARE(text(window)->property("selectedText").toString(), QString());
    window.press(Qt::Key_Escape); // leaves the line, not the manual
    QVERIFY(isOpen(window));
    QVERIFY(text(window)->hasActiveFocus());
}

void TestHelpWindow::paletteFindsHeadings()
{
    Scene stage(u"work"_s);
    auto &window = stage.window();
    window.press(Qt::Key_K, Qt::ControlModifier);
    QTest::qWait(50); // until the line of the palette has the keyboard
    for (const char letter : {'?', 'c', 'e', 'r', 't', 'n', 'o', 't', 't', 'r', 'u', 's', 't', 'e', 'd'})
        QTest::keyClick(window.window(), letter);
    QTRY_VERIFY(window.shows(u"Help: The server's certificate is not trusted"_s));
    window.press(Qt::Key_Return);
    QTRY_VERIFY(isOpen(window));
    QCOMPARE(page(window), u"connection.md"_s);
    QTRY_COMPARE(topLine(window), u"The server's certificate is not trusted"_s);
}

void TestHelpWindow::looksLikeTheWindow()
{
    QFETCH(const QString, theme);
    for (const QString &target : {u"lattice.md"_s, u"work.md"_s, u"connection.md"_s, u"keys.md"_s, u"servers.md"_s, u"filters.md"_s, u"README.md"_s}) {
        Scene stage(u"work"_s, theme);
        auto &window = stage.window();
        open(window);
        QMetaObject::invokeMethod(sheet(window)->property("view").value<QObject *>(), "open", Q_ARG(QString, target));
        stage.settle();
        Pictures::keep(window, u"help-%1-%2"_s.arg(target.chopped(3), theme));
    }
}

void TestHelpWindow::textFollowsItsSize()
{
    Scene stage(u"work"_s, u"light"_s, {900, 600});
    auto &window = stage.window();
    open(window);
    const double small = area(window)->property("contentHeight").toDouble();
    window.center().settings()->list()->set(u"window.text_size"_s, u"200"_s);
    QTRY_VERIFY(area(window)->property("contentHeight").toDouble() > 2 * small);
    stage.settle();
    Pictures::keep(window, u"help-200"_s);
}

QTEST_MAIN(TestHelpWindow)
#include "tst_helpwindow.moc"
