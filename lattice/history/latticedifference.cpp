// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/latticestate.h"

#include <algorithm>

namespace lattice {

namespace {

using Presence = PastStation::Presence;

bool isOnline(const LatticeState &state, const QString &id)
{
    const auto found = state.stations().constFind(id);
    return found != state.stations().cend() && found->presence == Presence::Online;
}

template <typename T>
void sortById(QList<T> &list)
{
    std::ranges::sort(list, {}, &T::id);
}

void compareAgents(const PastStation &a, const PastStation &b, LatticeDifference &result)
{
    for (const PastAgent &agent : b.agents) {
        if (!a.agents.contains(agent.name))
            result.agentsAdded.append({b.id, agent});
    }
    for (const PastAgent &agent : a.agents) {
        if (!b.agents.contains(agent.name))
            result.agentsRemoved.append({a.id, agent});
    }
}

void compareStations(const LatticeState &a, const LatticeState &b, LatticeDifference &result)
{
    for (const PastStation &after : b.stations()) {
        if (after.presence != Presence::Online)
            continue;
        const PastStation before = a.stations().value(after.id);
        const bool wasOnline = isOnline(a, after.id);
        if (!wasOnline)
            result.joined.append(after);
        else if (before.name != after.name || before.version != after.version || before.agents != after.agents)
            result.changed.append(after);
        compareAgents(wasOnline ? before : PastStation{.id = after.id}, after, result);
    }
    for (const PastStation &before : a.stations()) {
        if (before.presence != Presence::Online || isOnline(b, before.id))
            continue;
        result.left.append(before);
        compareAgents(before, {}, result);
    }
}

void compareWork(const LatticeState &a, const LatticeState &b, LatticeDifference &result)
{
    for (const PastWork &after : b.openWork()) {
        const auto before = a.openWork().constFind(after.id);
        if (before == a.openWork().cend())
            result.opened.append(after);
        else if (before->phase != after.phase || before->attempt != after.attempt || before->stationId != after.stationId)
            result.moved.append(after);
    }
    for (const PastWork &before : a.openWork()) {
        if (b.openWork().contains(before.id))
            continue;
        const auto ended = std::ranges::find(b.endedWork(), before.id, &PastWork::id);
        result.closed.append(ended == b.endedWork().cend() ? before : *ended);
    }
}

LatticeCounters less(const LatticeCounters &b, const LatticeCounters &a)
{
    return {.events = b.events - a.events, .submitted = b.submitted - a.submitted, .completed = b.completed - a.completed,
            .failed = b.failed - a.failed, .cancelled = b.cancelled - a.cancelled, .escalated = b.escalated - a.escalated,
            .retried = b.retried - a.retried, .lost = b.lost - a.lost, .calls = b.calls - a.calls,
            .callsFailed = b.callsFailed - a.callsFailed, .unreadable = b.unreadable - a.unreadable, .missing = b.missing - a.missing};
}

} // namespace

bool LatticeDifference::isEmpty() const
{
    return *this == LatticeDifference{};
}

LatticeDifference difference(const LatticeState &a, const LatticeState &b)
{
    LatticeDifference result;
    compareStations(a, b, result);
    compareWork(a, b, result);
    result.counters = less(b.counters(), a.counters());
    sortById(result.joined);
    sortById(result.left);
    sortById(result.changed);
    sortById(result.opened);
    sortById(result.closed);
    sortById(result.moved);
    const auto byPlace = [](const LatticeDifference::Agent &agent) { return std::pair(agent.stationId, agent.agent.name); };
    std::ranges::sort(result.agentsAdded, {}, byPlace);
    std::ranges::sort(result.agentsRemoved, {}, byPlace);
    return result;
}

} // namespace lattice
