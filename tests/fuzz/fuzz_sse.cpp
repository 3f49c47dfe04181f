// SPDX-License-Identifier: Apache-2.0
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

/*! Where the stream is cut makes no difference. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto whole = eventsOf(bytes, bytes.size());
    for (qsizetype cut = 0; cut < bytes.size(); cut += 1 + bytes.size() / 8)
        FUZZ_REQUIRE(eventsOf(bytes, cut) == whole);
    return 0;
}
