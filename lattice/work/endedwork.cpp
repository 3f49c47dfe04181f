// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/endedwork.h"

#include <algorithm>

namespace lattice {

namespace {
constexpr qint64 kAgainMs = 60'000;
}

void EndedWork::put(const WorkRecord &record)
{
    const QString &workId = record.spec.workId;
    const QDateTime at = record.endedAt.isValid() ? record.endedAt : record.since;
    m_ends.insert(workId, {.phase = record.phase, .at = at, .revision = record.revision});
    m_due.set(workId, (at.isValid() ? at.toMSecsSinceEpoch() : 0) + m_keep.count());
}

void EndedWork::remove(const QString &workId)
{
    if (m_ends.remove(workId))
        m_due.set(workId, {});
}

void EndedWork::keepAWhile(const QString &workId, const QDateTime &now)
{
    const auto end = m_ends.constFind(workId);
    if (end != m_ends.constEnd() && now.isValid() && end->at.addDuration(m_keep) <= now)
        m_due.set(workId, now.toMSecsSinceEpoch() + kAgainMs);
}

QList<WorkRecord> EndedWork::takeOld(const QDateTime &now)
{
    QList<WorkRecord> old;
    for (const QStringList due = m_due.takeDue(now.toMSecsSinceEpoch()); const QString &workId : due) {
        const End end = m_ends.value(workId);
        WorkRecord record{.phase = end.phase, .endedAt = end.at, .revision = end.revision};
        record.spec.workId = workId;
        old.append(std::move(record));
    }
    return old;
}

std::optional<WorkPhase> EndedWork::phaseOf(const QString &workId) const
{
    const auto end = m_ends.constFind(workId);
    return end == m_ends.constEnd() ? std::nullopt : std::optional(end->phase);
}

} // namespace lattice
