// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/mapdrawing.h"

#include "app/desktop/map/maplabels.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace app {

namespace {

constexpr int kCurveSteps = 24;
constexpr qsizetype kPaintedEdges = 600;

QPointF along(const QList<QPointF> &curve, qreal part)
{
    const qreal at = qBound(0.0, part, 1.0) * double(curve.size() - 1);
    const auto index = qMin(qsizetype(at), curve.size() - 2);
    return curve.at(index) + (curve.at(index + 1) - curve.at(index)) * (at - double(index));
}

/*! A loop at the upper right corner, for a station that calls itself. */
QList<QPointF> loop(QRectF rect)
{
    const qreal radius = qBound(8.0, rect.height() * 0.2, 26.0);
    QList<QPointF> points;
    for (int i = 0; i <= kCurveSteps; ++i) {
        const qreal angle = std::numbers::pi * (1.0 - 1.5 * i / kCurveSteps);
        points.append(rect.topRight() + QPointF(std::cos(angle), -std::sin(angle)) * radius);
    }
    return points;
}

} // namespace

MapDrawing::MapDrawing(const MapScene &scene, const MapCamera &camera, const MapPalette &palette, QString selected, QString focused)
    : m_scene(scene)
    , m_camera(camera)
    , m_palette(palette)
    , m_selected(std::move(selected))
    , m_focused(std::move(focused))
{
}

QRectF MapDrawing::rect(const MapNode &node) const
{
    const auto world = MapLayout::rect(node.center);
    if (m_camera.level() == DetailValue::Dot) {
        const qreal size = qBound(6.0, 6 + std::sqrt(double(node.station.agents.size())) * 2, world.width() * m_camera.zoom());
        return {node.center * m_camera.zoom() - QPointF(size, size) / 2, QSizeF(size, size)};
    }
    return QRectF((world.topLeft() * m_camera.zoom()).toPoint(), (world.size() * m_camera.zoom()).toSize());
}

qreal MapDrawing::radius() const
{
    switch (m_camera.level()) {
    case DetailValue::Dot: return 100;
    case DetailValue::Chip: return 6;
    case DetailValue::Card: return 8;
    case DetailValue::Open: return 10;
    }
    return 8;
}

MapLine MapDrawing::line(const MapNode &node)
{
    switch (node.station.presence) {
    case lattice::Presence::Online: return MapLine::Solid;
    case lattice::Presence::Late: return MapLine::Dashed;
    case lattice::Presence::Offline:
    case lattice::Presence::Left: return MapLine::Dotted;
    }
    return MapLine::Solid;
}

QColor MapDrawing::outline(const MapNode &node) const
{
    return node.station.presence == lattice::Presence::Online || node.station.presence == lattice::Presence::Late ? m_palette.outline : m_palette.muted;
}

qreal MapDrawing::width(const MapEdge &edge) const
{
    const auto count = edge.load();
    return count <= 1 ? 1.5 : count <= 4 ? 2.5 : count <= 9 ? 4 : 6;
}

/*! The visible node of \a id, or null. */
const MapNode *MapDrawing::visible(const QString &id) const
{
    const auto node = m_scene.nodes().constFind(id);
    return node == m_scene.nodes().cend() || !node->placed || node->hidden ? nullptr : &*node;
}

MapDrawing::Bow MapDrawing::bow(QPointF from, QPointF to) const
{
    const auto start = from * m_camera.zoom();
    const auto end = to * m_camera.zoom();
    const auto delta = end - start;
    return {start, (start + end) / 2 + QPointF(-delta.y(), delta.x()) * 0.14, end}; // there and back bend apart
}

QList<QPointF> MapDrawing::curve(const QString &from, const QString &to) const
{
    const auto *a = visible(from);
    const auto *b = visible(to);
    if (!a || !b)
        return {};
    if (a == b)
        return loop(rect(*a));
    const auto line = bow(a->center, b->center);
    QList<QPointF> points;
    for (int i = 0; i <= kCurveSteps; ++i)
        points.append(line.at(qreal(i) / kCurveSteps));
    return points;
}

QPointF MapDrawing::place(const MapDot &dot, qreal part) const
{
    if (dot.from != dot.to)
        return bow(dot.start, dot.end).at(qBound(0.0, part, 1.0));
    const auto *node = visible(dot.from);
    return node ? along(loop(rect(*node)), part) : dot.start * m_camera.zoom();
}

MapMesh MapDrawing::hulls() const
{
    MapMesh mesh;
    const auto groups = m_scene.groups();
    for (const auto &group : groups) {
        const auto frame = MapGroups::frame(group, m_camera.zoom());
        mesh.fillRoundRect(frame, 12, m_palette.hull);
        mesh.strokeRoundRect(frame, 12, 1, m_palette.hullLine);
    }
    return mesh;
}

MapMesh MapDrawing::edges() const
{
    MapMesh mesh;
    for (const auto &edge : m_scene.edges()) {
        const auto points = curve(edge.from, edge.to);
        if (points.isEmpty())
            continue;
        const auto color = edge.load() == 0 ? m_palette.muted : m_palette.running;
        mesh.stroke(points, width(edge), color);
        mesh.disk(along(points, 0.86), edge.load() == 0 ? 0.5 : 1, color);
    }
    return mesh;
}

MapMesh MapDrawing::dots() const
{
    MapMesh invoked;
    invoked.disk({}, 4.5, m_palette.running);
    MapMesh answered;
    answered.disk({}, 4.5, m_palette.done);
    MapMesh failed;
    failed.diamond({}, 6, m_palette.failed);

    MapMesh mesh;
    const auto now = m_scene.now();
    for (const auto &dot : m_scene.dots()) {
        if (!dot.visible)
            continue;
        const qreal part = qreal(now - dot.startedAt) / MapScene::kDotTravelMs;
        if (dot.kind == MapDot::Kind::Progress) {
            pulse(mesh, dot, part);
            continue;
        }
        const auto at = place(dot, dot.kind == MapDot::Kind::Invoked ? part : 1 - part);
        mesh.stamp(dot.kind == MapDot::Kind::Invoked ? invoked : dot.kind == MapDot::Kind::Answered ? answered : failed, at);
    }
    return mesh;
}

/*! A ring that widens where the work is done. */
void MapDrawing::pulse(MapMesh &mesh, const MapDot &dot, qreal part) const
{
    auto color = m_palette.running;
    color.setAlphaF(float(qBound(0.0, 1 - part, 1.0)));
    const qreal size = 6 + 18 * qBound(0.0, part, 1.0);
    const auto at = dot.from == dot.to ? place(dot, 0) : dot.end * m_camera.zoom();
    mesh.strokeRoundRect(QRectF(at - QPointF(size, size) / 2, QSizeF(size, size)), size / 2, 2, color);
}

MapMesh MapDrawing::nodes() const
{
    MapMesh mesh;
    const bool dot = m_camera.level() == DetailValue::Dot;
    const qreal thick = dot ? 1.5 : 2;
    for (const auto &node : m_scene.nodes()) {
        if (!node.placed || node.hidden)
            continue;
        const auto box = rect(node);
        mesh.fillRoundRect(box, radius(), m_palette.card);
        mesh.strokeRoundRect(box, radius(), thick, outline(node), line(node));
        if (node.station.self) // "you" is a double outline
            mesh.strokeRoundRect(box.adjusted(-4, -4, 4, 4), radius() + 4, 1, outline(node));
        if (node.station.id == m_selected || node.station.id == m_focused)
            mesh.strokeRoundRect(box.adjusted(-7, -7, 7, 7), radius() + 7, node.station.id == m_focused ? 3 : 2, m_palette.selection);
    }
    return mesh;
}

void MapDrawing::paint(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const auto groups = m_scene.groups();
    painter.setPen(QPen(m_palette.hullLine, 1));
    painter.setBrush(m_palette.hull);
    for (const auto &group : groups)
        painter.drawRoundedRect(MapGroups::frame(group, m_camera.zoom()), 12, 12);
    painter.setBrush(Qt::NoBrush);
    for (const auto &edge : m_scene.edges().first(qMin(kPaintedEdges, m_scene.edges().size()))) {
        painter.setPen(QPen(edge.load() == 0 ? m_palette.muted : m_palette.running, width(edge)));
        painter.drawPolyline(QPolygonF(curve(edge.from, edge.to)));
    }
    for (const auto &node : m_scene.nodes()) {
        if (!node.placed || node.hidden)
            continue;
        const auto box = rect(node);
        const auto style = line(node);
        const qreal corner = qMin(radius(), box.height() / 2);
        painter.setBrush(m_palette.card);
        painter.setPen(QPen(outline(node), 2, style == MapLine::Solid ? Qt::SolidLine : style == MapLine::Dashed ? Qt::DashLine : Qt::DotLine));
        painter.drawRoundedRect(box, corner, corner);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(outline(node), 1));
        if (node.station.self)
            painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), corner + 4, corner + 4);
        painter.setPen(QPen(m_palette.selection, 2));
        if (node.station.id == m_selected || node.station.id == m_focused)
            painter.drawRoundedRect(box.adjusted(-7, -7, 7, 7), corner + 7, corner + 7);
    }
}

} // namespace app
