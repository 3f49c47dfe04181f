// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcphttpcall.h"

#include <QNetworkAccessManager>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::Fault;

namespace core {

namespace {

constexpr int kMaxFruitless = 8;
constexpr int kMaxRedirects = 3;
constexpr auto kLongestPause = 60s;
constexpr auto kGrace = 300ms; // for the end of the response after the answer, so that the connection can be used again

Fault faultOf(int status)
{
    if (status == 401 || status == 403)
        return Fault::Refused;
    if (status == 404 || status == 405)
        return Fault::NotFound;
    if (status == 408)
        return Fault::Timeout;
    if (status == 429)
        return Fault::Busy;
    return status >= 500 ? Fault::Unreachable : Fault::Invalid;
}

QString adviceFor(int status)
{
    if (status == 401)
        return u"it wants a sign-in; give its token in the server's headers"_s;
    if (status == 403)
        return u"the sign-in does not allow this"_s;
    if (status == 404 || status == 405)
        return u"there is no MCP endpoint at this address; check the server's url"_s;
    if (status == 429)
        return u"over its rate limit; try again later"_s;
    if (status >= 500)
        return u"it has a fault of its own; try again later"_s;
    if (status >= 300 && status < 400)
        return u"redirected to another place, which is not followed with a sign-in; correct the server's url"_s;
    return u"the request was not accepted"_s;
}

} // namespace

McpHttpCall::McpHttpCall(std::shared_ptr<QNetworkAccessManager> network, MakeRequest make, QString server)
    : m_network(std::move(network))
    , m_make(std::move(make))
    , m_server(std::move(server))
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &McpHttpCall::resume);
}

McpHttpCall::~McpHttpCall()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
}

void McpHttpCall::post(const QByteArray &body, const QJsonValue &id, const McpHeaders &headers, bool resumable)
{
    m_id = id;
    m_resumable = resumable;
    m_sent = m_make(headers);
    m_sent.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    m_sent.setRawHeader("Accept", "application/json, text/event-stream");
    m_sentBody = body;
    begin(m_network->post(m_sent, m_sentBody));
}

void McpHttpCall::listen()
{
    m_isListening = true;
    m_resumable = true;
    resume();
}

void McpHttpCall::resume()
{
    m_sent = m_make({});
    m_sent.setRawHeader("Accept", "text/event-stream");
    if (!m_lastId.isEmpty())
        m_sent.setRawHeader("Last-Event-ID", m_lastId);
    m_redirects = 0;
    m_parser = {};
    m_isResumed = !m_isListening;
    begin(m_network->get(m_sent));
}

/*!
    Where the same server wants the request; empty: nowhere. Qt follows these too, but of a POST it loses the body now and then and then
    ends with UnknownNetworkError though the answer is there (6.8.2: one in ten on loopback).
*/
QUrl McpHttpCall::redirection(int code) const
{
    const bool isGet = m_reply->operation() == QNetworkAccessManager::GetOperation;
    const bool asIs = code == 307 || code == 308, asGet = isGet && (code == 301 || code == 302);
    const QByteArray location = m_reply->rawHeader("Location");
    if ((!asIs && !asGet) || location.isEmpty() || m_redirects >= kMaxRedirects)
        return {};
    const QUrl here = m_sent.url(), next = here.resolved(QUrl::fromEncoded(location));
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == "https"_L1 ? 443 : 80); };
    return next.scheme() == here.scheme() && next.host() == here.host() && port(next) == port(here) ? next : QUrl();
}

void McpHttpCall::follow(const QUrl &place)
{
    ++m_redirects;
    const bool isGet = m_reply->operation() == QNetworkAccessManager::GetOperation;
    m_sent.setUrl(place);
    m_parser = {};
    begin(isGet ? m_network->get(m_sent) : m_network->post(m_sent, m_sentBody));
}

void McpHttpCall::begin(QNetworkReply *reply)
{
    if (m_reply)
        m_reply->disconnect(this);
    m_reply.reset(reply);
    m_body.clear();
    connect(reply, &QNetworkReply::metaDataChanged, this, [this, reply] { Q_EMIT headersCame(reply); });
    connect(reply, &QNetworkReply::readyRead, this, &McpHttpCall::read);
    connect(reply, &QNetworkReply::finished, this, &McpHttpCall::finish);
}

int McpHttpCall::status() const { return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

bool McpHttpCall::isStream() const
{
    return status() == 200 && m_reply->header(QNetworkRequest::ContentTypeHeader).toString().startsWith("text/event-stream"_L1, Qt::CaseInsensitive);
}

void McpHttpCall::read()
{
    const QByteArray bytes = m_reply->readAll();
    if (isStream()) {
        const auto events = m_parser.feed(bytes);
        if (!events)
            return fail(Fault::Full, u"%1 sent a message of more than 16 MiB"_s.arg(m_server));
        return takeEvents(*events);
    }
    m_body += bytes;
    if (m_body.size() > kMaxMcpMessage)
        fail(Fault::Full, u"%1 answered more than 16 MiB"_s.arg(m_server));
}

void McpHttpCall::takeEvents(const QList<SseEvent> &events)
{
    const QPointer<McpHttpCall> self(this);
    for (const SseEvent &event : events) {
        if (event.event != "message"_L1 || event.data.isEmpty())
            continue;
        const auto message = RpcMessage::parse(event.data.toUtf8());
        if (!message) // one bad message need not end the call, its answer may still come
            continue;
        takeMessage(*message);
        if (!self || m_over)
            return;
    }
    if (const QByteArray last = m_parser.lastId().toUtf8(); !last.isEmpty())
        m_lastId = last;
    if (const auto retry = m_parser.reconnectionMs())
        m_retry = std::min<std::chrono::milliseconds>(std::chrono::milliseconds(*retry), kLongestPause);
}

void McpHttpCall::takeMessage(const RpcMessage &message)
{
    m_fruitless = 0;
    const bool isAnswer = message.kind == RpcMessage::Kind::Result || message.kind == RpcMessage::Kind::Error;
    if (isAnswer && !m_isListening && message.id == m_id) {
        m_answered = true;
        QTimer::singleShot(kGrace, this, [this] { end({.status = 200, .challenge = {}, .failure = {}}); });
    }
    Q_EMIT received(message);
}

void McpHttpCall::finish()
{
    const QPointer<McpHttpCall> self(this);
    read();
    if (!self || m_over)
        return;
    const int code = status();
    if (isStream())
        return finishStream();
    if (code == 0 && m_resumable && (m_isListening || !m_lastId.isEmpty()))
        return finishStream(); // the server cannot be reached just now
    finishBody(code);
}

void McpHttpCall::finishStream()
{
    const QPointer<McpHttpCall> self(this);
    const QByteArray lastId = m_lastId;
    takeEvents(m_parser.finish()); // an event cut short may be the answer, but does not count as taken
    if (!self || m_over)
        return;
    m_lastId = lastId;
    if (m_answered)
        return end({.status = 200, .challenge = {}, .failure = {}});
    if (!m_resumable || (!m_isListening && m_lastId.isEmpty()))
        return fail(Fault::Unreachable, u"%1 ended its stream without an answer"_s.arg(m_server), 200);
    if (++m_fruitless > kMaxFruitless)
        return fail(Fault::Unreachable, u"%1 cut its stream %2 times"_s.arg(m_server).arg(kMaxFruitless), 200);
    const auto longer = m_retry * (m_fruitless > 1 ? 1 << (m_fruitless - 1) : 1);
    m_timer.start(std::min<std::chrono::milliseconds>(longer, kLongestPause));
}

void McpHttpCall::finishBody(int code)
{
    if (code == 0)
        return fail(Fault::Unreachable, u"no answer from %1: %2"_s.arg(m_server, m_reply->errorString()));
    if (const QUrl place = redirection(code); place.isValid())
        return follow(place);
    if (code >= 300) {
        McpFailure failure = refusal(code);
        if (m_isResumed) // the message itself was taken: this is no answer to it, and nobody must send it again
            failure = {.error = {.fault = Fault::Unreachable, .detail = u"the answer was cut, and: "_s + failure.error.detail}};
        return end({.status = code, .challenge = m_reply->rawHeader("WWW-Authenticate"), .failure = failure});
    }
    if (m_isListening)
        return fail(Fault::Invalid, u"%1 has no stream"_s.arg(m_server), code);
    if (m_id.isUndefined())
        return end({.status = code, .challenge = {}, .failure = {}}); // 202 to a notification
    if (m_reply->error() != QNetworkReply::NoError)
        return fail(Fault::Unreachable, u"%1: the answer was cut: %2"_s.arg(m_server, m_reply->errorString()), code);
    const QString type = m_reply->header(QNetworkRequest::ContentTypeHeader).toString();
    if (!type.contains("json"_L1, Qt::CaseInsensitive))
        return fail(Fault::Invalid, u"%1 answered with '%2', which no MCP server does; check the server's url"_s.arg(m_server, type.left(100)), code);
    const auto message = RpcMessage::parse(m_body);
    if (!message)
        return fail(Fault::Invalid, u"%1: %2"_s.arg(m_server, message.error().text), code);
    const QPointer<McpHttpCall> self(this);
    const bool isAnswer = message->id == m_id && (message->kind == RpcMessage::Kind::Result || message->kind == RpcMessage::Kind::Error);
    if (!isAnswer)
        return fail(Fault::Invalid, u"%1 answered something else than was asked"_s.arg(m_server), code);
    takeMessage(*message);
    if (self)
        end({.status = code, .challenge = {}, .failure = {}});
}

McpFailure McpHttpCall::refusal(int code) const
{
    McpFailure failure{.error = {.fault = faultOf(code), .detail = u"%1 answered %2: %3"_s.arg(m_server).arg(code).arg(adviceFor(code))}, .status = code};
    const auto message = RpcMessage::parse(m_body);
    if (message && message->kind == RpcMessage::Kind::Error) {
        failure.code = message->code;
        failure.data = message->data;
        if (!message->text.isEmpty())
            failure.error.detail += u" (it says: %1)"_s.arg(message->text.left(500));
    }
    return failure;
}

void McpHttpCall::fail(Fault fault, const QString &detail, int code)
{
    end({.status = code, .challenge = {}, .failure = McpFailure{.error = {.fault = fault, .detail = detail}, .status = code}});
}

void McpHttpCall::end(const Ended &outcome)
{
    if (std::exchange(m_over, true))
        return;
    m_timer.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        if (m_reply->isRunning())
            m_reply->abort();
    }
    Q_EMIT ended(outcome);
}

} // namespace core

#include "moc_mcphttpcall.cpp"
