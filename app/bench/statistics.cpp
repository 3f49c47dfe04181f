// SPDX-License-Identifier: Apache-2.0
#include "app/bench/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace app {

double quantile(std::vector<double> values, double share)
{
    if (values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    const auto rank = std::ceil(share * double(values.size()));
    const auto at = values.begin() + std::clamp<std::ptrdiff_t>(std::ptrdiff_t(rank) - 1, 0, std::ssize(values) - 1);
    std::ranges::nth_element(values, at);
    return *at;
}

} // namespace app
