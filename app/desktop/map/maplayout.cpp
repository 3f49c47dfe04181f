// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/maplayout.h"

#include <QMap>

#include <cmath>
#include <numbers>

namespace app {

namespace {

constexpr qreal kAspect = 1.7; // of the page the map is drawn on
constexpr int kGroupsFrom = 9; // fewer stations stand around their hub, whatever their region

qreal wideDistance(QPointF delta) { return std::hypot(delta.x(), delta.y() * kAspect); }

/*! All seats of a brick pattern up to \a count and beyond, nearest first; the first ring begins right, left, then across. */
QList<QPointF> cellsAround(qsizetype count, qreal rowShift)
{
    const int radius = int(std::ceil(std::sqrt(double(count)))) + 3;
    QList<QPointF> cells;
    for (int row = -radius; row <= radius; ++row) {
        const qreal shift = row % 2 == 0 ? 0 : rowShift;
        for (int column = -radius; column <= radius; ++column)
            cells.append({(column + shift) * MapLayout::kPitch.width(), row * MapLayout::kPitch.height()});
    }
    const auto key = [](QPointF cell) {
        const qreal angle = std::atan2(cell.y(), cell.x());
        const bool firstRing = std::hypot(cell.x(), cell.y()) < MapLayout::kPitch.width() * 1.01;
        if (firstRing) // right and left, then the diagonals across from each other
            return std::tuple(cell.isNull() ? -2.0 : -1.0, std::abs(cell.y()), cell.x() * cell.y() < 0 ? 0.0 : 1.0, -cell.x());
        return std::tuple(std::round(wideDistance(cell)), std::abs(std::sin(angle)), angle, 0.0);
    };
    std::ranges::sort(cells, {}, key);
    return cells;
}

bool isFree(QPointF cell, const QHash<QString, QPointF> &taken)
{
    for (const auto &other : taken) {
        const auto delta = cell - other;
        if (std::abs(delta.x()) < MapLayout::kPitch.width() - 1 && std::abs(delta.y()) < MapLayout::kPitch.height() - 1)
            return false;
    }
    return true;
}

struct Block {
    QString group;
    QList<MapSeat> seats;
    int columns = 1;
    int rows = 1;
    QPoint cell;
};

/*! Blocks on shelves, the largest first, one empty column and a strip for the name between them. */
void pack(QList<Block> &blocks)
{
    qsizetype area = 0;
    for (auto &block : blocks) {
        block.columns = int(std::ceil(std::sqrt(double(block.seats.size()) * kAspect * MapLayout::kPitch.height() / MapLayout::kPitch.width())));
        block.rows = int((block.seats.size() + block.columns - 1) / block.columns);
        area += (block.columns + 1) * (block.rows + 1);
    }
    std::ranges::stable_sort(blocks, [](const Block &a, const Block &b) { return a.rows > b.rows; });
    const int width = qMax(blocks.first().columns, int(std::ceil(std::sqrt(double(area) * kAspect * MapLayout::kPitch.height() / MapLayout::kPitch.width()))));
    QPoint pen;
    int shelf = 0;
    for (auto &block : blocks) {
        if (pen.x() > 0 && pen.x() + block.columns > width) {
            pen = {0, pen.y() + shelf + 1};
            shelf = 0;
        }
        block.cell = pen;
        pen.rx() += block.columns + 1;
        shelf = qMax(shelf, block.rows);
    }
}

QHash<QString, QPointF> placeGroups(const QList<MapSeat> &seats)
{
    QMap<QString, Block> byGroup;
    for (const auto &seat : seats) {
        byGroup[seat.group].group = seat.group;
        byGroup[seat.group].seats.append(seat);
    }
    auto blocks = byGroup.values();
    pack(blocks);
    QHash<QString, QPointF> places;
    for (const auto &block : std::as_const(blocks)) {
        for (int i = 0; i < block.seats.size(); ++i) {
            const QPoint cell = block.cell + QPoint(i % block.columns, i / block.columns);
            places.insert(block.seats.at(i).id, {cell.x() * MapLayout::kPitch.width(), cell.y() * MapLayout::kPitch.height()});
        }
    }
    return places;
}

/*! Where a group's stations are, and where the others are: a station that joins must not make two hulls overlap. */
struct Territory {
    bool bounded;
    QRectF own;
    QList<QRectF> others;

    Territory(const QList<MapSeat> &seats, const QString &group, bool grouped, const QHash<QString, QPointF> &taken)
        : bounded(grouped)
    {
        QHash<QString, QRectF> frames;
        for (const auto &seat : seats) {
            if (const auto place = taken.constFind(seat.id); place != taken.cend())
                frames[seat.group] |= MapLayout::rect(*place).marginsAdded(QMarginsF(20, 20, 20, 20));
        }
        own = frames.take(group);
        others = frames.values();
    }

    bool admits(QPointF cell) const
    {
        if (!bounded)
            return true;
        const auto grown = own | MapLayout::rect(cell);
        return std::ranges::none_of(others, [&grown](const QRectF &other) { return other.intersects(grown); });
    }
};

QPointF nearestFree(const Territory &territory, qreal rowShift, const QHash<QString, QPointF> &taken)
{
    const auto pitch = MapLayout::kPitch;
    const auto anchor = territory.own.isEmpty() ? QPointF() : territory.own.center();
    const QPointF base(std::round(anchor.x() / pitch.width()) * pitch.width(), std::round(anchor.y() / pitch.height() / 2) * pitch.height() * 2);
    const auto cells = cellsAround(taken.size() + 1, rowShift);
    for (const bool polite : {true, false}) {
        for (const auto &cell : cells) {
            if (isFree(base + cell, taken) && (!polite || territory.admits(base + cell)))
                return base + cell;
        }
    }
    return {0, base.y() + (double(taken.size()) + 2) * pitch.height()};
}

} // namespace

QHash<QString, QPointF> MapLayout::place(QList<MapSeat> seats, const QHash<QString, QPointF> &taken)
{
    std::ranges::sort(seats, [](const MapSeat &a, const MapSeat &b) { return std::tuple(!a.hub, a.group, a.id) < std::tuple(!b.hub, b.group, b.id); });
    const auto first = seats.isEmpty() ? QString() : seats.first().group;
    const bool grouped = std::ranges::any_of(seats, [&first](const MapSeat &seat) { return seat.group != first; });
    if (taken.isEmpty() && grouped && seats.size() >= kGroupsFrom)
        return placeGroups(seats);

    const qreal rowShift = grouped && taken.size() >= kGroupsFrom ? 0 : 0.5;
    const auto cells = taken.isEmpty() ? cellsAround(seats.size(), rowShift) : QList<QPointF>();
    QHash<QString, QPointF> places;
    auto all = taken;
    for (const auto &seat : std::as_const(seats)) {
        if (all.contains(seat.id))
            continue;
        const auto place = taken.isEmpty() ? cells.at(places.size()) : nearestFree(Territory(seats, seat.group, grouped, all), rowShift, all);
        all.insert(seat.id, place);
        places.insert(seat.id, place);
    }
    return places;
}

} // namespace app
