// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/manifest.h"
#include "lattice/protocol/workrecord.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace lattice {

/*! Times that the leader and the stations act by; tests make them short. */
struct WorkTimes {
    using Ms = std::chrono::milliseconds;
    Ms ageing{30'000};   //!< waiting that counts as one step of priority
    Ms resend{5'000};    //!< assigned without claim: the message is sent again, and again after as long
    Ms claim{60'000};    //!< assigned without claim: lost
    Ms lease{45'000};    //!< running or cancelling without a lease: lost
    Ms renew{15'000};    //!< how often a station renews a lease
    Ms overtime{60'000}; //!< running longer than its timeout by this: lost
    Ms grace{30'000};    //!< after its timeout, until a station gives up an agent that does not end
    Ms keep{std::chrono::days(7)}; //!< an end, in the ledger
};

/*! A station as the scheduler sees it. */
struct WorkPlace {
    QString stationId;
    QList<AgentInfo> agents;
    int slots_ = 1;        //!< items and calls at a time; a Go station's is 1
    int callsInFlight = 0; //!< calls that are no work and take slots too
    bool online = true;    //!< late and offline stations get nothing
    bool takesWork = true; //!< false: it is about to leave
};

/*! One thing for the leader to do. */
struct WorkDecision {
    enum class Kind {
        Assign,  //!< to stationId; agent is whom to run there
        Offer,   //!< ask for bids, then call Scheduler::setBids(); candidates are the stations that may have it
        Resend,  //!< the message of the same attempt, to record.station
        Lose,    //!< Transition::lose, for reason
        Expire,  //!< Transition::expire
        Cancel,  //!< a child of an item that was cancelled or failed
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
    Work per decide() is proportional to what is open, not to what has ended. \sa docs/work.md §6
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

    const WorkRecord *find(const QString &workId) const;
    /*! In words, why an open item is not running: "no station has the agent x", "all 4 slots of alpha are taken", "waits until 16:20:05", … */
    QString whyWaiting(const QString &workId, const QDateTime &wallNow) const;

private:
    // the implementer's
};

} // namespace lattice
