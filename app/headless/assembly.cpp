// SPDX-License-Identifier: Apache-2.0
#include "app/headless/assembly.h"

#include "app/headless/logging.h"
#include "core/agent/samples.h"
#include "core/config/configreader.h"
#include "core/run/localagents.h"

#include <QFileInfo>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(configLog, "station.config")

namespace app {

std::unique_ptr<core::Engine> assembleEngine(std::unique_ptr<core::Home> home, core::EngineOptions options)
{
    const core::Config &config = options.config;
    std::unique_ptr<core::AgentHost> agents;
    if (home) {
        const core::ModelSettings given{.provider = config.aiProvider, .model = config.aiModel, .baseUrl = QUrl(config.aiBaseUrl), .key = config.aiApiKey.reveal()};
        const QString workspace = config.workspace.isEmpty() ? home->paths().environments() : config.workspace + "/environments"_L1;
        agents = std::make_unique<core::LocalAgents>(workspace + "/default/agents"_L1, core::ModelSettings::withEnvironment(given, QProcessEnvironment::systemEnvironment()));
    }
    auto engine = std::make_unique<core::Engine>(std::move(home), std::move(options));
    if (agents)
        engine->setAgents(std::move(agents));
    return engine;
}

core::Context contextOf(const Globals &globals, const core::HomePaths &home, core::Engine *engine)
{
    return {.engine = engine, .home = home, .configFile = globals.configFile, .installSamples = [](const core::HomePaths &paths, const QString &team) {
                return core::installSamplesInto(paths.environments() + "/default/agents"_L1, team);
            }};
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
