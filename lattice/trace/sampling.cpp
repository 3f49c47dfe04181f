// SPDX-License-Identifier: Apache-2.0
#include "lattice/trace/sampling.h"

#include <cmath>

namespace lattice {

bool Sampling::decide(const Traceparent &context, bool hasParent) const
{
    if (hasParent && followsParent)
        return context.isSampled();
    if (ratio >= 1 || !(ratio > 0)) // not a number samples nothing
        return ratio >= 1;
    // As the SDKs of Go and Java do it: the last 63 bits of the trace id against the ratio of their range.
    const quint64 place = QStringView(context.traceId()).last(16).toULongLong(nullptr, 16) >> 1;
    return place < quint64(std::ldexp(ratio, 63));
}

} // namespace lattice
