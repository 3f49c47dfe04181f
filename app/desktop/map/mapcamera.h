// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/vocabulary.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace app {

/*! Where the map is looked at from: a place, a zoom, and the detail level that follows from it. Screen = map × zoom + origin. */
class MapCamera final
{
public:
    static constexpr qreal kMinZoom = 0.02;
    static constexpr qreal kMaxZoom = 2.5;
    static constexpr qreal kMaxFit = 1.2; //!< a single station does not fill the page

    /*! The level for a node \a width wide on the screen that is now shown at \a current: 28, 120 and 260 px, down with 15 % hysteresis. */
    static DetailValue::Value levelFor(qreal width, DetailValue::Value current);

    void setViewport(QSizeF size) { m_viewport = size; }
    void fit(QRectF world);
    void zoomAt(QPointF screen, qreal factor);
    void setZoom(qreal zoom); //!< around the middle
    void panBy(QPointF screen) { m_center -= screen / m_zoom; }
    void lookAt(QPointF world) { m_center = world; }

    qreal zoom() const { return m_zoom; }
    QPointF origin() const; //!< screen position of the map's 0,0, on whole pixels
    QPointF toWorld(QPointF screen) const { return (screen - origin()) / m_zoom; }
    QRectF toScreen(QRectF world) const { return {world.topLeft() * m_zoom + origin(), world.size() * m_zoom}; }
    QRectF view() const { return {toWorld({0, 0}), m_viewport / m_zoom}; }
    DetailValue::Value level() const { return m_level; }

private:
    void setLevel();

    QSizeF m_viewport{1, 1};
    QPointF m_center;
    qreal m_zoom = 1;
    DetailValue::Value m_level = DetailValue::Open;
};

} // namespace app
