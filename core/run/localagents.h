// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/agent.h"
#include "core/engine/agenthost.h"
#include "core/model/models.h"
#include "core/run/runner.h"
#include "core/run/runstore.h"
#include "core/tool/questions.h"

#include <QJsonArray>

namespace core {

class Environments;

/*! Where what agents leave behind lies. Empty folders: nothing is kept. */
struct LocalAgentsOptions {
    QString runsFolder;
    QString memoryFolder;
    RunStoreOptions store = {}; //!< its folder is runsFolder
    RunLimits limits = {};
};

/*! The agents of this station: the current environment says which there are, the runner runs them, the store keeps what they did. */
class LocalAgents final : public AgentHost
{
    Q_OBJECT

public:
    /*! \a definitions are those of the configuration; an agent of the current environment with the same name counts before one of them. */
    LocalAgents(Environments &environments, const ModelSettings &settings, const QJsonArray &definitions = {}, LocalAgentsOptions options = {});
    ~LocalAgents() override;

    QList<lattice::AgentInfo> agents() const override;
    /*! A call or work of the lattice: a run like any other. */
    QCoro::Task<lattice::Result<lattice::CallResult>> execute(lattice::CallOrder order, lattice::ProgressSink progress, std::stop_token stop) override;

    std::optional<Agent> find(const QString &name) const;
    Environments &environments() { return m_environments; }
    Runner &runner() { return m_runner; }
    RunStore *runStore() { return m_store.get(); } //!< null: nothing is kept
    Models &models() { return m_models; }
    Questions &questions() { return m_questions; }
    const Questions &questions() const { return m_questions; }
    void addSecrets(const QStringList &values);    //!< not to be seen in records
    void setStation(const QString &stationId);     //!< before the first run
    QString station() const { return m_station; }
    QString environment() const;                   //!< the current one's name

    /*! Runs \a request's agent here. Fills in what a run of this station has: environment and station. */
    QCoro::Task<lattice::Result<RunResult>> run(Runner::Request request, Progress progress, std::stop_token stop);

private:
    QList<Agent> all() const;

    Environments &m_environments;
    QList<Agent> m_inline;
    Models m_models;
    std::unique_ptr<RunStore> m_store;
    Questions m_questions; // outlives the runs that ask
    Runner m_runner;
    QStringList m_secrets;
    QString m_station;
};

} // namespace core
