// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/home.h"

#include <QStringList>

namespace app {

/*! The user's systemd, where one runs: it keeps a station through a log-out and starts it again after a crash. */
namespace ServiceManager {

bool isThere();

/*! Runs this program with \a command as a transient unit that is named after the home; waits until it says READY. */
lattice::Result<> start(const core::HomePaths &home, const QStringList &command);

/*! The arguments of systemd-run for that; values of the environment go by name, never on the command line. */
QStringList unitArguments(const core::HomePaths &home, const QString &program, const QStringList &command,
                          const QStringList &variables);

} // namespace ServiceManager

} // namespace app
