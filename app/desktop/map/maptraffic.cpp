// SPDX-License-Identifier: Apache-2.0
// What moves on the map: calls and work, as edges of what is in flight and as dots of what has happened.
#include "app/desktop/map/mapscene.h"

#include "lattice/history/workevents.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr qsizetype kEndedWays = 1000;

QString firstOf(const QJsonObject &data, std::initializer_list<QLatin1StringView> keys)
{
    for (const auto key : keys) {
        if (const auto text = data.value(key).toString(); !text.isEmpty())
            return text;
    }
    return {};
}

} // namespace

void MapScene::applyEvents(const QList<lattice::Event> &events)
{
    for (const auto &event : events)
        event.type.contains(".work."_L1) ? applyWorkEvent(event) : applyCall(event);
    scheduleExpiry();
    if (std::exchange(m_failed, false))
        changed();
}

void MapScene::applyCall(const lattice::Event &event)
{
    const bool invoked = event.type == QLatin1StringView(lattice::EventType::AgentInvoked);
    if (!invoked && event.type != QLatin1StringView(lattice::EventType::AgentAnswered))
        return;
    auto executing = firstOf(event.data, {"station_id"_L1});
    if (executing.isEmpty())
        executing = event.stationId;
    auto requester = firstOf(event.data, {"requested_by"_L1});
    if (requester.isEmpty()) // the station itself asked
        requester = executing;
    if (!m_nodes.contains(executing) || !m_nodes.contains(requester)) // somebody outside asked: there is no place to draw it from
        return;
    auto call = firstOf(event.data, {"run_id"_L1});
    if (call.isEmpty())
        call = event.subject;
    auto &line = edge(requester, executing);
    line.lastAt = now();
    const bool failed = !invoked && event.data.value("status"_L1).toString() == "error"_L1;
    if (invoked)
        line.inFlight.insert(call);
    else
        line.inFlight.remove(call);
    Q_EMIT edgesChanged();
    if (failed)
        noteFailure(executing);
    addDot({.from = requester, .to = executing, .kind = invoked ? MapDot::Kind::Invoked : failed ? MapDot::Kind::Failed : MapDot::Kind::Answered, .startedAt = now()});
}

void MapScene::applyWork(const QList<lattice::WorkRecord> &changed, const QStringList &gone)
{
    for (const auto &record : changed) {
        const auto &id = record.spec.workId;
        const WorkWay way{.from = record.spec.sourceStation.isEmpty() ? record.station : record.spec.sourceStation, .to = record.station};
        if (const auto known = m_ways.constFind(id); known != m_ways.cend() && *known != way)
            holdWork(id, WorkWay(*known), false);
        holdWork(id, way, lattice::isHeld(record.phase));
        if (lattice::isEnd(record.phase)) {
            if (m_ways.contains(id)) // its event comes later, and does not say where it goes back to
                m_ended.append(id);
        } else if (!record.station.isEmpty()) {
            m_ways.insert(id, way);
        }
    }
    while (m_ended.size() > kEndedWays)
        m_ways.remove(m_ended.takeFirst());
    for (const auto &id : gone) {
        if (m_ways.contains(id))
            holdWork(id, m_ways.take(id), false);
    }
    scheduleExpiry();
}

/*! Notes on the edge of \a way whether an item is held; makes an edge only for one that is. */
void MapScene::holdWork(const QString &workId, const WorkWay &way, bool held)
{
    if (held && (!m_nodes.contains(way.from) || !m_nodes.contains(way.to)))
        return;
    if (!held && !m_edgeAt.contains({way.from, way.to}))
        return;
    auto &line = edge(way.from, way.to);
    if (line.work.contains(workId) == held)
        return;
    if (held)
        line.work.insert(workId);
    else
        line.work.remove(workId);
    line.lastAt = now();
    Q_EMIT edgesChanged();
}

/*! Events move the dots; who holds what, the ledger says. */
void MapScene::applyWorkEvent(const lattice::Event &event)
{
    const auto fact = lattice::factOf(event.type);
    if (!fact)
        return;
    const auto id = event.data.value("work_id"_L1).toString();
    auto way = m_ways.value(id);
    if (const auto source = event.data.value("source_station"_L1).toString(); !source.isEmpty())
        way.from = source;
    if (const auto target = firstOf(event.data, {"target_station"_L1, "station_id"_L1}); !target.isEmpty())
        way.to = target;
    if (way.from.isEmpty())
        way.from = way.to;
    if (!m_nodes.contains(way.from) || !m_nodes.contains(way.to))
        return;
    using lattice::WorkFact;
    MapDot dot{.from = way.from, .to = way.to, .startedAt = now()};
    switch (*fact) {
    case WorkFact::Assigned: dot.kind = MapDot::Kind::Invoked; break;
    case WorkFact::Progress: dot.kind = MapDot::Kind::Progress; break;
    case WorkFact::Completed: dot.kind = MapDot::Kind::Answered; break;
    case WorkFact::Failed: noteFailure(way.to); [[fallthrough]];
    case WorkFact::Retrying: dot.kind = MapDot::Kind::Failed; break;
    default: return;
    }
    if (*fact == WorkFact::Assigned)
        m_ways.insert(id, way); // the ledger may say it a moment later
    edge(way.from, way.to).lastAt = now();
    Q_EMIT edgesChanged();
    addDot(dot);
}

MapEdge &MapScene::edge(const QString &from, const QString &to)
{
    if (const auto found = m_edgeAt.constFind({from, to}); found != m_edgeAt.cend())
        return m_edges[*found];
    m_edgeAt.insert({from, to}, m_edges.size());
    return m_edges.emplaceBack(MapEdge{.from = from, .to = to, .inFlight = {}, .work = {}, .lastAt = 0});
}

void MapScene::addDot(MapDot dot)
{
    if (!m_motion || m_past)
        return;
    if (m_eventsPerDot > 1 && ++m_skipped < m_eventsPerDot)
        return;
    m_skipped = 0;
    resolve(dot);
    m_dots.append(std::move(dot));
    if (m_dots.size() > kMaxDots)
        setRatio(m_eventsPerDot * 10);
    Q_EMIT dotsStarted();
}

/*! Dots on their way stand for as many events as the new ones: of those that now stand for more one in ten goes on, and those that would now stand for less go. */
void MapScene::setRatio(int eventsPerDot)
{
    if (eventsPerDot > m_eventsPerDot) {
        qsizetype number = 0;
        m_dots.removeIf([&number](const MapDot &) { return number++ % 10 != 0; });
    } else {
        m_dots.clear();
    }
    m_eventsPerDot = eventsPerDot;
    m_skipped = 0;
    Q_EMIT ratioChanged();
}

} // namespace app
