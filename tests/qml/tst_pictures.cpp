// SPDX-License-Identifier: Apache-2.0
// Compares every page in light and dark, and its states, with approved pictures; at the scale of QT_SCALE_FACTOR.
#include "tests/qml/approved.h"
#include "tests/qml/scenes.h"
#include "tests/qml/walker.h"

#include <QPainter>
#include <QStyleHints>
#include <QTest>

using namespace Qt::StringLiterals;
using Kind = Scene::Kind;

class TestPictures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void softerGlyphsAreNoDifference();
    void movedAndMissingControlsAreFound();
    void looksAsApproved_data();
    void looksAsApproved();

private:
    static int scale() { return qRound(qEnvironmentVariable("QT_SCALE_FACTOR", u"1"_s).toDouble()); }
    static QImage pictureOf(Scene &scene)
    {
        QTest::mouseMove(scene.window().window(), {1, 1}); // nothing is below it
        QTest::qWait(120);
        QImage picture = scene.window().window()->grabWindow().convertToFormat(QImage::Format_RGB32);
        picture.setDevicePixelRatio(1); // it is painted on by its pixels
        return picture;
    }
};

void TestPictures::initTestCase()
{
    QGuiApplication::styleHints()->setCursorFlashTime(0);
    QCOMPARE(QDateTime::currentDateTimeUtc().toString(Qt::ISODate), u"2026-03-01T16:20:04Z"_s);
    QCOMPARE(QFontInfo(QGuiApplication::font()).family(), u"Inter"_s);
    QCOMPARE(QFontInfo(QFont(u"monospace"_s)).family(), u"JetBrains Mono"_s);
}

/*! Strokes that are wider and lighter, and a palette of few colors. */
void TestPictures::softerGlyphsAreNoDifference()
{
    Scene scene(u"work"_s);
    const QImage picture = pictureOf(scene);
    QImage soft = picture;
    QPainter painter(&soft);
    painter.setOpacity(0.25);
    painter.drawImage(1, 0, picture);
    painter.end();
    QVERIFY(soft != picture);
    QVERIFY2(Approved::differences(picture, soft, scale()).isNull(), "softer");
    const QImage few = Approved::reduced(picture);
    QVERIFY(few.colorCount() <= 36);
    QVERIFY(Approved::differences(few, picture, scale()).isNull());
    QVERIFY(Approved::differences(few, soft, scale()).isNull());
}

/*! For each control of a page: six pixels to the right, and not there. */
void TestPictures::movedAndMissingControlsAreFound()
{
    Scene scene(u"work"_s);
    const QImage picture = pictureOf(scene), approved = Approved::reduced(picture);
    int tried = 0;
    const auto items = Walker::shown(scene.window().window()->contentItem());
    for (auto *item : items) {
        const auto role = Walker::roleOf(item);
        const QRectF rect = Walker::seenRect(item);
        if (!(role == QAccessible::Button || role == QAccessible::CheckBox || role == QAccessible::ComboBox || role == QAccessible::PageTab) || rect.size() != Walker::wholeRect(item).size() || !item->isEnabled())
            continue;
        ++tried;
        const QRect place(rect.topLeft().toPoint() * scale(), rect.size().toSize() * scale());
        const QRgb ground = picture.pixel(qMax(0, place.left() - 2 * scale()), place.center().y());
        QImage missing = picture;
        QPainter(&missing).fillRect(place, QColor(ground));
        QVERIFY2(!Approved::differences(approved, missing, scale()).isNull(), qPrintable(u"missing: "_s + Walker::describe(item)));
        QImage moved = missing;
        QPainter(&moved).drawImage(place.topLeft() + QPoint(6 * scale(), 0), picture, place);
        QVERIFY2(!Approved::differences(approved, moved, scale()).isNull(), qPrintable(u"moved: "_s + Walker::describe(item)));
    }
    QVERIFY2(tried > 20, qPrintable(QString::number(tried)));
}

void TestPictures::looksAsApproved_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<QString>("theme");
    for (const auto &plan : Scene::plans()) {
        if (!plan.pictured)
            continue;
        if (plan.kind == Kind::Page || scale() == 1)
            QTest::addRow("%s, light", qPrintable(plan.name)) << plan.name << u"light"_s;
        if (plan.kind == Kind::Page)
            QTest::addRow("%s, dark", qPrintable(plan.name)) << plan.name << u"dark"_s;
    }
}

void TestPictures::looksAsApproved()
{
    QFETCH(const QString, scene);
    QFETCH(const QString, theme);
    Scene stage(scene, theme, scale() == 1 ? QSize(1360, 860) : QSize(900, 600)); // the smallest window at 2, the first one at 1
    stage.open();
    QVERIFY2(stage.problem().isEmpty(), qPrintable(stage.problem()));
    const QString name = u"%1-%2%3"_s.arg(scene, theme, scale() == 1 ? QString() : u"-%1x"_s.arg(scale()));
    const QString fault = Approved::check(name, pictureOf(stage), scale());
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
}

QTEST_MAIN(TestPictures)
#include "tst_pictures.moc"
