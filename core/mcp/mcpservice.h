// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"
#include "core/mcp/mcpport.h"

namespace core {

class VerbTable;
struct Context;

struct McpServiceOptions {
    bool fixtures = false; //!< the conformance suite's, without a token, in place of the station's own
};

/*! A station's MCP endpoints, as its configuration says: its verbs on the MCP port, its agents on the next one. */
class McpService final : public QObject
{
    Q_OBJECT

public:
    /*! All that is passed by reference lives as long as the service. \return Conflict naming who has the port; Refused beyond loopback without TLS */
    static lattice::Result<std::unique_ptr<McpService>> open(Engine &engine, const VerbTable &table, Context context, McpServiceOptions options);
    ~McpService() override;

    Addresses addresses() const; //!< for Engine::setEndpoints()
    void finish();

private:
    McpService() = default;

    QByteArray m_token;
    std::unique_ptr<McpPort> m_station;
};

} // namespace core
