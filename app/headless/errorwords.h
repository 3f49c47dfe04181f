// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QStringList>

namespace app {

/*! The exit codes of every command; scripts rely on them. */
enum class ExitCode { Done = 0, Failed = 1, Usage = 2, CannotConnect = 3, TimedOut = 4, Refused = 5 };

ExitCode exitCode(lattice::Fault fault);

/*! What was under way when it failed: the same fault asks for another remedy. */
enum class Doing {
    Connecting, //!< to a lattice
    Calling, //!< an agent
    Command, //!< anything else
};

/*! What failed, in the words that the documentation looks up: "failed to connect to NATS: connection refused". */
QString errorText(const lattice::Error &error, Doing doing);

/*! What to do about it, one step a line; empty when the error says it itself. */
QStringList remedies(const lattice::Error &error, Doing doing);

} // namespace app
