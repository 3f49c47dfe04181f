// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/mesh/agenthost.h"

namespace app {

/*! Agents that answer at once with their task: what is left is the way there and back. */
class LightHost final : public lattice::AgentHost
{
public:
    explicit LightHost(QList<lattice::AgentInfo> agents) : m_agents(std::move(agents)) { }

    QList<lattice::AgentInfo> agents() const override { return m_agents; }

    QCoro::Task<lattice::Result<lattice::CallResult>> execute(lattice::CallOrder order, lattice::ProgressSink, std::stop_token) override
    {
        co_return lattice::CallResult{.text = order.task};
    }

private:
    QList<lattice::AgentInfo> m_agents;
};

/*! Agents with what an agent's record holds in practice: a sentence, two capabilities, a schema. */
QList<lattice::AgentInfo> lightAgents(const QString &stationId, int count);

} // namespace app
