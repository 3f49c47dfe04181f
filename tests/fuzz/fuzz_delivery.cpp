// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/storedmessage.h"
#include "roundtrip.h"

/*! The reply subject of a delivery comes from the server, or from whoever says that he is one. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray reply = bytesOf(data, size).trimmed();
    const auto stored = lattice::storedMessage({.subject = "s", .reply = reply, .data = {}, .headers = {}});
    if (!stored)
        return 0;
    FUZZ_REQUIRE(reply.startsWith("$JS.ACK."));
    FUZZ_REQUIRE(reply.count('.') >= 8);
    FUZZ_REQUIRE(stored->message.reply == reply);
    return 0;
}
