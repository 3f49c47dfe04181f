// SPDX-License-Identifier: Apache-2.0
#include "app/assembly.h"
#include "app/agentsetup.h"

#include "core/config/configreader.h"
#include "core/environment/environments.h"
#include "core/run/localagents.h"
#include "core/telemetry/jaeger.h"
#include "core/telemetry/telemetry.h"
#include "core/tool/agenttools.h"
#include "core/tool/latticetools.h"
#include "core/tool/mcpservers.h"

#include <QFileInfo>
#include <QHostInfo>
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

namespace {

core::TelemetrySettings telemetryOf(const core::Config &config, const core::Home *home)
{
    const auto folder = core::RuntimeFile::folder();
    auto settings = core::TelemetrySettings::read(config.telemetry, QProcessEnvironment::systemEnvironment(), folder ? core::Jaeger::endpointIn(*folder) : QString());
    const auto say = [&settings](const QString &key, const QString &value) {
        if (!value.isEmpty() && !settings.resource.contains(key)) // what the operator says wins
            settings.resource.insert(key, value);
    };
    const QString machine = QHostInfo::localHostName();
    say(u"service.version"_s, QStringLiteral(STATION_VERSION));
    say(u"service.instance.id"_s, config.lattice.stationId.isEmpty() && home ? home->stationId() : config.lattice.stationId);
    say(u"station.name"_s, config.lattice.stationName.isEmpty() ? machine : config.lattice.stationName);
    say(u"host.name"_s, machine);
    say(u"process.pid"_s, QString::number(QCoreApplication::applicationPid()));
    say(u"telemetry.sdk.name"_s, u"station-control-center"_s);
    say(u"telemetry.sdk.language"_s, u"cpp"_s);
    say(u"telemetry.sdk.version"_s, QStringLiteral(STATION_VERSION));
    return settings;
}

core::LocalAgentsOptions whatAgentsLeave(const core::HomePaths &home, const core::Config &config)
{
    core::LocalAgentsOptions options{.runsFolder = home.data + "/runs"_L1, .memoryFolder = home.data + "/memory"_L1};
    options.store.maxAge = config.runs.maxAge;
    options.store.maxBytes = config.runs.maxBytes;
    options.limits.tool = config.runs.toolTimeout;
    options.limits.maxDepth = config.runs.maxDepth;
    options.limits.budget = {.steps = config.runs.budgetSteps, .tokens = config.runs.budgetTokens, .cost = config.runs.budgetCost};
    return options;
}

/*! Values that an agent may come across, and that no record is to show. */
QStringList secretsOf(const core::Config &config)
{
    QStringList secrets{config.aiApiKey.reveal(), config.lattice.nats.password.reveal(), config.lattice.nats.token.reveal(), config.lattice.nats.nkeySeed.reveal(), config.lattice.embedded.token.reveal()};
    for (const core::UserConfig &user : config.lattice.embedded.users)
        secrets += user.password.reveal();
    for (const auto name : {"OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY", "GOOGLE_API_KEY", "STN_AI_API_KEY", "AI_API_KEY"})
        secrets += qEnvironmentVariable(name);
    secrets.removeAll(QString());
    return secrets;
}

} // namespace

std::unique_ptr<core::Engine> assembleEngine(std::unique_ptr<core::Home> home, core::EngineOptions options)
{
    const core::Config &config = options.config;
    auto telemetry = std::make_unique<core::Telemetry>(telemetryOf(config, home.get()));
    std::unique_ptr<core::LocalAgents> agents;
    std::unique_ptr<core::Environments> environments;
    if (home) {
        environments = std::make_unique<core::Environments>(environmentsFolder(home->paths(), config), home->paths().data, home->stationId());
        agents = std::make_unique<core::LocalAgents>(*environments, core::ModelSettings::ofHome(config, home->paths().config, QProcessEnvironment::systemEnvironment()), config.agents,
                                                     whatAgentsLeave(home->paths(), config));
    }
    std::unique_ptr<core::McpServers> servers;
    if (agents) {
        servers = makeServers(*environments, *agents, home->paths().data + "/servers"_L1);
        addToolSources(*agents, *environments, *servers);
    }
    auto engine = std::make_unique<core::Engine>(std::move(home), std::move(options));
    engine->setEnvironments(std::move(environments));
    const core::Tracing tracing{.tracer = telemetry->tracer(), .capturesContent = telemetry->capturesContent()};
    engine->setTelemetry(std::move(telemetry));
    if (agents) {
        engine->setModels(&agents->models());
        agents->addSecrets(secretsOf(engine->config()));
        agents->setStation(engine->status().stationId);
        agents->runner().setTracing(tracing);
        agents->runner().addSource(std::make_unique<core::AgentTools>(*agents, engine.get()));
        agents->runner().addSource(std::make_unique<core::LatticeTools>(engine.get()));
        agents->runner().setPrice([models = &agents->models()](const core::ModelReply &reply) { return models->cost(reply); });
        engine->setServers(std::move(servers));
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
