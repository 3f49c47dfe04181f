// SPDX-License-Identifier: Apache-2.0
#include "app/headless/assembly.h"

#include "app/headless/logging.h"
#include "core/config/configreader.h"

#include <QFileInfo>
#include <QLoggingCategory>

Q_LOGGING_CATEGORY(configLog, "station.config")

namespace app {

std::unique_ptr<core::Engine> assembleEngine(std::unique_ptr<core::Home> home, core::EngineOptions options)
{
    return std::make_unique<core::Engine>(std::move(home), std::move(options));
}

core::Context contextOf(const Globals &globals, const core::HomePaths &home, core::Engine *engine)
{
    return {.engine = engine, .home = home, .configFile = globals.configFile, .installSamples = {}};
}

lattice::Result<core::Config> loadConfig(const Globals &globals, const core::HomePaths &home)
{
    core::ConfigReader reader;
    const QString file = globals.configFile.isEmpty() ? home.configFile() : globals.configFile;
    if (!globals.configFile.isEmpty() || QFileInfo::exists(file))
        reader.readFile(file);
    reader.readVariables();
    for (const QString &warning : reader.warnings())
        qCWarning(configLog, "%ls", qUtf16Printable(warning));
    return reader.result();
}

} // namespace app
