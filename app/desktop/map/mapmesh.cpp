// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/mapmesh.h"

#include <array>
#include <cmath>
#include <numbers>

namespace app {

namespace {

QPointF normalOf(QPointF from, QPointF to)
{
    const QPointF delta = to - from;
    const qreal length = std::hypot(delta.x(), delta.y());
    return length > 0 ? QPointF(-delta.y() / length, delta.x() / length) : QPointF();
}

/*! Cuts a path into pieces of \a on with gaps of \a off. */
QList<QList<QPointF>> dashes(const QList<QPointF> &points, qreal on, qreal off)
{
    QList<QList<QPointF>> pieces;
    QList<QPointF> piece{points.first()};
    qreal left = on;
    bool drawing = true;
    for (qsizetype i = 1; i < points.size(); ++i) {
        QPointF at = points.at(i - 1);
        qreal rest = std::hypot(points.at(i).x() - at.x(), points.at(i).y() - at.y());
        while (rest > left) {
            at += (points.at(i) - at) * (left / rest);
            rest -= left;
            if (drawing)
                pieces.append(piece + QList<QPointF>{at});
            drawing = !drawing;
            left = drawing ? on : off;
            piece = {at};
        }
        left -= rest;
        piece.append(points.at(i));
    }
    if (drawing && piece.size() > 1)
        pieces.append(piece);
    return pieces;
}

} // namespace

void MapMesh::add(QPointF point, const QColor &color, qreal alpha)
{
    const qreal a = color.alphaF() * alpha;
    QSGGeometry::ColoredPoint2D vertex;
    vertex.set(float(point.x()), float(point.y()), uchar(color.redF() * a * 255), uchar(color.greenF() * a * 255), uchar(color.blueF() * a * 255), uchar(a * 255));
    m_vertices.append(vertex);
}

QList<QPointF> MapMesh::roundRect(QRectF rect, qreal radius)
{
    const qreal r = qMin(radius, qMin(rect.width(), rect.height()) / 2);
    const int steps = r > 6 ? 5 : 3;
    const std::array corners{QPointF(rect.right() - r, rect.top() + r), QPointF(rect.right() - r, rect.bottom() - r),
                             QPointF(rect.left() + r, rect.bottom() - r), QPointF(rect.left() + r, rect.top() + r)};
    QList<QPointF> points;
    points.reserve(4 * (steps + 1));
    for (int corner = 0; corner < 4; ++corner) {
        for (int step = 0; step <= steps; ++step) {
            const qreal angle = (corner - 1 + qreal(step) / steps) * std::numbers::pi / 2;
            points.append(corners[size_t(corner)] + QPointF(std::cos(angle), std::sin(angle)) * r);
        }
    }
    return points;
}

void MapMesh::polygon(const QList<QPointF> &points, const QColor &color)
{
    for (qsizetype i = 2; i < points.size(); ++i) {
        add(points.first(), color, 1);
        add(points.at(i - 1), color, 1);
        add(points.at(i), color, 1);
    }
}

void MapMesh::fillRoundRect(QRectF rect, qreal radius, const QColor &color) { polygon(roundRect(rect, radius), color); }

void MapMesh::strokeRoundRect(QRectF rect, qreal radius, qreal width, const QColor &color, MapLine line)
{
    auto points = roundRect(rect, radius);
    if (line == MapLine::Solid) {
        ribbon(points, true, width, color);
        return;
    }
    points.append(points.first());
    stroke(points, width, color, line);
}

void MapMesh::stroke(const QList<QPointF> &points, qreal width, const QColor &color, MapLine line)
{
    if (points.size() < 2)
        return;
    if (line == MapLine::Solid) {
        ribbon(points, false, width, color);
        return;
    }
    const auto pieces = line == MapLine::Dashed ? dashes(points, 7, 4) : dashes(points, 2, 4);
    for (const auto &piece : pieces)
        ribbon(piece, false, width, color);
}

void MapMesh::ribbon(const QList<QPointF> &points, bool closed, qreal width, const QColor &color)
{
    const qsizetype count = points.size();
    const std::array offsets{-width / 2 - 0.5, qMin(-width / 2 + 0.5, -0.01), qMax(width / 2 - 0.5, 0.01), width / 2 + 0.5};
    constexpr std::array alphas{0.0, 1.0, 1.0, 0.0};
    const auto normalAt = [&](qsizetype i) {
        const bool first = !closed && i == 0;
        const bool last = !closed && i == count - 1;
        const auto before = first ? QPointF() : normalOf(points.at((i + count - 1) % count), points.at(i));
        const auto after = last ? QPointF() : normalOf(points.at(i), points.at((i + 1) % count));
        const auto sum = before + after;
        const qreal length = std::hypot(sum.x(), sum.y());
        return length > 0 ? sum / length : before;
    };
    for (qsizetype i = 0; i + 1 < count + (closed ? 1 : 0); ++i) {
        const auto a = points.at(i);
        const auto b = points.at((i + 1) % count);
        const auto na = normalAt(i);
        const auto nb = normalAt((i + 1) % count);
        for (size_t k = 0; k < 3; ++k) {
            add(a + na * offsets[k], color, alphas[k]);
            add(a + na * offsets[k + 1], color, alphas[k + 1]);
            add(b + nb * offsets[k], color, alphas[k]);
            add(b + nb * offsets[k], color, alphas[k]);
            add(a + na * offsets[k + 1], color, alphas[k + 1]);
            add(b + nb * offsets[k + 1], color, alphas[k + 1]);
        }
    }
}

void MapMesh::disk(QPointF center, qreal radius, const QColor &color)
{
    constexpr int steps = 10; // enough for some pixels, and each counts a thousand times
    QList<QPointF> points;
    for (int i = 0; i < steps; ++i) {
        const qreal angle = 2 * std::numbers::pi * i / steps;
        points.append(center + QPointF(std::cos(angle), std::sin(angle)) * radius);
    }
    polygon(points, color);
    fringe(points, center, color);
}

/*! Lets a small convex shape fade out over a pixel: a third of the triangles of a ribbon. */
void MapMesh::fringe(const QList<QPointF> &points, QPointF center, const QColor &color)
{
    const auto outside = [center](QPointF point) {
        const auto ray = point - center;
        return point + ray / std::max(0.01, std::hypot(ray.x(), ray.y()));
    };
    for (qsizetype i = 0; i < points.size(); ++i) {
        const auto a = points.at(i);
        const auto b = points.at((i + 1) % points.size());
        add(a, color, 1);
        add(outside(a), color, 0);
        add(b, color, 1);
        add(b, color, 1);
        add(outside(a), color, 0);
        add(outside(b), color, 0);
    }
}

void MapMesh::stamp(const MapMesh &shape, QPointF offset)
{
    const auto dx = float(offset.x());
    const auto dy = float(offset.y());
    const auto first = m_vertices.size();
    m_vertices.resize(first + shape.m_vertices.size());
    auto *to = m_vertices.data() + first;
    for (const auto &from : shape.m_vertices)
        (to++)->set(from.x + dx, from.y + dy, from.r, from.g, from.b, from.a);
}

void MapMesh::diamond(QPointF center, qreal radius, const QColor &color)
{
    const QList<QPointF> points{center + QPointF(radius, 0), center + QPointF(0, radius), center - QPointF(radius, 0), center - QPointF(0, radius)};
    polygon(points, color);
    ribbon(points, true, 1, color);
}

} // namespace app
