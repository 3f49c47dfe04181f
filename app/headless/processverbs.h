// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/verb/verb.h"

namespace app {

/*! The verbs of programs and processes: serve, up, down, restart, logs, lattice.dashboard, completion. Those without `run` are run by main itself. */
QList<core::Verb> processVerbs();

const core::Verb &serveVerb();

} // namespace app
