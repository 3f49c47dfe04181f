// SPDX-License-Identifier: Apache-2.0
// Without OpenGL the map is painted.
#include "app/desktop/map/mapitem.h"
#include "tests/app/samplestations.h"
#include "tests/qml/testwindow.h"

#include <QQuickPaintedItem>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

class TestPainted : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void stationsArePaintedWithoutOpenGl();
    void callsDoNotKeepItRepainting();
};

void TestPainted::initTestCase()
{
    TestWindow window;
    QCOMPARE(window.window()->rendererInterface()->graphicsApi(), QSGRendererInterface::Software);
}

void TestPainted::stationsArePaintedWithoutOpenGl()
{
    TestWindow window;
    window.showLattice(3);
    auto *map = qobject_cast<app::MapItem *>(window.find(u"map"_s));
    const auto corner = map->mapToScene(map->boxOf(u"station-0001"_s).center() + QPointF(0, 60)).toPoint(); // inside the card, below its texts
    QTRY_COMPARE(window.window()->grabWindow().pixelColor(corner), map->colors()->card);
    const auto outside = map->mapToScene(map->boxOf(u"station-0001"_s).topLeft() - QPointF(16, 16)).toPoint();
    QVERIFY(window.window()->grabWindow().pixelColor(outside) != map->colors()->card);
}

void TestPainted::callsDoNotKeepItRepainting()
{
    TestWindow window;
    window.showLattice(3);
    window.center().applyEvents({sample::call(u"station-0000"_s, u"station-0001"_s, u"a"_s)});
    QSignalSpy frames(window.window(), &QQuickWindow::frameSwapped);
    while (frames.wait(300)) {
    }
    QVERIFY(frames.size() < 30);
}

int main(int argc, char **argv)
{
    qputenv("QT_QUICK_BACKEND", "software");
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    TestPainted test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_painted.moc"
