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
constexpr qreal kStack = 4; // how far the second card of a folded group looks out

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

MapDrawing::MapDrawing(const MapScene &scene, const MapCamera &camera, const MapPalette &palette, MapMarks marks)
    : m_scene(scene)
    , m_camera(camera)
    , m_palette(palette)
    , m_marks(std::move(marks))
{
}

QRectF MapDrawing::rect(const MapNode &node) const
{
    const auto world = MapLayout::rect(node.shown);
    if (m_camera.level() == DetailValue::Dot) {
        const qreal size = qBound(6.0, 6 + std::sqrt(double(node.station.agents.size())) * 2, world.width() * m_camera.zoom());
        return {node.shown * m_camera.zoom() - QPointF(size, size) / 2, QSizeF(size, size)};
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

qreal MapDrawing::width(const MapLink &link) { return link.load <= 1 ? 1.5 : link.load <= 4 ? 2.5 : link.load <= 9 ? 4 : 6; }

QRectF MapDrawing::rect(const MapCluster &cluster) const { return MapGroups::frame(cluster.frame, m_camera.zoom()); }

MapDrawing::Bow MapDrawing::bow(QPointF from, QPointF to) const
{
    const auto start = from * m_camera.zoom();
    const auto end = to * m_camera.zoom();
    const auto delta = end - start;
    return {start, (start + end) / 2 + QPointF(-delta.y(), delta.x()) * 0.14, end}; // there and back bend apart
}

QList<QPointF> MapDrawing::curve(const MapLink &link) const
{
    if (link.isLoop())
        return loop(QRectF(link.loopBox.topLeft() * m_camera.zoom(), link.loopBox.size() * m_camera.zoom()));
    const auto line = bow(link.start, link.end);
    QList<QPointF> points;
    points.reserve(kCurveSteps + 1);
    for (int i = 0; i <= kCurveSteps; ++i)
        points.append(line.at(qreal(i) / kCurveSteps));
    return points;
}

QPointF MapDrawing::place(const MapDot &dot, qreal part) const
{
    if (!dot.loop)
        return bow(dot.start, dot.end).at(qBound(0.0, part, 1.0));
    const auto world = MapLayout::rect(dot.start);
    return along(loop(QRectF(world.topLeft() * m_camera.zoom(), world.size() * m_camera.zoom())), part);
}

/*! From each station that is there to the nearest orchestrator. */
QList<std::pair<QPointF, QPointF>> MapDrawing::linesToHub() const
{
    if (!m_scene.hasLinesToHub())
        return {};
    QList<QPointF> hubs;
    for (const auto &node : m_scene.nodes()) {
        if (node.isDrawn() && node.station.facts.orchestrator)
            hubs.append(node.shown * m_camera.zoom());
    }
    QList<std::pair<QPointF, QPointF>> lines;
    const auto connect = [&hubs, &lines](QPointF from) {
        const auto hub = std::ranges::min_element(hubs, {}, [from](QPointF at) { return std::hypot(at.x() - from.x(), at.y() - from.y()); });
        if (hub != hubs.cend() && *hub != from)
            lines.append({from, *hub});
    };
    for (const auto &node : m_scene.nodes()) {
        const bool linked = node.station.presence == lattice::Presence::Online || node.station.presence == lattice::Presence::Late;
        if (node.isDrawn() && linked)
            connect(node.shown * m_camera.zoom());
    }
    for (const auto &cluster : m_scene.clusters().all()) {
        if (cluster.folded)
            connect(cluster.frame.center() * m_camera.zoom());
    }
    return lines;
}

MapMesh MapDrawing::hulls() const
{
    MapMesh mesh;
    for (const auto &cluster : m_scene.clusters().all()) {
        mesh.fillRoundRect(rect(cluster), 12, m_palette.hull);
        mesh.strokeRoundRect(rect(cluster), 12, 1, m_palette.hullLine);
    }
    return mesh;
}

MapMesh MapDrawing::edges() const
{
    MapMesh mesh;
    const auto lines = linesToHub();
    for (const auto &[from, to] : lines)
        mesh.stroke({from, to}, 1, m_palette.hullLine);
    for (const auto &link : m_scene.links(kEdges)) {
        const auto points = curve(link);
        mesh.stroke(points, width(link), color(link));
        mesh.disk(along(points, 0.86), link.load == 0 ? 0.5 : 1, color(link));
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
    const auto at = dot.loop ? place(dot, 0) : dot.end * m_camera.zoom();
    mesh.strokeRoundRect(QRectF(at - QPointF(size, size) / 2, QSizeF(size, size)), size / 2, 2, color);
}

MapMesh MapDrawing::nodes() const
{
    MapMesh mesh;
    for (const auto &cluster : m_scene.clusters().all()) {
        if (cluster.folded)
            drawFolded(mesh, cluster);
    }
    for (const auto &node : m_scene.nodes()) {
        if (node.isDrawn())
            drawNode(mesh, node);
    }
    return mesh;
}

void MapDrawing::drawNode(MapMesh &mesh, const MapNode &node) const
{
    const auto box = rect(node);
    const bool dot = m_camera.level() == DetailValue::Dot;
    mesh.fillRoundRect(box, radius(), m_palette.card);
    mesh.strokeRoundRect(box, radius(), dot ? 1.5 : 2, outline(node), line(node));
    if (dot)
        drawTrouble(mesh, node, box);
    if (node.station.self) // "you" is a double outline
        mesh.strokeRoundRect(box.adjusted(-4, -4, 4, 4), radius() + 4, 1, outline(node));
    const bool marked = node.station.id == m_marks.station;
    if (marked || m_marks.area.contains(node.station.id))
        mesh.strokeRoundRect(box.adjusted(-7, -7, 7, 7), radius() + 7, marked && m_marks.focus ? 3 : 2, m_palette.selection);
}

/*! A dot has no texts: what waits there is a diamond in it, what failed a cross. */
void MapDrawing::drawTrouble(MapMesh &mesh, const MapNode &node, QRectF box) const
{
    const auto middle = box.center();
    const qreal size = qMax(4.0, box.width() * 0.42);
    if (node.needs > 0) {
        mesh.diamond(middle, size + 1.5, m_palette.outline);
        mesh.diamond(middle, size, m_palette.attention);
    } else if (node.failures > 0) {
        mesh.stroke({middle - QPointF(size, size), middle + QPointF(size, size)}, 2, m_palette.failed);
        mesh.stroke({middle + QPointF(-size, size), middle + QPointF(size, -size)}, 2, m_palette.failed);
    }
}

/*! Two cards, one on the other, on the ground of the group: there is more inside. */
void MapDrawing::drawFolded(MapMesh &mesh, const MapCluster &cluster) const
{
    const auto box = MapGroups::card(rect(cluster));
    const auto edge = cluster.away == cluster.stations ? m_palette.muted : m_palette.outline;
    const auto style = cluster.away == cluster.stations ? MapLine::Dotted : MapLine::Solid;
    mesh.fillRoundRect(box.translated(kStack, kStack), 10, m_palette.hull);
    mesh.strokeRoundRect(box.translated(kStack, kStack), 10, 1, edge);
    mesh.fillRoundRect(box, 10, m_palette.card);
    mesh.strokeRoundRect(box, 10, 2, edge, style);
    if (cluster.name == m_marks.group)
        mesh.strokeRoundRect(box.adjusted(-7, -7, 7, 7), 15, m_marks.focus ? 3 : 2, m_palette.selection);
}

void MapDrawing::paint(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_palette.hullLine, 1));
    painter.setBrush(m_palette.hull);
    for (const auto &cluster : m_scene.clusters().all())
        painter.drawRoundedRect(rect(cluster), 12, 12);
    painter.setBrush(Qt::NoBrush);
    const auto lines = linesToHub();
    for (const auto &[from, to] : lines)
        painter.drawLine(from, to);
    for (const auto &link : m_scene.links(kPaintedEdges)) {
        painter.setPen(QPen(color(link), width(link)));
        painter.drawPolyline(QPolygonF(curve(link)));
    }
    for (const auto &cluster : m_scene.clusters().all()) {
        if (cluster.folded)
            paintFolded(painter, cluster);
    }
    for (const auto &node : m_scene.nodes()) {
        if (node.isDrawn())
            paintNode(painter, node);
    }
}

void MapDrawing::paintNode(QPainter &painter, const MapNode &node) const
{
    const auto box = rect(node);
    const auto style = line(node);
    const qreal corner = qMin(radius(), box.height() / 2);
    painter.setBrush(m_palette.card);
    painter.setPen(QPen(outline(node), 2, style == MapLine::Solid ? Qt::SolidLine : style == MapLine::Dashed ? Qt::DashLine : Qt::DotLine));
    painter.drawRoundedRect(box, corner, corner);
    if (m_camera.level() == DetailValue::Dot && node.hasTrouble()) {
        const auto middle = box.center();
        const qreal size = qMax(4.0, box.width() * 0.42);
        painter.setBrush(m_palette.attention);
        painter.setPen(QPen(node.needs > 0 ? m_palette.outline : m_palette.failed, node.needs > 0 ? 1 : 2));
        if (node.needs > 0) {
            painter.drawPolygon(QPolygonF{middle + QPointF(size, 0), middle + QPointF(0, size), middle - QPointF(size, 0), middle - QPointF(0, size)});
        } else {
            painter.drawLine(middle - QPointF(size, size), middle + QPointF(size, size));
            painter.drawLine(middle + QPointF(-size, size), middle + QPointF(size, -size));
        }
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(outline(node), 1));
    if (node.station.self)
        painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), corner + 4, corner + 4);
    painter.setPen(QPen(m_palette.selection, 2));
    if (node.station.id == m_marks.station || m_marks.area.contains(node.station.id))
        painter.drawRoundedRect(box.adjusted(-7, -7, 7, 7), corner + 7, corner + 7);
}

void MapDrawing::paintFolded(QPainter &painter, const MapCluster &cluster) const
{
    const auto box = MapGroups::card(rect(cluster));
    const bool away = cluster.away == cluster.stations;
    painter.setPen(QPen(away ? m_palette.muted : m_palette.outline, 1));
    painter.setBrush(m_palette.hull);
    painter.drawRoundedRect(box.translated(kStack, kStack), 10, 10);
    painter.setPen(QPen(away ? m_palette.muted : m_palette.outline, 2, away ? Qt::DotLine : Qt::SolidLine));
    painter.setBrush(m_palette.card);
    painter.drawRoundedRect(box, 10, 10);
    if (cluster.name != m_marks.group)
        return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_palette.selection, 2));
    painter.drawRoundedRect(box.adjusted(-7, -7, 7, 7), 15, 15);
}

} // namespace app
