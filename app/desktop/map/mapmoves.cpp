// SPDX-License-Identifier: Apache-2.0
// What is selected on the map, and how the camera comes there; the rest of MapItem is in mapitem.cpp.
#include "app/desktop/map/mapitem.h"

namespace app {

namespace {

constexpr qreal kOpenZoom = 1.1;

} // namespace

void MapItem::moveSelection(int dx, int dy)
{
    if (!m_scene)
        return;
    auto from = m_scene->targetOf(m_selected);
    if (const auto *cluster = m_scene->clusters().find(m_group))
        from = {{}, cluster->name, cluster->frame.center()};
    const auto next = m_scene->neighbor(from, {dx, dy});
    if (next.isNone())
        return;
    if (!m_camera.view().contains(next.center))
        lookAt(next.center);
    if (next.group.isEmpty())
        reveal(next.station);
    if (next.station.isEmpty())
        selectGroup(next.group);
    else
        selectGroup({});
    Q_EMIT selectRequested(next.station);
}

void MapItem::reveal(const QString &stationId)
{
    const auto node = m_scene->nodes().constFind(stationId);
    if (node == m_scene->nodes().cend() || m_camera.view().contains(MapLayout::rect(node->center)))
        return;
    lookAt(node->center);
}

void MapItem::lookAt(QPointF place)
{
    m_follow = false;
    m_camera.lookAt(place);
    viewMoved();
}

void MapItem::showStation(const QString &stationId)
{
    const auto node = m_scene ? m_scene->nodes().constFind(stationId) : QHash<QString, MapNode>::const_iterator();
    if (!m_scene || node == m_scene->nodes().cend() || !node->counts())
        return;
    const auto center = node->center;
    m_scene->setFolded(node->group, false);
    m_follow = false;
    m_camera.lookAt(center);
    if (m_camera.level() != DetailValue::Open)
        m_camera.setZoom(kOpenZoom);
    viewMoved();
}

void MapItem::openSelected()
{
    if (!m_scene)
        return;
    if (const auto *cluster = m_scene->clusters().find(m_group); cluster && cluster->folded)
        return toggleFold();
    if (!m_scene->nodes().contains(m_selected))
        return;
    showStation(m_selected);
    Q_EMIT opened(m_selected);
}

void MapItem::selectGroup(const QString &name)
{
    if (m_group == name)
        return;
    m_group = name;
    touch(Nodes);
    Q_EMIT groupChanged();
}

void MapItem::toggleFold()
{
    if (!m_scene)
        return;
    const auto name = m_group.isEmpty() ? m_scene->nodes().value(m_selected).group : m_group;
    const auto *cluster = m_scene->clusters().find(name);
    if (!cluster)
        return;
    const bool folds = !cluster->folded;
    m_scene->setFolded(name, folds);
    selectGroup(folds || m_selected.isEmpty() ? name : QString());
}

bool MapItem::nextProblem(int step)
{
    const auto problems = m_scene ? m_scene->problems() : QStringList();
    if (problems.isEmpty())
        return false;
    const auto at = problems.indexOf(m_selected);
    const auto next = at < 0 ? (step > 0 ? 0 : problems.size() - 1) : at + step;
    if (next < 0 || next >= problems.size())
        return false;
    const auto id = problems.at(next);
    m_scene->setFolded(m_scene->nodes().value(id).group, false);
    reveal(id);
    selectGroup({});
    Q_EMIT selectRequested(id);
    return true;
}

void MapItem::unpinSelected()
{
    if (m_scene)
        m_scene->unpin(m_area.isEmpty() ? QStringList{m_selected} : m_area);
}

void MapItem::pinArea()
{
    if (!m_scene || m_area.isEmpty())
        return;
    m_scene->beginChange();
    m_scene->moveAll(m_area, {});
}

void MapItem::showArea()
{
    QRectF all;
    for (const auto &id : std::as_const(m_area)) {
        if (const auto node = m_scene->nodes().constFind(id); node != m_scene->nodes().cend())
            all |= MapLayout::rect(node->center);
    }
    if (all.isEmpty())
        return;
    m_follow = false;
    m_camera.fit(all);
    viewMoved();
}

void MapItem::clearArea() { setArea({}); }

void MapItem::setArea(const QStringList &ids)
{
    if (m_area == ids)
        return;
    m_area = ids;
    touch(Nodes);
    Q_EMIT areaChanged();
}

void MapItem::setBand(QRectF band)
{
    m_band = band;
    Q_EMIT bandChanged();
}

} // namespace app
