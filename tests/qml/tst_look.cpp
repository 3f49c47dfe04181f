// SPDX-License-Identifier: Apache-2.0
// Computes whether the colors of Theme can be told apart: text and lines on what they stand on, and the fills of states, for people who see fewer colors as well.
#include "app/profiles.h"
#include "tests/qml/colorvision.h"
#include "tests/qml/scenes.h"
#include "tests/qml/walker.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStyleHints>
#include <QTest>

using namespace Qt::StringLiterals;
using Kind = Scene::Kind;

class TestLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QGuiApplication::styleHints()->setCursorFlashTime(0); } // what is compared shall not depend on its blink
    void formulasAreThoseOfThePapers();
    void textIsReadable_data() { faces(); }
    void textIsReadable();
    void linesAndControlsAreSeen_data() { faces(); }
    void linesAndControlsAreSeen();
    void statesAreToldApart_data();
    void statesAreToldApart();
    void nameOfAProfileIsReadable();
    void everyColorIsJudged();
    void outlinesAreThoseOfTheme();
    void nothingShinesThroughInHighContrast_data() { faces(); }
    void nothingShinesThroughInHighContrast();
    void nothingMovesByItself_data() { Scene::rows({Kind::Page}); }
    void nothingMovesByItself();

private:
    static void faces();
    static void wear(TestWindow &window, bool highContrast) { window.center().settings()->list()->set(u"window.high_contrast"_s, highContrast ? u"true"_s : u"false"_s); }
    static QObject *themeOf(const TestWindow &window) { return qmlEngine(window.window())->singletonInstance<QObject *>("Station", "Theme"); }
    static QColor color(const TestWindow &window, const QString &name)
    {
        const QVariant value = themeOf(window)->property(qPrintable(name));
        if (!value.isValid())
            qFatal("Theme has no %s", qPrintable(name));
        return value.value<QColor>();
    }
    void checkPairs(const QList<std::pair<QStringList, QStringList>> &pairs, double least);
};

namespace {

struct Pairs {
    QStringList fronts;
    QStringList backs;
};

const QStringList kSurfaces{u"window"_s, u"frame"_s, u"card"_s, u"field"_s};
const QStringList kMarked{u"hover"_s, u"pressed"_s, u"accentSoft"_s};

/*! What is read, on what it stands on somewhere in the window. */
const QList<Pairs> kTexts{
    {{u"text"_s, u"textMuted"_s, u"accent"_s, u"link"_s, u"failedText"_s, u"doneText"_s}, kSurfaces + kMarked},
    {{u"text"_s, u"textMuted"_s}, {u"hull"_s}},
    {{u"accentInk"_s}, {u"accentFill"_s}},
    {{u"runningInk"_s}, {u"running"_s}},
    {{u"attentionInk"_s}, {u"attention"_s}},
    {{u"stalledInk"_s}, {u"stalled"_s}},
    {{u"escalatedInk"_s}, {u"escalated"_s}},
    {{u"doneInk"_s}, {u"done"_s}},
    {{u"failedInk"_s}, {u"failed"_s}},
    {{u"stoppedInk"_s}, {u"stopped"_s}},
};

/*! Lines that say something, outlines of fields, the ring of the keyboard. A hairline (`line`) and the ground of a group (`hullLine`) only part what stands apart anyhow. */
const QList<Pairs> kLines{
    {{u"fieldLine"_s, u"nodeLine"_s, u"accent"_s, u"lineRunning"_s, u"lineDone"_s}, kSurfaces},
    {{u"accent"_s, u"text"_s}, kMarked}, // the ring, and the outline of states
    {{u"nodeLine"_s, u"nodeMuted"_s, u"lineRunning"_s, u"lineDone"_s, u"lineFailed"_s}, {u"window"_s, u"frame"_s, u"hull"_s}},
    {{u"nodeMuted"_s}, {u"card"_s}},
    {{u"timeColumn"_s}, {u"frame"_s}},
    {{u"accentFill"_s}, {u"window"_s}},
    {{u"attentionInk"_s}, {u"attention"_s}},
    {{u"accentInk"_s}, {u"accentFill"_s}},
};

} // namespace

void TestLook::faces()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<bool>("highContrast");
    for (const auto *theme : {"light", "dark"}) {
        QTest::addRow("%s", theme) << QString::fromLatin1(theme) << false;
        QTest::addRow("%s, high contrast", theme) << QString::fromLatin1(theme) << true;
    }
}

void TestLook::formulasAreThoseOfThePapers()
{
    QCOMPARE(qRound(Walker::contrast(Qt::black, Qt::white) * 100), 2100); // WCAG 2
    QCOMPARE(qRound(Walker::contrast(QColor(0x77, 0x77, 0x77), Qt::white) * 100), 448);
    // Sharma, Wu, Dalal 2005, rows 1, 7, 17 and 25 of their table
    const auto compare = [](ColorVision::Lab a, ColorVision::Lab b, double expected) { QVERIFY2(qAbs(ColorVision::difference(a, b) - expected) < 1e-4, qPrintable(QString::number(ColorVision::difference(a, b), 'f', 6))); };
    compare({50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425);
    compare({50, 0, 0}, {50, -1, 2}, 2.3669);
    compare({50, 2.5, 0}, {73, 25, -18}, 27.1492);
    compare({60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644);
    const auto grey = ColorVision::seen(QColor(128, 128, 128), ColorVision::Vision::Deutan); // grey is grey for all
    QVERIFY(qAbs(grey.a) < 0.1 && qAbs(grey.b) < 0.1);
}

void TestLook::checkPairs(const QList<std::pair<QStringList, QStringList>> &pairs, double least)
{
    QFETCH(const QString, theme);
    QFETCH(const bool, highContrast);
    TestWindow window(theme);
    wear(window, highContrast);
    QStringList weak;
    for (const auto &[fronts, backs] : pairs) {
        for (const QString &front : fronts) {
            for (const QString &back : backs) {
                const double found = Walker::contrast(color(window, front), color(window, back));
                if (found < least)
                    weak.append(u"%1 on %2: %3"_s.arg(front, back).arg(found, 0, 'f', 2));
            }
        }
    }
    QVERIFY2(weak.isEmpty(), qPrintable(weak.join(u", "_s)));
}

void TestLook::textIsReadable()
{
    QList<std::pair<QStringList, QStringList>> pairs;
    for (const auto &[fronts, backs] : kTexts)
        pairs.append({fronts, backs});
    checkPairs(pairs, 4.5);
}

void TestLook::linesAndControlsAreSeen()
{
    QList<std::pair<QStringList, QStringList>> pairs;
    for (const auto &[fronts, backs] : kLines)
        pairs.append({fronts, backs});
    checkPairs(pairs, 3);
}

void TestLook::statesAreToldApart_data()
{
    using ColorVision::Vision;
    QTest::addColumn<int>("vision");
    QTest::newRow("all colors") << int(Vision::Normal);
    QTest::newRow("protan") << int(Vision::Protan);
    QTest::newRow("deutan") << int(Vision::Deutan);
    QTest::newRow("tritan") << int(Vision::Tritan);
}

void TestLook::statesAreToldApart()
{
    QFETCH(const int, vision);
    const TestWindow window;
    const QStringList states{u"running"_s, u"attention"_s, u"stalled"_s, u"escalated"_s, u"done"_s, u"failed"_s, u"stopped"_s};
    for (const QString &one : states) {
        for (const QString &other : states) {
            if (one >= other)
                continue;
            const double found = ColorVision::difference(ColorVision::seen(color(window, one), ColorVision::Vision(vision)), ColorVision::seen(color(window, other), ColorVision::Vision(vision)));
            QVERIFY2(found >= 20, qPrintable(u"%1 and %2: %3"_s.arg(one, other).arg(found, 0, 'f', 1)));
        }
    }
}

void TestLook::nameOfAProfileIsReadable()
{
    const TestWindow window;
    QVERIFY(app::Profiles::colors().size() > 3);
    for (const QString &name : app::Profiles::colors()) {
        QColor band;
        QVERIFY(QMetaObject::invokeMethod(themeOf(window), "band", qReturnArg(band), name));
        QVERIFY2(Walker::contrast(color(window, u"bandInk"_s), band) >= 4.5, qPrintable(name));
    }
}

/*! A color that comes to Theme comes into the tables above, or here with the reason why not. */
void TestLook::everyColorIsJudged()
{
    const TestWindow window;
    QSet<QString> judged{u"line"_s, u"hullLine"_s, // part what stands apart anyhow
                         u"bandInk"_s,             // see nameOfAProfileIsReadable()
                         u"textOff"_s,             // what is off need not be read
                         u"dim"_s};                // shines through, or is not there
    for (const auto &list : {kTexts, kLines}) {
        for (const auto &[fronts, backs] : list) {
            for (const QString &name : fronts + backs)
                judged.insert(name);
        }
    }
    const auto *meta = themeOf(window)->metaObject();
    for (int i = meta->propertyOffset(); i < meta->propertyCount(); ++i) {
        if (meta->property(i).metaType() == QMetaType::fromType<QColor>())
            QVERIFY2(judged.contains(QString::fromLatin1(meta->property(i).name())), meta->property(i).name());
    }
}

/*! A Rectangle has a pen whether it draws or not, so this reads the files: each outline has its width from Theme, which is 2 in high contrast. */
void TestLook::outlinesAreThoseOfTheme()
{
    static const QRegularExpression width(u"border\\.width: (.*)$"_s, QRegularExpression::MultilineOption), color(u"^( *)border\\.color: "_s, QRegularExpression::MultilineOption);
    QStringList faults;
    int files = 0;
    QDirIterator all(u":/qt/qml/Station"_s, {u"*.qml"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        ++files;
        for (auto found = width.globalMatch(text); found.hasNext();) {
            const QString value = found.next().captured(1);
            if (!value.contains("Theme."_L1) && !value.contains("1.5"_L1))
                faults.append(file.fileName() + u": "_s + value);
        }
        if (text.count(color) > text.count(width))
            faults.append(file.fileName() + u": an outline without a width"_s);
    }
    QVERIFY(files > 100);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    TestWindow window;
    QCOMPARE(themeOf(window)->property("outline").toInt(), 1);
    wear(window, true);
    QCOMPARE(themeOf(window)->property("outline").toInt(), 2);
    QVERIFY(themeOf(window)->property("ring").toInt() >= 2);
}

void TestLook::nothingShinesThroughInHighContrast()
{
    QFETCH(const QString, theme);
    QFETCH(const bool, highContrast);
    QStringList faults;
    for (const QString &name : {u"work"_s, u"settings-general"_s, u"agents-form"_s, u"needs-offline"_s, u"sheet-assign"_s, u"first-run"_s}) {
        Scene scene(name, theme);
        wear(scene.window(), highContrast);
        scene.open();
        QVERIFY2(scene.problem().isEmpty(), qPrintable(scene.problem()));
        const auto items = Walker::shown(scene.window().window()->contentItem());
        for (auto *item : items) {
            const QColor fill = item->property("color").value<QColor>();
            if (highContrast && (item->opacity() < 1 || (fill.isValid() && fill.alpha() > 0 && fill.alpha() < 255)))
                faults.append(u"%1: shines through: %2"_s.arg(name, Walker::describe(item)));
        }
        QVERIFY(scene.window().window()->grabWindow().save(QStringLiteral(SCREENS "/contrast-%1-%2%3.png").arg(name, theme, highContrast ? u"-high"_s : QString())));
    }
    faults.removeDuplicates();
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

/*! Motion is reduced: what a key does is there at once, and stays. */
void TestLook::nothingMovesByItself()
{
    QFETCH(const QString, scene);
    Scene stage(scene);
    QVERIFY2(stage.problem().isEmpty(), qPrintable(stage.problem()));
    auto *window = stage.window().window();
    stage.window().press(Qt::Key_Tab);
    QTest::qWait(300); // hints of the mouse, skeletons of what loads
    for (const auto key : {Qt::Key_Down, Qt::Key_Up, Qt::Key_PageDown, Qt::Key_Home}) {
        stage.window().press(key);
        window->grabWindow(); // lays out
        QTest::qWait(40);
        const QImage soon = window->grabWindow();
        QTest::qWait(250);
        const QImage later = window->grabWindow();
        if (soon != later) {
            soon.save(QStringLiteral(SCREENS "/moves-%1-soon.png").arg(scene));
            later.save(QStringLiteral(SCREENS "/moves-%1-later.png").arg(scene));
        }
        QVERIFY2(soon == later, qPrintable(u"something moves after key %1, see moves-%2-*.png"_s.arg(int(key), 0, 16).arg(scene)));
    }
    QSignalSpy frames(window, &QQuickWindow::frameSwapped);
    QTest::qWait(700);
    QVERIFY2(frames.size() <= 3, qPrintable(u"%1 frames while nothing happens"_s.arg(frames.size()))); // a clock of seconds may tick
}

QTEST_MAIN(TestLook)
#include "tst_look.moc"
