// SPDX-License-Identifier: Apache-2.0
// The map with many stations as an operator meets it: folded groups, overview, keys, wall; with pictures for people.
#include "app/desktop/map/mapitem.h"
#include "tests/app/samplestations.h"
#include "tests/app/samplework.h"
#include "tests/qml/pictures.h"

#include <QQmlExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using Pictures::keep;
using Pictures::themes;

namespace {

QString id(int index) { return u"station-%1"_s.arg(index, 4, 10, QLatin1Char('0')); }

/*! Forty groups; some are busy, in two somebody is needed, in one something is late or away. */
QList<lattice::Station> made(int count, int groups)
{
    auto stations = sample::stations(count);
    for (int i = 0; i < count; ++i) {
        const int group = i % groups;
        stations[i].facts.region = u"%1-%2"_s.arg(QStringList{u"eu-west"_s, u"eu-north"_s, u"us-east"_s, u"edge"_s}.at(group % 4)).arg(group, 2, 10, QLatin1Char('0'));
        stations[i].capacity.slotsFree = group % 3 == 0 && i % 5 == 0 ? 1 : 4;
        if (group == 11 && i % 4 == 0)
            stations[i].presence = lattice::Presence::Offline;
        if (group == 5 && i < 2 * groups)
            stations[i].conflicts = {{.agent = u"metrics"_s, .ownerId = id(2), .ownerName = u"two"_s}};
    }
    return stations;
}

void show(TestWindow &window, const QList<lattice::Station> &stations, int calls)
{
    window.center().applyStatus(sample::status(core::Mode::Orchestrator, lattice::LinkState::Live));
    window.center().applyStations(stations, {});
    QTRY_VERIFY(std::ranges::all_of(window.center().map()->nodes(), &app::MapNode::placed));
    QList<lattice::Event> events;
    const int count = int(stations.size());
    for (int i = 0; i < calls; ++i)
        events.append(sample::call(stations.at((i * 37) % count).id, stations.at((i * 53 + 11) % count).id, u"call-%1"_s.arg(i)));
    window.center().applyEvents(events);
    QTRY_VERIFY(window.center().map()->now() > 600);
}

app::MapItem *mapOf(const TestWindow &window) { return qobject_cast<app::MapItem *>(window.find(u"map"_s)); }

} // namespace

class TestMapScreens : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void threeThousandOpenFolded_data() { themes(); }
    void threeThousandOpenFolded();
    void openGroupsAmongFolded_data() { themes(); }
    void openGroupsAmongFolded();
    void threeHundredHaveAnOverview_data() { themes(); }
    void threeHundredHaveAnOverview();
    void spaceFoldsAndEnterOpens();
    void tabGoesFromProblemToProblemAndOn();
    void overviewMovesTheCamera();
    void areaIsSelectedAndMovedTogether();
    void menusOpenByTheirKeys();
    void controlZUndoesTheRearrangement();
    void rightClickOffersWhatCanBeDone();
    void cameraFollowsTheSelectedWork();
    void wallShowsTheMapAlone_data() { themes(); }
    void wallShowsTheMapAlone();
    void wallGoesToAProblemAndBack();
    void nothingIsDrawnWhileNothingChanges();
    void namesFromOutsideAreNoHtml();
};

void TestMapScreens::threeThousandOpenFolded()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    show(window, made(3000, 40), 300);
    QVERIFY(window.center().map()->foldedCount() > 20);
    QTRY_VERIFY(window.shows(u"eu-west-04"_s));
    QVERIFY(window.shows(u"75 station"_s));
    QCOMPARE(mapOf(window)->outside(), 0);
    QVERIFY(window.find(u"miniMap"_s)->isVisible());
    keep(window, u"map-3000-"_s + theme);
}

void TestMapScreens::openGroupsAmongFolded()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    show(window, made(3000, 40), 300);
    auto *map = mapOf(window);
    map->showStation(id(5));
    map->zoomBy(0.25);
    QTRY_VERIFY(map->level() == app::DetailValue::Chip);
    keep(window, u"map-3000-near-"_s + theme);
    map->zoomBy(0.4);
    keep(window, u"map-3000-between-"_s + theme);
}

void TestMapScreens::threeHundredHaveAnOverview()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    auto stations = sample::stations(300);
    stations[8].presence = lattice::Presence::Offline;
    stations[11].conflicts = {{.agent = u"metrics"_s, .ownerId = id(2), .ownerName = u"two"_s}};
    show(window, stations, 40);
    window.center().applyEvents({sample::call(id(1), id(33), u"z"_s), sample::call(id(1), id(33), u"z"_s, true, u"no model"_s)});
    window.center().map()->setFolded(u"edge"_s, true);
    QVERIFY(window.find(u"miniMap"_s)->isVisible());
    QCoreApplication::processEvents();
    QTest::qWait(400);
    keep(window, u"map-300-folded-"_s + theme);
    window.find(u"map"_s)->forceActiveFocus();
    window.press(Qt::Key_M);
    QVERIFY(!window.find(u"miniMap"_s)->isVisible());
}

void TestMapScreens::spaceFoldsAndEnterOpens()
{
    TestWindow window;
    show(window, made(60, 4), 0);
    auto *map = mapOf(window);
    auto *scene = window.center().map();
    map->forceActiveFocus();
    window.center().selection()->selectStation(id(2));
    window.press(Qt::Key_Space);
    QCOMPARE(scene->foldedCount(), 1);
    QCOMPARE(map->group(), u"us-east-02"_s);
    window.press(Qt::Key_Right); // from the group to what stands beside it, or back
    window.press(Qt::Key_Left);
    map->selectGroup(u"us-east-02"_s);
    window.press(Qt::Key_Return);
    QCOMPARE(scene->foldedCount(), 0);
    // By mouse: a click selects a folded group, a double click opens it.
    scene->setFolded(u"edge-03"_s, true);
    const auto *cluster = scene->clusters().find(u"edge-03"_s);
    const auto place = map->mapToScene(cluster->frame.center() * map->zoom() + map->origin()).toPoint();
    QTest::mouseClick(window.window(), Qt::LeftButton, {}, place);
    QCOMPARE(map->group(), u"edge-03"_s);
    QTest::mouseDClick(window.window(), Qt::LeftButton, {}, place);
    QCOMPARE(scene->foldedCount(), 0);
}

void TestMapScreens::tabGoesFromProblemToProblemAndOn()
{
    TestWindow window;
    auto stations = made(60, 4);
    stations[7].presence = lattice::Presence::Offline;
    stations[9].conflicts = {{.agent = u"metrics"_s, .ownerId = id(2), .ownerName = u"two"_s}};
    show(window, stations, 0);
    auto *map = mapOf(window);
    map->forceActiveFocus();
    const auto problems = window.center().map()->problems();
    QCOMPARE(problems.size(), 2);
    window.center().map()->setFolded(window.center().map()->nodes().value(problems.at(1)).group, true);
    window.press(Qt::Key_Tab);
    QCOMPARE(window.center().selection()->stationId(), problems.at(0));
    window.press(Qt::Key_Tab);
    QCOMPARE(window.center().selection()->stationId(), problems.at(1));
    QCOMPARE(window.center().map()->foldedCount(), 0); // its group opened
    QVERIFY(map->hasActiveFocus());
    window.press(Qt::Key_Backtab);
    QCOMPARE(window.center().selection()->stationId(), problems.at(0));
    window.press(Qt::Key_Tab);
    window.press(Qt::Key_Tab);
    QVERIFY(!map->hasActiveFocus()); // behind the last one the keyboard goes on
}

void TestMapScreens::overviewMovesTheCamera()
{
    TestWindow window;
    show(window, sample::stations(300), 0);
    auto *map = mapOf(window);
    map->actualSize();
    auto *overview = window.find(u"miniMap"_s);
    QTRY_VERIFY(window.find(u"miniMapFrame"_s)->width() > 0 && window.find(u"miniMapFrame"_s)->width() < overview->width());
    QTest::mouseClick(window.window(), Qt::LeftButton, {}, overview->mapToScene({20, 20}).toPoint());
    const auto bounds = window.center().map()->bounds();
    QVERIFY(map->sight().center().x() < bounds.center().x());
    QVERIFY(map->sight().center().y() < bounds.center().y());
}

void TestMapScreens::areaIsSelectedAndMovedTogether()
{
    TestWindow window;
    show(window, made(30, 3), 0);
    auto *map = mapOf(window);
    auto *scene = window.center().map();
    const auto first = map->boxOf(id(0));
    const auto second = map->boxOf(id(3));
    const auto all = (first | second).adjusted(-6, -6, 6, 6);
    const auto from = map->mapToScene(all.topLeft()).toPoint();
    const auto to = map->mapToScene(all.bottomRight()).toPoint();
    QTest::mousePress(window.window(), Qt::LeftButton, Qt::ShiftModifier, from);
    QTest::mouseMove(window.window(), (from + to) / 2);
    QTest::mouseMove(window.window(), to);
    QVERIFY(window.find(u"areaBand"_s)->isVisible());
    QTest::mouseRelease(window.window(), Qt::LeftButton, Qt::ShiftModifier, to);
    QVERIFY(map->area().contains(id(0)) && map->area().contains(id(3)));
    QVERIFY(map->area().size() < 30);
    QVERIFY(window.find(u"areaShowButton"_s)->isVisible());
    keep(window, u"map-area-light"_s);

    const auto before = scene->nodes().value(id(3)).center;
    const auto grip = map->mapToScene(first.topLeft() + QPointF(6, first.height() - 6)).toPoint();
    QTest::mousePress(window.window(), Qt::LeftButton, {}, grip);
    QTest::mouseMove(window.window(), grip + QPoint(30, 0));
    QTest::mouseMove(window.window(), grip + QPoint(60, 0));
    QTest::mouseRelease(window.window(), Qt::LeftButton, {}, grip + QPoint(60, 0));
    QVERIFY(scene->nodes().value(id(3)).center.x() > before.x());
    QVERIFY(scene->nodes().value(id(3)).pinned && scene->nodes().value(id(0)).pinned);
    map->forceActiveFocus();
    window.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(scene->nodes().value(id(3)).center, before);
    QVERIFY(!scene->nodes().value(id(3)).pinned);
    window.click(u"areaPinButton"_s);
    QVERIFY(scene->nodes().value(id(3)).pinned);
    map->forceActiveFocus();
    window.press(Qt::Key_Escape);
    QVERIFY(map->area().isEmpty());
}

void TestMapScreens::menusOpenByTheirKeys()
{
    TestWindow window;
    show(window, made(30, 3), 0);
    mapOf(window)->forceActiveFocus();
    window.press(Qt::Key_G);
    QTRY_VERIFY(window.shows(u"environment"_s));
    window.press(Qt::Key_End);
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!window.shows(u"environment"_s));
    mapOf(window)->forceActiveFocus();
    window.press(Qt::Key_L);
    QTRY_VERIFY(window.shows(u"Connections to the orchestrator"_s));
    const bool lines = window.center().map()->hasLinesToHub();
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Down);
    window.press(Qt::Key_Return);
    QTRY_VERIFY(window.center().map()->hasLinesToHub() != lines);
}

void TestMapScreens::controlZUndoesTheRearrangement()
{
    TestWindow window;
    show(window, made(30, 3), 20);
    auto *scene = window.center().map();
    const auto before = scene->places();
    window.click(u"rearrangeButton"_s);
    QVERIFY(scene->places() != before);
    QTRY_VERIFY(!scene->isMoving());
    mapOf(window)->forceActiveFocus();
    window.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(scene->places(), before);
}

void TestMapScreens::rightClickOffersWhatCanBeDone()
{
    TestWindow window;
    show(window, made(30, 3), 0);
    auto *map = mapOf(window);
    QTest::mouseClick(window.window(), Qt::RightButton, {}, map->mapToScene(map->boxOf(id(4)).bottomLeft() + QPointF(8, -6)).toPoint());
    QTRY_VERIFY(window.shows(u"Copy the station's id"_s));
    QCOMPARE(window.center().selection()->stationId(), id(4));
    keep(window, u"map-menu-light"_s);
}

void TestMapScreens::cameraFollowsTheSelectedWork()
{
    TestWindow window;
    show(window, made(300, 6), 0);
    auto *map = mapOf(window);
    auto record = sample::work(u"a"_s, lattice::WorkPhase::Running, QDateTime::currentDateTimeUtc());
    window.center().applyWork({record}, {});
    window.center().selection()->selectWork(u"a"_s);
    map->forceActiveFocus();
    window.press(Qt::Key_F);
    const auto centerOf = [&window](int station) { return window.center().map()->nodes().value(id(station)).center; };
    QTRY_COMPARE(map->level(), int(app::DetailValue::Open));
    QVERIFY(map->sight().contains(centerOf(1)));
    QVERIFY(window.shows(u"follows the selected work"_s));
    record.station = id(200); // it was lost there and goes on here
    record.revision += 1;
    window.center().applyWork({record}, {});
    QTRY_VERIFY(map->sight().contains(centerOf(200)));
    map->forceActiveFocus();
    window.press(Qt::Key_F);
    QVERIFY(!window.shows(u"follows the selected work"_s));
}

void TestMapScreens::wallShowsTheMapAlone()
{
    QFETCH(QString, theme);
    TestWindow window(theme);
    show(window, made(300, 6), 30);
    window.press(Qt::Key_F11);
    QTRY_VERIFY(window.find(u"wall"_s));
    QTRY_VERIFY(window.shows(u"300 station"_s));
    QVERIFY(!window.find(u"rearrangeButton"_s) || !window.find(u"rearrangeButton"_s)->isVisible());
    QTest::qWait(300);
    keep(window, u"map-wall-"_s + theme);
    window.press(Qt::Key_Escape);
    QTRY_VERIFY(!window.find(u"wall"_s));
    QTRY_VERIFY(window.find(u"rearrangeButton"_s)->isVisible());
    window.press(Qt::Key_F11);
    QTRY_VERIFY(window.find(u"wall"_s));
    window.press(Qt::Key_F11);
    QTRY_VERIFY(!window.find(u"wall"_s));
}

void TestMapScreens::wallGoesToAProblemAndBack()
{
    TestWindow window;
    auto stations = made(300, 6);
    show(window, stations, 0);
    auto *scene = window.center().map();
    const auto group = scene->nodes().value(id(7)).group;
    scene->setFolded(group, true);
    window.press(Qt::Key_F11);
    QTRY_VERIFY(window.find(u"wall"_s));
    auto *wall = window.find(u"wall"_s);
    wall->setProperty("restMs", 1200);
    auto *map = qobject_cast<app::MapItem *>(window.find(wall, u"map"_s));
    const auto whole = map->zoom();
    stations[7].presence = lattice::Presence::Late;
    stations[7].heard = QDateTime::currentDateTimeUtc().addSecs(-17);
    window.center().applyStations({stations[7]}, {});
    QTRY_VERIFY(map->zoom() > whole);
    QVERIFY(map->sight().contains(scene->nodes().value(id(7)).center));
    QVERIFY(window.shows(stations[7].name));
    QCOMPARE(scene->foldedCount(), 0);
    QTRY_COMPARE(map->zoom(), whole); // and back to the whole
    QCOMPARE(scene->foldedCount(), 1);
}

void TestMapScreens::nothingIsDrawnWhileNothingChanges()
{
    TestWindow window;
    auto stations = made(3000, 40);
    for (auto &station : stations) { // an age would tick
        station.presence = lattice::Presence::Online;
        station.conflicts.clear();
    }
    show(window, stations, 0);
    QSignalSpy frames(window.window(), &QQuickWindow::frameSwapped);
    bool rested = false;
    for (int i = 0; i < 20 && !rested; ++i)
        rested = !frames.wait(1500);
    QVERIFY2(rested, qPrintable(u"still drawing after %1 frames"_s.arg(frames.size())));
}

void TestMapScreens::namesFromOutsideAreNoHtml()
{
    TestWindow window;
    auto stations = made(30, 3);
    for (auto &station : stations)
        station.name = u"<b>%1</b><img src=\"http://elsewhere/\">"_s.arg(station.name);
    show(window, stations, 0);
    auto *map = mapOf(window);
    while (map->boxOf(id(7)).width() > 40) // to where a card is too small for its name
        map->zoomBy(0.8);
    QCoreApplication::processEvents();
    for (const int left : {1, 0}) // it comes in, and moves on
        QTest::mouseMove(window.window(), map->mapToScene(map->boxOf(id(7)).center()).toPoint() - QPoint(left, 0));
    QTRY_COMPARE(map->property("hovered").toString(), id(7));
    QTRY_VERIFY2(window.find(u"mapTip"_s) && window.find(u"mapTip"_s)->isVisible(), qPrintable(u"level %1"_s.arg(map->property("level").toInt())));
    QVERIFY(window.find(u"mapTip"_s)->property("text").toString().contains(u"<img"_s));
    QCOMPARE(window.find(u"mapTip"_s)->property("textFormat").toInt(), int(Qt::PlainText));
    keep(window, u"map-tip-html"_s);
    auto *button = window.find(u"banner"_s); // any item: one tip serves all
    QQmlExpression format(qmlContext(button), button, u"ToolTip.toolTip.contentItem.textFormat"_s);
    QCOMPARE(format.evaluate().toInt(), int(Qt::PlainText));
    QVERIFY2(!format.hasError(), qPrintable(format.error().toString()));
}

QTEST_MAIN(TestMapScreens)
#include "tst_mapscreens.moc"
