// SPDX-License-Identifier: Apache-2.0
// Uses the window as a person does: keys, mouse, a screen reader's view; and counts the frames it draws.
#include "app/desktop/map/mapitem.h"
#include "tests/app/samplestations.h"
#include "tests/qml/testwindow.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using lattice::LinkState;

class TestWindowUse : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QGuiApplication::clipboard()->clear(); }
    void everyControlIsReachedByTabAndNamed_data();
    void everyControlIsReachedByTabAndNamed();
    void oneClickStartsALattice();
    void returnKeyStartsALattice();
    void joinNeedsALine();
    void failingJoinStaysOnItsPage();
    void arrowsWalkTheMapAndEnterOpens();
    void keysZoomTheMap();
    void wheelZoomsAtThePointerAndDragPins();
    void clickSelectsAndInspectorShows();
    void searchOpensByKeyAndChooses();
    void agentIsCalledFromTheMap();
    void missingValueIsMarkedNotSent();
    void outlineIsATreeWithTheSameSelection();
    void filterIsReachedBySlashAndCleared();
    void joiningStationLeavesTheOthersWhereTheyAre();
    void nothingIsDrawnWhenNothingChanges_data();
    void nothingIsDrawnWhenNothingChanges();
    void dotsAreDrawnUntilTheyArrive();
    void retryIsOfferedWhenRefused();
    void inviteCommandIsCopied();
    void hugeNamesAreCutNotSpilled();
    void narrowWindowStillWorks();

private:
    static void openPage(TestWindow &window, const QString &page);
};

void TestWindowUse::openPage(TestWindow &window, const QString &page)
{
    if (page == "first run"_L1)
        return;
    if (page == "join by host"_L1) {
        window.click(u"byHostButton"_s);
        window.center().joinForm()->setProperty("host", u"hub"_s);
        window.center().joinForm()->setProperty("method", app::JoinForm::UserPassword);
        window.center().joinForm()->setProperty("user", u"u"_s);
        window.center().joinForm()->setProperty("secret", u"s"_s);
        window.center().joinForm()->setProperty("tls", true);
        return;
    }
    window.showLattice(3);
    if (page == "agent"_L1)
        window.center().selection()->selectAgent(u"station-0001"_s, u"log-reader"_s);
    else if (page == "station"_L1)
        window.center().selection()->selectStation(u"station-0001"_s);
    else if (page == "outline"_L1)
        window.click(u"outlineButton"_s);
    else if (page == "refused"_L1)
        window.center().applyStatus(sample::status(core::Mode::Member, LinkState::Refused));
}

void TestWindowUse::everyControlIsReachedByTabAndNamed_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QStringList>("controls");
    QTest::newRow("first run") << u"first run"_s << QStringList{u"startLatticeButton"_s, u"byHostButton"_s};
    QTest::newRow("join by host") << u"join by host"_s << QStringList{u"methodChoice"_s, u"tlsCheck"_s, u"joinButton"_s, u"examineButton"_s};
    QTest::newRow("map") << u"map"_s << QStringList{u"map"_s, u"zoomInButton"_s, u"zoomOutButton"_s, u"fitButton"_s, u"rearrangeButton"_s, u"outlineButton"_s, u"searchButton"_s, u"railLattice"_s, u"inspectorButton"_s};
    QTest::newRow("outline") << u"outline"_s << QStringList{u"outlineTree"_s};
    QTest::newRow("station") << u"station"_s << QStringList{u"agentRow_log-reader"_s, u"closeInspectorButton"_s, u"crumbLattice"_s};
    QTest::newRow("agent") << u"agent"_s << QStringList{u"callButton"_s, u"input_task"_s, u"input_severity"_s, u"input_dryRun"_s, u"ownerStationButton"_s};
    QTest::newRow("refused") << u"refused"_s << QStringList{u"bannerButton"_s};
}

void TestWindowUse::everyControlIsReachedByTabAndNamed()
{
    QFETCH(QString, page);
    QFETCH(QStringList, controls);
    TestWindow window;
    openPage(window, page);
    QCoreApplication::processEvents();
    QSet<QQuickItem *> reached;
    QSet<QString> names;
    for (int i = 0; i < 80; ++i) {
        QTest::keyClick(window.window(), Qt::Key_Tab);
        auto *item = window.window()->activeFocusItem();
        QVERIFY(item);
        if (reached.contains(item))
            break;
        reached.insert(item);
        for (auto *named = item; named; named = named->parentItem())
            names.insert(named->objectName());
        auto *accessible = QAccessible::queryAccessibleInterface(item);
        const auto label = u"%1 \"%2\""_s.arg(QString::fromLatin1(item->metaObject()->className()), item->objectName());
        QVERIFY2(accessible, qPrintable(label));
        QVERIFY2(accessible->role() != QAccessible::NoRole && accessible->role() != QAccessible::Client, qPrintable(label + u" has no role"_s));
        QVERIFY2(!accessible->text(QAccessible::Name).isEmpty(), qPrintable(label + u" has no name"_s));
        QVERIFY2(item->isVisible() && item->isEnabled(), qPrintable(label));
    }
    QVERIFY2(reached.size() < 80, "Tab does not come round");
    for (const auto &control : controls)
        QVERIFY2(names.contains(control), qPrintable(control + u" is not reached"_s));
}

void TestWindowUse::oneClickStartsALattice()
{
    TestWindow window;
    QSignalSpy starts(&window.center(), &app::ControlCenter::startRequested);
    window.click(u"startLatticeButton"_s);
    QCOMPARE(starts.size(), 1);
    QTRY_VERIFY(!window.find(u"startLatticeButton"_s)->isEnabled());
    window.showLattice(1);
    QTRY_VERIFY(window.find(u"map"_s)->isVisible());
    QVERIFY(!window.find(u"startLatticeButton"_s)->isVisible());
}

void TestWindowUse::returnKeyStartsALattice()
{
    TestWindow window;
    QSignalSpy starts(&window.center(), &app::ControlCenter::startRequested);
    window.find(u"startLatticeButton"_s)->forceActiveFocus(Qt::TabFocusReason);
    QTest::keyClick(window.window(), Qt::Key_Return);
    QCOMPARE(starts.size(), 1);
}

void TestWindowUse::joinNeedsALine()
{
    TestWindow window;
    QSignalSpy joins(&window.center(), &app::ControlCenter::joinRequested);
    QVERIFY(!window.find(u"joinButton"_s)->isEnabled());
    window.center().joinForm()->setProperty("line", u"station://hub.example:4222/?user=a&secret=b"_s);
    QTRY_VERIFY(window.find(u"joinButton"_s)->isEnabled());
    window.click(u"joinButton"_s);
    QCOMPARE(joins.size(), 1);
    QCOMPARE(joins.first().first().value<core::JoinRequest>().line, u"station://hub.example:4222/?user=a&secret=b"_s);
}

void TestWindowUse::failingJoinStaysOnItsPage()
{
    TestWindow window;
    window.center().joinForm()->setProperty("line", u"nats://127.0.0.1:1"_s);
    QTRY_VERIFY(window.find(u"joinButton"_s)->isEnabled());
    window.click(u"joinButton"_s);
    auto status = sample::status(core::Mode::Member, LinkState::Connecting); // the engine is a member to be
    window.center().applyStatus(status);
    window.center().applyStep(u"join"_s, {.id = u"tcp"_s, .state = lattice::CheckStep::State::Failed, .detail = {}, .cause = u"port-refused"_s, .words = u"Connection refused"_s});
    QTRY_VERIFY(window.shows(u"nothing listens on this port"_s));
    QVERIFY(!window.find(u"map"_s)->isVisible());
    window.center().applyStatus(sample::status(core::Mode::Member, LinkState::Live));
    QTRY_VERIFY(window.find(u"map"_s)->isVisible());
}

void TestWindowUse::arrowsWalkTheMapAndEnterOpens()
{
    TestWindow window;
    window.showLattice(30);
    auto *map = window.find(u"map"_s);
    map->forceActiveFocus();
    QTest::keyClick(window.window(), Qt::Key_Right);
    const auto first = window.center().selection()->stationId();
    QVERIFY(!first.isEmpty());
    QTest::keyClick(window.window(), Qt::Key_Down);
    QVERIFY(window.center().selection()->stationId() != first);
    QTest::keyClick(window.window(), Qt::Key_Return);
    QCOMPARE(map->property("level").toInt(), int(app::DetailValue::Open));
    QTRY_VERIFY(window.find(u"inspector"_s)->isVisible());
}

void TestWindowUse::keysZoomTheMap()
{
    TestWindow window;
    window.showLattice(30);
    auto *map = window.find(u"map"_s);
    map->forceActiveFocus();
    const auto fitted = map->property("zoom").toReal();
    QTest::keyClick(window.window(), Qt::Key_Plus);
    QVERIFY(map->property("zoom").toReal() > fitted);
    QTest::keyClick(window.window(), Qt::Key_1);
    QCOMPARE(map->property("zoom").toReal(), 1.0);
    QVERIFY(map->property("outside").toInt() > 0);
    QTRY_VERIFY(window.find(u"outsideButton"_s)->isVisible());
    QTest::keyClick(window.window(), Qt::Key_0);
    QCOMPARE(map->property("zoom").toReal(), fitted);
    QCOMPARE(map->property("outside").toInt(), 0);
}

void TestWindowUse::wheelZoomsAtThePointerAndDragPins()
{
    TestWindow window;
    window.showLattice(3);
    auto *map = qobject_cast<app::MapItem *>(window.find(u"map"_s));
    const auto box = map->boxOf(u"station-0001"_s);
    const auto start = map->mapToScene(box.center()).toPoint();
    QTest::mousePress(window.window(), Qt::LeftButton, {}, start);
    for (int i = 1; i <= 10; ++i)
        QTest::mouseMove(window.window(), start + QPoint(0, i * 12));
    QTest::mouseRelease(window.window(), Qt::LeftButton, {}, start + QPoint(0, 120));
    QVERIFY(window.center().map()->nodes().value(u"station-0001"_s).pinned);
    QCOMPARE(map->boxOf(u"station-0001"_s).center().toPoint(), (box.center() + QPointF(0, 120)).toPoint());
    const auto before = map->zoom();
    QWheelEvent wheel(map->mapToScene({10, 300}), map->mapToScene({10, 300}), {}, {0, 240}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QGuiApplication::sendEvent(window.window(), &wheel);
    QVERIFY(map->zoom() > before);
}

void TestWindowUse::clickSelectsAndInspectorShows()
{
    TestWindow window;
    window.showLattice(3);
    auto *map = qobject_cast<app::MapItem *>(window.find(u"map"_s));
    const auto box = map->boxOf(u"station-0002"_s);
    QTest::mouseClick(window.window(), Qt::LeftButton, {}, map->mapToScene(box.bottomRight() - QPointF(20, 12)).toPoint());
    QCOMPARE(window.center().selection()->stationId(), u"station-0002"_s);
    QTRY_VERIFY(window.find(u"inspector"_s)->isVisible());
    QTest::keyClick(window.window(), Qt::Key_F12);
    QTRY_VERIFY(!window.find(u"inspector"_s)->isVisible());
}

void TestWindowUse::searchOpensByKeyAndChooses()
{
    TestWindow window;
    window.showLattice(30);
    QTest::keyClick(window.window(), Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(window.window()->activeFocusItem() && window.window()->activeFocusItem()->property("placeholderText").toString().contains(u"agent"_s));
    for (const auto letter : u"lab-14"_s)
        QTest::keyClick(window.window(), char(letter.toLatin1()));
    QTRY_COMPARE(window.center().search()->index(0).data().toString(), u"lab-14"_s);
    QCoreApplication::processEvents();
    QTest::keyClick(window.window(), Qt::Key_Return);
    QTRY_COMPARE(window.center().selection()->stationId(), u"station-0014"_s);
}

void TestWindowUse::agentIsCalledFromTheMap()
{
    TestWindow window;
    window.showLattice(3);
    QSignalSpy calls(&window.center(), &app::ControlCenter::callRequested);
    window.center().selection()->selectAgent(u"station-0001"_s, u"log-reader"_s);
    QTRY_VERIFY(window.find(u"callButton"_s) && window.find(u"callButton"_s)->isVisible());
    QCoreApplication::processEvents();
    window.click(u"input_task"_s);
    for (const auto letter : u"why"_s)
        QTest::keyClick(window.window(), char(letter.toLatin1()));
    window.click(u"callButton"_s);
    QCOMPARE(calls.size(), 1);
    const auto request = calls.first().first().value<core::CallRequest>();
    QCOMPARE(request.task, u"why"_s);
    QCOMPARE(request.input.value("namespace"_L1).toString(), u"production"_s);
    QCOMPARE(request.input.value("depth"_L1).toInt(), 3);
    window.center().applyCallEnd(request.callId, std::unexpected(lattice::Error{.fault = lattice::Fault::Timeout, .detail = u"after 300 s"_s}));
    QTRY_VERIFY(window.find(u"errorText"_s)->isVisible());
    QVERIFY(window.shows(u"after 300 s"_s));
    QTRY_VERIFY(window.find(u"callButton"_s)->isEnabled()); // it can be tried again
}

void TestWindowUse::missingValueIsMarkedNotSent()
{
    TestWindow window;
    window.showLattice(3);
    QSignalSpy calls(&window.center(), &app::ControlCenter::callRequested);
    window.center().selection()->selectAgent(u"station-0001"_s, u"log-reader"_s);
    window.center().call()->setText(1, QString()); // the namespace, which is required
    QTRY_VERIFY(window.find(u"callButton"_s));
    QCoreApplication::processEvents();
    window.click(u"callButton"_s);
    QVERIFY(calls.isEmpty());
    QTRY_VERIFY(window.shows(u"Fill this in."_s));
}

void TestWindowUse::outlineIsATreeWithTheSameSelection()
{
    TestWindow window;
    window.showLattice(3);
    window.find(u"map"_s)->forceActiveFocus();
    QTest::keyClick(window.window(), Qt::Key_O);
    auto *tree = window.find(u"outlineTree"_s);
    QTRY_VERIFY(tree->isVisible());
    QTRY_COMPARE(tree->property("rows").toInt(), 3);
    tree->forceActiveFocus();
    QTest::keyClick(window.window(), Qt::Key_Down);
    QTest::keyClick(window.window(), Qt::Key_Right); // unfolds
    QTRY_VERIFY(tree->property("rows").toInt() > 3);
    QTest::keyClick(window.window(), Qt::Key_Return);
    QTRY_VERIFY(!window.center().selection()->stationId().isEmpty());
}

void TestWindowUse::filterIsReachedBySlashAndCleared()
{
    TestWindow window;
    window.showLattice(30);
    window.find(u"map"_s)->forceActiveFocus();
    QTest::keyClick(window.window(), Qt::Key_Slash);
    for (const auto letter : u"edge"_s)
        QTest::keyClick(window.window(), char(letter.toLatin1()));
    QTRY_COMPARE(window.center().map()->count(), 6);
    QTRY_VERIFY(window.shows(u"24 of 30 hidden"_s));
    QCoreApplication::processEvents();
    window.click(u"clearFilterButton"_s);
    QCOMPARE(window.center().map()->count(), 30);
}

void TestWindowUse::joiningStationLeavesTheOthersWhereTheyAre()
{
    TestWindow window;
    window.showLattice(5);
    auto *map = qobject_cast<app::MapItem *>(window.find(u"map"_s));
    map->forceActiveFocus();
    QTest::keyClick(window.window(), Qt::Key_Minus); // the operator has taken the camera
    QHash<QString, QRectF> before;
    for (const auto &station : sample::stations(5))
        before.insert(station.id, map->boxOf(station.id));
    auto newcomer = sample::stations(6).at(5);
    window.center().applyStations({newcomer}, {});
    QVERIFY(!map->boxOf(newcomer.id).isEmpty());
    for (auto box = before.cbegin(); box != before.cend(); ++box)
        QVERIFY((map->boxOf(box.key()).center() - box->center()).manhattanLength() <= 24);
}

void TestWindowUse::nothingIsDrawnWhenNothingChanges_data()
{
    QTest::addColumn<QString>("page");
    for (const auto *page : {"first run", "map", "station", "outline"})
        QTest::newRow(page) << QString::fromLatin1(page);
}

void TestWindowUse::nothingIsDrawnWhenNothingChanges()
{
    QFETCH(QString, page);
    TestWindow window;
    openPage(window, page);
    QSignalSpy frames(window.window(), &QQuickWindow::frameSwapped);
    // What the opening began may take its time on a busy machine. What ticks once a second never gives this stretch of rest.
    bool rested = false;
    for (int i = 0; i < 20 && !rested; ++i)
        rested = !frames.wait(1500);
    QVERIFY2(rested, qPrintable(u"still drawing after %1 frames"_s.arg(frames.size())));
}

void TestWindowUse::dotsAreDrawnUntilTheyArrive()
{
    TestWindow window;
    window.showLattice(3);
    QSignalSpy frames(window.window(), &QQuickWindow::frameSwapped);
    while (frames.wait(300)) {
    }
    frames.clear();
    window.center().applyEvents({sample::call(u"station-0000"_s, u"station-0001"_s, u"a"_s)});
    QTRY_VERIFY(window.center().map()->dots().isEmpty() && frames.size() > 5);
    window.center().tick(QDateTime::currentDateTimeUtc().addSecs(60)); // the rate of events falls to 0
    for (int i = 0; i < 30; ++i)
        window.center().tick(QDateTime::currentDateTimeUtc().addSecs(61 + i));
    bool rested = false;
    for (int i = 0; i < 20 && !rested; ++i)
        rested = !frames.wait(1500);
    QVERIFY(rested);
}

void TestWindowUse::retryIsOfferedWhenRefused()
{
    TestWindow window;
    window.showLattice(3);
    auto status = sample::status(core::Mode::Member, LinkState::Refused);
    status.link.reason = u"'Authorization Violation'"_s;
    window.center().applyStatus(status);
    QSignalSpy retries(&window.center(), &app::ControlCenter::retryRequested);
    QTRY_VERIFY(window.find(u"bannerButton"_s)->isVisible());
    QVERIFY(window.shows(u"Authorization Violation"_s));
    QCoreApplication::processEvents();
    window.click(u"bannerButton"_s);
    QCOMPARE(retries.size(), 1);
    window.center().applyStatus(sample::status(core::Mode::Member, LinkState::Live));
    QTRY_VERIFY(!window.find(u"banner"_s)->isVisible());
}

void TestWindowUse::inviteCommandIsCopied()
{
    TestWindow window;
    window.showLattice(1);
    QTRY_VERIFY(window.find(u"copyInviteButton"_s)->isVisible());
    QCoreApplication::processEvents();
    window.click(u"copyInviteButton"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"station-headless serve --lattice nats://127.0.0.1:4222"_s);
}

void TestWindowUse::hugeNamesAreCutNotSpilled()
{
    TestWindow window;
    auto stations = sample::stations(3);
    stations[1].name = u"<b>eine außerordentlich lange Station</b> 深圳市中心机房 "_s.repeated(4);
    stations[1].agents[0].name = u"agent-"_s.repeated(40);
    stations[1].agents[0].description = u"x"_s.repeated(3000);
    window.center().applyStatus(sample::status(core::Mode::Orchestrator, LinkState::Live));
    window.center().applyStations(stations, {});
    window.center().selection()->selectAgent(u"station-0001"_s, stations[1].agents[0].name);
    QTRY_VERIFY(window.shows(u"<b>eine"_s)); // as it is, never as HTML
    auto *button = window.find(u"inspectorButton"_s);
    QVERIFY(button->mapToScene({button->width(), 0}).x() <= window.window()->width());
    QVERIFY(window.warnings().isEmpty());
}

void TestWindowUse::narrowWindowStillWorks()
{
    TestWindow window;
    window.showLattice(30);
    window.window()->resize(900, 600);
    window.center().selection()->selectStation(u"station-0001"_s);
    QTRY_COMPARE(window.window()->width(), 900);
    auto *inspector = window.find(u"inspector"_s);
    QTRY_VERIFY(inspector->isVisible());
    QTRY_COMPARE(window.find(u"map"_s)->width(), 844.0); // below 1100 the inspector lies over the page
    QVERIFY(window.warnings().isEmpty());
}

QTEST_MAIN(TestWindowUse)
#include "tst_window.moc"
