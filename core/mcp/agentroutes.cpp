// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/agentroutes.h"

#include "core/engine/faultname.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using lattice::Fault;

namespace core {

namespace {

int statusOf(Fault fault)
{
    switch (fault) {
    case Fault::Invalid:
        return 400;
    case Fault::Refused:
        return 403;
    case Fault::NotFound:
        return 404;
    case Fault::Conflict:
        return 409;
    case Fault::Busy:
    case Fault::Full:
        return 429;
    case Fault::Timeout:
        return 504;
    default:
        return 503;
    }
}

void answer(HttpExchange &exchange, int status, const QJsonObject &json)
{
    exchange.answer(status, {{"Content-Type", "application/json"}}, QJsonDocument(json).toJson(QJsonDocument::Compact));
}

void fail(HttpExchange &exchange, const lattice::Error &error)
{
    answer(exchange, statusOf(error.fault), {{u"error"_s, QJsonObject{{u"fault"_s, faultName(error.fault)}, {u"detail"_s, error.detail}}}});
}

} // namespace

AgentRoutes::AgentRoutes(AgentOffering &offering, Perform perform, Who who)
    : m_offering(offering)
    , m_perform(std::move(perform))
    , m_who(std::move(who))
{ }

void AgentRoutes::handle(std::shared_ptr<HttpExchange> exchange)
{
    const QByteArray path = exchange->request().path();
    const bool isGet = exchange->request().method == "GET";
    const auto peer = m_who(exchange->request());
    if (!peer)
        return fail(*exchange, {.fault = Fault::Refused, .detail = u"the token has been revoked"_s});
    if (path == "/health" && isGet)
        answer(*exchange, 200, {{u"status"_s, u"ok"_s}, {u"agents"_s, m_offering.agents().size()}});
    else if (path == "/openapi.json" && isGet)
        answer(*exchange, 200, openApi());
    else if (path == "/execute" && exchange->request().method == "POST")
        execute(std::move(exchange), *peer);
    else if (path.startsWith("/runs/") && isGet)
        showRun(std::move(exchange), *peer, QString::fromUtf8(path.sliced(6)));
    else
        answer(*exchange, path == "/execute" || path == "/health" || path == "/openapi.json" ? 405 : 404,
               {{u"error"_s, QJsonObject{{u"fault"_s, u"not_found"_s}, {u"detail"_s, u"there are POST /execute, GET /runs/ID, GET /health, GET /openapi.json and the MCP endpoint /mcp"_s}}}});
}

QCoro::Task<> AgentRoutes::execute(std::shared_ptr<HttpExchange> exchange, McpPeer peer)
{
    QJsonParseError wrong;
    const QJsonDocument body = QJsonDocument::fromJson(exchange->request().body, &wrong);
    const QJsonValue agent = body["agent"_L1], task = body["task"_L1], input = body["input"_L1];
    if (!body.isObject() || !agent.isString() || (!task.isString() && !task.isUndefined()) || (!input.isObject() && !input.isUndefined())) {
        fail(*exchange, {.fault = Fault::Invalid, .detail = u"expected {\"agent\": text, \"task\": text, \"input\": object} %1"_s.arg(body.isObject() ? QString() : wrong.errorString()).trimmed()});
        co_return;
    }
    if (peer.right < Right::Operate) {
        fail(*exchange, {.fault = Fault::Refused, .detail = u"running an agent needs the right to operate, and this token may only read"_s});
        co_return;
    }
    std::stop_source gone; // who leaves does not want the answer any more
    connect(exchange.get(), &HttpExchange::gone, exchange.get(), [gone]() mutable { gone.request_stop(); });
    exchange->dropBody();
    const Caller by{.face = Caller::Face::Agents, .name = peer.principal, .right = peer.right};
    const auto result = co_await m_offering.run(agent.toString(), task.toString(), input.toObject(), by, {}, gone.get_token());
    if (result)
        answer(*exchange, 200, *result);
    else
        fail(*exchange, result.error());
}

QCoro::Task<> AgentRoutes::showRun(std::shared_ptr<HttpExchange> exchange, McpPeer peer, QString id)
{
    const Caller by{.face = Caller::Face::Agents, .name = peer.principal, .right = peer.right};
    const auto result = co_await m_perform(by, u"runs.inspect"_s, {{u"run"_s, id}}, {}, {});
    if (result)
        answer(*exchange, 200, *result);
    else
        fail(*exchange, result.error());
}

QJsonObject AgentRoutes::openApi() const
{
    const auto json = [](const QJsonObject &schema) { return QJsonObject{{u"application/json"_s, QJsonObject{{u"schema"_s, schema}}}}; };
    const auto answers = [&](const QString &words, const QJsonObject &schema) {
        return QJsonObject{{u"200"_s, QJsonObject{{u"description"_s, words}, {u"content"_s, json(schema)}}},
                           {u"default"_s, QJsonObject{{u"description"_s, u"what went wrong"_s}, {u"content"_s, json(QJsonObject{{u"$ref"_s, u"#/components/schemas/Failure"_s}})}}}};
    };
    const QJsonObject text{{u"type"_s, u"string"_s}}, object{{u"type"_s, u"object"_s}};
    QJsonArray names;
    for (const lattice::AgentInfo &agent : m_offering.agents())
        names << agent.name;
    QJsonObject agent = text;
    if (!names.isEmpty())
        agent[u"enum"_s] = names;
    const QJsonObject order{{u"type"_s, u"object"_s}, {u"required"_s, QJsonArray{u"agent"_s}}, {u"properties"_s, QJsonObject{{u"agent"_s, agent}, {u"task"_s, text}, {u"input"_s, object}}}};
    const QJsonObject outcome{{u"type"_s, u"object"_s}, {u"properties"_s, QJsonObject{{u"text"_s, text}, {u"agent"_s, text}, {u"model"_s, text}, {u"station_id"_s, text}}}};
    const QJsonObject fault{{u"type"_s, u"object"_s}, {u"properties"_s, QJsonObject{{u"error"_s, QJsonObject{{u"type"_s, u"object"_s}, {u"properties"_s, QJsonObject{{u"fault"_s, text}, {u"detail"_s, text}}}}}}}};
    const QJsonObject id{{u"name"_s, u"id"_s}, {u"in"_s, u"path"_s}, {u"required"_s, true}, {u"schema"_s, text}};
    return {{u"openapi"_s, u"3.1.0"_s}, {u"info"_s, QJsonObject{{u"title"_s, u"Agents of a station"_s}, {u"version"_s, QStringLiteral(STATION_VERSION)}}},
            {u"security"_s, QJsonArray{QJsonObject{{u"token"_s, QJsonArray()}}}},
            {u"components"_s, QJsonObject{{u"securitySchemes"_s, QJsonObject{{u"token"_s, QJsonObject{{u"type"_s, u"http"_s}, {u"scheme"_s, u"bearer"_s}}}}}, {u"schemas"_s, QJsonObject{{u"Failure"_s, fault}}}}},
            {u"paths"_s, QJsonObject{{u"/execute"_s, QJsonObject{{u"post"_s, QJsonObject{{u"summary"_s, u"Run an agent and wait for its answer"_s},
                                                                                         {u"requestBody"_s, QJsonObject{{u"required"_s, true}, {u"content"_s, json(order)}}}, {u"responses"_s, answers(u"the answer"_s, outcome)}}}}},
                                     {u"/runs/{id}"_s, QJsonObject{{u"get"_s, QJsonObject{{u"summary"_s, u"A run with its steps"_s}, {u"parameters"_s, QJsonArray{id}}, {u"responses"_s, answers(u"the run"_s, object)}}}}},
                                     {u"/health"_s, QJsonObject{{u"get"_s, QJsonObject{{u"summary"_s, u"Whether the station is there"_s}, {u"responses"_s, answers(u"it is"_s, object)}}}}}}}};
}

} // namespace core
