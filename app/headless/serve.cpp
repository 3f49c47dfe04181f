// SPDX-License-Identifier: Apache-2.0
#include "app/headless/serve.h"

#include "app/assembly.h"
#include "app/headless/context.h"
#include "app/headless/errorwords.h"
#include "app/headless/logging.h"
#include "app/headless/printer.h"
#include "app/headless/servicenotice.h"
#include "app/signalwatch.h"
#include "app/headless/terminal.h"
#include "core/mcp/mcpservice.h"
#include "lattice/pending.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QUrl>

#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::Result;

Q_LOGGING_CATEGORY(serveLog, "station.serve")

namespace app {

namespace {

constexpr auto kGoodbye = 2700ms; // we promise to be gone within 3 s

/*! The options of the command line over what file and environment say. */
void overlay(core::Config &config, const QJsonObject &arguments)
{
    core::LatticeConfig &lattice = config.lattice;
    const bool leads = arguments[u"orchestration"_s].toBool(), hasUrl = arguments.contains(u"lattice"_s);
    if (hasUrl)
        lattice.nats.url = arguments[u"lattice"_s].toString();
    if (leads) {
        lattice.mode = u"orchestrator"_s;
        lattice.embedded.enabled = !hasUrl && lattice.embedded.enabled;
    } else if (hasUrl || arguments.contains(u"join"_s)) {
        lattice.mode = u"member"_s;
    }
    lattice.stationName = arguments[u"name"_s].toString(lattice.stationName);
    lattice.embedded.port = arguments[u"nats_port"_s].toInt(lattice.embedded.port);
    config.mcpPort = arguments[u"mcp_port"_s].toInt(config.mcpPort);
    config.agentsPort = arguments[u"agents_port"_s].toInt(config.agentsPort);
    if (arguments.contains(u"nats_port"_s) && arguments[u"nats_port"_s].toInt() == 0)
        lattice.embedded.port = -1; // on the command line 0 is any free one, as for every program
    if (arguments.contains(u"bind"_s))
        lattice.embedded.bind = config.bind = arguments[u"bind"_s].toString();
}

QString withoutSignIn(const QString &address)
{
    QUrl url(address);
    url.setUserInfo({});
    return url.toString();
}

/*! When saying goodbye hangs, on a server that does not answer as an example, we go without. */
void endLater()
{
    std::thread([] {
        std::this_thread::sleep_for(kGoodbye);
        constexpr char words[] = "the goodbye took too long; ended without it\n";
        [[maybe_unused]] const auto written = ::write(STDERR_FILENO, words, sizeof(words) - 1);
        ::_exit(0);
    }).detach();
}

int fail(const Invocation &invocation, const lattice::Error &error, Doing doing = Doing::Command)
{
    notifyService("STATUS="_ba + error.detail.section(u'\n', 0, 0).toUtf8());
    if (invocation.globals.json)
        print(failureJson(error, doing));
    complain(failureText(error, doing));
    return static_cast<int>(exitCode(error.fault));
}

Result<> installSamples(const Invocation &invocation, const core::HomePaths &home)
{
    const QString team = invocation.arguments[u"samples"_s].toString();
    const auto install = contextOf(invocation.globals, home).installSamples;
    if (team.isEmpty())
        return {};
    if (!install)
        return lattice::failed(lattice::Fault::NotFound, u"this build has no sample agents"_s);
    const auto installed = install(home, team == "all"_L1 ? QString() : team);
    return installed ? Result<>() : std::unexpected(installed.error());
}

/*! A join line is a secret, and command lines are seen by all users: "-" reads it from standard input, "@FILE" from a file. */
Result<QString> readJoinLine(const QString &given)
{
    if (given != "-"_L1 && !given.startsWith(u'@'))
        return given;
    QFile file(given.sliced(1));
    const bool opened = given == "-"_L1 ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return lattice::failed(lattice::Fault::Invalid, u"the join line cannot be read from %1: %2"_s.arg(given.sliced(1), file.errorString()));
    return QString::fromUtf8(file.readLine(64 * 1024)).trimmed();
}

Result<std::unique_ptr<core::Engine>> makeEngine(const Invocation &invocation)
{
    const auto joinLine = readJoinLine(invocation.arguments[u"join"_s].toString());
    if (!joinLine)
        return std::unexpected(joinLine.error());
    auto home = core::Home::open(invocation.globals.home, core::Home::Take::Alone);
    if (!home)
        return std::unexpected(home.error());
    if (const QString notice = (*home)->notice(); !notice.isEmpty())
        qCWarning(serveLog, "%ls", qUtf16Printable(notice));
    const core::HomePaths paths = (*home)->paths();
    auto config = loadConfig(invocation.globals.configFile, paths);
    if (!config)
        return std::unexpected(config.error());
    const Globals &globals = invocation.globals;
    setUpLogging(globals.logFormat.isEmpty() ? config->logFormat : globals.logFormat,
                 globals.logLevel.isEmpty() ? config->logLevel : globals.logLevel);
    overlay(*config, invocation.arguments);
    if (const auto samples = installSamples(invocation, paths); !samples)
        return std::unexpected(samples.error());
    core::EngineOptions options{.config = std::move(*config),
                                .join = {.line = *joinLine, .options = {}},
                                .arguments = toCommandLine(*invocation.verb, invocation.arguments),
                                .log = qEnvironmentVariable("STATION_LOG_FILE")};
    qunsetenv("STATION_LOG_FILE"); // of this process, not of what it starts
    options.mode = core::wantedMode(options.config);
    return assembleEngine(std::move(*home), std::move(options));
}

} // namespace

QByteArray readyLine(const core::RuntimeEntry &entry, const QString &notice, bool withSecrets)
{
    QByteArray line = "{\"ready\":true"_ba;
    const auto add = [&](const QString &name, const QJsonValue &value) {
        if (value.isString() && value.toString().isEmpty())
            return;
        const QByteArray pair = QJsonDocument(QJsonObject{{name, value}})
                                    .toJson(QJsonDocument::Compact); // QJsonObject sorts; people read from the left
        line += ',' + pair.mid(1, pair.size() - 2);
    };
    add(u"pid"_s, entry.process.pid);
    add(u"station_id"_s, entry.stationId);
    add(u"station_name"_s, entry.stationName);
    add(u"mode"_s, entry.mode);
    add(u"nats"_s, withSecrets ? entry.nats : withoutSignIn(entry.nats));
    add(u"mcp"_s, entry.mcp);
    add(u"mcp_token"_s, withSecrets ? entry.mcpToken : QString());
    add(u"agents"_s, entry.agents);
    add(u"home"_s, entry.home);
    add(u"notice"_s, notice);
    return line + "}\n";
}

QCoro::Task<int> serve(Invocation invocation, const core::VerbTable *table)
{
    SignalWatch signalWatch;
    const lattice::Pending<bool> ended;
    QObject::connect(&signalWatch, &SignalWatch::asked, &signalWatch, [ended] {
        if (ended.isSettled())
            ::_exit(1); // asked twice: at once
        endLater();
        ended.settle(true);
    });
    auto engine = makeEngine(invocation);
    if (!engine)
        co_return fail(invocation, engine.error());
    const core::HomePaths home = (*engine)->home()->paths();
    if (const auto started = co_await (*engine)->start(); !started)
        co_return fail(invocation, started.error(),
                       (*engine)->status().mode == core::Mode::Member ? Doing::Connecting : Doing::Command);
    const core::Context context = contextOf(invocation.globals, home, engine->get());
    auto mcp = core::McpService::open(**engine, *table, context, {.fixtures = invocation.arguments[u"mcp_conformance_fixtures"_s].toBool()});
    if (!mcp)
        co_return fail(invocation, mcp.error());
    auto dispatch = (*mcp)->noting(table->dispatch(context));
    (*engine)->setEndpoints(std::move(*mcp));
    if (const auto published = (*engine)->publish(std::move(dispatch)); !published)
        co_return fail(invocation, published.error());

    if (const auto entry = core::RuntimeFile::ofHome(home.data))
        print(readyLine(*entry, (*engine)->status().notice, !isStdoutJournal()));
    notifyService("READY=1\nSTATUS=ready");
    co_await ended;
    notifyService("STOPPING=1");
    co_await (*engine)->stop();
    qCInfo(serveLog, "goodbye");
    co_return 0;
}

} // namespace app
