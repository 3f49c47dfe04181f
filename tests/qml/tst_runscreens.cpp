// SPDX-License-Identifier: Apache-2.0
// Draws the page of runs in its states, walks it by keys, and keeps the pictures for people to look at.
#include "tests/app/samplestations.h"
#include "tests/app/sampleruns.h"
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
