// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcpoutlet.h"
#include "core/mcp/ssestream.h"

#include <functional>

namespace core {

/*!
    The answer to a POST. A request that is answered at once gets JSON; with the first message before the answer, or when it takes long, it becomes
    a stream.
*/
class McpHttpOutlet final : public McpOutlet
{
public:
    /*! Makes the stream when one is needed; null: the client takes none. */
    using MakeStream = std::function<std::shared_ptr<SseStream>()>;

    struct Kind {
        bool isModern = false;
        bool primes = false; //!< the stream begins with an event to come back to
    };

    McpHttpOutlet(std::shared_ptr<HttpExchange> exchange, HttpHeaders headers, Kind kind, MakeStream makeStream);
    ~McpHttpOutlet() override;

    bool canStream() const override { return bool(m_makeStream) || m_stream; }
    bool isFull() const override { return m_stream && m_stream->isFull(); }
    void send(const RpcMessage &message) override;
    void answer(const RpcMessage &message) override;
    void drop() override;
    void cut() override;

    void tick(); //!< twice a second: what takes long becomes a stream, and a stream does not fall silent

    static int statusOf(const RpcMessage &message, bool isModern);

private:
    bool openStream();

    std::shared_ptr<HttpExchange> m_exchange; //!< until it is answered, or has become m_stream's
    HttpHeaders m_headers;
    Kind m_kind;
    MakeStream m_makeStream;
    std::shared_ptr<SseStream> m_stream;
    int m_ticks = 0;
};

} // namespace core
