// SPDX-License-Identifier: Apache-2.0
#pragma once

// The engine's data, for the engine's own sources.
#include "core/engine/endpoints.h"
#include "core/engine/engine.h"
#include "core/engine/remotehands.h"
#include "core/engine/session.h"
#include "core/environment/environments.h"
#include "core/telemetry/telemetry.h"
#include "core/run/waitingruns.h"
#include "core/tool/mcpservers.h"
#include "lattice/link/connectiondoctor.h"

#include <QSet>

namespace core {

struct Engine::Private {
    std::unique_ptr<Home> home;
    EngineOptions options;
    QString stationId;
    QString stationName;
    std::unique_ptr<Environments> environments; // goes after the agents
    std::unique_ptr<Telemetry> telemetry; // outlives those whose spans it exports
    std::unique_ptr<McpServers> servers;
    std::unique_ptr<AgentHost> agents;
    Models *models = nullptr; // the agents'
    std::unique_ptr<Endpoints> endpoints; // goes before all that its verbs ask
    std::unique_ptr<Session> session; // goes before the agents
    QHash<QString, std::stop_source> calls;
    QHash<QString, std::stop_source> verbs; //!< under way for the window
    ControlServer::Dispatch dispatch;
    VerbLog verbLog;
    std::unique_ptr<RemoteHands> hands;
    std::unique_ptr<WaitingRuns> waitingRuns;
    QSet<QString> told; //!< stations that stationsChanged has named
    QSet<QString> toldWork; //!< items that workChanged has named
    std::unique_ptr<lattice::Subscription> followedWork;
    std::unique_ptr<ControlServer> control;
    std::unique_ptr<RuntimeFile> runtime;
    QString toldAddress; //!< of the lattice, in the runtime file
    std::unique_ptr<lattice::ConnectionDoctor> doctor;
    bool changing = false;
    bool stopping = false;
};

} // namespace core
