// SPDX-License-Identifier: Apache-2.0
#include "app/assembly.h"

#include "core/config/configreader.h"
#include "core/environment/environments.h"
#include "core/run/localagents.h"

#include <QFileInfo>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(configLog, "station.config")

namespace app {

QString environmentsFolder(const core::HomePaths &home, const core::Config &config)
{
    return config.workspace.isEmpty() ? home.environments() : config.workspace + "/environments"_L1;
}

QString agentsFolder(const core::HomePaths &home, const core::Config &config)
{
    return environmentsFolder(home, config) + "/default/agents"_L1;
}

std::unique_ptr<core::Engine> assembleEngine(std::unique_ptr<core::Home> home, core::EngineOptions options)
{
    const core::Config &config = options.config;
    std::unique_ptr<core::AgentHost> agents;
    std::unique_ptr<core::Environments> environments;
    if (home) {
        const core::ModelSettings given{.provider = config.aiProvider, .model = config.aiModel, .baseUrl = QUrl(config.aiBaseUrl), .key = config.aiApiKey.reveal()};
        environments = std::make_unique<core::Environments>(environmentsFolder(home->paths(), config), home->paths().data, home->stationId());
        agents = std::make_unique<core::LocalAgents>(*environments,
                                                     core::ModelSettings::withEnvironment(given, QProcessEnvironment::systemEnvironment()), config.agents);
    }
    auto engine = std::make_unique<core::Engine>(std::move(home), std::move(options));
    engine->setEnvironments(std::move(environments));
    if (agents)
        engine->setAgents(std::move(agents));
    return engine;
}

lattice::Result<core::Config> loadConfig(const QString &configFile, const core::HomePaths &home)
{
    core::ConfigReader reader;
    const QString file = configFile.isEmpty() ? home.configFile() : configFile;
    if (!configFile.isEmpty() || QFileInfo::exists(file))
        reader.readFile(file);
    reader.readVariables();
    for (const QString &warning : reader.warnings())
        qCWarning(configLog, "%ls", qUtf16Printable(warning));
    return reader.result();
}

} // namespace app
