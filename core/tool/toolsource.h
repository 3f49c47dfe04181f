// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/agent.h"
#include "core/tool/tool.h"

#include "lattice/mesh/agenthost.h"

namespace core {

class Budget;

/*! Which run wants tools. */
struct RunScope {
    QString runId;
    Agent agent;
    QString environment; //!< its name
    QString callId;      //!< of the call or work that started the run; may be empty
    QString workId;      //!< of the work that it is part of; may be empty
    QString traceparent; //!< of the run's span; may be empty
    int depth = 0;       //!< of runs that started one another, this one not counted
    QString rootId = {}; //!< of the first of these
    QStringList path = {};              //!< `agent@station` of these, outermost first
    std::shared_ptr<Budget> budget = {}; //!< of the tree
    lattice::StepSink steps = {};        //!< who wants to hear what the run does; may be empty
};

/*! Gives each run a session of its own. One source for each kind of tool: MCP servers, agents, the lattice, sandboxes. */
class ToolSource
{
public:
    ToolSource() = default;
    virtual ~ToolSource() = default;
    Q_DISABLE_COPY_MOVE(ToolSource)

    /*! What \a scope's agent asks for in its front matter. An empty list: nothing of this kind. A server that does not come up is the error, naming it. */
    virtual QCoro::Task<lattice::Result<QList<std::shared_ptr<ToolSession>>>> open(RunScope scope, std::stop_token stop) = 0;
};

} // namespace core
