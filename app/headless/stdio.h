// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/headless/commandline.h"

#include <QCoroTask>

#include <stop_token>

namespace app {

/*!
    The command `stdio`: the verbs over MCP on standard input and output, for the client that started us.

    They run in the engine that serves from the home, and in one of this process where none does. Ends when the client closes its side.
*/
QCoro::Task<int> serveStdio(Invocation invocation, const core::VerbTable *table, std::stop_token stop);

} // namespace app
