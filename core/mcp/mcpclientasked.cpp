// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/elicitation.h"
#include "core/mcp/mcpclient.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

// What the server says and asks by itself.

namespace core {

namespace {

QString keyOf(const QJsonValue &id) { return (id.isString() ? u"s"_s : u"n"_s) + id.toVariant().toString(); }

} // namespace

QCoro::Task<Result<QJsonObject>> McpClient::respond(std::shared_ptr<McpClientHandler> handler, QString method, QJsonObject params, std::stop_token stop)
{
    const QJsonObject offered = handler->capabilities();
    if (method == "roots/list"_L1 && offered.contains(u"roots"_s))
        co_return QJsonObject{{u"roots"_s, handler->roots()}};
    if (method == "sampling/createMessage"_L1 && offered.contains(u"sampling"_s))
        co_return co_await handler->sample(params, std::move(stop));
    if (method == "elicitation/create"_L1 && offered.contains(u"elicitation"_s)) {
        const auto answer = co_await handler->elicit(params, std::move(stop));
        if (!answer)
            co_return std::unexpected(answer.error());
        co_return completedElicitation(params, *answer);
    }
    co_return failed(Fault::NotFound, u"it asks for %1, which was not offered"_s.arg(method.left(100)));
}

QCoro::Task<> McpClient::answerServer(RpcMessage request)
{
    if (m_isModern) // it must not ask this way, and we must not answer
        co_return;
    if (request.method == "ping"_L1) {
        m_channel->answer(RpcMessage::success(request.id, QJsonObject()));
        co_return;
    }
    const QPointer<McpClient> self(this);
    const QString key = keyOf(request.id);
    std::stop_source stop;
    m_asked.insert(key, stop);
    m_channel->holdDeadlines();
    const auto response = co_await respond(m_options.handler, request.method, request.params, stop.get_token());
    if (!self)
        co_return;
    m_channel->releaseDeadlines();
    if (!m_asked.remove(key) || stop.stop_requested()) // the server took its question back
        co_return;
    if (response)
        m_channel->answer(RpcMessage::success(request.id, *response));
    else if (response.error().fault == Fault::NotFound)
        m_channel->answer(RpcMessage::failure(request.id, RpcCode::kMethodNotFound, response.error().detail));
    else
        m_channel->answer(RpcMessage::failure(request.id, response.error().fault == Fault::Refused ? -1 : RpcCode::kInternalError, response.error().detail));
}

void McpClient::takeNotification(const RpcMessage &message)
{
    const QString &method = message.method;
    if (method == "notifications/tools/list_changed"_L1) {
        m_toolsKnown = false;
        ++m_toolChanges;
        Q_EMIT toolsChanged();
    } else if (method == "notifications/prompts/list_changed"_L1) {
        Q_EMIT promptsChanged();
    } else if (method == "notifications/resources/list_changed"_L1) {
        Q_EMIT resourcesChanged();
    } else if (method == "notifications/resources/updated"_L1) {
        Q_EMIT resourceUpdated(message.params[u"uri"_s].toString());
    } else if (method == "notifications/message"_L1) {
        m_options.handler->logged(message.params[u"level"_s].toString(), message.params[u"logger"_s].toString(), message.params[u"data"_s]);
    } else if (method == "notifications/cancelled"_L1) {
        const auto asked = m_asked.constFind(keyOf(message.params[u"requestId"_s]));
        if (asked != m_asked.cend()) {
            std::stop_source stop = *asked;
            m_asked.erase(asked);
            stop.request_stop();
        }
    }
}

} // namespace core
