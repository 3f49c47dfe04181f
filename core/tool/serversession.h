// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tool/serverspec.h"
#include "core/tool/toolsource.h"
#include "lattice/pending.h"

#include <QPointer>

namespace core {

class McpClient;
class McpServers;

/*!
    A run's session with one MCP server. It outlives the server: one that is gone, or that did not answer a call in time, is
    started anew for the next call.
*/
class ServerSession final : public ToolSession, public std::enable_shared_from_this<ServerSession>
{
public:
    ServerSession(McpServers *servers, McpServerSpec spec, RunScope scope, std::shared_ptr<McpClient> client, QList<ToolInfo> tools);
    ~ServerSession() override;

    QList<ToolInfo> tools() const override { return m_tools; }
    QCoro::Task<lattice::Result<ToolResult>> call(QString name, QJsonObject input, ToolProgressSink progress, std::chrono::milliseconds deadline,
                                                  std::stop_token stop) override;

    const McpServerSpec &spec() const { return m_spec; }
    const std::shared_ptr<McpClient> &client() const { return m_client; } //!< null between two

private:
    QCoro::Task<lattice::Result<std::shared_ptr<McpClient>>> ready(std::stop_token stop);
    void adopt(const std::shared_ptr<McpClient> &client);
    static QCoro::Task<> relist(std::weak_ptr<ServerSession> session);
    void retire(const std::shared_ptr<McpClient> &client);

    QPointer<McpServers> m_servers;
    McpServerSpec m_spec;
    RunScope m_scope;
    std::shared_ptr<McpClient> m_client;
    QList<ToolInfo> m_tools;
    QList<lattice::Pending<bool>> m_waiting; //!< for the start that is under way
    bool m_isStarting = false;
    QHash<McpClient *, int> m_underWay;      //!< calls
    QList<std::shared_ptr<McpClient>> m_retired; //!< end with their last call
    QObject m_context;                       //!< of connections
};

} // namespace core
