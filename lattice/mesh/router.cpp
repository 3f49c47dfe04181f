// SPDX-License-Identifier: Apache-2.0
#include "lattice/mesh/router.h"

#include "lattice/protocol/presence.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

bool fits(const AgentInfo &agent, const Destination &destination)
{
    if (!destination.agentName.isEmpty())
        return agent.name == destination.agentName;
    if (!destination.agentId.isEmpty())
        return agent.id == destination.agentId;
    return agent.capabilities.contains(destination.capability, Qt::CaseInsensitive);
}

QString wanted(const Destination &destination)
{
    if (!destination.agentName.isEmpty())
        return u"agent '%1'"_s.arg(destination.agentName);
    if (!destination.agentId.isEmpty())
        return u"agent with the id '%1'"_s.arg(destination.agentId);
    return u"agent with the capability '%1'"_s.arg(destination.capability);
}

struct Candidate {
    const Station *station;
    const AgentInfo *agent;

    /*! Smaller is better: own station, online before late, then more free slots; the id makes it the same everywhere. */
    auto rank() const
    {
        const bool unknown = station->capacity.slotsTotal == 0; // a Go station: between the free and the full
        const int free = unknown ? 1 : station->capacity.slotsFree * 2 - station->capacity.queued;
        return std::tuple(!station->self, station->presence != Presence::Online, -free, station->id);
    }
};

} // namespace

Result<QList<Target>> findTargets(const QList<Station> &stations, const Destination &destination)
{
    std::vector<Candidate> candidates;
    QStringList away;
    bool stationKnown = destination.stationId.isEmpty();
    for (const Station &station : stations) {
        if (!destination.stationId.isEmpty() && station.id != destination.stationId)
            continue;
        stationKnown = true;
        for (const AgentInfo &agent : station.agents) {
            if (!fits(agent, destination))
                continue;
            if (station.presence == Presence::Offline || station.presence == Presence::Left)
                away.append(station.name);
            else
                candidates.push_back({.station = &station, .agent = &agent});
        }
    }
    if (!stationKnown)
        return failed(Fault::NotFound, u"station '%1' not found"_s.arg(destination.stationId));
    if (candidates.empty() && !away.isEmpty())
        return failed(Fault::NotFound, u"%1 is at %2, which is offline"_s.arg(wanted(destination), away.join(u", "_s)));
    if (candidates.empty())
        return failed(Fault::NotFound, u"%1 not found"_s.arg(wanted(destination)) + (destination.stationId.isEmpty() ? QString() : u" on station '%1'"_s.arg(destination.stationId)));

    std::ranges::sort(candidates, {}, &Candidate::rank);
    QList<Target> targets;
    QSet<QString> pools;
    for (const auto &[station, agent] : candidates) {
        const QString &pool = station->facts.pool;
        if (pool.isEmpty() || station->self || !destination.stationId.isEmpty()) {
            targets.append({.stationId = station->id, .pool = {}, .agentName = agent->name, .agentId = agent->id, .saysTaken = !station->facts.version.isEmpty()});
        } else if (!pools.contains(pool)) {
            pools.insert(pool);
            targets.append({.stationId = {}, .pool = pool, .agentName = agent->name, .agentId = {}, .saysTaken = true});
        }
    }
    return targets;
}

} // namespace lattice
