// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/map/mapforces.h"

#include <array>
#include <cmath>

namespace app {

namespace {

constexpr double kOpening = 0.9;    // a square is one body from a distance of its size divided by this
constexpr double kPush = 0.6;
constexpr double kNearest = 0.05;   // closer ones do not push harder: nobody is shot away
constexpr double kPull = 0.5;
constexpr double kHome = 0.06;
constexpr double kRest = 0.5;       // of the speed is kept
constexpr double kSmallest = 1e-3;  // bodies nearer than that are at one place

const double kCooling = 1 - std::pow(0.001, 1.0 / MapForces::kTicks);

} // namespace

MapForces::MapForces(const QList<QPointF> &bodies, const QList<QPointF> &groups, const QList<Tie> &ties)
    : m_ties(ties)
{
    m_bodies.reserve(size_t(bodies.size()));
    for (qsizetype i = 0; i < bodies.size(); ++i)
        m_bodies.push_back({.x = bodies.at(i).x(), .y = bodies.at(i).y(), .homeX = groups.at(i).x(), .homeY = groups.at(i).y()});
    m_next.assign(m_bodies.size(), -1);
    m_tieShare.assign(m_bodies.size(), 0);
    for (const auto &tie : ties) {
        m_tieShare[size_t(tie.from)] += tie.strength;
        m_tieShare[size_t(tie.to)] += tie.strength;
    }
}

void MapForces::buildTree()
{
    m_tree.clear();
    double right = m_left = m_bodies.front().x;
    double bottom = m_top = m_bodies.front().y;
    for (const auto &body : m_bodies) {
        m_left = std::min(m_left, body.x);
        m_top = std::min(m_top, body.y);
        right = std::max(right, body.x);
        bottom = std::max(bottom, body.y);
    }
    std::ranges::fill(m_next, -1);
    m_tree.reserve(m_bodies.size() * 2);
    m_tree.push_back({.size = std::max({right - m_left, bottom - m_top, 1.0}) * 1.001});
    for (int i = 0; i < int(m_bodies.size()); ++i)
        insert(i);
    sumUp();
}

void MapForces::insert(int body)
{
    const auto &at = m_bodies[size_t(body)];
    double left = m_left;
    double top = m_top;
    size_t square = 0;
    const auto isLeaf = [this](size_t index) { return m_tree[index].mass == 1 && m_tree[index].body >= 0; };
    const auto quarter = [&](const Body &of, double half) { return (of.x >= left + half ? 1 : 0) + (of.y >= top + half ? 2 : 0); };
    while (true) {
        const double half = m_tree[square].size / 2;
        if (m_tree[square].mass == 0) {
            m_tree[square].mass = 1;
            m_tree[square].body = body;
            return;
        }
        if (isLeaf(square)) { // who is alone here goes one down, or shares the place
            const int other = m_tree[square].body;
            if (half < kSmallest) {
                m_next[size_t(body)] = m_next[size_t(other)];
                m_next[size_t(other)] = body;
                return;
            }
            m_tree[square].body = -1;
            m_tree[square].child[quarter(m_bodies[size_t(other)], half)] = int(m_tree.size());
            m_tree.push_back({.mass = 1, .size = half, .body = other});
        }
        m_tree[square].mass += 1; // of the way; sumUp() has the last word
        const int q = quarter(at, half);
        if (m_tree[square].child[q] < 0) {
            m_tree[square].child[q] = int(m_tree.size());
            m_tree.push_back({.size = half});
        }
        left += q & 1 ? half : 0;
        top += q & 2 ? half : 0;
        square = size_t(m_tree[square].child[q]);
    }
}

/*! Children stand behind their parents: from the end to the front every square finds its own summed up. */
void MapForces::sumUp()
{
    for (auto square = m_tree.rbegin(); square != m_tree.rend(); ++square) {
        double mass = 0;
        double x = 0;
        double y = 0;
        for (int body = square->body; body >= 0; body = m_next[size_t(body)]) {
            mass += 1;
            x += m_bodies[size_t(body)].x;
            y += m_bodies[size_t(body)].y;
        }
        for (const int child : square->child) {
            if (child < 0)
                continue;
            const auto &part = m_tree[size_t(child)];
            mass += part.mass;
            x += part.x * part.mass;
            y += part.y * part.mass;
        }
        square->mass = mass;
        square->x = mass > 0 ? x / mass : 0;
        square->y = mass > 0 ? y / mass : 0;
    }
}

QPointF MapForces::pushOn(const Body &body) const
{
    std::array<int, 128> waiting; // at most three brothers a level, and a level halves
    size_t count = 0;
    waiting[count++] = 0;
    double fx = 0;
    double fy = 0;
    while (count > 0) {
        const auto &square = m_tree[size_t(waiting[--count])];
        const double dx = body.x - square.x;
        const double dy = body.y - square.y;
        const double distance = dx * dx + dy * dy;
        if (square.body < 0 && square.size * square.size > kOpening * kOpening * distance) {
            for (const int child : square.child) {
                if (child >= 0)
                    waiting[count++] = child;
            }
            continue;
        }
        const double push = kPush * square.mass / std::max(distance, kNearest); // itself is at no distance, and pushes nowhere
        fx += dx * push;
        fy += dy * push;
    }
    return {fx, fy};
}

bool MapForces::tick()
{
    if (m_ticks >= kTicks || m_bodies.empty())
        return false;
    buildTree();
    for (auto &body : m_bodies) {
        const auto push = pushOn(body);
        body.vx += (push.x() + (body.homeX - body.x) * kHome) * m_heat;
        body.vy += (push.y() + (body.homeY - body.y) * kHome) * m_heat;
    }
    for (const auto &tie : m_ties) {
        auto &a = m_bodies[size_t(tie.from)];
        auto &b = m_bodies[size_t(tie.to)];
        const double dx = b.x - a.x;
        const double dy = b.y - a.y;
        const double length = std::max(1e-6, std::hypot(dx, dy));
        const double pull = kPull * tie.strength * m_heat * std::max(0.0, length - 1) / length;
        const double ofA = pull / m_tieShare[size_t(tie.from)];
        const double ofB = pull / m_tieShare[size_t(tie.to)];
        a.vx += dx * ofA;
        a.vy += dy * ofA;
        b.vx -= dx * ofB;
        b.vy -= dy * ofB;
    }
    for (auto &body : m_bodies) {
        body.vx *= kRest;
        body.vy *= kRest;
        body.x += body.vx;
        body.y += body.vy;
    }
    m_heat *= 1 - kCooling;
    return ++m_ticks < kTicks;
}

QList<QPointF> MapForces::places() const
{
    QList<QPointF> places;
    places.reserve(qsizetype(m_bodies.size()));
    for (const auto &body : m_bodies)
        places.append({body.x, body.y});
    return places;
}

QList<QPointF> MapForces::pushes()
{
    buildTree();
    QList<QPointF> all;
    all.reserve(qsizetype(m_bodies.size()));
    for (const auto &body : m_bodies)
        all.append(pushOn(body));
    return all;
}

QList<QPointF> MapForces::exactPushes() const
{
    QList<QPointF> all;
    all.reserve(qsizetype(m_bodies.size()));
    for (const auto &body : m_bodies) {
        double fx = 0;
        double fy = 0;
        for (const auto &other : m_bodies) {
            const double dx = body.x - other.x;
            const double dy = body.y - other.y;
            const double push = kPush / std::max(dx * dx + dy * dy, kNearest);
            fx += dx * push;
            fy += dy * push;
        }
        all.append({fx, fy});
    }
    return all;
}

} // namespace app
