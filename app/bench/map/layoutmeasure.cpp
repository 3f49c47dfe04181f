// SPDX-License-Identifier: Apache-2.0
#include "app/bench/map/mapmeasures.h"
#include "app/bench/statistics.h"
#include "app/desktop/map/mapforces.h"
#include "app/desktop/map/maplayout.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace app {

namespace {

using Places = QHash<QString, QPointF>;

constexpr int kRegions = 5;

QList<MapSeat> makeSeats(int count)
{
    QList<MapSeat> seats;
    for (int i = 0; i < count; ++i)
        seats.append({.id = u"station-%1"_s.arg((i * 7919) % count, 5, 10, QLatin1Char('0')), .group = u"region-%1"_s.arg(i % kRegions), .hub = i == 0});
    return seats;
}

Places placeOnGrid(QList<MapSeat> seats)
{
    std::ranges::sort(seats, {}, &MapSeat::id);
    const int columns = int(std::ceil(std::sqrt(double(seats.size()))));
    Places places;
    for (int i = 0; i < seats.size(); ++i)
        places.insert(seats.at(i).id, {i % columns * MapLayout::kPitch.width(), i / columns * MapLayout::kPitch.height()}); // NOLINT(bugprone-integer-division): whole rows
    return places;
}

bool isFree(QPointF place, const Places &taken)
{
    return std::ranges::none_of(taken, [place](QPointF other) { return MapLayout::rect(other).intersects(MapLayout::rect(place)); });
}

/*! Takes turns, so that a busy moment of the machine meets both. \a ours and \a theirs say whether what they found is right. */
template <typename Ours, typename Theirs>
Figures measureInTurns(int rounds, Ours ours, Theirs theirs)
{
    std::vector<double> our;
    std::vector<double> their;
    bool right = true;
    for (int round = 0; round < rounds; ++round) {
        const double start = threadMilliseconds();
        right = ours() && right;
        const double middle = threadMilliseconds();
        right = theirs() && right;
        our.push_back(middle - start);
        their.push_back(threadMilliseconds() - middle);
    }
    return {median(our), median(their), right ? QString() : u"not every station got a place"_s};
}

} // namespace

Figures measureTick(int stations, int rounds)
{
    QList<QPointF> bodies;
    QList<QPointF> homes;
    QList<MapForces::Tie> ties;
    const int columns = int(std::sqrt(double(stations)));
    for (int i = 0; i < stations; ++i) {
        bodies.append({double(i % columns), i / columns * 0.7}); // NOLINT(bugprone-integer-division): whole rows
        homes.append({columns * 0.2 * (i % kRegions), columns * 0.35});
        if (i % 2 == 0)
            ties.append({.from = i, .to = int((qint64(i) * 7919 + 1) % stations)});
    }
    MapForces forces(bodies, homes, ties);
    std::vector<double> ticks;
    std::vector<double> pairs;
    bool right = true;
    for (int round = 0; round < rounds && round < MapForces::kTicks - 1; ++round) {
        const double start = threadMilliseconds();
        right = forces.tick() && right;
        ticks.push_back(threadMilliseconds() - start);
        if (round >= 3) // slow: three are enough
            continue;
        const double before = threadMilliseconds();
        right = forces.exactPushes().size() == stations && right;
        pairs.push_back(threadMilliseconds() - before);
    }
    return {median(ticks), median(pairs), right ? QString() : u"it came to rest too early"_s};
}

Figures measureRest(int stations, int rounds)
{
    const auto seats = makeSeats(stations);
    QList<MapTie> ties;
    for (int i = 0; i < stations / 2; ++i)
        ties.append({.from = seats.at(i).id, .to = seats.at((i * 7 + 1) % stations).id});
    return measureInTurns(
        rounds, [&] { return MapLayout::arrange(seats, {}, ties).size() == seats.size(); }, [&seats] { return placeOnGrid(seats).size() == seats.size(); });
}

Figures measureLayout(int stations, int rounds)
{
    const auto seats = makeSeats(stations);
    return measureInTurns(
        rounds, [&seats] { return MapLayout::place(seats, {}).size() == seats.size(); }, [&seats] { return placeOnGrid(seats).size() == seats.size(); });
}

Figures measureJoining(int stations, int rounds)
{
    auto seats = makeSeats(stations);
    const auto taken = MapLayout::place(seats, {});
    seats.append({.id = u"newcomer"_s, .group = u"region-1"_s, .hub = false});
    const QPointF outside(-10 * MapLayout::kPitch.width(), 0);
    return measureInTurns(
        rounds, [&] { return MapLayout::place(seats, taken).size() == 1; }, [&] { return isFree(outside, taken); });
}

} // namespace app
