// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/workrecord.h"
#include "lattice/work/duetimes.h"
#include "lattice/work/worktimes.h"

namespace lattice {

/*! What has ended and is still in the ledger: there may be many, so no more is kept of each than when it is to be removed. */
class EndedWork final
{
public:
    explicit EndedWork(WorkTimes::Ms keep)
        : m_keep(keep)
    {
    }

    void put(const WorkRecord &record);
    void remove(const QString &workId);
    void keepAWhile(const QString &workId, const QDateTime &now); //!< it could not be removed: try again later

    /*! Those that ended long ago, with id, phase, end and revision alone. Each is given once. */
    QList<WorkRecord> takeOld(const QDateTime &now);

    quint64 revisionOf(const QString &workId) const { return m_ends.value(workId).revision; } //!< 0: not ended
    std::optional<WorkPhase> phaseOf(const QString &workId) const;
    std::optional<qint64> nextTime() const { return m_due.first(); }

private:
    struct End {
        WorkPhase phase = WorkPhase::Done;
        QDateTime at;
        quint64 revision = 0;
    };

    WorkTimes::Ms m_keep;
    QHash<QString, End> m_ends;
    DueTimes m_due;
};

} // namespace lattice
