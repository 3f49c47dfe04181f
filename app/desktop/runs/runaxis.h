// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace app {

/*!
    The time axis of a run, from 0 to 1. Long stretches in which nothing happened are folded to a narrow one, so that what happened
    keeps its place.
*/
class RunAxis final
{
public:
    struct Span {
        double begin = 0; //!< ms since the run began
        double end = 0;
        friend bool operator==(const Span &, const Span &) = default;
    };
    static constexpr double kFoldFrom = 0.2; //!< of the whole: a longer gap is folded
    static constexpr double kFolded = 0.04;  //!< of the axis: what is left of it

    RunAxis() = default;
    /*! \a spans in any order, overlapping as they like; \a lengthMs of the whole run. */
    RunAxis(const QList<Span> &spans, double lengthMs);

    double placeOf(double ms) const; //!< 0 to 1
    const QList<Span> &folds() const { return m_folds; }
    double foldedMs() const; //!< all of them together

private:
    QList<Span> m_folds;
    double m_length = 0;
};

} // namespace app
