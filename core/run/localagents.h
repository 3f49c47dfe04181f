// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/agentcatalogue.h"
#include "core/engine/agenthost.h"
#include "core/model/models.h"
#include "core/run/runner.h"

#include <QJsonArray>

namespace core {

/*! The agents of this station: the catalogue says which there are, the runner runs them. */
class LocalAgents final : public AgentHost
{
    Q_OBJECT

public:
    /*! \a definitions are those of the configuration; an agent in \a folder with the same name counts before one of them. */
    LocalAgents(const QString &folder, const ModelSettings &settings, const QJsonArray &definitions = {});

    QList<lattice::AgentInfo> agents() const override;
    QCoro::Task<lattice::Result<lattice::CallResult>> execute(lattice::CallOrder order, lattice::ProgressSink progress, std::stop_token stop) override;

    const AgentCatalogue &catalogue() const { return m_catalogue; }
    Models &models() { return m_models; }

private:
    QList<Agent> all() const;

    AgentCatalogue m_catalogue;
    QList<Agent> m_inline;
    Models m_models;
    Runner m_runner;
};

} // namespace core
