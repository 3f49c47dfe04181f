// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/invoke.h"

#include "lattice/protocol/faultword.h"

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr StatusWord<InvokeResponse::Status> kStatuses[] = {
    {InvokeResponse::Status::Success, "success"_L1},
    {InvokeResponse::Status::Error, "error"_L1},
};

std::optional<CallUsage> usageOf(const Fields &fields)
{
    if (!fields.has("usage"_L1))
        return std::nullopt;
    const Fields usage = fields.child("usage"_L1);
    return CallUsage{.steps = int(usage.integer("steps"_L1)), .tokens = usage.integer("tokens"_L1, 0, std::numeric_limits<qint64>::max()), .cost = usage.number("cost"_L1)};
}

} // namespace

QByteArray encode(const InvokeRequest &request)
{
    QJsonObject json{{"task"_L1, request.task}};
    insertUnlessEmpty(json, "agent_id"_L1, request.agentId);
    insertUnlessEmpty(json, "agent_name"_L1, request.agentName);
    if (!request.context.isEmpty())
        json.insert("context"_L1, toJson(request.context));
    return toBytes(json);
}

Result<InvokeRequest> decodeInvokeRequest(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    return fields->finish(InvokeRequest{
        .agentId = fields->text("agent_id"_L1),
        .agentName = fields->text("agent_name"_L1),
        .task = fields->text("task"_L1),
        .context = fields->textMap("context"_L1),
    });
}

QByteArray encode(const InvokeResponse &response)
{
    QJsonObject json{
        {"status"_L1, wordOf(kStatuses, response.status)},
        {"result"_L1, response.result},
        {"duration_ms"_L1, response.durationMs},
        {"tool_calls"_L1, response.toolCalls},
        {"station_id"_L1, response.stationId},
    };
    insertUnlessEmpty(json, "error"_L1, response.error);
    insertUnlessEmpty(json, "station_name"_L1, response.stationName);
    insertUnlessEmpty(json, "agent_name"_L1, response.agentName);
    insertUnlessEmpty(json, "model"_L1, response.model);
    if (response.fault)
        json.insert("fault"_L1, wordOf(kFaultWords, *response.fault));
    if (response.usage)
        json.insert("usage"_L1, QJsonObject{{"steps"_L1, response.usage->steps}, {"tokens"_L1, response.usage->tokens}, {"cost"_L1, response.usage->cost}});
    return toBytes(json);
}

Result<InvokeResponse> decodeInvokeResponse(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    return fields->finish(InvokeResponse{
        .status = readWord(kStatuses, *fields, "status"_L1),
        .result = fields->text("result"_L1),
        .error = fields->text("error"_L1),
        .durationMs = fields->number("duration_ms"_L1),
        .toolCalls = static_cast<int>(fields->integer("tool_calls"_L1)),
        .stationId = fields->text("station_id"_L1),
        .stationName = fields->text("station_name"_L1),
        .agentName = fields->text("agent_name"_L1),
        .model = fields->text("model"_L1),
        .fault = findWord(kFaultWords, fields->text("fault"_L1)), // a word of a later version is as good as none
        .usage = usageOf(*fields),
    });
}

InvokeResponse refusal(const QString &stationId, Fault fault, const QString &error)
{
    return InvokeResponse{
        .status = InvokeResponse::Status::Error,
        .error = error,
        .stationId = stationId,
        .fault = fault,
    };
}

Error errorOf(const InvokeResponse &response)
{
    return Error{
        .fault = response.fault.value_or(Fault::Invalid),
        .detail = response.error.isEmpty() ? u"the station reported an error without words"_s : response.error,
    };
}

QString InvokeText::agentNotFound(const QString &agent)
{
    return u"agent '%1' not found"_s.arg(agent);
}

} // namespace lattice
