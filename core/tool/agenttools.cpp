// SPDX-License-Identifier: Apache-2.0
#include "core/tool/agenttools.h"

#include "core/engine/engine.h"
#include "core/run/localagents.h"
#include "core/tool/runtools.h"

#include "lattice/protocol/invoke.h"

#include <QJsonDocument>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr QLatin1StringView kCapability("capability:");
const QString kServer = u"agents"_s;

/*! An agent as a tool. */
struct Callee {
    QString agent;      //!< its name; or
    QString capability; //!< any that can do this
    ToolInfo tool;
};

/*! The agent's own input, and the task as a sentence, which is needed where the input does not say all. */
QJsonObject inputSchema(const QString &agentsSchema)
{
    QJsonObject schema = QJsonDocument::fromJson(agentsSchema.toUtf8()).object();
    QJsonObject fields = schema["properties"_L1].toObject();
    const QJsonArray required = schema["required"_L1].toArray();
    if (!fields.contains("task"_L1)) {
        fields.insert("task"_L1, QJsonObject{{u"type"_s, u"string"_s}, {u"description"_s, u"what it shall do, with all that it needs to know: it sees nothing of this conversation"_s}});
        if (required.isEmpty())
            schema.insert("required"_L1, QJsonArray{u"task"_s});
    }
    schema.insert("type"_L1, u"object"_s);
    schema.insert("properties"_L1, fields);
    return schema;
}

Callee calleeOf(const QString &name, const QString &description, const QString &schema)
{
    const QString words = description.isEmpty() ? u"The agent %1."_s.arg(name) : u"The agent %1: %2"_s.arg(name, description);
    return {.agent = name, .capability = {}, .tool = {.name = Agent::slug(name), .title = name, .description = words, .inputSchema = inputSchema(schema), .outputSchema = {}, .hints = {}, .server = kServer}};
}

class AgentSession final : public RunTools
{
public:
    AgentSession(QPointer<LocalAgents> agents, QPointer<Engine> engine, RunScope scope, QList<Callee> callees)
        : m_agents(std::move(agents)), m_engine(std::move(engine)), m_scope(std::move(scope)), m_callees(std::move(callees))
    {
    }

    QList<ToolInfo> tools() const override
    {
        QList<ToolInfo> tools;
        for (const Callee &callee : m_callees)
            tools.append(callee.tool);
        return tools;
    }

    QCoro::Task<Result<RunToolResult>> callInRun(ToolStep step, QString name, QJsonObject input, ToolProgressSink, std::chrono::milliseconds deadline, std::stop_token stop) override
    {
        const auto callee = std::ranges::find(m_callees, name, [](const Callee &each) { return each.tool.name; });
        if (callee == m_callees.end() || !m_agents)
            co_return failed(Fault::NotFound, u"there is no agent '%1'"_s.arg(name));
        const QString task = input.take("task"_L1).toString();
        // Copies: what this object has may go while the agent runs.
        const QString agent = callee->agent, capability = callee->capability;
        const auto here = capability.isEmpty() ? m_agents->find(agent) : std::nullopt;
        if (here)
            co_return co_await runHere(m_agents, m_scope, *here, task, input, std::move(step), deadline, std::move(stop));
        co_return co_await runAnywhere(m_agents, m_engine, m_scope, agent, capability, task, input, std::move(step), deadline, std::move(stop));
    }

private:
    static lattice::CallOrigin originOf(const RunScope &scope, const QString &station)
    {
        return {.trigger = u"run"_s, .by = scope.agent.name, .parentRun = scope.runId, .rootRun = scope.rootId.isEmpty() ? scope.runId : scope.rootId, .depth = scope.depth + 1,
                .path = scope.path + QStringList{scope.agent.name + u'@' + station}, .budget = scope.budget ? scope.budget->left() : lattice::CallBudget(), .workId = {}};
    }

    static RunToolResult answered(const Result<QString> &text, const QString &agent, const QString &childRun, QJsonObject detail)
    {
        if (!text)
            return {.result = ToolResult::error(u"%1 did not answer: %2"_s.arg(agent, text.error().detail)), .question = {}, .childRun = childRun, .detail = std::move(detail)};
        return {.result = ToolResult::text(*text), .question = {}, .childRun = childRun, .detail = std::move(detail)};
    }

    static QCoro::Task<Result<RunToolResult>> runHere(QPointer<LocalAgents> agents, RunScope scope, Agent agent, QString task, QJsonObject input, ToolStep step, std::chrono::milliseconds deadline, std::stop_token stop)
    {
        const QString runId = QUuid::createUuid().toString(QUuid::WithoutBraces), name = agent.name;
        const auto result = co_await agents->run({.agent = std::move(agent), .task = task, .input = input, .deadline = deadline, .runId = runId, .origin = originOf(scope, agents->station()),
                                                  .traceparent = step.traceparent, .budget = scope.budget}, {}, stop);
        if (!result && result.error().fault == Fault::Cancelled && stop.stop_requested())
            co_return std::unexpected(result.error());
        if (result && !result->question.isEmpty())
            co_return answered(failed(Fault::Refused, u"it asks for a person: "_s + result->question), name, runId, {});
        co_return answered(result ? Result<QString>(result->text) : std::unexpected(result.error()), name, runId, {{u"agent"_s, name}});
    }

    static QCoro::Task<Result<RunToolResult>> runAnywhere(QPointer<LocalAgents> agents, QPointer<Engine> engine, RunScope scope, QString agent, QString capability, QString task, QJsonObject input, ToolStep step,
                                                          std::chrono::milliseconds deadline, std::stop_token stop)
    {
        const QString wanted = agent.isEmpty() ? u"an agent for "_s + capability : agent;
        if (!engine)
            co_return answered(failed(Fault::NotFound, u"it is not on this station, and this station is in no lattice"_s), wanted, {}, {});
        std::stop_source source;
        const std::stop_callback forward(stop, [&source] { source.request_stop(); });
        QTimer limit;
        limit.setSingleShot(true);
        bool late = false;
        QObject::connect(&limit, &QTimer::timeout, &limit, [&] {
            late = true;
            source.request_stop();
        });
        limit.start(deadline);
        CallRequest request{.callId = QUuid::createUuid().toString(QUuid::WithoutBraces), .agent = agent, .capability = capability, .stationId = {}, .task = task, .input = input,
                            .origin = originOf(scope, agents ? agents->station() : QString()), .traceparent = step.traceparent};
        const QString callId = request.callId;
        const auto answer = co_await engine->invoke(std::move(request), {}, source.get_token());
        if (answer && scope.budget)
            scope.budget->spend(answer->usage);
        if (!answer && stop.stop_requested())
            co_return std::unexpected(answer.error());
        if (!answer && late)
            co_return answered(failed(Fault::Timeout, u"no answer within %1 s"_s.arg(double(deadline.count()) / 1000)), wanted, {}, {{u"call_id"_s, callId}});
        if (!answer)
            co_return answered(std::unexpected(answer.error()), wanted, {}, {{u"call_id"_s, callId}});
        co_return answered(answer->text, wanted, {}, {{u"call_id"_s, callId}, {u"agent"_s, answer->agent}, {u"station"_s, answer->stationId}, {u"model"_s, answer->model}});
    }

    const QPointer<LocalAgents> m_agents;
    const QPointer<Engine> m_engine;
    const RunScope m_scope;
    const QList<Callee> m_callees;
};

/*! \a name as the lattice knows it; one that nobody has now may be there when it is called. */
Callee foreign(const QString &name, const QList<lattice::Station> &stations)
{
    for (const lattice::Station &station : stations) {
        const auto found = std::ranges::find(station.agents, name, &lattice::AgentInfo::name);
        if (found != station.agents.end())
            return calleeOf(name, found->description, found->inputSchema);
    }
    return calleeOf(name, {}, {});
}

} // namespace

AgentTools::AgentTools(LocalAgents &agents, Engine *engine) : m_agents(&agents), m_engine(engine) { }
AgentTools::~AgentTools() = default;

QCoro::Task<Result<QList<std::shared_ptr<ToolSession>>>> AgentTools::open(RunScope scope, std::stop_token)
{
    QList<std::shared_ptr<ToolSession>> sessions;
    if (scope.agent.agents.isEmpty() || !m_agents)
        co_return sessions;
    const QPointer<LocalAgents> agents = m_agents;
    const QPointer<Engine> engine = m_engine;
    const bool allHere = std::ranges::all_of(scope.agent.agents, [&agents](const QString &name) { return name.startsWith(kCapability) || agents->find(name); });
    QList<lattice::Station> stations;
    if (!allHere && engine) {
        if (const auto known = co_await engine->stations())
            stations = *known; // without it they are called all the same, by their names alone
    }
    if (!agents)
        co_return failed(Fault::Cancelled, u"the station is stopping"_s);
    QList<Callee> callees;
    for (const QString &name : std::as_const(scope.agent.agents)) {
        if (name.startsWith(kCapability)) {
            const QString word = name.sliced(kCapability.size()).trimmed();
            Callee any = calleeOf(word, {}, {});
            any.agent.clear();
            any.capability = word;
            any.tool.description = u"Any agent of the lattice that can do: %1"_s.arg(word);
            callees.append(any);
        } else if (const auto here = agents->find(name)) {
            callees.append(calleeOf(here->name, here->description, here->inputSchema));
        } else {
            callees.append(foreign(name, stations));
        }
    }
    sessions.append(std::make_shared<AgentSession>(agents, engine, std::move(scope), std::move(callees)));
    co_return sessions;
}

} // namespace core
