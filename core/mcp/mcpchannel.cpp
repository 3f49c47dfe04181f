// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcpchannel.h"

#include <QPointer>
#include <QTimer>

using namespace Qt::StringLiterals;
using lattice::Fault;

namespace core {

namespace {

/*! Ours are whole numbers; a server that echoes them as 1.0 means the same. */
std::optional<qint64> idOf(const QJsonValue &id)
{
    if (!id.isDouble())
        return std::nullopt;
    return id.toInteger(-1);
}

Fault faultOf(int code)
{
    switch (code) {
    case RpcCode::kMethodNotFound:
    case RpcCode::kResourceNotFound:
        return Fault::NotFound;
    default:
        return Fault::Invalid;
    }
}

McpFailure failureOf(const RpcMessage &message)
{
    const QString text = u"%1 (%2)"_s.arg(message.text.isEmpty() ? u"the server refused without a word"_s : message.text.left(2000)).arg(message.code);
    return {.error = {.fault = faultOf(message.code), .detail = text}, .code = message.code, .data = message.data};
}

} // namespace

McpChannel::McpChannel(std::unique_ptr<McpTransport> transport)
    : m_transport(transport.release())
{
    connect(m_transport.get(), &McpTransport::received, this, &McpChannel::take);
    connect(m_transport.get(), &McpTransport::requestFailed, this, &McpChannel::fail);
    connect(m_transport.get(), &McpTransport::closed, this, &McpChannel::end);
}

McpChannel::~McpChannel()
{
    m_transport->disconnect(this);
    m_closed = true;
    for (const Waiting &waiting : std::exchange(m_waiting, {}))
        waiting.answer.settle(std::unexpected(McpFailure{.error = {.fault = Fault::Cancelled, .detail = u"the session with the server was ended"_s}}));
}

QCoro::Task<McpChannel::Answer> McpChannel::request(Call call, std::stop_token stop)
{
    if (m_closed)
        co_return std::unexpected(McpFailure{.error = m_why});
    if (stop.stop_requested())
        co_return std::unexpected(McpFailure{.error = {.fault = Fault::Cancelled, .detail = u"%1 was cancelled"_s.arg(call.method)}});
    const qint64 id = ++m_lastId;
    if (call.progress) {
        QJsonObject meta = call.params.value("_meta"_L1).toObject();
        meta[u"progressToken"_s] = id;
        call.params[u"_meta"_s] = meta;
    }
    const lattice::Pending<Answer> answer;
    m_waiting.insert(id, {.answer = answer, .progress = std::move(call.progress), .mayCancel = call.mayCancel});
    if (call.sent)
        call.sent(id);
    // Our end settles the answer, so that the callback is gone before we are.
    const std::stop_callback onStop(stop, [this, id, method = call.method] { // on any thread
        QMetaObject::invokeMethod(this, [this, id, method] {
            giveUp(id, {.fault = Fault::Cancelled, .detail = u"%1 was cancelled"_s.arg(method)}, u"cancelled by the caller"_s);
        }, Qt::QueuedConnection);
    });
    const QScopedPointer<QTimer, QScopedPointerDeleteLater> timer(new QTimer); // may fire into what ends us
    if (call.deadline.count() > 0)
        watchDeadline(timer.data(), id, call);
    m_transport->send(RpcMessage::request(id, call.method, call.params), call.headers);
    co_return co_await answer;
}

void McpChannel::watchDeadline(QTimer *timer, qint64 id, const Call &call)
{
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, this, [this, timer, id, method = call.method] {
        if (m_holds > 0)
            return timer->start();
        giveUp(id, {.fault = Fault::Timeout, .detail = u"no answer to %1 before the deadline"_s.arg(method)}, u"the deadline has passed"_s);
    });
    timer->start(call.deadline);
}

void McpChannel::notify(const QString &method, const QJsonObject &params, const McpHeaders &headers)
{
    if (!m_closed)
        m_transport->send(RpcMessage::notification(method, params), headers);
}

void McpChannel::giveUp(qint64 id, const lattice::Error &error, const QString &reason)
{
    const auto waiting = m_waiting.constFind(id);
    if (waiting == m_waiting.cend())
        return;
    const auto answer = waiting->answer;
    const bool mayCancel = waiting->mayCancel;
    m_waiting.erase(waiting);
    if (mayCancel && (!m_modern || m_transport->hasOrder())) // elsewhere the closed stream says it
        notify(u"notifications/cancelled"_s, {{u"requestId"_s, id}, {u"reason"_s, reason}});
    m_transport->abandon(id);
    answer.settle(std::unexpected(McpFailure{.error = error}));
}

void McpChannel::take(const RpcMessage &message)
{
    switch (message.kind) {
    case RpcMessage::Kind::Notification:
        if (message.method == "notifications/progress"_L1)
            takeProgress(message.params);
        else
            Q_EMIT notified(message);
        return;
    case RpcMessage::Kind::Request:
        Q_EMIT asked(message);
        return;
    case RpcMessage::Kind::Error:
        fail(message.id, failureOf(message));
        return;
    case RpcMessage::Kind::Result:
        break;
    }
    const auto id = idOf(message.id);
    const auto waiting = id ? m_waiting.constFind(*id) : m_waiting.cend();
    if (waiting == m_waiting.cend())
        return; // late, or of nobody
    const auto answer = waiting->answer;
    m_waiting.erase(waiting);
    if (message.result.isObject())
        answer.settle(message.result.toObject());
    else
        answer.settle(std::unexpected(McpFailure{.error = {.fault = Fault::Invalid, .detail = u"the server's result is no object"_s}}));
}

void McpChannel::takeProgress(const QJsonObject &params)
{
    const auto id = idOf(params[u"progressToken"_s]);
    const auto waiting = id ? m_waiting.constFind(*id) : m_waiting.cend();
    if (waiting == m_waiting.cend() || !waiting->progress)
        return;
    const ToolProgressSink sink = waiting->progress; // the sink may end the call
    sink({.progress = params[u"progress"_s].toDouble(), .total = params[u"total"_s].toDouble(-1), .message = params[u"message"_s].toString().left(2000)});
}

void McpChannel::fail(const QJsonValue &id, const McpFailure &failure)
{
    const auto number = idOf(id);
    const auto waiting = number ? m_waiting.constFind(*number) : m_waiting.cend();
    if (waiting == m_waiting.cend())
        return;
    const auto answer = waiting->answer;
    m_waiting.erase(waiting);
    answer.settle(std::unexpected(failure));
}

void McpChannel::end(const lattice::Error &why)
{
    if (std::exchange(m_closed, true))
        return;
    m_why = why;
    const QPointer<McpChannel> self(this);
    for (const Waiting &waiting : std::exchange(m_waiting, {}))
        waiting.answer.settle(std::unexpected(McpFailure{.error = why}));
    if (self)
        Q_EMIT closed(why);
}

} // namespace core

#include "moc_mcpchannel.cpp"
