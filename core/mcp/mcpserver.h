// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcpmethods.h"
#include "core/mcp/mcpsession.h"
#include "core/mcp/requeststate.h"

#include <QPointer>

#include <vector>

namespace core {

/*! Who we are, for clients. */
struct McpIdentity {
    QString name = QStringLiteral("station-control-center");
    QString title = QStringLiteral("Station Control Center");
    QString version = QStringLiteral(STATION_VERSION);
};

/*!
    An MCP server without a transport: messages come in, and answers go to the outlet that came with them.

    Legacy clients (2024-11-05 to 2025-11-25) have a session, modern ones (2026-07-28) say in each request who asks; both are served side by side,
    and one request's era is told by its `_meta` (isModern). Transports are McpHttp and McpStdio.
*/
class McpServer final : public QObject
{
    Q_OBJECT

public:
    /*! \a offering lives as long as the server. */
    explicit McpServer(McpOffering &offering, const McpIdentity &identity = {});
    ~McpServer() override;

    static bool isModern(const RpcMessage &message); //!< its `_meta` names a revision

    /*! The client as \a request's `_meta` has it, with the rights of \a known. \return kInvalidParams, kUnsupportedVersion */
    static McpResult<std::shared_ptr<const McpPeer>> modernPeer(const RpcMessage &request, const McpPeer &known);

    /*! A session by an `initialize`, with the rights of \a known; the answer is welcome(). */
    McpResult<std::shared_ptr<McpSession>> openSession(const RpcMessage &initialize, const McpPeer &known, QByteArray id);
    RpcMessage welcome(const RpcMessage &initialize, const McpSession &session) const;

    /*! Ends when \a session says so: a client that is gone may come back for the answer. */
    void runLegacy(RpcMessage request, std::shared_ptr<McpSession> session, std::shared_ptr<McpOutlet> outlet);
    /*! \a stop: the client is gone, or has cancelled. */
    void runModern(RpcMessage request, std::shared_ptr<const McpPeer> peer, std::shared_ptr<McpOutlet> outlet, std::stop_token stop);
    void notify(const RpcMessage &notification, McpSession &session);

    const McpMethods &methods() const { return m_methods; }
    void endListening(); //!< says to all who listen that this is the end

Q_SIGNALS:
    /*! A request has been answered. \a what: the tool, resource or prompt; \a fault: empty when it went well. */
    void served(const core::McpPeer &peer, const QString &method, const QString &what, const QString &fault, qint64 ms);

private:
    /*! A subscriptions/listen that is open. */
    struct Listener {
        QJsonValue id;
        bool tools = false;
        bool prompts = false;
        bool resources = false;
        QSet<QString> uris;
        std::shared_ptr<McpOutlet> outlet;
        std::stop_token stop;

        void tell(const QString &method, QJsonObject params = {}) const;
    };

    QJsonObject capabilities() const;
    McpResult<QJsonObject> runSessionMethod(const RpcMessage &request, McpSession &session);
    QCoro::Task<> serveLegacy(RpcMessage request, std::shared_ptr<McpSession> session, std::shared_ptr<McpOutlet> outlet, std::stop_token stop);
    QCoro::Task<> serveModern(RpcMessage request, std::shared_ptr<const McpPeer> peer, std::shared_ptr<McpOutlet> outlet, std::stop_token stop);
    McpResult<std::shared_ptr<McpCaller>> callerOf(const RpcMessage &request, std::shared_ptr<const McpPeer> peer, std::shared_ptr<McpOutlet> outlet, std::stop_token stop) const;
    RpcMessage complete(const QJsonValue &id, QJsonObject result, const QString &method) const;
    QJsonObject inputRequired(const RpcMessage &request, const McpCaller &caller) const;
    void listen(const RpcMessage &request, std::shared_ptr<McpOutlet> outlet, std::stop_token stop);
    void tellAll(const QString &method, bool Listener::*wants);
    void tellUpdated(const QString &uri);
    void sweep();

    const QJsonObject m_identity;
    const QByteArray m_meta; //!< written once: it goes with every answer
    McpMethods m_methods;
    RequestState m_state;
    std::vector<std::weak_ptr<McpSession>> m_sessions;
    std::vector<Listener> m_listeners;
};

} // namespace core
