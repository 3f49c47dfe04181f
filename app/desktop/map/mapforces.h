// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QPointF>

#include <vector>

namespace app {

/*!
    Lets bodies find their neighbours: all push each other away (Barnes–Hut, so that it stays n log n), ties pull, and each
    is drawn to the middle of its group. Each tick is a smaller step than the one before; after kTicks it rests.

    Nothing in it is random: the same bodies, groups and ties come to rest at the same places.
*/
class MapForces final
{
public:
    static constexpr int kTicks = 120;

    struct Tie {
        int from;
        int to;
        double strength = 1;
    };

    /*! \a groups has for each of \a bodies where it is drawn to. Distances are in steps between neighbours. */
    MapForces(const QList<QPointF> &bodies, const QList<QPointF> &groups, const QList<Tie> &ties);

    /*! \return false at rest */
    bool tick();
    QList<QPointF> places() const;

    /*! One tick's push on every body, looking at all pairs; what the tree comes near to, and far slower. */
    QList<QPointF> exactPushes() const;
    QList<QPointF> pushes();

private:
    struct Body {
        double x = 0;
        double y = 0;
        double vx = 0;
        double vy = 0;
        double homeX = 0;
        double homeY = 0;
    };
    /*! A square of the tree: its bodies' middle and number, and the four squares in it (-1: none). */
    struct Square {
        double x = 0;
        double y = 0;
        double mass = 0;
        double size = 0;
        int body = -1; //!< the only one; several at one place are in a chain
        int child[4] = {-1, -1, -1, -1};
    };

    void buildTree();
    void insert(int body);
    void sumUp();
    QPointF pushOn(const Body &body) const;

    std::vector<Body> m_bodies;
    std::vector<int> m_next; //!< the chains of bodies at one place
    QList<Tie> m_ties;
    std::vector<double> m_tieShare; //!< a body with many ties is pulled less by each
    std::vector<Square> m_tree;
    double m_left = 0;
    double m_top = 0;
    double m_heat = 1;
    int m_ticks = 0;
};

} // namespace app
