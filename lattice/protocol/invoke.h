// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/callorigin.h"
#include "lattice/result.h"

#include <QByteArray>
#include <QMap>

#include <optional>

namespace lattice {

/*! Asks a station to run one of its agents, on `lattice.station.{id}.agent.invoke` or `lattice.pool.{pool}.agent.invoke`. */
struct InvokeRequest {
    QString agentId; //!< counts before the name
    QString agentName;
    QString task;
    QMap<QString, QString> context; //!< Go stations drop it

    friend bool operator==(const InvokeRequest &, const InvokeRequest &) = default;
};

/*! The one reply to an InvokeRequest. */
struct InvokeResponse {
    enum class Status { Success, Error };

    Status status = Status::Success;
    QString result;
    QString error;
    double durationMs = 0;
    int toolCalls = 0;
    QString stationId;
    QString stationName; //!< ours
    QString agentName; //!< ours: who answered, when the request gave an id or a pool chose
    QString model;     //!< ours: empty when not said
    std::optional<Fault> fault; //!< ours, with an error: what the caller can do about it
    std::optional<CallUsage> usage = {}; //!< ours: what it used up with all that it started; none: not said

    friend bool operator==(const InvokeResponse &, const InvokeResponse &) = default;
};

QByteArray encode(const InvokeRequest &request);

/*! A request that names no agent is well-formed; agentMissing() tells. */
Result<InvokeRequest> decodeInvokeRequest(const QByteArray &bytes);

QByteArray encode(const InvokeResponse &response);
Result<InvokeResponse> decodeInvokeResponse(const QByteArray &bytes);

inline bool agentMissing(const InvokeRequest &request)
{
    return request.agentId.isEmpty() && request.agentName.isEmpty();
}

/*! The error envelope that every request gets at least, also a malformed one. */
InvokeResponse refusal(const QString &stationId, Fault fault, const QString &error);

/*! The fault that \a response reports: its own word, or Invalid for an error of a Go station, which says none. */
Error errorOf(const InvokeResponse &response);

/*! Error texts that callers of Go stations know, and so get from us too. */
namespace InvokeText {
inline constexpr QStringView InvalidRequest = u"invalid request: ";   //!< + what was wrong
inline constexpr QStringView AgentMissing = u"agent_id or agent_name required";
inline constexpr QStringView ExecutionFailed = u"execution failed: "; //!< + why
inline constexpr QStringView NoWorkflows = u"workflow executor not configured";
inline constexpr QStringView WorkflowFailed = u"workflow execution failed: "; //!< + why

QString agentNotFound(const QString &agent); //!< goes behind ExecutionFailed
} // namespace InvokeText

} // namespace lattice
