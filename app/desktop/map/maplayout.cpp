// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/maplayout.h"

#include "app/desktop/map/mapforces.h"

#include <QMap>
#include <QMultiHash>
#include <QPoint>
#include <QSet>
#include <QtMath>

#include <cmath>
#include <numbers>
#include <optional>

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
    explicit Ground(const QHash<QString, QPointF> &taken, QSizeF room = MapLayout::kPitch)
        : m_room(room)
    {
        m_squares.reserve(taken.size());
        for (const auto &place : taken)
            take(place);
    }

    void take(QPointF place) { m_squares.insert(squareOf(place), place); }

    bool isFree(QPointF cell) const
    {
        const auto near = [cell, this](QPointF other) {
            const auto delta = cell - other;
            return std::abs(delta.x()) < m_room.width() - 1 && std::abs(delta.y()) < m_room.height() - 1;
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

    QSizeF m_room; //!< at most a pitch
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

/*! Gives \a members the \a cells row by row, as they stand to each other in \a bodies. */
void settle(QList<int> members, QList<QPointF> cells, const QList<QPointF> &bodies, const QList<MapSeat> &seats, QHash<QString, QPointF> &places)
{
    const auto id = [&seats](int member) { return seats.at(member).id; };
    std::ranges::sort(cells, {}, [](QPointF cell) { return std::pair(cell.y(), cell.x()); });
    std::ranges::sort(members, {}, [&](int member) { return std::tuple(bodies.at(member).y(), bodies.at(member).x(), id(member)); });
    for (qsizetype from = 0; from < cells.size();) {
        qsizetype to = from;
        while (to < cells.size() && qFuzzyCompare(cells.at(to).y() + 1e6, cells.at(from).y() + 1e6))
            ++to;
        std::sort(members.begin() + from, members.begin() + to, [&](int a, int b) { return std::pair(bodies.at(a).x(), id(a)) < std::pair(bodies.at(b).x(), id(b)); });
        for (; from < to; ++from)
            places[id(members.at(from))] = cells.at(from);
    }
}

/*! Lets who works together stand together, each within its group. Groups without any tie stay in the order of their names. */
void drawTogether(QHash<QString, QPointF> &places, const QList<MapSeat> &seats, const QList<MapTie> &ties)
{
    QHash<QString, int> index;
    QHash<QString, QList<int>> groups;
    QHash<QString, QPointF> middles;
    QList<QPointF> bodies;
    for (int i = 0; i < seats.size(); ++i) {
        const auto place = places.value(seats.at(i).id);
        bodies.append({place.x() / MapLayout::kPitch.width(), place.y() / MapLayout::kPitch.height()});
        index.insert(seats.at(i).id, i);
        groups[seats.at(i).group].append(i);
        middles[seats.at(i).group] += bodies.last();
    }
    QList<MapForces::Tie> pulls;
    QSet<QString> tied;
    for (const auto &tie : ties) {
        const int from = index.value(tie.from, -1);
        const int to = index.value(tie.to, -1);
        if (from < 0 || to < 0 || from == to)
            continue;
        pulls.append({.from = from, .to = to});
        tied << seats.at(from).group << seats.at(to).group;
    }
    if (pulls.isEmpty())
        return;
    QList<QPointF> homes;
    for (const auto &seat : seats)
        homes.append(middles.value(seat.group) / double(groups.value(seat.group).size()));
    MapForces forces(bodies, homes, pulls);
    while (forces.tick()) {
    }
    const auto rested = forces.places();
    for (const auto &group : std::as_const(tied)) {
        auto members = groups.value(group);
        members.removeIf([&seats](int member) { return seats.at(member).hub; }); // it stays where it is
        QList<QPointF> cells;
        for (const int member : std::as_const(members))
            cells.append(places.value(seats.at(member).id));
        settle(members, cells, rested, seats, places);
    }
}

/*! Finds free places one after the other, without making two hulls overlap where it can be helped. */
class Usher final
{
public:
    Usher(const QList<MapSeat> &seats, const QHash<QString, QPointF> &taken, bool inBlocks)
        : m_ground(taken)
        , m_count(qMax(seats.size(), taken.size()))
        , m_inBlocks(inBlocks)
    {
        for (const auto &seat : seats) {
            if (const auto place = taken.constFind(seat.id); place != taken.cend())
                note(seat.group, *place);
        }
    }

    QPointF seat(const QString &group)
    {
        auto &way = m_ways[group];
        if (way.cells.isEmpty())
            way = begin(group);
        auto place = next(way, group, true);
        if (!place)
            place = next(way, group, false);
        const auto found = place.value_or(QPointF(way.base.x(), way.base.y() + (double(m_count) + 2) * MapLayout::kPitch.height()));
        m_ground.take(found);
        note(group, found);
        return found;
    }

private:
    struct Way {
        QPointF base;
        QList<QPointF> cells; //!< nearest first
        qsizetype polite = 0; //!< all cells before were taken, or in another group's hull
        qsizetype any = 0;    //!< all cells before were taken
    };

    static QRectF room(QPointF place) { return MapLayout::rect(place).marginsAdded(QMarginsF(20, 20, 20, 20)); }

    void note(const QString &group, QPointF place)
    {
        m_frames[group] |= room(place);
        m_members[group] = place;
    }

    /*! New ones stand in line with a member of their group, and as near as they can to its middle. */
    Way begin(const QString &group) const
    {
        Way way;
        way.cells = cellsAround(m_count + 1, m_inBlocks ? 0 : 0.5);
        if (!m_inBlocks)
            return way;
        way.base = m_members.value(group);
        const auto shift = m_frames.value(group).center() - way.base;
        sortBy(way.cells, [shift](QPointF cell) { return std::round(wideDistance(cell - shift)); });
        return way;
    }

    std::optional<QPointF> next(Way &way, const QString &group, bool polite) const
    {
        auto &at = polite ? way.polite : way.any;
        for (; at < way.cells.size(); ++at) {
            const auto place = way.base + way.cells.at(at);
            if (m_ground.isFree(place) && (!polite || admits(group, place)))
                return place;
        }
        return {};
    }

    bool admits(const QString &group, QPointF place) const
    {
        if (!m_inBlocks)
            return true;
        const auto grown = m_frames.value(group) | MapLayout::rect(place);
        return std::ranges::none_of(m_frames.asKeyValueRange(), [&](const auto &entry) { return entry.first != group && entry.second.intersects(grown); });
    }

    Ground m_ground;
    qsizetype m_count;
    bool m_inBlocks;
    QMap<QString, QRectF> m_frames; // in order, for the same result each time
    QHash<QString, QPointF> m_members;
    QHash<QString, Way> m_ways;
};

void sortSeats(QList<MapSeat> &seats)
{
    std::ranges::sort(seats, [](const MapSeat &a, const MapSeat &b) { return std::tuple(!a.hub, a.group, a.id) < std::tuple(!b.hub, b.group, b.id); });
}

bool areGrouped(const QList<MapSeat> &seats)
{
    return !seats.isEmpty() && std::ranges::any_of(seats, [&seats](const MapSeat &seat) { return seat.group != seats.first().group; });
}

QHash<QString, QPointF> placeAll(const QList<MapSeat> &seats)
{
    if (seats.isEmpty())
        return {};
    if (areGrouped(seats) && seats.size() >= kGroupsFrom)
        return placeGroups(seats);
    const auto cells = cellsAround(seats.size(), 0.5);
    QHash<QString, QPointF> places;
    for (const auto &seat : seats)
        places.insert(seat.id, cells.at(places.size()));
    return places;
}

} // namespace

QHash<QString, QPointF> MapLayout::place(QList<MapSeat> seats, const QHash<QString, QPointF> &taken)
{
    sortSeats(seats);
    if (taken.isEmpty())
        return placeAll(seats);
    Usher usher(seats, taken, areGrouped(seats) && taken.size() >= kGroupsFrom);
    QHash<QString, QPointF> places;
    for (const auto &seat : std::as_const(seats)) {
        if (!taken.contains(seat.id) && !places.contains(seat.id))
            places.insert(seat.id, usher.seat(seat.group));
    }
    return places;
}

QHash<QString, QPointF> MapLayout::arrange(QList<MapSeat> seats, const QHash<QString, QPointF> &pinned, const QList<MapTie> &ties)
{
    sortSeats(seats);
    auto free = seats;
    free.removeIf([&pinned](const MapSeat &seat) { return pinned.contains(seat.id); });
    auto places = placeAll(free);
    if (free.size() >= kGroupsFrom)
        drawTogether(places, free, ties);
    const Ground ground(pinned, kNode);
    auto good = places;
    good.removeIf([&ground](const std::pair<const QString &, QPointF &> &entry) { return !ground.isFree(entry.second); });
    if (good.size() == places.size())
        return places;
    auto taken = pinned; // who would stand on a pinned one joins again
    taken.insert(good);
    good.insert(place(seats, taken));
    return good;
}

QHash<QString, QPointF> MapLayout::keepFree(const QHash<QString, QPointF> &wished, const QHash<QString, QPointF> &taken)
{
    Ground ground(taken, kNode);
    auto ids = wished.keys();
    std::ranges::sort(ids);
    QHash<QString, QPointF> free;
    for (const auto &id : std::as_const(ids)) {
        const auto place = wished.value(id);
        if (!ground.isFree(place))
            continue;
        ground.take(place);
        free.insert(id, place);
    }
    return free;
}

} // namespace app
