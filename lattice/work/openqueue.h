// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/work/workitem.h"

#include <map>
#include <set>

namespace lattice {

/*!
    The items that wait for a station, in the order of their turn: a step of priority is worth one step of ageing; of one step
    the run with fewest items in flight comes first, then the nearest deadline, then the longest waiting.

    Waiting counts in whole steps of a grid all items share, so the order of two items never changes by time alone, and
    nothing has to be sorted again. Items with equal needs form a group, since they all can or all cannot go somewhere.
*/
class OpenQueue final
{
public:
    using Time = WorkItem::Time;

    /*! The smaller comes first. */
    struct Rank {
        qint64 step = 0;
        int inFlight = 0;
        qint64 deadline = 0;
        Time waiting{};
        quint64 revision = 0; //!< the ledger's order
        QString workId;

        friend bool operator<(const Rank &a, const Rank &b)
        {
            return std::tie(a.step, a.inFlight, a.deadline, a.waiting, a.revision, a.workId)
                < std::tie(b.step, b.inFlight, b.deadline, b.waiting, b.revision, b.workId);
        }
    };

    explicit OpenQueue(Time ageing)
        : m_ageing(ageing)
    {
    }

    void add(WorkItem &item);
    void remove(WorkItem &item);
    void runStarted(const QString &runId) { changeInFlight(runId, 1); }
    void runEnded(const QString &runId) { changeInFlight(runId, -1); }

    WorkItem *first(const WorkNeed &need) const; //!< none when nobody waits with this need
    std::optional<Rank> firstRank(const WorkNeed &need) const;
    QList<WorkNeed> needs(const WorkNeed::Key &key) const; //!< of those who wait

private:
    struct Entry {
        Rank rank; //!< with inFlight 0
        WorkItem *item = nullptr;

        friend bool operator<(const Entry &a, const Entry &b) { return a.rank < b.rank; }
    };
    struct Step {
        std::map<QString, std::set<Entry>> runs;
        std::set<Entry> heads; //!< the first of each run, with inFlight as it is
    };
    struct Run {
        int inFlight = 0;
        std::map<std::pair<const void *, qint64>, Step *> steps; //!< where items of it wait
    };
    using Group = std::map<qint64, Step>;

    Entry entryOf(WorkItem &item) const;
    void changeInFlight(const QString &runId, int by);
    void dropIfIdle(const QString &runId);
    static void insertHead(Step &step, const QString &runId, int inFlight);
    static void removeHead(Step &step, const QString &runId, int inFlight);
    const Entry *firstEntry(const WorkNeed &need) const;

    Time m_ageing;
    std::map<WorkNeed, Group> m_groups;
    std::map<QString, Run> m_runs;
};

} // namespace lattice
