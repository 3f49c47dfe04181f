// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/controlserver.h"
#include "core/mcp/mcptypes.h"

#include <QDateTime>
#include <QJsonArray>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>

namespace core {

class McpServer;

/*!
    Who reaches this station over MCP, and the last of what each had done here. Arguments and results are not kept: they may hold secrets.

    It hangs below the engine, where verbs find it; the McpService that fills it takes it away.
*/
class McpClients final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kMost = 200;     //!< clients; the one that was silent for longest goes
    static constexpr qsizetype kMostCalls = 20; //!< of one client
    using Peers = std::function<QList<std::shared_ptr<const McpPeer>>()>;

    using QObject::QObject;

    /*! Notes from now on what \a server does. \a door: "station" or "agents"; \a peers: who has a session open. */
    void watch(const QString &door, const McpServer &server, Peers peers);
    /*! \a dispatch, noting (at the door "stdio") what programs that serve MCP on stdio have done by way of the control channel. */
    ControlServer::Dispatch noting(ControlServer::Dispatch dispatch);
    void setPort(int wanted, int had)
    {
        m_wanted = wanted;
        m_had = had;
    }
    int wantedPort() const { return m_wanted; } //!< as configured; 0: any
    int port() const { return m_had; }

    /*! One object a client, who was heard last first. */
    QJsonArray toJson() const;

private:
    struct Call {
        QDateTime time;
        QString what;
        QString fault;
        qint64 ms = 0;
    };
    struct Client {
        QString door;
        McpPeer peer;
        QDateTime seen;
        qint64 requests = 0;
        qint64 calls = 0;
        qint64 failures = 0;
        QList<Call> recent; //!< newest first
    };
    struct Door {
        QString name;
        Peers peers;
    };
    static QCoro::Task<lattice::Result<QJsonObject>> noted(QPointer<McpClients> self, ControlServer::Dispatch dispatch, Caller caller, QString verb, QJsonObject arguments, Progress progress, std::stop_token stop);
    static bool isSame(const McpPeer &a, const McpPeer &b);
    static QJsonObject toJson(const Client &client, int sessions);
    Client &clientOf(const QString &door, const McpPeer &peer);
    void note(const QString &door, const McpPeer &peer, const QString &method, Call call);

    QList<Client> m_clients;
    QList<Door> m_doors;
    int m_wanted = 0;
    int m_had = 0;
};

} // namespace core
