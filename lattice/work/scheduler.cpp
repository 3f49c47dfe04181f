// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/scheduler.h"

#include "lattice/work/overdue.h"
#include "lattice/work/waitingreason.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

bool takesChildrenAlong(WorkPhase phase)
{
    return phase == WorkPhase::Failed || phase == WorkPhase::Cancelled;
}

QString endOfParent(const QString &parentId, WorkPhase phase)
{
    return u"its parent %1 %2"_s.arg(parentId, phase == WorkPhase::Failed ? u"failed"_s : u"was cancelled"_s);
}

WorkDecision::Kind kindOf(Verdict::Kind kind)
{
    switch (kind) {
    case Verdict::Kind::Lose: return WorkDecision::Kind::Lose;
    case Verdict::Kind::Expire: return WorkDecision::Kind::Expire;
    case Verdict::Kind::Cancel: return WorkDecision::Kind::Cancel;
    case Verdict::Kind::Resend:
    case Verdict::Kind::Wait: break;
    }
    return WorkDecision::Kind::Resend;
}

} // namespace

Scheduler::Scheduler(WorkTimes times, Random random)
    : m_times(times)
    , m_ended(times.keep)
    , m_places(std::move(random))
    , m_queue(times.ageing)
{
}

void Scheduler::put(const WorkRecord &record, Time now)
{
    const auto known = m_items.find(record.spec.workId);
    const quint64 revision = known != m_items.end() ? known->second.record.revision : m_ended.revisionOf(record.spec.workId);
    if (revision > 0 && record.revision <= revision)
        return;
    if (isEnd(record.phase))
        putEnded(record);
    else
        putOpen(record, now);
}

void Scheduler::putOpen(const WorkRecord &record, Time now)
{
    const QString &workId = record.spec.workId;
    m_ended.remove(workId); // its key was removed, and the id is used again
    const auto [known, isNew] = m_items.try_emplace(workId);
    WorkItem &item = known->second;
    if (!isNew)
        detach(item);
    update(item, record, now, isNew);
    countAt(item, isHeld(record.phase) ? record.station : QString());
    if (!record.spec.parentId.isEmpty()) {
        m_children[record.spec.parentId].insert(workId);
        if (const auto end = m_ended.phaseOf(record.spec.parentId); end && takesChildrenAlong(*end))
            item.parentEnd = endOfParent(record.spec.parentId, *end);
    }
    m_changed.insert(workId);
}

void Scheduler::update(WorkItem &item, const WorkRecord &record, Time now, bool isNew)
{
    const bool waited = !isNew && item.waits();
    const bool samePhase = !isNew && item.record.phase == record.phase && item.record.attempt == record.attempt;
    item.record = record;
    if (!samePhase) {
        item.since = now;
        item.sent = now;
        item.lease = now;
        item.eligible = now + pauseOf(record);
    }
    if (waited && !item.waits())
        item.waited = now - item.waiting;
    if (!waited && item.waits())
        item.waiting = now - item.waited;
    if (isHeld(record.phase))
        item.bids.reset();
    const WorkPlace *place = m_places.find(record.station);
    item.stationGone = record.phase == WorkPhase::Assigned && (!place || place->offline);
    item.need = WorkNeed::of(record.spec);
    item.notAgain = {};
}

void Scheduler::putEnded(const WorkRecord &record)
{
    const QString workId = record.spec.workId;
    forget(workId);
    m_ended.put(record);
    if (!takesChildrenAlong(record.phase))
        return;
    for (const QString &child : m_children.value(workId)) {
        m_items.at(child).parentEnd = endOfParent(workId, record.phase);
        m_changed.insert(child);
    }
}

/*! Takes \a item out of what is sorted by its record. */
void Scheduler::detach(WorkItem &item)
{
    m_queue.remove(item);
    item.decided = false;
}

/*! Whatever is known of an open item. */
void Scheduler::forget(const QString &workId)
{
    const auto known = m_items.find(workId);
    if (known == m_items.end())
        return;
    detach(known->second);
    countAt(known->second, {});
    const QString parent = known->second.record.spec.parentId;
    if (const auto children = m_children.find(parent); children != m_children.end()) {
        children->remove(workId);
        if (children->isEmpty())
            m_children.erase(children);
    }
    m_due.set(workId, {});
    m_wallDue.set(workId, {});
    m_changed.erase(workId);
    m_items.erase(known);
}

void Scheduler::remove(const QString &workId)
{
    forget(workId);
    m_ended.remove(workId);
}

/*! \a item takes a slot of \a stationId, and of no other station; empty: of none. */
void Scheduler::countAt(WorkItem &item, const QString &stationId)
{
    if (item.countedAt == stationId)
        return;
    const WorkSpec &spec = item.record.spec;
    if (!item.countedAt.isEmpty()) {
        m_places.release(item.countedAt, spec.workId);
        m_queue.runEnded(item.countedRun);
    }
    item.countedAt = stationId;
    item.countedRun = spec.runId;
    if (!stationId.isEmpty()) {
        m_places.hold(stationId, spec.workId);
        m_queue.runStarted(spec.runId);
    }
}

void Scheduler::setPlace(const WorkPlace &place)
{
    const WorkPlace *before = m_places.find(place.stationId);
    const bool isOther = !before || before->offline != place.offline; // one unknown counted as gone
    m_places.set(place);
    if (isOther)
        holdersChanged(place.stationId);
}

void Scheduler::removePlace(const QString &stationId)
{
    m_places.remove(stationId);
    holdersChanged(stationId);
}

/*! Its station went or came back, which decides about what has not been claimed. */
void Scheduler::holdersChanged(const QString &stationId)
{
    const WorkPlace *place = m_places.find(stationId);
    for (const QString &workId : m_places.heldBy(stationId)) {
        WorkItem &item = m_items.at(workId);
        item.stationGone = item.record.phase == WorkPhase::Assigned && (!place || place->offline);
        m_changed.insert(workId);
    }
}

void Scheduler::leaseSeen(const QString &workId, int attempt, Time now)
{
    const auto known = m_items.find(workId);
    if (known != m_items.end() && known->second.record.attempt == attempt)
        known->second.lease = std::max(known->second.lease, now); // looked at when the old one would have been over
}

void Scheduler::judgeFrom(Time time)
{
    m_judgeFrom = time;
}

void Scheduler::setBids(const QString &workId, const QStringList &stationsBestFirst)
{
    const auto known = m_items.find(workId);
    if (known == m_items.end() || !known->second.decided || !known->second.waits() || !known->second.countedAt.isEmpty())
        return;
    known->second.bids = stationsBestFirst;
    known->second.decided = false;
    m_changed.insert(workId);
}

void Scheduler::settled(const QString &workId)
{
    m_ended.keepAWhile(workId, m_wallNow);
    const auto known = m_items.find(workId);
    if (known == m_items.end() || !std::exchange(known->second.decided, false))
        return;
    if (!isHeld(known->second.record.phase))
        countAt(known->second, {});
    known->second.notAgain = m_now + m_times.again;
    m_changed.insert(workId);
}

QList<WorkDecision> Scheduler::decide(Time now, const QDateTime &wallNow)
{
    m_now = now;
    m_wallNow = wallNow;
    removeOld(wallNow);
    lookAtChanged(now, wallNow);
    place();
    return std::exchange(m_decisions, {});
}

void Scheduler::removeOld(const QDateTime &wallNow)
{
    for (const WorkRecord &record : m_ended.takeOld(wallNow)) {
        ++m_looks;
        m_decisions.append({.kind = WorkDecision::Kind::Remove, .record = record, .reason = u"it ended long ago"_s});
    }
}

void Scheduler::lookAtChanged(Time now, const QDateTime &wallNow)
{
    std::set<QString> ids = std::exchange(m_changed, {});
    for (const QStringList &due : {m_due.takeDue(now.count()), m_wallDue.takeDue(wallNow.toMSecsSinceEpoch())})
        ids.insert(due.cbegin(), due.cend());
    for (const QString &workId : ids) {
        ++m_looks;
        const auto known = m_items.find(workId);
        if (known != m_items.end() && look(known->second, now, wallNow))
            m_active.insert(known->second.need);
    }
}

/*! Decides what time and its parent do to \a item. \return whether it may be assigned now */
bool Scheduler::look(WorkItem &item, Time now, const QDateTime &wallNow)
{
    const QString workId = item.record.spec.workId;
    if (item.decided)
        return false;
    if (now < item.notAgain) {
        m_due.set(workId, item.notAgain.count());
        return false;
    }
    Verdict verdict = judge(item, m_times, now, wallNow, m_judgeFrom);
    if (verdict.kind == Verdict::Kind::Resend) {
        m_decisions.append({.kind = WorkDecision::Kind::Resend, .record = item.record, .stationId = item.record.station, .agent = agentOf(item.record)});
        item.sent = now;
        verdict = judge(item, m_times, now, wallNow, m_judgeFrom);
    }
    if (verdict.kind != Verdict::Kind::Wait) {
        decided(item, {.kind = kindOf(verdict.kind), .record = item.record, .stationId = item.record.station, .reason = verdict.reason});
        return false;
    }
    m_due.set(workId, verdict.next ? std::optional<qint64>(verdict.next->count()) : std::nullopt);
    m_wallDue.set(workId, verdict.nextWall);
    if (!item.waits() || now < item.eligible)
        return false;
    if (!item.queued)
        m_queue.add(item);
    return true;
}

void Scheduler::decided(WorkItem &item, WorkDecision decision)
{
    m_queue.remove(item);
    item.decided = true;
    m_due.set(item.record.spec.workId, {});
    m_wallDue.set(item.record.spec.workId, {});
    m_decisions.append(std::move(decision));
}

/*! Gives free slots to those whose turn it is, as long as any of the needs that may find one does. */
void Scheduler::place()
{
    for (const WorkNeed::Key &key : m_places.takeOpened()) {
        for (const WorkNeed &need : m_queue.needs(key))
            m_active.insert(need);
    }
    std::set<std::pair<OpenQueue::Rank, WorkNeed>> turns;
    const auto enter = [&](const WorkNeed &need) {
        if (auto rank = m_queue.firstRank(need))
            turns.emplace(std::move(*rank), need);
    };
    for (const WorkNeed &need : std::exchange(m_active, {}))
        enter(need);
    while (!turns.empty()) {
        const auto turn = turns.extract(turns.begin()).value();
        ++m_looks;
        // An assignment may have moved others of its run back; the rank that was entered is never too late, so this is enough.
        const auto rank = m_queue.firstRank(turn.second);
        const bool stillFirst = rank && !(turn.first < *rank);
        if (rank && (!stillFirst || placeFirst(turn.second)))
            enter(turn.second);
    }
}

/*! \return whether the next one with the same need may be placed too */
bool Scheduler::placeFirst(const WorkNeed &need)
{
    WorkItem &item = *m_queue.first(need);
    if (item.record.spec.auction && !item.bids && offer(item))
        return true;
    const auto fit = choose(item);
    if (!fit)
        return false;
    decided(item, {.kind = WorkDecision::Kind::Assign, .record = item.record, .stationId = fit->stationId, .agent = fit->agent});
    countAt(item, fit->stationId);
    return true;
}

/*! Of one station there is nothing to ask. */
bool Scheduler::offer(WorkItem &item)
{
    const QList<WorkPlaces::Fit> fits = m_places.free(item.need);
    m_looks += static_cast<quint64>(fits.size());
    if (fits.size() < 2)
        return false;
    WorkDecision decision{.kind = WorkDecision::Kind::Offer, .record = item.record};
    for (const WorkPlaces::Fit &fit : fits)
        decision.candidates.append(fit.stationId);
    decided(item, std::move(decision));
    return true;
}

/*! The best bidder who still can; else the best place, another than that of the last attempt if there is one. */
std::optional<WorkPlaces::Fit> Scheduler::choose(const WorkItem &item)
{
    for (const QStringList bids = item.bids.value_or(QStringList()); const QString &bidder : bids) {
        ++m_looks;
        if (auto fit = m_places.fitAt(bidder, item.need))
            return fit;
    }
    return m_places.best(item.need, item.record.station, m_looks);
}

std::optional<Scheduler::Time> Scheduler::nextTime(Time now, const QDateTime &wallNow) const
{
    if (!m_changed.empty() || !m_active.empty() || m_places.hasOpened())
        return now;
    std::optional<Time> next;
    const auto consider = [&](std::optional<qint64> time, qint64 offset) {
        if (time)
            next = std::min(next.value_or(Time::max()), std::max(now, Time(*time + offset)));
    };
    const qint64 offset = now.count() - wallNow.toMSecsSinceEpoch();
    consider(m_due.first(), 0);
    consider(m_wallDue.first(), offset);
    consider(m_ended.nextTime(), offset);
    return next;
}

const WorkRecord *Scheduler::find(const QString &workId) const
{
    const auto known = m_items.find(workId);
    return known == m_items.end() ? nullptr : &known->second.record;
}

QString Scheduler::whyWaiting(const QString &workId, const QDateTime &wallNow) const
{
    const auto known = m_items.find(workId);
    if (known == m_items.end())
        return {};
    const QDateTime from = m_wallNow.isValid() ? m_wallNow : wallNow;
    return waitingReason(known->second, m_places, from.addDuration(known->second.eligible - m_now));
}

} // namespace lattice
