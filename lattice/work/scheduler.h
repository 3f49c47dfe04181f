// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/work/duetimes.h"
#include "lattice/work/endedwork.h"
#include "lattice/work/openqueue.h"
#include "lattice/work/workplaces.h"
#include "lattice/work/worktimes.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <unordered_map>

namespace lattice {

/*! One thing for the leader to do. */
struct WorkDecision {
    enum class Kind {
        Assign,  //!< to stationId; agent is whom to run there
        Offer,   //!< ask for bids, then call Scheduler::setBids(); candidates are the stations that may have it
        Resend,  //!< the message of the same attempt, to record.station; needs no settled()
        Lose,    //!< Transition::lose, for reason
        Expire,  //!< Transition::expire
        Cancel,  //!< Transition::cancel, for reason: a child of an item that was cancelled or failed, or held past its deadline
        Remove,  //!< from the ledger: it ended long ago
    };
    Kind kind = Kind::Assign;
    WorkRecord record; //!< as the decision was made on
    QString stationId;
    QString agent;
    QStringList candidates;
    QString reason;
};

/*!
    Decides what becomes of the work of a lattice: a state machine without input or output.

    It is told of records as the ledger gives them, of places and of leases, and asked by decide(), which is deterministic: it
    takes the time, and random numbers from the function it was made with. An item that a decision was made on is left
    alone until the ledger shows a newer revision of it, or settled() says that the decision came to nothing.
    Work per decide() is in proportion to what has changed or is due. \sa docs/work.md §6
*/
class Scheduler final
{
public:
    using Time = std::chrono::milliseconds; //!< monotonic
    using Random = std::function<double()>; //!< 0 to 1

    Scheduler(WorkTimes times, Random random);

    void put(const WorkRecord &record, Time now); //!< older revisions than known are ignored
    void remove(const QString &workId);
    void setPlace(const WorkPlace &place);
    void removePlace(const QString &stationId);
    void leaseSeen(const QString &workId, int attempt, Time now);
    void judgeFrom(Time time); //!< until then nothing is lost: the link was down, and leases could not be seen
    void setBids(const QString &workId, const QStringList &stationsBestFirst);
    void settled(const QString &workId); //!< the decision on it did not change the ledger

    QList<WorkDecision> decide(Time now, const QDateTime &wallNow);
    /*! When decide() has something to do again if nothing is put in meanwhile; none: never. */
    std::optional<Time> nextTime(Time now, const QDateTime &wallNow) const;

    const WorkRecord *find(const QString &workId) const; //!< an open one; none of what has ended
    /*! In words, why an open item is not running: "no station has the agent x", "all 4 slots of alpha are taken", "waits until 16:20:05", … */
    QString whyWaiting(const QString &workId, const QDateTime &wallNow) const;

    quint64 looks() const { return m_looks; } //!< items, needs and places that decide() has looked at, since the start

private:
    void putOpen(const WorkRecord &record, Time now);
    void putEnded(const WorkRecord &record);
    void update(WorkItem &item, const WorkRecord &record, Time now, bool isNew);
    void detach(WorkItem &item);
    void forget(const QString &workId);
    void countAt(WorkItem &item, const QString &stationId);
    void holdersChanged(const QString &stationId);

    void removeOld(const QDateTime &wallNow);
    void lookAtChanged(Time now, const QDateTime &wallNow);
    bool look(WorkItem &item, Time now, const QDateTime &wallNow);
    void place();
    bool placeFirst(const WorkNeed &need);
    std::optional<WorkPlaces::Fit> choose(const WorkItem &item);
    bool offer(WorkItem &item);
    void decided(WorkItem &item, WorkDecision decision);

    WorkTimes m_times;
    std::unordered_map<QString, WorkItem> m_items;
    EndedWork m_ended;
    QHash<QString, QSet<QString>> m_children; //!< open ones, by the parent's id
    WorkPlaces m_places;
    OpenQueue m_queue;
    DueTimes m_due;     //!< monotonic
    DueTimes m_wallDue; //!< deadlines
    std::set<QString> m_changed;
    std::set<WorkNeed> m_active; //!< needs that may find a place now
    QList<WorkDecision> m_decisions;
    Time m_judgeFrom{std::numeric_limits<Time::rep>::min() / 2};
    Time m_now{};
    QDateTime m_wallNow;
    quint64 m_looks = 0;
};

} // namespace lattice
