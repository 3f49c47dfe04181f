// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/mapcamera.h"
#include "app/desktop/map/mapscene.h"
#include "tests/app/samplestations.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using app::DetailValue::Value;
using app::MapLayout;

class TestMapLayout : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stationsNeverOverlap_data() { counts(); }
    void stationsNeverOverlap();
    void placesDoNotDependOnTheOrderOfArrival_data() { counts(); }
    void placesDoNotDependOnTheOrderOfArrival();
    void joiningStationMovesNobody_data() { counts(); }
    void joiningStationMovesNobody();
    void joiningStationStandsWithItsGroupAndHullsStayApart();
    void orchestratorStandsInTheMiddle();
    void thirtyCardsFitOneScreen();
    void threeHundredChipsFitOneScreen();
    void detailLevelHasHysteresis_data();
    void detailLevelHasHysteresis();
    void zoomKeepsThePlaceUnderThePointer();
    void arrowsFindTheNearestStation();
    void draggedStationIsPinnedAndRearrangeLeavesIt();
    void callsAreEdgesAndDots();
    void callOfAStationToItselfIsALoop();
    void eventsOfUnknownStationsAreNotDrawn();
    void leftStationsFadeAfterAMinute();
    void idleEdgesFadeAfterAMinuteAndBusyOnesStay();
    void filterHidesAndCounts();
    void motionOffDrawsNoDots();

private:
    static void counts();
    static QList<app::MapSeat> seats(int count, bool grouped);
};

void TestMapLayout::counts()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<bool>("grouped");
    for (const int count : {1, 3, 7, 30, 300}) {
        QTest::addRow("%d", count) << count << false;
        QTest::addRow("%d in groups", count) << count << true;
    }
}

QList<app::MapSeat> TestMapLayout::seats(int count, bool grouped)
{
    QList<app::MapSeat> seats;
    for (int i = 0; i < count; ++i)
        seats.append({.id = u"station-%1"_s.arg(i), .group = grouped ? u"region-%1"_s.arg(i % 4) : QString(), .hub = i == 0});
    return seats;
}

void TestMapLayout::stationsNeverOverlap()
{
    QFETCH(int, count);
    QFETCH(bool, grouped);
    const auto places = MapLayout::place(seats(count, grouped), {}).values();
    QCOMPARE(places.size(), count);
    for (qsizetype i = 0; i < places.size(); ++i) {
        for (qsizetype k = i + 1; k < places.size(); ++k)
            QVERIFY(!MapLayout::rect(places.at(i)).intersects(MapLayout::rect(places.at(k))));
    }
}

void TestMapLayout::placesDoNotDependOnTheOrderOfArrival()
{
    QFETCH(int, count);
    QFETCH(bool, grouped);
    auto turned = seats(count, grouped);
    std::ranges::reverse(turned);
    QCOMPARE(MapLayout::place(turned, {}), MapLayout::place(seats(count, grouped), {}));
}

void TestMapLayout::joiningStationMovesNobody()
{
    QFETCH(int, count);
    QFETCH(bool, grouped);
    const auto before = MapLayout::place(seats(count, grouped), {});
    auto more = seats(count, grouped);
    more.append({.id = u"newcomer"_s, .group = grouped ? u"region-1"_s : QString(), .hub = false});
    const auto added = MapLayout::place(more, before);
    QCOMPARE(added.keys(), QStringList{u"newcomer"_s}); // a place for it alone: the others have theirs
    for (const auto &place : before)
        QVERIFY(!MapLayout::rect(place).intersects(MapLayout::rect(added.value(u"newcomer"_s))));
}

void TestMapLayout::joiningStationStandsWithItsGroupAndHullsStayApart()
{
    app::MapScene scene;
    auto stations = sample::stations(30);
    scene.applyStations(stations, {});
    for (int i = 0; i < 10; ++i) {
        auto newcomer = stations.at(7);
        newcomer.id = u"newcomer-%1"_s.arg(i);
        newcomer.self = false;
        scene.applyStations({newcomer}, {});
    }
    QList<QRectF> groups;
    for (const auto &cluster : scene.clusters().all())
        groups.append(cluster.frame);
    QCOMPARE(groups.size(), 5);
    for (qsizetype i = 0; i < groups.size(); ++i) {
        for (qsizetype k = i + 1; k < groups.size(); ++k)
            QVERIFY(!groups.at(i).intersects(groups.at(k)));
    }
}

void TestMapLayout::orchestratorStandsInTheMiddle()
{
    const auto places = MapLayout::place(seats(7, false), {});
    QCOMPARE(places.value(u"station-0"_s), QPointF());
    for (const auto &place : places)
        QVERIFY(qAbs(place.x()) <= MapLayout::kPitch.width() && qAbs(place.y()) <= MapLayout::kPitch.height()); // one ring
}

void TestMapLayout::thirtyCardsFitOneScreen()
{
    app::MapScene scene;
    scene.applyStations(sample::stations(30), {});
    app::MapCamera camera;
    camera.setViewport({1304, 746}); // the map in a window of the first size
    camera.fit(scene.bounds());
    QCOMPARE(camera.level(), Value::Card);
    for (const auto &node : scene.nodes())
        QVERIFY(QRectF(0, 0, 1304, 746).contains(camera.toScreen(MapLayout::rect(node.center))));
}

void TestMapLayout::threeHundredChipsFitOneScreen()
{
    app::MapScene scene;
    QSignalSpy changes(&scene, &app::MapScene::nodesChanged);
    scene.applyStations(sample::stations(300), {}); // placed by a worker
    QVERIFY(scene.bounds().isEmpty());
    QTRY_VERIFY(!scene.bounds().isEmpty());
    app::MapCamera camera;
    camera.setViewport({1304, 746});
    camera.fit(scene.bounds());
    QCOMPARE(camera.level(), Value::Chip);
    QVERIFY(changes.size() >= 2);
}

void TestMapLayout::detailLevelHasHysteresis_data()
{
    QTest::addColumn<double>("width");
    QTest::addColumn<int>("current");
    QTest::addColumn<int>("level");
    QTest::newRow("dot grows to chip") << 28.5 << int(Value::Dot) << int(Value::Chip);
    QTest::newRow("chip stays a little below") << 25.0 << int(Value::Chip) << int(Value::Chip);
    QTest::newRow("chip shrinks to dot") << 23.0 << int(Value::Chip) << int(Value::Dot);
    QTest::newRow("dot stays a little below") << 27.0 << int(Value::Dot) << int(Value::Dot);
    QTest::newRow("chip grows to card") << 121.0 << int(Value::Chip) << int(Value::Card);
    QTest::newRow("card stays a little below") << 103.0 << int(Value::Card) << int(Value::Card);
    QTest::newRow("card shrinks to chip") << 101.0 << int(Value::Card) << int(Value::Chip);
    QTest::newRow("card grows to open") << 261.0 << int(Value::Card) << int(Value::Open);
    QTest::newRow("open stays a little below") << 222.0 << int(Value::Open) << int(Value::Open);
    QTest::newRow("open shrinks at once to dot") << 10.0 << int(Value::Open) << int(Value::Dot);
}

void TestMapLayout::detailLevelHasHysteresis()
{
    QFETCH(double, width);
    QFETCH(int, current);
    QFETCH(int, level);
    QCOMPARE(int(app::MapCamera::levelFor(width, Value(current))), level);
}

void TestMapLayout::zoomKeepsThePlaceUnderThePointer()
{
    app::MapCamera camera;
    camera.setViewport({1000, 700});
    const QPointF pointer(730, 120);
    const auto before = camera.toWorld(pointer);
    camera.zoomAt(pointer, 1.7);
    const auto after = camera.toWorld(pointer);
    QVERIFY(qAbs(before.x() - after.x()) < 1 && qAbs(before.y() - after.y()) < 1); // the origin stands on whole pixels
}

void TestMapLayout::arrowsFindTheNearestStation()
{
    app::MapScene scene;
    scene.applyStations(sample::stations(3), {});
    const auto hub = scene.targetOf(u"station-0000"_s);
    const auto right = scene.neighbor(hub, {1, 0});
    const auto left = scene.neighbor(hub, {-1, 0});
    QVERIFY(!right.isNone() && !left.isNone() && left.station != right.station);
    QCOMPARE(scene.neighbor(right, {-1, 0}).station, u"station-0000"_s);
    QVERIFY(scene.neighbor(right, {1, 0}).isNone());
    QVERIFY(!scene.neighbor({}, {1, 0}).isNone()); // with nothing selected any arrow begins
}

void TestMapLayout::draggedStationIsPinnedAndRearrangeLeavesIt()
{
    app::MapScene scene;
    scene.applyStations(sample::stations(5), {});
    scene.moveTo(u"station-0002"_s, {5000, 77});
    scene.rearrange();
    QCOMPARE(scene.nodes().value(u"station-0002"_s).center, QPointF(5000, 77));
    QVERIFY(scene.nodes().value(u"station-0002"_s).pinned);
    scene.unpin({u"station-0002"_s});
    scene.rearrange();
    QVERIFY(scene.nodes().value(u"station-0002"_s).center != QPointF(5000, 77));
}

void TestMapLayout::callsAreEdgesAndDots()
{
    app::MapScene scene;
    scene.applyStations(sample::stations(3), {});
    scene.applyEvents({sample::call(u"station-0000"_s, u"station-0001"_s, u"a"_s), sample::call(u"station-0000"_s, u"station-0001"_s, u"b"_s)});
    QCOMPARE(scene.edges().size(), 1);
    QCOMPARE(scene.edges().first().inFlight.size(), 2);
    QCOMPARE(scene.dots().size(), 2); // one dot, one event
    scene.applyEvents({sample::call(u"station-0000"_s, u"station-0001"_s, u"a"_s, true), sample::call(u"station-0000"_s, u"station-0001"_s, u"b"_s, true, u"no model"_s)});
    QVERIFY(scene.edges().first().inFlight.isEmpty());
    QCOMPARE(scene.dots().at(2).kind, app::MapDot::Kind::Answered);
    QCOMPARE(scene.dots().at(3).kind, app::MapDot::Kind::Failed);
    QTRY_VERIFY(!scene.advance()); // they arrive, and then nothing moves
    QVERIFY(scene.dots().isEmpty());
}

void TestMapLayout::callOfAStationToItselfIsALoop()
{
    app::MapScene scene;
    scene.applyStations(sample::stations(2), {});
    scene.applyEvents({sample::call(QString(), u"station-0001"_s, u"a"_s)});
    QCOMPARE(scene.edges().size(), 1);
    QCOMPARE(scene.edges().first().from, scene.edges().first().to);
}

void TestMapLayout::eventsOfUnknownStationsAreNotDrawn()
{
    app::MapScene scene;
    scene.applyStations(sample::stations(2), {});
    scene.applyEvents({sample::call(u"somebody"_s, u"station-0001"_s, u"a"_s), sample::call(u"station-0000"_s, u"nobody"_s, u"b"_s), lattice::Event()});
    QVERIFY(scene.edges().isEmpty());
    QVERIFY(scene.dots().isEmpty());
}

void TestMapLayout::leftStationsFadeAfterAMinute()
{
    app::MapScene scene;
    scene.applyStations(sample::stations(3), {});
    scene.applyStations({}, {u"station-0002"_s});
    scene.expire(scene.now() + app::MapScene::kLingerMs - 1000);
    QCOMPARE(scene.nodes().size(), 3);
    scene.expire(scene.now() + app::MapScene::kLingerMs + 1000);
    QCOMPARE(scene.nodes().size(), 2);
    scene.applyStations({sample::stations(3).at(2)}, {}); // and may come back
    QCOMPARE(scene.nodes().size(), 3);
    QVERIFY(scene.nodes().value(u"station-0002"_s).placed);
}

void TestMapLayout::idleEdgesFadeAfterAMinuteAndBusyOnesStay()
{
    app::MapScene scene;
    scene.applyStations(sample::stations(3), {});
    scene.applyEvents({sample::call(u"station-0000"_s, u"station-0001"_s, u"a"_s), sample::call(u"station-0000"_s, u"station-0001"_s, u"a"_s, true),
                       sample::call(u"station-0000"_s, u"station-0002"_s, u"b"_s)});
    scene.expire(scene.now() + app::MapScene::kLingerMs + 1000);
    QCOMPARE(scene.edges().size(), 1);
    QCOMPARE(scene.edges().first().to, u"station-0002"_s);
    scene.expire(scene.now() + 12 * 60'000); // past the longest deadline of a call nobody waits for it
    QVERIFY(scene.edges().isEmpty());
}

void TestMapLayout::filterHidesAndCounts()
{
    app::MapScene scene;
    scene.applyStations(sample::stations(30), {});
    scene.setFilter(u"EDGE"_s);
    QCOMPARE(scene.count(), 6);
    QCOMPARE(scene.hiddenCount(), 24);
    scene.setFilter(u"no such thing ü"_s);
    QCOMPARE(scene.count(), 0);
    scene.setFilter({});
    QCOMPARE(scene.count(), 30);
}

void TestMapLayout::motionOffDrawsNoDots()
{
    app::MapScene scene;
    scene.applyStations(sample::stations(2), {});
    scene.setMotion(false);
    scene.applyEvents({sample::call(u"station-0000"_s, u"station-0001"_s, u"a"_s)});
    QVERIFY(scene.dots().isEmpty());
    QCOMPARE(scene.edges().size(), 1); // the fact is still there
}

QTEST_GUILESS_MAIN(TestMapLayout)
#include "tst_maplayout.moc"
