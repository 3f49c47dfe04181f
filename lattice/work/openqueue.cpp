// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/openqueue.h"

#include <limits>

namespace lattice {

OpenQueue::Entry OpenQueue::entryOf(WorkItem &item) const
{
    const WorkSpec &spec = item.record.spec;
    const qint64 ageing = std::max<qint64>(1, m_ageing.count());
    const qint64 waiting = item.waiting.count();
    const qint64 steps = waiting >= 0 ? waiting / ageing : -((ageing - 1 - waiting) / ageing);
    return {.rank = {.step = steps - spec.priority,
                     .deadline = spec.deadline.isValid() ? spec.deadline.toMSecsSinceEpoch() : std::numeric_limits<qint64>::max(),
                     .waiting = item.waiting,
                     .revision = item.record.revision,
                     .workId = spec.workId},
            .item = &item};
}

void OpenQueue::insertHead(Step &step, const QString &runId, int inFlight)
{
    const auto run = step.runs.find(runId);
    if (run == step.runs.end())
        return;
    Entry head = *run->second.begin();
    head.rank.inFlight = inFlight;
    step.heads.insert(std::move(head));
}

void OpenQueue::removeHead(Step &step, const QString &runId, int inFlight)
{
    const auto run = step.runs.find(runId);
    if (run == step.runs.end())
        return;
    Entry head = *run->second.begin();
    head.rank.inFlight = inFlight;
    step.heads.erase(head);
}

void OpenQueue::add(WorkItem &item)
{
    const QString &runId = item.record.spec.runId;
    const Entry entry = entryOf(item);
    Group &group = m_groups[item.need];
    Step &step = group[entry.rank.step];
    Run &run = m_runs[runId];
    removeHead(step, runId, run.inFlight);
    step.runs[runId].insert(entry);
    insertHead(step, runId, run.inFlight);
    run.steps[{&group, entry.rank.step}] = &step;
    item.queued = true;
}

void OpenQueue::remove(WorkItem &item)
{
    if (!std::exchange(item.queued, false))
        return;
    const QString runId = item.record.spec.runId;
    const Entry entry = entryOf(item);
    const auto group = m_groups.find(item.need);
    const auto step = group->second.find(entry.rank.step);
    Run &run = m_runs[runId];
    removeHead(step->second, runId, run.inFlight);
    std::set<Entry> &waiting = step->second.runs[runId];
    waiting.erase(entry);
    if (waiting.empty()) {
        step->second.runs.erase(runId);
        run.steps.erase({&group->second, step->first});
        dropIfIdle(runId);
    } else {
        insertHead(step->second, runId, run.inFlight);
    }
    if (step->second.runs.empty())
        group->second.erase(step);
    if (group->second.empty())
        m_groups.erase(group);
}

void OpenQueue::changeInFlight(const QString &runId, int by)
{
    Run &run = m_runs[runId];
    const int before = std::exchange(run.inFlight, run.inFlight + by);
    for (const auto &[where, step] : run.steps) {
        removeHead(*step, runId, before);
        insertHead(*step, runId, run.inFlight);
    }
    dropIfIdle(runId);
}

void OpenQueue::dropIfIdle(const QString &runId)
{
    const auto run = m_runs.find(runId);
    if (run != m_runs.end() && run->second.inFlight == 0 && run->second.steps.empty())
        m_runs.erase(run);
}

const OpenQueue::Entry *OpenQueue::firstEntry(const WorkNeed &need) const
{
    const auto group = m_groups.find(need);
    return group == m_groups.end() ? nullptr : &*group->second.begin()->second.heads.begin();
}

WorkItem *OpenQueue::first(const WorkNeed &need) const
{
    const Entry *entry = firstEntry(need);
    return entry ? entry->item : nullptr;
}

std::optional<OpenQueue::Rank> OpenQueue::firstRank(const WorkNeed &need) const
{
    const Entry *entry = firstEntry(need);
    return entry ? std::optional(entry->rank) : std::nullopt;
}

QList<WorkNeed> OpenQueue::needs(const WorkNeed::Key &key) const
{
    QList<WorkNeed> found;
    for (auto group = m_groups.lower_bound(WorkNeed{.key = key}); group != m_groups.end() && group->first.key == key; ++group)
        found.append(group->first);
    return found;
}

} // namespace lattice
