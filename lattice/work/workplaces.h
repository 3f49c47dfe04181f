// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/work/workneed.h"
#include "lattice/work/workplace.h"

#include <map>
#include <set>

namespace lattice {

/*!
    The stations, what they hold, and which of them could take more: found by agent or capability without looking at the
    others. What a station holds is known by work id, also of one that is not known yet.
*/
class WorkPlaces final
{
public:
    /*! A station that could take an item now. */
    struct Fit {
        QString stationId;
        QString agent; //!< whom to run there
        int credits = 0;
    };

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
    QList<Fit> free(const WorkNeed &need) const; //!< by id
    /*! All stations with such an agent or capability, by id; also those that are away, full or excluded. */
    QStringList having(const WorkNeed::Key &key) const;
    bool hasOpened() const { return !m_opened.empty(); }

private:
    struct Entry {
        WorkPlace place;
        std::map<WorkNeed::Key, QStringList> agents; //!< names, as the station has them
        bool isFree = false;
    };

    void refresh(const QString &stationId);
    void index(Entry &entry) const;

    std::map<QString, Entry> m_places;
    std::map<QString, std::set<QString>> m_held;
    std::map<WorkNeed::Key, std::set<QString>> m_free;
    std::set<WorkNeed::Key> m_opened;
};

} // namespace lattice
