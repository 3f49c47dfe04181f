// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcpstdio.h"

#include <QPointer>

#include <cerrno>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace core {

namespace {

class StdioOutlet final : public McpOutlet
{
public:
    StdioOutlet(McpStdio *stdio, QJsonValue id)
        : m_stdio(stdio)
        , m_id(std::move(id))
    { }

    bool canStream() const override { return true; }
    bool isFull() const override { return !m_stdio || m_stdio->isFull(); }
    void send(const RpcMessage &message) override
    {
        if (m_stdio)
            m_stdio->write(message);
    }
    void answer(const RpcMessage &message) override
    {
        send(message);
        drop();
    }
    void drop() override
    {
        if (m_stdio)
            m_stdio->forget(m_id);
    }
    void cut() override { }

private:
    QPointer<McpStdio> m_stdio;
    QJsonValue m_id;
};

} // namespace

McpStdio::McpStdio(McpServer &server, int in, int out)
    : m_server(server)
    , m_in(in)
    , m_writer(out)
    , m_readable(in, QSocketNotifier::Read)
{
    connect(&m_readable, &QSocketNotifier::activated, this, &McpStdio::read);
}

McpStdio::~McpStdio()
{
    end();
}

void McpStdio::end()
{
    if (std::exchange(m_ended, true))
        return;
    m_readable.setEnabled(false);
    if (m_session)
        m_session->close();
    const auto requests = std::exchange(m_requests, {});
    for (std::stop_source request : requests)
        request.request_stop();
}

void McpStdio::read()
{
    char buffer[64 * 1024];
    const ssize_t size = ::read(m_in, buffer, sizeof(buffer));
    if (size < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (size <= 0 || m_writer.isBroken()) {
        end();
        Q_EMIT finished();
        return;
    }
    qsizetype from = 0, scanned = m_pending.size();
    m_pending.append(buffer, size);
    for (qsizetype at; !m_ended && (at = m_pending.indexOf('\n', scanned)) >= 0; from = scanned = at + 1)
        take(m_pending.mid(from, at - from).trimmed());
    m_pending.remove(0, from);
    if (m_pending.size() <= kLongestLine)
        return;
    write(RpcMessage::failure(QJsonValue::Undefined, RpcCode::kInvalidRequest, u"a message is longer than %1 bytes"_s.arg(kLongestLine)));
    end();
    Q_EMIT finished();
}

void McpStdio::take(const QByteArray &line)
{
    if (line.isEmpty())
        return;
    const auto message = RpcMessage::parse(line);
    if (!message)
        return write(RpcMessage::failure(message.error().id.isNull() ? QJsonValue(QJsonValue::Undefined) : message.error().id, message.error().code, message.error().text));
    if (message->kind == RpcMessage::Kind::Request && (McpServer::isModern(*message) || (!m_session && message->method != "initialize"_L1 && message->method != "ping"_L1)))
        takeModern(*message);
    else
        takeLegacy(*message);
}

void McpStdio::takeModern(const RpcMessage &message)
{
    const auto peer = McpServer::modernPeer(message, {});
    if (!peer)
        return write(RpcMessage::failure(message.id, peer.error().code, peer.error().text, peer.error().data));
    const QByteArray key = rpcKey(message.id);
    if (m_requests.contains(key) || m_requests.size() >= McpSession::kMostCalls)
        return write(RpcMessage::failure(message.id, RpcCode::kInvalidRequest, u"a request with this id is under way, or too many are"_s));
    const std::stop_token stop = m_requests.insert(key, std::stop_source())->get_token();
    m_server.runModern(message, *peer, std::make_shared<StdioOutlet>(this, message.id), stop);
}

void McpStdio::takeLegacy(const RpcMessage &message)
{
    if (message.kind == RpcMessage::Kind::Notification && message.method == "notifications/cancelled"_L1) {
        if (const auto request = m_requests.constFind(rpcKey(message.params["requestId"_L1])); request != m_requests.cend()) {
            std::stop_source source = *request; // the request takes its entry out
            source.request_stop();
            forget(message.params["requestId"_L1]);
            return;
        }
    }
    if (message.kind == RpcMessage::Kind::Request && message.method == "initialize"_L1 && !m_session) {
        const auto session = m_server.openSession(message, {}, "stdio");
        if (!session)
            return write(RpcMessage::failure(message.id, session.error().code, session.error().text));
        m_session = *session;
        m_session->setAside([this](const RpcMessage &said) { write(said); });
        return write(m_server.welcome(message, *m_session));
    }
    if (!m_session) {
        if (message.kind == RpcMessage::Kind::Request)
            write(RpcMessage::success(message.id, QJsonObject())); // a ping before initialize
        return;
    }
    if (message.kind == RpcMessage::Kind::Notification)
        m_server.notify(message, *m_session);
    else if (message.kind == RpcMessage::Kind::Request)
        m_server.runLegacy(message, m_session, std::make_shared<StdioOutlet>(this, QJsonValue::Undefined));
    else
        m_session->takeAnswer(message);
}

void McpStdio::write(const RpcMessage &message)
{
    m_writer.write(message.toBytes() + '\n');
}

void McpStdio::forget(const QJsonValue &requestId)
{
    if (!requestId.isUndefined())
        m_requests.remove(rpcKey(requestId));
}

} // namespace core
