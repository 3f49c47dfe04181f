// SPDX-License-Identifier: Apache-2.0
#include "core/http/hostguard.h"
#include "core/http/httpparser.h"
#include "core/mcp/mcpheaders.h"
#include "roundtrip.h"

namespace {

struct Reading {
    QByteArrayList requests; //!< target and body of each
    bool refused = false; //!< for which of two reasons may depend on the cut: a limit may come before the bad byte
    bool operator==(const Reading &) const = default;
};

Reading readIn(const QByteArray &bytes, qsizetype piece)
{
    core::HttpLimits limits;
    limits.bodyBytes = 1000;
    limits.headerBytes = 2000;
    const core::HttpParser::Gate gate = [guard = core::HostGuard(QHostAddress(QHostAddress::LocalHost))](const core::HttpRequest &head) -> std::optional<core::HttpRefusal> {
        guard.check(head);
        for (const auto &[name, value] : head.headers.fields())
            core::decodedHeader(value);
        return std::nullopt;
    };
    core::HttpParser parser(limits, gate);
    Reading reading;
    for (qsizetype at = 0; at < bytes.size() && !parser.refusal();) {
        const qsizetype used = parser.feed(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)));
        at += used;
        if (parser.isComplete()) {
            const core::HttpRequest request = parser.take();
            FUZZ_REQUIRE(request.body.size() <= limits.bodyBytes);
            reading.requests << request.target + ' ' + request.body;
        } else if (used == 0) {
            FUZZ_REQUIRE(parser.refusal());
        }
    }
    reading.refused = parser.refusal().has_value();
    return reading;
}

} // namespace

/*! Where the bytes are cut makes no difference, and limits hold. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const Reading whole = readIn(bytes, std::max<qsizetype>(1, bytes.size()));
    for (const qsizetype piece : {1, 7, 100})
        FUZZ_REQUIRE(readIn(bytes, piece) == whole);
    return 0;
}
