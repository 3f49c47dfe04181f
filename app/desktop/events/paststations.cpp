// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/events/paststations.h"

namespace app {

namespace {

lattice::Presence presenceOf(lattice::PastStation::Presence presence)
{
    switch (presence) {
    case lattice::PastStation::Presence::Online: return lattice::Presence::Online;
    case lattice::PastStation::Presence::Offline: return lattice::Presence::Offline;
    case lattice::PastStation::Presence::Left: break;
    }
    return lattice::Presence::Left;
}

lattice::AgentInfo agentOf(const lattice::PastAgent &past, const lattice::Station *now)
{
    if (now) {
        const auto known = std::ranges::find(now->agents, past.name, &lattice::AgentInfo::name);
        if (known != now->agents.end())
            return *known;
    }
    lattice::AgentInfo agent;
    agent.id = past.id;
    agent.name = past.name;
    return agent;
}

lattice::WorkRecord recordOf(const lattice::PastWork &past)
{
    lattice::WorkRecord record;
    record.spec.workId = past.id;
    record.spec.runId = past.runId;
    record.spec.parentId = past.parentId;
    record.spec.agent = past.agent;
    record.spec.task = past.task;
    record.spec.requestedBy = past.requestedBy;
    record.phase = past.phase;
    record.since = past.since;
    record.attempt = past.attempt;
    record.station = past.stationId;
    record.chosenAgent = past.agent;
    record.progress = {.percent = past.percent < 0 ? -1 : qRound(past.percent), .message = past.message, .at = past.since};
    if (past.phase == lattice::WorkPhase::Failed)
        record.outcome.error = past.message;
    if (past.phase == lattice::WorkPhase::Escalated)
        record.escalation.reason = past.message;
    if (lattice::isEnd(past.phase))
        record.endedAt = past.since;
    return record;
}

} // namespace

lattice::Station PastStations::station(const lattice::PastStation &past, const lattice::Station *now)
{
    lattice::Station station;
    if (now) {
        station.facts = now->facts;
        station.self = now->self;
    }
    station.id = past.id;
    station.name = past.name.isEmpty() ? (now ? now->name : past.id) : past.name;
    station.presence = presenceOf(past.presence);
    station.heard = past.since;
    if (!past.version.isEmpty())
        station.facts.version = past.version;
    for (const auto &agent : past.agents)
        station.agents.append(agentOf(agent, now));
    const int slots = now ? now->capacity.slotsTotal : 0;
    station.capacity = {.slotsTotal = slots, .slotsFree = qMax(0, slots - past.callsInFlight), .queued = 0};
    return station;
}

lattice::Station PastStations::absent(const lattice::Station &now)
{
    lattice::Station station;
    station.id = now.id;
    station.name = now.name;
    station.facts.region = now.facts.region; // or it would change its place on the map
    station.facts.orchestrator = now.facts.orchestrator;
    station.self = now.self;
    station.presence = lattice::Presence::Left;
    station.absent = true;
    return station;
}

QList<lattice::WorkRecord> PastStations::work(const lattice::LatticeState &state)
{
    QList<lattice::WorkRecord> records;
    records.reserve(state.openWork().size() + state.endedWork().size());
    for (const auto &work : state.openWork())
        records.append(recordOf(work));
    for (const auto &work : state.endedWork())
        records.append(recordOf(work));
    return records;
}

} // namespace app
