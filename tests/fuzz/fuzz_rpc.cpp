// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcpserver.h"
#include "core/mcp/requeststate.h"
#include "roundtrip.h"

/*! What is read is written as it was, and what is refused is refused in words. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto message = core::RpcMessage::parse(bytes);
    if (!message) {
        FUZZ_REQUIRE(!message.error().text.isEmpty());
    } else {
        const auto again = core::RpcMessage::parse(message->toBytes());
        FUZZ_REQUIRE(again && again->kind == message->kind && again->toBytes() == message->toBytes());
        core::McpServer::modernPeer(*message, {});
    }
    static const core::RequestState state;
    FUZZ_REQUIRE(!state.open(QString::fromLatin1(bytes), QStringLiteral("tools/call"), {}, {}));
    return 0;
}
