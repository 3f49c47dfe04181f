// SPDX-License-Identifier: Apache-2.0
#include "simworld.h"

#include <QHashSeed>
#include <QTest>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using lattice::WorkDecision;

/*!
    The scheduler in simulated lattices of thousands of seeds. STATION_WORLD_SEED=n plays one of them again,
    STATION_WORLD_RUNS=n plays as many.
*/
class TestSchedulerWorld : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void noWorkIsLostInAnyWorld();
    void theSameSeedMakesTheSameDecisions();

private:
    quint64 m_first = 1;
    quint64 m_runs = 2000;
};

void TestSchedulerWorld::initTestCase()
{
    if (qEnvironmentVariableIsSet("STATION_WORLD_RUNS"))
        m_runs = qEnvironmentVariable("STATION_WORLD_RUNS").toULongLong();
    if (qEnvironmentVariableIsSet("STATION_WORLD_SEED")) {
        m_first = qEnvironmentVariable("STATION_WORLD_SEED").toULongLong();
        m_runs = 1;
    }
    qInfo("seeds %llu to %llu", m_first, m_first + m_runs - 1);
}

void TestSchedulerWorld::noWorkIsLostInAnyWorld()
{
    qint64 submitted = 0;
    std::array<int, 7> made{};
    qint64 lateWrites = 0;
    for (quint64 seed = m_first; seed < m_first + m_runs; ++seed) {
        sim::World world(seed);
        const QString wrong = world.run();
        QVERIFY2(wrong.isEmpty(), qPrintable(u"STATION_WORLD_SEED=%1: %2"_s.arg(seed).arg(wrong)));
        submitted += world.submitted();
        lateWrites += world.lateWrites();
        for (size_t kind = 0; kind < made.size(); ++kind)
            made[kind] += world.made(WorkDecision::Kind(kind));
    }
    qInfo("%lld items; %d assignments, %d offers, %d sent again, %d lost, %d expired, %d cancelled, %d removed; %lld times two acted as leader", submitted,
          made[0], made[1], made[2], made[3], made[4], made[5], made[6], lateWrites);
    if (m_runs >= 50) { // the worlds must have something to survive
        QVERIFY(submitted > qint64(m_runs) * 10);
        QVERIFY(lateWrites > 0);
        QVERIFY(std::ranges::all_of(made, [](int count) { return count > 0; }));
    }
}

void TestSchedulerWorld::theSameSeedMakesTheSameDecisions()
{
    for (quint64 seed = m_first; seed < m_first + std::min<quint64>(m_runs, 20); ++seed) {
        QHashSeed::setDeterministicGlobalSeed();
        sim::World first(seed);
        first.run();
        QHashSeed::resetRandomGlobalSeed();
        sim::World second(seed);
        second.run();
        QVERIFY(first.decisions() != 0);
        QCOMPARE(second.decisions(), first.decisions());
        QCOMPARE(second.ended(), first.ended());
    }
}

QTEST_GUILESS_MAIN(TestSchedulerWorld)
#include "tst_schedulerworld.moc"
