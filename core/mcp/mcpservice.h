// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/endpoints.h"
#include "core/engine/engine.h"
#include "core/mcp/accesstokens.h"
#include "core/mcp/agentroutes.h"
#include "core/mcp/mcpclients.h"
#include "core/mcp/mcpport.h"
#include "core/verb/verbtable.h"

#include <QPointer>

namespace core {

struct McpServiceOptions {
    bool fixtures = false; //!< the conformance suite's, without a token, in place of the station's own
    HttpLimits limits = {};
};

/*! A station's MCP endpoints, as its configuration says: its verbs on the MCP port, its agents on the next one. */
class McpService final : public Endpoints
{
    Q_OBJECT

public:
    /*!
        \a engine keeps it (Engine::setEndpoints), \a table lives as long.
        \return Conflict naming who has the port; Refused when it would be open beyond this machine without TLS
    */
    static lattice::Result<std::unique_ptr<McpService>> open(Engine &engine, const VerbTable &table, Context context, McpServiceOptions options);
    ~McpService() override;

    Addresses addresses() const override;
    /*! \sa McpClients::noting() */
    ControlServer::Dispatch noting(ControlServer::Dispatch dispatch) { return m_clients ? m_clients->noting(std::move(dispatch)) : dispatch; }
    McpServer &server() { return m_station->server(); }
    void finish() override;

private:
    McpService(Engine &engine, const VerbTable &table, Context context);
    lattice::Result<McpPortOptions> portOptions(const McpServiceOptions &options) const;
    lattice::Result<std::unique_ptr<McpPort>> openPort(const std::function<std::unique_ptr<McpOffering>()> &make, McpPortOptions port, int wanted, bool mayMove);
    lattice::Result<> openStation(McpPortOptions port, const VerbTable &table, bool fixtures);
    lattice::Result<> openAgents(McpPortOptions port);
    std::optional<McpPeer> peerOf(const QByteArray &token);

    Engine &m_engine;
    QPointer<McpClients> m_clients; //!< a child of the engine
    Perform m_perform;
    QByteArray m_token; //!< of this run, for the same user's programs
    AccessTokens m_tokens;
    std::unique_ptr<McpPort> m_station;
    std::unique_ptr<AgentRoutes> m_routes;
    std::unique_ptr<McpPort> m_agents; // goes before its routes
};

} // namespace core
