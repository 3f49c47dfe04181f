// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/eventcodec.h"
#include "lattice/protocol/subject.h"
#include "roundtrip.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    requireRoundTrip(bytes, lattice::decodeEvent);
    if (const auto event = lattice::decodeEvent(bytes))
        FUZZ_REQUIRE(lattice::Subject::event(event->type).has_value());
    return 0;
}
