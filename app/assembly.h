// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/engine.h"

namespace app {

/*! The engine with all that our programs put into it. The one place where parts meet. */
std::unique_ptr<core::Engine> assembleEngine(std::unique_ptr<core::Home> home, core::EngineOptions options);

/*! The folder of the environments of \a home. */
QString environmentsFolder(const core::HomePaths &home, const core::Config &config);

/*! The folder of the agents of \a home's default environment, where samples go. */
QString agentsFolder(const core::HomePaths &home, const core::Config &config = {});

/*! The configuration of \a home: file, environment; warnings go to the log. A home's file may be missing, a \a configFile that was given may not. */
lattice::Result<core::Config> loadConfig(const QString &configFile, const core::HomePaths &home);

} // namespace app
