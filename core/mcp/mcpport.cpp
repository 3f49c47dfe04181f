// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcpport.h"

#include <QJsonDocument>

using lattice::Result;

namespace core {

McpPort::McpPort(std::unique_ptr<McpOffering> offering, McpPortOptions options)
    : m_offering(std::move(offering))
    , m_options(std::move(options))
    , m_guard(m_options.address, m_options.names)
    , m_server(*m_offering, m_options.identity)
    , m_endpoint(m_server, m_options.authorise)
{
    if (m_options.oauth)
        m_endpoint.setClaims([oauth = m_options.oauth](const QByteArray &token, const QString &resource) { return oauth->peerOf(token, resource); }, OAuthResource::kMetadataPath);
}

McpPort::~McpPort()
{
    m_http.reset(); // first: its clients' requests end by it
}

Result<std::unique_ptr<McpPort>> McpPort::open(std::unique_ptr<McpOffering> offering, McpPortOptions options)
{
    std::unique_ptr<McpPort> port(new McpPort(std::move(offering), std::move(options)));
    McpPort *self = port.get();
    auto http = HttpServer::listen({.address = self->m_options.address, .port = self->m_options.port, .limits = self->m_options.limits, .tls = self->m_options.tls,
                                    .gate = [self](const HttpRequest &head) {
                                        const auto refusal = self->m_guard.check(head);
                                        return refusal || self->isMetadata(head) ? refusal : self->m_endpoint.refusalOf(head);
                                    },
                                    .handler = [self](std::shared_ptr<HttpExchange> exchange) { self->handle(std::move(exchange)); }});
    if (!http)
        return std::unexpected(http.error());
    port->m_http = std::move(*http);
    return port;
}

void McpPort::handle(std::shared_ptr<HttpExchange> exchange)
{
    if (exchange->request().path() == "/mcp")
        m_endpoint.handle(std::move(exchange));
    else if (isMetadata(exchange->request()))
        exchange->answer(200, {{"Content-Type", "application/json"}, {"Access-Control-Allow-Origin", "*"}},
                         QJsonDocument(m_options.oauth->metadata(McpHttp::resourceOf(exchange->request()))).toJson(QJsonDocument::Compact));
    else if (m_options.others)
        m_options.others(std::move(exchange));
    else
        exchange->answer(404, {{"Content-Type", "text/plain; charset=utf-8"}}, "There is nothing here. The MCP endpoint is /mcp.\n");
}

bool McpPort::isMetadata(const HttpRequest &request) const
{
    const QByteArray path = request.path();
    return m_options.oauth && request.method == "GET" && (path == OAuthResource::kMetadataPath || path == QByteArray(OAuthResource::kMetadataPath) + "/mcp");
}

void McpPort::finish()
{
    m_endpoint.finish();
    m_http->finish();
}

} // namespace core
