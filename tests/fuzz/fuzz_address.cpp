// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/joinline.h"
#include "roundtrip.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto options = lattice::parseAddress(QString::fromUtf8(bytesOf(data, size)));
    if (!options) {
        FUZZ_REQUIRE(options.error().fault == lattice::Fault::Invalid);
        FUZZ_REQUIRE(!options.error().detail.isEmpty());
        return 0;
    }
    // The address without its sign-in means the same address.
    const auto again = lattice::parseAddress(options->url);
    FUZZ_REQUIRE(again.has_value());
    FUZZ_REQUIRE(again->url == options->url);
    FUZZ_REQUIRE(again->signIn == lattice::SignIn());
    if (const auto line = lattice::encodeJoinLine(*options)) {
        const auto joined = lattice::parseAddress(*line);
        FUZZ_REQUIRE(joined.has_value());
        FUZZ_REQUIRE(joined->signIn == options->signIn);
    }
    return 0;
}
