// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/hostguard.h"
#include "core/mcp/mcphttp.h"
#include "core/mcp/oauthresource.h"

namespace core {

struct McpPortOptions {
    QHostAddress address = QHostAddress::LocalHost;
    int port = 0; //!< 0: any free one
    std::optional<QSslConfiguration> tls = {};
    QStringList names = {}; //!< of this machine, beyond loopback
    HttpLimits limits = {};
    McpIdentity identity = {};
    McpHttp::Authorise authorise;
    std::shared_ptr<OAuthResource> oauth = {}; //!< null: tokens of our own alone
    HttpConnection::Handler others = {}; //!< paths beside /mcp; none: 404
};

/*! A port with an MCP endpoint at /mcp: what is offered, the server over it, and the way there. */
class McpPort final : public QObject
{
    Q_OBJECT

public:
    static lattice::Result<std::unique_ptr<McpPort>> open(std::unique_ptr<McpOffering> offering, McpPortOptions options);
    ~McpPort() override;

    QString url(const QString &path = QStringLiteral("/mcp")) const { return m_http->url(path); }
    int port() const { return m_http->serverPort(); }
    McpServer &server() { return m_server; }
    int connections() const { return m_http->connections(); }
    int sessions() const { return m_endpoint.sessions(); }
    QList<std::shared_ptr<const McpPeer>> peers() const { return m_endpoint.peers(); } //!< of the sessions
    std::optional<McpPeer> peerOf(const HttpRequest &request) const { return m_endpoint.peerOf(request); } //!< whom its token names
    void finish(); //!< says goodbye; what is open ends as soon as it is out

private:
    McpPort(std::unique_ptr<McpOffering> offering, McpPortOptions options);
    void handle(std::shared_ptr<HttpExchange> exchange);
    bool isMetadata(const HttpRequest &request) const; //!< of OAuth, which everybody may read

    std::unique_ptr<McpOffering> m_offering;
    McpPortOptions m_options;
    HostGuard m_guard;
    McpServer m_server;
    McpHttp m_endpoint;
    std::unique_ptr<HttpServer> m_http;
};

} // namespace core
