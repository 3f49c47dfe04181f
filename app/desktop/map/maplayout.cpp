// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/maplayout.h"

#include <QMap>
#include <QMultiHash>
#include <QPoint>
#include <QtMath>

#include <cmath>
#include <numbers>

namespace app {

namespace {

constexpr qreal kAspect = 1.7; // of the page the map is drawn on
constexpr QSizeF kGap{MapLayout::kPitch.width() - MapLayout::kNode.width(), MapLayout::kPitch.height() - MapLayout::kNode.height()};
constexpr QSizeF kBlockGap{90, 130}; // between hulls, with room for their names
constexpr int kGroupsFrom = 9; // fewer stations stand around their hub, whatever their region

qreal wideDistance(QPointF delta) { return std::hypot(delta.x(), delta.y() * kAspect); }

/*! Sorts by what \a key makes of each cell, computing it once: angles and distances cost more than the sorting. */
template <typename Key>
void sortBy(QList<QPointF> &cells, Key key)
{
    std::vector<std::pair<decltype(key(QPointF())), QPointF>> keyed;
    keyed.reserve(size_t(cells.size()));
    for (const auto &cell : std::as_const(cells))
        keyed.emplace_back(key(cell), cell);
    std::ranges::stable_sort(keyed, {}, [](const auto &entry) -> const auto & { return entry.first; });
    std::ranges::transform(keyed, cells.begin(), [](const auto &entry) { return entry.second; });
}

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
    sortBy(cells, key);
    return cells;
}

/*! What is taken, by squares of the size of a pitch: who asks for a place looks at nine of them, not at every station. */
class Ground final
{
public:
    explicit Ground(const QHash<QString, QPointF> &taken)
    {
        m_squares.reserve(taken.size());
        for (const auto &place : taken)
            take(place);
    }

    void take(QPointF place) { m_squares.insert(squareOf(place), place); }

    bool isFree(QPointF cell) const
    {
        const auto near = [cell](QPointF other) {
            const auto delta = cell - other;
            return std::abs(delta.x()) < MapLayout::kPitch.width() - 1 && std::abs(delta.y()) < MapLayout::kPitch.height() - 1;
        };
        const auto middle = squareOf(cell);
        for (int i = 0; i < 9; ++i) {
            const auto [first, last] = m_squares.equal_range(middle + QPoint(i % 3 - 1, i / 3 - 1));
            if (std::any_of(first, last, near))
                return false;
        }
        return true;
    }

private:
    static QPoint squareOf(QPointF place) { return {qFloor(place.x() / MapLayout::kPitch.width()), qFloor(place.y() / MapLayout::kPitch.height())}; }

    QMultiHash<QPoint, QPointF> m_squares;
};

struct Block {
    QList<MapSeat> seats;
    int columns = 1;
    QPointF corner;

    int rows() const { return int((seats.size() + columns - 1) / columns); }
    QSizeF size() const { return {columns * MapLayout::kPitch.width() - kGap.width(), rows() * MapLayout::kPitch.height() - kGap.height()}; }
};

/*! Puts blocks on shelves at most \a width wide. \return the size of it all */
QSizeF shelve(QList<Block> &blocks, qreal width)
{
    QPointF pen;
    qreal shelf = 0;
    qreal widest = 0;
    for (auto &block : blocks) {
        const auto size = block.size();
        if (pen.x() > 0 && pen.x() + size.width() > width) {
            pen = {0, pen.y() + shelf + kBlockGap.height()};
            shelf = 0;
        }
        block.corner = pen;
        widest = qMax(widest, pen.x() + size.width());
        shelf = qMax(shelf, size.height());
        pen.rx() += size.width() + kBlockGap.width();
    }
    return {widest, pen.y() + shelf};
}

/*! Tries shapes of blocks and widths of shelves, and keeps what can be shown largest on a page of the usual shape. */
void pack(QList<Block> &blocks)
{
    std::ranges::stable_sort(blocks, [](const Block &a, const Block &b) { return a.seats.size() > b.seats.size(); });
    QList<Block> best;
    qreal bestSide = 0;
    for (const qreal shape : {0.6, 1.0, 1.5, 2.2, 3.5}) { // columns to rows
        auto tried = blocks;
        qreal all = 0;
        for (auto &block : tried) {
            block.columns = qBound(1, int(std::lround(std::sqrt(double(block.seats.size()) * shape))), int(block.seats.size()));
            all += block.size().width() + kBlockGap.width();
        }
        for (int shelves = 1; shelves <= int(tried.size()); ++shelves) {
            const auto size = shelve(tried, all / shelves + tried.first().size().width() / 2);
            const qreal side = qMax(size.width(), size.height() * kAspect);
            if (best.isEmpty() || side < bestSide - 1) {
                best = tried;
                bestSide = side;
            }
        }
    }
    blocks = best;
}

QHash<QString, QPointF> placeGroups(const QList<MapSeat> &seats)
{
    QMap<QString, Block> byGroup;
    for (const auto &seat : seats)
        byGroup[seat.group].seats.append(seat);
    auto blocks = byGroup.values();
    pack(blocks);
    QHash<QString, QPointF> places;
    const QPointF middle(MapLayout::kNode.width() / 2, MapLayout::kNode.height() / 2);
    for (const auto &block : std::as_const(blocks)) {
        for (int i = 0; i < block.seats.size(); ++i) {
            const QPointF step(i % block.columns * MapLayout::kPitch.width(), i / block.columns * MapLayout::kPitch.height()); // NOLINT(bugprone-integer-division): whole rows
            places.insert(block.seats.at(i).id, block.corner + middle + step);
        }
    }
    return places;
}

/*! Where a group's stations are, and where the others are: a station that joins must not make two hulls overlap. */
struct Territory {
    bool bounded;
    QRectF own;
    QList<QRectF> others;
    QPointF member; //!< a seat of the group: new ones stand in line with it

    Territory(const QList<MapSeat> &seats, const QString &group, bool grouped, const QHash<QString, QPointF> &taken)
        : bounded(grouped)
    {
        QHash<QString, QRectF> frames;
        for (const auto &seat : seats) {
            const auto place = taken.constFind(seat.id);
            if (place == taken.cend())
                continue;
            frames[seat.group] |= MapLayout::rect(*place).marginsAdded(QMarginsF(20, 20, 20, 20));
            if (seat.group == group)
                member = *place;
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

QPointF nearestFree(const Territory &territory, qreal rowShift, const Ground &ground, qsizetype count)
{
    const bool inBlocks = rowShift == 0;
    const auto base = inBlocks ? territory.member : QPointF();
    auto cells = cellsAround(count + 1, rowShift);
    if (inBlocks) {
        const auto shift = territory.own.center() - base;
        sortBy(cells, [shift](QPointF cell) { return std::round(wideDistance(cell - shift)); });
    }
    for (const bool polite : {true, false}) {
        for (const auto &cell : cells) {
            if (ground.isFree(base + cell) && (!polite || territory.admits(base + cell)))
                return base + cell;
        }
    }
    return {base.x(), base.y() + (double(count) + 2) * MapLayout::kPitch.height()};
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
    Ground ground(taken);
    for (const auto &seat : std::as_const(seats)) {
        if (all.contains(seat.id))
            continue;
        const auto place = taken.isEmpty() ? cells.at(places.size()) : nearestFree(Territory(seats, seat.group, grouped, all), rowShift, ground, all.size());
        all.insert(seat.id, place);
        ground.take(place);
        places.insert(seat.id, place);
    }
    return places;
}

} // namespace app
