// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/serverconfig.h"
#include "lattice/link/serverfailure.h"
#include "lattice/link/serverprocess.h"

#include <QCoro/QCoroTask>

#include <memory>
#include <stop_token>

namespace lattice {

/*! All that one start of the server needs. */
struct LaunchOrder {
    ServerOptions options;
    ServerFacts facts;
    QString program;
    QString configFile;
};

/*!
    Writes the configuration, has nats-server check it, starts \a process with it and waits until that is ready.

    Ready means: its ports file is there, its health is "ok", and who answers on the port greets with the name that was
    made up for this very start. What answers on a port is never taken for ours.

    A configuration that the check refuses stays beside the last good one as `nats.conf.rejected`.
*/
QCoro::Task<Attempt<ServerAddress>> launchServer(LaunchOrder order, std::shared_ptr<ServerProcess> process, std::stop_token stop);

} // namespace lattice
