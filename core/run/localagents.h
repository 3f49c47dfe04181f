// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/agentcatalogue.h"
#include "core/engine/agenthost.h"
#include "core/model/models.h"
#include "core/run/runner.h"
#include "core/run/runstore.h"

#include <QJsonArray>

namespace core {

/*! Where what agents leave behind lies. Empty folders: nothing is kept. */
struct LocalAgentsOptions {
    QString runsFolder;
    QString memoryFolder;
    QString policyFile;
    RunStoreOptions store = {}; //!< its folder is runsFolder
    RunLimits limits = {};
};

/*! The agents of this station: the catalogue says which there are, the runner runs them, the store keeps what they did. */
class LocalAgents final : public AgentHost
{
    Q_OBJECT

public:
    /*! \a definitions are those of the configuration; an agent in \a folder with the same name counts before one of them. */
    LocalAgents(const QString &folder, const ModelSettings &settings, const QJsonArray &definitions = {}, LocalAgentsOptions options = {});
    ~LocalAgents() override;

    QList<lattice::AgentInfo> agents() const override;
    /*! A call or work of the lattice: a run like any other. */
    QCoro::Task<lattice::Result<lattice::CallResult>> execute(lattice::CallOrder order, lattice::ProgressSink progress, std::stop_token stop) override;

    std::optional<Agent> find(const QString &name) const;
    const AgentCatalogue &catalogue() const { return m_catalogue; }
    Runner &runner() { return m_runner; }
    RunStore *runStore() { return m_store.get(); } //!< null: nothing is kept
    Models &models() { return m_models; }
    void addSecrets(const QStringList &values);    //!< not to be seen in records
    void setStation(const QString &stationId);     //!< before the first run
    QString station() const { return m_station; }
    QString environment() const { return m_environment; }
    void setEnvironment(const QString &name) { m_environment = name; }

    /*! Runs \a request's agent here. Fills in what a run of this station has: environment and station. */
    QCoro::Task<lattice::Result<RunResult>> run(Runner::Request request, Progress progress, std::stop_token stop);

private:
    QList<Agent> all() const;

    AgentCatalogue m_catalogue;
    QList<Agent> m_inline;
    Models m_models;
    std::unique_ptr<RunStore> m_store;
    Runner m_runner;
    QStringList m_secrets;
    QString m_station;
    QString m_environment = QStringLiteral("default");
};

} // namespace core
