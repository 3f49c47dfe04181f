// SPDX-License-Identifier: Apache-2.0
#include "lattice/mesh/presencetable.h"

namespace lattice {

bool PresenceTable::heard(const QString &stationId, Time now)
{
    Entry &entry = m_stations[stationId];
    entry.last = now;
    entry.heard = true;
    return std::exchange(entry.presence, Presence::Online) != Presence::Online;
}

void PresenceTable::known(const QString &stationId, Time now)
{
    Entry &entry = m_stations[stationId];
    if (entry.presence == Presence::Left)
        entry = {.last = now, .presence = Presence::Late, .heard = false};
}

bool PresenceTable::told(const QString &stationId, Presence presence, Time now)
{
    Entry &entry = m_stations[stationId];
    if (entry.heard || presence == Presence::Left)
        return false;
    const Time silence = presence == Presence::Offline ? kOffline : presence == Presence::Late ? kLate : Time(0);
    entry.last = now - silence;
    entry.heard = true;
    return std::exchange(entry.presence, presence) != presence;
}

bool PresenceTable::left(const QString &stationId)
{
    const auto found = m_stations.find(stationId);
    return found != m_stations.end() && std::exchange(found->presence, Presence::Left) != Presence::Left;
}

void PresenceTable::forget(const QString &stationId)
{
    m_stations.remove(stationId);
}

QList<PresenceTable::Change> PresenceTable::tick(Time now)
{
    QList<Change> changes;
    for (auto it = m_stations.begin(); it != m_stations.end(); ++it) {
        if (it->presence == Presence::Left)
            continue;
        const Time silence = now - it->last;
        const Presence presence = silence >= kOffline ? Presence::Offline : silence >= kLate || !it->heard ? Presence::Late : Presence::Online;
        if (std::exchange(it->presence, presence) != presence)
            changes.append({.stationId = it.key(), .presence = presence});
    }
    return changes;
}

void PresenceTable::deafUntil(Time now)
{
    for (Entry &entry : m_stations) {
        if (entry.presence != Presence::Left && entry.presence != Presence::Offline)
            entry.last = now;
    }
}

Presence PresenceTable::presence(const QString &stationId) const
{
    return m_stations.value(stationId).presence;
}

} // namespace lattice
