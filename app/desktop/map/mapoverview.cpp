// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/mapoverview.h"

#include <QPainter>

namespace app {

namespace {

constexpr qreal kMargin = 6;

} // namespace

MapOverview::MapOverview(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    m_pace.setSingleShot(true);
    m_pace.setInterval(250);
    connect(&m_pace, &QTimer::timeout, this, [this] {
        Q_EMIT worldChanged();
        update();
    });
}

void MapOverview::setScene(MapScene *scene)
{
    if (m_scene == scene)
        return;
    if (m_scene)
        m_scene->disconnect(this);
    m_scene = scene;
    if (m_scene)
        connect(m_scene, &MapScene::nodesChanged, this, &MapOverview::schedule);
    Q_EMIT sceneChanged();
    schedule();
}

void MapOverview::setColors(MapPalette *colors)
{
    if (m_palette == colors)
        return;
    m_palette = colors;
    if (m_palette)
        connect(m_palette, &MapPalette::changed, this, &MapOverview::schedule);
    Q_EMIT colorsChanged();
    schedule();
}

void MapOverview::schedule()
{
    if (!m_pace.isActive())
        m_pace.start();
}

void MapOverview::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickPaintedItem::geometryChange(now, before);
    Q_EMIT worldChanged();
    schedule();
}

qreal MapOverview::scaling() const
{
    const auto world = m_scene ? m_scene->bounds() : QRectF();
    if (world.isEmpty())
        return 0;
    return qMin((width() - 2 * kMargin) / world.width(), (height() - 2 * kMargin) / world.height());
}

QRectF MapOverview::fromMap(QRectF area) const
{
    const auto world = m_scene ? m_scene->bounds() : QRectF();
    const auto part = scaling();
    return {(area.topLeft() - world.center()) * part + QPointF(width() / 2, height() / 2), area.size() * part};
}

QPointF MapOverview::toMap(QPointF point) const
{
    const auto part = scaling();
    return part > 0 ? (point - QPointF(width() / 2, height() / 2)) / part + m_scene->bounds().center() : QPointF();
}

void MapOverview::paint(QPainter *painter)
{
    if (!m_scene || !m_palette || scaling() <= 0)
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    for (const auto &cluster : m_scene->clusters().all()) {
        painter->setPen(QPen(cluster.folded ? m_palette->outline : m_palette->hullLine, 1));
        painter->setBrush(cluster.folded ? m_palette->card : m_palette->hull);
        painter->drawRoundedRect(fromMap(cluster.frame), 2, 2);
    }
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_palette->outline);
    QList<QRectF> wrong;
    for (const auto &node : m_scene->nodes()) {
        if (!node.counts())
            continue;
        const auto box = fromMap(MapLayout::rect(node.center));
        if (node.hasTrouble())
            wrong.append(box);
        else if (!node.folded)
            painter->drawRect(QRectF(box.center() - QPointF(1, 1), QSizeF(qMax(1.5, box.width() * 0.6), qMax(1.5, box.height() * 0.6))));
    }
    painter->setPen(QPen(m_palette->outline, 1));
    painter->setBrush(m_palette->attention);
    for (const auto &box : std::as_const(wrong)) {
        const auto middle = box.center();
        painter->drawPolygon(QPolygonF{middle + QPointF(4, 0), middle + QPointF(0, 4), middle - QPointF(4, 0), middle - QPointF(0, 4)});
    }
}

} // namespace app
