// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace app {

/*! What a row must keep: a limit on its ratio, or on the figure of ours itself. */
struct Bar {
    enum class On { Ratio, Ours };
    enum class Limit { Included, Excluded };

    On on = On::Ratio;
    double most = 0;
    Limit limit = Limit::Included;

    bool holds(double ours, double ratio) const;
    QString text(const QString &unit) const; //!< "≤ 1.5", "≤ 150 ms", "< 5 %"
};

} // namespace app
