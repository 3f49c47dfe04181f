// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/digest.h"
#include "lattice/protocol/presence.h"
#include "lattice/protocol/subject.h"
#include "roundtrip.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    requireRoundTrip(bytes, lattice::decodePresence);
    requireRoundTrip(bytes, lattice::decodePresenceDigest);
    // Whoever gets through the decoder can be written to.
    if (const auto message = lattice::decodePresence(bytes))
        FUZZ_REQUIRE(lattice::Subject::agentInvoke(message->stationId).has_value());
    return 0;
}
