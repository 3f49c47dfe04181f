// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/httpserver.h"
#include "core/mcp/eventstore.h"
#include "core/mcp/mcphttpoutlet.h"
#include "core/mcp/mcpserver.h"

#include <QTimer>

#include <map>

namespace core {

/*! An MCP server's Streamable HTTP endpoint: sessions, streams, headers and status codes of all revisions. */
class McpHttp final : public QObject
{
    Q_OBJECT

public:
    /*! Who comes with this token ("" for none); nothing: nobody. */
    using Authorise = std::function<std::optional<McpPeer>(const QByteArray &token)>;

    /*! Who comes with this token to our address \a resource; nothing: nobody. */
    using Claims = std::function<std::expected<McpPeer, ClaimFault>(const QByteArray &token, const QString &resource)>;

    /*! \a server lives as long as the endpoint. */
    McpHttp(McpServer &server, Authorise authorise);

    /*! Tokens of an authorization server are taken too, and a client without one is told where \a metadataPath tells about it. */
    void setClaims(Claims claims, QByteArray metadataPath);

    /*! Our address as the one who asks named it: "https://host:8586/mcp". The gate has passed the name. */
    static QString resourceOf(const HttpRequest &request);
    ~McpHttp() override;

    /*! Who makes \a request; nothing: nobody who may. */
    std::optional<McpPeer> peerOf(const HttpRequest &request) const;

    /*! The gate of the HttpServer: who may not come in at all. */
    std::optional<HttpRefusal> refusalOf(const HttpRequest &head);
    void handle(std::shared_ptr<HttpExchange> exchange);

    int sessions() const { return static_cast<int>(m_sessions.size()); }
    QList<std::shared_ptr<const McpPeer>> peers() const; //!< of the sessions
    qsizetype keptBytes() const { return m_store->bytes(); }
    void finish(); //!< ends sessions and streams

    static constexpr int kMostSessions = 1000;
    static constexpr qsizetype kMostKept = 64 * 1024 * 1024; //!< of streams, for clients that come back

private:
    struct Session;
    std::expected<McpPeer, ClaimFault> identify(const HttpRequest &request) const;
    QByteArray challengeTo(const HttpRequest &request, const QByteArray &error, Right needed = Right::Read) const;
    void post(std::shared_ptr<HttpExchange> exchange, const McpPeer &known);
    void postModern(std::shared_ptr<HttpExchange> exchange, const RpcMessage &message, const McpPeer &known);
    void postLegacy(std::shared_ptr<HttpExchange> exchange, const RpcMessage &message, const McpPeer &known);
    void initialize(std::shared_ptr<HttpExchange> exchange, const RpcMessage &message, const McpPeer &known);
    void get(std::shared_ptr<HttpExchange> exchange, const McpPeer &known);
    void remove(std::shared_ptr<HttpExchange> exchange, const McpPeer &known);
    Session *sessionOf(const std::shared_ptr<HttpExchange> &exchange, const McpPeer &known); //!< null: and answered
    void end(const QByteArray &sessionId);
    bool makeRoom();
    void watch(const std::shared_ptr<McpHttpOutlet> &outlet);
    void tick();

    McpServer &m_server;
    Authorise m_authorise;
    Claims m_claims;
    QByteArray m_metadataPath;
    std::shared_ptr<EventStore> m_store;
    std::map<QByteArray, std::unique_ptr<Session>> m_sessions;
    std::vector<std::weak_ptr<McpHttpOutlet>> m_outlets;
    RequestRate m_strangers; //!< who comes with a wrong token
    QTimer m_clock;
};

} // namespace core
