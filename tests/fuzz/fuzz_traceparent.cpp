// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/traceparent.h"
#include "roundtrip.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto trace = lattice::Traceparent::parse(QString::fromLatin1(bytesOf(data, size)));
    if (!trace)
        return 0;
    FUZZ_REQUIRE(lattice::Traceparent::parse(trace->toString()) == trace);
    FUZZ_REQUIRE(trace->child().traceId() == trace->traceId());
    return 0;
}
