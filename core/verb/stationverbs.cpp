// SPDX-License-Identifier: Apache-2.0
#include "core/config/configreader.h"
#include "core/config/configtext.h"
#include "core/engine/engine.h"
#include "core/engine/safefile.h"
#include "core/model/localservers.h"
#include "core/telemetry/telemetry.h"
#include "core/verb/doctor.h"
#include "core/verb/stationjson.h"
#include "core/verb/verbtable.h"
#include "lattice/protocol/fields.h"

#include <QFile>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

constexpr std::chrono::milliseconds kProbeLimit(400); // a model server on this machine answers at once, or is not there
constexpr int kActivityLimit = 50;

QCoro::Task<Result<QJsonObject>> runStatus(Context context, QJsonObject, Progress, std::stop_token)
{
    const Engine &engine = *context.engine;
    QJsonObject result = toJson(engine.status());
    result[u"running"_s] = true;
    result[u"version"_s] = QStringLiteral(STATION_VERSION);
    result[u"pid"_s] = ProcessId::self().pid;
    if (engine.home())
        result[u"home"_s] = engine.home()->paths().data;
    const Addresses addresses = engine.addresses();
    result[u"mcp"_s] = addresses.mcp;
    result[u"agents_as_tools"_s] = addresses.agents;
    if (const TelemetryStatus traces = engine.traces(); !traces.endpoint.isEmpty())
        result[u"traces"_s] = QJsonObject{{u"endpoint"_s, traces.endpoint}, {u"sent"_s, qint64(traces.sent)}, {u"lost"_s, qint64(traces.lost)}, {u"problem"_s, traces.problem}};
    const auto stations = co_await context.engine->stations();
    int agents = 0, online = 0;
    for (const lattice::Station &station : stations.value_or(QList<lattice::Station>())) {
        agents += station.self ? static_cast<int>(station.agents.size()) : 0;
        online += station.presence == lattice::Presence::Online || station.presence == lattice::Presence::Late;
    }
    result[u"agents"_s] = agents;
    result[u"stations_online"_s] = online;
    co_return result;
}

QCoro::Task<Result<QJsonObject>> runVersion(Context, QJsonObject, Progress, std::stop_token)
{
    co_return QJsonObject{{u"version"_s, QStringLiteral(STATION_VERSION)}, {u"qt"_s, QString::fromLatin1(qVersion())}};
}

QHash<QString, QString> chosenValues(const QJsonObject &arguments)
{
    const std::pair<QString, QString> names[] = {{u"provider"_s, u"ai_provider"_s}, {u"model"_s, u"ai_model"_s}, {u"base_url"_s, u"ai_base_url"_s},
                                                 {u"lattice_url"_s, u"lattice.nats.url"_s}, {u"lattice_name"_s, u"lattice.station_name"_s}};
    QHash<QString, QString> values;
    for (const auto &[argument, path] : names) {
        if (const QString value = arguments[argument].toString(); !value.isEmpty())
            values.insert(path, value);
    }
    if (arguments[u"lattice_port"_s].isDouble())
        values.insert(u"lattice.embedded.port"_s, QString::number(arguments[u"lattice_port"_s].toInt()));
    if (arguments[u"lattice_orchestrator"_s].toBool())
        values.insert(u"lattice.mode"_s, u"orchestrator"_s);
    else if (values.contains(u"lattice.nats.url"_s))
        values.insert(u"lattice.mode"_s, u"member"_s);
    return values;
}

/*! Writes \a file unless it is there; one that is there and says otherwise stays, and that is a Conflict. \return whether it was written */
Result<bool> writeConfig(const QString &file, const QHash<QString, QString> &values)
{
    const auto written = createPrivateFile(file, firstConfig(values).toUtf8());
    if (written)
        return true;
    if (written.error().fault != Fault::Conflict)
        return std::unexpected(written.error());
    if (!values.isEmpty())
        return failed(Fault::Conflict, u"%1 exists already and is left as it is; change it there, or remove it first"_s.arg(file));
    return false;
}

/*! What a model server on this machine offers, of \a provider when one is wanted. Takes a moment at most. */
QCoro::Task<std::optional<LocalServer>> localServer(QString provider, std::stop_token stop)
{
    const auto settings = ModelSettings::withEnvironment({}, QProcessEnvironment::systemEnvironment());
    for (const LocalServer &server : co_await findLocalServers(knownProviders(settings), kProbeLimit, stop)) {
        if (!server.models.isEmpty() && (provider.isEmpty() || server.provider == provider))
            co_return server;
    }
    co_return std::nullopt;
}

/*! What is still missing before agents have a model; empty when nothing is. */
QString modelNote(const HomePaths &home, const QString &file, const std::optional<LocalServer> &server)
{
    ConfigReader reader;
    reader.readFile(file);
    reader.readVariables();
    const auto settings = ModelSettings::ofHome(reader.result().value_or(Config()), home.config, QProcessEnvironment::systemEnvironment());
    const QList<KnownProvider> providers = knownProviders(settings);
    const QString standard = defaultProvider(settings, providers);
    for (const KnownProvider &known : providers) {
        if (known.name == standard && lacksKey(known))
            return u"%1 has no key yet: set %2, or store one with `stn model key %3 --from-file /dev/stdin`"_s.arg(known.title, known.keyVariable, known.name);
    }
    if (!standard.isEmpty() || settings.provider == "rehearsal"_L1)
        return {};
    if (server)
        return u"%1 runs here: `stn model set %2/%3` makes agents real"_s.arg(server->title, server->provider, server->models.first());
    return u"Agents are rehearsed until a provider has a key: set ANTHROPIC_API_KEY, OPENAI_API_KEY or GEMINI_API_KEY"_s;
}

QCoro::Task<Result<QJsonObject>> runInit(Context context, QJsonObject arguments, Progress, std::stop_token stop)
{
    const HomePaths &home = context.home;
    const QString file = context.configFile.isEmpty() ? home.configFile() : context.configFile;
    for (const QString &folder : {home.config, home.data, home.environments() + u"/default/agents"_s}) {
        if (const auto made = makePrivateFolder(folder); !made)
            co_return std::unexpected(made.error());
    }
    QHash<QString, QString> values = chosenValues(arguments);
    const QString provider = values.value(u"ai_provider"_s);
    const bool isLocal = provider == "ollama"_L1 || provider == "llamacpp"_L1;
    std::optional<LocalServer> server;
    if (isLocal || provider.isEmpty())
        server = co_await localServer(provider, stop);
    if (isLocal && server && !values.contains(u"ai_model"_s))
        values.insert(u"ai_model"_s, server->models.first());
    const auto written = writeConfig(file, values);
    if (!written)
        co_return std::unexpected(written.error());
    QJsonObject result{{u"config"_s, file}, {u"created"_s, *written}, {u"home"_s, home.data}, {u"environments"_s, home.environments()}};
    if (const QString note = modelNote(home, file, server); !note.isEmpty())
        result[u"note"_s] = note;
    if (const QString team = arguments[u"samples"_s].toString(); !team.isEmpty()) {
        if (!context.installSamples)
            co_return failed(Fault::NotFound, u"this build has no sample agents"_s);
        const auto installed = context.installSamples(home, team == "all"_L1 ? QString() : team);
        if (!installed)
            co_return std::unexpected(installed.error());
        result[u"samples"_s] = *installed;
    }
    co_return result;
}

QCoro::Task<Result<QJsonObject>> runDoctor(Context context, QJsonObject, Progress, std::stop_token)
{
    co_return doctorReport(context.home, context.configFile.isEmpty() ? context.home.configFile() : context.configFile);
}

Verb initVerb()
{
    return {.name = u"init"_s, .title = u"Set up a home"_s,
            .description = u"Makes the folders of the home and a first config.yaml. What exists is left as it is. Keys of providers stay in the environment and are never written."_s,
            .parameters = {{.name = u"provider"_s, .type = Type::Choice, .words = u"whose models agents use"_s,
                            .choices = {u"anthropic"_s, u"openai"_s, u"openai-responses"_s, u"gemini"_s, u"ollama"_s, u"llamacpp"_s, u"custom"_s, u"rehearsal"_s}},
                           {.name = u"model"_s, .words = u"the model of agents that name none"_s},
                           {.name = u"base_url"_s, .words = u"address of the provider, for servers that speak its protocol"_s, .placeholder = u"URL"_s},
                           {.name = u"samples"_s, .words = u"put the sample agents into a home without agents: all, or one team's"_s, .placeholder = u"TEAM"_s, .bare = u"all"_s},
                           {.name = u"lattice_url"_s, .words = u"the lattice to join"_s, .placeholder = u"URL"_s},
                           {.name = u"lattice_name"_s, .words = u"the station's name there"_s, .placeholder = u"NAME"_s},
                           {.name = u"lattice_orchestrator"_s, .type = Type::Boolean, .words = u"lead a lattice with a nats-server of its own"_s},
                           {.name = u"lattice_port"_s, .type = Type::Integer, .words = u"that server's port"_s, .placeholder = u"PORT"_s, .least = -1, .most = 65535},
                           {.name = u"ship"_s, .type = Type::Boolean, .words = u"accepted for scripts of the Go project; there is nothing more to install"_s},
                           {.name = u"yes"_s, .type = Type::Boolean, .words = u"accepted for scripts of the Go project; nothing is asked"_s, .letter = u'y'}},
            .resultSchema = Schema::object({{u"config"_s, Schema::text(u"the file"_s)}, {u"created"_s, Schema::boolean(u"whether it is new"_s)},
                                            {u"home"_s, Schema::text(u"folder of the data"_s)}, {u"samples"_s, Schema::number(u"agents put in"_s)},
                                            {u"note"_s, Schema::text(u"what is missing before agents have a model"_s)}}, {u"config"_s, u"created"_s}),
            .hints = {.idempotent = true}, .place = Verb::Place::Process,
            .examples = {u"init"_s, u"init --provider anthropic"_s, u"init --provider ollama"_s, u"init --samples=security"_s}, .run = runInit};
}

QCoro::Task<Result<QJsonObject>> runActivity(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const QList<Performed> &entries = context.engine->verbLog().entries();
    const int limit = arguments[u"limit"_s].toInt(kActivityLimit);
    const bool all = arguments[u"all"_s].toBool();
    QJsonArray rows;
    for (qsizetype i = entries.size() - 1; i >= 0 && rows.size() < limit; --i) {
        const Performed &entry = entries.at(i);
        if (!entry.changes && !all)
            continue;
        QJsonObject row{{u"number"_s, qint64(entry.number)}, {u"time"_s, entry.time.toString(Qt::ISODateWithMs)}, {u"verb"_s, entry.verb}, {u"caller"_s, entry.caller.words()},
                        {u"changes"_s, entry.changes}, {u"duration_ms"_s, entry.durationMs}};
        lattice::insertUnlessEmpty(row, "subject"_L1, entry.subject);
        lattice::insertUnlessEmpty(row, "fault"_L1, entry.fault);
        lattice::insertUnlessEmpty(row, "detail"_L1, entry.detail);
        rows << row;
    }
    co_return QJsonObject{{u"activity"_s, rows}};
}

Verb activityVerb()
{
    return {.name = u"activity"_s, .title = u"Show what was done here"_s,
            .description = u"Lists what commands, the window, MCP clients and other stations had this station do since it started, the newest first. What changes something is in the history as well."_s,
            .parameters = {{.name = u"limit"_s, .type = Type::Integer, .words = u"the most to list"_s, .placeholder = u"N"_s, .least = 1, .most = double(VerbLog::kMost), .initial = kActivityLimit},
                           {.name = u"all"_s, .type = Type::Boolean, .words = u"also what only looked"_s}},
            .resultSchema = Schema::object({{u"activity"_s, Schema::list(Schema::object({{u"number"_s, Schema::number(u"counts up"_s)}, {u"time"_s, Schema::text(u"when it began, ISO 8601"_s)},
                                                                                        {u"verb"_s, Schema::text(u"what was done"_s)}, {u"caller"_s, Schema::text(u"by whom"_s)},
                                                                                        {u"subject"_s, Schema::text(u"what it was about"_s)}, {u"changes"_s, Schema::boolean(u"not only looked"_s)},
                                                                                        {u"fault"_s, Schema::text(u"missing: it succeeded"_s)}, {u"detail"_s, Schema::text(u"of the fault"_s)},
                                                                                        {u"duration_ms"_s, Schema::number(u"until it ended"_s)}}))}}, {u"activity"_s}),
            .hints = {.readOnly = true, .idempotent = true}, .place = Verb::Place::Running, .examples = {u"activity"_s, u"activity --all --json"_s}, .run = runActivity};
}

} // namespace

QList<Verb> stationVerbs()
{
    return {
        {.name = u"status"_s, .title = u"Show whether the station runs"_s, .description = u"Says whether a station serves from this home, and where it can be reached."_s,
         .resultSchema = Schema::object({{u"running"_s, Schema::boolean(u"true; when none runs that is an error"_s)}, {u"station_id"_s, Schema::text(u"its id"_s)},
                                         {u"station_name"_s, Schema::text(u"its name"_s)}, {u"mode"_s, Schema::text(u"standalone, orchestrator or member"_s)},
                                         {u"pid"_s, Schema::number(u"its process"_s)},
                                         {u"traces"_s, Schema::object({{u"endpoint"_s, Schema::text(u"where spans go"_s)}, {u"sent"_s, Schema::number(u"spans"_s)}, {u"lost"_s, Schema::number(u"spans"_s)}, {u"problem"_s, Schema::text(u"empty: none"_s)}})}}, {u"running"_s}),
         .hints = {.readOnly = true, .idempotent = true}, .place = Verb::Place::Running, .examples = {u"status"_s, u"status --json"_s}, .run = runStatus},
        {.name = u"version"_s, .title = u"Show the version"_s, .description = u"Prints the version of this program."_s,
         .resultSchema = Schema::object({{u"version"_s, Schema::text(u"of this program"_s)}, {u"qt"_s, Schema::text(u"of Qt"_s)}}, {u"version"_s}),
         .hints = {.readOnly = true, .idempotent = true}, .place = Verb::Place::Process, .examples = {u"version"_s}, .run = runVersion},
        initVerb(),
        activityVerb(),
        {.name = u"doctor"_s, .title = u"Check this machine"_s,
         .description = u"Checks what a station needs: home, configuration, nats-server, ports, space, keys of providers. Fails when something would stop it, and says what to do."_s,
         .resultSchema = Schema::object({{u"healthy"_s, Schema::boolean(u"nothing failed"_s)},
                                         {u"checks"_s, Schema::list(Schema::object({{u"id"_s, Schema::text(u"which"_s)}, {u"state"_s, Schema::text(u"passed, warning or failed"_s)},
                                                                                    {u"detail"_s, Schema::text(u"what was found"_s)}, {u"fix"_s, Schema::text(u"what to do"_s)}}))}}, {u"healthy"_s, u"checks"_s}),
         .hints = {.readOnly = true, .idempotent = true}, .place = Verb::Place::Process, .examples = {u"doctor"_s}, .run = runDoctor},
    };
}

} // namespace core
