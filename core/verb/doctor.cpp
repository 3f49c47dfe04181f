// SPDX-License-Identifier: Apache-2.0
#include "core/verb/doctor.h"

#include "core/config/configreader.h"
#include "core/model/providertable.h"
#include "core/engine/runtimefile.h"

#include <QFileInfo>
#include <QHostAddress>
#include <QJsonArray>
#include <QProcess>
#include <QStandardPaths>
#include <QStorageInfo>
#include <QTcpServer>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qint64 kGigabyte = 1'000'000'000;
constexpr int kProgramDeadlineMs = 3000;

struct Check {
    QString id;
    QString title;
    QString state;
    QString detail;
    QString fix;
};

Check passed(const QString &id, const QString &title, const QString &detail)
{
    return {id, title, u"passed"_s, detail, {}};
}
Check warning(const QString &id, const QString &title, const QString &detail, const QString &fix)
{
    return {id, title, u"warning"_s, detail, fix};
}
Check broken(const QString &id, const QString &title, const QString &detail, const QString &fix)
{
    return {id, title, u"failed"_s, detail, fix};
}

/*! The nearest folder above \a path that exists: there it would be made. */
QString existing(QString path)
{
    while (!QFileInfo::exists(path) && QFileInfo(path).absolutePath() != path)
        path = QFileInfo(path).absolutePath();
    return path;
}

Check checkHome(const HomePaths &home)
{
    for (const QString &folder : {home.config, home.data}) {
        const QFileInfo info(existing(folder));
        if (!info.isDir() || !info.isWritable())
            return broken(u"home"_s, u"Home"_s, u"%1 is not writable"_s.arg(info.filePath()),
                          u"change its owner or mode, or give another folder with --home"_s);
    }
    return passed(u"home"_s, u"Home"_s, home.data);
}

Check checkSpace(const HomePaths &home)
{
    const QStorageInfo disk(existing(home.data));
    const qint64 available = disk.bytesAvailable();
    const QString detail
        = u"%1 GB free in %2"_s.arg(static_cast<double>(available) / kGigabyte, 0, 'f', 1).arg(home.data);
    if (available < kGigabyte / 2)
        return broken(u"space"_s, u"Space"_s, detail, u"free some space there; below 0.5 GB no work is accepted"_s);
    if (available < 2 * kGigabyte)
        return warning(u"space"_s, u"Space"_s, detail,
                       u"the history alone may grow to 1 GB: free some space, or lower lattice.events.max_bytes"_s);
    return passed(u"space"_s, u"Space"_s, detail);
}

Check checkConfig(const QString &file, Config &config)
{
    ConfigReader reader;
    const bool exists = QFileInfo::exists(file);
    if (exists)
        reader.readFile(file);
    reader.readVariables();
    const auto result = reader.result();
    if (!result)
        return broken(u"config"_s, u"Configuration"_s, result.error().detail, u"correct these places"_s);
    config = *result;
    if (!reader.warnings().isEmpty())
        return warning(u"config"_s, u"Configuration"_s, reader.warnings().join(u'\n'),
                       u"correct or remove these keys"_s);
    return passed(u"config"_s, u"Configuration"_s, exists ? file : u"none, the defaults are used"_s);
}

Check checkRuntime()
{
    const auto folder = RuntimeFile::folder();
    if (!folder)
        return broken(u"runtime"_s, u"Runtime folder"_s, folder.error().detail,
                      u"set XDG_RUNTIME_DIR to a folder of yours with mode 0700"_s);
    return passed(u"runtime"_s, u"Runtime folder"_s, *folder);
}

Check checkServer()
{
    QString program = QStandardPaths::findExecutable(u"nats-server"_s);
    if (program.isEmpty())
        program = QStandardPaths::findExecutable(u"nats-server"_s, {u"/usr/sbin"_s, u"/usr/local/sbin"_s});
    const QString fix
        = u"install it to lead a lattice (Debian: apt install nats-server); members and standalone stations do without"_s;
    if (program.isEmpty())
        return warning(u"nats-server"_s, u"NATS server"_s, u"nats-server is not installed"_s, fix);
    QProcess process;
    process.start(program, {u"--version"_s});
    if (!process.waitForFinished(kProgramDeadlineMs) || process.exitCode() != 0) {
        process.kill();
        process.waitForFinished(kProgramDeadlineMs);
        return broken(u"nats-server"_s, u"NATS server"_s, u"%1 does not run: %2"_s.arg(program, process.errorString()),
                      fix);
    }
    return passed(u"nats-server"_s, u"NATS server"_s, QString::fromUtf8(process.readAllStandardOutput()).trimmed());
}

Check checkPort(const QString &id, const QString &title, int port, bool isNeeded)
{
    QTcpServer server;
    if (server.listen(QHostAddress::LocalHost, static_cast<quint16>(port)))
        return passed(id, title, u"port %1 is free"_s.arg(port));
    const QString detail = u"port %1 is taken"_s.arg(port);
    if (isNeeded)
        return broken(id, title, detail, u"end the program that has it (ss -ltnp), or configure another port"_s);
    return warning(id, title, detail, u"a station takes the next free one; ss -ltnp shows who has it"_s);
}

Check checkProvider(const HomePaths &home, const Config &config)
{
    const auto settings = ModelSettings::ofHome(config, home.config, QProcessEnvironment::systemEnvironment());
    const QList<KnownProvider> providers = knownProviders(settings);
    const QString title = u"Models"_s, standard = defaultProvider(settings, providers);
    QStringList found;
    for (const KnownProvider &known : providers) {
        if (known.name == standard && lacksKey(known))
            return warning(u"models"_s, title, u"%1 is the provider, and has no key"_s.arg(known.title),
                           u"set %1, or store one with `stn model key %2`"_s.arg(known.keyVariable, known.name));
        if (known.configured && known.name != "openai-responses"_L1)
            found << (known.keySource.isEmpty() ? known.title : u"%1 (key from %2)"_s.arg(known.title, known.keySource));
    }
    if (!found.isEmpty())
        return passed(u"models"_s, title, found.join(u", "_s));
    if (settings.provider == "rehearsal"_L1)
        return passed(u"models"_s, title, u"rehearsal, which is no model, as configured"_s);
    return warning(
        u"models"_s, title, u"no provider's key is set, so agents answer by rehearsal, which is no model"_s,
        u"set ANTHROPIC_API_KEY, OPENAI_API_KEY or GEMINI_API_KEY, or ai_base_url for a server of your own; `stn model list` finds Ollama and llama.cpp here"_s);
}

QList<Check> portChecks(const HomePaths &home, const Config &config)
{
    if (const auto running = RuntimeFile::ofHome(home.data))
        return {passed(u"station"_s, u"Station"_s,
                       u"runs as process %1, %2"_s.arg(running->process.pid).arg(running->mode))};
    const int nats = config.lattice.embedded.port;
    QList<Check> checks;
    if (nats >= 0)
        checks << checkPort(u"nats-port"_s, u"NATS port"_s, nats > 0 ? nats : 4222,
                            nats > 0 && config.lattice.mode == "orchestrator"_L1);
    if (config.mcpPort > 0)
        checks << checkPort(u"mcp-port"_s, u"MCP port"_s, config.mcpPort, false);
    return checks;
}

} // namespace

QJsonObject doctorReport(const HomePaths &home, const QString &configFile)
{
    Config config;
    QList<Check> checks{checkHome(home), checkSpace(home), checkConfig(configFile, config), checkRuntime(),
                        checkServer()};
    checks << portChecks(home, config) << checkProvider(home, config);
    bool healthy = true;
    QJsonArray rows;
    for (const Check &check : checks) {
        healthy = healthy && check.state != "failed"_L1;
        QJsonObject row{
            {u"id"_s, check.id}, {u"title"_s, check.title}, {u"state"_s, check.state}, {u"detail"_s, check.detail}};
        if (!check.fix.isEmpty())
            row[u"fix"_s] = check.fix;
        rows << row;
    }
    return {{u"healthy"_s, healthy}, {u"checks"_s, rows}};
}

} // namespace core
