// SPDX-License-Identifier: Apache-2.0
// Without OpenGL the map is painted.
#include "app/desktop/map/mapitem.h"
#include "tests/app/samplestations.h"
#include "tests/qml/pictures.h"

#include <QElapsedTimer>
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
    void textsStandOnThePaintedCards();
    void callsDoNotKeepItRepainting();
    void largeMapIsPaintedWithFewerLines_data();
    void largeMapIsPaintedWithFewerLines();
    void paintsAtMostTwentyTimesASecond();
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

void TestPainted::textsStandOnThePaintedCards()
{
    TestWindow window;
    window.showLattice(3);
    auto *map = qobject_cast<app::MapItem *>(window.find(u"map"_s));
    const auto card = map->mapRectToScene(map->boxOf(u"station-0001"_s)).adjusted(12, 6, -12, -60).toRect(); // its head
    const auto inked = [&window, &card, map] {
        const auto picture = window.window()->grabWindow();
        int pixels = 0;
        for (int y = card.top(); y < card.bottom(); ++y) {
            for (int x = card.left(); x < card.right(); ++x)
                pixels += picture.pixelColor(x, y).lightness() < map->colors()->card.lightness() - 120 ? 1 : 0;
        }
        return pixels;
    };
    QTRY_VERIFY2(inked() > 60, qPrintable(QString::number(inked())));
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

void TestPainted::largeMapIsPaintedWithFewerLines_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {30, 300, 3000})
        QTest::addRow("%d", count) << count;
}

void TestPainted::largeMapIsPaintedWithFewerLines()
{
    QFETCH(int, count);
    TestWindow window;
    auto stations = sample::stations(count);
    for (int i = 0; i < count; ++i)
        stations[i].facts.region = u"group-%1"_s.arg(i % (count > 1000 ? 40 : 5), 2, 10, QLatin1Char('0'));
    window.center().applyStatus(sample::status(core::Mode::Orchestrator, lattice::LinkState::Live));
    window.center().applyStations(stations, {});
    auto *scene = window.center().map();
    QTRY_VERIFY(std::ranges::all_of(scene->nodes(), &app::MapNode::placed));
    QList<lattice::Event> events;
    for (int i = 0; i < 900; ++i)
        events.append(sample::call(stations.at(i % count).id, stations.at((i % count + 1 + i / count) % count).id, u"call-%1"_s.arg(i)));
    window.center().applyEvents(events);
    auto *map = qobject_cast<app::MapItem *>(window.find(u"map"_s));
    QVERIFY(map->isPainted());
    QTRY_VERIFY(window.shows(u"painted without OpenGL"_s));
    QTest::qWait(300);
    if (count == 300) {
        QCOMPARE(scene->linksCut(), 300);
        QVERIFY(window.shows(u"300 quieter line"_s));
    }
    Pictures::keep(window, u"map-painted-%1"_s.arg(count));
}

/*! Counts how often the item under the map is painted anew while it changes all the time. */
void TestPainted::paintsAtMostTwentyTimesASecond()
{
    TestWindow window;
    window.showLattice(30);
    auto *map = qobject_cast<app::MapItem *>(window.find(u"map"_s));
    QSignalSpy frames(window.window(), &QQuickWindow::frameSwapped);
    frames.wait(1000);
    frames.clear();
    QElapsedTimer time;
    time.start();
    int changes = 0;
    while (time.elapsed() < 2000) {
        window.center().applyEvents({sample::call(u"station-0000"_s, u"station-0001"_s, u"call-%1"_s.arg(changes))});
        ++changes;
        QTest::qWait(5);
    }
    QVERIFY(changes > 50);
    QVERIFY2(frames.size() <= 2 * 20 + 8, qPrintable(QString::number(frames.size()))); // and what else the window draws meanwhile
    QVERIFY(map->isPainted());
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
