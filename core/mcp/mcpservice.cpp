// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcpservice.h"

#include "core/mcp/conformancefixtures.h"
#include "core/mcp/secrettoken.h"
#include "core/verb/verbtable.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;
using lattice::Result;

Q_LOGGING_CATEGORY(mcpLog, "station.mcp")

namespace core {

McpService::~McpService() = default;

Result<std::unique_ptr<McpService>> McpService::open(Engine &engine, const VerbTable &table, Context context, McpServiceOptions options)
{
    Q_UNUSED(table)
    Q_UNUSED(context)
    std::unique_ptr<McpService> service(new McpService);
    service->m_token = randomWord(32);
    McpPortOptions port{.port = std::max(0, engine.config().mcpPort), .authorise = {}};
    if (options.fixtures) {
        qCWarning(mcpLog, "MCP offers the test fixtures of the conformance suite, to anybody on this machine without a token; no verb of this station is reached by it");
        port.authorise = [](const QByteArray &) { return std::optional(McpPeer{.principal = u"conformance"_s}); };
        auto opened = McpPort::open(std::make_unique<ConformanceFixtures>(), std::move(port));
        if (!opened)
            return std::unexpected(opened.error());
        service->m_station = std::move(*opened);
    }
    return service;
}

Addresses McpService::addresses() const
{
    if (!m_station)
        return {};
    return {.nats = {}, .mcp = m_station->url(), .mcpToken = QString::fromLatin1(m_token), .agents = {}};
}

void McpService::finish()
{
    if (m_station)
        m_station->finish();
}

} // namespace core
