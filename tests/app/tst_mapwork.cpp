// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/mapscene.h"
#include "lattice/history/workevents.h"
#include "tests/app/samplestations.h"
#include "tests/app/samplework.h"

#include <QTest>

using namespace Qt::StringLiterals;
using lattice::WorkPhase;

class TestMapWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mapShowsWorkAsEdgesAndDots();
    void heldWorkKeepsItsEdge();
    void workOfACommandIsALoop();
};

void TestMapWork::mapShowsWorkAsEdgesAndDots()
{
    app::MapScene scene;
    scene.applyStations(sample::stations(3), {});
    const auto now = QDateTime::currentDateTimeUtc();
    const auto tell = [&](lattice::WorkFact fact, const lattice::WorkRecord &record) { scene.applyEvents({lattice::workEvent(fact, record, u"station-0000"_s, u"Hub"_s, now)}); };
    auto record = sample::work(u"a"_s, WorkPhase::Assigned, now);
    tell(lattice::WorkFact::Assigned, record);
    scene.applyWork({record}, {});
    QCOMPARE(scene.edges().size(), 1);
    QCOMPARE(scene.edges().first().from, u"station-0000"_s);
    QCOMPARE(scene.edges().first().to, u"station-0001"_s);
    QCOMPARE(scene.edges().first().load(), 1);
    record = sample::moved(record, WorkPhase::Running, now);
    tell(lattice::WorkFact::Progress, record);
    record = sample::moved(record, WorkPhase::Done, now);
    scene.applyWork({record}, {}); // the ledger may be first
    tell(lattice::WorkFact::Completed, record);
    QCOMPARE(scene.edges().size(), 1);
    QCOMPARE(scene.edges().first().load(), 0);
    QCOMPARE(scene.dots().size(), 3);
    using Kind = app::MapDot::Kind;
    QCOMPARE(scene.dots().at(0).kind, Kind::Invoked);
    QCOMPARE(scene.dots().at(1).kind, Kind::Progress);
    QCOMPARE(scene.dots().at(2).kind, Kind::Answered);
    QCOMPARE(scene.dots().at(2).from, u"station-0000"_s); // and it goes back there
}

void TestMapWork::heldWorkKeepsItsEdge()
{
    app::MapScene scene;
    scene.applyStations(sample::stations(3), {});
    const auto now = QDateTime::currentDateTimeUtc();
    auto record = sample::work(u"a"_s, WorkPhase::Running, now);
    scene.applyWork({record, sample::work(u"b"_s, WorkPhase::Done, now), sample::work(u"c"_s, WorkPhase::Queued, now)}, {});
    QCOMPARE(scene.edges().size(), 1);
    scene.expire(scene.now() + 24 * 3600'000LL);
    QCOMPARE(scene.edges().size(), 1); // in flight for a day is a still line
    record.station = u"station-0002"_s; // lost there, and assigned here
    record.revision += 1;
    scene.applyWork({record}, {});
    QCOMPARE(scene.edges().size(), 2);
    QCOMPARE(scene.edges().first().load(), 0);
    QCOMPARE(scene.edges().last().load(), 1);
    scene.applyWork({}, {u"a"_s});
    QCOMPARE(scene.edges().last().load(), 0);
    scene.expire(scene.now() + 2 * app::MapScene::kLingerMs);
    QVERIFY(scene.edges().isEmpty());
}

void TestMapWork::workOfACommandIsALoop()
{
    app::MapScene scene;
    scene.applyStations(sample::stations(2), {});
    auto record = sample::work(u"a"_s, WorkPhase::Running, QDateTime::currentDateTimeUtc());
    record.spec.sourceStation.clear();
    scene.applyWork({record}, {});
    QCOMPARE(scene.edges().size(), 1);
    QCOMPARE(scene.edges().first().from, scene.edges().first().to);
    record.station = u"nobody we know"_s;
    scene.applyWork({record}, {});
    QCOMPARE(scene.edges().size(), 1);
}

QTEST_GUILESS_MAIN(TestMapWork)
#include "tst_mapwork.moc"
