// SPDX-License-Identifier: Apache-2.0
#pragma once

// The engine's data, for the engine's own sources.
#include "core/engine/engine.h"
#include "core/engine/session.h"
#include "lattice/link/connectiondoctor.h"

#include <QSet>

namespace core {

struct Engine::Private {
    std::unique_ptr<Home> home;
    EngineOptions options;
    QString stationId;
    QString stationName;
    std::unique_ptr<AgentHost> agents;
    std::unique_ptr<Session> session; // goes before the agents
    QHash<QString, std::stop_source> calls;
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
