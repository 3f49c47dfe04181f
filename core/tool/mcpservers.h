// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcpauthorizer.h"
#include "core/mcp/mcpclient.h"
#include "core/mcp/processguard.h"
#include "core/tool/serversession.h"
#include "core/tool/serverrecord.h"
#include "core/tool/toolcache.h"
#include "core/tool/toolsource.h"

#include <QTimer>

namespace core {

/*! The servers of one environment. */
struct ServerSet {
    QList<McpServerSpec> servers;
    QMap<QString, QString> unusable; //!< by name: what it wants before it can be started, in words
};

/*!
    The MCP servers of all environments: how they do, which tools they have, and sessions with them.

    Each run has sessions of its own, a process of its own for a stdio server; a server marked shareable has one for all, which
    stays for a minute after its last use. A server that fails is started again after a pause that grows.
*/
class McpServers final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(McpServers)

public:
    /*! What it is given; all but specs may be null. */
    struct Services {
        std::function<QCoro::Task<lattice::Result<ServerSet>>(QString environment)> specs;
        std::function<QString()> currentEnvironment; //!< null: default
        std::function<lattice::Result<McpServerSpec>(const McpServerSpec &)> sandboxed; //!< the same server in a sandbox
        std::function<std::shared_ptr<McpAuthorizer>(const QString &environment, const McpServerSpec &)> authorizer;
        std::function<std::shared_ptr<McpClientHandler>(const RunScope &scope, const McpServerSpec &)> handler; //!< who answers for the run
        QString cacheFile;
    };

    explicit McpServers(Services services);
    ~McpServers() override;

    /*! A session for the run \a scope. \return NotFound naming the nearest; what is wrong with the server, in words */
    QCoro::Task<lattice::Result<std::shared_ptr<ServerSession>>> open(QString server, RunScope scope, std::stop_token stop);

    /*! The server \a name of \a environment. \return NotFound naming the nearest, or Invalid saying what it wants */
    QCoro::Task<lattice::Result<McpServerSpec>> spec(QString environment, QString name);

    QCoro::Task<lattice::Result<ServerSet>> specs(QString environment) { return m_services.specs(std::move(environment)); }
    QString currentEnvironment() const;
    std::optional<QList<ToolInfo>> knownTools(const QString &environment, const McpServerSpec &spec) const { return m_cache.tools(environment, spec); }

    QList<ServerReport> reports() const; //!< of servers that were needed since the start
    ServerReport report(const QString &environment, const QString &server) const;

    /*! Ends all sessions and waits for their processes. */
    QCoro::Task<> close();

Q_SIGNALS:
    void reportChanged(const core::ServerReport &report);

private:
    friend class ServerSession;
    using Key = std::pair<QString, QString>;

    /*! One started client and what a session has to know of it. */
    struct Started {
        std::shared_ptr<McpClient> client;
        QList<ToolInfo> tools;
    };

    QCoro::Task<lattice::Result<Started>> start(McpServerSpec spec, RunScope scope, std::stop_token stop);
    QCoro::Task<lattice::Result<Started>> tryToStart(McpServerSpec spec, RunScope scope, McpClient::Era era, std::stop_token stop);
    lattice::Result<std::unique_ptr<McpTransport>> transportFor(const McpServerSpec &spec, const QString &environment);
    QCoro::Task<> letGo(std::shared_ptr<McpClient> client);
    void watch(const std::shared_ptr<McpClient> &client, const McpServerSpec &spec, const QString &environment);
    void learn(const QString &environment, const McpServerSpec &spec, const QList<ToolInfo> &tools, bool isLegacy);
    void noteCall(const QString &environment, const McpServerSpec &spec, std::chrono::milliseconds duration, const QString &error, const QStringList &lines);
    ServerRecord &record(const QString &environment, const QString &server);
    void tell(const ServerRecord &record);
    static QStringList masked(const QStringList &lines, const McpServerSpec &spec);
    void dropIdle();

    Services m_services;
    ToolCache m_cache;
    std::shared_ptr<ProcessGuard> m_guard; //!< made for the first stdio server
    std::map<Key, ServerRecord> m_records;

    struct Shared {
        McpServerSpec spec;
        std::shared_ptr<ServerSession> session;
        std::chrono::steady_clock::time_point lastUse;
    };
    std::map<Key, Shared> m_shared;
    QTimer m_idleTimer;
    int m_ending = 0;                         //!< clients that are being closed
    QList<lattice::Pending<bool>> m_closing;  //!< waiting for these
    QHash<McpClient *, Key> m_counted;        //!< clients that are among their server's sessions
    std::stop_source m_stop;
};

} // namespace core
