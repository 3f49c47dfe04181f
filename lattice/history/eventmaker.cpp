// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/eventmaker.h"

#include "lattice/protocol/excerpt.h"
#include "lattice/protocol/fields.h"
#include "lattice/protocol/wiretime.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr qsizetype kMaxTask = 500;

QJsonObject invocationData(const InvocationFacts &run, const QString &stationId)
{
    QJsonObject data{
        {"station_id"_L1, stationId},
        {"agent_id"_L1, run.agentId},
        {"agent_name"_L1, run.agentName},
        {"run_id"_L1, run.runId},
    };
    insertUnlessEmpty(data, "requested_by"_L1, run.requestedBy);
    return data;
}

} // namespace

EventMaker::EventMaker(QString stationId, QString stationName)
    : m_stationId(std::move(stationId))
    , m_stationName(std::move(stationName))
{
}

Event EventMaker::event(const char *type, const QString &subject, QJsonObject data) const
{
    return Event{
        .id = QUuid::createUuid().toString(QUuid::WithoutBraces),
        .type = QString::fromLatin1(type),
        .source = EventSource.toString() + u'/' + m_stationId,
        .subject = subject,
        .time = QDateTime::currentDateTimeUtc(),
        .stationId = m_stationId,
        .stationName = m_stationName,
        .data = std::move(data),
    };
}

Event EventMaker::stationJoined(const QString &version, const QString &environment, qsizetype agentCount) const
{
    Event joined = event(EventType::StationJoined, m_stationId,
                         {{"station_id"_L1, m_stationId}, {"station_name"_L1, m_stationName}});
    joined.data.insert("joined_at"_L1, toWireTime(joined.time));
    insertUnlessEmpty(joined.data, "version"_L1, version);
    insertUnlessEmpty(joined.data, "environment"_L1, environment);
    if (agentCount > 0)
        joined.data.insert("agent_count"_L1, agentCount);
    return joined;
}

Event EventMaker::stationLeft(const QString &reason) const
{
    return stationLost(m_stationId, m_stationName, reason);
}

Event EventMaker::stationLost(const QString &lostId, const QString &lostName, const QString &reason) const
{
    Event left = event(EventType::StationLeft, lostId, {{"station_id"_L1, lostId}, {"station_name"_L1, lostName}});
    left.data.insert("left_at"_L1, toWireTime(left.time));
    insertUnlessEmpty(left.data, "reason"_L1, reason);
    return left;
}

Event EventMaker::agentRegistered(const AgentInfo &agent, const QStringList &tools) const
{
    Event registered = event(EventType::AgentRegistered, agent.name,
                             {{"station_id"_L1, m_stationId},
                              {"station_name"_L1, m_stationName},
                              {"agent_id"_L1, agent.id},
                              {"agent_name"_L1, agent.name}});
    if (!tools.isEmpty())
        registered.data.insert("tools"_L1, QJsonArray::fromStringList(tools));
    return registered;
}

Event EventMaker::agentChanged(const AgentInfo &agent) const
{
    Event changed = agentRegistered(agent, {});
    changed.type = QString::fromLatin1(EventType::AgentChanged);
    return changed;
}

Event EventMaker::agentConflict(const NameConflict &conflict) const
{
    return event(EventType::AgentConflict, conflict.agent,
                 {{"station_id"_L1, m_stationId}, {"station_name"_L1, m_stationName}, {"agent_name"_L1, conflict.agent}, {"owner_id"_L1, conflict.ownerId}, {"owner_name"_L1, conflict.ownerName}});
}

Event EventMaker::agentConflictEnded(const NameConflict &conflict) const
{
    Event ended = agentConflict(conflict);
    ended.type = QString::fromLatin1(EventType::AgentConflictEnded);
    return ended;
}

Event EventMaker::agentDeregistered(const AgentInfo &agent, const QString &reason) const
{
    Event deregistered = agentRegistered(agent, {});
    deregistered.type = QString::fromLatin1(EventType::AgentDeregistered);
    insertUnlessEmpty(deregistered.data, "reason"_L1, reason);
    return deregistered;
}

Event EventMaker::agentInvoked(const InvocationFacts &run, const QString &task, const QString &traceparent) const
{
    Event invoked = event(EventType::AgentInvoked, run.agentName, invocationData(run, m_stationId));
    invoked.traceparent = traceparent;
    invoked.data.insert("task"_L1, excerpt(task, kMaxTask));
    return invoked;
}

Event EventMaker::agentAnswered(const InvocationFacts &run, const AnswerFacts &answer, const QString &traceparent) const
{
    Event answered = event(EventType::AgentAnswered, run.agentName, invocationData(run, m_stationId));
    answered.traceparent = traceparent;
    answered.data.insert("status"_L1, answer.succeeded ? "success"_L1 : "error"_L1);
    answered.data.insert("duration_ms"_L1, answer.durationMs);
    if (answer.toolCalls > 0)
        answered.data.insert("tool_calls"_L1, answer.toolCalls);
    insertUnlessEmpty(answered.data, "model"_L1, answer.model);
    insertUnlessEmpty(answered.data, "error"_L1, answer.error);
    return answered;
}

Event EventMaker::verbPerformed(const VerbFacts &verb) const
{
    Event performed = event(EventType::VerbPerformed, verb.subject.isEmpty() ? verb.verb : verb.subject,
                            {{"station_id"_L1, m_stationId}, {"verb"_L1, verb.verb}, {"caller"_L1, verb.caller}, {"status"_L1, verb.fault.isEmpty() ? "success"_L1 : "error"_L1}, {"duration_ms"_L1, verb.durationMs}});
    insertUnlessEmpty(performed.data, "subject"_L1, verb.subject);
    insertUnlessEmpty(performed.data, "fault"_L1, verb.fault);
    insertUnlessEmpty(performed.data, "error"_L1, excerpt(verb.error, kMaxTask));
    return performed;
}

Event EventMaker::workSnoozed(const SnoozeFacts &snooze) const
{
    Event snoozed = event(EventType::WorkSnoozed, snooze.workId, {{"work_id"_L1, snooze.workId}, {"until"_L1, toWireTime(snooze.until)}});
    insertUnlessEmpty(snoozed.data, "reason"_L1, excerpt(snooze.reason, kMaxTask));
    insertUnlessEmpty(snoozed.data, "requested_by"_L1, snooze.by);
    return snoozed;
}

Event EventMaker::eventsDropped(qint64 count, const QDateTime &first, const QDateTime &last) const
{
    Event dropped = event(EventType::EventsDropped, m_stationId, {{"station_id"_L1, m_stationId}, {"count"_L1, count}});
    insertUnlessEmpty(dropped.data, "first_time"_L1, first.isValid() ? toWireTime(first) : QString());
    insertUnlessEmpty(dropped.data, "last_time"_L1, last.isValid() ? toWireTime(last) : QString());
    return dropped;
}

Event EventMaker::historyCheckpoint(quint64 sequence, const QJsonObject &data) const
{
    Event checkpoint = event(EventType::HistoryCheckpoint, u"LATTICE_EVENTS"_s, data);
    checkpoint.id = u"checkpoint.%1.%2"_s.arg(sequence).arg(data["digest"_L1].toString().first(16));
    return checkpoint;
}

} // namespace lattice
