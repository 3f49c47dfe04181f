// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/checkpoint.h"
#include "lattice/history/eventcodec.h"
#include "lattice/history/eventfacts.h"
#include "lattice/protocol/subject.h"
#include "roundtrip.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    requireRoundTrip(bytes, lattice::decodeEvent);
    const auto event = lattice::decodeEvent(bytes);
    if (event)
        FUZZ_REQUIRE(lattice::Subject::event(event->type).has_value());
    if (const auto facts = lattice::scanFacts(bytes)) { // the short way says what the long one does
        FUZZ_REQUIRE(event.has_value());
        FUZZ_REQUIRE(*facts == lattice::factsOf(*event));
    }
    if (const auto checkpoint = event ? lattice::readCheckpoint(*event) : lattice::failed(lattice::Fault::Invalid, {})) {
        lattice::Event again = *event;
        again.data = lattice::toData(*checkpoint);
        FUZZ_REQUIRE(lattice::readCheckpoint(again) == *checkpoint);
    }
    return 0;
}
