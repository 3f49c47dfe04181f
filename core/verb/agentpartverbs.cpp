// SPDX-License-Identifier: Apache-2.0
// One part of an agent: its prompt, a tool, an agent that it may call, its schemas. Each reads and writes by agent.show and agent.update.
#include "core/engine/engine.h"
#include "core/run/localagents.h"
#include "core/verb/verbtable.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using Type = core::Parameter::Type;

// clang-format off: rows of a table, one thing a line
namespace core {

namespace {

enum class Change { Add, Remove };

const Verb &agentVerb(const QString &name)
{
    static const QList<Verb> verbs = agentVerbs();
    return *std::ranges::find(verbs, name, &Verb::name);
}

/*! Puts a word into the list \a key of an agent, or takes it out; nothing is written when it stands so already. */
QCoro::Task<Result<QJsonObject>> changeList(Context context, QJsonObject arguments, QString key, Change change, Progress progress, std::stop_token stop)
{
    QJsonObject which{{u"name"_s, arguments[u"name"_s]}};
    if (arguments.contains("environment"_L1))
        which[u"environment"_s] = arguments[u"environment"_s];
    const auto shown = co_await agentVerb(u"agent.show"_s).run(context, which, progress, stop);
    if (!shown)
        co_return std::unexpected(shown.error());
    const QJsonArray before = shown->value(key).toArray();
    const QJsonValue word = arguments[u"word"_s];
    QJsonArray after;
    for (const QJsonValue one : before) {
        if (one != word)
            after << one;
    }
    if (change == Change::Remove && after.size() == before.size()) {
        QStringList words;
        for (const QJsonValue one : before)
            words << one.toString();
        co_return failed(Fault::NotFound, words.isEmpty() ? u"%1 has no %2"_s.arg(arguments[u"name"_s].toString(), key) : u"%1 does not have '%2'; it has %3"_s.arg(arguments[u"name"_s].toString(), word.toString(), words.join(u", "_s)));
    }
    if (change == Change::Add)
        after = after.size() == before.size() ? before + word : before; // it keeps its place
    QJsonObject update = which;
    update[u"revision"_s] = shown->value("revision"_L1);
    if (after.isEmpty())
        update[u"unset"_s] = QJsonArray{key};
    else
        update[key] = after;
    co_return co_await agentVerb(u"agent.update"_s).run(context, update, progress, stop);
}

Verb::Run listRun(const QString &key, Change change)
{
    return [key, change](Context context, QJsonObject arguments, Progress progress, std::stop_token stop) {
        return changeList(std::move(context), std::move(arguments), key, change, std::move(progress), std::move(stop));
    };
}

QCoro::Task<Result<QJsonObject>> runPrompt(Context context, QJsonObject arguments, Progress progress, std::stop_token stop)
{
    return agentVerb(u"agent.update"_s).run(std::move(context), std::move(arguments), std::move(progress), std::move(stop));
}

QJsonValue objectOf(const QString &schema) { return QJsonDocument::fromJson(schema.toUtf8()).object(); }

QCoro::Task<Result<QJsonObject>> runSchema(Context context, QJsonObject arguments, Progress, std::stop_token)
{
    const LocalAgents *agents = context.engine ? context.engine->localAgents() : nullptr;
    const QString name = arguments[u"name"_s].toString();
    const auto agent = agents ? agents->find(name) : std::nullopt;
    if (!agent)
        co_return failed(Fault::NotFound, u"this station has no agent '%1'; `agent list` shows those of the environment, `lattice agents` those of others"_s.arg(name));
    QJsonObject json{{u"name"_s, agent->name}, {u"description"_s, agent->description}, {u"input_schema"_s, objectOf(agent->inputSchema)}, {u"examples"_s, QJsonArray::fromStringList(agent->examples)}};
    if (!agent->outputSchema.isEmpty())
        json[u"output_schema"_s] = objectOf(agent->outputSchema);
    co_return json;
}

} // namespace

QList<Verb> agentPartVerbs()
{
    const Parameter name{.name = u"name"_s, .words = u"which agent"_s, .placeholder = u"NAME"_s, .positional = true, .required = true};
    const Parameter environment{.name = u"environment"_s, .words = u"whose agents; without it the current one's"_s, .placeholder = u"NAME"_s, .letter = u'e'};
    const auto word = [](const QString &words, const QString &placeholder) { return Parameter{.name = u"word"_s, .words = words, .placeholder = placeholder, .positional = true, .required = true}; };
    const QJsonObject agent = agentVerb(u"agent.update"_s).resultSchema;
    QList<Verb> verbs{
        {.name = u"agent.tools.add"_s, .title = u"Give an agent a tool"_s, .description = u"Adds a server or tool to those that an agent may call."_s,
         .parameters = {name, word(u"the server or tool"_s, u"TOOL"_s), environment}, .resultSchema = agent, .hints = {.idempotent = true}, .examples = {u"agent tools add log-analyzer filesystem/read_file"_s}, .run = listRun(u"tools"_s, Change::Add)},
        {.name = u"agent.tools.remove"_s, .title = u"Take a tool from an agent"_s, .description = u"Takes a server or tool out of those that an agent may call."_s,
         .parameters = {name, word(u"as the prompt has it"_s, u"TOOL"_s), environment}, .resultSchema = agent, .hints = {.destructive = true}, .examples = {u"agent tools remove log-analyzer filesystem/read_file"_s}, .run = listRun(u"tools"_s, Change::Remove)},
        {.name = u"agent.agents.add"_s, .title = u"Give an agent another agent"_s, .description = u"Lets an agent call another one, as a tool."_s,
         .parameters = {name, word(u"the agent that it may call"_s, u"OTHER"_s), environment}, .resultSchema = agent, .hints = {.idempotent = true}, .examples = {u"agent agents add coordinator log-analyzer"_s}, .run = listRun(u"agents"_s, Change::Add)},
        {.name = u"agent.agents.remove"_s, .title = u"Take an agent from an agent"_s, .description = u"Lets an agent call another one no longer."_s,
         .parameters = {name, word(u"the agent that it may call"_s, u"OTHER"_s), environment}, .resultSchema = agent, .hints = {.destructive = true}, .examples = {u"agent agents remove coordinator log-analyzer"_s}, .run = listRun(u"agents"_s, Change::Remove)},
        {.name = u"agent.prompt"_s, .title = u"Change an agent's text"_s, .description = u"Replaces the text of an agent's prompt; its front matter stays."_s,
         .parameters = {name, {.name = u"prompt"_s, .words = u"instructions, or a template with roles"_s, .placeholder = u"TEXT"_s, .positional = true, .required = true}, environment},
         .resultSchema = agent, .hints = {.idempotent = true}, .examples = {u"agent prompt log-analyzer \"You find error patterns.\""_s}, .run = runPrompt}};
    for (Verb &verb : verbs) {
        verb.needs = Right::Administer;
        verb.place = Verb::Place::Home;
        verb.subjects = {u"name"_s};
    }
    verbs << Verb{.name = u"agent.schema"_s, .title = u"Show an agent's schemas"_s, .description = u"Shows what an agent of this station takes and gives: JSON Schemas of its input and output."_s, .parameters = {name},
                  .resultSchema = Schema::object({{u"name"_s, Schema::text(u"its name"_s)}, {u"description"_s, Schema::text(u"what it does"_s)}, {u"input_schema"_s, Schema::object({})}, {u"output_schema"_s, Schema::object({})},
                                                  {u"examples"_s, Schema::list(Schema::text(u"a task"_s))}}, {u"name"_s, u"input_schema"_s}),
                  .hints = {.readOnly = true, .idempotent = true}, .place = Verb::Place::Home, .examples = {u"agent schema log-analyzer"_s}, .run = runSchema};
    return verbs;
}

} // namespace core
