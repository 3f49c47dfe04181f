// SPDX-License-Identifier: Apache-2.0
#include "core/run/localagents.h"

#include "core/agent/inlineagent.h"
#include "core/environment/environments.h"

#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;
using lattice::Result;

Q_LOGGING_CATEGORY(agentsLog, "station.agents")

namespace core {

LocalAgents::LocalAgents(Environments &environments, const ModelSettings &settings, const QJsonArray &definitions)
    : m_environments(environments), m_models(settings), m_runner(m_models)
{
    for (qsizetype i = 0; i < definitions.size(); ++i) {
        if (const auto agent = inlineAgent(definitions.at(i).toObject(), i + 1))
            m_inline.append(*agent);
        else
            qCWarning(agentsLog, "%ls", qUtf16Printable(agent.error().detail));
    }
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

QCoro::Task<Result<lattice::CallResult>> LocalAgents::execute(lattice::CallOrder order, lattice::ProgressSink progress, std::stop_token stop)
{
    const QList<Agent> agents = all();
    const auto agent = std::ranges::find(agents, order.agent, &Agent::name);
    if (agent == agents.end())
        co_return lattice::failed(lattice::Fault::NotFound, u"agent '%1' not found"_s.arg(order.agent));
    QJsonObject input;
    for (auto value = order.input.cbegin(); value != order.input.cend(); ++value)
        input.insert(value.key(), value.value());
    const auto result = co_await m_runner.run({.agent = *agent, .task = order.task, .input = input}, std::move(progress), std::move(stop));
    if (!result)
        co_return std::unexpected(result.error());
    co_return lattice::CallResult{.text = result->text, .model = result->model, .toolCalls = result->toolCalls, .question = result->question};
}

} // namespace core
