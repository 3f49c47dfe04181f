// SPDX-License-Identifier: Apache-2.0
#include "schedulerstage.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lattice;

/*! Whose turn it is, and where it goes. */
class TestScheduler : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void higherPriorityComesFirst();
    void waitingIsWorthPriority();
    void theRunWithFewestInFlightComesFirst();
    void theNearestDeadlineThenTheOldestComesFirst();
    void theStationWithMostCreditsGetsIt();
    void equalStationsTakeTurns();
    void callsTakeSlotsToo();
    void noStationGetsMoreThanItsSlots();
    void aDecisionIsNotMadeTwice();
    void aDecisionThatCameToNothingIsMadeAgain();
    void olderRevisionsAreIgnored();
    void onlyStationsThatAreThereGetWork_data();
    void onlyStationsThatAreThereGetWork();
    void agentsAreFoundByNameInAnyCaseOrById();
    void theWantedStationIsWaitedFor();
    void ancestorsAreNotAskedForTheirOwnWork();
    void whatWasLostGoesElsewhereIfItCan();
    void anAuctionAsksBeforeItAssigns();
    void anAuctionOfOneStationIsNone();
    void newAgentsAndSlotsAreSeenAtOnce();
    void aStationThatIsFreeAgainTakesWhoeverIsFirst();
    void removedWorkIsForgotten();
    void itSaysWhyWorkWaits();
};

void TestScheduler::higherPriorityComesFirst()
{
    Stage stage;
    stage.submit(u"low"_s, 0);
    stage.submit(u"high"_s, 9);
    stage.submit(u"middle"_s, 5);
    stage.station(u"alpha"_s, 2);
    QCOMPARE(stage.words(), (QStringList{u"assign high alpha"_s, u"assign middle alpha"_s}));
}

void TestScheduler::waitingIsWorthPriority()
{
    Stage stage;
    stage.submit(u"old"_s, 3);
    stage.now += 60s;
    stage.submit(u"younger"_s, 4);
    stage.submit(u"urgent"_s, 6);
    stage.station(u"alpha"_s, 3);
    QCOMPARE(stage.words(), (QStringList{u"assign urgent alpha"_s, u"assign old alpha"_s, u"assign younger alpha"_s}));
}

void TestScheduler::theRunWithFewestInFlightComesFirst()
{
    Stage stage;
    const auto of = [](const QString &id, const QString &run) {
        WorkSpec spec = Stage::spec(id);
        spec.runId = run;
        return spec;
    };
    for (const QString &id : {u"a1"_s, u"a2"_s, u"a3"_s})
        stage.submit(of(id, u"run-a"_s));
    stage.submit(of(u"b1"_s, u"run-b"_s));
    stage.submit(of(u"b2"_s, u"run-b"_s));
    stage.station(u"alpha"_s, 4);
    QCOMPARE(stage.words(), (QStringList{u"assign a1 alpha"_s, u"assign b1 alpha"_s, u"assign a2 alpha"_s, u"assign b2 alpha"_s}));
}

void TestScheduler::theNearestDeadlineThenTheOldestComesFirst()
{
    Stage stage;
    stage.submit(u"second"_s);
    stage.now += 1ms;
    stage.submit(u"third"_s);
    WorkSpec due = Stage::spec(u"first"_s);
    due.deadline = stage.wall().addSecs(3600);
    stage.submit(due);
    stage.station(u"alpha"_s, 3);
    QCOMPARE(stage.words(), (QStringList{u"assign first alpha"_s, u"assign second alpha"_s, u"assign third alpha"_s}));
}

void TestScheduler::theStationWithMostCreditsGetsIt()
{
    Stage stage;
    stage.station(u"alpha"_s, 2);
    stage.station(u"beta"_s, 3);
    stage.runningAt(u"w-0"_s, u"beta"_s);
    stage.runningAt(u"w-1"_s, u"beta"_s);
    stage.submit(u"w-2"_s);
    QCOMPARE(stage.words(), QStringList{u"assign w-2 alpha"_s});
}

void TestScheduler::equalStationsTakeTurns()
{
    Stage stage;
    stage.random = 0.9;
    stage.station(u"alpha"_s, 2);
    stage.random = 0.1;
    stage.station(u"beta"_s, 2);
    for (const QString &id : {u"w-1"_s, u"w-2"_s, u"w-3"_s, u"w-4"_s, u"w-5"_s})
        stage.submit(id);
    QCOMPARE(stage.words(), (QStringList{u"assign w-1 beta"_s, u"assign w-2 alpha"_s, u"assign w-3 beta"_s, u"assign w-4 alpha"_s}));
}

void TestScheduler::callsTakeSlotsToo()
{
    Stage stage;
    stage.submit(u"w-1"_s);
    stage.submit(u"w-2"_s);
    WorkPlace place{.stationId = u"alpha"_s, .agents = {{.name = u"a"_s}}, .slots_ = 2, .callsInFlight = 2};
    stage.scheduler.setPlace(place);
    QCOMPARE(stage.words(), QStringList());
    place.callsInFlight = 1;
    stage.scheduler.setPlace(place);
    QCOMPARE(stage.words(), QStringList{u"assign w-1 alpha"_s});
}

void TestScheduler::noStationGetsMoreThanItsSlots()
{
    Stage stage;
    stage.station(u"alpha"_s, 2);
    const WorkRecord first = stage.submit(u"w-1"_s);
    const WorkRecord second = stage.submit(u"w-2"_s);
    stage.submit(u"w-3"_s);
    QCOMPARE(stage.words().size(), 2); // both slots are promised
    const WorkRecord held = stage.assigned(first, u"alpha"_s);
    QCOMPARE(stage.words(), QStringList()); // one of them is known by the ledger, one is still a promise
    stage.assigned(second, u"alpha"_s);
    const WorkRecord run = stage.running(held);
    QCOMPARE(stage.words(), QStringList());
    stage.done(run);
    QCOMPARE(stage.words(), QStringList{u"assign w-3 alpha"_s});
}

void TestScheduler::aDecisionIsNotMadeTwice()
{
    Stage stage;
    stage.station(u"alpha"_s, 2);
    const WorkRecord record = stage.submit(u"w-1"_s);
    QCOMPARE(stage.words(), QStringList{u"assign w-1 alpha"_s});
    stage.scheduler.put(record, stage.now); // an echo of what it knows
    QCOMPARE(stage.words(10min), QStringList());
}

void TestScheduler::aDecisionThatCameToNothingIsMadeAgain()
{
    Stage stage;
    stage.station(u"alpha"_s);
    stage.submit(u"w-1"_s);
    QCOMPARE(stage.words(), QStringList{u"assign w-1 alpha"_s});
    stage.scheduler.settled(u"w-1"_s);
    QCOMPARE(stage.words(), QStringList()); // not in a circle
    QCOMPARE(stage.scheduler.nextTime(stage.now, stage.wall()).value(), stage.now + 250ms);
    QCOMPARE(stage.words(250ms), QStringList{u"assign w-1 alpha"_s});
    stage.submit(u"w-2"_s);
    QCOMPARE(stage.words(), QStringList()); // the slot is promised again
    stage.scheduler.settled(u"w-1"_s);
    stage.scheduler.settled(u"nobody"_s);
    QCOMPARE(stage.words(), QStringList{u"assign w-2 alpha"_s}); // in the pause its slot is another's
}

void TestScheduler::olderRevisionsAreIgnored()
{
    Stage stage;
    const WorkRecord queued = stage.submit(u"w-1"_s);
    const WorkRecord end = stage.cancelled(queued);
    stage.scheduler.put(queued, stage.now);
    stage.station(u"alpha"_s);
    QCOMPARE(stage.words(), QStringList());
    QCOMPARE(stage.scheduler.find(u"w-1"_s), nullptr);
    WorkRecord reused = Transition::submit(Stage::spec(u"w-1"_s), stage.wall()).value(); // its key was removed in between
    reused.revision = end.revision + 5;
    stage.scheduler.put(reused, stage.now);
    QCOMPARE(stage.words(), QStringList{u"assign w-1 alpha"_s});
}

void TestScheduler::onlyStationsThatAreThereGetWork_data()
{
    QTest::addColumn<WorkPlace>("place");
    const WorkPlace good{.stationId = u"alpha"_s, .agents = {{.name = u"a"_s}}};
    const auto row = [&](const char *name, void (*spoil)(WorkPlace &)) {
        WorkPlace place = good;
        spoil(place);
        QTest::newRow(name) << place;
    };
    row("late", [](WorkPlace &place) { place.online = false; });
    row("offline", [](WorkPlace &place) { place.offline = true; });
    row("about to leave", [](WorkPlace &place) { place.takesWork = false; });
    row("without slots", [](WorkPlace &place) { place.slots_ = 0; });
    row("without the agent", [](WorkPlace &place) { place.agents = {{.name = u"b"_s}}; });
}

void TestScheduler::onlyStationsThatAreThereGetWork()
{
    QFETCH(WorkPlace, place);
    Stage stage;
    stage.submit(u"w-1"_s);
    stage.scheduler.setPlace(place);
    QCOMPARE(stage.words(), QStringList());
    stage.station(u"alpha"_s); // now all is well
    QCOMPARE(stage.words(), QStringList{u"assign w-1 alpha"_s});
    stage.submit(u"w-2"_s);
    stage.scheduler.removePlace(u"alpha"_s);
    stage.scheduler.removePlace(u"nobody"_s);
    QCOMPARE(stage.words(), QStringList());
}

void TestScheduler::agentsAreFoundByNameInAnyCaseOrById()
{
    Stage stage;
    stage.scheduler.setPlace({.stationId = u"alpha"_s, .agents = {{.id = u"7"_s, .name = u"PRU\u0308FER"_s, .capabilities = {u"Logs"_s}}}, .slots_ = 3});
    WorkSpec byName = Stage::spec(u"w-1"_s);
    byName.agent = u"Prüfer"_s;
    stage.submit(byName);
    WorkSpec byId = Stage::spec(u"w-2"_s);
    byId.agent = u"7"_s;
    stage.submit(byId);
    stage.submit({.workId = u"w-3"_s, .capability = u"LOGS"_s});
    const QList<WorkDecision> decisions = stage.decide();
    QCOMPARE(decisions.size(), 3);
    for (const WorkDecision &decision : decisions)
        QCOMPARE(decision.agent, u"PRU\u0308FER"_s); // as the station calls it
}

void TestScheduler::theWantedStationIsWaitedFor()
{
    Stage stage;
    stage.station(u"alpha"_s, 4);
    stage.station(u"beta"_s, 1);
    WorkSpec spec = Stage::spec(u"w-1"_s);
    spec.wantedStation = u"beta"_s;
    const WorkRecord other = stage.runningAt(u"w-0"_s, u"beta"_s);
    stage.submit(spec);
    QCOMPARE(stage.words(), QStringList());
    stage.done(other);
    QCOMPARE(stage.words(), QStringList{u"assign w-1 beta"_s});
}

void TestScheduler::ancestorsAreNotAskedForTheirOwnWork()
{
    Stage stage;
    stage.station(u"alpha"_s, 4, {u"a"_s, u"b"_s});
    stage.submit({.workId = u"w-1"_s, .path = {u"A"_s}, .capability = u"logs"_s});
    stage.submit({.workId = u"w-2"_s, .path = {u"a"_s, u"b"_s}, .capability = u"logs"_s});
    const QList<WorkDecision> decisions = stage.decide();
    QCOMPARE(decisions.size(), 1);
    QCOMPARE(decisions[0].agent, u"b"_s);
    stage.station(u"beta"_s, 1, {u"c"_s});
    QCOMPARE(stage.words(), QStringList{u"assign w-2 beta"_s});
}

void TestScheduler::whatWasLostGoesElsewhereIfItCan()
{
    Stage stage;
    stage.station(u"alpha"_s, 9);
    stage.station(u"beta"_s, 1);
    WorkRecord record = stage.runningAt(u"w-1"_s, u"alpha"_s);
    record = stage.put(Transition::handBack(record, Stage::holding(record), u"it stops"_s, stage.wall()).value());
    QCOMPARE(stage.words(), QStringList{u"assign w-1 beta"_s});
    stage.scheduler.settled(u"w-1"_s);
    stage.scheduler.removePlace(u"beta"_s);
    QCOMPARE(stage.words(1s), QStringList{u"assign w-1 alpha"_s});
}

void TestScheduler::anAuctionAsksBeforeItAssigns()
{
    Stage stage;
    WorkSpec spec = Stage::spec(u"w-1"_s);
    spec.auction = true;
    stage.submit(spec);
    for (const QString &station : {u"alpha"_s, u"beta"_s, u"gamma"_s})
        stage.station(station);
    const QList<WorkDecision> offered = stage.decide();
    QCOMPARE(offered.size(), 1);
    QCOMPARE(offered[0].kind, WorkDecision::Kind::Offer);
    QCOMPARE(QSet<QString>(offered[0].candidates.begin(), offered[0].candidates.end()), (QSet<QString>{u"alpha"_s, u"beta"_s, u"gamma"_s}));
    QCOMPARE(stage.words(10s), QStringList()); // until the bids are there
    stage.scheduler.removePlace(u"gamma"_s);
    stage.scheduler.setBids(u"w-1"_s, {u"gamma"_s, u"beta"_s, u"alpha"_s});
    QCOMPARE(stage.words(), QStringList{u"assign w-1 beta"_s}); // the best who still can

    spec.workId = u"w-2"_s;
    stage.submit(spec);
    stage.station(u"delta"_s);
    QCOMPARE(stage.words(), QStringList{u"offer w-2"_s});
    stage.scheduler.setBids(u"w-2"_s, {}); // nobody answered
    stage.scheduler.setBids(u"nobody"_s, {});
    QCOMPARE(stage.words().size(), 1);
}

void TestScheduler::anAuctionOfOneStationIsNone()
{
    Stage stage;
    stage.submit({.workId = u"w-1"_s, .agent = u"a"_s, .auction = true});
    stage.station(u"alpha"_s);
    QCOMPARE(stage.words(), QStringList{u"assign w-1 alpha"_s});
}

void TestScheduler::newAgentsAndSlotsAreSeenAtOnce()
{
    Stage stage;
    stage.submit(u"w-1"_s);
    stage.submit(u"w-2"_s);
    stage.station(u"alpha"_s, 1, {u"b"_s});
    QCOMPARE(stage.words(), QStringList());
    stage.station(u"alpha"_s, 1, {u"b"_s, u"a"_s});
    QCOMPARE(stage.words(), QStringList{u"assign w-1 alpha"_s});
    stage.station(u"alpha"_s, 2, {u"b"_s, u"a"_s});
    QCOMPARE(stage.words(), QStringList{u"assign w-2 alpha"_s});
}

void TestScheduler::aStationThatIsFreeAgainTakesWhoeverIsFirst()
{
    Stage stage;
    stage.station(u"alpha"_s, 1, {u"a"_s, u"b"_s});
    const WorkRecord run = stage.runningAt(u"w-0"_s, u"alpha"_s);
    stage.submit(u"by-name"_s, 4);
    stage.submit({.workId = u"by-capability"_s, .capability = u"logs"_s, .priority = 6});
    WorkSpec other = Stage::spec(u"other-agent"_s, 5);
    other.agent = u"b"_s;
    stage.submit(other);
    QCOMPARE(stage.words(), QStringList());
    stage.done(run);
    QCOMPARE(stage.words(), QStringList{u"assign by-capability alpha"_s});
}

void TestScheduler::removedWorkIsForgotten()
{
    Stage stage;
    stage.submit(u"w-1"_s);
    QVERIFY(stage.scheduler.find(u"w-1"_s));
    stage.scheduler.remove(u"w-1"_s);
    stage.scheduler.remove(u"nobody"_s);
    QVERIFY(!stage.scheduler.find(u"w-1"_s));
    const WorkRecord run = stage.runningAt(u"w-2"_s, u"alpha"_s);
    stage.station(u"alpha"_s);
    stage.submit(u"w-3"_s);
    QCOMPARE(stage.words(), QStringList());
    stage.scheduler.remove(run.spec.workId); // by hand; its slot is free
    QCOMPARE(stage.words(), QStringList{u"assign w-3 alpha"_s});
}

void TestScheduler::itSaysWhyWorkWaits()
{
    Stage stage;
    const auto why = [&stage](const QString &id) {
        stage.decide();
        return stage.scheduler.whyWaiting(id, stage.wall());
    };
    const WorkRecord record = stage.submit(u"w-1"_s);
    QCOMPARE(why(u"w-1"_s), u"no station has the agent a"_s);
    stage.scheduler.setPlace({.stationId = u"s-1"_s, .name = u"alpha"_s, .agents = {{.name = u"a"_s}}, .slots_ = 4, .online = false});
    QCOMPARE(why(u"w-1"_s), u"the agent a is at alpha, which is offline"_s);
    stage.scheduler.setPlace({.stationId = u"s-1"_s, .name = u"alpha"_s, .agents = {{.name = u"a"_s}}, .slots_ = 4, .takesWork = false});
    QCOMPARE(why(u"w-1"_s), u"alpha takes no more work: it is about to leave"_s);
    stage.scheduler.setPlace({.stationId = u"s-1"_s, .name = u"alpha"_s, .agents = {{.name = u"a"_s}}, .slots_ = 4, .callsInFlight = 4});
    QCOMPARE(why(u"w-1"_s), u"all 4 slots of alpha are taken"_s);
    stage.scheduler.setPlace({.stationId = u"s-2"_s, .name = u"beta"_s, .agents = {{.name = u"a"_s}}, .slots_ = 1, .callsInFlight = 1});
    QCOMPARE(why(u"w-1"_s), u"all 5 slots of alpha and beta are taken"_s);
    stage.scheduler.removePlace(u"s-1"_s);
    QCOMPARE(why(u"w-1"_s), u"the only slot of beta is taken"_s);

    WorkSpec wanted = Stage::spec(u"w-2"_s);
    wanted.wantedStation = u"s-1"_s;
    stage.submit(wanted);
    QCOMPARE(why(u"w-2"_s), u"the station s-1 is not there"_s);
    stage.station(u"s-1"_s, 1, {u"b"_s});
    QCOMPARE(why(u"w-2"_s), u"s-1 does not have the agent a"_s);
    stage.submit({.workId = u"w-3"_s, .path = {u"b"_s}, .capability = u"logs"_s});
    QCOMPARE(why(u"w-3"_s), u"every agent with the capability logs waits for this work itself"_s);

    stage.scheduler.setPlace({.stationId = u"s-2"_s, .name = u"beta"_s, .agents = {{.name = u"a"_s}}});
    QCOMPARE(why(u"w-1"_s), u"it is being assigned to beta"_s);
    WorkRecord held = stage.assigned(record, u"s-2"_s);
    QCOMPARE(why(u"w-1"_s), u"beta has not taken it yet"_s);
    held = stage.running(held);
    QCOMPARE(why(u"w-1"_s), QString());
    const WorkRecord failing = stage.put(Transition::fail(held, Stage::holding(held), {.error = u"no answer"_s, .fault = Fault::Timeout}, 0.5, stage.wall()).value());
    QCOMPARE(why(u"w-1"_s), u"waits until %1 after: no answer"_s.arg(stage.wall().addSecs(1).toLocalTime().toString(u"HH:mm:ss"_s)));
    stage.cancelled(failing);
    QCOMPARE(why(u"w-1"_s), QString());
    held = stage.runningAt(u"w-4"_s, u"s-2"_s);
    stage.put(Transition::escalate(held, Stage::holding(held), {.reason = u"delete it?"_s}, stage.wall()).value());
    QCOMPARE(why(u"w-4"_s), u"waits for an answer: delete it?"_s);
    stage.cancelled(stage.runningAt(u"w-5"_s, u"s-2"_s));
    QCOMPARE(why(u"w-5"_s), u"it is being cancelled at beta"_s);
    QCOMPARE(why(u"nobody"_s), QString());
}

QTEST_GUILESS_MAIN(TestScheduler)
#include "tst_scheduler.moc"
