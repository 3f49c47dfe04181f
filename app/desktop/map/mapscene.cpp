// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/mapscene.h"

#include "app/desktop/vocabulary.h"

#include <QtConcurrentRun>

#include <cmath>

namespace app {

namespace {

constexpr int kPlaceHere = 30; // more are placed by a worker
constexpr qint64 kForgetCallMs = 11 * 60'000; // one minute past the longest deadline of a call

bool matches(const lattice::Station &station, const QString &filter)
{
    const auto has = [&filter](const QString &text) { return text.contains(filter, Qt::CaseInsensitive); };
    return filter.isEmpty() || has(station.name) || has(station.id) || has(station.facts.region) || std::ranges::any_of(station.facts.tags, has)
        || std::ranges::any_of(station.agents, [&has](const auto &agent) { return has(agent.name) || has(agent.description); });
}

} // namespace

MapScene::MapScene(QObject *parent)
    : QObject(parent)
{
    m_clock.start();
    m_expiry.setSingleShot(true);
    connect(&m_expiry, &QTimer::timeout, this, [this] { expire(now()); });
    connect(this, &MapScene::nodesChanged, this, [this] {
        for (MapDot &dot : m_dots)
            resolve(dot);
    });
}

void MapScene::applyStations(const QList<lattice::Station> &changed, const QStringList &gone)
{
    bool different = false;
    const auto put = [this, &different](const lattice::Station &station) {
        if (station.presence == lattice::Presence::Left && !m_nodes.contains(station.id)) // a place is for who comes
            return;
        auto &node = m_nodes[station.id];
        if (node.station == station)
            return;
        node.station = station;
        node.leftAt = m_past || station.presence != lattice::Presence::Left ? -1 : node.leftAt < 0 ? now() : node.leftAt;
        different = true;
    };
    for (const auto &station : changed)
        put(station);
    for (const auto &id : gone) {
        if (auto node = m_nodes.constFind(id); node != m_nodes.cend()) {
            auto left = node->station;
            left.presence = lattice::Presence::Left;
            put(left);
        }
    }
    if (!different)
        return;
    applyFilter();
    placeMissing();
    scheduleExpiry();
    Q_EMIT nodesChanged();
}

QList<MapSeat> MapScene::seats() const
{
    QList<MapSeat> seats;
    for (const auto &node : m_nodes)
        seats.append({.id = node.station.id, .group = node.station.facts.region, .hub = node.station.facts.orchestrator});
    return seats;
}

void MapScene::placeMissing()
{
    QHash<QString, QPointF> taken;
    for (const auto &node : std::as_const(m_nodes)) {
        if (node.placed)
            taken.insert(node.station.id, node.center);
    }
    if (m_placing || taken.size() == m_nodes.size())
        return;
    if (m_nodes.size() - taken.size() <= kPlaceHere) {
        adopt(MapLayout::place(seats(), taken));
        return;
    }
    m_placing = true;
    QtConcurrent::run(&MapLayout::place, seats(), taken).then(this, [this](const QHash<QString, QPointF> &places) {
        m_placing = false;
        adopt(places);
        placeMissing(); // who joined in the meantime
        Q_EMIT nodesChanged();
    });
}

void MapScene::adopt(const QHash<QString, QPointF> &places)
{
    for (auto place = places.cbegin(); place != places.cend(); ++place) {
        const auto node = m_nodes.find(place.key());
        if (node == m_nodes.end() || node->placed)
            continue;
        node->center = *place;
        node->placed = true;
    }
}

void MapScene::rearrange()
{
    for (auto &node : m_nodes)
        node.placed = node.pinned;
    placeMissing();
    Q_EMIT nodesChanged();
}

QString MapScene::nodeText(const QString &stationId) const
{
    const auto node = m_nodes.constFind(stationId);
    if (node == m_nodes.cend())
        return {};
    const auto &station = node->station;
    const auto state = Words::presenceWithAge(station, QDateTime::currentDateTimeUtc());
    //: a station on the map: name, state, number of agents
    return tr("%1, %2, %n agent(s)", nullptr, int(station.agents.size())).arg(station.name, state);
}

void MapScene::moveTo(const QString &stationId, QPointF center)
{
    const auto node = m_nodes.find(stationId);
    if (node == m_nodes.end())
        return;
    node->center = center;
    node->placed = node->pinned = true;
    Q_EMIT nodesChanged();
}

void MapScene::unpin(const QString &stationId)
{
    if (const auto node = m_nodes.find(stationId); node != m_nodes.end() && node->pinned) {
        node->pinned = false;
        Q_EMIT nodesChanged();
    }
}

void MapScene::resolve(MapDot &dot) const
{
    const auto from = m_nodes.constFind(dot.from);
    const auto to = m_nodes.constFind(dot.to);
    const auto isShown = [this](auto node) { return node != m_nodes.cend() && node->placed && !node->hidden; };
    dot.visible = isShown(from) && isShown(to);
    if (dot.visible) {
        dot.start = from->center;
        dot.end = to->center;
    }
}

bool MapScene::advance()
{
    const auto at = now();
    m_dots.removeIf([at](const MapDot &dot) { return at - dot.startedAt >= kDotTravelMs; });
    if (m_eventsPerDot > 1 && m_dots.size() < kMaxDots / 20) {
        m_eventsPerDot = 1;
        Q_EMIT ratioChanged();
    }
    return !m_dots.isEmpty();
}

void MapScene::expire(qint64 atMs)
{
    const auto edges = m_edges.removeIf([atMs](const MapEdge &edge) { return edge.work.isEmpty() && atMs - edge.lastAt >= (edge.inFlight.isEmpty() ? kLingerMs : kForgetCallMs); });
    const auto nodes = m_nodes.removeIf([atMs](const std::pair<const QString &, MapNode &> &entry) { return entry.second.leftAt >= 0 && atMs - entry.second.leftAt >= kLingerMs; });
    if (edges > 0) {
        m_edgeAt.clear();
        for (qsizetype i = 0; i < m_edges.size(); ++i)
            m_edgeAt.insert({m_edges.at(i).from, m_edges.at(i).to}, i);
        Q_EMIT edgesChanged();
    }
    if (nodes > 0) {
        applyFilter();
        Q_EMIT nodesChanged();
    }
    scheduleExpiry();
}

void MapScene::scheduleExpiry()
{
    if (m_past)
        return m_expiry.stop();
    qint64 next = -1;
    const auto consider = [&next](qint64 at) { next = next < 0 ? at : qMin(next, at); };
    for (const auto &edge : std::as_const(m_edges)) {
        if (edge.work.isEmpty()) // held work ends by a word of the ledger
            consider(edge.lastAt + (edge.inFlight.isEmpty() ? kLingerMs : kForgetCallMs));
    }
    for (const auto &node : std::as_const(m_nodes)) {
        if (node.leftAt >= 0)
            consider(node.leftAt + kLingerMs);
    }
    if (next < 0)
        m_expiry.stop();
    else
        m_expiry.start(int(qMax<qint64>(10, next - now())));
}

void MapScene::setPast(bool past)
{
    if (m_past == past)
        return;
    m_past = past;
    m_dots.clear();
    m_pastEdges.clear();
    if (past) {
        const auto ids = m_nodes.keys();
        m_today = {ids.cbegin(), ids.cend()};
    } else {
        m_nodes.removeIf([this](const std::pair<const QString &, MapNode &> &entry) { return !m_today.contains(entry.first); });
        m_today.clear();
        applyFilter();
    }
    scheduleExpiry();
    Q_EMIT nodesChanged();
    Q_EMIT edgesChanged();
}

void MapScene::showPastWork(const QList<lattice::WorkRecord> &work)
{
    QHash<std::pair<QString, QString>, MapEdge> lines;
    for (const auto &record : work) {
        const auto &from = m_nodes.contains(record.spec.sourceStation) ? record.spec.sourceStation : record.spec.requestedBy;
        if (!lattice::isHeld(record.phase) || !m_nodes.contains(from) || !m_nodes.contains(record.station))
            continue;
        auto &line = lines[{from, record.station}];
        line.from = from;
        line.to = record.station;
        line.inFlight.insert(record.spec.workId);
    }
    m_pastEdges = lines.values();
    if (m_past)
        Q_EMIT edgesChanged();
}

void MapScene::clear()
{
    m_pastEdges.clear();
    m_today.clear();
    m_past = false;
    m_nodes.clear();
    m_edges.clear();
    m_edgeAt.clear();
    m_dots.clear();
    m_ways.clear();
    m_ended.clear();
    applyFilter();
    Q_EMIT nodesChanged();
    Q_EMIT edgesChanged();
}

void MapScene::setFilter(const QString &text)
{
    if (m_filter == text)
        return;
    m_filter = text;
    applyFilter();
    Q_EMIT nodesChanged();
}

void MapScene::applyFilter()
{
    m_visible = m_hidden = 0;
    for (auto &node : m_nodes) {
        node.hidden = !matches(node.station, m_filter);
        ++(node.hidden ? m_hidden : m_visible);
    }
}

void MapScene::setMotion(bool motion)
{
    if (m_motion == motion)
        return;
    m_motion = motion;
    Q_EMIT motionChanged();
}

QHash<QString, QRectF> MapScene::groups() const
{
    QHash<QString, QRectF> frames;
    for (const auto &node : m_nodes) {
        if (node.placed && !node.hidden)
            frames[node.station.facts.region] |= MapLayout::rect(node.center);
    }
    if (frames.size() < 2 || m_nodes.size() < 9)
        return {};
    frames.remove(QString());
    return frames;
}

QRectF MapScene::bounds() const
{
    QRectF all;
    for (const auto &node : m_nodes) {
        if (node.placed)
            all |= MapLayout::rect(node.center);
    }
    return all;
}

QString MapScene::nodeAt(QPointF point) const
{
    for (const auto &node : m_nodes) {
        if (node.placed && !node.hidden && MapLayout::rect(node.center).contains(point))
            return node.station.id;
    }
    return {};
}

QString MapScene::neighbor(const QString &stationId, QPoint step) const
{
    const auto from = m_nodes.constFind(stationId);
    const QPointF origin = from == m_nodes.cend() ? QPointF() : from->center;
    QString best;
    qreal bestCost = 0;
    for (const auto &node : m_nodes) {
        if (!node.placed || node.hidden || node.station.id == stationId)
            continue;
        const auto delta = node.center - origin;
        const qreal along = delta.x() * step.x() + delta.y() * step.y();
        const qreal across = std::abs(delta.x() * step.y()) + std::abs(delta.y() * step.x());
        if (along <= 1 && from != m_nodes.cend())
            continue;
        const qreal cost = std::abs(along) + across * 2;
        if (best.isEmpty() || cost < bestCost || (qFuzzyCompare(cost, bestCost) && node.station.id < best)) {
            best = node.station.id;
            bestCost = cost;
        }
    }
    return best;
}

} // namespace app
