// SPDX-License-Identifier: Apache-2.0
#include "core/model/chatstream.h"
#include "core/model/sseparser.h"
#include "roundtrip.h"

namespace {

QList<core::SseEvent> eventsOf(QByteArrayView bytes, qsizetype cut)
{
    core::SseParser parser;
    auto events = parser.feed(bytes.first(cut)).value_or(QList<core::SseEvent>());
    events += parser.feed(bytes.sliced(cut)).value_or(QList<core::SseEvent>());
    return events + parser.finish();
}

} // namespace

/*! Where the stream is cut makes no difference, and what is no chat's stream is refused in words. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto whole = eventsOf(bytes, bytes.size());
    for (qsizetype cut = 0; cut < bytes.size(); cut += 1 + bytes.size() / 8)
        FUZZ_REQUIRE(eventsOf(bytes, cut) == whole);
    core::ChatStream stream;
    for (const core::SseEvent &event : whole) {
        const auto taken = stream.take(event);
        FUZZ_REQUIRE(taken || !taken.error().detail.isEmpty());
        if (!taken)
            return 0;
    }
    return 0;
}
