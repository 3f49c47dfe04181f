// SPDX-License-Identifier: Apache-2.0
#include "simleader.h"

using namespace std::chrono_literals;

namespace sim {

namespace {

using Kind = WorkDecision::Kind;

WorkTimes times()
{
    WorkTimes times;
    times.keep = 10min; // so that ends are removed while others still run
    return times;
}

/*! The same on every machine, unlike qHash(). */
size_t hashed(size_t hash, const QString &text)
{
    for (const QChar c : text)
        hash = (hash ^ c.unicode()) * 1099511628211ULL;
    return hash;
}

} // namespace

Leader::Leader(Common &common, int number)
    : m_common(common)
    , m_number(number)
    , m_skew(common.chance.percent(20) ? 600s : 0s)
{
}

void Leader::step(const std::vector<std::unique_ptr<Station>> &stations)
{
    if (m_awayUntil > m_common.now && !m_common.calm)
        return;
    if (!m_common.calm)
        meetFate();
    if (m_awayUntil > m_common.now && !m_common.calm)
        return;
    if (!keepLock())
        return;
    watch(stations);
    bid();
    const QList<WorkDecision> decisions = m_scheduler->decide(clock(), wall());
    for (const WorkDecision &decision : decisions) {
        check(decision);
        m_todo.push_back(decision);
    }
    carryOut();
}

/*! Sleeps, perhaps for longer than it may lead. What it was about to do is still in its hands when it wakes up. */
void Leader::meetFate()
{
    Chance &chance = m_common.chance;
    if (!chance.percent(2))
        return;
    sleep(chance.upTo(60s));
    if (chance.percent(40)) // a new process
        m_scheduler.reset();
}

void Leader::sleep(Time time)
{
    m_awayUntil = m_common.now + time;
    if (m_common.chance.percent(40))
        m_stoodStill += time;
}

/*! \return whether it leads as far as it knows. The lock is renewed every 5 s and gone after 15 s; who could not renew for 10 s does nothing. */
bool Leader::keepLock()
{
    Lock &lock = m_common.lock;
    const bool expired = lock.holder < 0 || m_common.now - lock.renewed >= 15s;
    const bool mine = lock.holder == m_number && lock.epoch == m_epoch && !expired;
    const Time age = clock() - m_renewed;
    if (m_scheduler && age < 5s) {
        m_common.lateWrites += mine ? 0 : 1;
        return true;
    }
    if (m_scheduler && age < 10s && mine) {
        lock.renewed = m_common.now;
        m_renewed = clock();
        return true;
    }
    if (m_scheduler && !m_todo.empty()) {
        ++m_common.lateWrites; // the check was before it fell asleep, the write comes after
        carryOut(m_todo.front());
    }
    m_scheduler.reset();
    m_todo.clear();
    if (!expired)
        return false;
    lock = {.holder = m_number, .epoch = m_common.ledger.nextRevision(), .renewed = m_common.now};
    takeOver();
    return true;
}

void Leader::takeOver()
{
    m_epoch = m_common.lock.epoch;
    m_renewed = clock();
    m_scheduler = std::make_unique<Scheduler>(times(), [this] { return m_common.chance.unit(); });
    m_scheduler->judgeFrom(clock() + times().lease);
    m_places.clear();
    m_view.clear();
    m_pending.clear();
    m_offers.clear();
    m_readTo = 0;
    m_leasesTo = m_common.leases.size();
}

void Leader::readLedger()
{
    for (const auto &log = m_common.ledger.log(); m_readTo < log.size(); ++m_readTo) {
        const Ledger::Change &change = log[m_readTo];
        const QString &id = change.removed.isEmpty() ? change.record.spec.workId : change.removed;
        if (change.removed.isEmpty()) {
            m_scheduler->put(change.record, clock());
            m_view[id] = change.record;
        } else {
            m_scheduler->remove(id);
            m_view.erase(id);
        }
        m_pending.erase(id);
    }
}

/*! What a watch that begins again brings once more. */
void Leader::readOldNews()
{
    if (m_readTo == 0 || !m_common.chance.percent(30))
        return;
    const auto &old = m_common.ledger.log()[size_t(m_common.chance.below(int(m_readTo)))];
    if (old.removed.isEmpty() && m_view.contains(old.record.spec.workId))
        m_scheduler->put(old.record, clock());
}

void Leader::watch(const std::vector<std::unique_ptr<Station>> &stations)
{
    readLedger();
    readOldNews();
    for (const auto &leases = m_common.leases; m_leasesTo < leases.size(); ++m_leasesTo)
        m_scheduler->leaseSeen(leases[m_leasesTo].workId, leases[m_leasesTo].attempt, clock());
    for (const auto &station : stations)
        see(station);
}

void Leader::see(const std::unique_ptr<Station> &station)
{
    WorkPlace place = station->place();
    const Time silence = m_common.now - station->lastHeard();
    place.online = silence < 15s;
    place.offline = silence >= 30s;
    place.callsInFlight = station->callsInFlight();
    const auto [known, isNew] = m_places.try_emplace(place.stationId, place);
    if (isNew || known->second != place)
        m_scheduler->setPlace(place);
    known->second = place;
}

void Leader::bid()
{
    for (const auto &[workId, candidates] : std::exchange(m_offers, {})) {
        QStringList bids;
        for (const QString &station : candidates) {
            if (m_common.chance.percent(70))
                bids.prepend(station);
        }
        m_scheduler->setBids(workId, bids);
    }
}

/*! Holds the decision against what the scheduler knows. */
void Leader::check(const WorkDecision &decision)
{
    m_decisions = hashed(m_decisions * 31 + size_t(decision.kind), decision.record.spec.workId + decision.stationId);
    ++m_made[size_t(decision.kind)];
    const WorkRecord &record = decision.record;
    if (decision.kind != Kind::Assign)
        return;
    const WorkPlace &place = m_places.at(decision.stationId);
    const auto holdsIt = [&](const auto &entry) { return isHeld(entry.second.phase) && entry.second.station == decision.stationId; };
    const auto held = std::ranges::count_if(m_view, holdsIt);
    const auto coming = std::ranges::count_if(m_pending, [&](const auto &entry) { return entry.second == decision.stationId; });
    if (held + coming + 1 > place.slots_ - place.callsInFlight)
        m_common.ledger.violate(u"capacity exceeded: "_s + decision.stationId);
    if (!place.online || place.offline)
        m_common.ledger.violate(u"assigned to a station that is away: "_s + decision.stationId);
    if (!record.spec.wantedStation.isEmpty() && record.spec.wantedStation != decision.stationId)
        m_common.ledger.violate(u"not the wanted station: "_s + record.spec.workId);
    const bool fits = std::ranges::any_of(place.agents, [&](const AgentInfo &agent) {
        return agent.name == decision.agent && (agent.name == record.spec.agent || agent.capabilities.contains(record.spec.capability)) && !record.spec.path.contains(agent.name);
    });
    if (!fits || m_pending.contains(record.spec.workId))
        m_common.ledger.violate(u"not fit for it, or assigned twice: "_s + record.spec.workId);
    m_pending[record.spec.workId] = decision.stationId;
}

/*! As a process that may be stopped between any two of its writes. */
void Leader::carryOut()
{
    while (!m_todo.empty()) {
        if (!m_common.calm && m_common.chance.percent(1)) {
            sleep(m_common.chance.upTo(40s));
            return;
        }
        const WorkDecision decision = m_todo.front();
        m_todo.pop_front();
        carryOut(decision);
    }
}

void Leader::carryOut(const WorkDecision &decision)
{
    const QString &workId = decision.record.spec.workId;
    if (decision.kind == Kind::Resend)
        return send(decision.record);
    if (decision.kind == Kind::Offer) {
        m_offers[workId] = decision.candidates;
        return;
    }
    if (decision.kind == Kind::Remove) {
        if (!m_common.ledger.remove(workId, decision.record.revision))
            m_scheduler->settled(workId);
        return;
    }
    if (!m_common.calm && m_common.chance.percent(3)) { // the link was down
        m_pending.erase(workId);
        return m_scheduler->settled(workId);
    }
    const auto record = change(decision);
    if (!record && record.error().fault != Fault::Conflict)
        m_common.ledger.violate(u"a decision that is no change: "_s + record.error().detail);
    if (!record || !m_common.ledger.write(*record)) {
        m_pending.erase(workId);
        m_scheduler->settled(workId);
    } else if (decision.kind == Kind::Assign) {
        assigned(*record);
    }
}

Result<WorkRecord> Leader::change(const WorkDecision &decision)
{
    const WorkRecord &record = decision.record;
    switch (decision.kind) {
    case Kind::Assign: return Transition::assign(record, decision.stationId, m_epoch, wall(), decision.agent);
    case Kind::Lose: return Transition::lose(record, decision.reason, m_common.chance.unit(), wall());
    case Kind::Expire: return Transition::expire(record, wall());
    case Kind::Cancel: return Transition::cancel(record, {.by = u"leader"_s, .reason = decision.reason}, wall());
    default: return failed(Fault::Invalid, u"no change"_s);
    }
}

void Leader::assigned(const WorkRecord &record)
{
    if (m_common.lateWrites == 0) {
        const auto slots_ = m_places.at(record.station).slots_;
        if (m_common.ledger.heldAt(record.station) > slots_)
            m_common.ledger.violate(u"more held than slots: "_s + record.station);
    }
    if (m_common.calm || m_common.chance.percent(95)) // else it dies between ledger and mailbox
        send(record);
}

void Leader::send(const WorkRecord &record)
{
    const QString id = record.spec.workId + u'.' + QString::number(record.attempt);
    if (m_common.sentIds.contains(id))
        return;
    m_common.sentIds.insert(id);
    m_common.mailboxes[record.station].push_back({.workId = record.spec.workId, .attempt = record.attempt, .epoch = record.epoch});
}

} // namespace sim
