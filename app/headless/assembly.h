// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/headless/commandline.h"
#include "core/engine/engine.h"

namespace app {

/*! The engine with all that this program puts into it. The one place where parts meet. */
std::unique_ptr<core::Engine> assembleEngine(std::unique_ptr<core::Home> home, core::EngineOptions options);

/*! What verbs may use; \a engine is null for those of the own process. */
core::Context contextOf(const Globals &globals, const core::HomePaths &home, core::Engine *engine = nullptr);

/*! The configuration of \a home: file, environment; warnings go to the log. A home's file may be missing, one given with --config may not. */
lattice::Result<core::Config> loadConfig(const Globals &globals, const core::HomePaths &home);

} // namespace app
