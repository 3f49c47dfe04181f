// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/workflow.h"

#include "lattice/protocol/statusword.h"

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr StatusWord<RunWorkflowResponse::Status> kStatuses[] = {
    {RunWorkflowResponse::Status::Started, "started"_L1},
    {RunWorkflowResponse::Status::Error, "error"_L1},
};

} // namespace

QByteArray encode(const RunWorkflowRequest &request)
{
    QJsonObject json{{"workflow_id"_L1, request.workflowId}};
    if (!request.input.isEmpty())
        json.insert("input"_L1, toJson(request.input));
    return toBytes(json);
}

Result<RunWorkflowRequest> decodeRunWorkflowRequest(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    return fields->finish(RunWorkflowRequest{
        .workflowId = fields->neededText("workflow_id"_L1),
        .input = fields->textMap("input"_L1),
    });
}

QByteArray encode(const RunWorkflowResponse &response)
{
    QJsonObject json{
        {"status"_L1, wordOf(kStatuses, response.status)},
        {"station_id"_L1, response.stationId},
    };
    insertUnlessEmpty(json, "run_id"_L1, response.runId);
    insertUnlessEmpty(json, "result"_L1, response.result);
    insertUnlessEmpty(json, "error"_L1, response.error);
    return toBytes(json);
}

Result<RunWorkflowResponse> decodeRunWorkflowResponse(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    return fields->finish(RunWorkflowResponse{
        .status = readWord(kStatuses, *fields, "status"_L1),
        .runId = fields->text("run_id"_L1),
        .result = fields->text("result"_L1),
        .error = fields->text("error"_L1),
        .stationId = fields->text("station_id"_L1),
    });
}

} // namespace lattice
