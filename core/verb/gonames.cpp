// SPDX-License-Identifier: Apache-2.0
#include "core/verb/gonames.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace core {

namespace {

using Adapt = QJsonObject (*)(QJsonObject);

/*! One of its tools: what we call the thing, and what it calls what. */
struct GoTool {
    QString verb;
    QString tool;
    QList<std::pair<QString, QString>> names; //!< its argument → ours
    QStringList dropped = {};                 //!< arguments that change nothing here
    Adapt adapt = nullptr;                    //!< before the names are looked at
};

/*! A number as text, which its clients send for `timeout` and its kin, stays what it is: see Verb::check(). */
QJsonValue parsed(const QJsonValue &value)
{
    if (!value.isString())
        return value;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(value.toString().toUtf8(), &error);
    if (error.error != QJsonParseError::NoError)
        return value;
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

/*! Keys of the front matter that are no parameters of ours go by `set`, which takes YAML; JSON is YAML. */
QJsonObject agentKeys(QJsonObject arguments)
{
    QJsonObject set = arguments["set"_L1].toObject();
    for (const QString &key : {u"input_schema"_s, u"output_schema"_s, u"coding"_s, u"harness_config"_s, u"sandbox"_s}) {
        const QJsonValue value = arguments[key];
        const QString text = value.toString().trimmed();
        if (key == "sandbox"_L1 && !text.startsWith(u'{'))
            continue; // our own: a word
        if (value.isUndefined())
            continue;
        arguments.remove(key);
        if (text.isEmpty() && !value.isObject())
            continue;
        const QString yaml = value.isObject() ? QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)) : text;
        set[key == "input_schema"_L1 ? u"input.schema"_s : key == "output_schema"_L1 ? u"output.schema"_s : key] = yaml;
    }
    for (const QString &key : {u"app"_s, u"app_type"_s, u"memory_topic"_s, u"memory_max_tokens"_s, u"notify"_s, u"output_schema_preset"_s}) {
        const QJsonValue value = arguments.take(key);
        if (value.isUndefined() || (value.isString() && value.toString().isEmpty()))
            continue;
        const QString name = key == "memory_max_tokens"_L1 ? u"cloudshipai.memory_max_tokens"_s : key == "output_schema_preset"_L1 ? u"output.preset"_s : key;
        set[name] = value.isString() ? value.toString() : value.isBool() ? (value.toBool() ? u"true"_s : u"false"_s) : QString::number(value.toDouble());
    }
    if (!set.isEmpty())
        arguments[u"set"_s] = set;
    return arguments;
}

/*! Its states of runs. */
QJsonObject runStates(QJsonObject arguments)
{
    const QString status = arguments.take(u"status"_s).toString();
    if (!status.isEmpty() && !arguments.contains("state"_L1))
        arguments[u"state"_s] = status == "completed"_L1 ? u"done"_s : status == "pending"_L1 ? u"running"_s : status;
    return arguments;
}

/*! Variables of any JSON type. */
QJsonObject variables(QJsonObject arguments)
{
    if (const QJsonValue given = arguments.take(u"variables"_s); !given.isUndefined() && !arguments.contains("input"_L1))
        arguments[u"input"_s] = parsed(given);
    return arguments;
}

QJsonObject templates(QJsonObject arguments)
{
    const QJsonObject config = parsed(arguments.take(u"config"_s)).toObject();
    QJsonObject server = config;
    if (const QJsonObject servers = config["mcpServers"_L1].toObject(); !servers.isEmpty())
        server = servers.begin()->toObject();
    for (const QString &key : {u"command"_s, u"args"_s, u"env"_s, u"url"_s, u"headers"_s, u"description"_s}) {
        if (server.contains(key) && !arguments.contains(key))
            arguments[key] = server[key];
    }
    return arguments;
}

QJsonObject confirmed(QJsonObject arguments)
{
    const QJsonValue confirm = arguments["confirm"_L1];
    if (confirm.isBool()) { // our word is the environment's name; theirs is a yes
        arguments.remove("confirm"_L1);
        const QJsonValue name = arguments.contains("environment"_L1) ? arguments["environment"_L1] : arguments["name"_L1];
        if (confirm.toBool() && name.isString())
            arguments[u"confirm"_s] = name;
    }
    return arguments;
}

QJsonObject syncing(QJsonObject arguments)
{
    if (arguments.contains("dry_run"_L1) && !arguments.contains("yes"_L1)) // theirs applies unless it is told not to
        arguments[u"yes"_s] = !arguments["dry_run"_L1].toBool();
    return arguments;
}

QJsonObject verbose(QJsonObject arguments)
{
    if (arguments.take(u"verbose"_s).toBool()) {
        arguments[u"details"_s] = true;
        arguments[u"messages"_s] = true;
    }
    return arguments;
}

const QList<GoTool> &table()
{
    const std::pair agentId{u"agent_id"_s, u"name"_s}, environmentId{u"environment_id"_s, u"environment"_s};
    static const QList<GoTool> tools{
        {u"agent.list"_s, u"list_agents"_s, {environmentId}, {u"enabled_only"_s}},
        {u"agent.show"_s, u"get_agent_details"_s, {agentId}},
        {u"agent.schema"_s, u"get_agent_schema"_s, {agentId}},
        {u"agent.create"_s, u"create_agent"_s, {environmentId, {u"tool_names"_s, u"tools"_s}}, {u"enabled"_s}, agentKeys},
        {u"agent.update"_s, u"update_agent"_s, {{u"agent_id"_s, u"name"_s}, {u"tool_names"_s, u"tools"_s}}, {u"enabled"_s}, [](QJsonObject arguments) {
             if (arguments.contains("agent_id"_L1) && arguments.contains("name"_L1)) // there, the name is the new one
                 arguments[u"rename"_s] = arguments.take(u"name"_s);
             return agentKeys(arguments);
         }},
        {u"agent.prompt"_s, u"update_agent_prompt"_s, {agentId}},
        {u"agent.delete"_s, u"delete_agent"_s, {agentId}},
        {u"agent.tools.add"_s, u"add_tool"_s, {agentId, {u"tool_name"_s, u"word"_s}}},
        {u"agent.tools.remove"_s, u"remove_tool"_s, {agentId, {u"tool_name"_s, u"word"_s}}},
        {u"agent.agents.add"_s, u"add_agent_as_tool"_s, {{u"parent_agent_id"_s, u"name"_s}, {u"child_agent_id"_s, u"word"_s}}},
        {u"agent.agents.remove"_s, u"remove_agent_as_tool"_s, {{u"parent_agent_id"_s, u"name"_s}, {u"child_agent_id"_s, u"word"_s}}},
        {u"lattice.call"_s, u"call_agent"_s, {{u"agent_id"_s, u"agent"_s}}, {u"store_run"_s, u"context"_s}, variables},
        {u"runs.list"_s, u"list_runs"_s, {{u"agent_id"_s, u"agent"_s}}, {}, runStates},
        {u"runs.inspect"_s, u"inspect_run"_s, {{u"run_id"_s, u"run"_s}}, {}, verbose},
        {u"runs.of_model"_s, u"list_runs_by_model"_s, {{u"model_name"_s, u"model"_s}}},
        {u"env.list"_s, u"list_environments"_s, {}},
        {u"env.create"_s, u"create_environment"_s, {{u"name"_s, u"environment"_s}}},
        {u"env.delete"_s, u"delete_environment"_s, {{u"name"_s, u"environment"_s}}, {}, confirmed},
        {u"env.sync"_s, u"sync_environment"_s, {}, {u"browser"_s, u"validate"_s}, syncing},
        {u"env.use"_s, u"switch_environment"_s, {{u"name"_s, u"environment"_s}, environmentId}},
        {u"tool.list"_s, u"list_tools"_s, {environmentId}},
        {u"server.check"_s, u"discover_tools"_s, {{u"config_id"_s, u"server"_s}, environmentId}},
        {u"server.list"_s, u"list_mcp_servers_for_environment"_s, {environmentId, {u"environment_name"_s, u"environment"_s}}},
        {u"server.add"_s, u"add_mcp_server_to_environment"_s, {{u"server_name"_s, u"server"_s}, {u"template_name"_s, u"server"_s}}, {}, templates},
        {u"server.update"_s, u"update_mcp_server_in_environment"_s, {{u"server_name"_s, u"server"_s}}, {}, templates},
        {u"server.remove"_s, u"delete_mcp_server_from_environment"_s, {{u"server_name"_s, u"server"_s}}},
        {u"faker.create"_s, u"faker_create_standalone"_s, {{u"faker_name"_s, u"name"_s}, {u"environment_name"_s, u"environment"_s}}, {u"persist"_s, u"auto_sync"_s, u"debug"_s}, [](QJsonObject arguments) {
             if (arguments.contains("tools"_L1) && !arguments["tools"_L1].isString())
                 arguments[u"tools"_s] = QString::fromUtf8(QJsonDocument(arguments["tools"_L1].toArray()).toJson(QJsonDocument::Compact));
             return arguments;
         }},
    };
    return tools;
}

} // namespace

void giveGoNames(QList<Verb> &verbs)
{
    for (const GoTool &tool : table()) {
        const auto verb = std::ranges::find(verbs, tool.verb, &Verb::name);
        if (verb == verbs.end())
            continue;
        verb->tool = tool.tool;
        for (const auto &[theirs, ours] : tool.names) {
            const auto parameter = std::ranges::find(verb->parameters, ours, &Parameter::name);
            if (parameter != verb->parameters.end() && !parameter->aliases.contains(theirs) && theirs != ours)
                parameter->aliases << theirs;
        }
        verb->dropped = tool.dropped;
        verb->adapt = tool.adapt;
    }
}

} // namespace core
