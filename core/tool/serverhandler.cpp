// SPDX-License-Identifier: Apache-2.0
#include "core/tool/serverhandler.h"

#include <QUrl>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr qsizetype kMostWords = 2000;

QString shortened(const QString &text) { return text.size() <= kMostWords ? text : text.first(kMostWords) + u'…'; }

QString mcpStop(StopReason stop) { return stop == StopReason::Length ? u"maxTokens"_s : u"endTurn"_s; }

} // namespace

Result<ModelRequest> samplingRequest(const QJsonObject &params)
{
    ModelRequest request;
    if (const QString system = params["systemPrompt"_L1].toString(); !system.isEmpty())
        request.messages.append(QJsonObject{{u"role"_s, u"system"_s}, {u"content"_s, QJsonArray{QJsonObject{{u"text"_s, system}}}}});
    for (const QJsonValue message : params["messages"_L1].toArray()) {
        const QJsonValue content = message["content"_L1];
        QJsonArray parts;
        for (const QJsonValue block : content.isArray() ? content.toArray() : QJsonArray{content}) {
            const QString type = block["type"_L1].toString();
            if (type == "text"_L1) {
                parts.append(QJsonObject{{u"text"_s, block["text"_L1]}});
            } else if (type == "image"_L1 || type == "audio"_L1) {
                const QString kind = block["mimeType"_L1].toString();
                parts.append(QJsonObject{{u"media"_s, QJsonObject{{u"url"_s, u"data:%1;base64,%2"_s.arg(kind, block["data"_L1].toString())}, {u"contentType"_s, kind}}}});
            } else {
                return failed(Fault::Invalid, u"a message has content of type '%1'; text, image and audio can be sent to a model"_s.arg(type.left(100)));
            }
        }
        request.messages.append(QJsonObject{{u"role"_s, message["role"_L1] == "assistant"_L1 ? u"model"_s : u"user"_s}, {u"content"_s, parts}});
    }
    if (request.messages.isEmpty())
        return failed(Fault::Invalid, u"there are no messages"_s);
    for (const auto &[theirs, ours] : {std::pair{u"maxTokens"_s, u"maxOutputTokens"_s}, {u"temperature"_s, u"temperature"_s}, {u"stopSequences"_s, u"stopSequences"_s}}) {
        if (params.contains(theirs))
            request.config.insert(ours, params[theirs]);
    }
    return request;
}

ServerHandler::ServerHandler(const RunScope &scope, const McpServerSpec &spec, Services services)
    : m_agent(scope.agent.name), m_runId(scope.runId), m_server(spec.name), m_services(std::move(services))
{ }

QJsonObject ServerHandler::capabilities() const
{
    QJsonObject offered{{u"elicitation"_s, QJsonObject{{u"form"_s, QJsonObject()}, {u"url"_s, QJsonObject()}}}};
    if (m_services.generate)
        offered.insert(u"sampling"_s, QJsonObject());
    return offered;
}

bool ServerHandler::denies(const QString &what) const
{
    ToolInfo info;
    info.name = what;
    info.server = m_server;
    return m_services.isDenied && m_services.isDenied(info);
}

Question ServerHandler::questionOf(const QString &words) const
{
    Question question;
    question.words = shortened(words);
    question.agent = m_agent;
    question.runId = m_runId;
    question.server = m_server;
    return question;
}

QCoro::Task<Result<QJsonObject>> ServerHandler::elicit(QJsonObject params, std::stop_token stop)
{
    if (denies(u"elicitation"_s) || !m_services.questions)
        co_return QJsonObject{{u"action"_s, u"decline"_s}};
    Question question = questionOf(params["message"_L1].toString());
    if (params["mode"_L1] == "url"_L1) {
        question.link = QUrl(params["url"_L1].toString(), QUrl::StrictMode);
        if (question.link.scheme() != "https"_L1 && question.link.scheme() != "http"_L1)
            co_return failed(Fault::Invalid, u"the page that a person is to open is not one of http or https"_s);
        question.kind = Question::Kind::Link;
    } else {
        question.kind = Question::Kind::Form;
        question.schema = params["requestedSchema"_L1].toObject();
    }
    const auto answer = co_await m_services.questions->put(std::move(question), std::move(stop));
    if (!answer)
        co_return QJsonObject{{u"action"_s, u"cancel"_s}}; // nobody decided
    if (!answer->accepted)
        co_return QJsonObject{{u"action"_s, u"decline"_s}};
    QJsonObject result{{u"action"_s, u"accept"_s}};
    if (params["mode"_L1] != "url"_L1)
        result.insert(u"content"_s, answer->content);
    co_return result;
}

QCoro::Task<Result<QJsonObject>> ServerHandler::sample(QJsonObject params, std::stop_token stop)
{
    if (denies(u"sampling"_s) || !m_services.questions || !m_services.generate)
        co_return failed(Fault::Refused, u"a policy does not let servers use the model"_s);
    auto request = samplingRequest(params);
    if (!request)
        co_return std::unexpected(request.error());
    const auto generate = m_services.generate; // we may be gone
    Question question = questionOf(u"May %1 have the model of %2 write for it? It asks: %3"_s.arg(m_server, m_agent.isEmpty() ? u"this station"_s : m_agent, lastText(request->messages, "user"_L1)));
    question.tool = u"sampling"_s;
    question.input = params;
    const auto answer = co_await m_services.questions->put(std::move(question), stop);
    if (!answer)
        co_return std::unexpected(answer.error());
    if (!answer->accepted)
        co_return failed(Fault::Refused, answer->words.isEmpty() ? u"a person did not allow it"_s : u"a person did not allow it, and said: %1"_s.arg(answer->words));
    const auto reply = co_await generate(*std::move(request), std::move(stop));
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return QJsonObject{{u"role"_s, u"assistant"_s}, {u"content"_s, QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, reply->text}}}, {u"model"_s, reply->model}, {u"stopReason"_s, mcpStop(reply->stop)}};
}

} // namespace core
