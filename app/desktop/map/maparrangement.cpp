// SPDX-License-Identifier: Apache-2.0
// Who stands where on the map: places found on a worker, pins, what is remembered, and what can be undone.
#include "app/desktop/map/mapscene.h"

#include <QtConcurrentRun>

namespace app {

namespace {

constexpr int kPlaceHere = 30;        // more are placed by a worker
constexpr qint64 kArrivalMs = 10'000; // how long a lattice may take to be known

} // namespace

QList<MapSeat> MapScene::seats() const
{
    QList<MapSeat> seats;
    seats.reserve(m_nodes.size());
    for (const auto &node : m_nodes)
        seats.append({.id = node.station.id, .group = node.group, .hub = node.station.facts.orchestrator});
    return seats;
}

QList<MapTie> MapScene::ties() const
{
    QList<MapTie> ties;
    for (const auto &edge : m_edges)
        ties.append({.from = edge.from, .to = edge.to});
    std::ranges::sort(ties, {}, [](const MapTie &tie) { return std::tie(tie.from, tie.to); }); // the same, in whatever order they came
    return ties;
}

QHash<QString, QPointF> MapScene::pinned() const
{
    QHash<QString, QPointF> pinned;
    for (const auto &node : m_nodes) {
        if (node.placed && node.pinned)
            pinned.insert(node.station.id, node.center);
    }
    return pinned;
}

/*! Whether the lattice is only just getting known: then all that came so far stands by chance, and may still move. */
bool MapScene::isArriving(qsizetype placed) const
{
    return m_remembered.isEmpty() && m_undo.isEmpty() && m_nodes.size() >= MapClusters::kShownFrom && m_nodes.size() > 2 * placed && now() - m_bornAt < kArrivalMs;
}

void MapScene::placeMissing()
{
    if (m_placing)
        return;
    placeRemembered();
    QHash<QString, QPointF> taken;
    for (const auto &node : std::as_const(m_nodes)) {
        if (node.placed)
            taken.insert(node.station.id, node.center);
    }
    if (taken.size() == m_nodes.size())
        return;
    const bool anew = isArriving(taken.size());
    if (anew)
        taken = pinned();
    const auto find = [anew](const QList<MapSeat> &seats, const QHash<QString, QPointF> &places) { return anew ? MapLayout::arrange(seats, places, {}) : MapLayout::place(seats, places); };
    const auto take = [this, anew](const QHash<QString, QPointF> &places) { anew ? move(places) : adopt(places); };
    if (m_nodes.size() - taken.size() <= kPlaceHere)
        return take(find(seats(), taken));
    m_placing = true;
    QtConcurrent::run(find, seats(), taken).then(this, [this, take, round = m_round](const QHash<QString, QPointF> &places) {
        if (round != m_round) // of another lattice
            return;
        m_placing = false;
        take(places);
        placeMissing(); // who joined in the meantime
        changed();
    });
}

/*! Gives those back their place who had one here before, unless somebody stands there now. */
void MapScene::placeRemembered()
{
    if (m_remembered.isEmpty())
        return;
    QHash<QString, QPointF> wished;
    QHash<QString, QPointF> taken;
    for (const auto &node : std::as_const(m_nodes)) {
        if (node.placed)
            taken.insert(node.station.id, node.center);
        else if (const auto spot = m_remembered.constFind(node.station.id); spot != m_remembered.cend())
            wished.insert(node.station.id, spot->center);
    }
    const auto free = MapLayout::keepFree(wished, taken);
    adopt(free);
    for (auto place = wished.cbegin(); place != wished.cend(); ++place) {
        const auto spot = m_remembered.take(place.key());
        m_nodes[place.key()].pinned = spot.pinned && free.contains(place.key());
    }
}

void MapScene::adopt(const QHash<QString, QPointF> &places)
{
    for (auto place = places.cbegin(); place != places.cend(); ++place) {
        const auto node = m_nodes.find(place.key());
        if (node == m_nodes.end() || node->placed)
            continue;
        node->center = node->shown = *place;
        node->placed = true;
    }
    if (!places.isEmpty())
        Q_EMIT placesChanged();
}

/*! Lets all go to \a places, and whoever is pinned stay. */
void MapScene::move(const QHash<QString, QPointF> &places)
{
    m_glides.clear();
    for (auto place = places.cbegin(); place != places.cend(); ++place) {
        const auto node = m_nodes.find(place.key());
        if (node == m_nodes.end() || (node->placed && node->pinned))
            continue;
        if (node->placed && m_motion && !m_past && node->shown != *place)
            m_glides.insert(place.key(), node->shown);
        else
            node->shown = *place;
        node->center = *place;
        node->placed = true;
    }
    m_movedAt = m_glides.isEmpty() ? -1 : now();
    Q_EMIT placesChanged();
}

/*! One step of those on their way to their places. */
void MapScene::glide()
{
    if (m_movedAt < 0)
        return;
    const qreal part = qBound(0.0, qreal(now() - m_movedAt) / kMoveMs, 1.0);
    const qreal eased = part * (2 - part);
    for (auto from = m_glides.cbegin(); from != m_glides.cend(); ++from) {
        if (const auto node = m_nodes.find(from.key()); node != m_nodes.end())
            node->shown = *from + (node->center - *from) * eased;
    }
    if (part >= 1) {
        m_glides.clear();
        m_movedAt = -1;
    }
    m_linksLimit = -1;
    Q_EMIT nodesChanged();
}

void MapScene::rearrange()
{
    if (m_nodes.isEmpty())
        return;
    beginChange();
    arrange();
}

void MapScene::arrange()
{
    if (m_nodes.isEmpty())
        return;
    m_clusters.foldAtFirst();
    if (m_nodes.size() <= kPlaceHere) {
        move(MapLayout::arrange(seats(), pinned(), ties()));
        changed();
        return;
    }
    m_placing = true;
    const auto round = ++m_round;
    QtConcurrent::run(&MapLayout::arrange, seats(), pinned(), ties()).then(this, [this, round](const QHash<QString, QPointF> &places) {
        if (round != m_round)
            return;
        m_placing = false;
        move(places);
        placeMissing();
        changed();
    });
}

void MapScene::setGrouping(int grouping)
{
    if (m_grouping == grouping || grouping < MapGroupingValue::None || grouping > MapGroupingValue::Pool)
        return;
    beginChange();
    m_grouping = MapGroupingValue::Value(grouping);
    for (auto &node : m_nodes)
        node.group = MapClusters::nameOf(node.station, m_grouping);
    Q_EMIT groupingChanged();
    arrange(); // with what was begun above: one change, one step
}

void MapScene::beginChange()
{
    if (m_nodes.isEmpty())
        return;
    m_undo.append(places());
    if (m_undo.size() > kUndo)
        m_undo.removeFirst();
    Q_EMIT undoChanged();
}

void MapScene::undo()
{
    if (m_undo.isEmpty())
        return;
    const auto before = m_undo.takeLast();
    remember(before);
    Q_EMIT undoChanged();
}

MapPlaces MapScene::places() const
{
    MapPlaces places{.grouping = m_grouping, .spots = m_remembered};
    for (const auto &node : m_nodes) {
        if (node.placed)
            places.spots.insert(node.station.id, {.center = node.center, .pinned = node.pinned});
    }
    return places;
}

void MapScene::remember(const MapPlaces &places)
{
    ++m_round; // what a worker is still finding counts no more
    m_placing = false;
    m_remembered = places.spots;
    if (m_grouping != places.grouping) {
        m_grouping = places.grouping;
        for (auto &node : m_nodes)
            node.group = MapClusters::nameOf(node.station, m_grouping);
        m_clusters.foldAtFirst();
        Q_EMIT groupingChanged();
    }
    QHash<QString, QPointF> wished;
    QHash<QString, QPointF> others;
    for (auto &node : m_nodes) {
        const auto spot = m_remembered.constFind(node.station.id);
        if (spot == m_remembered.cend()) {
            if (node.placed)
                others.insert(node.station.id, node.center);
            continue;
        }
        wished.insert(node.station.id, spot->center);
        node.pinned = false;
    }
    move(wished);
    for (auto place = wished.cbegin(); place != wished.cend(); ++place)
        m_nodes[place.key()].pinned = m_remembered.take(place.key()).pinned;
    const auto free = MapLayout::keepFree(others, wished); // who came since and stands in the way finds another place
    for (auto other = others.cbegin(); other != others.cend(); ++other)
        m_nodes[other.key()].placed = free.contains(other.key());
    placeMissing();
    changed();
}

void MapScene::adoptPlaces(const MapPlaces &places)
{
    beginChange();
    remember(places);
}

bool MapScene::put(const QString &stationId, QPointF center)
{
    const auto node = m_nodes.find(stationId);
    if (node == m_nodes.end())
        return false;
    node->center = node->shown = center;
    m_glides.remove(stationId);
    node->placed = node->pinned = true;
    return true;
}

void MapScene::moveTo(const QString &stationId, QPointF center)
{
    if (!put(stationId, center))
        return;
    changed();
    Q_EMIT placesChanged();
}

void MapScene::moveAll(const QStringList &stationIds, QPointF step)
{
    bool moved = false;
    for (const auto &id : stationIds) {
        const auto node = m_nodes.constFind(id);
        if (node != m_nodes.cend() && node->placed)
            moved |= put(id, node->center + step);
    }
    if (!moved)
        return;
    changed(); // once: it sums up the whole map
    Q_EMIT placesChanged();
}

void MapScene::unpin(const QStringList &stationIds)
{
    bool unpinned = false;
    for (const auto &id : stationIds) {
        if (const auto node = m_nodes.find(id); node != m_nodes.end())
            unpinned |= std::exchange(node->pinned, false);
    }
    if (!unpinned)
        return;
    changed();
    Q_EMIT placesChanged();
}

} // namespace app
