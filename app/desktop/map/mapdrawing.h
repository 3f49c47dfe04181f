// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/map/mapcamera.h"
#include "app/desktop/map/mapmesh.h"
#include "app/desktop/map/mappalette.h"
#include "app/desktop/map/mapscene.h"


class QPainter;

namespace app {

/*! Turns the scene into shapes: as triangles for the scene graph, or by a painter where there is no OpenGL. Coordinates are map × zoom. */
class MapDrawing final
{
public:
    MapDrawing(const MapScene &scene, const MapCamera &camera, const MapPalette &palette, QString selected, QString focused);

    MapMesh hulls() const;
    MapMesh edges() const;
    MapMesh dots() const;
    MapMesh nodes() const;
    /*! Hulls, edges (at most 600) and nodes, but no dots: the software renderer would repaint the window for each step. */
    void paint(QPainter &painter) const;

private:
    /*! The way of a call: a quadratic curve. */
    struct Bow {
        QPointF start;
        QPointF bend;
        QPointF end;

        QPointF at(qreal t) const { return start * (1 - t) * (1 - t) + bend * 2 * t * (1 - t) + end * t * t; }
    };

    const MapNode *visible(const QString &id) const;
    Bow bow(QPointF from, QPointF to) const;
    QList<QPointF> curve(const QString &from, const QString &to) const;
    QPointF place(const MapDot &dot, qreal part) const; //!< on its curve, without making all of it
    void pulse(MapMesh &mesh, const MapDot &dot, qreal part) const;
    QRectF rect(const MapNode &node) const;
    qreal radius() const;
    qreal width(const MapEdge &edge) const;
    QColor outline(const MapNode &node) const;
    static MapLine line(const MapNode &node);

    const MapScene &m_scene;
    const MapCamera &m_camera;
    const MapPalette &m_palette;
    QString m_selected;
    QString m_focused;
};

} // namespace app
