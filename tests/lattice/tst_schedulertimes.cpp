// SPDX-License-Identifier: Apache-2.0
#include "schedulerstage.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lattice;

/*! What time, silence and parents do to work. */
class TestSchedulerTimes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anUnclaimedMessageIsSentAgainAndThenLost();
    void aStationThatGoesOfflineLosesWhatItHasNotClaimed();
    void aStationThatIsLateOrBackKeepsIt();
    void whatRunsWithoutALeaseIsLost();
    void aLeaseOfAnotherAttemptIsNoSignOfLife();
    void whatRunsTooLongIsLost();
    void aCancellationThatNobodyConfirmsEnds();
    void afterAPauseOfTheLinkNobodyIsJudged();
    void stationHeardOfAfterItsWorkIsNotGone();
    void deadlinesExpireAndCancel();
    void aPauseIsMeasuredByTheClockThatMadeIt_data();
    void aPauseIsMeasuredByTheClockThatMadeIt();
    void childrenGoWithTheirParent();
    void childrenOfADoneParentGoOn();
    void oldEndsAreRemoved();
    void itKnowsWhenItHasSomethingToDo();
};

void TestSchedulerTimes::anUnclaimedMessageIsSentAgainAndThenLost()
{
    Stage stage;
    stage.station(u"alpha"_s);
    const WorkRecord record = stage.assigned(stage.submit(u"w-1"_s), u"alpha"_s);
    QCOMPARE(stage.words(), QStringList());
    QCOMPARE(stage.words(4999ms), QStringList());
    QCOMPARE(stage.words(1ms), QStringList{u"resend w-1 alpha"_s});
    QCOMPARE(stage.words(4999ms), QStringList());
    QCOMPARE(stage.words(1ms), QStringList{u"resend w-1 alpha"_s}); // no word of settled() in between
    QCOMPARE(stage.words(49s), QStringList{u"resend w-1 alpha"_s});
    const QList<WorkDecision> decisions = stage.decide(1s);
    QCOMPARE(decisions.size(), 1);
    QCOMPARE(decisions[0].kind, WorkDecision::Kind::Lose);
    QCOMPARE(decisions[0].reason, u"alpha did not take the work within 60 s"_s);
    QCOMPARE(decisions[0].record.revision, record.revision);
}

void TestSchedulerTimes::aStationThatGoesOfflineLosesWhatItHasNotClaimed()
{
    Stage stage;
    stage.station(u"alpha"_s, 3);
    stage.assigned(stage.submit(u"w-1"_s), u"alpha"_s);
    stage.runningAt(u"w-2"_s, u"alpha"_s);
    stage.decide();
    stage.scheduler.setPlace({.stationId = u"alpha"_s, .online = false, .offline = true});
    QCOMPARE(stage.words(), QStringList{u"lose w-1 alpha"_s}); // what runs has a lease
    stage.assigned(stage.submit(u"w-3"_s), u"alpha"_s);
    QCOMPARE(stage.words(), QStringList{u"lose w-3 alpha"_s});
    stage.station(u"beta"_s);
    stage.assigned(stage.submit(u"w-4"_s), u"beta"_s);
    QCOMPARE(stage.words(), QStringList());
    stage.scheduler.removePlace(u"beta"_s);
    QCOMPARE(stage.words(), QStringList{u"lose w-4 beta"_s});
    stage.assigned(stage.submit(u"w-5"_s), u"beta"_s); // decided before it left, heard of after
    QCOMPARE(stage.words(), QStringList{u"lose w-5 beta"_s});
}

void TestSchedulerTimes::aStationThatIsLateOrBackKeepsIt()
{
    Stage stage;
    stage.station(u"alpha"_s);
    stage.assigned(stage.submit(u"w-1"_s), u"alpha"_s);
    stage.scheduler.setPlace({.stationId = u"alpha"_s, .online = false});
    QCOMPARE(stage.words(), QStringList());
    stage.scheduler.setPlace({.stationId = u"alpha"_s, .offline = true});
    stage.station(u"alpha"_s); // before anybody looked
    QCOMPARE(stage.words(), QStringList());
}

void TestSchedulerTimes::whatRunsWithoutALeaseIsLost()
{
    Stage stage;
    stage.runningAt(u"w-1"_s, u"alpha"_s);
    stage.decide();
    for (int i = 0; i < 4; ++i) {
        QCOMPARE(stage.words(44s), QStringList());
        stage.scheduler.leaseSeen(u"w-1"_s, 1, stage.now);
        stage.scheduler.leaseSeen(u"nobody"_s, 1, stage.now);
    }
    QCOMPARE(stage.words(44'999ms), QStringList());
    const QList<WorkDecision> decisions = stage.decide(1ms);
    QCOMPARE(decisions.size(), 1);
    QCOMPARE(decisions[0].kind, WorkDecision::Kind::Lose);
    QCOMPARE(decisions[0].reason, u"no sign of life from alpha for 45 s"_s);
}

void TestSchedulerTimes::aLeaseOfAnotherAttemptIsNoSignOfLife()
{
    Stage stage;
    stage.runningAt(u"w-1"_s, u"alpha"_s);
    stage.decide();
    stage.now += 30s;
    stage.scheduler.leaseSeen(u"w-1"_s, 2, stage.now);
    QCOMPARE(stage.words(15s), QStringList{u"lose w-1 alpha"_s});
}

void TestSchedulerTimes::whatRunsTooLongIsLost()
{
    Stage stage;
    WorkRecord record = stage.runningAt(u"w-1"_s, u"alpha"_s); // 5 min, and 60 s
    for (int i = 0; i < 11; ++i) {
        QCOMPARE(stage.words(30s), QStringList());
        stage.scheduler.leaseSeen(u"w-1"_s, 1, stage.now);
        record = stage.put(Transition::progress(record, Stage::holding(record), {.percent = i}).value()); // changes nothing about it
    }
    const QList<WorkDecision> decisions = stage.decide(30s);
    QCOMPARE(decisions.size(), 1);
    QCOMPARE(decisions[0].reason, u"alpha runs it for longer than the timeout of 300 s"_s);
}

void TestSchedulerTimes::aCancellationThatNobodyConfirmsEnds()
{
    Stage stage;
    stage.cancelled(stage.runningAt(u"silent"_s, u"alpha"_s));
    stage.cancelled(stage.runningAt(u"stubborn"_s, u"alpha"_s));
    stage.decide();
    const auto lease = [&stage] { stage.scheduler.leaseSeen(u"stubborn"_s, 1, stage.now); };
    stage.now += 30s;
    lease();
    QCOMPARE(stage.words(15s), QStringList{u"lose silent alpha"_s});
    stage.now += 15s;
    lease();
    QCOMPARE(stage.words(29s), QStringList());
    const QList<WorkDecision> decisions = stage.decide(1s);
    QCOMPARE(decisions.size(), 1);
    QCOMPARE(decisions[0].reason, u"alpha did not confirm that it has stopped"_s);
}

void TestSchedulerTimes::afterAPauseOfTheLinkNobodyIsJudged()
{
    Stage stage;
    stage.station(u"alpha"_s, 3);
    stage.assigned(stage.submit(u"unclaimed"_s), u"alpha"_s);
    stage.runningAt(u"alive"_s, u"alpha"_s);
    stage.runningAt(u"dead"_s, u"alpha"_s);
    stage.decide();
    stage.now += 10min;
    stage.scheduler.removePlace(u"alpha"_s);
    stage.scheduler.judgeFrom(stage.now + 45s);
    QCOMPARE(stage.words(), QStringList{u"resend unclaimed alpha"_s});
    stage.scheduler.leaseSeen(u"alive"_s, 1, stage.now + 10s);
    const QStringList judged = stage.words(45s);
    QVERIFY(judged.contains(u"lose dead alpha"_s));
    QVERIFY(judged.contains(u"lose unclaimed alpha"_s));
    QVERIFY(judged.contains(u"lose alive alpha"_s)); // over its timeout by far
    QCOMPARE(judged.size(), 3);
}

void TestSchedulerTimes::stationHeardOfAfterItsWorkIsNotGone()
{
    Stage stage;
    stage.assigned(stage.submit(u"early"_s), u"alpha"_s); // as a new leader reads the ledger first
    stage.station(u"alpha"_s, 3);
    stage.scheduler.judgeFrom(stage.now + 45s);
    QVERIFY(!stage.words(50s).contains(u"lose early alpha"_s));
    QVERIFY(stage.words(15s).contains(u"lose early alpha"_s)); // nobody claimed it for 60 s
}

void TestSchedulerTimes::deadlinesExpireAndCancel()
{
    Stage stage;
    const auto due = [&stage](const QString &id) {
        WorkSpec spec = Stage::spec(id);
        spec.deadline = stage.wall().addSecs(20);
        return stage.submit(spec);
    };
    due(u"queued"_s);
    const WorkRecord run = stage.running(stage.assigned(due(u"running"_s), u"alpha"_s));
    const WorkRecord asking = stage.running(stage.assigned(due(u"escalated"_s), u"alpha"_s));
    stage.put(Transition::escalate(asking, Stage::holding(asking), {.reason = u"?"_s}, stage.wall()).value());
    stage.cancelled(stage.running(stage.assigned(due(u"cancelling"_s), u"alpha"_s)));
    QCOMPARE(stage.words(19'999ms), QStringList());
    const QList<WorkDecision> decisions = stage.decide(1ms);
    QCOMPARE(decisions.size(), 3);
    for (const WorkDecision &decision : decisions) {
        const bool isRunning = decision.record.spec.workId == run.spec.workId;
        QCOMPARE(decision.kind, isRunning ? WorkDecision::Kind::Cancel : WorkDecision::Kind::Expire);
        QCOMPARE(decision.reason, QString::fromLatin1(Transition::kDeadlineReason));
    }
    WorkSpec late = Stage::spec(u"late"_s);
    late.deadline = stage.wall();
    stage.submit(late);
    stage.station(u"alpha"_s);
    QCOMPARE(stage.words(), QStringList{u"expire late"_s}); // although it could be assigned
}

void TestSchedulerTimes::aPauseIsMeasuredByTheClockThatMadeIt_data()
{
    QTest::addColumn<int>("skew_s");
    QTest::newRow("right") << 0;
    QTest::newRow("an hour ahead") << 3600;
    QTest::newRow("an hour behind") << -3600;
}

void TestSchedulerTimes::aPauseIsMeasuredByTheClockThatMadeIt()
{
    QFETCH(int, skew_s);
    Stage stage;
    stage.station(u"alpha"_s);
    const WorkRecord run = stage.runningAt(u"w-1"_s, u"alpha"_s);
    stage.put(Transition::fail(run, Stage::holding(run), {.fault = Fault::Busy}, 0.5, stage.wall().addSecs(skew_s)).value());
    QCOMPARE(stage.words(), QStringList());
    QCOMPARE(stage.scheduler.nextTime(stage.now, stage.wall()).value(), stage.now + 1s);
    QCOMPARE(stage.words(999ms), QStringList());
    QCOMPARE(stage.words(1ms), QStringList{u"assign w-1 alpha"_s});
}

void TestSchedulerTimes::childrenGoWithTheirParent()
{
    Stage stage;
    const auto childOf = [](const QString &id, const QString &parent) {
        WorkSpec spec = Stage::spec(id);
        spec.parentId = parent;
        spec.path = {u"coordinator"_s};
        return spec;
    };
    const WorkRecord parent = stage.submit(u"parent"_s);
    stage.submit(childOf(u"queued"_s, u"parent"_s));
    stage.running(stage.assigned(stage.submit(childOf(u"running"_s, u"parent"_s)), u"alpha"_s));
    stage.cancelled(stage.running(stage.assigned(stage.submit(childOf(u"cancelling"_s, u"parent"_s)), u"alpha"_s)));
    const WorkRecord ended = stage.cancelled(stage.submit(childOf(u"ended"_s, u"parent"_s)));
    stage.submit(childOf(u"of-another"_s, u"elsewhere"_s));
    QCOMPARE(stage.words(), QStringList());
    stage.cancelled(parent);
    const QList<WorkDecision> decisions = stage.decide();
    QCOMPARE(decisions.size(), 2);
    for (const WorkDecision &decision : decisions) {
        QCOMPARE(decision.kind, WorkDecision::Kind::Cancel);
        QCOMPARE(decision.reason, u"its parent parent was cancelled"_s);
    }
    stage.submit(childOf(u"latecomer"_s, u"parent"_s));
    stage.station(u"alpha"_s, 9);
    const QStringList words = stage.words();
    QVERIFY(words.contains(u"cancel latecomer"_s));
    QVERIFY(!words.contains(u"assign latecomer alpha"_s));
    QVERIFY(isEnd(ended.phase));
}

void TestSchedulerTimes::childrenOfADoneParentGoOn()
{
    Stage stage;
    const WorkRecord parent = stage.runningAt(u"parent"_s, u"alpha"_s);
    WorkSpec child = Stage::spec(u"child"_s);
    child.parentId = u"parent"_s;
    stage.submit(child);
    stage.done(parent);
    QCOMPARE(stage.words(), QStringList());
    stage.station(u"beta"_s);
    QCOMPARE(stage.words(), QStringList{u"assign child beta"_s});
}

void TestSchedulerTimes::oldEndsAreRemoved()
{
    Stage stage;
    const WorkRecord end = stage.cancelled(stage.submit(u"w-1"_s));
    stage.decide();
    const Stage::Time week = std::chrono::days(7);
    QCOMPARE(stage.words(week - 1ms), QStringList());
    const QList<WorkDecision> decisions = stage.decide(1ms);
    QCOMPARE(decisions.size(), 1);
    QCOMPARE(decisions[0].kind, WorkDecision::Kind::Remove);
    QCOMPARE(decisions[0].record.spec.workId, u"w-1"_s);
    QCOMPARE(decisions[0].record.revision, end.revision); // what the removal expects
    QCOMPARE(decisions[0].record.phase, WorkPhase::Cancelled);
    QCOMPARE(stage.words(1h), QStringList());
    stage.scheduler.settled(u"w-1"_s);
    QCOMPARE(stage.words(), QStringList());
    QCOMPARE(stage.words(60s), QStringList{u"remove w-1"_s});
    stage.scheduler.remove(u"w-1"_s);
    stage.scheduler.settled(u"w-1"_s);
    QCOMPARE(stage.words(week), QStringList());
    QVERIFY(!stage.scheduler.nextTime(stage.now, stage.wall()));
}

void TestSchedulerTimes::itKnowsWhenItHasSomethingToDo()
{
    Stage stage;
    const auto next = [&stage] { return stage.scheduler.nextTime(stage.now, stage.wall()); };
    QVERIFY(!next());
    WorkSpec spec = Stage::spec(u"w-1"_s);
    spec.deadline = stage.wall().addSecs(100);
    const WorkRecord record = stage.submit(spec);
    QCOMPARE(next(), stage.now);
    stage.decide();
    QCOMPARE(next(), stage.now + 100s); // its deadline
    stage.station(u"alpha"_s);
    const WorkRecord held = stage.assigned(record, u"alpha"_s);
    stage.decide();
    QCOMPARE(next(), stage.now + 5s); // the message
    stage.running(held);
    stage.decide();
    QCOMPARE(next(), stage.now + 45s); // the lease
    stage.now += 1h;
    QCOMPARE(next(), stage.now); // never in the past
}

QTEST_GUILESS_MAIN(TestSchedulerTimes)
#include "tst_schedulertimes.moc"
