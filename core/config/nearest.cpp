// SPDX-License-Identifier: Apache-2.0
#include "core/config/nearest.h"

#include <algorithm>
#include <vector>

namespace core {

namespace {

constexpr qsizetype kLongestWord = 64; // the distance costs length × length, and words come from outside

int distance(const QString &a, const QString &b)
{
    const auto width = static_cast<size_t>(b.size()) + 1;
    std::vector<int> before(width), above(width), row(width);
    for (size_t j = 0; j < width; ++j)
        above[j] = static_cast<int>(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        row[0] = static_cast<int>(i);
        for (size_t j = 1; j < width; ++j) {
            const auto k = static_cast<qsizetype>(j);
            const int cost = a[i - 1] == b[k - 1] ? 0 : 1;
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + cost});
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before.swap(above);
        above.swap(row);
    }
    return above.back();
}

} // namespace

QString nearest(const QString &word, const QStringList &known)
{
    if (word.isEmpty() || word.size() > kLongestWord)
        return {};
    QString best;
    int least = std::max(1, static_cast<int>(word.size()) / 3) + 1;
    for (const QString &candidate : known) {
        if (std::abs(candidate.size() - word.size()) >= least)
            continue;
        const int mistakes = distance(word.toLower(), candidate.toLower());
        if (mistakes < least) {
            least = mistakes;
            best = candidate;
        }
    }
    return best;
}

} // namespace core
