// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/events/shownlattice.h"

#include "app/desktop/events/paststations.h"

namespace app {

void ShownLattice::applyLive(const QList<lattice::Station> &changed, const QStringList &gone)
{
    for (const auto &station : changed)
        m_live.insert(station.id, station);
    for (const auto &id : gone) {
        if (const auto known = m_live.find(id); known != m_live.end())
            known->presence = lattice::Presence::Left;
    }
    if (!isPast())
        Q_EMIT stationsShown(changed, gone);
}

lattice::Station ShownLattice::shown(const QString &id, const lattice::LatticeState &state) const
{
    const auto now = m_live.constFind(id);
    const auto *live = now == m_live.cend() ? nullptr : &*now;
    if (const auto past = state.stations().constFind(id); past != state.stations().cend())
        return PastStations::station(*past, live);
    return live ? PastStations::absent(*live) : lattice::Station();
}

void ShownLattice::showPast(const lattice::LatticeState &state)
{
    if (isPast())
        showNext(state);
    else
        showFirst(state);
    Q_EMIT workShown(PastStations::work(state));
}

void ShownLattice::showFirst(const lattice::LatticeState &state)
{
    m_past = state;
    Q_EMIT modeChanged(true);
    QList<lattice::Station> changed;
    for (const auto &live : std::as_const(m_live))
        changed.append(shown(live.id, state));
    for (const auto &past : state.stations()) {
        if (!m_live.contains(past.id))
            changed.append(shown(past.id, state));
    }
    Q_EMIT stationsShown(changed, {});
}

void ShownLattice::showNext(const lattice::LatticeState &state)
{
    const auto before = std::exchange(*m_past, state).stations();
    QList<lattice::Station> changed;
    for (const auto &past : state.stations()) {
        if (const auto known = before.constFind(past.id); known == before.cend() || *known != past)
            changed.append(shown(past.id, state));
    }
    for (const auto &past : before) {
        if (state.stations().contains(past.id))
            continue;
        const auto live = m_live.constFind(past.id); // it had not come yet
        changed.append(PastStations::absent(live == m_live.cend() ? PastStations::station(past, nullptr) : *live));
    }
    if (!changed.isEmpty())
        Q_EMIT stationsShown(changed, {});
}

void ShownLattice::showLive()
{
    if (!isPast())
        return;
    auto changed = m_live.values();
    for (const auto &past : m_past->stations()) {
        if (m_live.contains(past.id))
            continue;
        auto left = PastStations::station(past, nullptr); // it is not there today, whatever it was then
        left.presence = lattice::Presence::Left;
        changed.append(left);
    }
    m_past.reset();
    Q_EMIT modeChanged(false);
    Q_EMIT stationsShown(changed, {});
}

void ShownLattice::clear()
{
    m_live.clear();
    if (!isPast())
        return;
    m_past.reset();
    Q_EMIT modeChanged(false);
}

} // namespace app
