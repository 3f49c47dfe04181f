// SPDX-License-Identifier: Apache-2.0
// The one time of the window: scrubbing, playing, stepping, what is shown then; the time bar, comparing, bookmarks.
#include "app/desktop/controlcenter.h"
#include "tests/app/indexhistory.h"
#include "tests/app/samplestations.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using examples::event;
using examples::start;
using examples::stored;
using examples::workEvent;
using lattice::Presence;

namespace {

/*! The models of a window over a real index; the lattice of the story: alpha joins, gets an agent, beta joins, alpha leaves. */
struct Stage {
    app::ControlCenter center;
    app::Replay &replay{*center.replay()};
    app::PastTime &past{*replay.past()};
    app::Playback &playback{*replay.playback()};
    IndexHistory history{replay.client()};

    void tell()
    {
        const auto station = [](const char *type, const QString &id) {
            return event(QString::fromLatin1(type), {{u"station_id"_s, id}, {u"station_name"_s, id.toUpper()}, {u"reason"_s, u"graceful"_s}}, id);
        };
        history.append({stored(1, station(lattice::EventType::StationJoined, u"alpha"_s)),
                        stored(2, event(u"station.lattice.agent.registered"_s, {{u"station_id"_s, u"alpha"_s}, {u"agent_id"_s, u"logs"_s}, {u"agent_name"_s, u"logs"_s}}, u"alpha"_s)),
                        stored(3, workEvent(u"submitted"_s, u"w1"_s, {{u"task"_s, u"look"_s}})),
                        stored(4, workEvent(u"failed"_s, u"w1"_s, {{u"error"_s, u"no"_s}})),
                        stored(5, station(lattice::EventType::StationJoined, u"beta"_s)),
                        stored(6, station(lattice::EventType::StationLeft, u"alpha"_s))});
    }
    QString presence(const QString &id)
    {
        const auto *station = center.stations()->find(id);
        return !station ? u"unknown"_s : station->absent ? u"absent"_s : station->presence == Presence::Online ? u"online"_s : u"left"_s;
    }
    QDateTime at(int second) const { return start().addSecs(second); }
};

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
    void timeBarCountsAndMarks();
    void timeBarZoomsAtThePointer();
    void hiddenTimeBarAsksNothing();
    void comparisonListsWhatIsDifferent();
    void comparisonOfTheSameMomentIsEmpty();
    void failedComparisonIsTold();
    void bookmarksAreKept();
    void brokenBookmarksAreSetAside();
};

void TestReplay::everyPageShowsTheLatticeAsItWas()
{
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
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
    Stage stage;
    stage.history.append({stored(1, workEvent(u"submitted"_s, u"w1"_s), 1000), stored(2, workEvent(u"completed"_s, u"w1"_s), 3'600'000)});
    stage.past.goTo(start().addMSecs(1000));
    QTRY_VERIFY(stage.past.isReached());
    stage.playback.advance(16); // asks what comes next
    QTRY_VERIFY((stage.playback.advance(1), stage.past.time() > start().addMSecs(3'500'000)));
    QVERIFY(stage.past.time() < start().addMSecs(3'600'000)); // a little before, so that it is seen
}

void TestReplay::playingEndsLive()
{
    Stage stage;
    stage.tell();
    stage.past.goTo(stage.at(6));
    QTRY_VERIFY(stage.past.isReached());
    stage.playback.play();
    QTRY_VERIFY(!stage.past.isActive()); // nothing more happened since
    QVERIFY(!stage.playback.isPlaying());
}

void TestReplay::bandSaysHowLongAgo()
{
    Stage stage;
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

void TestReplay::timeBarCountsAndMarks()
{
    Stage stage;
    auto &bar = *stage.replay.bar();
    bar.setParts(10);
    bar.setShown(true);
    stage.tell();
    QTRY_VERIFY(!bar.buckets().isEmpty());
    quint64 events = 0;
    quint64 failed = 0;
    quint64 joined = 0;
    quint64 left = 0;
    for (const auto &bucket : bar.buckets()) {
        events += bucket.events;
        failed += bucket.failed;
        joined += bucket.joined;
        left += bucket.left;
    }
    QCOMPARE(events, 6u);
    QCOMPARE(failed, 1u);
    QCOMPARE(joined, 2u);
    QCOMPARE(left, 1u);
    QVERIFY(qAbs(bar.partOf(bar.timeAt(0.25)) - 0.25) < 1e-6);
    QVERIFY2(bar.textAt(0).endsWith(u" · 1 failed · 2 joined · 1 left"_s), qPrintable(bar.textAt(0)));
    bar.setRange(stage.at(5), stage.at(2));
    QCOMPARE(bar.rangeFrom(), stage.at(2)); // whichever way it was drawn
    QVERIFY(bar.rangeText().endsWith(u"3 s"_s));
    bar.setRange(stage.at(5), stage.at(5));
    QVERIFY(!bar.hasRange());
}

void TestReplay::timeBarZoomsAtThePointer()
{
    Stage stage;
    auto &bar = *stage.replay.bar();
    bar.setShown(true);
    stage.history.appendLarge(5000, QDateTime::currentDateTimeUtc().addSecs(-1800));
    QTRY_VERIFY(!bar.buckets().isEmpty());
    const auto whole = bar.from().msecsTo(bar.to());
    const auto fixed = bar.timeAt(0.5);
    bar.zoom(4, 0.5);
    QVERIFY(bar.isZoomed());
    QCOMPARE(bar.from().msecsTo(bar.to()), whole / 4);
    QVERIFY(qAbs(bar.timeAt(0.5).msecsTo(fixed)) <= 2);
    for (int i = 0; i < 50; ++i)
        bar.zoom(4, 0.9);
    QCOMPARE(bar.from().msecsTo(bar.to()), app::TimeBarModel::kShortestMs);
    stage.past.goToOldest();
    QVERIFY(bar.partOf(stage.past.time()) >= 0); // the view goes where the time is
    QVERIFY(bar.partOf(stage.past.time()) <= 1);
    for (int i = 0; i < 50; ++i)
        bar.zoom(0.25, 0.5);
    QVERIFY(!bar.isZoomed());
    bar.zoom(0, 0.5);
    QVERIFY(!bar.isZoomed());
}

void TestReplay::hiddenTimeBarAsksNothing()
{
    Stage stage;
    QSignalSpy asked(&stage.replay.client(), &app::HistoryClient::histogramWanted);
    stage.tell();
    stage.center.tick(QDateTime::currentDateTimeUtc().addSecs(5));
    QVERIFY(!stage.replay.hasAges());
    QTest::qWait(0);
    stage.replay.bar()->setShown(true);
    QTRY_COMPARE(asked.size(), 1);
    QVERIFY(stage.replay.hasAges());
}

void TestReplay::comparisonListsWhatIsDifferent()
{
    Stage stage;
    auto &comparison = *stage.replay.comparison();
    const QAbstractItemModelTester tester(&comparison);
    stage.tell();
    stage.replay.compareRange();
    QVERIFY(!comparison.isActive()); // no range, nothing to compare
    stage.replay.bar()->setRange(stage.at(3), stage.at(6));
    stage.replay.compareRange();
    QVERIFY(comparison.isWaiting());
    QTRY_VERIFY(comparison.isActive() && !comparison.isWaiting());
    const auto text = comparison.asText();
    QVERIFY2(text.contains(u"Stations joined\t+\tBETA"_s), qPrintable(text));
    QVERIFY2(text.contains(u"Stations left\t−\t"_s), qPrintable(text));
    QVERIFY2(text.contains(u"Agents removed\t−\tlogs\tat "_s), qPrintable(text));
    QVERIFY2(text.contains(u"Work closed\t−\tlook\tfailed"_s), qPrintable(text));
    QVERIFY2(comparison.counts().contains(u" · 0 completed · 1 failed"_s), qPrintable(comparison.counts()));
    comparison.close();
    QCOMPARE(comparison.rowCount(), 0);
}

void TestReplay::comparisonOfTheSameMomentIsEmpty()
{
    Stage stage;
    stage.tell();
    stage.replay.comparison()->compare(stage.at(4), stage.at(4).addMSecs(500));
    QTRY_VERIFY(!stage.replay.comparison()->isWaiting());
    QCOMPARE(stage.replay.comparison()->count(), 0);
    QVERIFY(stage.replay.comparison()->problem().isEmpty());
}

void TestReplay::failedComparisonIsTold()
{
    app::HistoryClient client;
    app::Comparison comparison(client);
    QSignalSpy asked(&client, &app::HistoryClient::stateWanted);
    comparison.compare(start(), start().addSecs(1));
    QCOMPARE(asked.size(), 2);
    client.applyState(asked.first().first().toString(), lattice::failed(lattice::Fault::NotFound, u"nothing before"_s));
    client.applyState(asked.last().first().toString(), lattice::LatticeState());
    QVERIFY(!comparison.isWaiting());
    QVERIFY(!comparison.problem().isEmpty());
    QCOMPARE(comparison.problemWords(), u"nothing before"_s);
}

void TestReplay::bookmarksAreKept()
{
    const QTemporaryDir folder;
    const auto file = folder.filePath(u"bookmarks.json"_s);
    {
        app::Bookmarks bookmarks;
        const QAbstractItemModelTester tester(&bookmarks);
        bookmarks.open(file);
        bookmarks.toggle(start().addSecs(5));
        bookmarks.toggle(start());
        bookmarks.toggle(start().addSecs(9));
        bookmarks.toggle(start().addSecs(9)); // away again
        bookmarks.toggle(QDateTime());
        QCOMPARE(bookmarks.problem(), QString());
    }
    app::Bookmarks bookmarks;
    bookmarks.open(file);
    QCOMPARE(bookmarks.rowCount(), 2);
    QCOMPARE(bookmarks.index(0).data(app::Bookmarks::TimeRole).toDateTime(), start());
    app::Bookmarks nowhere;
    nowhere.open(folder.filePath(u"no/such/folder/file"_s));
    nowhere.toggle(start());
    QVERIFY(nowhere.problem().contains(u"cannot be written"_s));
    QCOMPARE(nowhere.rowCount(), 1); // it is there all the same
}

void TestReplay::brokenBookmarksAreSetAside()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"bookmarks.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[1, 2");
    file.close();
    app::Bookmarks bookmarks;
    bookmarks.open(file.fileName());
    QVERIFY(bookmarks.problem().contains(u".broken"_s));
    QCOMPARE(bookmarks.rowCount(), 0);
    QVERIFY(QFile::exists(file.fileName() + u".broken"_s));
    bookmarks.toggle(start());
    QVERIFY(QFile::exists(file.fileName()));
}

QTEST_GUILESS_MAIN(TestReplay)
#include "tst_replay.moc"
