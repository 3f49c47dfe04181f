// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QMap>

namespace lattice {

/*! Asks a station to start a workflow, on `lattice.station.{id}.workflow.run`. */
struct RunWorkflowRequest {
    QString workflowId;
    QMap<QString, QString> input;

    friend bool operator==(const RunWorkflowRequest &, const RunWorkflowRequest &) = default;
};

/*! The one reply: the run is under way, or why it is not. Its outcome is not in here. */
struct RunWorkflowResponse {
    enum class Status { Started, Error };

    Status status = Status::Started;
    QString runId;
    QString result; //!< Go stations leave it empty
    QString error;
    QString stationId;

    friend bool operator==(const RunWorkflowResponse &, const RunWorkflowResponse &) = default;
};

QByteArray encode(const RunWorkflowRequest &request);
Result<RunWorkflowRequest> decodeRunWorkflowRequest(const QByteArray &bytes);

QByteArray encode(const RunWorkflowResponse &response);
Result<RunWorkflowResponse> decodeRunWorkflowResponse(const QByteArray &bytes);

} // namespace lattice
