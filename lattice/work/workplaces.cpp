// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/workplaces.h"

#include <algorithm>

namespace lattice {

void WorkPlaces::index(Entry &entry) const
{
    entry.agents.clear();
    for (const AgentInfo &agent : entry.place.agents) {
        entry.agents[{.text = WorkNeed::folded(agent.name)}].prepend(agent.name);
        entry.agents[{.text = WorkNeed::folded(agent.id)}].append(agent.name); // a Go dispatcher may know no more; a name comes first
        for (const QString &capability : agent.capabilities)
            entry.agents[{.capability = true, .text = WorkNeed::folded(capability)}].append(agent.name);
    }
}

void WorkPlaces::set(const WorkPlace &place)
{
    const auto [found, isNew] = m_places.try_emplace(place.stationId);
    Entry &entry = found->second;
    const bool agentsChanged = isNew || entry.place.agents != place.agents;
    if (agentsChanged && entry.isFree) {
        entry.place.takesWork = false; // out of the index by its old agents
        refresh(place.stationId);
    }
    entry.place = place;
    if (agentsChanged)
        index(entry);
    refresh(place.stationId);
}

void WorkPlaces::remove(const QString &stationId)
{
    const auto found = m_places.find(stationId);
    if (found == m_places.end())
        return;
    found->second.place.takesWork = false;
    refresh(stationId);
    m_places.erase(found);
}

void WorkPlaces::hold(const QString &stationId, const QString &workId)
{
    m_held[stationId].insert(workId);
    refresh(stationId);
}

void WorkPlaces::release(const QString &stationId, const QString &workId)
{
    const auto held = m_held.find(stationId);
    if (held == m_held.end())
        return;
    held->second.erase(workId);
    if (held->second.empty())
        m_held.erase(held);
    refresh(stationId);
}

void WorkPlaces::refresh(const QString &stationId)
{
    const auto found = m_places.find(stationId);
    if (found == m_places.end())
        return;
    Entry &entry = found->second;
    const WorkPlace &place = entry.place;
    const bool isFree = place.online && !place.offline && place.takesWork && credits(stationId) > 0;
    if (std::exchange(entry.isFree, isFree) == isFree)
        return;
    for (const auto &[key, agents] : entry.agents) {
        std::set<QString> &free = m_free[key];
        if (isFree) {
            free.insert(stationId);
            m_opened.insert(key);
        } else {
            free.erase(stationId);
        }
        if (free.empty())
            m_free.erase(key);
    }
}

const WorkPlace *WorkPlaces::find(const QString &stationId) const
{
    const auto found = m_places.find(stationId);
    return found == m_places.end() ? nullptr : &found->second.place;
}

QString WorkPlaces::nameOf(const QString &stationId) const
{
    const WorkPlace *place = find(stationId);
    return place && !place->name.isEmpty() ? place->name : stationId;
}

const std::set<QString> &WorkPlaces::heldBy(const QString &stationId) const
{
    static const std::set<QString> none;
    const auto held = m_held.find(stationId);
    return held == m_held.end() ? none : held->second;
}

int WorkPlaces::credits(const QString &stationId) const
{
    const WorkPlace *place = find(stationId);
    return place ? place->slots_ - place->callsInFlight - static_cast<int>(heldBy(stationId).size()) : 0;
}

std::optional<QString> WorkPlaces::agentAt(const QString &stationId, const WorkNeed &need) const
{
    const auto found = m_places.find(stationId);
    if (found == m_places.end() || (!need.wanted.isEmpty() && need.wanted != stationId))
        return {};
    const auto agents = found->second.agents.find(need.key);
    if (agents == found->second.agents.end())
        return {};
    for (const QString &agent : agents->second) {
        if (!need.excluded.contains(WorkNeed::folded(agent)))
            return agent;
    }
    return {};
}

QList<WorkPlaces::Fit> WorkPlaces::free(const WorkNeed &need) const
{
    QList<Fit> fits;
    const auto found = m_free.find(need.key);
    if (found == m_free.end())
        return fits;
    const auto add = [&](const QString &stationId) {
        if (const auto agent = agentAt(stationId, need))
            fits.append({.stationId = stationId, .agent = *agent, .credits = credits(stationId)});
    };
    if (need.wanted.isEmpty())
        std::ranges::for_each(found->second, add);
    else if (found->second.contains(need.wanted))
        add(need.wanted);
    return fits;
}

QStringList WorkPlaces::having(const WorkNeed::Key &key) const
{
    QStringList stations;
    for (const auto &[stationId, entry] : m_places) {
        if (entry.agents.contains(key))
            stations.append(stationId);
    }
    return stations;
}

} // namespace lattice
