// SPDX-License-Identifier: Apache-2.0
// The map with hundreds and thousands of stations: places that stay, groups that fold, lines that merge.
#include "app/desktop/map/mapforces.h"
#include "app/desktop/map/maplabels.h"
#include "app/desktop/map/mapmemory.h"
#include "app/desktop/map/mapscene.h"
#include "tests/app/samplestations.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using app::MapLayout;
using app::MapScene;

namespace {

/*! \a count stations in \a groups regions of equal size; in each seventh something runs. */
QList<lattice::Station> made(int count, int groups)
{
    auto stations = sample::stations(count);
    for (int i = 0; i < count; ++i) {
        stations[i].facts.region = u"group-%1"_s.arg(i % groups, 2, 10, QLatin1Char('0'));
        stations[i].capacity.slotsFree = 4;
    }
    return stations;
}

QString id(int index) { return u"station-%1"_s.arg(index, 4, 10, QLatin1Char('0')); }

bool allPlaced(const MapScene &scene)
{
    return std::ranges::all_of(scene.nodes(), &app::MapNode::placed);
}

QHash<QString, QPointF> placesOf(const MapScene &scene)
{
    QHash<QString, QPointF> places;
    for (const auto &node : scene.nodes())
        places.insert(node.station.id, node.center);
    return places;
}

int overlaps(const QHash<QString, QPointF> &places)
{
    return int(places.size() - MapLayout::keepFree(places, {}).size());
}

void apply(MapScene &scene, const QList<lattice::Station> &stations)
{
    scene.applyStations(stations, {});
    QTRY_VERIFY(allPlaced(scene));
}

} // namespace

class TestMapScale : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void randomJoinsAndLeavesMoveNobody_data();
    void randomJoinsAndLeavesMoveNobody();
    void latticeThatArrivesInPartsIsArrangedAsOne();
    void treeComesNearToAllPairs_data();
    void treeComesNearToAllPairs();
    void bodiesAtOnePlaceDoNotHurtTheTree();
    void forcesComeToRest();
    void whoWorksTogetherStandsTogether();
    void arrangementKeepsPinsAndNeverOverlaps();
    void rearrangingCanBeUndone();
    void draggingCanBeUndone();
    void areaMovesInOneChange();
    void groupingIsOneStepBackAtTheLimitToo();
    void groupingByOtherThingsCanBeUndone();
    void groupsAreNamedBy_data();
    void groupsAreNamedBy();
    void stationThatComesBackStandsWhereItStood();
    void placesSurviveAFile();
    void badPlacesAreRefused_data();
    void badPlacesAreRefused();
    void placesAreKeptForEachLattice();
    void placesAreSharedAsAFile();
    void unreadableFileIsNamed();
    void largeLatticeOpensFolded();
    void latticeAtTheBorderFoldsOnce();
    void troubleAndTheBusiestAreOpen();
    void foldingMovesNobodyAndSumsUp();
    void mergedLinesCountWhatTheyStandFor();
    void linesAreCapped();
    void layersTakeLinesAway();
    void manyEventsShareDots();
    void noDotsInThePast();
    void problemsAreListedInReadingOrderAndToldOnce();
    void failuresAreToldForTenMinutes();
    void labelsAreCappedAndNeedsComeFirst();
};

void TestMapScale::randomJoinsAndLeavesMoveNobody_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("groups");
    QTest::addColumn<quint32>("seed");
    for (const quint32 seed : {1U, 2U, 3U}) {
        QTest::addRow("30, seed %u", seed) << 30 << 4 << seed;
        QTest::addRow("300, seed %u", seed) << 300 << 7 << seed;
    }
    QTest::newRow("300 in one group") << 300 << 1 << 4U;
    QTest::newRow("3000") << 3000 << 40 << 5U;
}

void TestMapScale::randomJoinsAndLeavesMoveNobody()
{
    QFETCH(int, count);
    QFETCH(int, groups);
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    MapScene scene;
    apply(scene, made(count, groups));
    const auto some = made(groups + 1, groups);
    int number = 0;
    for (int round = 0; round < (count > 1000 ? 20 : 80); ++round) {
        const auto before = placesOf(scene);
        QString newcomer;
        if (random.bounded(3) > 0) {
            auto station = some.at(random.bounded(groups));
            station.id = newcomer = u"newcomer-%1"_s.arg(number++);
            station.self = station.facts.orchestrator = false;
            apply(scene, {station});
        } else {
            const auto ids = before.keys();
            scene.applyStations({}, {ids.at(random.bounded(ids.size()))});
            scene.expire(scene.now() + MapScene::kLingerMs + 1000);
        }
        const auto after = placesOf(scene);
        for (auto place = before.cbegin(); place != before.cend(); ++place) {
            if (after.contains(place.key()))
                QVERIFY2((after.value(place.key()) - *place).manhattanLength() <= 24, qPrintable(place.key()));
        }
        if (newcomer.isEmpty())
            continue;
        // It stands beside somebody of its group, within reach of a few stations.
        double nearest = 1e9;
        const auto own = scene.nodes().value(newcomer);
        for (const auto &node : scene.nodes()) {
            if (node.station.id != newcomer && node.group == own.group)
                nearest = qMin(nearest, std::hypot(node.center.x() - own.center.x(), node.center.y() - own.center.y()));
        }
        QVERIFY2(nearest < 4 * MapLayout::kPitch.width(), qPrintable(QString::number(nearest)));
    }
    QCOMPARE(overlaps(placesOf(scene)), 0);
}

void TestMapScale::latticeThatArrivesInPartsIsArrangedAsOne()
{
    const auto stations = made(300, 5);
    MapScene whole;
    apply(whole, stations);
    MapScene parts;
    apply(parts, {stations.first()}); // first oneself
    apply(parts, stations.mid(1, 20));
    apply(parts, stations.mid(21));
    QCOMPARE(placesOf(parts), placesOf(whole));
}

void TestMapScale::treeComesNearToAllPairs_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {1, 2, 50, 600})
        QTest::addRow("%d", count) << count;
}

void TestMapScale::treeComesNearToAllPairs()
{
    QFETCH(int, count);
    QRandomGenerator random(7);
    QList<QPointF> bodies;
    for (int i = 0; i < count; ++i)
        bodies.append({random.bounded(40.0), random.bounded(25.0)});
    app::MapForces forces(bodies, bodies, {});
    const auto near = forces.pushes();
    const auto exact = forces.exactPushes();
    double error = 0;
    double all = 0;
    for (int i = 0; i < count; ++i) {
        error += std::hypot(near.at(i).x() - exact.at(i).x(), near.at(i).y() - exact.at(i).y());
        all += std::hypot(exact.at(i).x(), exact.at(i).y());
    }
    QVERIFY2(error <= all * 0.08, qPrintable(u"%1 of %2"_s.arg(error).arg(all)));
}

void TestMapScale::bodiesAtOnePlaceDoNotHurtTheTree()
{
    const QList<QPointF> bodies(200, QPointF(3, 4));
    app::MapForces forces(bodies, bodies, {{.from = 0, .to = 1}});
    while (forces.tick()) {
    }
    const auto places = forces.places();
    QVERIFY(std::ranges::all_of(places, [](QPointF place) { return std::isfinite(place.x()) && std::isfinite(place.y()); }));
}

void TestMapScale::forcesComeToRest()
{
    QRandomGenerator random(3);
    QList<QPointF> bodies;
    QList<app::MapForces::Tie> ties;
    for (int i = 0; i < 400; ++i) {
        bodies.append({i % 20 * 1.0, i / 20 * 1.0}); // NOLINT(bugprone-integer-division): whole rows
        ties.append({.from = i, .to = int(random.bounded(400))});
    }
    const QList<QPointF> homes(400, QPointF(10, 10));
    app::MapForces forces(bodies, homes, ties);
    QList<QPointF> before;
    double last = 0;
    int ticks = 0;
    do {
        before = forces.places();
        ++ticks;
    } while (forces.tick());
    const auto rested = forces.places();
    for (int i = 0; i < 400; ++i)
        last = qMax(last, (rested.at(i) - before.at(i)).manhattanLength());
    QCOMPARE(ticks, app::MapForces::kTicks);
    QVERIFY2(last < 0.05, qPrintable(QString::number(last))); // a twentieth of a seat: nobody sees it stop
    QVERIFY(!forces.tick());
    QCOMPARE(forces.places(), rested);

    app::MapForces again(bodies, homes, ties);
    while (again.tick()) {
    }
    QCOMPARE(again.places(), rested);
}

void TestMapScale::whoWorksTogetherStandsTogether()
{
    QList<app::MapSeat> seats;
    for (int i = 0; i < 100; ++i)
        seats.append({.id = id(i), .group = i < 50 ? u"a"_s : u"b"_s, .hub = false});
    QList<app::MapTie> ties;
    for (int i = 0; i < 25; ++i) // the first with the last of each group, and some across
        ties << app::MapTie{id(i), id(49 - i)} << app::MapTie{id(50 + i), id(99 - i)};
    ties.append({id(3), id(60)});
    ties.append({id(3), u"nobody"_s});
    const auto length = [&ties](const QHash<QString, QPointF> &places) {
        double sum = 0;
        for (const auto &tie : ties) {
            if (places.contains(tie.to))
                sum += (places.value(tie.from) - places.value(tie.to)).manhattanLength();
        }
        return sum;
    };
    const auto by = MapLayout::arrange(seats, {}, {});
    const auto drawn = MapLayout::arrange(seats, {}, ties);
    QCOMPARE(drawn.size(), 100);
    QCOMPARE(overlaps(drawn), 0);
    QVERIFY2(length(drawn) < 0.6 * length(by), qPrintable(u"%1 of %2"_s.arg(length(drawn)).arg(length(by))));
    std::ranges::reverse(seats);
    std::ranges::reverse(ties);
    QCOMPARE(MapLayout::arrange(seats, {}, ties).keys().size(), 100);
}

void TestMapScale::arrangementKeepsPinsAndNeverOverlaps()
{
    QList<app::MapSeat> seats;
    for (int i = 0; i < 400; ++i)
        seats.append({.id = id(i), .group = u"g%1"_s.arg(i % 6), .hub = i == 0});
    const auto plain = MapLayout::arrange(seats, {}, {});
    QHash<QString, QPointF> pinned{{id(5), plain.value(id(100)) + QPointF(30, 30)}, {id(17), {9000, -4000}}};
    auto all = MapLayout::arrange(seats, pinned, {});
    QCOMPARE(all.size(), 398);
    all.insert(pinned);
    QCOMPARE(overlaps(all), 0);
}

void TestMapScale::rearrangingCanBeUndone()
{
    MapScene scene;
    apply(scene, made(300, 5));
    scene.applyEvents({sample::call(id(0), id(5), u"a"_s), sample::call(id(295), id(10), u"b"_s), sample::call(id(290), id(15), u"c"_s)});
    const auto before = placesOf(scene);
    QVERIFY(!scene.canUndo());
    QSignalSpy changes(&scene, &MapScene::placesChanged);
    scene.rearrange();
    QVERIFY(changes.wait());
    QVERIFY(placesOf(scene) != before); // who works together moved
    QVERIFY(scene.canUndo());
    QVERIFY(scene.isMoving());
    QTRY_VERIFY((scene.advance(), !scene.isMoving()));
    scene.undo();
    QCOMPARE(placesOf(scene), before);
    QVERIFY(!scene.canUndo());
    QTRY_VERIFY((scene.advance(), !scene.isMoving()));
    for (const auto &node : scene.nodes())
        QCOMPARE(node.shown, node.center);
}

void TestMapScale::draggingCanBeUndone()
{
    MapScene scene;
    apply(scene, made(30, 3));
    const auto before = placesOf(scene);
    scene.beginChange();
    scene.moveTo(id(4), {7000, 10});
    scene.moveTo(id(4), {7100, 10});
    QVERIFY(scene.nodes().value(id(4)).pinned);
    scene.undo();
    QCOMPARE(placesOf(scene), before);
    QVERIFY(!scene.nodes().value(id(4)).pinned);
}

void TestMapScale::areaMovesInOneChange()
{
    MapScene scene;
    apply(scene, made(300, 5));
    const auto before = placesOf(scene);
    QStringList area;
    for (int i = 0; i < 100; ++i)
        area << id(i);
    area << u"who went"_s;
    const QSignalSpy changed(&scene, &MapScene::nodesChanged), places(&scene, &MapScene::placesChanged);
    scene.moveAll(area, {30, -20});
    QCOMPARE(changed.size(), 1); // each sums up the whole map
    QCOMPARE(places.size(), 1);
    QCOMPARE(scene.nodes().value(id(7)).center, before.value(id(7)) + QPointF(30, -20));
    QCOMPARE(scene.nodes().value(id(200)).center, before.value(id(200)));
    QVERIFY(scene.nodes().value(id(99)).pinned && !scene.nodes().value(id(100)).pinned);
    scene.unpin(area);
    QCOMPARE(changed.size(), 2);
    QVERIFY(!scene.nodes().value(id(99)).pinned);
    scene.unpin(area);
    QCOMPARE(changed.size(), 2);
}

void TestMapScale::groupingIsOneStepBackAtTheLimitToo()
{
    MapScene scene;
    apply(scene, made(30, 3));
    for (int step = 0; step <= MapScene::kUndo; ++step) {
        scene.beginChange();
        scene.moveTo(id(4), {7000.0 + 100 * step, 10});
    }
    const auto before = placesOf(scene);
    scene.setGrouping(app::MapGroupingValue::Environment);
    scene.undo();
    QCOMPARE(scene.grouping(), int(app::MapGroupingValue::Region));
    QCOMPARE(placesOf(scene), before);
    scene.undo();
    QCOMPARE(scene.nodes().value(id(4)).center, QPointF(7000.0 + 100 * (MapScene::kUndo - 1), 10));
}

void TestMapScale::groupingByOtherThingsCanBeUndone()
{
    auto stations = made(30, 3);
    for (int i = 0; i < 30; ++i)
        stations[i].facts.tags = {i % 2 ? u"env:prod"_s : u"env:test"_s, i % 2 ? u"gpu"_s : u"cpu"_s};
    MapScene scene;
    apply(scene, stations);
    const auto before = placesOf(scene);
    QCOMPARE(scene.groupCount(), 3);
    scene.setGrouping(app::MapGroupingValue::Environment);
    QCOMPARE(scene.groupCount(), 2);
    QVERIFY(scene.clusters().find(u"prod"_s));
    QVERIFY(placesOf(scene) != before);
    scene.setGrouping(99); // no such thing
    scene.setGrouping(app::MapGroupingValue::None);
    QCOMPARE(scene.groupCount(), 0);
    scene.undo();
    QCOMPARE(scene.grouping(), int(app::MapGroupingValue::Environment));
    scene.undo();
    QCOMPARE(scene.grouping(), int(app::MapGroupingValue::Region));
    QCOMPARE(placesOf(scene), before);
    QVERIFY(!scene.canUndo());
}

void TestMapScale::groupsAreNamedBy_data()
{
    QTest::addColumn<int>("grouping");
    QTest::addColumn<QString>("name");
    QTest::newRow("none") << int(app::MapGroupingValue::None) << QString();
    QTest::newRow("region") << int(app::MapGroupingValue::Region) << u"eu-süd"_s;
    QTest::newRow("environment") << int(app::MapGroupingValue::Environment) << u"prod"_s;
    QTest::newRow("tag") << int(app::MapGroupingValue::Tag) << u"gpu"_s;
    QTest::newRow("pool") << int(app::MapGroupingValue::Pool) << u"workers"_s;
}

void TestMapScale::groupsAreNamedBy()
{
    QFETCH(int, grouping);
    QFETCH(QString, name);
    lattice::Station station;
    station.facts.region = u"eu-süd"_s;
    station.facts.tags = {u"rack:7"_s, u"gpu"_s, u"env:prod"_s};
    station.facts.pool = u"workers"_s;
    QCOMPARE(app::MapClusters::nameOf(station, app::MapGroupingValue::Value(grouping)), name);
    QCOMPARE(app::MapClusters::nameOf({}, app::MapGroupingValue::Value(grouping)), QString());
}

void TestMapScale::stationThatComesBackStandsWhereItStood()
{
    MapScene scene;
    const auto stations = made(30, 3);
    apply(scene, stations);
    scene.moveTo(id(4), {5000, 600});
    scene.applyStations({}, {id(4)});
    scene.expire(scene.now() + MapScene::kLingerMs + 1000);
    QVERIFY(!scene.nodes().contains(id(4)));
    apply(scene, {stations.at(4)});
    QCOMPARE(scene.nodes().value(id(4)).center, QPointF(5000, 600));
    QVERIFY(scene.nodes().value(id(4)).pinned);
    scene.applyStations({}, {id(4)});
    scene.expire(scene.now() + MapScene::kLingerMs + 1000);
    scene.moveTo(id(5), {5000, 600}); // somebody else stands there now
    apply(scene, {stations.at(4)});
    QCOMPARE(overlaps(placesOf(scene)), 0);
}

void TestMapScale::placesSurviveAFile()
{
    app::MapPlaces places{.grouping = app::MapGroupingValue::Environment, .spots = {{u"a"_s, {{1.5, -2}, true}}, {u"ü 🙂"_s, {{0, 7e6}, false}}}};
    const auto read = app::MapPlaces::fromJson(places.toJson());
    QVERIFY(read);
    QCOMPARE(*read, places);
}

void TestMapScale::badPlacesAreRefused_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<QString>("says");
    const auto with = [](const QJsonValue &spot) { return QJsonObject{{u"format"_s, u"station-map/1"_s}, {u"group"_s, u"region"_s}, {u"stations"_s, QJsonObject{{u"alpha"_s, spot}}}}; };
    QTest::newRow("empty") << QJsonObject() << u"station-map/1"_s;
    QTest::newRow("other format") << QJsonObject{{u"format"_s, u"station-map/2"_s}} << u"station-map/1"_s;
    QTest::newRow("unknown group") << QJsonObject{{u"format"_s, u"station-map/1"_s}, {u"group"_s, u"moon"_s}} << u"moon"_s;
    QTest::newRow("no place") << with(QJsonObject{{u"x"_s, 1}}) << u"alpha"_s;
    QTest::newRow("not a number") << with(QJsonObject{{u"x"_s, u"1"_s}, {u"y"_s, 1}}) << u"alpha"_s;
    QTest::newRow("too far") << with(QJsonObject{{u"x"_s, 1e9}, {u"y"_s, 1}}) << u"alpha"_s;
    QTest::newRow("not a spot") << with(7) << u"alpha"_s;
}

void TestMapScale::badPlacesAreRefused()
{
    QFETCH(QJsonObject, json);
    QFETCH(QString, says);
    const auto read = app::MapPlaces::fromJson(json);
    QVERIFY(!read);
    QVERIFY2(read.error().detail.contains(says), qPrintable(read.error().detail));
}

void TestMapScale::placesAreKeptForEachLattice()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(u"map.json"_s);
    const auto stations = made(30, 3);
    QHash<QString, QPointF> before;
    {
        MapScene scene;
        app::MapMemory memory(scene);
        memory.open(path);
        memory.setLattice(u"nats://one"_s);
        apply(scene, stations);
        scene.moveTo(id(4), {7000, 10});
        before = placesOf(scene);
        memory.setLattice(u"nats://two"_s); // keeps the first one's
        scene.clear();
        apply(scene, stations);
        QVERIFY(placesOf(scene) != before);
    }
    MapScene scene;
    app::MapMemory memory(scene);
    memory.open(path);
    memory.setLattice(u"nats://one"_s);
    apply(scene, {stations.first()}); // whoever comes first
    apply(scene, stations.mid(7));
    apply(scene, stations.mid(1, 6));
    QCOMPARE(placesOf(scene), before);
    QVERIFY(scene.nodes().value(id(4)).pinned);
    QVERIFY(!scene.nodes().value(id(5)).pinned);
}

void TestMapScale::placesAreSharedAsAFile()
{
    const QTemporaryDir folder;
    const auto file = QUrl::fromLocalFile(folder.filePath(u"plätze.json"_s));
    const auto stations = made(30, 3);
    MapScene ours;
    app::MapMemory memory(ours);
    apply(ours, stations);
    ours.moveTo(id(4), {7000, 10});
    QVERIFY(memory.exportTo(file));
    MapScene theirs;
    app::MapMemory theirMemory(theirs);
    apply(theirs, stations.first(25));
    const auto before = placesOf(theirs);
    QVERIFY(theirMemory.importFrom(file));
    QVERIFY(theirMemory.problem().isEmpty());
    apply(theirs, stations); // who comes later stands where the file says, too
    QCOMPARE(placesOf(theirs), placesOf(ours));
    theirs.undo();
    for (auto place = before.cbegin(); place != before.cend(); ++place)
        QCOMPARE(theirs.nodes().value(place.key()).center, *place);
    QCOMPARE(overlaps(placesOf(theirs)), 0);
}

void TestMapScale::unreadableFileIsNamed()
{
    const QTemporaryDir folder;
    MapScene scene;
    app::MapMemory memory(scene);
    apply(scene, made(3, 1));
    const auto before = placesOf(scene);
    QVERIFY(!memory.importFrom(QUrl::fromLocalFile(folder.filePath(u"none.json"_s))));
    QVERIFY(memory.problem().contains(u"could not be read"_s));
    QFile file(folder.filePath(u"bad.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"format\": \"station-map/1\", \"group\": \"regi");
    file.close();
    QVERIFY(!memory.importFrom(QUrl::fromLocalFile(file.fileName())));
    QVERIFY2(memory.problem().contains(u"does not hold places"_s), qPrintable(memory.problem()));
    QVERIFY(!memory.exportTo(QUrl::fromLocalFile(folder.filePath(u"no/such/folder/x.json"_s))));
    QVERIFY(memory.problem().contains(u"could not be written"_s));
    QCOMPARE(placesOf(scene), before);
    QVERIFY(!scene.canUndo());
    memory.clearProblem();
    QVERIFY(memory.problem().isEmpty());
}

void TestMapScale::largeLatticeOpensFolded()
{
    MapScene small;
    apply(small, made(300, 10));
    QCOMPARE(small.foldedCount(), 0);
    MapScene large;
    apply(large, made(3000, 40));
    QCOMPARE(large.groupCount(), 40);
    QCOMPARE(large.foldedCount(), 40); // nothing is busy, nothing is wrong
    large.setFolded(u"group-07"_s, false);
    QCOMPARE(large.foldedCount(), 39);
    apply(large, made(3000, 40)); // as the operator left it
    QCOMPARE(large.foldedCount(), 39);
    large.foldAll(false);
    QCOMPARE(large.foldedCount(), 0);
}

void TestMapScale::latticeAtTheBorderFoldsOnce()
{
    const auto all = made(1010, 20);
    MapScene scene;
    apply(scene, all);
    QCOMPARE(scene.foldedCount(), 20);
    const auto leave = [&](int from, int to) {
        QStringList gone;
        for (int i = from; i < to; ++i)
            gone << id(i);
        scene.applyStations({}, gone);
        scene.expire(scene.now() + MapScene::kLingerMs + 1000);
    };
    leave(990, 1010);
    QCOMPARE(scene.nodes().size(), 990);
    QCOMPARE(scene.foldedCount(), 20); // they come and go
    apply(scene, all);
    QCOMPARE(scene.foldedCount(), 20);
    leave(880, 1010);
    QCOMPARE(scene.foldedCount(), 0); // it is a smaller one by now
    apply(scene, all.first(990));
    QCOMPARE(scene.foldedCount(), 0);
}

void TestMapScale::troubleAndTheBusiestAreOpen()
{
    auto stations = made(3000, 100);
    for (int i = 0; i < 3000; ++i)
        stations[i].capacity.slotsFree = i % 100 < 30 ? 2 : 4; // thirty busy groups, of 30 stations each
    for (int i = 0; i < 3000; i += 100)
        stations[i].capacity.slotsFree = 0; // group 0 most of all
    stations[57].conflicts = {{.agent = u"metrics"_s, .ownerId = id(2), .ownerName = u"two"_s}};
    MapScene scene;
    apply(scene, stations);
    QVERIFY(!scene.clusters().find(u"group-57"_s)->folded);
    QVERIFY(!scene.clusters().find(u"group-00"_s)->folded);
    QVERIFY(scene.clusters().find(u"group-80"_s)->folded);
    QCOMPARE(scene.groupCount() - scene.foldedCount(), app::MapClusters::kOpenGroups + 1);

    auto few = made(3000, 4); // 750 stations a group: to open one is to open too many
    few[1].conflicts = stations[57].conflicts;
    MapScene crowded;
    apply(crowded, few);
    QCOMPARE(crowded.foldedCount(), 4);
    QCOMPARE(crowded.clusters().find(u"group-01"_s)->needs, 1); // it says so all the same
}

void TestMapScale::foldingMovesNobodyAndSumsUp()
{
    auto stations = made(30, 3);
    stations[3].capacity.slotsFree = 1;
    stations[6].presence = lattice::Presence::Late;
    stations[9].conflicts = {{.agent = u"metrics"_s, .ownerId = id(2), .ownerName = u"two"_s}};
    MapScene scene;
    apply(scene, stations);
    scene.setNeeds({{id(0), 2}, {id(1), 5}});
    const auto before = placesOf(scene);
    scene.setFolded(u"group-00"_s, true);
    QCOMPARE(placesOf(scene), before);
    const auto *group = scene.clusters().find(u"group-00"_s);
    QVERIFY(group && group->folded);
    QCOMPARE(group->stations, 10);
    QCOMPARE(group->running, 3);
    QCOMPARE(group->away, 1);
    QCOMPARE(group->needs, 3);
    QCOMPARE(scene.nodeAt(scene.nodes().value(id(3)).center), QString()); // its group is there in its stead
    QCOMPARE(scene.clusters().foldedAt(scene.nodes().value(id(3)).center), group);
    QCOMPARE(scene.targetOf(id(3)).group, u"group-00"_s);
    QVERIFY(scene.bounds().contains(group->frame));
    scene.setFilter(u"no such thing"_s);
    QVERIFY(!scene.clusters().find(u"group-00"_s));
    scene.setFilter({});
    scene.setFolded(u"group-00"_s, false);
    scene.setFolded(u"no such group"_s, true);
    QCOMPARE(scene.foldedCount(), 0);
    QVERIFY(!scene.nodeAt(scene.nodes().value(id(3)).center).isEmpty());
}

void TestMapScale::mergedLinesCountWhatTheyStandFor()
{
    MapScene scene;
    apply(scene, made(30, 3)); // station i in group i % 3
    scene.applyEvents({sample::call(id(0), id(1), u"a"_s), sample::call(id(3), id(4), u"b"_s), sample::call(id(3), id(4), u"b2"_s), sample::call(id(0), id(3), u"c"_s),
                       sample::call(id(1), id(2), u"d"_s), sample::call(id(4), id(0), u"e"_s)});
    QCOMPARE(scene.links(1500).size(), 5);
    scene.setFolded(u"group-00"_s, true);
    scene.setFolded(u"group-01"_s, true);
    const auto links = scene.links(1500);
    QCOMPARE(links.size(), 3); // 0 → 1, 1 → 0, 1 → station 2; what is inside group 0 is in its numbers
    const auto out = std::ranges::find_if(links, [](const app::MapLink &link) { return link.from == u"group-00"_s; });
    QVERIFY(out != links.cend());
    QCOMPARE(out->to, u"group-01"_s);
    QCOMPARE(out->load, 3);
    QCOMPARE(out->pairs, 2);
    QCOMPARE(out->start, scene.clusters().find(u"group-00"_s)->frame.center());
    app::MapLinkLabels labels;
    QAbstractItemModelTester tester(&labels);
    labels.update(links, scene.clusters(), 0.5);
    QCOMPARE(labels.rowCount(), 1); // one line is its own count
    QCOMPARE(labels.index(0).data(app::MapLinkLabels::LoadRole).toInt(), 3);
    labels.update(links + links, scene.clusters(), 0.5);
    QCOMPARE(labels.rowCount(), 1); // two numbers at one place would be none
    labels.update({}, scene.clusters(), 0.5);
    QCOMPARE(labels.rowCount(), 0);
    QCOMPARE(scene.dots().size(), 6);
    QCOMPARE(std::ranges::count_if(scene.dots(), &app::MapDot::visible), 5); // not those within the group
}

void TestMapScale::linesAreCapped()
{
    MapScene scene;
    apply(scene, made(300, 3));
    QList<lattice::Event> events;
    for (int i = 0; i < 2000; ++i)
        events.append(sample::call(id(i % 300), id((i % 300 + 1 + i / 300) % 300), u"call-%1"_s.arg(i)));
    events.append(sample::call(id(7), id(150), u"x1"_s));
    events.append(sample::call(id(7), id(150), u"x2"_s));
    scene.applyEvents(events);
    QCOMPARE(scene.edges().size(), 2001);
    QCOMPARE(scene.links(1500).size(), 1500);
    QCOMPARE(scene.linksCut(), 501);
    QCOMPARE(scene.links(600).size(), 600);
    QCOMPARE(scene.links(600).first().load, 2); // the busiest stays
}

void TestMapScale::layersTakeLinesAway()
{
    MapScene scene;
    apply(scene, made(3, 1));
    QVERIFY(scene.hasLinesToHub());
    scene.applyEvents({sample::call(id(0), id(1), u"a"_s)});
    QCOMPARE(scene.links(1500).size(), 1);
    scene.setCallsShown(false);
    QCOMPARE(scene.links(1500).size(), 0);
    scene.setCallsShown(true);
    scene.setWorkShown(false);
    QCOMPARE(scene.links(1500).size(), 1);
    apply(scene, made(60, 1));
    QVERIFY(!scene.hasLinesToHub()); // off above 30 stations
    scene.setLinesToHub(true);
    QVERIFY(scene.hasLinesToHub());
}

void TestMapScale::manyEventsShareDots()
{
    MapScene scene;
    apply(scene, made(30, 3));
    QSignalSpy ratios(&scene, &MapScene::ratioChanged);
    const auto send = [&scene](int count) {
        QList<lattice::Event> events;
        for (int i = 0; i < count; ++i)
            events.append(sample::call(id(i % 30), id((i + 7) % 30), u"call-%1"_s.arg(i)));
        scene.applyEvents(events);
    };
    send(MapScene::kMaxDots);
    QCOMPARE(scene.eventsPerDot(), 1);
    QCOMPARE(scene.dots().size(), MapScene::kMaxDots);
    send(1);
    QCOMPARE(scene.eventsPerDot(), 10);
    QCOMPARE(scene.dots().size(), MapScene::kMaxDots / 10 + 1); // those on their way stand for ten, too
    send(40'000);
    QCOMPARE(scene.eventsPerDot(), 100);
    QVERIFY(scene.dots().size() <= MapScene::kMaxDots);
    QCOMPARE(ratios.size(), 2);
    QTRY_VERIFY(!scene.advance());
    QTRY_VERIFY((scene.advance(), scene.eventsPerDot() == 1)); // and back when it is calm
}

void TestMapScale::noDotsInThePast()
{
    MapScene scene;
    apply(scene, made(3, 1));
    scene.applyEvents({sample::call(id(0), id(1), u"a"_s)});
    QCOMPARE(scene.dots().size(), 1);
    scene.setPast(true);
    scene.applyEvents({sample::call(id(0), id(1), u"b"_s)});
    QCOMPARE(scene.dots().size(), 0);
    scene.setPast(false);
    scene.applyEvents({sample::call(id(0), id(1), u"c"_s)});
    QCOMPARE(scene.dots().size(), 1);
    scene.setMotion(false);
    QCOMPARE(scene.dots().size(), 0);
    scene.setNeeds({{id(1), 1}});
    scene.setPast(true);
    QCOMPARE(scene.nodes().value(id(1)).needs, 0); // it is not of that moment
}

void TestMapScale::problemsAreListedInReadingOrderAndToldOnce()
{
    auto stations = made(30, 3);
    MapScene scene;
    apply(scene, stations);
    QSignalSpy told(&scene, &MapScene::problemAppeared);
    QVERIFY(scene.problems().isEmpty());
    scene.setNeeds({{id(4), 1}, {id(8), 2}});
    stations[11].presence = lattice::Presence::Offline;
    scene.applyStations({stations[11]}, {});
    QCOMPARE(told.size(), 3);
    const auto problems = scene.problems();
    QCOMPARE(problems.size(), 3);
    for (qsizetype i = 1; i < problems.size(); ++i) {
        const auto above = scene.nodes().value(problems.at(i - 1)).center;
        const auto below = scene.nodes().value(problems.at(i)).center;
        QVERIFY(std::pair(above.y(), above.x()) < std::pair(below.y(), below.x()));
    }
    scene.setNeeds({{id(4), 3}});
    QCOMPARE(told.size(), 3); // not again for the same
    QCOMPARE(scene.problems().size(), 2);
}

void TestMapScale::failuresAreToldForTenMinutes()
{
    MapScene scene;
    apply(scene, made(3, 1));
    scene.applyEvents({sample::call(id(0), id(1), u"a"_s), sample::call(id(0), id(1), u"a"_s, true, u"no model"_s)});
    QCOMPARE(scene.nodes().value(id(1)).failures, 1);
    QCOMPARE(scene.problems(), QStringList{id(1)});
    scene.expire(scene.now() + MapScene::kFailureMs - 1000);
    QCOMPARE(scene.nodes().value(id(1)).failures, 1);
    scene.expire(scene.now() + MapScene::kFailureMs + 1000);
    QCOMPARE(scene.nodes().value(id(1)).failures, 0);
}

void TestMapScale::labelsAreCappedAndNeedsComeFirst()
{
    MapScene scene;
    apply(scene, made(3000, 40));
    scene.foldAll(false);
    scene.setNeeds({{id(2999), 1}});
    app::MapCamera camera;
    camera.setViewport({40'000, 30'000});
    camera.fit(scene.bounds());
    QVERIFY(camera.level() >= app::DetailValue::Card);
    app::MapLabels labels;
    QAbstractItemModelTester tester(&labels);
    labels.update(scene, camera, id(1500));
    QCOMPARE(labels.rowCount(), app::MapLabels::kMax);
    QSet<QString> named;
    for (int row = 0; row < labels.rowCount(); ++row)
        named.insert(labels.index(row).data(app::MapLabels::StationIdRole).toString());
    QVERIFY(named.contains(id(2999)));
    QVERIFY(named.contains(id(1500)));
    scene.foldAll(true);
    labels.update(scene, camera, id(1500));
    for (int row = 0; row < labels.rowCount(); ++row)
        QVERIFY(!labels.index(row).data(app::MapLabels::UsedRole).toBool()); // a folded group has one text of its own
}

QTEST_GUILESS_MAIN(TestMapScale)
#include "tst_mapscale.moc"
