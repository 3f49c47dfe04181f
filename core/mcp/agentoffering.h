// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/verboffering.h"
#include "lattice/protocol/manifest.h"

namespace core {

/*! The agents of this station as tools: agent_NAME for each, live with the catalogue. */
class AgentOffering final : public McpOffering
{
    Q_OBJECT

public:
    /*! \a stationId: whose agents these are; a call does not leave it. */
    AgentOffering(QString stationId, Perform perform);

    void setAgents(const QList<lattice::AgentInfo> &agents);
    const QList<lattice::AgentInfo> &agents() const { return m_agents; }

    QString instructions() const override;
    QList<ToolInfo> tools() const override;
    Right rightOf(const QString &) const override { return Right::Operate; }
    QCoro::Task<McpResult<ToolResult>> callTool(QString name, QJsonObject arguments, std::shared_ptr<McpCaller> caller) override;

    /*! Runs the agent; also for the routes beside MCP. */
    QCoro::Task<lattice::Result<QJsonObject>> run(QString agent, QString task, QJsonObject input, Caller caller, Progress progress, std::stop_token stop);

    static QString toolName(const QString &agent); //!< "agent_" and the name, other characters than letters, digits, _ and - as _

private:
    QString m_stationId;
    Perform m_perform;
    QList<lattice::AgentInfo> m_agents;
};

} // namespace core
