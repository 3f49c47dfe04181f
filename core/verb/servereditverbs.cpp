// SPDX-License-Identifier: Apache-2.0
// Tool servers added, changed and removed: each is a template of its environment.
#include "core/engine/engine.h"
#include "core/engine/safefile.h"
#include "core/environment/serverimport.h"
#include "core/verb/chosenenvironment.h"
#include "core/verb/verbtable.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

/*! The template named \a name; NotFound with those that there are. */
Result<ServerTemplate> templateOf(const Environment &environment, const QString &name)
{
    QStringList names;
    for (const ServerTemplate &one : environment.templates()) {
        if (one.name == name)
            return one;
        names << one.name;
    }
    return failed(Fault::NotFound, names.isEmpty() ? u"the environment %1 has no servers yet; add one: stn server add NAME COMMAND"_s.arg(environment.name())
                                                   : u"the environment %1 has no server '%2'; it has %3"_s.arg(environment.name(), name, names.join(u", "_s)));
}

/*! What \a arguments say of a server, over \a before; an empty text takes a key away. */
QJsonObject definitionOf(const QJsonObject &arguments, QJsonObject before)
{
    for (const QString &key : {u"command"_s, u"url"_s, u"description"_s}) {
        const QJsonValue value = arguments[key];
        if (value.isString() && value.toString().isEmpty())
            before.remove(key);
        else if (value.isString())
            before[key] = value;
    }
    if (arguments.contains("args"_L1))
        before[u"args"_s] = arguments[u"args"_s];
    for (const QString &key : {u"env"_s, u"headers"_s}) {
        QJsonObject map = before[key].toObject();
        const QJsonObject given = arguments[key].toObject();
        for (auto value = given.begin(); value != given.end(); ++value) {
            if (value->toString().isEmpty())
                map.remove(value.key());
            else
                map[value.key()] = *value;
        }
        if (map.isEmpty())
            before.remove(key);
        else
            before[key] = map;
    }
    return before;
}

/*! \a definition as a file of its own, its secrets taken out. */
Result<ServerImport> importOf(const QString &name, const QJsonObject &definition)
{
    return ServerImport::of(QJsonDocument(QJsonObject{{u"mcpServers"_s, QJsonObject{{name, definition}}}}).toJson(), name + ".json"_L1);
}

/*! Sets the secrets, reads the folder anew, writes the history, and says how it stands. */
QCoro::Task<Result<QJsonObject>> settle(Context context, std::shared_ptr<Environment> environment, QMap<QString, Secret> secrets, QString path, QString name, QString note)
{
    for (auto secret = secrets.cbegin(); secret != secrets.cend(); ++secret) {
        if (const auto set = co_await environment->setVariable({.name = secret.key(), .value = secret->reveal(), .secret = true}); !set)
            co_return std::unexpected(set.error());
    }
    environment->rescan();
    if (Environments *environments = context.engine ? context.engine->environments() : nullptr)
        co_await environments->keep({path}, note, Environments::author(context.caller));
    const auto servers = co_await environment->servers();
    QJsonArray missing;
    for (const auto &waiting : servers ? servers->waiting : QList<EnvironmentServers::Waiting>()) {
        if (waiting.server == name)
            missing = QJsonArray::fromStringList(waiting.missing);
    }
    co_return QJsonObject{{u"environment"_s, environment->name()}, {u"server"_s, name}, {u"file"_s, path}, {u"secrets"_s, QJsonArray::fromStringList(secrets.keys())}, {u"missing"_s, missing}};
}

QCoro::Task<Result<QJsonObject>> runAdd(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto environment = chosenEnvironment(context, arguments);
    if (!environment)
        co_return std::unexpected(environment.error());
    const QString name = arguments[u"server"_s].toString(), folder = (*environment)->paths().folder;
    if (templateOf(**environment, name))
        co_return failed(Fault::Conflict, u"the environment %1 has a server '%2' already; change it: stn server update %2"_s.arg((*environment)->name(), name));
    const auto import = importOf(name, definitionOf(arguments, {}));
    if (!import)
        co_return std::unexpected(import.error());
    const QString path = folder + u'/' + name + ".json"_L1;
    if (const auto made = makePrivateFolder(folder); !made)
        co_return std::unexpected(made.error());
    if (const auto written = createPrivateFile(path, import->files.constFirst().json); !written)
        co_return std::unexpected(written.error());
    co_return co_await settle(context, *environment, import->secrets, path, name, u"Add server %1"_s.arg(name));
}

/*! Writes \a file without, or with another, server \a name. A file that is left empty goes. */
Result<> rewrite(const ServerTemplate &server, const std::optional<QJsonObject> &definition)
{
    QFile file(server.file);
    if (!file.open(QIODevice::ReadOnly))
        return failed(Fault::Refused, u"%1: %2"_s.arg(server.file, file.errorString()));
    QJsonParseError error;
    QJsonObject root = QJsonDocument::fromJson(file.readAll(), &error).object();
    if (error.error != QJsonParseError::NoError) // comments, or YAML: what a person wrote by hand is not lost by us
        return failed(Fault::Conflict, u"%1 is not plain JSON (%2); change it with an editor"_s.arg(server.file, error.errorString()));
    const QString key = root.contains("mcpServers"_L1) ? u"mcpServers"_s : u"servers"_s;
    QJsonObject servers = root[key].toObject();
    if (definition)
        servers[server.name] = *definition;
    else
        servers.remove(server.name);
    if (servers.isEmpty())
        return file.remove() ? Result<>() : failed(Fault::Refused, u"%1: %2"_s.arg(server.file, file.errorString()));
    root[key] = servers;
    return replaceFile(server.file, QJsonDocument(root).toJson());
}

QCoro::Task<Result<QJsonObject>> runUpdate(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto environment = chosenEnvironment(context, arguments);
    const QString name = arguments[u"server"_s].toString();
    const auto server = environment ? templateOf(**environment, name) : std::unexpected(environment.error());
    if (!server)
        co_return std::unexpected(server.error());
    const auto import = importOf(name, definitionOf(arguments, server->definition.toJson().toObject()));
    if (!import)
        co_return std::unexpected(import.error());
    const QJsonObject definition = QJsonDocument::fromJson(import->files.constFirst().json)[u"mcpServers"_s][name].toObject();
    if (const auto written = rewrite(*server, definition); !written)
        co_return std::unexpected(written.error());
    co_return co_await settle(context, *environment, import->secrets, server->file, name, u"Change server %1"_s.arg(name));
}

QCoro::Task<Result<QJsonObject>> runRemove(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto environment = chosenEnvironment(context, arguments);
    const QString name = arguments[u"server"_s].toString();
    const auto server = environment ? templateOf(**environment, name) : std::unexpected(environment.error());
    if (!server)
        co_return std::unexpected(server.error());
    if (const auto removed = rewrite(*server, std::nullopt); !removed)
        co_return std::unexpected(removed.error());
    co_return co_await settle(context, *environment, {}, server->file, name, u"Remove server %1"_s.arg(name));
}

} // namespace

QList<Verb> serverEditVerbs()
{
    const Parameter server{.name = u"server"_s, .words = u"its name"_s, .placeholder = u"SERVER"_s, .positional = true, .required = true};
    const Parameter environment{.name = u"environment"_s, .words = u"whose; without it the current one's"_s, .placeholder = u"NAME"_s, .letter = u'e', .aliases = {u"environment_name"_s, u"environment_id"_s}};
    const auto fields = [](bool isNew) {
        return QList<Parameter>{{.name = u"command"_s, .words = u"the program, of a server on this machine"_s, .positional = isNew, .replacedBy = isNew ? u"url"_s : QString()},
                                {.name = u"args"_s, .type = Type::List, .words = u"its arguments"_s, .placeholder = u"ARG"_s, .positional = isNew},
                                {.name = u"env"_s, .type = Type::Map, .words = u"a variable that it gets; a secret value is kept as a secret of the environment"_s, .placeholder = u"NAME=VALUE"_s},
                                {.name = u"url"_s, .words = u"its address, of a remote server"_s, .placeholder = u"URL"_s},
                                {.name = u"headers"_s, .type = Type::Map, .words = u"a header that is sent to it"_s, .placeholder = u"NAME=VALUE"_s},
                                {.name = u"description"_s, .words = u"what it is for"_s, .placeholder = u"TEXT"_s}};
    };
    const QJsonObject schema = Schema::object({{u"environment"_s, Schema::text(u"where"_s)}, {u"server"_s, Schema::text(u"its name"_s)}, {u"file"_s, Schema::text(u"its template"_s)},
                                               {u"secrets"_s, Schema::list(Schema::text(u"a variable that holds a secret of it"_s))}, {u"missing"_s, Schema::list(Schema::text(u"a variable that it wants"_s))}}, {u"server"_s});
    QList<Verb> verbs{
        {.name = u"server.add"_s, .title = u"Add a tool server"_s, .description = u"Adds an MCP server to an environment: a command of this machine, or the address of a remote one. Its tools can be used at once."_s,
         .parameters = QList<Parameter>{server} + fields(true) + QList<Parameter>{environment}, .resultSchema = schema,
         .examples = {u"server add files npx -- -y @modelcontextprotocol/server-filesystem /srv/notes"_s, u"server add wiki --url https://wiki.example.org/mcp"_s}, .run = runAdd},
        {.name = u"server.update"_s, .title = u"Change a tool server"_s, .description = u"Changes what is given of an MCP server; the rest stays. An empty text takes a value away."_s,
         .parameters = QList<Parameter>{server} + fields(false) + QList<Parameter>{environment}, .resultSchema = schema, .hints = {.idempotent = true}, .examples = {u"server update files --args /srv/docs"_s}, .run = runUpdate},
        {.name = u"server.remove"_s, .title = u"Remove a tool server"_s, .description = u"Takes an MCP server out of an environment. Its variables stay; `env restore` of the file's version brings it back."_s,
         .parameters = {server, environment}, .resultSchema = schema, .hints = {.destructive = true}, .examples = {u"server remove files"_s}, .run = runRemove}};
    for (Verb &verb : verbs) {
        verb.needs = Right::Administer; // what is written here is run
        verb.place = Verb::Place::Home;
        verb.subjects = {u"server"_s, u"environment"_s};
    }
    return verbs;
}

} // namespace core
