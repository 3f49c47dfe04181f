// SPDX-License-Identifier: Apache-2.0
#include "app/bench/bar.h"

using namespace Qt::StringLiterals;

namespace app {

bool Bar::holds(double ours, double ratio) const
{
    const double figure = on == On::Ratio ? ratio : ours;
    return limit == Limit::Included ? figure <= most : figure < most;
}

QString Bar::text(const QString &unit) const
{
    const QString sign = limit == Limit::Included ? u"≤"_s : u"<"_s;
    return on == On::Ratio ? u"%1 %2"_s.arg(sign).arg(most) : u"%1 %2 %3"_s.arg(sign).arg(most).arg(unit);
}

} // namespace app
