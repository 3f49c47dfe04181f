// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/maplinks.h"

#include "app/desktop/map/maplayout.h"

namespace app {

namespace {

/*! A node or, in its stead, its group. */
struct End {
    QString key;
    QPointF place;
    bool group = false;
};

/*! \return whether \a id is on the map at all */
bool find(const QString &id, const QHash<QString, MapNode> &nodes, const MapClusters &clusters, End &end)
{
    const auto node = nodes.constFind(id);
    if (node == nodes.cend() || !node->counts())
        return false;
    const auto *cluster = node->folded ? clusters.find(node->group) : nullptr;
    end = cluster ? End{cluster->name, cluster->frame.center(), true} : End{id, node->shown, false};
    return true;
}

qsizetype loadOf(const MapEdge &edge, MapLinks::Layers layers) { return (layers.work ? edge.work.size() : 0) + (layers.calls ? edge.inFlight.size() : 0); }

} // namespace

QList<MapLink> MapLinks::merge(const QList<MapEdge> &edges, const QHash<QString, MapNode> &nodes, const MapClusters &clusters, Layers layers)
{
    QHash<std::pair<QString, QString>, qsizetype> known; // of links from or to a group: all others are alone
    QList<MapLink> links;
    links.reserve(edges.size());
    End from;
    End to;
    for (const auto &edge : edges) {
        const auto load = loadOf(edge, layers);
        if ((load == 0 && edge.load() > 0) || (!layers.work && !layers.calls) || !find(edge.from, nodes, clusters, from) || !find(edge.to, nodes, clusters, to))
            continue;
        const bool same = from.group == to.group && from.key == to.key;
        if (same && from.group)
            continue;
        if (from.group || to.group) {
            const auto at = known.constFind({from.key, to.key});
            if (at != known.cend()) {
                auto &link = links[*at];
                link.load += load;
                link.pairs += 1;
                link.lastAt = qMax(link.lastAt, edge.lastAt);
                continue;
            }
            known.insert({from.key, to.key}, links.size());
        }
        links.append({.from = from.key, .to = to.key, .start = from.place, .end = to.place, .loopBox = same ? MapLayout::rect(from.place) : QRectF(), .load = load, .pairs = 1, .lastAt = edge.lastAt});
    }
    return links;
}

qsizetype MapLinks::cut(QList<MapLink> &links, qsizetype limit)
{
    const auto more = links.size() - limit;
    if (more <= 0)
        return 0;
    std::ranges::stable_sort(links, {}, [](const MapLink &link) { return std::pair(-link.load, -link.lastAt); });
    links.resize(limit);
    return more;
}

} // namespace app
