// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/workrecord.h"

namespace lattice {

/*!
    An item of work as Go stations keep it, in `lattice-work` under goWorkKey(). A projection, written by the leader for
    them to read: a Go station that changes it drops every field it does not know.
*/
struct GoWorkRecord {
    enum class Status { Assigned, Accepted, Complete, Failed, Escalated };

    QString workId;
    QString runId; //!< `orchestrator_run_id`
    QString parentId;
    QString sourceStation;
    QString targetStation;
    QString agentId;
    QString agentName;
    QString task;
    QMap<QString, QString> context;
    Status status = Status::Assigned;
    QDateTime assignedAt;
    QDateTime acceptedAt;
    QDateTime completedAt;
    QDateTime updatedAt;
    QString result;
    QString error;
    double durationMs = 0;
    int toolCalls = 0;
    QString traceId;
    QString spanId;

    friend bool operator==(const GoWorkRecord &, const GoWorkRecord &) = default;
};

QByteArray encode(const GoWorkRecord &record);
Result<GoWorkRecord> decodeGoWorkRecord(const QByteArray &bytes);

/*! How Go stations are told of \a record. */
GoWorkRecord goRecordOf(const WorkRecord &record, const QDateTime &now);
GoWorkRecord::Status goStatus(WorkPhase phase);

/*! The lists of work ids under goStationKey() and goRunKey(): a JSON array of texts. */
QByteArray encodeGoIndex(const QStringList &workIds);
Result<QStringList> decodeGoIndex(const QByteArray &bytes);

} // namespace lattice
