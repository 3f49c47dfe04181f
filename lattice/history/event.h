// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QJsonObject>
#include <QMetaType>
#include <QString>

namespace lattice {

/*!
    One record of the history: a CloudEvents 1.0 event in JSON, on subject `lattice.events.{type}`.
    Types are `station.lattice.…` as the Go project names them, and `station.control.…` for our own.
*/
struct Event {
    QString id;
    QString type;
    QString source; //!< "station.lattice/{station id}"
    QString subject; //!< what it is about: an agent, a station, a call
    QDateTime time; //!< UTC, by the clock of the station that acted
    QString stationId;
    QString stationName;
    QString traceparent; //!< W3C trace context, may be empty
    QJsonObject data;
    quint64 sequence = 0; //!< in LATTICE_EVENTS; 0 for a live event whose sequence is not known yet
    QDateTime stored{}; //!< UTC, by the server's clock, never before that of an earlier sequence; invalid while sequence is 0

    friend bool operator==(const Event &, const Event &) = default;
};

inline constexpr QStringView EventSource = u"station.lattice"; //!< what every source begins with

namespace EventType {
inline constexpr auto StationJoined = "station.lattice.station.joined";
inline constexpr auto StationLeft = "station.lattice.station.left";
inline constexpr auto AgentRegistered = "station.lattice.agent.registered";
inline constexpr auto AgentDeregistered = "station.lattice.agent.deregistered";
inline constexpr auto AgentChanged = "station.control.agent.changed";
inline constexpr auto AgentConflict = "station.control.agent.conflict";
inline constexpr auto AgentConflictEnded = "station.control.agent.conflict_ended";
inline constexpr auto AgentInvoked = "station.lattice.agent.invoked";
inline constexpr auto AgentAnswered = "station.control.agent.answered";
inline constexpr auto WorkSubmitted = "station.control.work.submitted";
inline constexpr auto WorkAssigned = "station.lattice.work.assigned";
inline constexpr auto WorkAccepted = "station.lattice.work.accepted";
inline constexpr auto WorkProgress = "station.lattice.work.progress";
inline constexpr auto WorkCompleted = "station.lattice.work.completed";
inline constexpr auto WorkFailed = "station.lattice.work.failed";
inline constexpr auto WorkRetrying = "station.control.work.retrying";
inline constexpr auto WorkEscalated = "station.lattice.work.escalated";
inline constexpr auto WorkAnswered = "station.control.work.answered";
inline constexpr auto WorkCancelled = "station.lattice.work.cancelled";
inline constexpr auto WorkLost = "station.control.work.lost";
inline constexpr auto WorkHandedBack = "station.control.work.handed_back";
inline constexpr auto WorkLateResult = "station.control.work.late_result";
inline constexpr auto VerbPerformed = "station.control.verb.performed";
inline constexpr auto EventsDropped = "station.control.events.dropped";
inline constexpr auto HistoryCheckpoint = "station.control.history.checkpoint";
} // namespace EventType

} // namespace lattice

Q_DECLARE_METATYPE(lattice::Event)
