// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/mapclusters.h"

#include "app/desktop/map/maplayout.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

/*! The first plain tag; those of the form key:value are labels with a meaning of their own. */
QString plainTag(const QStringList &tags)
{
    const auto tag = std::ranges::find_if(tags, [](const QString &text) { return !text.contains(u':'); });
    return tag == tags.cend() ? QString() : *tag;
}

QString valueOf(const QStringList &tags, QLatin1StringView key)
{
    const auto tag = std::ranges::find_if(tags, [key](const QString &text) { return text.startsWith(key); });
    return tag == tags.cend() ? QString() : tag->sliced(key.size());
}

} // namespace

QString MapClusters::nameOf(const lattice::Station &station, MapGroupingValue::Value grouping)
{
    switch (grouping) {
    case MapGroupingValue::None: return {};
    case MapGroupingValue::Region: return station.facts.region;
    case MapGroupingValue::Environment: return valueOf(station.facts.tags, "env:"_L1);
    case MapGroupingValue::Tag: return plainTag(station.facts.tags);
    case MapGroupingValue::Pool: return station.facts.pool;
    }
    return {};
}

void MapClusters::rebuild(QHash<QString, MapNode> &nodes)
{
    m_clusters.clear();
    qsizetype placed = 0;
    for (const auto &node : std::as_const(nodes)) {
        placed += node.placed ? 1 : 0;
        if (!node.counts())
            continue;
        auto &cluster = m_clusters[node.group];
        cluster.frame |= MapLayout::rect(node.center);
        ++cluster.stations;
        cluster.away += node.station.presence == lattice::Presence::Online ? 0 : 1;
        cluster.running += node.running();
        cluster.needs += node.needs;
        cluster.failures += node.failures;
    }
    if (m_clusters.size() < 2 || nodes.size() < kShownFrom)
        m_clusters.clear(); // one group, or so few that each is seen: no hulls
    m_clusters.remove(QString());
    for (auto cluster = m_clusters.begin(); cluster != m_clusters.end(); ++cluster)
        cluster->name = cluster.key();
    m_folds = placed >= kFoldFrom || (m_folds && placed >= kUnfoldBelow);
    if (!m_decided && m_folds)
        decide();
    for (auto &cluster : m_clusters)
        cluster.folded = m_wishes.value(cluster.name, m_folds && !m_open.contains(cluster.name));
    for (auto &node : nodes) {
        const auto cluster = m_clusters.constFind(node.group);
        node.folded = cluster != m_clusters.cend() && cluster->folded;
    }
}

void MapClusters::decide()
{
    m_open.clear();
    m_decided = true;
    auto order = m_clusters.values();
    order.removeIf([](const MapCluster &cluster) { return !cluster.hasTrouble() && cluster.running == 0; });
    std::ranges::sort(order, {}, [](const MapCluster &cluster) { return std::tuple(!cluster.hasTrouble(), -cluster.needs - cluster.failures, -cluster.running, cluster.name); });
    int open = 0;
    int busy = 0;
    for (const auto &cluster : std::as_const(order)) {
        if (open + cluster.stations > kOpenStations || (!cluster.hasTrouble() && ++busy > kOpenGroups))
            continue;
        open += cluster.stations;
        m_open.insert(cluster.name);
    }
}

void MapClusters::clear()
{
    m_clusters.clear();
    m_wishes.clear();
    m_open.clear();
    m_decided = m_folds = false;
}

const MapCluster *MapClusters::find(const QString &name) const
{
    const auto found = m_clusters.constFind(name);
    return name.isEmpty() || found == m_clusters.cend() ? nullptr : &*found;
}

const MapCluster *MapClusters::foldedAt(QPointF point) const
{
    const auto found = std::ranges::find_if(m_clusters, [point](const MapCluster &cluster) { return cluster.folded && cluster.frame.contains(point); });
    return found == m_clusters.cend() ? nullptr : &*found;
}

} // namespace app
