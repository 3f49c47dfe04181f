// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QList>
#include <QPointF>
#include <QRectF>
#include <QSGGeometry>

namespace app {

/*! How an outline is drawn; presence is told by it, never by colour alone. */
enum class MapLine { Solid, Dashed, Dotted };

/*! Collects smooth-edged shapes as triangles: the soft half pixel on each side stands in for multisampling, which costs without a GPU. */
class MapMesh final
{
public:
    void fillRoundRect(QRectF rect, qreal radius, const QColor &color);
    void strokeRoundRect(QRectF rect, qreal radius, qreal width, const QColor &color, MapLine line = MapLine::Solid);
    void stroke(const QList<QPointF> &points, qreal width, const QColor &color, MapLine line = MapLine::Solid);
    void disk(QPointF center, qreal radius, const QColor &color);
    void diamond(QPointF center, qreal radius, const QColor &color);
    /*! A copy of \a shape, moved by \a offset: what is there a thousand times is computed once. */
    void stamp(const MapMesh &shape, QPointF offset);

    const QList<QSGGeometry::ColoredPoint2D> &vertices() const { return m_vertices; }

    static QList<QPointF> roundRect(QRectF rect, qreal radius);

private:
    void polygon(const QList<QPointF> &points, const QColor &color);
    void ribbon(const QList<QPointF> &points, bool closed, qreal width, const QColor &color);
    void fringe(const QList<QPointF> &points, QPointF center, const QColor &color);
    void add(QPointF point, const QColor &color, qreal alpha);

    QList<QSGGeometry::ColoredPoint2D> m_vertices;
};

} // namespace app
