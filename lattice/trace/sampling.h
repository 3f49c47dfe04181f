// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/traceparent.h"

namespace lattice {

/*! Which traces are exported. \sa OTEL_TRACES_SAMPLER in the specification of OpenTelemetry */
struct Sampling {
    double ratio = 1;           //!< of new traces; decided by the trace id, so that all stations decide alike
    bool followsParent = true;  //!< "parentbased_…": what has a parent is sampled as the parent is

    bool decide(const Traceparent &context, bool hasParent) const;

    friend bool operator==(const Sampling &, const Sampling &) = default;
};

} // namespace lattice
