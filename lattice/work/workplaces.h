// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/work/workneed.h"
#include "lattice/work/workplace.h"

#include <functional>
#include <map>
#include <set>

namespace lattice {

/*!
    The stations, what they hold, and which of them could take more: found by agent or capability, best first, without looking
    at the others. Best is who has most credits; of equal ones, who was given something longest ago, or by chance if never.
    What a station holds is known by work id, also of one that is not known yet.
*/
class WorkPlaces final
{
public:
    /*! A station that could take an item now. */
    struct Fit {
        QString stationId;
        QString agent; //!< whom to run there
    };

    /*! \a random gives 0 to 1. */
    explicit WorkPlaces(std::function<double()> random)
        : m_random(std::move(random))
    {
    }

    void set(const WorkPlace &place);
    void remove(const QString &stationId);
    void hold(const QString &stationId, const QString &workId);
    void release(const QString &stationId, const QString &workId);
    /*! For what places that were of no use have become useful since the last call. */
    std::set<WorkNeed::Key> takeOpened() { return std::exchange(m_opened, {}); }

    const WorkPlace *find(const QString &stationId) const;
    QString nameOf(const QString &stationId) const; //!< for people
    const std::set<QString> &heldBy(const QString &stationId) const;
    int credits(const QString &stationId) const; //!< slots left; 0 or less when there are none
    /*! The agent that \a need would run at \a stationId, whether there is a slot or not; none when it has none. */
    std::optional<QString> agentAt(const QString &stationId, const WorkNeed &need) const;
    /*! \a stationId when it could take an item with \a need now. */
    std::optional<Fit> fitAt(const QString &stationId, const WorkNeed &need) const;
    /*! The best for \a need, another than \a avoided if there is one. Counts the places it had to look at in \a looks. */
    std::optional<Fit> best(const WorkNeed &need, const QString &avoided, quint64 &looks) const;
    QList<Fit> free(const WorkNeed &need) const; //!< best first
    /*! All stations with such an agent or capability, by id; also those that are away, full or excluded. */
    QStringList having(const WorkNeed::Key &key) const;
    bool hasOpened() const { return !m_opened.empty(); }

private:
    /*! The smaller is the better. */
    struct Rank {
        int lessCredits = 0; //!< negative
        double turn = 0;
        QString stationId;

        friend bool operator==(const Rank &, const Rank &) = default;
        friend bool operator<(const Rank &a, const Rank &b) { return std::tie(a.lessCredits, a.turn, a.stationId) < std::tie(b.lessCredits, b.turn, b.stationId); }
    };
    struct Entry {
        WorkPlace place;
        std::map<WorkNeed::Key, QStringList> agents; //!< names, as the station has them
        double turn = 0;                             //!< below 1: was never given anything
        std::optional<Rank> rank;                    //!< in m_free
    };

    static void index(Entry &entry);
    void refresh(const QString &stationId);
    void rank(Entry &entry, std::optional<Rank> rank);

    std::function<double()> m_random;
    std::map<QString, Entry> m_places;
    std::map<QString, std::set<QString>> m_held;
    std::map<WorkNeed::Key, std::set<Rank>> m_free;
    std::set<WorkNeed::Key> m_opened;
    double m_turn = 1;
};

} // namespace lattice
