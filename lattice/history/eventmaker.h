// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/event.h"
#include "lattice/protocol/manifest.h"

#include <QStringList>

namespace lattice {

/*! One run of an agent, as both of its events name it. */
struct InvocationFacts {
    QString runId; //!< the id of the call
    QString agentId;
    QString agentName;
    QString requestedBy; //!< the station that called; empty when it was this one
};

/*! How it ended. */
struct AnswerFacts {
    bool succeeded = false;
    QString error; //!< words, when it did not
    double durationMs = 0;
    int toolCalls = 0;
    QString model; //!< empty: not said
};

/*! Something that was done at a station: by a command, the window, an MCP client or another station. */
struct VerbFacts {
    QString verb;
    QString caller;  //!< "window", "mcp: claude-code 2.1"
    QString subject; //!< what it was about: an agent, a work id; may be empty
    QString fault;   //!< its name; empty: it succeeded
    QString error;   //!< words, when it did not
    double durationMs = 0;
};

namespace EventType {
inline constexpr auto WorkSnoozed = "station.control.work.snoozed";
} // namespace EventType

/*! Somebody has seen that work needs a person, and wants to be left alone with it for a while. */
struct SnoozeFacts {
    QString workId;
    QDateTime until; //!< not after now: it counts again
    QString reason;
    QString by; //!< "window", "mcp: claude-code 2.1"
};

/*!
    Makes the events that a station publishes of itself; every event comes from the party that acted. It fills in the
    envelope: a new id, the time, source and station. Texts of tasks are cut at 500 characters.

    Payload fields and their names are those of the Go project's event types, and `docs/protocol.md` lists them.
*/
class EventMaker final
{
public:
    EventMaker(QString stationId, QString stationName);

    Event stationJoined(const QString &version, const QString &environment, qsizetype agentCount) const;
    Event stationLeft(const QString &reason) const; //!< "graceful", "timeout" or "error"

    /*! What the orchestrator publishes of a station that fell silent and can say nothing itself. */
    Event stationLost(const QString &lostId, const QString &lostName, const QString &reason) const;

    Event agentRegistered(const AgentInfo &agent, const QStringList &tools) const;
    Event agentDeregistered(const AgentInfo &agent, const QString &reason) const;
    Event agentChanged(const AgentInfo &agent) const; //!< its file was edited: what is announced of it differs
    /*! Another station owns the name, so ours is not offered; and that this is over. */
    Event agentConflict(const NameConflict &conflict) const;
    Event agentConflictEnded(const NameConflict &conflict) const;
    Event agentInvoked(const InvocationFacts &run, const QString &task, const QString &traceparent) const;
    Event agentAnswered(const InvocationFacts &run, const AnswerFacts &answer, const QString &traceparent) const;

    Event verbPerformed(const VerbFacts &verb) const;
    Event workSnoozed(const SnoozeFacts &snooze) const;

    /*! \a count events that could not be kept until the history could be reached; the first and last of them by their time. */
    Event eventsDropped(qint64 count, const QDateTime &first, const QDateTime &last) const;
    /*! Of the messages up to \a sequence; its id says so, and a second one of them is dropped by the stream. */
    Event historyCheckpoint(quint64 sequence, const QJsonObject &data) const;

private:
    Event event(const char *type, const QString &subject, QJsonObject data) const;

    QString m_stationId;
    QString m_stationName;
};

} // namespace lattice
