// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcphttpoutlet.h"

namespace core {

namespace {

constexpr int kPatience = 2; // ticks until a request that takes long becomes a stream
constexpr int kSoon = 500;   // ms until a client whose stream we have cut comes back

} // namespace

McpHttpOutlet::McpHttpOutlet(std::shared_ptr<HttpExchange> exchange, HttpHeaders headers, Kind kind, MakeStream makeStream)
    : m_exchange(std::move(exchange))
    , m_headers(std::move(headers))
    , m_kind(kind)
    , m_makeStream(std::move(makeStream))
{ }

McpHttpOutlet::~McpHttpOutlet()
{
    drop();
}

int McpHttpOutlet::statusOf(const RpcMessage &message, bool isModern)
{
    if (message.kind != RpcMessage::Kind::Error || !isModern)
        return 200;
    switch (message.code) {
    case RpcCode::kMethodNotFound:
        return 404;
    case RpcCode::kParseError:
    case RpcCode::kInvalidRequest:
    case RpcCode::kHeaderMismatch:
    case RpcCode::kMissingCapability:
    case RpcCode::kUnsupportedVersion:
        return 400;
    default:
        return 200;
    }
}

bool McpHttpOutlet::openStream()
{
    if (m_stream)
        return true;
    if (!m_exchange || !m_makeStream)
        return false;
    m_stream = m_makeStream();
    m_makeStream = {};
    if (m_stream && !m_exchange->isGone())
        m_stream->attach(std::exchange(m_exchange, {}), std::exchange(m_headers, {}), 0, m_kind.primes);
    return bool(m_stream);
}

void McpHttpOutlet::send(const RpcMessage &message)
{
    if (openStream())
        m_stream->send(message.toBytes());
}

void McpHttpOutlet::answer(const RpcMessage &message)
{
    if (m_stream) {
        m_stream->send(message.toBytes());
        m_stream->finish();
        return;
    }
    if (!m_exchange)
        return;
    HttpHeaders headers = m_headers;
    headers.add("Content-Type", "application/json");
    m_exchange->answer(statusOf(message, m_kind.isModern), headers, message.toBytes());
    m_exchange.reset();
}

void McpHttpOutlet::drop()
{
    if (m_stream)
        m_stream->finish();
    else if (m_exchange)
        m_exchange->answer(202, m_headers, {});
    m_exchange.reset();
}

void McpHttpOutlet::cut()
{
    if (openStream())
        m_stream->cut(kSoon);
}

void McpHttpOutlet::tick()
{
    if (m_stream)
        m_stream->keepAlive();
    else if (++m_ticks >= kPatience)
        openStream();
}

} // namespace core
