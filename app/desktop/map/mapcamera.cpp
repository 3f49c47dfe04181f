// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/mapcamera.h"

#include "app/desktop/map/maplayout.h"

#include <array>
#include <cmath>

namespace app {

namespace {

constexpr std::array kThresholds{28.0, 120.0, 260.0};
constexpr qreal kHysteresis = 0.85;
constexpr QMarginsF kMargins(36, 36, 36, 44); // room for hull names above and the legend below

} // namespace

DetailValue::Value MapCamera::levelFor(qreal width, DetailValue::Value current)
{
    int level = 0;
    for (int i = 0; i < int(kThresholds.size()); ++i) {
        const bool wasAbove = int(current) > i;
        if (width > kThresholds[size_t(i)] * (wasAbove ? kHysteresis : 1.0))
            level = i + 1;
    }
    return DetailValue::Value(level);
}

void MapCamera::fit(QRectF world)
{
    if (world.isEmpty())
        world = MapLayout::rect({});
    const qreal width = qMax(50.0, m_viewport.width() - kMargins.left() - kMargins.right());
    const qreal height = qMax(50.0, m_viewport.height() - kMargins.top() - kMargins.bottom());
    m_zoom = qBound(kMinZoom, qMin(width / world.width(), height / world.height()), kMaxFit);
    m_center = world.center() + QPointF(0, (kMargins.bottom() - kMargins.top()) / 2 / m_zoom);
    m_level = DetailValue::Dot; // a fit does not depend on what was shown before
    setLevel();
}

void MapCamera::zoomAt(QPointF screen, qreal factor)
{
    const QPointF middle(m_viewport.width() / 2, m_viewport.height() / 2);
    const QPointF fixed = m_center + (screen - middle) / m_zoom;
    m_zoom = qBound(kMinZoom, m_zoom * factor, kMaxZoom);
    m_center = fixed - (screen - middle) / m_zoom;
    setLevel();
}

void MapCamera::setZoom(qreal zoom)
{
    m_zoom = qBound(kMinZoom, zoom, kMaxZoom);
    setLevel();
}

void MapCamera::setLevel() { m_level = levelFor(MapLayout::kNode.width() * m_zoom, m_level); }

QPointF MapCamera::origin() const
{
    const QPointF exact = QPointF(m_viewport.width() / 2, m_viewport.height() / 2) - m_center * m_zoom;
    return {std::round(exact.x()), std::round(exact.y())};
}

} // namespace app
