// SPDX-License-Identifier: Apache-2.0
#include "schedulerstage.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lattice;

/*! Much work: what it costs, that everybody's turn comes, and that two leaders do not do it twice. */
class TestSchedulerLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decidingCostsWhatHasChanged();
    void nobodyIsOvertakenForEver();
    void ofTwoLeadersOnOneLedgerTheEarlierChangesNothing();
};

void TestSchedulerLoad::decidingCostsWhatHasChanged()
{
    constexpr int stations = 300;
    constexpr int open = 5'000;
    Stage stage;
    for (int i = 0; i < stations; ++i)
        stage.station(u"station-%1"_s.arg(i), 4);
    for (int i = 0; i < open; ++i)
        stage.submit(u"w-%1"_s.arg(i), i % 10);
    const auto looks = [&stage](Stage::Time later = {}) {
        const quint64 before = stage.scheduler.looks();
        stage.decide(later);
        return stage.scheduler.looks() - before;
    };

    // A burst: each item is looked at, and each slot is found without looking at the other stations.
    const quint64 before = stage.scheduler.looks();
    const QList<WorkDecision> burst = stage.decide();
    QCOMPARE(burst.size(), stations * 4);
    QVERIFY2(stage.scheduler.looks() - before < open + 3 * stations * 4, qPrintable(QString::number(stage.scheduler.looks() - before)));

    QList<WorkRecord> held;
    for (const WorkDecision &decision : burst)
        held.append(stage.assigned(decision.record, decision.stationId));
    for (WorkRecord &record : held)
        record = stage.running(record);
    stage.decide();
    WorkRecord end{.spec = Stage::spec({}), .phase = WorkPhase::Done, .endedAt = stage.wall()};
    for (int i = 0; i < 100'000; ++i) {
        end.spec.workId = u"end-"_s + QString::number(i);
        stage.put(end);
    }
    QCOMPARE(looks(), 0); // ends cost nothing
    QCOMPARE(looks(250ms), 0); // nor does time
    stage.station(u"station-7"_s, 4); // a heartbeat that brings no news
    stage.scheduler.leaseSeen(held[0].spec.workId, 1, stage.now);
    QCOMPARE(looks(), 0);
    held[0] = stage.put(Transition::progress(held[0], Stage::holding(held[0]), {.percent = 1}).value());
    QCOMPARE(looks(), 1);
    stage.done(held[0]);
    QVERIFY2(looks() <= 4, "a free slot is given to the first in turn, and nobody else is asked");
    stage.submit(u"one-more"_s);
    QVERIFY2(looks() <= 4, "a new item finds no slot without asking 300 stations");
}

/*! One overloaded agent, arrivals of every priority: an item never waits for one that came ten steps of ageing after it. */
void TestSchedulerLoad::nobodyIsOvertakenForEver()
{
    const quint32 seed = qEnvironmentVariableIsSet("STATION_WORLD_SEED") ? qEnvironmentVariable("STATION_WORLD_SEED").toUInt() : QRandomGenerator::global()->generate();
    qInfo() << "STATION_WORLD_SEED" << seed;
    QRandomGenerator random(seed);
    Stage stage;
    stage.station(u"alpha"_s, 2);
    struct Waiting {
        WorkRecord record;
        Stage::Time from;
    };
    std::map<QString, Waiting> waiting;
    std::multimap<Stage::Time, WorkRecord> running;
    int given = 0;
    for (int tick = 0; tick < 3'000; ++tick) {
        stage.now += 1s;
        for (; !running.empty() && running.begin()->first <= stage.now; running.erase(running.begin()))
            stage.done(running.begin()->second);
        if (random.bounded(100) < 30) {
            const QString id = u"w-%1"_s.arg(tick);
            waiting[id] = {stage.submit(id, random.bounded(100) < 90 ? 9 : random.bounded(9)), stage.now};
        }
        for (const QList<WorkDecision> decisions = stage.decide(); const WorkDecision &decision : decisions) {
            const Waiting chosen = waiting.extract(decision.record.spec.workId).mapped();
            for (const auto &[id, other] : waiting) {
                const auto lead = chosen.from - other.from - 30s * (chosen.record.spec.priority - other.record.spec.priority);
                QVERIFY2(lead < 30s, qPrintable(u"%1 was overtaken by %2"_s.arg(id, decision.record.spec.workId)));
            }
            running.emplace(stage.now + 1s * (1 + random.bounded(20)), stage.running(stage.assigned(decision.record, decision.stationId)));
            ++given;
        }
    }
    QVERIFY(given > 300);
    QVERIFY2(!waiting.empty(), "it must have been overloaded");
    for (const auto &[id, item] : waiting)
        QVERIFY2(item.record.spec.priority == 9 || stage.now - item.from < 1h, qPrintable(id));
}

void TestSchedulerLoad::ofTwoLeadersOnOneLedgerTheEarlierChangesNothing()
{
    Stage first;
    Stage second;
    for (Stage *stage : {&first, &second})
        stage->station(u"alpha"_s, 2);
    WorkRecord record = first.submit(u"w-1"_s);
    second.scheduler.put(record, second.now);
    const WorkDecision late = first.decide().value(0); // and falls asleep
    const WorkDecision taken = second.decide().value(0);
    QCOMPARE(late.record.revision, taken.record.revision);

    WorkRecord ledger = Transition::assign(taken.record, taken.stationId, 9, second.wall()).value();
    ledger.revision = record.revision + 1;
    QVERIFY(late.record.revision != ledger.revision); // its compare-and-set fails
    const auto again = Transition::assign(ledger, late.stationId, 7, first.wall());
    QCOMPARE(again.error().fault, Fault::Conflict); // read again, it is assigned
    ledger = Transition::handBack(ledger, Stage::holding(ledger), u"it stops"_s, second.wall()).value();
    const auto fenced = Transition::assign(ledger, late.stationId, 7, first.wall());
    QCOMPARE(fenced.error().fault, Fault::Conflict); // and waiting again, it is of a later leader
    QVERIFY(fenced.error().detail.contains(u"later leader"_s));
    first.scheduler.settled(u"w-1"_s);
    ledger.revision += 1;
    first.scheduler.put(ledger, first.now);
    QCOMPARE(first.scheduler.find(u"w-1"_s)->epoch, 9u);
}

QTEST_GUILESS_MAIN(TestSchedulerLoad)
#include "tst_schedulerload.moc"
