// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/runs/runaxis.h"

#include <algorithm>
#include <numeric>

namespace app {

RunAxis::RunAxis(const QList<Span> &spans, double lengthMs)
    : m_length(lengthMs)
{
    if (lengthMs <= 0)
        return;
    QList<Span> sorted = spans;
    std::ranges::sort(sorted, {}, &Span::begin);
    double busyUntil = 0;
    const auto fold = [this](double from, double to) {
        if (to - from > kFoldFrom * m_length)
            m_folds.append({from, to});
    };
    for (const Span &span : sorted) {
        fold(busyUntil, std::min(span.begin, lengthMs));
        busyUntil = std::max(busyUntil, span.end);
    }
    fold(busyUntil, lengthMs);
}

double RunAxis::foldedMs() const
{
    return std::accumulate(m_folds.begin(), m_folds.end(), 0.0, [](double sum, const Span &fold) { return sum + fold.end - fold.begin; });
}

double RunAxis::placeOf(double ms) const
{
    if (m_length <= 0)
        return 0;
    const double at = std::clamp(ms, 0.0, m_length);
    const double shownLength = m_length - foldedMs();
    const double rest = 1 - kFolded * double(m_folds.size());
    double shown = at, folded = 0;
    for (const Span &fold : m_folds) {
        if (at <= fold.begin)
            break;
        const double within = std::min(at, fold.end) - fold.begin;
        shown -= within;
        folded += kFolded * within / (fold.end - fold.begin);
    }
    return (shownLength > 0 ? shown / shownLength * rest : 0) + folded;
}

} // namespace app
