// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/mapscene.h"

#include "app/desktop/vocabulary.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

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
    connect(this, &MapScene::edgesChanged, this, [this] { m_linksLimit = -1; });
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
        if (m_bornAt < 0)
            m_bornAt = now();
        node.station = station;
        node.group = MapClusters::nameOf(station, m_grouping);
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
    this->changed();
}

/*! What is wrong where; of the past only the past's own facts are shown. */
void MapScene::judge()
{
    for (auto &node : m_nodes) {
        node.needs = qMax(int(node.station.conflicts.size()), m_past ? 0 : m_needs.value(node.station.id));
        node.failures = m_past ? 0 : int(m_failures.value(node.station.id).size());
    }
}

void MapScene::noteProblems()
{
    QSet<QString> problems;
    for (const auto &node : std::as_const(m_nodes)) {
        if (node.counts() && node.isProblem())
            problems.insert(node.station.id);
    }
    const auto before = std::exchange(m_problems, problems);
    for (const auto &id : std::as_const(problems)) {
        if (!before.contains(id) && !m_past)
            Q_EMIT problemAppeared(id);
    }
}

void MapScene::changed()
{
    judge();
    m_clusters.rebuild(m_nodes);
    m_linksLimit = -1;
    Q_EMIT nodesChanged();
    noteProblems();
}

void MapScene::setNeeds(const QHash<QString, int> &needs)
{
    if (m_needs == needs)
        return;
    m_needs = needs;
    changed();
}

void MapScene::noteFailure(const QString &stationId)
{
    m_failures[stationId].append(now());
    m_failed = true;
}

void MapScene::setFolded(const QString &group, bool folded)
{
    const auto *cluster = m_clusters.find(group);
    if (!cluster || cluster->folded == folded)
        return;
    m_clusters.setFolded(group, folded);
    changed();
}

void MapScene::foldAll(bool folded)
{
    const auto names = m_clusters.all().keys();
    for (const auto &name : names)
        m_clusters.setFolded(name, folded);
    changed();
}

int MapScene::foldedCount() const
{
    return int(std::ranges::count_if(m_clusters.all(), &MapCluster::folded));
}

void MapScene::setWorkShown(bool shown)
{
    m_layers.work = shown;
    m_linksLimit = -1;
    Q_EMIT layersChanged();
    Q_EMIT edgesChanged();
}

void MapScene::setCallsShown(bool shown)
{
    m_layers.calls = shown;
    m_linksLimit = -1;
    Q_EMIT layersChanged();
    Q_EMIT edgesChanged();
}

bool MapScene::hasLinesToHub() const { return m_linesToHub.value_or(m_nodes.size() <= kLinesToHub); }

void MapScene::setLinesToHub(bool shown)
{
    m_linesToHub = shown;
    Q_EMIT layersChanged();
    Q_EMIT edgesChanged();
}

const QList<MapLink> &MapScene::links(qsizetype limit) const
{
    if (m_linksLimit != limit) {
        m_links = MapLinks::merge(edges(), m_nodes, m_clusters, m_layers);
        m_linksCut = MapLinks::cut(m_links, limit);
        m_linksLimit = limit;
    }
    return m_links;
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

QString MapScene::nodeCard(const QString &stationId) const
{
    const auto node = m_nodes.constFind(stationId);
    if (node == m_nodes.cend())
        return {};
    constexpr qsizetype kNamed = 6;
    const auto &station = node->station;
    QStringList lines{nodeText(stationId)};
    if (station.capacity.slotsTotal > 0)
        lines.append(tr("%1 of %n slot(s) in use", nullptr, station.capacity.slotsTotal).arg(node->running()));
    if (node->needs > 0)
        lines.append(tr("! %n need(s) somebody", nullptr, node->needs));
    if (node->failures > 0)
        lines.append(tr("✕ %n failed in the last ten minutes", nullptr, node->failures));
    for (const auto &agent : station.agents.first(qMin(kNamed, station.agents.size())))
        lines.append(u"· "_s + agent.name);
    if (station.agents.size() > kNamed)
        lines.append(tr("+%n more", nullptr, int(station.agents.size() - kNamed)));
    return lines.join(u'\n');
}

void MapScene::resolve(MapDot &dot) const
{
    const auto from = m_nodes.constFind(dot.from);
    const auto to = m_nodes.constFind(dot.to);
    dot.visible = from != m_nodes.cend() && to != m_nodes.cend() && from->counts() && to->counts();
    if (!dot.visible)
        return;
    const auto placeOf = [this](const MapNode &node) {
        const auto *cluster = node.folded ? m_clusters.find(node.group) : nullptr;
        return cluster ? cluster->frame.center() : node.shown;
    };
    dot.start = placeOf(*from);
    dot.end = placeOf(*to);
    const bool inside = from->folded && to->folded && from->group == to->group;
    dot.visible = !inside; // what happens inside a folded group is in its numbers
    dot.loop = dot.from == dot.to;
}

bool MapScene::advance()
{
    glide();
    const auto at = now();
    m_dots.removeIf([at](const MapDot &dot) { return at - dot.startedAt >= kDotTravelMs; });
    if (m_eventsPerDot > 1 && m_dots.size() < kMaxDots / 20)
        setRatio(m_eventsPerDot / 10);
    return !m_dots.isEmpty();
}

void MapScene::expire(qint64 atMs)
{
    const auto edges = m_edges.removeIf([atMs](const MapEdge &edge) { return edge.work.isEmpty() && atMs - edge.lastAt >= (edge.inFlight.isEmpty() ? kLingerMs : kForgetCallMs); });
    const auto nodes = m_nodes.removeIf([this, atMs](const std::pair<const QString &, MapNode &> &entry) {
        const bool goes = entry.second.leftAt >= 0 && atMs - entry.second.leftAt >= kLingerMs;
        if (goes)
            forget(entry.second);
        return goes;
    });
    if (edges > 0) {
        m_edgeAt.clear();
        for (qsizetype i = 0; i < m_edges.size(); ++i)
            m_edgeAt.insert({m_edges.at(i).from, m_edges.at(i).to}, i);
        Q_EMIT edgesChanged();
    }
    qsizetype failures = 0;
    for (auto &times : m_failures)
        failures += times.removeIf([atMs](qint64 at) { return atMs - at >= kFailureMs; });
    m_failures.removeIf([](const QHash<QString, QList<qint64>>::iterator &entry) { return entry->isEmpty(); });
    if (nodes > 0)
        applyFilter();
    if (nodes > 0 || failures > 0)
        changed();
    scheduleExpiry();
}

/*! Keeps the place of one that goes: it may come back. */
void MapScene::forget(const MapNode &node)
{
    if (node.placed && (node.pinned || m_remembered.size() < kRemembered))
        m_remembered.insert(node.station.id, {.center = node.center, .pinned = node.pinned});
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
    for (const auto &times : std::as_const(m_failures))
        consider(times.first() + kFailureMs);
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
    changed();
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
    ++m_round;
    m_placing = false;
    m_bornAt = m_movedAt = -1;
    m_clusters.clear();
    m_remembered.clear();
    m_glides.clear();
    m_needs.clear();
    m_failures.clear();
    m_problems.clear();
    if (!m_undo.isEmpty()) {
        m_undo.clear();
        Q_EMIT undoChanged();
    }
    m_nodes.clear();
    m_edges.clear();
    m_edgeAt.clear();
    m_dots.clear();
    m_ways.clear();
    m_ended.clear();
    applyFilter();
    changed();
    Q_EMIT edgesChanged();
}

void MapScene::setFilter(const QString &text)
{
    if (m_filter == text)
        return;
    m_filter = text;
    applyFilter();
    changed();
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
    if (!motion)
        m_dots.clear();
    Q_EMIT motionChanged();
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

} // namespace app
