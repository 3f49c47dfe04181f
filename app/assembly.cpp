// SPDX-License-Identifier: Apache-2.0
#include "app/assembly.h"

#include "core/config/configreader.h"
#include "core/run/localagents.h"
#include "core/tool/mcpservers.h"

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
    std::unique_ptr<core::AgentHost> agents;
    if (home) {
        const core::ModelSettings given{.provider = config.aiProvider, .model = config.aiModel, .baseUrl = QUrl(config.aiBaseUrl), .key = config.aiApiKey.reveal()};
        agents = std::make_unique<core::LocalAgents>(agentsFolder(home->paths(), config),
                                                     core::ModelSettings::withEnvironment(given, QProcessEnvironment::systemEnvironment()), config.agents);
    }
    std::unique_ptr<core::McpServers> servers;
    if (home) {
        servers = std::make_unique<core::McpServers>(core::McpServers::Services{
            .specs = [](QString) -> QCoro::Task<lattice::Result<core::ServerSet>> { co_return core::ServerSet(); }, // until environments have templates
            .currentEnvironment = {}, .sandboxed = {}, .authorizer = {}, .handler = {}, .cacheFile = home->paths().data + "/servers/tools.json"_L1});
    }
    auto engine = std::make_unique<core::Engine>(std::move(home), std::move(options));
    if (servers)
        engine->setServers(std::move(servers));
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
