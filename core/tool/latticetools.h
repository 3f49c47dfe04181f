// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/tool/toolsource.h"

#include <QPointer>

namespace core {

class Engine;

/*!
    The lattice as tools, for agents with `lattice: true`: assign_work, await_work, check_work, cancel_work, list_agents,
    get_agent_schema, report_progress, escalate. Names of arguments are those of the Go project where it has the tool.
*/
class LatticeTools final : public ToolSource
{
public:
    explicit LatticeTools(Engine *engine);
    ~LatticeTools() override;

    QCoro::Task<lattice::Result<QList<std::shared_ptr<ToolSession>>>> open(RunScope scope, std::stop_token stop) override;

private:
    const QPointer<Engine> m_engine;
};

} // namespace core
