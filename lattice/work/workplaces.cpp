// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/workplaces.h"

namespace lattice {

void WorkPlaces::index(Entry &entry)
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
    if (isNew)
        entry.turn = m_random();
    if (isNew || entry.place.agents != place.agents) {
        rank(entry, {}); // out of the index by its old agents
        entry.place = place;
        index(entry);
    }
    entry.place = place;
    refresh(place.stationId);
}

void WorkPlaces::remove(const QString &stationId)
{
    const auto found = m_places.find(stationId);
    if (found == m_places.end())
        return;
    rank(found->second, {});
    m_places.erase(found);
}

void WorkPlaces::hold(const QString &stationId, const QString &workId)
{
    m_held[stationId].insert(workId);
    if (const auto found = m_places.find(stationId); found != m_places.end())
        found->second.turn = ++m_turn;
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
    const int left = credits(stationId);
    const bool isFree = place.online && !place.offline && place.takesWork && left > 0;
    rank(entry, isFree ? std::optional(Rank{.lessCredits = -left, .turn = entry.turn, .stationId = stationId}) : std::nullopt);
}

void WorkPlaces::rank(Entry &entry, std::optional<Rank> rank)
{
    if (entry.rank == rank)
        return;
    for (const auto &[key, agents] : entry.agents) {
        std::set<Rank> &free = m_free[key];
        if (entry.rank)
            free.erase(*entry.rank);
        if (rank)
            free.insert(*rank);
        if (rank && !entry.rank)
            m_opened.insert(key);
        if (free.empty())
            m_free.erase(key);
    }
    entry.rank = std::move(rank);
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

std::optional<WorkPlaces::Fit> WorkPlaces::fitAt(const QString &stationId, const WorkNeed &need) const
{
    const auto found = m_places.find(stationId);
    if (found == m_places.end() || !found->second.rank)
        return {};
    const auto agent = agentAt(stationId, need);
    return agent ? std::optional(Fit{.stationId = stationId, .agent = *agent}) : std::nullopt;
}

std::optional<WorkPlaces::Fit> WorkPlaces::best(const WorkNeed &need, const QString &avoided, quint64 &looks) const
{
    if (!need.wanted.isEmpty()) {
        ++looks;
        return fitAt(need.wanted, need);
    }
    const auto ranks = m_free.find(need.key);
    if (ranks == m_free.end())
        return {};
    std::optional<Fit> second;
    for (const Rank &rank : ranks->second) {
        ++looks;
        const auto fit = fitAt(rank.stationId, need);
        if (fit && rank.stationId != avoided)
            return fit;
        if (fit)
            second = fit;
    }
    return second;
}

QList<WorkPlaces::Fit> WorkPlaces::free(const WorkNeed &need) const
{
    QList<Fit> fits;
    if (const auto ranks = m_free.find(need.key); ranks != m_free.end()) {
        for (const Rank &rank : ranks->second) {
            if (auto fit = fitAt(rank.stationId, need))
                fits.append(std::move(*fit));
        }
    }
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
