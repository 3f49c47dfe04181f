// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine.h"
#include "core/engine/safefile.h"
#include "core/environment/serverimport.h"
#include "core/environment/syncplan.h"
#include "core/verb/chosenenvironment.h"
#include "core/verb/verbtable.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

constexpr qint64 kMostConfig = 1 << 20;

QString callerOf(const Context &context) { return Environments::author(context.caller); }

/*! What changes much in a protected environment, or takes the current one away, wants its name again. */
Result<> confirmed(const EnvironmentSettings &settings, const QString &name, bool isCurrent, const QString &word, const QString &doing)
{
    if (word == name || (word.isEmpty() && !settings.isProtected && !isCurrent))
        return {};
    const QString why = settings.isProtected ? u"protected"_s : u"the current one"_s;
    return failed(Fault::Refused, word.isEmpty() ? u"'%1' is %2; %3 it with --confirm %1"_s.arg(name, why, doing) : u"'%1' is not the name of '%2'"_s.arg(word, name));
}

QJsonObject toJson(const EnvironmentInfo &info)
{
    return {{u"name"_s, info.name}, {u"folder"_s, info.folder}, {u"description"_s, info.settings.description}, {u"protected"_s, info.settings.isProtected},
            {u"current"_s, info.current}, {u"agents"_s, info.agentFiles}, {u"servers"_s, info.serverFiles}};
}

QJsonObject toJson(const Version &version)
{
    return {{u"version"_s, version.id}, {u"time"_s, version.time.toUTC().toString(Qt::ISODate)}, {u"author"_s, version.author}, {u"note"_s, version.note}};
}

QJsonObject toJson(const SyncPlan &plan, bool applied)
{
    QJsonArray rows;
    for (const SyncPlan::Row &row : plan.rows)
        rows << QJsonObject{{u"kind"_s, row.kind}, {u"name"_s, row.name}, {u"change"_s, SyncPlan::word(row.change)}, {u"file"_s, row.file}, {u"detail"_s, row.detail}};
    using Change = SyncPlan::Change;
    return {{u"environment"_s, plan.environment}, {u"plan"_s, rows}, {u"applied"_s, applied}, {u"unchanged"_s, plan.unchanged},
            {u"changes"_s, plan.count(Change::Added) + plan.count(Change::Changed) + plan.count(Change::Removed)}, {u"problems"_s, plan.count(Change::Broken)},
            {u"missing"_s, plan.count(Change::Missing)}, {u"warnings"_s, QJsonArray::fromStringList(plan.warnings)}};
}

QCoro::Task<Result<QJsonObject>> runList(Context context, QJsonObject, Progress, std::stop_token)
{
    const auto environments = environmentsOf(context);
    if (!environments)
        co_return std::unexpected(environments.error());
    QJsonArray list;
    for (const EnvironmentInfo &info : (*environments)->list())
        list << toJson(info);
    co_return QJsonObject{{u"environments"_s, list}, {u"trash"_s, QJsonArray::fromStringList((*environments)->trash())}};
}

QCoro::Task<Result<QJsonObject>> runCreate(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto environments = environmentsOf(context);
    if (!environments)
        co_return std::unexpected(environments.error());
    const QString name = arguments[u"environment"_s].toString();
    if (const auto created = (*environments)->create(name, arguments[u"description"_s].toString(), arguments[u"from"_s].toString()); !created)
        co_return std::unexpected(created.error());
    const QString folder = (*environments)->folder() + u'/' + name;
    co_await (*environments)->keep({folder}, u"Create environment %1"_s.arg(name), callerOf(context));
    co_return QJsonObject{{u"environment"_s, name}, {u"folder"_s, folder}};
}

QCoro::Task<Result<QJsonObject>> runDelete(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto environment = chosenEnvironment(context, arguments);
    if (!environment)
        co_return std::unexpected(environment.error());
    Environments &environments = *context.engine->environments();
    const QString name = (*environment)->name(), folder = (*environment)->paths().folder;
    if (const auto sure = confirmed((*environment)->settings(), name, name == environments.currentName(), arguments[u"confirm"_s].toString(), u"delete"_s); !sure)
        co_return std::unexpected(sure.error());
    const auto removed = environments.remove(name);
    if (!removed)
        co_return std::unexpected(removed.error());
    const QString current = environments.currentName();
    co_await environments.keep({folder}, u"Delete environment %1"_s.arg(name), callerOf(context));
    co_return QJsonObject{{u"environment"_s, name}, {u"trash"_s, *removed}, {u"current"_s, current}};
}

QCoro::Task<Result<QJsonObject>> runRestore(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto environments = environmentsOf(context);
    if (!environments)
        co_return std::unexpected(environments.error());
    const auto name = (*environments)->restore(arguments[u"environment"_s].toString());
    if (!name)
        co_return std::unexpected(name.error());
    const QString folder = (*environments)->folder() + u'/' + *name;
    co_await (*environments)->keep({folder}, u"Restore environment %1"_s.arg(*name), callerOf(context));
    co_return QJsonObject{{u"environment"_s, *name}, {u"folder"_s, folder}};
}

QCoro::Task<Result<QJsonObject>> runUse(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto environments = environmentsOf(context);
    if (!environments)
        co_return std::unexpected(environments.error());
    const QString before = (*environments)->currentName();
    if (const auto used = (*environments)->use(arguments[u"environment"_s].toString()); !used)
        co_return std::unexpected(used.error());
    co_return QJsonObject{{u"environment"_s, (*environments)->currentName()}, {u"before"_s, before}, {u"agents"_s, (*environments)->current()->catalogue().agents().size()}};
}

QCoro::Task<Result<QJsonObject>> runProtect(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto environment = chosenEnvironment(context, arguments);
    if (!environment)
        co_return std::unexpected(environment.error());
    EnvironmentSettings settings = (*environment)->settings();
    const bool off = arguments[u"off"_s].toBool();
    if (const auto sure = off ? confirmed(settings, (*environment)->name(), false, arguments[u"confirm"_s].toString(), u"open"_s) : Result<>(); !sure)
        co_return std::unexpected(sure.error());
    settings.isProtected = !off;
    if (const auto written = (*environment)->writeSettings(settings); !written)
        co_return std::unexpected(written.error());
    if (Environments *environments = context.engine->environments())
        co_await environments->keep({(*environment)->paths().settings()}, u"%1 environment %2"_s.arg(off ? u"Open"_s : u"Protect"_s, (*environment)->name()), callerOf(context));
    co_return QJsonObject{{u"environment"_s, (*environment)->name()}, {u"protected"_s, !off}};
}

QCoro::Task<Result<QJsonObject>> runSync(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto environment = chosenEnvironment(context, arguments);
    if (!environment)
        co_return std::unexpected(environment.error());
    const QString name = (*environment)->name();
    const auto plan = co_await SyncPlan::of(*environment, context.engine->environments()->accepted(name));
    if (!plan)
        co_return std::unexpected(plan.error());
    if (!arguments[u"yes"_s].toBool() || arguments[u"dry_run"_s].toBool())
        co_return toJson(*plan, false);
    if (const auto sure = confirmed((*environment)->settings(), name, false, arguments[u"confirm"_s].toString(), u"sync"_s); !sure)
        co_return std::unexpected(sure.error());
    const auto environments = environmentsOf(context);
    if (!environments)
        co_return std::unexpected(environments.error());
    if (const auto accepted = (*environments)->setAccepted(name, plan->snapshot); !accepted)
        co_return std::unexpected(accepted.error());
    co_await (*environments)->keep({(*environment)->paths().folder}, u"Sync environment %1"_s.arg(name), callerOf(context));
    co_return toJson(*plan, true);
}

/*! What stands in both, and what in one: by file for agents, by name for servers and variables. */
QCoro::Task<Result<QJsonObject>> runDiff(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto environments = environmentsOf(context);
    if (!environments)
        co_return std::unexpected(environments.error());
    const auto from = (*environments)->open(arguments[u"from"_s].toString());
    if (!from)
        co_return std::unexpected(from.error());
    const auto to = (*environments)->open(arguments[u"to"_s].toString());
    if (!to)
        co_return std::unexpected(to.error());
    const auto before = co_await SyncPlan::of(*from, {});
    const auto plan = before ? co_await SyncPlan::of(*to, {}) : before;
    if (!plan)
        co_return std::unexpected(plan.error());
    QJsonArray rows;
    for (const auto &[kind, group] : {std::pair(u"agent"_s, u"agents"_s), std::pair(u"server"_s, u"servers"_s), std::pair(u"variable"_s, u"variables"_s)}) {
        const QJsonObject old = before->snapshot[group].toObject(), now = plan->snapshot[group].toObject();
        QStringList names = old.keys() + now.keys();
        names.removeDuplicates();
        for (const QString &name : names) {
            QJsonObject a = old[name].toObject(), b = now[name].toObject();
            if (kind == "variable"_L1) { // whether values differ may be said, what they are may not
                const Variable *one = (*from)->variables().find(name), *two = (*to)->variables().find(name);
                a.insert(u"digest"_s, one ? one->value : QString());
                b.insert(u"digest"_s, two ? two->value : QString());
            }
            const QString fileA = a[u"file"_s].toString(), fileB = b[u"file"_s].toString();
            const QString change = !old.contains(name) ? u"added"_s : !now.contains(name) ? u"removed"_s : a[u"digest"_s] != b[u"digest"_s] || a[u"secret"_s] != b[u"secret"_s] ? u"changed"_s : QString();
            if (change.isEmpty())
                continue;
            QJsonObject row{{u"kind"_s, kind}, {u"name"_s, b[u"name"_s].toString(a[u"name"_s].toString(name))}, {u"change"_s, change}};
            if (change == "changed"_L1 && kind == "agent"_L1 && context.engine && context.engine->environments()) {
                if (const auto text = co_await context.engine->environments()->history().compare(fileA, fileB))
                    row.insert(u"diff"_s, QString::fromUtf8(*text));
            }
            rows << row;
        }
    }
    co_return QJsonObject{{u"from"_s, (*from)->name()}, {u"to"_s, (*to)->name()}, {u"differences"_s, rows}};
}

QCoro::Task<Result<QJsonObject>> runVars(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto environment = chosenEnvironment(context, arguments);
    if (!environment)
        co_return std::unexpected(environment.error());
    const auto servers = co_await (*environment)->servers();
    if (!servers)
        co_return std::unexpected(servers.error());
    QJsonArray rows;
    const auto usersOf = [&environment](const QString &name) {
        QStringList users;
        for (const ServerTemplate &server : (*environment)->templates()) {
            if (server.variables().contains(name))
                users << server.name;
        }
        return QJsonArray::fromStringList(users);
    };
    for (const Variable &variable : (*environment)->variables().all()) {
        QJsonObject row{{u"name"_s, variable.name}, {u"secret"_s, variable.secret}, {u"missing"_s, servers->missing.contains(variable.name)}, {u"description"_s, variable.description}, {u"used_by"_s, usersOf(variable.name)}};
        if (!variable.secret)
            row.insert(u"value"_s, variable.value);
        rows << row;
    }
    for (const QString &name : servers->missing) {
        if (!(*environment)->variables().find(name))
            rows << QJsonObject{{u"name"_s, name}, {u"secret"_s, false}, {u"missing"_s, true}, {u"used_by"_s, usersOf(name)}};
    }
    co_return QJsonObject{{u"environment"_s, (*environment)->name()}, {u"variables"_s, rows}, {u"missing"_s, QJsonArray::fromStringList(servers->missing)}};
}

QCoro::Task<Result<QJsonObject>> runSet(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto environment = chosenEnvironment(context, arguments);
    if (!environment)
        co_return std::unexpected(environment.error());
    const Variable variable{.name = arguments[u"name"_s].toString(), .value = arguments[u"value"_s].toString(), .secret = arguments[u"secret"_s].toBool(), .description = arguments[u"description"_s].toString()};
    if (const auto made = makePrivateFolder((*environment)->paths().folder); !made)
        co_return std::unexpected(made.error());
    if (const auto set = co_await (*environment)->setVariable(variable); !set)
        co_return std::unexpected(set.error());
    const Variable *written = (*environment)->variables().find(variable.name);
    co_return QJsonObject{{u"environment"_s, (*environment)->name()}, {u"name"_s, variable.name}, {u"secret"_s, written && written->secret}};
}

QCoro::Task<Result<QJsonObject>> runUnset(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto environment = chosenEnvironment(context, arguments);
    if (!environment)
        co_return std::unexpected(environment.error());
    const QString name = arguments[u"name"_s].toString();
    if (const auto unset = co_await (*environment)->unsetVariable(name); !unset)
        co_return std::unexpected(unset.error());
    co_return QJsonObject{{u"environment"_s, (*environment)->name()}, {u"name"_s, name}};
}

/*! For the eyes of a person at this machine: a client's answer goes to a model, and a station's over the lattice. */
QCoro::Task<Result<QJsonObject>> runReveal(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    if (context.caller.face != Caller::Face::Window && context.caller.face != Caller::Face::Command)
        co_return failed(Fault::Refused, u"a secret value is shown to a person at this machine only, by `stn env vars reveal` or in the window"_s);
    const auto environment = chosenEnvironment(context, arguments);
    if (!environment)
        co_return std::unexpected(environment.error());
    const QString name = arguments[u"name"_s].toString();
    if (!(*environment)->variables().find(name))
        co_return failed(Fault::NotFound, u"there is no variable %1 in environment %2"_s.arg(name, (*environment)->name()));
    const auto values = co_await (*environment)->values();
    if (!values)
        co_return std::unexpected(values.error());
    if (!values->all.contains(name))
        co_return failed(Fault::NotFound, u"%1 has no value yet"_s.arg(name));
    co_return QJsonObject{{u"environment"_s, (*environment)->name()}, {u"name"_s, name}, {u"value"_s, values->all.value(name)}};
}

/*! Writes templates that do not replace any, and the secrets taken out of them. */
QCoro::Task<Result<QJsonObject>> runImport(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto environment = chosenEnvironment(context, arguments);
    if (!environment)
        co_return std::unexpected(environment.error());
    QFile file(arguments[u"file"_s].toString());
    if (!file.open(QIODevice::ReadOnly))
        co_return failed(Fault::NotFound, u"%1: %2"_s.arg(file.fileName(), file.errorString()));
    const auto import = ServerImport::of(file.read(kMostConfig), file.fileName());
    if (!import)
        co_return std::unexpected(import.error());
    const QString folder = (*environment)->paths().folder;
    if (const auto made = makePrivateFolder(folder); !made)
        co_return std::unexpected(made.error());
    for (const ServerImport::File &server : import->files) {
        if (QFile::exists(folder + u'/' + server.name + u".json"_s))
            co_return failed(Fault::Conflict, u"%1/%2.json exists already; rename one of the two"_s.arg(folder, server.name));
    }
    for (auto secret = import->secrets.cbegin(); secret != import->secrets.cend(); ++secret) {
        if (const auto set = co_await (*environment)->setVariable({.name = secret.key(), .value = secret->reveal(), .secret = true}); !set)
            co_return std::unexpected(set.error());
    }
    QStringList names, paths;
    for (const ServerImport::File &server : import->files) {
        names << server.name;
        paths << folder + u'/' + server.name + u".json"_s;
        if (const auto written = createPrivateFile(paths.last(), server.json); !written)
            co_return std::unexpected(written.error());
    }
    (*environment)->rescan();
    if (Environments *environments = context.engine ? context.engine->environments() : nullptr)
        co_await environments->keep(paths, u"Add servers %1"_s.arg(names.join(u", "_s)), callerOf(context));
    const auto servers = co_await (*environment)->servers();
    co_return QJsonObject{{u"environment"_s, (*environment)->name()}, {u"servers"_s, QJsonArray::fromStringList(names)}, {u"secrets"_s, QJsonArray::fromStringList(import->secrets.keys())},
                          {u"missing"_s, QJsonArray::fromStringList(servers ? servers->missing : QStringList())}};
}

/*! The agent's file: by name, else by what the file was called, as it may be gone. */
QString fileOf(const Environment &environment, AgentCatalogue &catalogue, const QString &agent)
{
    const auto found = catalogue.find(agent);
    return found ? found->path : environment.paths().agents() + u'/' + QString(agent).remove(u'/') + u".prompt"_s;
}

QCoro::Task<Result<QJsonObject>> historyOf(Context context, std::shared_ptr<Environment> environment, QString path, QJsonObject arguments)
{
    Environments &environments = *context.engine->environments();
    const QString relative = QDir(environments.folder()).relativeFilePath(path), version = arguments[u"version"_s].toString();
    QJsonObject result{{u"environment"_s, environment->name()}, {u"file"_s, path}};
    if (!version.isEmpty()) {
        const auto change = co_await environments.history().change(relative, version);
        if (!change)
            co_return std::unexpected(change.error());
        result.insert(u"diff"_s, QString::fromUtf8(*change));
        if (!QFileInfo(path).isDir()) { // of an environment the changes are all there is
            if (const auto text = co_await environments.history().textAt(relative, version))
                result.insert(u"source"_s, QString::fromUtf8(*text));
        }
        co_return result;
    }
    const auto versions = co_await environments.history().versions(relative, arguments[u"limit"_s].toInt(20));
    if (!versions)
        co_return std::unexpected(versions.error());
    QJsonArray rows;
    for (const Version &row : *versions)
        rows << toJson(row);
    result.insert(u"versions"_s, rows);
    co_return result;
}

QCoro::Task<Result<QJsonObject>> runHistory(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto environment = chosenEnvironment(context, arguments);
    if (!environment)
        co_return std::unexpected(environment.error());
    co_return co_await historyOf(context, *environment, (*environment)->paths().folder, arguments);
}

QCoro::Task<Result<QJsonObject>> runAgentHistory(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto environment = chosenEnvironment(context, arguments);
    if (!environment)
        co_return std::unexpected(environment.error());
    co_return co_await historyOf(context, *environment, fileOf(**environment, (*environment)->catalogue(), arguments[u"agent"_s].toString()), arguments);
}

QCoro::Task<Result<QJsonObject>> runAgentRestore(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto environment = chosenEnvironment(context, arguments);
    if (!environment)
        co_return std::unexpected(environment.error());
    const QString path = fileOf(**environment, (*environment)->catalogue(), arguments[u"agent"_s].toString());
    if (const auto sure = confirmed((*environment)->settings(), (*environment)->name(), false, arguments[u"confirm"_s].toString(), u"change"_s); !sure)
        co_return std::unexpected(sure.error());
    if (const auto restored = co_await context.engine->environments()->restoreFile(path, arguments[u"version"_s].toString(), callerOf(context)); !restored)
        co_return std::unexpected(restored.error());
    co_return QJsonObject{{u"environment"_s, (*environment)->name()}, {u"agent"_s, arguments[u"agent"_s]}, {u"file"_s, path}, {u"version"_s, arguments[u"version"_s]}};
}

Parameter environmentOption() { return {.name = u"environment"_s, .words = u"which; without it the current one"_s, .placeholder = u"NAME"_s, .letter = u'e'}; }
Parameter environmentWord(const QString &words) { return {.name = u"environment"_s, .words = words, .placeholder = u"NAME"_s, .positional = true, .required = true}; }
Parameter confirmWord() { return {.name = u"confirm"_s, .words = u"its name again, where it is protected or the current one"_s, .placeholder = u"NAME"_s}; }
Parameter versionOption() { return {.name = u"version"_s, .words = u"show what this version changed: its id, or the beginning of it"_s, .placeholder = u"ID"_s}; }
Parameter limitOption() { return {.name = u"limit"_s, .type = Type::Integer, .words = u"at most so many versions"_s, .least = 1, .most = 10'000, .initial = 20}; }
QJsonObject named(const QJsonObject &more = {})
{
    QJsonObject properties{{u"environment"_s, Schema::text(u"its name"_s)}};
    for (auto it = more.begin(); it != more.end(); ++it)
        properties.insert(it.key(), it.value());
    return Schema::object(properties, {u"environment"_s});
}
QJsonObject rows(const QString &key) { return {{key, Schema::list()}}; }

} // namespace

QList<Verb> envVerbs()
{
    QList<Verb> verbs{
        {.name = u"env.list"_s, .title = u"List environments"_s, .description = u"Lists the environments of the home, and what is in the trash."_s,
         .resultSchema = Schema::object(rows(u"environments"_s), {u"environments"_s}), .hints = {.readOnly = true, .idempotent = true}, .tool = u"list_environments"_s, .list = u"environments"_s, .examples = {u"env list"_s}, .run = runList},
        {.name = u"env.create"_s, .title = u"Create an environment"_s, .description = u"Makes an environment, empty or as a copy; variables are copied, secrets are not."_s,
         .parameters = {environmentWord(u"its name"_s), {.name = u"description"_s, .words = u"what it is for"_s, .placeholder = u"TEXT"_s}, {.name = u"from"_s, .words = u"the environment whose files are copied"_s, .placeholder = u"NAME"_s}},
         .resultSchema = named({{u"folder"_s, Schema::text(u"where it stands"_s)}}), .tool = u"create_environment"_s, .examples = {u"env create staging"_s, u"env create staging --from default"_s}, .run = runCreate},
        {.name = u"env.delete"_s, .title = u"Delete an environment"_s, .description = u"Moves an environment to the trash, from where `env restore` brings it back."_s, .parameters = {environmentWord(u"which"_s), confirmWord()},
         .resultSchema = named({{u"trash"_s, Schema::text(u"its name in the trash"_s)}}), .hints = {.destructive = true}, .tool = u"delete_environment"_s, .examples = {u"env delete staging"_s}, .run = runDelete},
        {.name = u"env.restore"_s, .title = u"Bring an environment back"_s, .description = u"Takes an environment out of the trash."_s, .parameters = {environmentWord(u"its name, or that in the trash"_s)},
         .resultSchema = named(), .examples = {u"env restore staging"_s}, .run = runRestore},
        {.name = u"env.use"_s, .title = u"Use an environment"_s, .description = u"Makes an environment the current one: the station offers its agents from now on, also after a restart."_s, .parameters = {environmentWord(u"which"_s)},
         .resultSchema = named({{u"before"_s, Schema::text(u"the current one until now"_s)}, {u"agents"_s, Schema::number(u"how many it offers"_s)}}), .hints = {.idempotent = true}, .tool = u"switch_environment"_s, .examples = {u"env use staging"_s}, .run = runUse},
        {.name = u"env.protect"_s, .title = u"Protect an environment"_s, .description = u"Makes an environment want its name as a second word before it is deleted, synced or an agent restored."_s,
         .parameters = {environmentWord(u"which"_s), {.name = u"off"_s, .type = Type::Boolean, .words = u"protect it no longer"_s}, confirmWord()}, .resultSchema = named({{u"protected"_s, Schema::boolean(u"as it is now"_s)}}),
         .hints = {.idempotent = true}, .examples = {u"env protect prod"_s, u"env protect prod --off --confirm prod"_s}, .run = runProtect},
        {.name = u"env.sync"_s, .title = u"Sync an environment"_s, .description = u"Shows what has changed in the folder since it was last accepted, and accepts it with --yes: agents, servers, variables, what is broken and what is missing."_s,
         .parameters = {{.name = u"environment"_s, .words = u"which; without it the current one"_s, .placeholder = u"NAME"_s, .positional = true}, {.name = u"yes"_s, .type = Type::Boolean, .words = u"accept it"_s, .letter = u'y'},
                        {.name = u"dry_run"_s, .type = Type::Boolean, .words = u"only show it, also with --yes"_s}, confirmWord()},
         .resultSchema = named({{u"plan"_s, Schema::list()}, {u"applied"_s, Schema::boolean(u"whether it was accepted"_s)}, {u"changes"_s, Schema::number(u"added, changed and removed"_s)}, {u"problems"_s, Schema::number(u"what is broken"_s)}}),
         .tool = u"sync_environment"_s,
         .examples = {u"env sync"_s, u"env sync prod --yes"_s}, .run = runSync},
        {.name = u"env.diff"_s, .title = u"Compare environments"_s, .description = u"Shows what one environment has, and another has not or otherwise."_s,
         .parameters = {{.name = u"from"_s, .words = u"the one"_s, .placeholder = u"NAME"_s, .positional = true, .required = true}, {.name = u"to"_s, .words = u"the other"_s, .placeholder = u"OTHER"_s, .positional = true, .required = true}},
         .resultSchema = Schema::object(rows(u"differences"_s), {u"differences"_s}), .hints = {.readOnly = true, .idempotent = true}, .examples = {u"env diff default prod"_s}, .run = runDiff},
        {.name = u"env.vars"_s, .command = {u"env"_s, u"vars"_s, u"list"_s}, .title = u"List variables"_s, .description = u"Lists the variables of an environment, and those that its servers miss. Secret values are not shown."_s, .parameters = {environmentOption()},
         .resultSchema = named(rows(u"variables"_s)), .hints = {.readOnly = true, .idempotent = true}, .list = u"variables"_s, .examples = {u"env vars list"_s}, .run = runVars},
        {.name = u"env.vars.set"_s, .command = {u"env"_s, u"vars"_s, u"set"_s}, .title = u"Set a variable"_s, .description = u"Sets a variable of an environment. A secret value is kept in the keyring, or in a file of the home for its owner alone; give it on the standard input, not as an argument."_s,
         .parameters = {{.name = u"name"_s, .words = u"the variable"_s, .positional = true, .required = true}, {.name = u"value"_s, .words = u"its value; without it, it is asked for"_s, .positional = true},
                        {.name = u"secret"_s, .type = Type::Boolean, .words = u"never show or keep it in the open"_s}, {.name = u"description"_s, .words = u"what it is"_s, .placeholder = u"TEXT"_s}, environmentOption()},
         .resultSchema = named({{u"name"_s, Schema::text(u"the variable"_s)}, {u"secret"_s, Schema::boolean(u"whether it is"_s)}}), .hints = {.idempotent = true}, .examples = {u"env vars set LOG_URL http://logs:3100"_s, u"env vars set LOG_TOKEN --secret < token.txt"_s}, .run = runSet},
        {.name = u"env.vars.unset"_s, .command = {u"env"_s, u"vars"_s, u"unset"_s}, .title = u"Remove a variable"_s, .description = u"Takes a variable out of an environment, with its secret value."_s,
         .parameters = {{.name = u"name"_s, .words = u"the variable"_s, .positional = true, .required = true}, environmentOption()}, .resultSchema = named(), .hints = {.destructive = true}, .examples = {u"env vars unset LOG_URL"_s}, .run = runUnset},
        {.name = u"env.vars.reveal"_s, .command = {u"env"_s, u"vars"_s, u"reveal"_s}, .title = u"Reveal a variable"_s, .description = u"Shows the value of a variable, a secret one too, to a person at this machine. Leaves an event that says who looked."_s,
         .parameters = {{.name = u"name"_s, .words = u"the variable"_s, .positional = true, .required = true}, environmentOption()},
         .resultSchema = named({{u"name"_s, Schema::text(u"the variable"_s)}, {u"value"_s, Schema::text(u"its value"_s)}}), .hints = {.idempotent = true}, .examples = {u"env vars reveal LOG_TOKEN"_s}, .run = runReveal},
        {.name = u"env.import"_s, .title = u"Add servers of an MCP client"_s, .description = u"Adds the MCP servers that a file of Claude, Cursor, VS Code and others names; secrets in it become secret variables."_s,
         .parameters = {{.name = u"file"_s, .words = u"the client's configuration"_s, .positional = true, .required = true, .isPath = true}, environmentOption()},
         .resultSchema = named({{u"servers"_s, Schema::list(Schema::text(u"a server that was added"_s))}, {u"secrets"_s, Schema::list(Schema::text(u"a variable that holds a secret now"_s))}, {u"missing"_s, Schema::list(Schema::text(u"a variable that has no value yet"_s))}}), .examples = {u"env import ~/.cursor/mcp.json"_s}, .run = runImport},
        {.name = u"env.history"_s, .title = u"History of an environment"_s, .description = u"Lists who changed what and when in an environment, newest first; or shows one change."_s,
         .parameters = {{.name = u"environment"_s, .words = u"which; without it the current one"_s, .placeholder = u"NAME"_s, .positional = true}, versionOption(), limitOption()},
         .resultSchema = named(rows(u"versions"_s)), .hints = {.readOnly = true, .idempotent = true}, .examples = {u"env history"_s, u"env history prod --version 1a2b3c4d"_s}, .run = runHistory},
        {.name = u"agent.history"_s, .title = u"History of an agent"_s, .description = u"Lists the versions of an agent's file, newest first; or shows what one of them changed."_s,
         .parameters = {{.name = u"agent"_s, .words = u"its name; of one that is gone, the name of its file"_s, .placeholder = u"NAME"_s, .positional = true, .required = true}, versionOption(), limitOption(), environmentOption()},
         .resultSchema = named(rows(u"versions"_s)), .hints = {.readOnly = true, .idempotent = true}, .examples = {u"agent history scribe"_s}, .run = runAgentHistory},
        {.name = u"agent.restore"_s, .title = u"Restore an agent"_s, .description = u"Puts an earlier version of an agent's file back, as a new version; what is there now stays in the history."_s,
         .parameters = {{.name = u"agent"_s, .words = u"its name; of one that is gone, the name of its file"_s, .placeholder = u"NAME"_s, .positional = true, .required = true},
                        {.name = u"version"_s, .words = u"its id, or the beginning of it"_s, .placeholder = u"ID"_s, .positional = true, .required = true}, environmentOption(), confirmWord()},
         .resultSchema = named(), .hints = {.destructive = true}, .examples = {u"agent restore scribe 1a2b3c4d"_s}, .run = runAgentRestore},
    };
    for (Verb &verb : verbs) {
        verb.place = Verb::Place::Home;
        if (!verb.hints.readOnly)
            verb.needs = Right::Administer;
        verb.subjects = verb.name == "env.vars.reveal"_L1 ? QStringList{u"name"_s} : QStringList{u"environment"_s, u"agent"_s};
        verb.onlyHere = verb.name == "env.import"_L1 || verb.name == "env.vars.reveal"_L1; // one reads any file that it is told, one shows secrets
        for (Parameter &parameter : verb.parameters) {
            if (parameter.name == "environment"_L1)
                parameter.aliases = {u"environment_name"_s, u"env"_s};
        }
    }
    return verbs;
}

} // namespace core
