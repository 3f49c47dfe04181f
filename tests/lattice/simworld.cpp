// SPDX-License-Identifier: Apache-2.0
#include "simworld.h"

using namespace std::chrono_literals;

namespace sim {

namespace {

constexpr Time kRough = 6min;
constexpr Time kLongest = 3h; //!< till then calm has to bring everything to an end
constexpr int kMostWork = 60;

WorkPlace placeOf(Chance &chance, int number)
{
    WorkPlace place{.stationId = u"station-%1"_s.arg(number), .slots_ = 1 + chance.below(3)};
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s}) {
        if (number == 0 || chance.percent(60)) // the first has them all, or some work could never be done
            place.agents.append({.id = name + u"-id"_s, .name = name, .capabilities = name == u"c" ? QStringList() : QStringList{u"logs"_s}});
    }
    return place;
}

} // namespace

World::World(quint64 seed)
    : m_common(seed)
{
    const int stations = 1 + m_common.chance.below(6);
    for (int i = 0; i < stations; ++i)
        m_stations.push_back(std::make_unique<Station>(m_common, placeOf(m_common.chance, i)));
    for (int i = 0; i < 2; ++i)
        m_leaders.push_back(std::make_unique<Leader>(m_common, i));
}

QString World::run()
{
    while (m_common.now < kLongest && m_common.ledger.violation().isEmpty()) {
        m_common.now += 1s;
        m_common.calm = m_common.now >= kRough;
        step();
        if (m_common.calm && m_common.ledger.allEnded())
            break;
    }
    if (!m_common.ledger.violation().isEmpty())
        return m_common.ledger.violation();
    for (const QString &id : m_common.ledger.submitted()) {
        if (m_common.ledger.endsOf(id) > 1)
            return u"%1 ended %2 times"_s.arg(id).arg(m_common.ledger.endsOf(id));
    }
    return unended();
}

void World::step()
{
    if (!m_common.calm && m_number < kMostWork && m_common.chance.percent(30))
        submit();
    interfere();
    answer();
    // Who comes first within a second is anybody's guess.
    if (m_common.chance.below(2) == 0) {
        for (const auto &leader : m_leaders)
            leader->step(m_stations);
    }
    for (const auto &station : m_stations)
        station->step();
    for (const auto &leader : m_leaders)
        leader->step(m_stations);
}

void World::submit()
{
    Chance &chance = m_common.chance;
    WorkSpec spec{.workId = u"w-%1"_s.arg(m_number++), .priority = chance.below(10), .timeout = 10s + chance.upTo(120s), .maxAttempts = 1 + chance.below(3),
                  .auction = chance.percent(15)};
    if (chance.percent(30))
        spec.capability = u"logs"_s;
    else
        spec.agent = QStringList{u"a"_s, u"b"_s, u"c"_s}.at(chance.below(3));
    if (chance.percent(20) && !spec.agent.isEmpty())
        spec.wantedStation = u"station-0"_s;
    if (chance.percent(20))
        spec.deadline = m_common.wall(10s + chance.upTo(300s));
    if (chance.percent(30))
        spec.runId = u"run-%1"_s.arg(chance.below(3));
    const WorkRecord *parent = m_number > 1 && chance.percent(40) ? m_common.ledger.find(u"w-%1"_s.arg(chance.below(m_number - 1))) : nullptr;
    if (parent && parent->spec.path.size() < 3) {
        spec.parentId = parent->spec.workId;
        spec.runId = parent->spec.runId;
        spec.path = parent->spec.path + QStringList{agentOf(*parent).isEmpty() ? u"a"_s : agentOf(*parent)};
        if (!spec.deadline.isValid()) // where every agent is among the ancestors, nothing but this ends it
            spec.deadline = m_common.wall(200s);
    }
    if (const auto record = Transition::submit(spec, m_common.wall(0s))) // a circle is refused
        m_common.ledger.create(*record);
}

void World::interfere()
{
    if (m_common.calm || m_number == 0 || !m_common.chance.percent(4))
        return;
    const WorkRecord *record = m_common.ledger.find(u"w-%1"_s.arg(m_common.chance.below(m_number)));
    if (!record)
        return;
    if (const auto cancelled = Transition::cancel(*record, {.by = u"cli"_s}, m_common.wall(0s)))
        m_common.ledger.write(*cancelled);
}

void World::answer()
{
    if (!m_common.calm && !m_common.chance.percent(5))
        return;
    QList<WorkRecord> asking;
    for (const auto &[id, record] : m_common.ledger.records()) {
        if (record.phase == WorkPhase::Escalated)
            asking.append(record);
    }
    for (const WorkRecord &record : std::as_const(asking))
        m_common.ledger.write(Transition::answer(record, u"go on"_s, u"anna"_s, m_common.wall(0s)).value());
}

QString World::unended() const
{
    for (const auto &[id, record] : m_common.ledger.records()) {
        if (isEnd(record.phase))
            continue;
        QString why = u"%1 never ended: %2, attempt %3 at %4"_s.arg(id, phaseName(record.phase)).arg(record.attempt).arg(record.station);
        for (const auto &leader : m_leaders)
            why += u"; "_s + leader->whyWaiting(id);
        return why;
    }
    return {};
}

size_t World::decisions() const
{
    return m_leaders[0]->decisions() ^ (m_leaders[1]->decisions() * 3);
}

} // namespace sim
