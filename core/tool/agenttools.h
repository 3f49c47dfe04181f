// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tool/toolsource.h"

#include <QPointer>

namespace core {

class Engine;
class LocalAgents;

/*!
    Other agents as tools, for agents with `agents:` in the prompt: names, or `capability:WORD`. Those of this station run here, as
    children of the run and without taking a slot; others anywhere on the lattice. What limits the tree goes with each call.
*/
class AgentTools final : public ToolSource
{
public:
    /*! \a agents owns the runner that owns this. \a engine reaches the lattice; it may be null. */
    AgentTools(LocalAgents &agents, Engine *engine);
    ~AgentTools() override;

    QCoro::Task<lattice::Result<QList<std::shared_ptr<ToolSession>>>> open(RunScope scope, std::stop_token stop) override;

private:
    const QPointer<LocalAgents> m_agents;
    const QPointer<Engine> m_engine;
};

} // namespace core
