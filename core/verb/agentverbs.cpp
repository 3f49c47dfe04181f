// SPDX-License-Identifier: Apache-2.0
#include "core/agent/agentdraft.h"
#include "core/config/configreader.h"
#include "core/engine/engine.h"
#include "core/environment/environments.h"
#include "core/verb/agentjson.h"
#include "core/verb/verbtable.h"

#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

using Arguments = QJsonObject;

/*! The configuration's folder of environments, as app::agentsFolder() has it. */
QString workspaceOf(const Context &context)
{
    if (context.engine)
        return context.engine->config().workspace;
    ConfigReader reader;
    const QString file = context.configFile.isEmpty() ? context.home.configFile() : context.configFile;
    if (QFileInfo::exists(file))
        reader.readFile(file);
    reader.readVariables();
    const auto config = reader.result();
    return config ? config->workspace : QString();
}

/*! The environment that is meant: the current one when none is named. */
QString environmentOf(const Context &context, const Arguments &arguments)
{
    const QString named = arguments[u"environment"_s].toString();
    if (!named.isEmpty())
        return named;
    const Environments *environments = context.engine ? context.engine->environments() : nullptr;
    return environments ? environments->currentName() : Environments::savedCurrent(context.home.data);
}

/*! Puts a change into the history, where one is kept, and into force: who asks next finds it. */
QCoro::Task<> keep(Context context, QString environment, QString path, QString note)
{
    Environments *environments = context.engine ? context.engine->environments() : nullptr;
    if (!environments)
        co_return;
    if (const auto open = environments->open(environment))
        (*open)->catalogue().rescan();
    co_await environments->keep({path}, note, Environments::author(context.caller));
}

/*! The one place that knows where the agents of an environment are. */
Result<AgentFolder> folderOf(const Context &context, const Arguments &arguments)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$"_s);
    const QString environment = environmentOf(context, arguments);
    if (!plain.match(environment).hasMatch())
        return failed(Fault::Invalid, u"'%1' is no name of an environment: letters, digits, '_', '.' and '-', 64 at most"_s.arg(environment));
    const QString workspace = workspaceOf(context);
    const QString root = (workspace.isEmpty() ? context.home.environments() : workspace + u"/environments"_s) + u'/' + environment;
    if (environment != "default"_L1 && !QFileInfo(root).isDir())
        return failed(Fault::NotFound, u"there is no environment '%1': no folder %2"_s.arg(environment, root));
    return AgentFolder(root + u"/agents"_s);
}

Result<> isExpected(const AgentFolder::Entry &entry, const Arguments &arguments)
{
    const QString revision = arguments[u"revision"_s].toString();
    if (revision.isEmpty() || revision == entry.revision())
        return {};
    return failed(Fault::Conflict, u"%1 is at revision %2 by now; read it again"_s.arg(entry.path, entry.revision()));
}

PromptSurroundings surroundings(const AgentFolder &folder)
{
    PromptSurroundings around;
    around.partials = folder.partials();
    return around; // agents and tools may be anywhere on the lattice, and are not looked at here
}

/*! What was written, with what there is to say of it. */
QJsonObject written(const AgentFolder &folder, const AgentFolder::Entry &entry, bool changed)
{
    TemplateEngine engine;
    QJsonObject json = toJson(entry);
    json[u"changed"_s] = changed;
    json[u"diagnostics"_s] = toJson(entry.path, checkPrompt(entry.bytes, entry.path, engine, surroundings(folder)))[u"diagnostics"_s];
    return json;
}

QCoro::Task<Result<QJsonObject>> runList(Context context, Arguments arguments, Progress, std::stop_token)
{
    const auto folder = folderOf(context, arguments);
    if (!folder)
        co_return std::unexpected(folder.error());
    QJsonArray agents, problems;
    const QString tag = arguments[u"tag"_s].toString();
    for (const AgentFolder::Entry &entry : folder->entries()) {
        if (!entry.agent)
            problems << toJson(entry);
        else if (tag.isEmpty() || entry.agent->capabilities.contains(tag, Qt::CaseInsensitive))
            agents << toJson(entry);
    }
    co_return QJsonObject{{u"environment"_s, environmentOf(context, arguments)}, {u"agents"_s, agents}, {u"problems"_s, problems}};
}

QCoro::Task<Result<QJsonObject>> runShow(Context context, Arguments arguments, Progress, std::stop_token)
{
    const auto folder = folderOf(context, arguments);
    const auto entry = folder ? folder->find(arguments[u"name"_s].toString()) : std::unexpected(folder.error());
    if (!entry)
        co_return std::unexpected(entry.error());
    QJsonObject json = written(*folder, *entry, false);
    json.remove(u"changed"_s);
    json[u"source"_s] = QString::fromUtf8(entry->bytes);
    co_return json;
}

QCoro::Task<Result<QJsonObject>> runCreate(Context context, Arguments arguments, Progress, std::stop_token)
{
    const auto folder = folderOf(context, arguments);
    if (!folder)
        co_return std::unexpected(folder.error());
    const QString name = arguments[u"name"_s].toString();
    const QString source = arguments[u"source"_s].toString();
    const auto bytes = source.isEmpty() ? AgentDraft::create(name, arguments) : Result<QByteArray>(source.toUtf8());
    const auto entry = bytes ? folder->create(name, *bytes) : std::unexpected(bytes.error());
    if (!entry)
        co_return std::unexpected(entry.error());
    co_await keep(context, environmentOf(context, arguments), entry->path, u"Create %1"_s.arg(name));
    co_return written(*folder, *entry, true);
}

Result<QByteArray> changed(const AgentFolder::Entry &entry, const Arguments &arguments)
{
    if (const QString source = arguments[u"source"_s].toString(); !source.isEmpty())
        return source.toUtf8();
    auto edit = PromptEdit::open(entry.bytes, entry.path);
    if (!edit)
        return std::unexpected(edit.error());
    Arguments wanted = arguments;
    wanted.remove(u"name"_s);
    if (const QString name = wanted.take(u"rename"_s).toString(); !name.isEmpty())
        wanted[u"name"_s] = name;
    if (const auto applied = AgentDraft::apply(*edit, wanted); !applied)
        return std::unexpected(applied.error());
    return edit->bytes();
}

QCoro::Task<Result<QJsonObject>> runUpdate(Context context, Arguments arguments, Progress, std::stop_token)
{
    const auto folder = folderOf(context, arguments);
    const auto entry = folder ? folder->find(arguments[u"name"_s].toString()) : std::unexpected(folder.error());
    if (!entry)
        co_return std::unexpected(entry.error());
    if (const auto expected = isExpected(*entry, arguments); !expected)
        co_return std::unexpected(expected.error());
    const auto bytes = changed(*entry, arguments);
    if (!bytes)
        co_return std::unexpected(bytes.error());
    if (*bytes == entry->bytes)
        co_return written(*folder, *entry, false);
    const auto replaced = folder->replace(*entry, *bytes);
    if (!replaced)
        co_return std::unexpected(replaced.error());
    co_await keep(context, environmentOf(context, arguments), replaced->path, u"Change %1"_s.arg(arguments[u"name"_s].toString()));
    co_return written(*folder, *replaced, true);
}

QCoro::Task<Result<QJsonObject>> runDelete(Context context, Arguments arguments, Progress, std::stop_token)
{
    const auto folder = folderOf(context, arguments);
    const auto entry = folder ? folder->find(arguments[u"name"_s].toString()) : std::unexpected(folder.error());
    if (!entry)
        co_return std::unexpected(entry.error());
    if (const auto expected = isExpected(*entry, arguments); !expected)
        co_return std::unexpected(expected.error());
    if (const auto removed = folder->remove(*entry); !removed)
        co_return std::unexpected(removed.error());
    co_await keep(context, environmentOf(context, arguments), entry->path, u"Delete %1"_s.arg(arguments[u"name"_s].toString()));
    co_return QJsonObject{{u"name"_s, entry->agent ? entry->agent->name : arguments[u"name"_s].toString()}, {u"file"_s, entry->path}, {u"deleted"_s, true}};
}

QCoro::Task<Result<QJsonObject>> runCheck(Context context, Arguments arguments, Progress, std::stop_token)
{
    const auto folder = folderOf(context, arguments);
    if (!folder)
        co_return std::unexpected(folder.error());
    QList<AgentFolder::Entry> entries = folder->entries();
    if (const QString name = arguments[u"name"_s].toString(); !name.isEmpty()) {
        const auto entry = folder->find(name);
        if (!entry)
            co_return std::unexpected(entry.error());
        entries = {*entry};
    }
    TemplateEngine engine;
    const PromptSurroundings around = surroundings(*folder);
    QJsonArray files;
    int errors = 0, warnings = 0;
    for (const AgentFolder::Entry &entry : entries) {
        const QJsonObject file = toJson(entry.path, checkPrompt(entry.bytes, entry.path, engine, around));
        errors += file[u"errors"_s].toInt();
        warnings += file[u"warnings"_s].toInt();
        files << file;
    }
    co_return QJsonObject{{u"files"_s, files}, {u"errors"_s, errors}, {u"warnings"_s, warnings}, {u"healthy"_s, errors == 0}};
}

QJsonObject agentSchema()
{
    const QJsonObject words = Schema::list(Schema::text(u"a word"_s));
    return Schema::object({{u"name"_s, Schema::text(u"its name"_s)}, {u"id"_s, Schema::text(u"the same on every station"_s)}, {u"file"_s, Schema::text(u"its prompt file"_s)},
                           {u"revision"_s, Schema::text(u"of the file, for update and delete"_s)}, {u"description"_s, Schema::text(u"what it does"_s)}, {u"model"_s, Schema::text(u"missing: the home's"_s)},
                           {u"max_steps"_s, Schema::number(u"calls of the model in one run"_s)}, {u"tags"_s, words}, {u"tools"_s, words}, {u"agents"_s, words},
                           {u"input_schema"_s, Schema::object({})}, {u"error"_s, Schema::text(u"why the file is no agent"_s)}, {u"changed"_s, Schema::boolean(u"whether the file was written"_s)},
                           {u"source"_s, Schema::text(u"the file"_s)}, {u"diagnostics"_s, Schema::list(Schema::object({}))}}, {u"name"_s, u"file"_s});
}

Parameter nameOf(const QString &words) { return {.name = u"name"_s, .words = words, .placeholder = u"NAME"_s, .positional = true, .required = true}; }
Parameter environment() { return {.name = u"environment"_s, .words = u"whose agents; without it the current one's"_s, .placeholder = u"NAME"_s, .letter = u'e'}; }
Parameter revision() { return {.name = u"revision"_s, .words = u"only when the file is still at this revision, of agent show"_s, .placeholder = u"TEXT"_s}; }

/*! What create and update may say of an agent. */
QList<Parameter> fields()
{
    return {{.name = u"description"_s, .words = u"what it does, in a sentence"_s, .placeholder = u"TEXT"_s, .letter = u'd'},
            {.name = u"prompt"_s, .words = u"its text: instructions, or a template with roles"_s, .placeholder = u"TEXT"_s, .letter = u'p'},
            {.name = u"model"_s, .words = u"which model answers; empty: the home's"_s, .placeholder = u"MODEL"_s, .letter = u'm'},
            {.name = u"models"_s, .type = Type::List, .words = u"models to ask when that one cannot answer, in order"_s, .placeholder = u"MODEL"_s},
            {.name = u"max_steps"_s, .type = Type::Integer, .words = u"calls of the model in one run"_s, .placeholder = u"N"_s, .least = 1, .most = 1000},
            {.name = u"tools"_s, .type = Type::List, .words = u"a server or tool that it may call; again, or with commas, for more"_s, .placeholder = u"TOOL"_s, .letter = u't'},
            {.name = u"agents"_s, .type = Type::List, .words = u"an agent that it may call"_s, .placeholder = u"NAME"_s},
            {.name = u"tags"_s, .type = Type::List, .words = u"a word to find it by"_s, .placeholder = u"WORD"_s},
            {.name = u"input"_s, .type = Type::Map, .words = u"a field of its input, as target=\"string, what to scan\"; `?` behind the name: optional; empty: no such field"_s, .placeholder = u"FIELD=TYPE"_s, .letter = u'i'},
            {.name = u"lattice"_s, .type = Type::Boolean, .words = u"it may give work to others on the lattice"_s},
            {.name = u"memory"_s, .type = Type::Boolean, .words = u"it remembers from run to run"_s},
            {.name = u"sandbox"_s, .type = Type::Choice, .words = u"it may run code, closed in"_s, .choices = {u"python"_s, u"node"_s, u"bash"_s, u"off"_s}},
            {.name = u"set"_s, .type = Type::Map, .words = u"any other key, as sandbox.timeout=60; the value is YAML"_s, .placeholder = u"KEY=VALUE"_s},
            {.name = u"source"_s, .words = u"the whole prompt file instead of all these"_s, .placeholder = u"TEXT"_s},
            environment()};
}

} // namespace

QList<Verb> agentVerbs()
{
    QList<Parameter> update = fields();
    update.prepend(nameOf(u"which"_s));
    update << Parameter{.name = u"unset"_s, .type = Type::List, .words = u"a key to take away, as sandbox.timeout"_s, .placeholder = u"KEY"_s}
           << Parameter{.name = u"rename"_s, .words = u"its new name; the file keeps its own"_s, .placeholder = u"NAME"_s} << revision();
    QList<Parameter> create = fields();
    create.prepend(nameOf(u"its name"_s));
    return {
        {.name = u"agent.list"_s, .title = u"List agents"_s, .description = u"Lists the agents of an environment by their prompt files, those that are broken too."_s,
         .parameters = {{.name = u"tag"_s, .words = u"only with this tag or capability"_s, .placeholder = u"WORD"_s}, environment()},
         .resultSchema = Schema::object({{u"environment"_s, Schema::text(u"its name"_s)}, {u"agents"_s, Schema::list(agentSchema())}, {u"problems"_s, Schema::list(agentSchema())}}, {u"agents"_s}),
         .hints = {.readOnly = true, .idempotent = true}, .list = u"agents"_s, .place = Verb::Place::Files, .examples = {u"agent list"_s, u"agent list --tag security"_s}, .run = runList},
        {.name = u"agent.show"_s, .title = u"Show an agent"_s, .description = u"Shows an agent as its prompt file defines it, with the file's text and what is wrong with it."_s,
         .parameters = {nameOf(u"which"_s), environment()}, .resultSchema = agentSchema(),
         .hints = {.readOnly = true, .idempotent = true}, .place = Verb::Place::Files, .examples = {u"agent show log-analyzer"_s}, .run = runShow},
        {.name = u"agent.create"_s, .title = u"Create an agent"_s, .description = u"Writes a commented prompt file for a new agent, which is live at once. Fails when there is one of that name."_s,
         .parameters = create, .resultSchema = agentSchema(), .needs = Right::Administer, .place = Verb::Place::Home,
         .examples = {u"agent create log-analyzer -d \"Finds error patterns\""_s, u"agent create scanner -t filesystem -i target=\"string, what to scan\" -p \"Scan {{target}}.\""_s}, .run = runCreate},
        {.name = u"agent.update"_s, .title = u"Change an agent"_s, .description = u"Changes what is given in an agent's prompt file, and not one byte more: comments, order and unknown keys stay. An empty text takes a key away."_s,
         .parameters = update, .resultSchema = agentSchema(), .hints = {.idempotent = true}, .needs = Right::Administer, .place = Verb::Place::Home,
         .examples = {u"agent update log-analyzer --max-steps 12 --tools logs,kubernetes"_s, u"agent update log-analyzer --set sandbox.timeout=60 --unset model"_s}, .run = runUpdate},
        {.name = u"agent.delete"_s, .title = u"Delete an agent"_s, .description = u"Removes an agent's prompt file, which `agent restore` brings back. Its runs stay."_s,
         .parameters = {nameOf(u"which"_s), revision(), environment()},
         .resultSchema = Schema::object({{u"name"_s, Schema::text(u"its name"_s)}, {u"file"_s, Schema::text(u"what was removed"_s)}, {u"deleted"_s, Schema::boolean(u"true"_s)}}, {u"name"_s, u"deleted"_s}),
         .hints = {.destructive = true}, .needs = Right::Administer, .place = Verb::Place::Home, .examples = {u"agent delete log-analyzer"_s}, .run = runDelete},
        {.name = u"agent.check"_s, .title = u"Check agents"_s, .description = u"Checks the prompt files of an environment, or one of them: what cannot be used, and what was most likely not meant. Exit code 1 when there are errors."_s,
         .parameters = {{.name = u"name"_s, .words = u"which; without it all"_s, .placeholder = u"NAME"_s, .positional = true}, environment()},
         .resultSchema = Schema::object({{u"files"_s, Schema::list(Schema::object({{u"file"_s, Schema::text(u"which"_s)}, {u"diagnostics"_s, Schema::list(Schema::object({}))}}))},
                                         {u"errors"_s, Schema::number(u"in all files"_s)}, {u"warnings"_s, Schema::number(u"in all files"_s)}, {u"healthy"_s, Schema::boolean(u"no errors"_s)}}, {u"files"_s, u"healthy"_s}),
         .hints = {.readOnly = true, .idempotent = true}, .place = Verb::Place::Files, .examples = {u"agent check"_s, u"agent check log-analyzer --json"_s}, .run = runCheck},
    };
}

} // namespace core
