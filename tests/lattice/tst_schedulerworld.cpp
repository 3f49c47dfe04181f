// SPDX-License-Identifier: Apache-2.0
#include "simworld.h"

#include <QHashSeed>
#include <QTest>

using namespace Qt::StringLiterals;

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
    qint64 lateWrites = 0;
    for (quint64 seed = m_first; seed < m_first + m_runs; ++seed) {
        sim::World world(seed);
        const QString wrong = world.run();
        QVERIFY2(wrong.isEmpty(), qPrintable(u"STATION_WORLD_SEED=%1: %2"_s.arg(seed).arg(wrong)));
        submitted += world.submitted();
        lateWrites += world.lateWrites();
    }
    qInfo("%lld items of work, %lld late writes of leaders", submitted, lateWrites);
    QVERIFY2(submitted > qint64(m_runs) * 10, "the worlds must have work to lose");
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
