// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/headless/commandline.h"
#include "core/engine/engine.h"

namespace app {

/*! What verbs may use; \a engine is null for those of the own process. */
core::Context contextOf(const Globals &globals, const core::HomePaths &home, core::Engine *engine = nullptr);

} // namespace app
