// SPDX-License-Identifier: Apache-2.0
#include "core/run/localagents.h"

#include "core/agent/inlineagent.h"
#include "core/environment/environments.h"
#include "core/tool/agentmemory.h"

#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;
using lattice::Result;

Q_LOGGING_CATEGORY(agentsLog, "station.agents")

namespace core {

LocalAgents::LocalAgents(Environments &environments, const ModelSettings &settings, const QJsonArray &definitions, LocalAgentsOptions options)
    : m_environments(environments), m_models(settings), m_runner(m_models, options.limits)
{
    if (!options.runsFolder.isEmpty()) {
        options.store.folder = options.runsFolder;
        m_store = std::make_unique<RunStore>(options.store);
    }
    m_runner.setAsker(&m_questions);
    m_runner.setStore(m_store.get());
    m_runner.setMemoryFolder(options.memoryFolder);
    m_runner.addSource(std::make_unique<MemoryTools>(options.memoryFolder));
    for (qsizetype i = 0; i < definitions.size(); ++i) {
        if (const auto agent = inlineAgent(definitions.at(i).toObject(), i + 1))
            m_inline.append(*agent);
        else
            qCWarning(agentsLog, "%ls", qUtf16Printable(agent.error().detail));
    }
    const auto follow = [this](const QString &) { m_runner.setPolicyFile(m_environments.current()->paths().folder + "/policy.yml"_L1); };
    connect(&m_environments, &Environments::currentChanged, this, follow);
    follow({});
    connect(&m_environments, &Environments::agentsChanged, this, &LocalAgents::agentsChanged);
}

QList<Agent> LocalAgents::all() const
{
    QList<Agent> agents = m_environments.current()->catalogue().agents();
    for (const Agent &agent : m_inline) {
        if (std::ranges::none_of(agents, [&agent](const Agent &other) { return other.id == agent.id; }))
            agents.append(agent);
    }
    return agents;
}

QList<lattice::AgentInfo> LocalAgents::agents() const
{
    QList<lattice::AgentInfo> infos;
    for (const Agent &agent : all())
        infos.append(agent.toAgentInfo());
    return infos;
}

LocalAgents::~LocalAgents()
{
    m_runner.stopAll();
}

void LocalAgents::addSecrets(const QStringList &values)
{
    m_secrets += values;
    m_secrets.removeDuplicates();
    if (m_store)
        m_store->setMasker(Masker(m_secrets));
}

void LocalAgents::setStation(const QString &stationId)
{
    m_station = stationId;
    m_runner.setStation(stationId);
}

QString LocalAgents::environment() const
{
    return m_environments.currentName();
}

std::optional<Agent> LocalAgents::find(const QString &name) const
{
    const QList<Agent> agents = all();
    const auto agent = std::ranges::find(agents, name, &Agent::name);
    return agent == agents.end() ? std::nullopt : std::optional(*agent);
}

QCoro::Task<Result<RunResult>> LocalAgents::run(Runner::Request request, Progress progress, std::stop_token stop)
{
    request.environment = environment();
    return m_runner.run(std::move(request), std::move(progress), std::move(stop));
}

QCoro::Task<Result<lattice::CallResult>> LocalAgents::execute(lattice::CallOrder order, lattice::ProgressSink progress, std::stop_token stop)
{
    auto agent = find(order.agent);
    if (!agent)
        co_return lattice::failed(lattice::Fault::NotFound, u"agent '%1' not found"_s.arg(order.agent));
    QJsonObject input;
    for (auto value = order.input.cbegin(); value != order.input.cend(); ++value)
        input.insert(value.key(), value.value());
    const auto result = co_await run({.agent = *std::move(agent), .task = order.task, .input = input, .origin = order.origin, .requestedBy = order.requestedBy == m_station ? QString() : order.requestedBy,
                                      .callId = order.callId, .traceparent = order.traceparent, .steps = order.steps}, std::move(progress), std::move(stop));
    if (!result)
        co_return std::unexpected(result.error());
    co_return lattice::CallResult{.text = result->text, .model = result->model, .toolCalls = result->toolCalls, .question = result->question, .usage = result->tree};
}

} // namespace core
