// SPDX-License-Identifier: Apache-2.0
#include "core/tool/latticetools.h"

#include "core/engine/engine.h"
#include "core/tool/runtools.h"
#include "core/verb/verb.h"

#include "lattice/work/workclient.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;
using lattice::WorkRecord;

namespace core {

namespace {

constexpr auto kLongestWait = std::chrono::hours(24);
const QString kServer = u"lattice"_s;

ToolInfo tool(const QString &name, const QString &words, const QJsonObject &fields, const QStringList &required, ToolHints hints)
{
    return {.name = name, .title = {}, .description = words, .inputSchema = Schema::object(fields, required), .outputSchema = {}, .hints = hints, .server = kServer};
}

const QList<ToolInfo> &latticeTools()
{
    static const QJsonObject id = Schema::text(u"the id that assign_work gave"_s);
    static const ToolHints looks{.readOnly = true, .destructive = false, .idempotent = true, .openWorld = {}};
    static const ToolHints acts{.readOnly = false, .destructive = false, .idempotent = {}, .openWorld = true};
    static const QList<ToolInfo> tools{
        tool(u"assign_work"_s, u"Gives a task to another agent of the lattice, and returns at once with its work_id. The work is done whatever happens meanwhile; several can run at the same time. Wait for it with await_work."_s,
             {{u"agent_name"_s, Schema::text(u"the agent's name, as list_agents says"_s)}, {u"agent_id"_s, Schema::text(u"or its id"_s)}, {u"capability"_s, Schema::text(u"or what any agent must be able to do"_s)},
              {u"target_station"_s, Schema::text(u"only on this station; mostly left out"_s)}, {u"task"_s, Schema::text(u"what it shall do, with all that it needs to know"_s)},
              {u"context"_s, QJsonObject{{u"type"_s, u"object"_s}, {u"description"_s, u"values of its input schema"_s}}}, {u"priority"_s, Schema::number(u"0 to 9, 9 first; 5 without"_s)},
              {u"timeout_secs"_s, Schema::number(u"for one attempt; 300 without"_s)}},
             {u"task"_s}, acts),
        tool(u"await_work"_s, u"Waits until work has ended and returns its result. When timeout_secs pass before, it says so, and the work goes on."_s,
             {{u"work_id"_s, id}, {u"timeout_secs"_s, Schema::number(u"how long to wait; 300 without"_s)}}, {u"work_id"_s}, looks),
        tool(u"check_work"_s, u"Says how work stands, without waiting."_s, {{u"work_id"_s, id}}, {u"work_id"_s}, looks),
        tool(u"cancel_work"_s, u"Cancels work that has not ended, and what it started."_s, {{u"work_id"_s, id}, {u"reason"_s, Schema::text(u"why"_s)}}, {u"work_id"_s}, {.readOnly = false, .destructive = true, .idempotent = true, .openWorld = {}}),
        tool(u"list_agents"_s, u"Lists the agents that can be given work."_s,
             {{u"filter"_s, Schema::text(u"only those whose name, description or capabilities contain this"_s)}, {u"include_local"_s, Schema::boolean(u"those of this station too; true without"_s)}}, {}, looks),
        tool(u"get_agent_schema"_s, u"Says what input an agent takes and what it answers."_s, {{u"agent_name"_s, Schema::text(u"its name"_s)}}, {u"agent_name"_s}, looks),
        tool(u"report_progress"_s, u"Tells those who wait how far you are."_s, {{u"message"_s, Schema::text(u"in a few words"_s)}, {u"percent"_s, Schema::number(u"0 to 100, when you know"_s)}}, {u"message"_s},
             {.readOnly = false, .destructive = false, .idempotent = true, .openWorld = {}}),
        tool(u"escalate"_s, u"Asks a person when you cannot go on without one: for a decision, for leave, for what only people know. It may take days; the answer comes as this tool's result."_s,
             {{u"question"_s, Schema::text(u"what you need to know, as a question that can be answered without this conversation"_s)}, {u"context"_s, Schema::text(u"what you found out so far"_s)}}, {u"question"_s}, acts),
    };
    return tools;
}

std::chrono::milliseconds seconds(const QJsonValue &value, std::chrono::milliseconds most)
{
    const auto wanted = std::chrono::duration<double>(value.toDouble(300));
    return std::min(most, std::max(std::chrono::milliseconds(100), std::chrono::duration_cast<std::chrono::milliseconds>(std::min(wanted, std::chrono::duration<double>(kLongestWait)))));
}

QMap<QString, QString> textsOf(const QJsonObject &values)
{
    QMap<QString, QString> texts;
    for (auto value = values.begin(); value != values.end(); ++value) {
        const QByteArray json = QJsonDocument(QJsonArray{value.value()}).toJson(QJsonDocument::Compact);
        texts.insert(value.key(), value->isString() ? value->toString() : QString::fromUtf8(json.sliced(1, json.size() - 2)));
    }
    return texts;
}

ToolResult said(const QJsonObject &json)
{
    ToolResult result = ToolResult::text(QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)));
    result.structured = json;
    return result;
}

ToolResult wrong(const lattice::Error &error)
{
    ToolResult result = said({{u"success"_s, false}, {u"error"_s, error.detail}});
    result.isError = true;
    return result;
}

QJsonObject workJson(const WorkRecord &record)
{
    QJsonObject json{{u"success"_s, true}, {u"work_id"_s, record.spec.workId}, {u"status"_s, phaseName(record.phase)}, {u"is_complete"_s, isEnd(record.phase)}, {u"agent"_s, agentOf(record)}, {u"station_id"_s, record.station}};
    if (!record.outcome.result.isEmpty())
        json.insert(u"result"_s, record.outcome.result);
    if (!record.outcome.error.isEmpty())
        json.insert(u"error"_s, record.outcome.error);
    if (isEnd(record.phase))
        json.insert(u"duration_ms"_s, record.outcome.durationMs);
    else
        json.insert(u"seconds_since_assigned"_s, record.spec.submittedAt.secsTo(QDateTime::currentDateTimeUtc())); // so that who looks again sees that time passes
    if (!isEnd(record.phase) && !record.progress.message.isEmpty())
        json.insert(u"progress"_s, record.progress.message);
    if (record.phase == lattice::WorkPhase::Escalated)
        json.insert(u"question"_s, record.escalation.reason);
    return json;
}

class LatticeSession final : public RunTools
{
public:
    LatticeSession(QPointer<Engine> engine, RunScope scope) : m_engine(std::move(engine)), m_scope(std::move(scope)) { }

    QList<ToolInfo> tools() const override { return latticeTools(); }

    QCoro::Task<Result<RunToolResult>> callInRun(ToolStep step, QString name, QJsonObject input, ToolProgressSink, std::chrono::milliseconds deadline, std::stop_token stop) override
    {
        if (name == "escalate"_L1)
            co_return escalate(input);
        if (name == "report_progress"_L1) {
            if (m_scope.steps)
                m_scope.steps({.number = step.number, .words = input["message"_L1].toString(), .percent = input.contains("percent"_L1) ? std::clamp(input["percent"_L1].toInt(-1), 0, 100) : -1});
            co_return plain(said({{u"success"_s, true}}));
        }
        if (!m_engine)
            co_return failed(Fault::Cancelled, u"the station is stopping"_s);
        if (name == "list_agents"_L1 || name == "get_agent_schema"_L1)
            co_return co_await agents(m_engine, name, input);
        const auto client = m_engine->work();
        if (!client)
            co_return plain(wrong(client.error()));
        const QString workId = input["work_id"_L1].toString();
        if (name == "assign_work"_L1)
            co_return co_await assign(m_engine, m_scope, step.traceparent, input);
        if (name == "await_work"_L1)
            co_return co_await awaitWork(m_engine, workId, seconds(input["timeout_secs"_L1], deadline - std::min(deadline / 2, std::chrono::milliseconds(1s))), std::move(stop));
        if (name == "cancel_work"_L1)
            co_return shown(co_await (*client)->cancel(workId, u"agent "_s + m_scope.agent.name, input["reason"_L1].toString()));
        co_return co_await whole(m_engine, co_await (*client)->get(workId));
    }

private:
    static RunToolResult plain(ToolResult result) { return {.result = std::move(result), .question = {}, .childRun = {}}; }
    static RunToolResult shown(const Result<WorkRecord> &record) { return plain(record ? said(workJson(*record)) : wrong(record.error())); }

    Result<RunToolResult> escalate(const QJsonObject &input) const
    {
        const QString question = input["question"_L1].toString().trimmed(), context = input["context"_L1].toString().trimmed();
        if (question.isEmpty())
            return plain(wrong({.fault = Fault::Invalid, .detail = u"say the question"_s}));
        if (m_scope.workId.isEmpty())
            return plain(wrong({.fault = Fault::Refused, .detail = u"nobody can be asked in a plain call, which does not wait; go on without, or say in your answer what a person must decide"_s}));
        return RunToolResult{.result = {}, .question = context.isEmpty() ? question : question + u"\n\n"_s + context, .childRun = {}};
    }

    static QCoro::Task<Result<RunToolResult>> whole(QPointer<Engine> engine, Result<WorkRecord> record)
    {
        if (record && record->outcome.blob.size > 0 && engine) {
            if (const auto client = engine->work()) {
                const auto text = co_await (*client)->result(*record);
                if (text)
                    record->outcome.result = *text;
            }
        }
        co_return shown(record);
    }

    static QCoro::Task<Result<RunToolResult>> awaitWork(QPointer<Engine> engine, QString workId, std::chrono::milliseconds patience, std::stop_token stop)
    {
        const auto client = engine->work();
        const auto ended = co_await (*client)->await(workId, patience, {}, stop);
        if (!ended && ended.error().fault == Fault::Timeout && engine) {
            if (const auto again = engine->work())
                co_return shown(co_await (*again)->get(workId)); // as it stands: still at it
        }
        if (!ended && stop.stop_requested())
            co_return std::unexpected(ended.error());
        co_return co_await whole(engine, ended);
    }

    static QCoro::Task<Result<RunToolResult>> assign(QPointer<Engine> engine, RunScope scope, QString traceparent, QJsonObject input)
    {
        lattice::WorkSpec spec;
        spec.parentId = scope.workId;
        spec.agent = input["agent_name"_L1].toString();
        spec.capability = input["capability"_L1].toString();
        spec.task = input["task"_L1].toString();
        spec.context = textsOf(input["context"_L1].toObject());
        spec.priority = std::clamp(input["priority"_L1].toInt(5), 0, 9);
        spec.timeout = seconds(input["timeout_secs"_L1], kLongestWait);
        spec.sourceStation = engine->status().stationId;
        spec.requestedBy = u"agent "_s + scope.agent.name;
        spec.labels.insert(lattice::kParentRunLabel, scope.runId);
        spec.traceparent = traceparent;
        if (const QString id = input["agent_id"_L1].toString(); spec.agent.isEmpty() && !id.isEmpty()) {
            const auto stations = co_await engine->stations();
            for (const lattice::Station &station : stations.value_or(QList<lattice::Station>())) {
                for (const lattice::AgentInfo &agent : station.agents)
                    spec.agent = agent.id == id ? agent.name : spec.agent;
            }
            if (spec.agent.isEmpty())
                co_return plain(wrong({.fault = Fault::NotFound, .detail = u"there is no agent with the id '%1'"_s.arg(id)}));
        }
        if (spec.agent.isEmpty() == spec.capability.isEmpty())
            co_return plain(wrong({.fault = Fault::Invalid, .detail = u"give agent_name or capability"_s}));
        if (const QString wanted = input["target_station"_L1].toString(); !wanted.isEmpty() && engine) {
            const auto station = co_await engine->stationIdOf(wanted);
            if (!station)
                co_return plain(wrong(station.error()));
            spec.wantedStation = *station;
        }
        const auto client = engine ? engine->work() : failed(Fault::Cancelled, u"the station is stopping"_s);
        if (!client)
            co_return plain(wrong(client.error()));
        const auto record = co_await (*client)->submit(std::move(spec));
        co_return plain(record ? said({{u"success"_s, true}, {u"work_id"_s, record->spec.workId}, {u"status"_s, phaseName(record->phase)}}) : wrong(record.error()));
    }

    static QCoro::Task<Result<RunToolResult>> agents(QPointer<Engine> engine, QString name, QJsonObject input)
    {
        const auto stations = co_await engine->stations();
        if (!stations)
            co_return plain(wrong(stations.error()));
        const QString wanted = input["agent_name"_L1].toString(), filter = input["filter"_L1].toString().trimmed();
        const bool local = input["include_local"_L1].toBool(true);
        QJsonArray agents;
        for (const lattice::Station &station : *stations) {
            if (station.presence == lattice::Presence::Offline || station.presence == lattice::Presence::Left || (station.self && !local && name == "list_agents"_L1))
                continue;
            for (const lattice::AgentInfo &agent : station.agents) {
                if (name == "get_agent_schema"_L1 && agent.name == wanted)
                    co_return plain(said({{u"success"_s, true}, {u"name"_s, agent.name}, {u"description"_s, agent.description}, {u"station_name"_s, station.name},
                                          {u"input_schema"_s, QJsonDocument::fromJson(agent.inputSchema.toUtf8()).object()}, {u"output_schema"_s, QJsonDocument::fromJson(agent.outputSchema.toUtf8()).object()}}));
                const QString all = agent.name + u'\n' + agent.description + u'\n' + agent.capabilities.join(u'\n');
                if (all.contains(filter, Qt::CaseInsensitive))
                    agents.append(QJsonObject{{u"name"_s, agent.name}, {u"description"_s, agent.description}, {u"station_id"_s, station.id}, {u"station_name"_s, station.name}, {u"tags"_s, QJsonArray::fromStringList(agent.capabilities)}});
            }
        }
        if (name == "get_agent_schema"_L1)
            co_return plain(wrong({.fault = Fault::NotFound, .detail = u"agent '%1' not found"_s.arg(wanted)}));
        co_return plain(said({{u"success"_s, true}, {u"agents"_s, agents}}));
    }

    const QPointer<Engine> m_engine;
    const RunScope m_scope;
};

} // namespace

LatticeTools::LatticeTools(Engine *engine) : m_engine(engine) { }
LatticeTools::~LatticeTools() = default;

QCoro::Task<Result<QList<std::shared_ptr<ToolSession>>>> LatticeTools::open(RunScope scope, std::stop_token)
{
    QList<std::shared_ptr<ToolSession>> sessions;
    if (scope.agent.lattice)
        sessions.append(std::make_shared<LatticeSession>(m_engine, std::move(scope)));
    co_return sessions;
}

} // namespace core
