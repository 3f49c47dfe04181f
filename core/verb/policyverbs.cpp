// SPDX-License-Identifier: Apache-2.0
// The tool policy of an environment, and what it means for the tools that are known there.
#include "core/engine/engine.h"
#include "core/tool/mcpservers.h"
#include "core/tool/policytext.h"
#include "core/verb/chosenenvironment.h"
#include "core/verb/keptfile.h"
#include "core/verb/verbtable.h"

#include <QFile>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

QString pathOf(const Environment &environment) { return environment.paths().folder + "/policy.yml"_L1; }

QJsonArray toJson(const QList<ToolInfo> &tools, const ToolPolicy &policy)
{
    QJsonArray rows;
    for (const ToolInfo &tool : tools) {
        QJsonObject row{{u"server"_s, tool.server}, {u"name"_s, tool.name}, {u"verdict"_s, verdictName(policy.verdict(tool))}, {u"read_only"_s, isReadOnly(tool)}, {u"destructive"_s, isDestructive(tool)}};
        if (const ToolPolicy::Rule *rule = policy.ruleFor(tool))
            row[u"rule"_s] = rule->word;
        rows << row;
    }
    return rows;
}

/*! Those of the environment's servers, as far as they are known: none is started. Without servers none are. */
QCoro::Task<Result<QList<ToolInfo>>> toolsOf(QPointer<Engine> engine, QString environment)
{
    const QPointer<McpServers> servers = engine ? engine->servers() : nullptr;
    QList<ToolInfo> tools;
    if (!servers)
        co_return tools;
    const auto set = co_await servers->specs(environment);
    if (!set)
        co_return std::unexpected(set.error());
    for (const McpServerSpec &spec : set->servers) {
        for (ToolInfo tool : servers ? servers->knownTools(environment, spec).value_or(QList<ToolInfo>()) : QList<ToolInfo>()) {
            tool.server = spec.name;
            tools << tool;
        }
    }
    co_return tools;
}

QCoro::Task<Result<QJsonObject>> shown(Context context, QString environment, KeptFile file)
{
    QJsonObject json = file.toJson();
    json[u"environment"_s] = environment;
    const auto policy = ToolPolicy::parse(file.bytes, file.path);
    if (!policy) {
        json[u"problem"_s] = policy.error().detail;
        json[u"rules"_s] = json[u"tools"_s] = QJsonArray();
        co_return json;
    }
    const auto tools = co_await toolsOf(context.engine, environment);
    if (!tools)
        json[u"tools_problem"_s] = tools.error().detail; // it can be written all the same
    QJsonArray rules;
    for (const ToolPolicy::Rule &rule : policy->rules())
        rules << QJsonObject{{u"pattern"_s, rule.word}, {u"verdict"_s, verdictName(rule.verdict)}};
    json[u"rules"_s] = rules;
    json[u"default"_s] = verdictName(policy->standard());
    json[u"tools"_s] = toJson(tools.value_or(QList<ToolInfo>()), *policy);
    co_return json;
}

QCoro::Task<Result<QJsonObject>> runShow(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const auto environment = chosenEnvironment(context, arguments);
    if (!environment)
        co_return std::unexpected(environment.error());
    const auto file = KeptFile::read(pathOf(**environment));
    if (!file)
        co_return std::unexpected(file.error());
    co_return co_await shown(std::move(context), (*environment)->name(), *file);
}

/*! What the file would say. */
Result<QByteArray> wantedText(const KeptFile &file, const QJsonObject &arguments)
{
    const QString pattern = arguments[u"pattern"_s].toString(), standard = arguments[u"default"_s].toString();
    const auto verdict = verdictNamed(arguments[u"verdict"_s].toString());
    if (arguments.contains(u"text"_s))
        return pattern.isEmpty() && standard.isEmpty() ? Result<QByteArray>(arguments[u"text"_s].toString().toUtf8()) : failed(Fault::Invalid, u"give the whole file by --text, or a rule, and not both"_s);
    if (pattern.isEmpty() && standard.isEmpty())
        return failed(Fault::Invalid, u"give a pattern with allow, ask or deny, or --default, or the whole file by --text"_s);
    if (!pattern.isEmpty() && !verdict)
        return failed(Fault::Invalid, u"what may '%1' do? expected allow, ask or deny behind it"_s.arg(pattern));
    Result<QByteArray> text = file.bytes;
    if (!pattern.isEmpty())
        text = PolicyText::withRule(*text, file.path, pattern, *verdict);
    if (text && !standard.isEmpty())
        text = PolicyText::withDefault(*text, file.path, *verdictNamed(standard));
    return text;
}

QCoro::Task<Result<QJsonObject>> store(Context context, QJsonObject arguments, std::function<Result<QByteArray>(const KeptFile &)> wanted)
{
    const auto environment = chosenEnvironment(context, arguments);
    if (!environment)
        co_return std::unexpected(environment.error());
    const QString path = pathOf(**environment), name = (*environment)->name();
    const bool dryRun = arguments[u"dry_run"_s].toBool();
    if (!dryRun && QFile::exists(path)) // what somebody wrote by hand is not to be lost
        co_await (*environmentsOf(context))->keep({path}, u"Edited outside the station"_s, Environments::user());
    auto file = KeptFile::read(path);
    if (!file)
        co_return std::unexpected(file.error());
    if (const auto still = file->isStill(arguments[u"revision"_s].toString()); !still)
        co_return std::unexpected(still.error());
    const auto text = wanted(*file);
    if (!text)
        co_return std::unexpected(text.error());
    if (const auto policy = ToolPolicy::parse(*text, path); !policy)
        co_return std::unexpected(policy.error());
    const QString before = QString::fromUtf8(file->bytes);
    const bool changed = file->bytes != *text;
    if (dryRun) {
        file->bytes = *text;
    } else if (const auto written = file->write(*text); !written) {
        co_return std::unexpected(written.error());
    } else if (const auto environments = environmentsOf(context); environments && changed) {
        co_await (*environments)->keep({path}, u"Change the tool policy of %1"_s.arg(name), Environments::author(context.caller));
    }
    auto json = co_await shown(context, name, *file);
    if (!json)
        co_return json;
    (*json)[u"before"_s] = before;
    (*json)[u"changed"_s] = changed;
    (*json)[u"written"_s] = changed && !dryRun;
    co_return json;
}

QCoro::Task<Result<QJsonObject>> runSet(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    return store(std::move(context), arguments, [arguments](const KeptFile &file) { return wantedText(file, arguments); });
}

QCoro::Task<Result<QJsonObject>> runUnset(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    return store(std::move(context), arguments, [pattern = arguments[u"pattern"_s].toString()](const KeptFile &file) { return PolicyText::withoutRule(file.bytes, file.path, pattern); });
}

QJsonObject resultSchema()
{
    const QJsonObject verdict = Schema::text(u"allow, ask (a person decides) or deny"_s);
    return Schema::object({{u"environment"_s, Schema::text(u"whose"_s)}, {u"file"_s, Schema::text(u"its policy.yml"_s)}, {u"exists"_s, Schema::boolean(u"false: all is allowed"_s)}, {u"text"_s, Schema::text(u"of the file"_s)},
                           {u"revision"_s, Schema::text(u"of the text, for a change"_s)}, {u"problem"_s, Schema::text(u"with line and column; no run starts until it is mended"_s)},
                           {u"rules"_s, Schema::list(Schema::object({{u"pattern"_s, Schema::text(u"of tools, @destructive or @read-only"_s)}, {u"verdict"_s, verdict}}, {u"pattern"_s, u"verdict"_s}))}, {u"default"_s, verdict},
                           {u"tools"_s, Schema::list(Schema::object({{u"server"_s, Schema::text(u"whose tool"_s)}, {u"name"_s, Schema::text(u"of the tool"_s)}, {u"verdict"_s, verdict},
                                                                     {u"rule"_s, Schema::text(u"that decides; missing: the default"_s)}, {u"read_only"_s, Schema::boolean(u"its server says so"_s)},
                                                                     {u"destructive"_s, Schema::boolean(u"it may destroy"_s)}}, {u"server"_s, u"name"_s, u"verdict"_s}))},
                           {u"tools_problem"_s, Schema::text(u"why the tools are not known"_s)}, {u"before"_s, Schema::text(u"the text before a change"_s)}, {u"changed"_s, Schema::boolean(u"whether the text is another one"_s)},
                           {u"written"_s, Schema::boolean(u"whether it is in the file"_s)}}, {u"environment"_s, u"file"_s, u"revision"_s, u"rules"_s, u"tools"_s});
}

} // namespace

QList<Verb> policyVerbs()
{
    const QStringList verdicts{u"allow"_s, u"ask"_s, u"deny"_s};
    const Parameter environment{.name = u"environment"_s, .words = u"whose; without it the current one's"_s, .placeholder = u"NAME"_s, .letter = u'e', .aliases = {u"environment_name"_s, u"env"_s}};
    const Parameter revision{.name = u"revision"_s, .words = u"only when the file is still at this revision, of policy show"_s, .placeholder = u"TEXT"_s};
    const Parameter dryRun{.name = u"dry_run"_s, .type = Type::Boolean, .words = u"show what it would mean, and write nothing"_s};
    QList<Verb> verbs{
        {.name = u"policy.show"_s, .title = u"Show a tool policy"_s, .description = u"Shows which tools may be called in an environment: its rules, and what they mean for the tools of its servers that are known. It starts no server."_s,
         .parameters = {environment}, .resultSchema = resultSchema(), .hints = {.readOnly = true, .idempotent = true}, .examples = {u"policy show"_s, u"policy show -e production --json"_s}, .run = runShow},
        {.name = u"policy.set"_s, .title = u"Change a tool policy"_s,
         .description = u"Sets a rule of an environment's tool policy, what holds for the rest, or the whole file. Runs that start afterwards obey it. What is no policy is not written. An empty text removes the file. The history keeps each change."_s,
         .parameters = {{.name = u"pattern"_s, .words = u"a tool, SERVER/TOOL, a server, with * if need be; @destructive or @read-only"_s, .positional = true},
                        {.name = u"verdict"_s, .type = Type::Choice, .words = u"what such tools may; ask: a person decides"_s, .positional = true, .choices = verdicts},
                        {.name = u"default"_s, .type = Type::Choice, .words = u"what holds for tools that no rule names"_s, .choices = verdicts},
                        {.name = u"text"_s, .words = u"the whole file instead"_s, .placeholder = u"YAML"_s}, environment, revision, dryRun},
         .resultSchema = resultSchema(), .hints = {.idempotent = true}, .examples = {u"policy set '*delete*' deny"_s, u"policy set @destructive ask --dry-run"_s, u"policy set --default ask -e production"_s}, .run = runSet},
        {.name = u"policy.unset"_s, .title = u"Remove a rule of a tool policy"_s, .description = u"Takes a rule out of an environment's tool policy. The history keeps the change."_s,
         .parameters = {{.name = u"pattern"_s, .words = u"as the policy has it"_s, .positional = true, .required = true}, environment, revision, dryRun},
         .resultSchema = resultSchema(), .hints = {.destructive = true}, .examples = {u"policy unset '*delete*'"_s}, .run = runUnset},
    };
    for (Verb &verb : verbs) {
        verb.place = Verb::Place::Home;
        verb.subjects = {u"environment"_s, u"pattern"_s};
        if (!verb.hints.readOnly)
            verb.needs = Right::Administer;
    }
    return verbs;
}

} // namespace core
