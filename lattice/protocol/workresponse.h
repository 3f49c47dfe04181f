// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/workrecord.h"

namespace lattice {

/*! What an executing station says of an item of work, on `lattice.work.{id}.response`. Nothing follows a terminal one. */
struct WorkResponse {
    enum class Type { Accepted, Progress, Complete, Failed, Escalate };

    QString workId;
    QString runId; //!< `orchestrator_run_id`
    Type type = Type::Accepted;
    QString result;
    QString error;
    int progressPercent = 0; //!< 0: not said, as Go leaves it out
    QString progressMessage;
    QString escalationReason;
    QMap<QString, QString> escalationContext;
    QString stationId;
    qint64 localRunId = 0; //!< a row number of a Go station
    double durationMs = 0;
    int toolCalls = 0;
    QDateTime timestamp; //!< by the clock of the station
    int attempt = 0;     //!< ours: 0 from a Go station

    friend bool operator==(const WorkResponse &, const WorkResponse &) = default;
};

QByteArray encode(const WorkResponse &response);
/*! Invalid without work id, station id and a known type. \sa isPublishAck() */
Result<WorkResponse> decodeWorkResponse(const QByteArray &bytes);

/*! Whether nothing may follow: Complete, Failed and Escalate. */
bool isTerminal(WorkResponse::Type type);

/*! What the holder says once \a record stands as it does: Accepted, Complete, Failed or Escalate; none of what is not his to say. */
std::optional<WorkResponse> responseTo(const WorkRecord &record, const QDateTime &now);
/*! Its progress, while it runs. */
WorkResponse progressOf(const WorkRecord &record, const WorkProgress &progress);

/*!
    Whether \a bytes are the server's acknowledgement of a stored message instead of a response. It arrives on the same
    subject, because that is the reply subject of an assignment; readers skip it.
*/
bool isPublishAck(const QByteArray &bytes);

} // namespace lattice
