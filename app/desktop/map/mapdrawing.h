// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/map/mapcamera.h"
#include "app/desktop/map/mapmesh.h"
#include "app/desktop/map/mappalette.h"
#include "app/desktop/map/mapscene.h"

class QPainter;

namespace app {

/*! What is marked on the map. */
struct MapMarks {
    QString station;
    QString group;       //!< a folded one
    QSet<QString> area;  //!< stations selected together
    bool focus = false;  //!< the keyboard is there
};

/*! Turns the scene into shapes: as triangles for the scene graph, or by a painter where there is no OpenGL. Coordinates are map × zoom. */
class MapDrawing final
{
public:
    MapDrawing(const MapScene &scene, const MapCamera &camera, const MapPalette &palette, MapMarks marks);

    static constexpr qsizetype kEdges = 1500;
    static constexpr qsizetype kPaintedEdges = 600;

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

    Bow bow(QPointF from, QPointF to) const;
    QList<QPointF> curve(const MapLink &link) const;
    QList<std::pair<QPointF, QPointF>> linesToHub() const;
    QPointF place(const MapDot &dot, qreal part) const; //!< on its curve, without making all of it
    void pulse(MapMesh &mesh, const MapDot &dot, qreal part) const;
    QRectF rect(const MapNode &node) const;
    qreal radius() const;
    QRectF rect(const MapCluster &cluster) const;
    static qreal width(const MapLink &link);
    QColor color(const MapLink &link) const { return link.load == 0 ? m_palette.muted : m_palette.running; }
    QColor outline(const MapNode &node) const;
    static MapLine line(const MapNode &node);
    void drawNode(MapMesh &mesh, const MapNode &node) const;
    void drawTrouble(MapMesh &mesh, const MapNode &node, QRectF box) const;
    void drawFolded(MapMesh &mesh, const MapCluster &cluster) const;
    void paintNode(QPainter &painter, const MapNode &node) const;
    void paintFolded(QPainter &painter, const MapCluster &cluster) const;

    const MapScene &m_scene;
    const MapCamera &m_camera;
    const MapPalette &m_palette;
    MapMarks m_marks;
};

} // namespace app
