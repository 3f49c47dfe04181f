// SPDX-License-Identifier: Apache-2.0
#include "core/run/localagents.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;
using lattice::Result;

Q_LOGGING_CATEGORY(agentsLog, "station.agents")

namespace core {

LocalAgents::LocalAgents(const QString &folder, const ModelSettings &settings) : m_catalogue(folder), m_models(settings), m_runner(m_models)
{
    connect(&m_catalogue, &AgentCatalogue::agentsChanged, this, [this] {
        for (const AgentProblem &problem : m_catalogue.problems())
            qCWarning(agentsLog, "%ls", qUtf16Printable(problem.error.detail));
        Q_EMIT agentsChanged();
    });
}

QList<lattice::AgentInfo> LocalAgents::agents() const
{
    QList<lattice::AgentInfo> infos;
    for (const Agent &agent : m_catalogue.agents())
        infos.append(agent.toAgentInfo());
    return infos;
}

QCoro::Task<Result<lattice::CallResult>> LocalAgents::execute(lattice::CallOrder order, lattice::ProgressSink progress, std::stop_token stop)
{
    const auto agent = m_catalogue.find(order.agent);
    if (!agent)
        co_return lattice::failed(lattice::Fault::NotFound, u"agent '%1' not found"_s.arg(order.agent));
    QJsonObject input;
    for (auto value = order.input.cbegin(); value != order.input.cend(); ++value)
        input.insert(value.key(), value.value());
    const auto result = co_await m_runner.run({.agent = *agent, .task = order.task, .input = input}, std::move(progress), std::move(stop));
    if (!result)
        co_return std::unexpected(result.error());
    co_return lattice::CallResult{.text = result->text, .model = result->model, .toolCalls = result->toolCalls};
}

} // namespace core
