// SPDX-License-Identifier: Apache-2.0
#include "app/assembly.h"

#include "core/config/configreader.h"
#include "core/run/localagents.h"

#include <QFileInfo>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(configLog, "station.config")

namespace app {

QString agentsFolder(const core::HomePaths &home, const core::Config &config)
{
    const QString environments = config.workspace.isEmpty() ? home.environments() : config.workspace + "/environments"_L1;
    return environments + "/default/agents"_L1;
}

std::unique_ptr<core::Engine> assembleEngine(std::unique_ptr<core::Home> home, core::EngineOptions options)
{
    const core::Config &config = options.config;
    std::unique_ptr<core::LocalAgents> agents;
    if (home)
        agents = std::make_unique<core::LocalAgents>(agentsFolder(home->paths(), config), core::ModelSettings::ofHome(config, home->paths().config, QProcessEnvironment::systemEnvironment()), config.agents);
    auto engine = std::make_unique<core::Engine>(std::move(home), std::move(options));
    if (agents) {
        engine->setModels(&agents->models());
        engine->setAgents(std::move(agents));
    }
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
