// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/agentoffering.h"

#include "core/mcp/mcpcaller.h"

#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using lattice::AgentInfo;

namespace core {

namespace {

constexpr qsizetype kLongestName = 64; // that all clients take
const QString kTask = u"task"_s;

/*! The agent's own input, and the task in words. */
QJsonObject schemaOf(const AgentInfo &agent)
{
    QJsonObject schema = QJsonDocument::fromJson(agent.inputSchema.toUtf8()).object();
    QJsonObject properties = schema["properties"_L1].toObject();
    const bool hasInput = !properties.isEmpty();
    if (!properties.contains(kTask))
        properties[kTask] = QJsonObject{{u"type"_s, u"string"_s}, {u"description"_s, u"what it shall do, in a sentence or more"_s}};
    schema[u"type"_s] = u"object"_s;
    schema[u"properties"_s] = properties;
    if (!hasInput)
        schema[u"required"_s] = QJsonArray{kTask};
    return schema;
}

} // namespace

AgentOffering::AgentOffering(QString stationId, Perform perform)
    : m_stationId(std::move(stationId))
    , m_perform(std::move(perform))
{ }

QString AgentOffering::toolName(const QString &agent)
{
    static const QRegularExpression other(u"[^A-Za-z0-9_-]"_s);
    return (u"agent_"_s + QString(agent).replace(other, u"_"_s)).left(kLongestName);
}

void AgentOffering::setAgents(const QList<AgentInfo> &agents)
{
    if (agents == m_agents)
        return;
    m_agents = agents;
    Q_EMIT toolsChanged();
}

QString AgentOffering::instructions() const
{
    return u"Each tool is an AI agent. It gets a task in words, and answers with text when it is done, which may take minutes."_s;
}

QList<ToolInfo> AgentOffering::tools() const
{
    QList<ToolInfo> tools;
    for (const AgentInfo &agent : m_agents) {
        const QString name = toolName(agent.name);
        if (!std::ranges::contains(tools, name, &ToolInfo::name)) // of two names that come to the same the first has it
            tools << ToolInfo{.name = name, .title = agent.name, .description = agent.description, .inputSchema = schemaOf(agent), .outputSchema = {}, .hints = {.openWorld = true}, .server = {}};
    }
    return tools;
}

QCoro::Task<lattice::Result<QJsonObject>> AgentOffering::run(QString agent, QString task, QJsonObject input, Caller caller, Progress progress, std::stop_token stop)
{
    QJsonObject arguments{{u"agent"_s, agent}, {u"task"_s, task}, {u"station"_s, m_stationId}};
    if (!input.isEmpty())
        arguments[u"input"_s] = input;
    co_return co_await m_perform(std::move(caller), u"lattice.call"_s, arguments, std::move(progress), std::move(stop));
}

QCoro::Task<McpResult<ToolResult>> AgentOffering::callTool(QString name, QJsonObject arguments, std::shared_ptr<McpCaller> caller)
{
    const auto agent = std::ranges::find(m_agents, name, [](const AgentInfo &known) { return toolName(known.name); });
    if (agent == m_agents.end())
        co_return refused(RpcCode::kInvalidParams, u"there is no agent behind %1 any more"_s.arg(name));
    if (caller->peer().right < Right::Operate)
        co_return ToolResult::error(u"Running an agent needs the right to operate, and this token may only read. Tell the user."_s);
    const bool isOwnInput = QJsonDocument::fromJson(agent->inputSchema.toUtf8())["properties"_L1][kTask].isObject();
    const QString task = arguments.value(kTask).toString();
    QJsonObject input = arguments;
    if (!isOwnInput)
        input.remove(kTask);
    const auto progress = [caller, count = std::make_shared<int>(0)](const QString &part) { caller->progress({.progress = double(++*count), .total = -1, .message = part}); };
    const Caller by{.face = Caller::Face::Agents, .name = caller->peer().name(), .right = caller->peer().right};
    const auto answer = co_await run(agent->name, task, input, by, progress, caller->stop());
    if (!answer)
        co_return ToolResult::error(answer.error().detail);
    co_return ToolResult::text(answer->value("text"_L1).toString());
}

} // namespace core
