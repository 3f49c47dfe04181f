// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcpsession.h"

#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core {

namespace {

constexpr auto kAnswerTime = 15min; // people think

} // namespace

QByteArray rpcKey(const QJsonValue &id)
{
    return id.isString() ? 's' + id.toString().toUtf8() : 'n' + QByteArray::number(id.toInteger());
}

McpSession::McpSession(QByteArray id, std::shared_ptr<const McpPeer> peer)
    : m_id(std::move(id))
    , m_peer(std::move(peer))
{
    m_idle.start();
}

McpSession::~McpSession()
{
    close();
}

void McpSession::setRight(Right right)
{
    if (right == m_peer->right)
        return;
    auto peer = std::make_shared<McpPeer>(*m_peer);
    peer->right = right;
    m_peer = std::move(peer);
}

void McpSession::tell(const RpcMessage &message) const
{
    if (m_aside)
        m_aside(message);
}

QCoro::Task<McpResult<QJsonObject>> McpSession::ask(McpQuestion question, std::shared_ptr<McpOutlet> outlet, std::stop_token stop)
{
    const auto self = shared_from_this();
    const QJsonValue id = u"station-%1"_s.arg(++m_lastAsked);
    const QByteArray key = rpcKey(id);
    const Answer answer = *m_asked.insert(key, Answer());
    const std::stop_callback onStop(stop, [answer] { answer.settle(refused(RpcCode::kInternalError, u"the request was cancelled"_s)); });
    QTimer late;
    late.setSingleShot(true);
    QObject::connect(&late, &QTimer::timeout, &late, [answer] { answer.settle(refused(RpcCode::kInternalError, u"the client did not answer"_s)); });
    late.start(kAnswerTime);
    if (!answer.isSettled())
        outlet->send(RpcMessage::request(id, question.method, question.params));
    const auto given = co_await answer;
    self->m_asked.remove(key);
    if (given && !isAnswerTo(question.method, *given))
        co_return refused(RpcCode::kInternalError, u"the client's answer to %1 has another form"_s.arg(question.method));
    co_return given;
}

void McpSession::takeAnswer(const RpcMessage &answer)
{
    const auto asked = m_asked.find(rpcKey(answer.id));
    if (asked == m_asked.end())
        return;
    const Answer waiting = *asked;
    if (answer.kind == RpcMessage::Kind::Error)
        waiting.settle(refused(answer.code, answer.text, answer.data));
    else
        waiting.settle(answer.result.toObject());
}

std::optional<std::stop_token> McpSession::begin(const QJsonValue &requestId)
{
    const QByteArray key = rpcKey(requestId);
    if (m_calls.contains(key) || m_calls.size() >= kMostCalls)
        return std::nullopt;
    return m_calls.insert(key, std::stop_source())->get_token();
}

void McpSession::end(const QJsonValue &requestId)
{
    m_calls.remove(rpcKey(requestId));
}

void McpSession::cancel(const QJsonValue &requestId)
{
    if (const auto call = m_calls.find(rpcKey(requestId)); call != m_calls.end()) {
        std::stop_source source = *call; // the call ends meanwhile, and takes its entry out
        source.request_stop();
    }
}

void McpSession::close()
{
    m_aside = {};
    const auto calls = std::exchange(m_calls, {});
    for (std::stop_source call : calls)
        call.request_stop();
    const auto asked = std::exchange(m_asked, {});
    for (const Answer &answer : asked)
        answer.settle(refused(RpcCode::kInternalError, u"the session has ended"_s));
}

} // namespace core
