// SPDX-License-Identifier: Apache-2.0
#include "app/agentsetup.h"

#include "core/run/budget.h"
#include "core/tool/mcptoolsource.h"
#include "core/tool/personsignin.h"
#include "core/tool/sandboxbox.h"
#include "core/tool/sandboxsource.h"
#include "core/tool/serverhandler.h"

#include <algorithm>

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

/*! An answer of the agent's model that a tool server wants; it counts against the run's budget. */
QCoro::Task<Result<core::ModelReply>> sampleFor(QPointer<core::LocalAgents> agents, core::Agent agent, std::shared_ptr<core::Budget> budget, core::ModelRequest request, std::stop_token stop)
{
    if (!agents)
        co_return lattice::failed(lattice::Fault::Cancelled, u"the station is stopping"_s);
    if (const QString used = budget ? budget->exhausted() : QString(); !used.isEmpty())
        co_return lattice::failed(lattice::Fault::Full, u"the budget of %1 is used up"_s.arg(used));
    const auto choice = std::make_shared<const core::Models::Choice>(agents->models().choose((QStringList(agent.model) + agent.fallbackModels).join(u',')));
    request.model = choice->model;
    request.part = {.name = agent.name, .description = agent.description, .task = core::lastText(request.messages, "user"_L1), .input = {}, .scriptPath = {}};
    const auto reply = co_await choice->provider.generate(std::move(request), {}, std::move(stop));
    if (reply && budget)
        budget->spend(1, reply->usage, agents ? agents->models().cost(*reply) : std::nullopt);
    co_return reply;
}

/*! One sign-in for all sessions with a server, as long as any of them is there. */
std::function<std::shared_ptr<core::McpAuthorizer>(const QString &, const core::McpServerSpec &)> signIns(QPointer<core::LocalAgents> agents, const QString &file)
{
    const auto known = std::make_shared<QHash<QString, std::weak_ptr<core::McpAuthorizer>>>();
    const auto store = std::make_shared<core::OAuthFile>(file);
    return [agents, known, store](const QString &environment, const core::McpServerSpec &spec) -> std::shared_ptr<core::McpAuthorizer> {
        const bool hasSignIn = std::ranges::any_of(spec.headers.keys(), [](const QString &name) { return name.compare("authorization"_L1, Qt::CaseInsensitive) == 0; });
        if (!agents || hasSignIn) // what the operator gave is not replaced
            return nullptr;
        const QString key = environment + u'\n' + spec.name + u'\n' + spec.url.toString();
        auto signIn = known->value(key).lock();
        if (!signIn) {
            signIn = std::make_shared<core::PersonSignIn>(spec, &agents->questions(), store);
            known->insert(key, signIn);
        }
        return signIn;
    };
}

std::shared_ptr<core::McpClientHandler> handlerFor(QPointer<core::Environments> environments, QPointer<core::LocalAgents> agents, const core::RunScope &scope, const core::McpServerSpec &spec)
{
    if (!agents)
        return nullptr;
    const auto isDenied = [environments, own = scope.agent.toolPolicy, name = scope.environment](const core::ToolInfo &tool) {
        if (!environments)
            return true;
        const auto environment = environmentOf(*environments, name);
        const auto policy = environment ? core::ToolPolicy::load((*environment)->paths().folder + "/policy.yml"_L1) : Result<core::ToolPolicy>(std::unexpected(environment.error()));
        const auto verdict = policy ? core::ToolPolicy::stricter(own.verdict(tool), policy->verdict(tool)) : core::ToolPolicy::Verdict::Deny; // what is not readable forbids
        return verdict == core::ToolPolicy::Verdict::Deny;
    };
    const auto generate = [agents, agent = scope.agent, budget = scope.budget](core::ModelRequest request, std::stop_token stop) { return sampleFor(agents, agent, budget, std::move(request), std::move(stop)); };
    return std::make_shared<core::ServerHandler>(scope, spec, core::ServerHandler::Services{.questions = &agents->questions(), .isDenied = isDenied, .generate = generate});
}

/*! Words of `tools:` that no MCP server is asked for. */
bool isOwnTool(const QString &name)
{
    static const QStringList lattice{u"assign_work"_s, u"await_work"_s, u"check_work"_s, u"cancel_work"_s, u"list_agents"_s, u"get_agent_schema"_s, u"report_progress"_s, u"escalate"_s};
    return name.startsWith("sandbox_"_L1) || lattice.contains(name);
}

} // namespace

std::unique_ptr<core::McpServers> makeServers(core::Environments &environments, core::LocalAgents &agents, const QString &folder)
{
    const QPointer<core::Environments> kept(&environments);
    const QPointer<core::LocalAgents> told(&agents);
    return std::make_unique<core::McpServers>(core::McpServers::Services{
        .specs = [kept, told](QString name) { return serversOf(kept, told, std::move(name)); },
        .currentEnvironment = [kept] { return kept ? kept->currentName() : QString(); },
        .sandboxed = core::sandboxed,
        .authorizer = signIns(told, folder + "/sign-ins.json"_L1),
        .handler = [kept, told](const core::RunScope &scope, const core::McpServerSpec &spec) { return handlerFor(kept, told, scope, spec); },
        .cacheFile = folder + "/tools.json"_L1});
}

void addToolSources(core::LocalAgents &agents, core::Environments &environments, core::McpServers &servers)
{
    agents.runner().addSource(std::make_unique<core::McpToolSource>(&servers, isOwnTool));
    agents.runner().addSource(std::make_unique<core::SandboxSource>([kept = QPointer(&environments), told = QPointer(&agents)](QString name) { return valuesOf(kept, told, std::move(name)); }));
}

} // namespace app
