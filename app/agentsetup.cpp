// SPDX-License-Identifier: Apache-2.0
#include "app/agentsetup.h"

#include "core/tool/mcptoolsource.h"
#include "core/tool/sandboxbox.h"
#include "core/tool/sandboxsource.h"

using namespace Qt::StringLiterals;
using lattice::Result;

namespace app {

namespace {

lattice::Result<std::shared_ptr<core::Environment>> environmentOf(core::Environments &environments, const QString &name)
{
    return environments.open(name.isEmpty() ? environments.currentName() : name);
}

QCoro::Task<Result<core::ServerSet>> serversOf(QPointer<core::Environments> environments, QPointer<core::LocalAgents> agents, QString name)
{
    if (!environments)
        co_return lattice::failed(lattice::Fault::Cancelled, u"the station is stopping"_s);
    const auto environment = environmentOf(*environments, name);
    if (!environment)
        co_return std::unexpected(environment.error());
    const std::shared_ptr<core::Environment> kept = *environment;
    const auto servers = co_await kept->servers();
    if (!servers)
        co_return std::unexpected(servers.error());
    if (agents)
        agents->addSecrets(servers->secrets);
    core::ServerSet set{.servers = servers->servers, .unusable = {}};
    for (const core::EnvironmentServers::Waiting &waiting : servers->waiting)
        set.unusable.insert(waiting.server, u"it wants %1; set it: stn env vars set %2 VALUE"_s.arg(waiting.missing.join(", "_L1), waiting.missing.constFirst()));
    co_return set;
}

QCoro::Task<Result<QHash<QString, QString>>> valuesOf(QPointer<core::Environments> environments, QPointer<core::LocalAgents> agents, QString name)
{
    if (!environments)
        co_return lattice::failed(lattice::Fault::Cancelled, u"the station is stopping"_s);
    const auto environment = environmentOf(*environments, name);
    if (!environment)
        co_return std::unexpected(environment.error());
    const std::shared_ptr<core::Environment> kept = *environment;
    const auto values = co_await kept->values();
    if (!values)
        co_return std::unexpected(values.error());
    if (agents)
        agents->addSecrets(values->secrets);
    co_return values->all;
}

/*! Words of `tools:` that no MCP server is asked for. */
bool isOwnTool(const QString &name)
{
    static const QStringList lattice{u"assign_work"_s, u"await_work"_s, u"check_work"_s, u"cancel_work"_s, u"list_agents"_s, u"get_agent_schema"_s, u"report_progress"_s, u"escalate"_s};
    return name.startsWith("sandbox_"_L1) || lattice.contains(name);
}

} // namespace

std::unique_ptr<core::McpServers> makeServers(core::Environments &environments, core::LocalAgents &agents, const QString &cacheFile)
{
    const QPointer<core::Environments> kept(&environments);
    const QPointer<core::LocalAgents> told(&agents);
    return std::make_unique<core::McpServers>(core::McpServers::Services{
        .specs = [kept, told](QString name) { return serversOf(kept, told, std::move(name)); },
        .currentEnvironment = [kept] { return kept ? kept->currentName() : QString(); },
        .sandboxed = core::sandboxed,
        .authorizer = {},
        .handler = {},
        .cacheFile = cacheFile});
}

void addToolSources(core::LocalAgents &agents, core::Environments &environments, core::McpServers &servers)
{
    agents.runner().addSource(std::make_unique<core::McpToolSource>(&servers, isOwnTool));
    agents.runner().addSource(std::make_unique<core::SandboxSource>([kept = QPointer(&environments), told = QPointer(&agents)](QString name) { return valuesOf(kept, told, std::move(name)); }));
}

} // namespace app
