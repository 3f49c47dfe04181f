// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/latticestate.h"

#include "lattice/history/eventfacts.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

/*! What a fact about work makes of it. */
struct Change {
    QLatin1StringView fact;
    WorkPhase phase;
    quint64 LatticeCounters::*counter;
};

constexpr Change kChanges[] = {
    {"submitted"_L1, WorkPhase::Queued, &LatticeCounters::submitted},
    {"assigned"_L1, WorkPhase::Assigned, nullptr},
    {"accepted"_L1, WorkPhase::Running, nullptr},
    {"progress"_L1, WorkPhase::Running, nullptr},
    {"retrying"_L1, WorkPhase::RetryWait, &LatticeCounters::retried},
    {"lost"_L1, WorkPhase::RetryWait, &LatticeCounters::lost},
    {"handed_back"_L1, WorkPhase::Queued, nullptr},
    {"escalated"_L1, WorkPhase::Escalated, &LatticeCounters::escalated},
    {"answered"_L1, WorkPhase::Queued, nullptr},
    {"completed"_L1, WorkPhase::Done, &LatticeCounters::completed},
    {"failed"_L1, WorkPhase::Failed, &LatticeCounters::failed},
    {"cancelled"_L1, WorkPhase::Cancelled, &LatticeCounters::cancelled},
};

const Change *changeOf(QStringView fact)
{
    const auto found = std::ranges::find_if(kChanges, [fact](const Change &change) { return fact == change.fact; });
    return found == std::end(kChanges) ? nullptr : found;
}

bool endsWork(WorkPhase phase)
{
    return phase == WorkPhase::Done || phase == WorkPhase::Failed || phase == WorkPhase::Cancelled;
}

void setUnlessEmpty(QString &to, const QString &value)
{
    if (!value.isEmpty())
        to = value;
}

const QDateTime &timeOf(const Event &event)
{
    return event.stored.isValid() ? event.stored : event.time;
}

/*! What the event says beside the phase. */
void fill(PastWork &work, const EventFacts &facts, const QJsonObject &data, bool assigns)
{
    setUnlessEmpty(work.runId, facts.run);
    setUnlessEmpty(work.parentId, data["parent_work_id"_L1].toString());
    setUnlessEmpty(work.agent, facts.agent);
    setUnlessEmpty(work.requestedBy, data["requested_by"_L1].toString());
    setUnlessEmpty(work.task, data["task"_L1].toString().left(500));
    work.attempt = std::max(work.attempt, data["attempt"_L1].toInt());
    setUnlessEmpty(work.stationId, data["station_id"_L1].toString());
    if (assigns)
        setUnlessEmpty(work.stationId, data["target_station"_L1].toString());
    work.percent = data["progress_pct"_L1].toDouble(work.percent);
    for (const QLatin1StringView key : {"message"_L1, "error"_L1, "reason"_L1})
        setUnlessEmpty(work.message, data[key].toString());
}

} // namespace

void LatticeState::apply(const Event &event)
{
    m_sequence = std::max(m_sequence, event.sequence);
    m_time = timeOf(event);
    ++m_counters.events;
    const QStringView type = shortType(event.type);
    if (type.size() == event.type.size())
        return; // somebody else's
    if (type == "station.left"_L1)
        return leave(event);
    if (!event.stationId.isEmpty())
        presentStation(event.stationId, event.stationName, m_time);
    const qsizetype dot = type.indexOf(u'.');
    const QStringView noun = type.first(qMax<qsizetype>(dot, 0));
    const QStringView fact = type.sliced(dot + 1);
    if (noun == "work"_L1)
        applyWork(event, fact);
    else if (noun == "agent"_L1)
        applyAgent(event, fact);
    else if (noun == "station"_L1)
        applyStation(event, fact);
}

void LatticeState::applyUnreadable(quint64 sequence, const QDateTime &stored)
{
    m_sequence = std::max(m_sequence, sequence);
    m_time = stored;
    ++m_counters.unreadable;
}

void LatticeState::applyGap(quint64 first, quint64 last)
{
    m_sequence = std::max(m_sequence, last);
    m_counters.missing += last - first + 1;
}

/*! The station, which is there since it acts. */
PastStation &LatticeState::presentStation(const QString &id, const QString &name, const QDateTime &time)
{
    PastStation &station = m_stations[id];
    const bool isNew = station.id.isEmpty();
    if (isNew || station.presence != PastStation::Presence::Online) {
        m_gone -= isNew ? 0 : 1;
        station.id = id;
        station.presence = PastStation::Presence::Online;
        station.since = time;
        station.agents.clear(); // those of its last stay; it tells them again
        station.callsInFlight = 0;
    }
    setUnlessEmpty(station.name, name);
    return station;
}

void LatticeState::leave(const Event &event)
{
    QString id = event.data["station_id"_L1].toString();
    if (id.isEmpty())
        id = event.stationId;
    if (id.isEmpty())
        return;
    PastStation &station = m_stations[id];
    if (station.id.isEmpty() || station.presence == PastStation::Presence::Online)
        ++m_gone;
    const QString reason = event.data["reason"_L1].toString();
    const bool orderly = reason.isEmpty() || reason == "graceful"_L1;
    station.id = id;
    setUnlessEmpty(station.name, event.data["station_name"_L1].toString());
    station.presence = orderly ? PastStation::Presence::Left : PastStation::Presence::Offline;
    station.since = m_time;
    station.callsInFlight = 0;
    if (m_gone > kKeptLeft)
        forgetLeft();
}

void LatticeState::applyStation(const Event &event, QStringView fact)
{
    const QString id = event.data["station_id"_L1].toString();
    if (fact != "joined"_L1 || id.isEmpty())
        return;
    PastStation &station = presentStation(id, event.data["station_name"_L1].toString(), m_time);
    station.version = event.data["version"_L1].toString();
}

void LatticeState::applyAgent(const Event &event, QStringView fact)
{
    const EventFacts facts = factsOf(event);
    if (facts.station.isEmpty())
        return;
    PastStation &station = presentStation(facts.station, facts.stationName, m_time);
    if (fact == "registered"_L1 && !facts.agent.isEmpty()) {
        station.agents[facts.agent] = {.id = event.data["agent_id"_L1].toString(), .name = facts.agent};
    } else if (fact == "deregistered"_L1) {
        station.agents.remove(facts.agent);
    } else if (fact == "invoked"_L1) {
        ++station.callsInFlight;
        ++m_counters.calls;
    } else if (fact == "answered"_L1) {
        station.callsInFlight = std::max(0, station.callsInFlight - 1);
        m_counters.callsFailed += facts.state == EventState::Failed ? 1 : 0;
    }
}

void LatticeState::applyWork(const Event &event, QStringView fact)
{
    const Change *change = changeOf(fact);
    const EventFacts facts = factsOf(event);
    if (!change || facts.work.isEmpty())
        return;
    auto found = m_open.find(facts.work);
    if (found == m_open.end()) {
        if (std::ranges::any_of(m_ended, [&facts](const PastWork &ended) { return ended.id == facts.work; }))
            return; // an end is never undone
        found = m_open.insert(facts.work, {.id = facts.work});
    }
    PastWork &work = *found;
    const int attempt = event.data["attempt"_L1].toInt(work.attempt);
    if (attempt < work.attempt && !endsWork(change->phase))
        return; // of an attempt that no longer counts
    if (change->counter)
        ++(m_counters.*change->counter);
    if (work.phase != change->phase || !work.since.isValid())
        work.since = m_time;
    if (attempt > work.attempt)
        work.percent = -1;
    // Each party publishes for itself: what came before may be stored after.
    const bool isLate = work.sequence > 0 && attempt == work.attempt && ((fact == "assigned"_L1 && attempt > 0) || (fact == "submitted"_L1 && work.phase != WorkPhase::Queued));
    if (!isLate)
        work.phase = change->phase;
    work.sequence = event.sequence;
    fill(work, facts, event.data, fact == "assigned"_L1);
    if (endsWork(work.phase))
        end(facts.work);
}

void LatticeState::end(const QString &workId)
{
    m_ended.append(m_open.take(workId));
    if (m_ended.size() > kKeptEnds)
        m_ended.removeFirst();
}

/*! The half that has been gone for longest goes for good, so that this is rare. */
void LatticeState::forgetLeft()
{
    QList<std::pair<QDateTime, QString>> gone;
    for (const PastStation &station : std::as_const(m_stations)) {
        if (station.presence != PastStation::Presence::Online)
            gone.append({station.since, station.id});
    }
    std::ranges::sort(gone);
    for (qsizetype i = 0; i < gone.size() - kKeptLeft / 2; ++i)
        m_stations.remove(gone[i].second);
    m_gone = std::min(gone.size(), kKeptLeft / 2);
}

} // namespace lattice
