// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace app {

/*! The value that \a share (0 to 1) of \a values are not above; NaN without values. */
double quantile(std::vector<double> values, double share);

inline double median(const std::vector<double> &values)
{
    return quantile(values, 0.5);
}

} // namespace app
