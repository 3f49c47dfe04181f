// SPDX-License-Identifier: Apache-2.0
#include "app/headless/context.h"

#include "app/assembly.h"
#include "core/agent/samples.h"

namespace app {

core::Context contextOf(const Globals &globals, const core::HomePaths &home, core::Engine *engine)
{
    return {.engine = engine, .home = home, .configFile = globals.configFile, .installSamples = [](const core::HomePaths &paths, const QString &team) {
                return core::installSamplesInto(agentsFolder(paths), team);
            },
            .caller = {}};
}

} // namespace app
