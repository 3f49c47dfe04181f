// SPDX-License-Identifier: Apache-2.0
// Profiles in the window, by keys: the sheet, the band, and the question of a protected one.
#include "app/profiles.h"
#include "tests/app/sampleagents.h"
#include "tests/app/samplestations.h"
#include "tests/qml/pictures.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using app::Profiles;
using core::HomePaths;

class TestProfileWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sheetsAreDrawn_data() { Pictures::themes(); }
    void sheetsAreDrawn();
    void defaultWindowHasNoBand();
    void bandAndTitleFollowTheProfile();
    void listIsUsedByKeys();
    void newOneIsMadeByKeys();
    void deletingTakesTheName();
    void protectedOrchestratorIsStoppedByItsName();
    void escapeStopsNothing();

private:
    static bool isSheet(const TestWindow &window, const QString &button) { return window.find(button) && window.find(button)->isVisible(); }
    static void type(const TestWindow &window, const QString &text)
    {
        for (const QChar c : text)
            QTest::sendKeyEvent(QTest::Click, window.window(), Qt::Key_unknown, QString(c), Qt::NoModifier);
    }
    static void furnish();
    void openSheet(TestWindow &window)
    {
        window.center().window()->profiles()->setStart([this](const QStringList &arguments) {
            m_started = arguments;
            return true;
        });
        window.press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(window.find(u"profileRows"_s) && window.find(u"profileRows"_s)->hasActiveFocus());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QStringList m_started;
};

void TestProfileWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", m_folder->filePath(u"data"_s).toUtf8());
    qputenv("XDG_CONFIG_HOME", m_folder->filePath(u"config"_s).toUtf8());
    m_started.clear();
    furnish();
}

void TestProfileWindow::furnish()
{
    QVERIFY(core::Home::open({}, core::Home::Take::Alone));
    for (const auto &name : {u"acme-prod"_s, u"Zürich staging"_s, u"An experiment with quite a long name 2026"_s}) {
        auto made = Profiles::create(name.left(40));
        QVERIFY(made);
        if (name == u"acme-prod"_s) {
            made->guarded = true;
            QVERIFY(Profiles::save(*made));
        }
    }
    QVERIFY(core::Home::open(Profiles::find(u"Zürich staging"_s)->home(), core::Home::Take::Alone));
}

void TestProfileWindow::sheetsAreDrawn()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    window.showLattice(12);
    window.center().window()->profiles()->open(HomePaths::of(Profiles::find(u"acme-prod"_s)->home()));
    openSheet(window);
    QTest::qWait(200);
    Pictures::keep(window, u"profiles-"_s + theme);
    window.click(u"newProfile"_s);
    type(window, u"Acme-Prod"_s);
    QTRY_VERIFY(window.shows(u"A profile has that name already."_s));
    Pictures::keep(window, u"profiles-new-"_s + theme);
    window.click(u"dropName"_s);
    window.press(Qt::Key_Escape);
    window.center().verbs().ask(u"agent.delete"_s, {{u"name"_s, u"log-analyzer"_s}}, this, {});
    window.center().verbs().ask(u"env.delete"_s, {{u"environment"_s, u"staging"_s}}, this, {});
    QTRY_VERIFY(isSheet(window, u"nameGoButton"_s));
    type(window, u"acme"_s);
    QTRY_VERIFY(window.shows(u"This is another name."_s));
    QTest::qWait(200);
    Pictures::keep(window, u"profile-protected-"_s + theme);
    QCOMPARE(window.warnings(), QStringList());
}

void TestProfileWindow::defaultWindowHasNoBand()
{
    TestWindow window;
    window.center().window()->profiles()->open(HomePaths::of({}));
    window.showLattice(3);
    QVERIFY(!window.find(u"nameBand"_s)->isVisible());
    QCOMPARE(window.window()->title(), u"Hub – Station Control Center"_s);
    window.center().window()->profiles()->setGuarded(0, true);
    QTRY_VERIFY(window.find(u"nameBand"_s)->isVisible()); // who works in a protected one sees that
    QVERIFY(window.shows(u"default – protected"_s));
}

void TestProfileWindow::bandAndTitleFollowTheProfile()
{
    TestWindow window;
    auto &profiles = *window.center().window()->profiles();
    profiles.open(HomePaths::of(Profiles::find(u"zürich staging"_s)->home()));
    QTRY_VERIFY(window.find(u"nameBand"_s)->isVisible());
    QVERIFY(window.shows(u"Zürich staging"_s));
    QCOMPARE(window.window()->title(), u"Zürich staging – Station Control Center"_s);
    window.showLattice(3);
    QTRY_COMPARE(window.window()->title(), u"Hub – Zürich staging – Station Control Center"_s);
    const auto before = window.find(u"nameBand"_s)->property("color").value<QColor>();
    profiles.setColor(profiles.currentRow(), u"gray"_s);
    QTRY_VERIFY(window.find(u"nameBand"_s)->property("color").value<QColor>() != before);
    QVERIFY(profiles.rename(profiles.currentRow(), u"生产"_s));
    QTRY_COMPARE(window.window()->title(), u"Hub – 生产 – Station Control Center"_s);
}

void TestProfileWindow::listIsUsedByKeys()
{
    TestWindow window;
    window.center().window()->profiles()->open(HomePaths::of({}));
    openSheet(window);
    QVERIFY(!window.find(u"openProfile"_s)->isEnabled()); // its own
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    QCOMPARE(m_started, (QStringList{u"--home"_s, window.center().window()->profiles()->rows().at(1).data()}));
    QTRY_VERIFY(!isSheet(window, u"openProfile"_s));
    openSheet(window);
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Down);
    QTRY_VERIFY(window.find(u"renameProfile"_s)->isEnabled());
    for (int i = 0; i < 8 && !window.find(u"renameProfile"_s)->hasActiveFocus(); ++i)
        window.press(Qt::Key_Tab);
    QVERIFY(window.find(u"renameProfile"_s)->hasActiveFocus());
    window.press(Qt::Key_Space);
    type(window, u"Bern"_s); // the old name is selected
    window.press(Qt::Key_Return);
    QTRY_VERIFY(Profiles::find(u"Bern"_s));
    QTRY_VERIFY(window.find(u"profileRows"_s)->hasActiveFocus());
    QCOMPARE(window.find(u"profileRows"_s)->property("currentIndex").toInt(), window.center().window()->profiles()->rowNamed(u"Bern"_s)); // the same one, elsewhere
    QCOMPARE(window.warnings(), QStringList());
}

void TestProfileWindow::newOneIsMadeByKeys()
{
    TestWindow window;
    window.center().window()->profiles()->open(HomePaths::of({}));
    openSheet(window);
    for (int i = 0; i < 8 && !window.find(u"newProfile"_s)->hasActiveFocus(); ++i)
        window.press(Qt::Key_Tab);
    window.press(Qt::Key_Space);
    QVERIFY(!window.find(u"takeName"_s)->isEnabled());
    type(window, u"生产"_s);
    QTRY_VERIFY(window.find(u"takeName"_s)->isEnabled());
    window.press(Qt::Key_Return);
    QTRY_COMPARE(m_started, (QStringList{u"--home"_s, Profiles::folder() + u"/profile"_s}));
    QVERIFY(window.shows(u"生产"_s));
}

void TestProfileWindow::deletingTakesTheName()
{
    TestWindow window;
    window.center().window()->profiles()->open(HomePaths::of({}));
    openSheet(window);
    QVERIFY(!window.find(u"deleteProfile"_s)->isEnabled()); // the default one
    const int row = window.center().window()->profiles()->rowNamed(u"Zürich staging"_s);
    for (int i = 0; i < row; ++i)
        window.press(Qt::Key_Down);
    QTRY_VERIFY(window.find(u"deleteProfile"_s)->isEnabled());
    window.find(u"deleteProfile"_s)->forceActiveFocus(Qt::TabFocusReason);
    window.press(Qt::Key_Space);
    QTRY_VERIFY(isSheet(window, u"nameGoButton"_s));
    type(window, u"zürich staging"_s);
    window.press(Qt::Key_Return);
    QVERIFY(isSheet(window, u"nameGoButton"_s) && !window.find(u"nameGoButton"_s)->isEnabled());
    window.press(Qt::Key_A, Qt::ControlModifier);
    type(window, u"Zürich staging"_s);
    QTRY_VERIFY(window.find(u"nameGoButton"_s)->isEnabled());
    window.press(Qt::Key_Return);
    QTRY_VERIFY(!Profiles::find(u"Zürich staging"_s));
    QTRY_VERIFY(!isSheet(window, u"nameGoButton"_s));
    QVERIFY(isSheet(window, u"openProfile"_s)); // back in the list
    QCOMPARE(window.warnings(), QStringList());
}

void TestProfileWindow::protectedOrchestratorIsStoppedByItsName()
{
    TestWindow window;
    window.showLattice(3);
    window.center().window()->profiles()->open(HomePaths::of(Profiles::find(u"acme-prod"_s)->home()));
    const QSignalSpy left(&window.center(), &app::ControlCenter::leaveRequested);
    window.center().window()->leaving()->leave();
    QTRY_VERIFY(window.find(u"leaveGoButton"_s) && window.find(u"leaveGoButton"_s)->hasActiveFocus());
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.find(u"nameGoButton"_s) && window.find(u"nameGoButton"_s)->isVisible());
    QVERIFY(window.shows(u"Stop the orchestrator"_s));
    QCOMPARE(left.size(), 0);
    QVERIFY(!window.find(u"nameGoButton"_s)->isEnabled());
    type(window, u"acme-prod"_s);
    window.press(Qt::Key_Return);
    QTRY_COMPARE(left.size(), 1);
}

void TestProfileWindow::escapeStopsNothing()
{
    TestWindow window;
    window.showLattice(3);
    window.center().window()->profiles()->open(HomePaths::of(Profiles::find(u"acme-prod"_s)->home()));
    const QSignalSpy wanted(&window.center().verbs(), &app::VerbClient::wanted);
    int answers = 0;
    for (const bool byKey : {true, false}) {
        const auto before = wanted.size();
        window.center().verbs().ask(u"agent.delete"_s, {{u"name"_s, u"x"_s}}, this, [&](const auto &answer) { answers += answer ? 100 : 1; });
        QTRY_VERIFY(isSheet(window, u"nameGoButton"_s));
        type(window, u"acme-prod"_s);
        if (byKey)
            window.press(Qt::Key_Escape);
        else
            window.click(u"nameDropButton"_s);
        QTRY_VERIFY(!isSheet(window, u"nameGoButton"_s));
        QCOMPARE(wanted.size(), before);
    }
    QCOMPARE(answers, 2);
    window.center().verbs().ask(u"agent.delete"_s, {{u"name"_s, u"x"_s}}, this, {});
    QTRY_VERIFY(isSheet(window, u"nameGoButton"_s));
    QVERIFY(!window.find(u"nameGoButton"_s)->isEnabled()); // what was typed then is gone
}

QTEST_MAIN(TestProfileWindow)
#include "tst_profilewindow.moc"
