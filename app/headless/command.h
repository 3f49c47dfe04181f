// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/headless/backend.h"

namespace app {

/*! Runs one verb, and prints its progress and result. \return the exit code */
QCoro::Task<int> runCommand(Invocation invocation, const core::VerbTable *table, std::stop_token stop);

/*! The command `lattice dashboard`. \return the exit code */
QCoro::Task<int> showDashboard(Invocation invocation, const core::VerbTable *table, std::stop_token stop);

} // namespace app
