// SPDX-License-Identifier: Apache-2.0
#include "core/http/httpconnection.h"

#include "core/http/httpexchange.h"

#include <QDateTime>
#include <QLocale>
#include <QSslSocket>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

using namespace std::chrono_literals;

namespace core {

namespace {

constexpr qint64 kReadAhead = 64 * 1024;   // the socket's own buffer
constexpr qint64 kTalkAhead = 16 * 1024;   // of a client that goes on talking before it has its answer: a full buffer would hide its end
constexpr auto kLinger = 400ms;            // closing over bytes not read would destroy the answer on its way
constexpr int kSilentPeerMs = 60'000;      // a peer that is dead sends no FIN

QByteArray reason(int status)
{
    switch (status) {
    case 200: return "OK";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return status < 400 ? "Done" : "Failed";
    }
}

QByteArray httpDate()
{
    static QByteArray text;
    static qint64 of = -1;
    if (const qint64 now = QDateTime::currentSecsSinceEpoch(); now != of) {
        of = now;
        text = QLocale::c().toString(QDateTime::fromSecsSinceEpoch(now, QTimeZone::UTC), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1();
    }
    return text;
}

/*! A line break in a value would be a header of its own. */
bool isFieldSafe(const QByteArray &text)
{
    return std::ranges::none_of(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, const HttpLimits &limits, const HttpParser::Gate &gate, const Handler &handler)
    : m_socket(socket)
    , m_limits(limits)
    , m_handler(handler)
    , m_peer(socket->peerAddress())
    , m_parser(limits, gate, m_peer)
    , m_due(limits.headerTime) // also for a client that says nothing at all
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(kReadAhead);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const int silent = kSilentPeerMs;
    ::setsockopt(static_cast<int>(m_socket->socketDescriptor()), IPPROTO_TCP, TCP_USER_TIMEOUT, &silent, sizeof(silent));
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpConnection::lose);
    connect(m_socket, &QTcpSocket::bytesWritten, this, [this] { m_stall = unsent() > 0 ? QDeadlineTimer(m_limits.stallTime) : QDeadlineTimer(QDeadlineTimer::Forever); });
}

HttpConnection::~HttpConnection()
{
    m_socket->disconnect(this);
    lose();
}

void HttpConnection::start()
{
    if (m_socket->state() == QAbstractSocket::ConnectedState)
        read();
    else
        lose();
}

void HttpConnection::read()
{
    char buffer[16 * 1024];
    while (m_state == State::Reading) {
        const qint64 size = m_socket->peek(buffer, sizeof(buffer));
        if (size <= 0)
            break;
        const bool isNew = !m_parser.hasBegun();
        m_socket->skip(m_parser.feed({buffer, size}));
        if (isNew && m_parser.hasBegun())
            m_due = QDeadlineTimer(m_limits.headerTime);
        if (m_parser.refusal())
            refuse(*m_parser.refusal());
        else if (m_parser.isComplete())
            handOver();
        else if (m_parser.isHeadDone() && !m_bodyAwaited)
            readOn();
    }
    if (m_state == State::Draining)
        m_socket->skip(m_socket->bytesAvailable());
    else if (m_state == State::Busy && m_socket->bytesAvailable() > kTalkAhead)
        abort();
}

/*! The head is read and passed; now the body. */
void HttpConnection::readOn()
{
    m_bodyAwaited = true;
    m_due = QDeadlineTimer(m_limits.bodyTime + std::chrono::milliseconds(m_parser.announcedBody() * 1000 / m_limits.bodyRate));
    if (m_parser.wantsContinue())
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
}

void HttpConnection::handOver()
{
    m_state = State::Busy;
    m_due = QDeadlineTimer(QDeadlineTimer::Forever);
    m_bodyAwaited = false;
    m_keepAlive = m_parser.keepsAlive();
    HttpRequest request = m_parser.take();
    if (const auto *secure = qobject_cast<QSslSocket *>(m_socket))
        request.isEncrypted = secure->isEncrypted();
    m_isHead = request.method == "HEAD";
    auto exchange = std::make_shared<HttpExchange>(this, std::move(request));
    m_exchange = exchange;
    m_handler(std::move(exchange));
}

void HttpConnection::refuse(const HttpRefusal &refusal)
{
    m_state = State::Busy;
    m_keepAlive = false;
    m_isHead = false;
    HttpHeaders headers = refusal.headers;
    headers.add("Content-Type", "text/plain; charset=utf-8");
    m_socket->write(head(refusal.status, headers, refusal.text.size() + 1) + refusal.text + '\n');
    m_state = State::Draining;
    m_due = QDeadlineTimer(kLinger);
}

QByteArray HttpConnection::head(int status, const HttpHeaders &headers, qsizetype length) const
{
    QByteArray text;
    text.reserve(512);
    text += "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason(status) + "\r\nDate: " + httpDate() + "\r\n";
    for (const auto &[name, value] : headers.fields()) {
        Q_ASSERT(isFieldSafe(name) && isFieldSafe(value));
        if (isFieldSafe(name) && isFieldSafe(value))
            text += name + ": " + value + "\r\n";
    }
    if (length < 0)
        text += "Transfer-Encoding: chunked\r\n";
    else if (status != 204)
        text += "Content-Length: " + QByteArray::number(length) + "\r\n";
    if (!m_keepAlive)
        text += "Connection: close\r\n";
    return text + "\r\n";
}

void HttpConnection::sendWhole(int status, const HttpHeaders &headers, const QByteArray &body)
{
    if (m_state != State::Busy)
        return;
    QByteArray all = head(status, headers, body.size());
    if (!m_isHead && status != 204)
        all += body;
    m_socket->write(all);
    endAnswer();
}

void HttpConnection::sendHead(int status, const HttpHeaders &headers)
{
    if (m_state == State::Busy)
        m_socket->write(head(status, headers, -1));
}

void HttpConnection::sendPart(const QByteArray &part)
{
    if (m_state != State::Busy || part.isEmpty() || m_isHead)
        return;
    m_socket->write(QByteArray::number(part.size(), 16) + "\r\n" + part + "\r\n");
    if (m_stall.isForever())
        m_stall = QDeadlineTimer(m_limits.stallTime);
    if (unsent() > m_limits.unsentBytes)
        abort();
}

void HttpConnection::sendEnd()
{
    if (m_state != State::Busy)
        return;
    if (!m_isHead)
        m_socket->write("0\r\n\r\n");
    endAnswer();
}

void HttpConnection::endAnswer()
{
    if (m_stall.isForever())
        m_stall = QDeadlineTimer(m_limits.stallTime);
    if (!m_keepAlive) {
        m_state = State::Draining;
        m_due = QDeadlineTimer(m_limits.stallTime);
        return m_socket->disconnectFromHost(); // which waits for what is not written yet
    }
    m_state = State::Reading;
    m_due = QDeadlineTimer(m_limits.idleTime);
    if (m_socket->bytesAvailable() > 0) // not at once: we may be inside read(), and of many requests ahead each gets its turn
        QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
}

qint64 HttpConnection::unsent() const
{
    const auto *secure = qobject_cast<QSslSocket *>(m_socket);
    return m_socket->bytesToWrite() + (secure ? secure->encryptedBytesToWrite() : 0);
}

void HttpConnection::checkTime()
{
    if (m_stall.hasExpired())
        return abort();
    if (!m_due.hasExpired())
        return;
    if (m_state == State::Reading && m_parser.hasBegun())
        return refuse({.status = 408, .text = "the request took too long"});
    if (m_state == State::Draining && m_socket->state() == QAbstractSocket::ConnectedState) {
        m_due = QDeadlineTimer(m_limits.stallTime);
        return m_socket->disconnectFromHost();
    }
    abort();
}

void HttpConnection::finish()
{
    if (const auto exchange = m_exchange.lock(); exchange && exchange->isOpen())
        exchange->end();
    m_keepAlive = false;
    if (m_state == State::Reading)
        m_socket->disconnectFromHost();
}

void HttpConnection::abort()
{
    m_socket->abort();
    lose();
}

bool HttpConnection::isStream() const
{
    const auto exchange = m_exchange.lock();
    return exchange && exchange->isOpen();
}

void HttpConnection::lose()
{
    if (std::exchange(m_closed, true))
        return;
    m_state = State::Draining;
    if (const auto exchange = m_exchange.lock(); exchange && !exchange->m_ended) {
        exchange->m_connection.clear();
        Q_EMIT exchange->gone();
    }
    Q_EMIT closed();
}

} // namespace core
