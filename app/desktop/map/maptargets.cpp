// SPDX-License-Identifier: Apache-2.0
// What is at a point of the map, next to something, or wrong.
#include "app/desktop/map/mapscene.h"

#include <cmath>

namespace app {

QString MapScene::nodeAt(QPointF point) const
{
    for (const auto &node : m_nodes) {
        if (node.isDrawn() && MapLayout::rect(node.center).contains(point))
            return node.station.id;
    }
    return {};
}

QStringList MapScene::within(QRectF area) const
{
    QStringList ids;
    for (const auto &node : m_nodes) {
        if (node.isDrawn() && area.contains(node.center))
            ids.append(node.station.id);
    }
    ids.sort();
    return ids;
}

QStringList MapScene::problems() const
{
    QStringList ids(m_problems.cbegin(), m_problems.cend());
    const auto placeOf = [this](const QString &id) {
        const auto center = m_nodes.constFind(id)->center;
        return std::tuple(center.y(), center.x(), id);
    };
    ids.removeIf([this](const QString &id) { return !m_nodes.contains(id); });
    std::ranges::sort(ids, {}, placeOf);
    return ids;
}

MapScene::Target MapScene::targetOf(const QString &stationId) const
{
    const auto node = m_nodes.constFind(stationId);
    if (node == m_nodes.cend() || !node->counts())
        return {};
    const auto *cluster = node->folded ? m_clusters.find(node->group) : nullptr;
    return cluster ? Target{{}, cluster->name, cluster->frame.center()} : Target{stationId, {}, node->center};
}

MapScene::Target MapScene::neighbor(const Target &from, QPoint step) const
{
    Target best;
    qreal bestCost = 0;
    const auto consider = [&](const QString &station, const QString &group, QPointF center) {
        const auto delta = center - from.center;
        const qreal along = delta.x() * step.x() + delta.y() * step.y();
        const qreal across = std::abs(delta.x() * step.y()) + std::abs(delta.y() * step.x());
        if ((along <= 1 && !from.isNone()) || (station == from.station && group == from.group))
            return;
        const qreal cost = std::abs(along) + across * 2;
        const auto name = station + group;
        if (best.isNone() || cost < bestCost || (qFuzzyCompare(cost, bestCost) && name < best.station + best.group)) {
            best = {station, group, center};
            bestCost = cost;
        }
    };
    for (const auto &node : m_nodes) {
        if (node.isDrawn())
            consider(node.station.id, {}, node.center);
    }
    for (const auto &cluster : m_clusters.all()) {
        if (cluster.folded)
            consider({}, cluster.name, cluster.frame.center());
    }
    return best;
}

} // namespace app
