// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/headless/commandline.h"
#include "core/engine/runtimefile.h"

#include <QCoroTask>

namespace app {

/*! The command `serve`: an engine in the foreground until a signal asks it to end. \return the exit code */
QCoro::Task<int> serve(Invocation invocation, const core::VerbTable *table);

/*!
    The line that tells that the engine is ready, in the order of the documentation.
    \a withSecrets false: the lattice's address has no sign-in and the token is left out, for a journal that others read
*/
QByteArray readyLine(const core::RuntimeEntry &entry, const QString &notice, bool withSecrets);

} // namespace app
