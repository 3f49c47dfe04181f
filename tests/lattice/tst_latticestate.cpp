// SPDX-License-Identifier: Apache-2.0
#include "historyexamples.h"
#include "lattice/history/latticestate.h"

#include <QTest>

using namespace lattice;
using namespace Qt::StringLiterals;
using examples::event;
using examples::workEvent;

namespace {

/*! A state that events are told one after the other. */
struct Story {
    LatticeState state;

    Story &tell(Event next)
    {
        next.sequence = state.sequence() + 1;
        next.stored = examples::start().addSecs(qint64(next.sequence));
        state.apply(next);
        return *this;
    }

    Story &joins(const QString &id, const QString &version = u"1.0"_s)
    {
        return tell(event(u"station.lattice.station.joined"_s, {{u"station_id"_s, id}, {u"station_name"_s, u"Station "_s + id}, {u"version"_s, version}}, id));
    }

    Story &leaves(const QString &id, const QString &reason, const QString &saidBy)
    {
        return tell(event(u"station.lattice.station.left"_s, {{u"station_id"_s, id}, {u"station_name"_s, u"Station "_s + id}, {u"reason"_s, reason}}, saidBy));
    }

    Story &agent(const QString &fact, const QString &id, const QString &name)
    {
        return tell(event((fact == u"answered" ? u"station.control.agent."_s : u"station.lattice.agent."_s) + fact,
                          {{u"station_id"_s, id}, {u"agent_name"_s, name}, {u"agent_id"_s, u"id of "_s + name}, {u"status"_s, u"success"_s}}, id));
    }

    Story &work(const QString &fact, const QString &id, const QJsonObject &more = {}) { return tell(workEvent(fact, id, more)); }
};

} // namespace

class LatticeStateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stationComesAndGoes()
    {
        Story story;
        story.joins(u"alpha"_s).agent(u"registered"_s, u"alpha"_s, u"scout"_s).agent(u"registered"_s, u"alpha"_s, u"scribe"_s).agent(u"deregistered"_s, u"alpha"_s, u"scribe"_s);
        PastStation alpha = story.state.stations()[u"alpha"_s];
        QCOMPARE(alpha.presence, PastStation::Presence::Online);
        QCOMPARE(alpha.name, u"Station alpha");
        QCOMPARE(alpha.version, u"1.0");
        QCOMPARE(alpha.agents.keys(), QStringList{u"scout"_s});
        QCOMPARE(alpha.agents[u"scout"_s].id, u"id of scout");

        story.leaves(u"alpha"_s, u"timeout"_s, u"leader-01"_s);
        alpha = story.state.stations()[u"alpha"_s];
        QCOMPARE(alpha.presence, PastStation::Presence::Offline);
        QCOMPARE(alpha.since, story.state.time());
        QCOMPARE(alpha.agents.size(), 1); // shown as it was
        story.joins(u"alpha"_s).leaves(u"alpha"_s, u"graceful"_s, u"alpha"_s);
        QCOMPARE(story.state.stations()[u"alpha"_s].presence, PastStation::Presence::Left);
    }

    void stationThatActsIsThere()
    {
        Story story;
        story.work(u"submitted"_s, u"w1"_s);
        QCOMPARE(story.state.stations()[u"leader-01"_s].presence, PastStation::Presence::Online);
    }

    void callsInFlightAreCounted()
    {
        Story story;
        story.agent(u"invoked"_s, u"alpha"_s, u"scout"_s).agent(u"invoked"_s, u"alpha"_s, u"scout"_s).agent(u"answered"_s, u"alpha"_s, u"scout"_s);
        QCOMPARE(story.state.stations()[u"alpha"_s].callsInFlight, 1);
        QCOMPARE(story.state.counters().calls, 2U);
        story.agent(u"answered"_s, u"alpha"_s, u"scout"_s).agent(u"answered"_s, u"alpha"_s, u"scout"_s);
        QCOMPARE(story.state.stations()[u"alpha"_s].callsInFlight, 0); // one whose begin was before this history
    }

    void aLateEventDoesNotTurnWorkBack()
    {
        Story story;
        story.work(u"submitted"_s, u"w1"_s).work(u"accepted"_s, u"w1"_s, {{u"station_id"_s, u"alpha"_s}, {u"attempt"_s, 1}}).work(u"assigned"_s, u"w1"_s, {{u"attempt"_s, 1}});
        QCOMPARE(story.state.openWork()[u"w1"_s].phase, WorkPhase::Running);
        story.work(u"retrying"_s, u"w1"_s, {{u"attempt"_s, 1}}).work(u"assigned"_s, u"w1"_s, {{u"attempt"_s, 2}});
        QCOMPARE(story.state.openWork()[u"w1"_s].phase, WorkPhase::Assigned);
        story.work(u"accepted"_s, u"w2"_s, {{u"attempt"_s, 1}}).work(u"submitted"_s, u"w2"_s);
        QCOMPARE(story.state.openWork()[u"w2"_s].phase, WorkPhase::Running);
    }

    void workGoesItsWay()
    {
        Story story;
        story.work(u"submitted"_s, u"w1"_s, {{u"task"_s, u"look"_s}, {u"requested_by"_s, u"cli"_s}});
        QCOMPARE(story.state.openWork()[u"w1"_s].phase, WorkPhase::Queued);
        story.work(u"assigned"_s, u"w1"_s, {{u"target_station"_s, u"alpha"_s}, {u"attempt"_s, 1}});
        QCOMPARE(story.state.openWork()[u"w1"_s].stationId, u"alpha");
        story.work(u"accepted"_s, u"w1"_s, {{u"station_id"_s, u"alpha"_s}, {u"attempt"_s, 1}}).work(u"progress"_s, u"w1"_s, {{u"progress_pct"_s, 41.5}, {u"message"_s, u"reading"_s}, {u"attempt"_s, 1}});
        const PastWork work = story.state.openWork()[u"w1"_s];
        QCOMPARE(work.phase, WorkPhase::Running);
        QCOMPARE(work.percent, 41.5);
        QCOMPARE(work.message, u"reading");
        QCOMPARE(work.task, u"look");
        QCOMPARE(work.requestedBy, u"cli");
        QCOMPARE(work.sequence, story.state.sequence());
        story.work(u"completed"_s, u"w1"_s);
        QVERIFY(story.state.openWork().isEmpty());
        QCOMPARE(story.state.endedWork().size(), 1);
        QCOMPARE(story.state.endedWork()[0].phase, WorkPhase::Done);
        QCOMPARE(story.state.counters().completed, 1U);
    }

    void endIsNeverUndone()
    {
        Story story;
        story.work(u"submitted"_s, u"w1"_s).work(u"cancelled"_s, u"w1"_s).work(u"progress"_s, u"w1"_s).work(u"accepted"_s, u"w1"_s);
        QVERIFY(story.state.openWork().isEmpty());
        QCOMPARE(story.state.counters().cancelled, 1U);
    }

    void olderAttemptDoesNotCount()
    {
        Story story;
        story.work(u"assigned"_s, u"w1"_s, {{u"attempt"_s, 2}, {u"target_station"_s, u"beta"_s}}).work(u"progress"_s, u"w1"_s, {{u"attempt"_s, 1}, {u"station_id"_s, u"alpha"_s}});
        QCOMPARE(story.state.openWork()[u"w1"_s].phase, WorkPhase::Assigned);
        QCOMPARE(story.state.openWork()[u"w1"_s].stationId, u"beta");
    }

    void lostWorkWaitsForItsNextAttempt()
    {
        Story story;
        story.work(u"accepted"_s, u"w1"_s, {{u"attempt"_s, 1}}).work(u"lost"_s, u"w1"_s, {{u"attempt"_s, 1}});
        QCOMPARE(story.state.openWork()[u"w1"_s].phase, WorkPhase::RetryWait);
        story.work(u"escalated"_s, u"w1"_s, {{u"attempt"_s, 1}, {u"reason"_s, u"may I?"_s}});
        QCOMPARE(story.state.openWork()[u"w1"_s].phase, WorkPhase::Escalated);
        QCOMPARE(story.state.openWork()[u"w1"_s].message, u"may I?");
        story.work(u"answered"_s, u"w1"_s, {{u"attempt"_s, 1}});
        QCOMPARE(story.state.openWork()[u"w1"_s].phase, WorkPhase::Queued);
    }

    void foreignTypesAndMissingFieldsChangeNothing()
    {
        Story story;
        story.joins(u"alpha"_s);
        const auto stations = story.state.stations();
        story.tell(examples::event(u"somebody.else"_s, {{u"station_id"_s, u"beta"_s}}, QString())).tell(examples::event(u"station.lattice.station.left"_s, {}, QString()))
                .tell(examples::event(u"station.lattice.work.completed"_s, {}, QString())).tell(examples::event(u"station.lattice.agent.registered"_s, {}, QString()));
        QCOMPARE(story.state.stations(), stations);
        QVERIFY(story.state.openWork().isEmpty());
        QCOMPARE(story.state.counters().events, 5U);
    }

    void gapsAndUnreadableMessagesAreCounted()
    {
        LatticeState state;
        state.applyGap(1, 10);
        state.applyUnreadable(11, examples::start());
        QCOMPARE(state.sequence(), 11U);
        QCOMPARE(state.counters().missing, 10U);
        QCOMPARE(state.counters().unreadable, 1U);
    }

    void stationsThatLeftAreForgottenInTheEnd()
    {
        Story story;
        for (int i = 0; i < LatticeState::kKeptLeft + 10; ++i)
            story.joins(QString::number(i)).leaves(QString::number(i), u"graceful"_s, QString::number(i));
        story.joins(u"stays"_s);
        QVERIFY(story.state.stations().size() <= LatticeState::kKeptLeft + 1);
        QVERIFY(story.state.stations().contains(u"stays"_s));
        QVERIFY(story.state.stations().contains(QString::number(LatticeState::kKeptLeft + 9)));
        QVERIFY(!story.state.stations().contains(u"0"_s));
    }

    void snapshotIsReadAsItWasWritten()
    {
        Story story;
        story.joins(u"alpha"_s).agent(u"registered"_s, u"alpha"_s, u"größe"_s).joins(u"beta"_s).leaves(u"beta"_s, u"timeout"_s, u"alpha"_s);
        story.work(u"submitted"_s, u"w1"_s).work(u"completed"_s, u"w1"_s).work(u"progress"_s, u"w2"_s, {{u"progress_pct"_s, 3.5}});
        const auto read = decodeLatticeState(encode(story.state));
        QVERIFY(read);
        QCOMPARE(*read, story.state);
        QCOMPARE(*decodeLatticeState(encode(LatticeState())), LatticeState());
    }

    void damagedSnapshotIsInvalid()
    {
        Story story;
        story.joins(u"alpha"_s);
        const QByteArray bytes = encode(story.state);
        for (qsizetype size = 0; size < bytes.size(); size += 13)
            QVERIFY(!decodeLatticeState(bytes.first(size)));
        QCOMPARE(decodeLatticeState("\xff\xff\xff\xffxxxx").error().fault, Fault::Invalid);
        QCOMPARE(decodeLatticeState(qCompress("no state")).error().fault, Fault::Invalid);
    }

    void differenceListsWhatChanged()
    {
        Story story;
        story.joins(u"stays"_s).joins(u"goes"_s).joins(u"changes"_s).agent(u"registered"_s, u"goes"_s, u"g"_s).agent(u"registered"_s, u"changes"_s, u"old"_s);
        story.work(u"submitted"_s, u"closed"_s).work(u"submitted"_s, u"moves"_s);
        const LatticeState a = story.state;
        story.leaves(u"goes"_s, u"graceful"_s, u"goes"_s).joins(u"comes"_s).agent(u"deregistered"_s, u"changes"_s, u"old"_s).agent(u"registered"_s, u"changes"_s, u"new"_s);
        story.work(u"failed"_s, u"closed"_s).work(u"assigned"_s, u"moves"_s, {{u"attempt"_s, 1}}).work(u"submitted"_s, u"opened"_s);
        const LatticeDifference change = difference(a, story.state);
        const auto ids = [](const auto &list) {
            QStringList all;
            for (const auto &entry : list)
                all.append(entry.id);
            return all;
        };
        QCOMPARE(ids(change.joined), QStringList{u"comes"_s});
        QCOMPARE(ids(change.left), QStringList{u"goes"_s});
        QCOMPARE(ids(change.changed), QStringList{u"changes"_s});
        QCOMPARE(ids(change.opened), QStringList{u"opened"_s});
        QCOMPARE(ids(change.closed), QStringList{u"closed"_s});
        QCOMPARE(change.closed[0].phase, WorkPhase::Failed);
        QCOMPARE(ids(change.moved), QStringList{u"moves"_s});
        QCOMPARE(change.agentsAdded.size(), 1);
        QCOMPARE(change.agentsAdded[0].agent.name, u"new");
        QCOMPARE(change.agentsRemoved.size(), 2);
        QCOMPARE(change.counters.failed, 1U);
        QVERIFY(!change.isEmpty());
        QVERIFY(difference(a, a).isEmpty());
    }
};

QTEST_GUILESS_MAIN(LatticeStateTest)

#include "tst_latticestate.moc"
