// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/httpexchange.h"
#include "core/mcp/agentoffering.h"
#include "core/mcp/mcphttp.h"

namespace core {

/*! The agents for programs that speak no MCP: POST /execute, GET /runs/ID, GET /health, GET /openapi.json. */
class AgentRoutes final : public QObject
{
    Q_OBJECT

public:
    /*! \a offering lives as long as the routes. \a perform asks for runs. */
    /*! Who makes a request; nothing: nobody who may. */
    using Who = std::function<std::optional<McpPeer>(const HttpRequest &request)>;

    AgentRoutes(AgentOffering &offering, Perform perform, Who who);

    void handle(std::shared_ptr<HttpExchange> exchange);

private:
    QCoro::Task<> execute(std::shared_ptr<HttpExchange> exchange, McpPeer peer);
    QCoro::Task<> showRun(std::shared_ptr<HttpExchange> exchange, McpPeer peer, QString id);
    QJsonObject openApi() const;

    AgentOffering &m_offering;
    Perform m_perform;
    Who m_who;
};

} // namespace core
