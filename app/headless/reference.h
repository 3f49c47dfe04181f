// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/verb/verbtable.h"

namespace app {

/*! docs/commands.md: every verb of \a table as a command and as an MCP tool, with its arguments, right and examples. */
QString commandReference(const core::VerbTable &table);

} // namespace app
