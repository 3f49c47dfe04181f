// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"

namespace core {

/*! What the engine needs of the agents of its home: which there are, and to run one. Catalogue and runner answer behind it. */
class AgentHost : public QObject
{
    Q_OBJECT

public:
    ~AgentHost() override = default;

    virtual QList<lattice::AgentInfo> agents() const = 0;

    /*!
        Runs the agent that \a request names; the engine has found it among agents(), and has set agent.
        The answer's station fields are the engine's to fill.
    */
    virtual QCoro::Task<lattice::Result<Answer>> execute(CallRequest request, Progress progress, std::stop_token stop)
        = 0;

Q_SIGNALS:
    void agentsChanged();
};

} // namespace core
