// SPDX-License-Identifier: Apache-2.0
// The one time of the window: scrubbing, playing, stepping, and what is shown then.
#include "tests/app/replaystage.h"
#include "tests/app/samplestations.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using examples::start;
using examples::stored;
using examples::workEvent;

namespace {

lattice::Station live(const QString &id)
{
    auto station = sample::stations(1).first();
    station.id = id;
    station.name = id.toUpper();
    station.agents = {sample::agent(u"logs"_s), sample::agent(u"new"_s)};
    return station;
}

} // namespace

class TestReplay : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyPageShowsTheLatticeAsItWas();
    void placesStayInThePast();
    void liveChangesWaitWhileThePastIsShown();
    void factsOfTodayAreMarked();
    void workOfTheMomentIsKnown();
    void timeStaysWithinTheHistory();
    void scrubbingAsksOncePerFrameAndDropsStaleAnswers();
    void failedMomentIsTold();
    void stepsGoFromEventToEvent();
    void stepsGoFromFailureToFailure();
    void stepsWithinTheSelectionNeedOne();
    void eventsOfOneMomentAreOneStep();
    void playingPassesTimeAtItsSpeed();
    void idleTimeIsFolded();
    void playingEndsLive();
    void bandSaysHowLongAgo();
};

void TestReplay::everyPageShowsTheLatticeAsItWas()
{
    ReplayStage stage;
    const QAbstractItemModelTester tester(stage.center.stations());
    const QAbstractItemModelTester outlineTester(stage.center.outline());
    stage.center.applyStations({live(u"beta"_s)}, {});
    stage.tell();
    stage.past.goTo(stage.at(4));
    QVERIFY(stage.past.isActive());
    QTRY_COMPARE(stage.presence(u"alpha"_s), u"online"_s);
    QCOMPARE(stage.presence(u"beta"_s), u"absent"_s);
    QCOMPARE(stage.center.stations()->find(u"alpha"_s)->agents.size(), 1);
    stage.past.goTo(stage.at(6));
    QTRY_COMPARE(stage.presence(u"alpha"_s), u"left"_s);
    QCOMPARE(stage.presence(u"beta"_s), u"online"_s);
    QCOMPARE(stage.center.stations()->find(u"beta"_s)->agents.size(), 0); // it had none then
    stage.past.goTo(stage.at(2));
    QTRY_COMPARE(stage.presence(u"beta"_s), u"absent"_s);
    stage.past.live();
    QCOMPARE(stage.presence(u"beta"_s), u"online"_s);
    QCOMPARE(stage.presence(u"alpha"_s), u"left"_s);
    QCOMPARE(stage.center.stations()->find(u"beta"_s)->agents.size(), 2);
}

void TestReplay::placesStayInThePast()
{
    ReplayStage stage;
    stage.center.applyStations({live(u"beta"_s), live(u"gamma"_s)}, {});
    const auto place = stage.center.map()->nodes().value(u"beta"_s).center;
    stage.tell();
    stage.past.goTo(stage.at(3));
    QTRY_VERIFY(stage.center.map()->nodes().contains(u"alpha"_s));
    QVERIFY(stage.center.map()->nodes().value(u"alpha"_s).placed);
    QCOMPARE(stage.center.map()->nodes().value(u"beta"_s).center, place);
    const auto shown = stage.center.map()->nodes().size();
    stage.center.map()->expire(stage.center.map()->now() + 10 * app::MapScene::kLingerMs);
    QCOMPARE(stage.center.map()->nodes().size(), shown); // nobody fades
    stage.past.live();
    QCOMPARE(stage.center.map()->nodes().size(), 2);
    QCOMPARE(stage.center.map()->nodes().value(u"beta"_s).center, place);
}

void TestReplay::liveChangesWaitWhileThePastIsShown()
{
    ReplayStage stage;
    stage.center.applyStations({live(u"beta"_s)}, {});
    stage.tell();
    stage.past.goTo(stage.at(5));
    QTRY_VERIFY(stage.past.isReached());
    stage.center.applyStations({live(u"delta"_s)}, {u"beta"_s});
    stage.center.applyEvents({sample::call(u"beta"_s, u"beta"_s, u"c1"_s)});
    QCOMPARE(stage.presence(u"delta"_s), u"unknown"_s);
    QCOMPARE(stage.presence(u"beta"_s), u"online"_s);
    QVERIFY(stage.center.map()->dots().isEmpty());
    stage.past.live();
    QCOMPARE(stage.presence(u"delta"_s), u"online"_s);
    QCOMPARE(stage.presence(u"beta"_s), u"left"_s);
    QVERIFY(stage.center.map()->nodes().contains(u"delta"_s));
}

void TestReplay::factsOfTodayAreMarked()
{
    ReplayStage stage;
    auto beta = live(u"beta"_s);
    beta.facts.region = u"eu"_s;
    stage.center.applyStations({beta}, {});
    stage.tell();
    stage.center.selection()->selectStation(u"beta"_s);
    const auto labels = [&stage] {
        QStringList all;
        for (int row = 0; row < stage.center.inspected()->facts()->rowCount(); ++row)
            all.append(stage.center.inspected()->facts()->index(row).data().toString());
        return all;
    };
    QVERIFY(labels().contains(u"Region"_s));
    stage.past.goTo(stage.at(5));
    QTRY_VERIFY(labels().contains(u"Region (now)"_s));
    QVERIFY(!labels().contains(u"Slots"_s)); // they are of this very moment
    stage.past.goTo(stage.at(1));
    QTRY_COMPARE(labels(), QStringList{u"Id"_s}); // it was not there
    QCOMPARE(stage.center.inspected()->presenceText(), u"not there then"_s);
    stage.past.live();
    QVERIFY(labels().contains(u"Slots"_s));
}

void TestReplay::workOfTheMomentIsKnown()
{
    ReplayStage stage;
    QList<lattice::WorkRecord> work;
    connect(&stage.replay.lattice(), &app::ShownLattice::workShown, this, [&work](const QList<lattice::WorkRecord> &shown) { work = shown; });
    stage.tell();
    stage.past.goTo(stage.at(3));
    QTRY_COMPARE(work.size(), 1);
    QCOMPARE(work.first().spec.task, u"look"_s);
    QCOMPARE(work.first().phase, lattice::WorkPhase::Queued);
    stage.past.goTo(stage.at(4));
    QTRY_COMPARE(work.first().phase, lattice::WorkPhase::Failed);
    QCOMPARE(work.first().outcome.error, u"no"_s);
}

void TestReplay::timeStaysWithinTheHistory()
{
    ReplayStage stage;
    stage.past.goTo(stage.at(3));
    QVERIFY(!stage.past.isActive()); // there is no history
    QVERIFY(!stage.past.isAvailable());
    stage.playback.play();
    QVERIFY(!stage.playback.isPlaying());
    stage.tell();
    stage.past.goTo(stage.at(-1000));
    QCOMPARE(stage.past.time(), stage.at(1));
    stage.past.goTo(QDateTime::currentDateTimeUtc().addDays(1));
    QVERIFY(!stage.past.isActive());
    stage.past.goToOldest();
    QCOMPARE(stage.past.time(), stage.at(1));
    QVERIFY(!stage.past.offReason().isEmpty());
    stage.past.live();
    QVERIFY(stage.past.offReason().isEmpty());
}

void TestReplay::scrubbingAsksOncePerFrameAndDropsStaleAnswers()
{
    ReplayStage stage;
    stage.history.appendLarge(2000);
    QSignalSpy reached(&stage.past, &app::PastTime::reached);
    stage.history.hold();
    stage.past.goTo(start().addSecs(1));
    QTRY_COMPARE(stage.history.asked(), 1);
    for (int i = 0; i < 500; ++i)
        stage.past.goTo(start().addMSecs(1000 + i));
    QVERIFY(stage.past.isWaiting());
    QVERIFY(!stage.past.isReached());
    QTRY_VERIFY(QCoro::waitFor(stage.history.index().count({})).has_value());
    QCOMPARE(stage.history.asked(), 1);
    stage.history.release();
    QTRY_VERIFY(stage.past.isReached());
    QCOMPARE(stage.history.asked(), 2); // the first and the last of 500
    QCOMPARE(reached.size(), 2);
    stage.history.hold();
    stage.past.goTo(start().addSecs(100));
    QTRY_COMPARE(stage.history.asked(), 3);
    QTRY_VERIFY(QCoro::waitFor(stage.history.index().count({})).has_value());
    stage.past.live();
    stage.history.release();
    QCOMPARE(reached.size(), 2); // too late: nobody looks at it any more
    QVERIFY(!stage.replay.lattice().isPast());
}

void TestReplay::failedMomentIsTold()
{
    app::ControlCenter center;
    auto &client = center.replay()->client();
    QSignalSpy asked(&client, &app::HistoryClient::stateWanted);
    client.applyStatus({.state = lattice::HistoryStatus::State::Following, .range = {.first = 1, .last = 9, .rows = 9, .from = start(), .to = start().addSecs(9)}});
    center.replay()->past()->goTo(start().addSecs(3));
    QTRY_COMPARE(asked.size(), 1);
    client.applyState(asked.first().first().toString(), lattice::failed(lattice::Fault::Invalid, u"snapshot 5 is broken"_s));
    QVERIFY(!center.replay()->past()->problem().isEmpty());
    QCOMPARE(center.replay()->past()->problemWords(), u"snapshot 5 is broken"_s);
    QVERIFY(center.replay()->past()->isActive());
    QVERIFY(!center.replay()->lattice().isPast()); // nothing is shown that is not known
}

void TestReplay::stepsGoFromEventToEvent()
{
    ReplayStage stage;
    stage.tell();
    stage.playback.stepEvent(1);
    QVERIFY(!stage.past.isActive()); // live: there is nothing later
    stage.playback.stepEvent(-1);
    QTRY_COMPARE(stage.past.time(), stage.at(6));
    stage.playback.stepEvent(-1);
    QTRY_COMPARE(stage.past.time(), stage.at(5));
    stage.playback.stepEvent(1);
    QTRY_COMPARE(stage.past.time(), stage.at(6));
    stage.playback.stepEvent(1);
    QTRY_VERIFY(!stage.playback.note().isEmpty());
    stage.past.goTo(stage.at(3).addMSecs(400));
    stage.playback.stepEvent(-1); // from between two events
    QTRY_COMPARE(stage.past.time(), stage.at(3));
    QCOMPARE(stage.playback.note(), QString());
}

void TestReplay::stepsGoFromFailureToFailure()
{
    ReplayStage stage;
    stage.history.appendLarge(200); // the events 5, 55, 105 and 155 fail
    stage.playback.stepFailure(-1);
    QTRY_COMPARE(stage.past.time(), start().addMSecs(154 * 300));
    stage.playback.stepFailure(-1);
    QTRY_COMPARE(stage.past.time(), start().addMSecs(104 * 300));
    stage.playback.stepFailure(1);
    QTRY_COMPARE(stage.past.time(), start().addMSecs(154 * 300));
    stage.playback.stepFailure(1);
    QTRY_VERIFY(!stage.playback.note().isEmpty());
}

void TestReplay::stepsWithinTheSelectionNeedOne()
{
    ReplayStage stage;
    stage.tell();
    stage.playback.stepSelected(-1);
    QVERIFY(!stage.playback.note().isEmpty());
    QVERIFY(!stage.past.isActive());
    stage.center.selection()->selectStation(u"beta"_s);
    stage.playback.stepSelected(-1);
    QTRY_COMPARE(stage.past.time(), stage.at(5));
    stage.center.selection()->selectAgent(u"alpha"_s, u"logs"_s);
    stage.playback.stepSelected(-1);
    QTRY_COMPARE(stage.past.time(), stage.at(2));
}

void TestReplay::eventsOfOneMomentAreOneStep()
{
    ReplayStage stage;
    stage.history.append({stored(1, workEvent(u"submitted"_s, u"w1"_s), 1000), stored(2, workEvent(u"submitted"_s, u"w2"_s), 2000),
                          stored(3, workEvent(u"submitted"_s, u"w3"_s), 2000), stored(4, workEvent(u"submitted"_s, u"w4"_s), 3000)});
    stage.past.goTo(start().addMSecs(3000));
    stage.playback.stepEvent(-1);
    QTRY_COMPARE(stage.past.time(), start().addMSecs(2000));
    QTRY_VERIFY(stage.past.isReached());
    QCOMPARE(stage.past.sequence(), 3u);
    stage.playback.stepEvent(-1);
    QTRY_COMPARE(stage.past.time(), start().addMSecs(1000));
}

void TestReplay::playingPassesTimeAtItsSpeed()
{
    ReplayStage stage;
    stage.history.appendLarge(5000);
    stage.past.goTo(start().addSecs(10));
    stage.playback.setFoldIdle(false);
    stage.playback.setSpeedIndex(int(stage.playback.speeds().indexOf(u"60×"_s)));
    stage.playback.advance(500);
    QCOMPARE(stage.past.time(), start().addSecs(40));
    stage.playback.setSpeedIndex(0);
    stage.playback.advance(400);
    QCOMPARE(stage.past.time(), start().addMSecs(40'100));
    stage.playback.setSpeedIndex(999);
    QCOMPARE(stage.playback.speedIndex(), int(stage.playback.speeds().size()) - 1);
    stage.playback.toggle();
    QVERIFY(stage.playback.isPlaying());
    QTRY_VERIFY(stage.past.time() > start().addSecs(41));
    stage.replay.scrub(start().addSecs(5));
    QVERIFY(!stage.playback.isPlaying()); // a hand on the bar stops it
}

void TestReplay::idleTimeIsFolded()
{
    ReplayStage stage;
    stage.history.append({stored(1, workEvent(u"submitted"_s, u"w1"_s), 1000), stored(2, workEvent(u"completed"_s, u"w1"_s), 3'600'000)});
    stage.past.goTo(start().addMSecs(1000));
    QTRY_VERIFY(stage.past.isReached());
    stage.playback.advance(16); // asks what comes next
    QTRY_VERIFY((stage.playback.advance(1), stage.past.time() > start().addMSecs(3'500'000)));
    QVERIFY(stage.past.time() < start().addMSecs(3'600'000)); // a little before, so that it is seen
}

void TestReplay::playingEndsLive()
{
    ReplayStage stage;
    stage.tell();
    stage.past.goTo(stage.at(6));
    QTRY_VERIFY(stage.past.isReached());
    stage.playback.play();
    QTRY_VERIFY(!stage.past.isActive()); // nothing more happened since
    QVERIFY(!stage.playback.isPlaying());
}

void TestReplay::bandSaysHowLongAgo()
{
    ReplayStage stage;
    stage.tell();
    QCOMPARE(stage.past.bandText(), QString());
    QCOMPARE(stage.past.timeText(), u"LIVE"_s);
    stage.past.goTo(stage.at(4));
    stage.past.tick(stage.at(4).addSecs(7800));
    const auto clock = QLocale().toString(stage.at(4).toLocalTime().time(), u"HH:mm:ss"_s);
    QCOMPARE(stage.past.bandText(), u"PAST %1 · 2 h 10 min ago · everything is shown as it was · actions are off"_s.arg(clock));
    stage.past.tick(stage.at(4).addDays(3));
    QVERIFY(stage.past.bandText().contains(u"26 Jan "_s)); // another day is named
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
