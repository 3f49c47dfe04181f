// SPDX-License-Identifier: Apache-2.0
#include "core/model/chatcall.h"

#include "core/model/retry.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype kMaxBody = 64 * 1'048'576;
constexpr std::chrono::milliseconds kGrace(300); // for the end of the response after [DONE], so that the connection can be used again

lattice::Fault faultOf(int status)
{
    if (status == 401 || status == 403)
        return lattice::Fault::Refused;
    if (status == 404)
        return lattice::Fault::NotFound;
    if (status == 408)
        return lattice::Fault::Timeout;
    if (status == 429)
        return lattice::Fault::Busy;
    return status >= 500 ? lattice::Fault::Unreachable : lattice::Fault::Invalid;
}

QString adviceFor(int status)
{
    if (status == 401 || status == 403)
        return u"the key was refused; set OPENAI_API_KEY to a valid one"_s;
    if (status == 404)
        return u"no such model or address; check the agent's 'model' and OPENAI_BASE_URL"_s;
    if (status == 429)
        return u"over the rate limit or out of credit; try again later"_s;
    if (status >= 500)
        return u"the server has a fault of its own; try again later"_s;
    if (status >= 300 && status < 400)
        return u"redirected, which is not followed with a key; correct OPENAI_BASE_URL"_s;
    return u"the request was not accepted"_s;
}

} // namespace

ChatCall::ChatCall(std::shared_ptr<QNetworkAccessManager> network, const QNetworkRequest &request, const QByteArray &body, Progress progress)
    : m_network(std::move(network))
    , m_reply(m_network->post(request, body))
    , m_host(request.url().host())
    , m_progress(std::move(progress))
{
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &ChatCall::read);
    connect(m_reply.get(), &QNetworkReply::finished, this, &ChatCall::finish);
}

ChatCall::~ChatCall() { abort({.fault = lattice::Fault::Cancelled, .detail = u"the call was given up"_s}); }

void ChatCall::abort(const lattice::Error &error)
{
    m_reply->disconnect(this);
    m_reply->abort();
    m_ended.settle({.reply = std::unexpected(error)});
}

void ChatCall::read()
{
    const QByteArray bytes = m_reply->readAll();
    if (isEventStream())
        return readEvents(bytes);
    m_body += bytes;
    if (m_body.size() > kMaxBody)
        abort({.fault = lattice::Fault::Full, .detail = u"%1 answered more than 64 MiB"_s.arg(m_host)});
}

void ChatCall::readEvents(const QByteArray &bytes)
{
    const auto events = m_parser.feed(bytes);
    if (!events)
        return abort(events.error());
    takeEvents(*events);
}

void ChatCall::takeEvents(const QList<SseEvent> &events)
{
    for (const SseEvent &event : events) {
        const auto text = m_stream.take(event);
        if (!text)
            return abort(text.error());
        if (!text->isEmpty() && m_progress) {
            m_progressed = true;
            m_progress(*text);
        }
    }
    if (m_stream.isDone())
        QTimer::singleShot(kGrace, this, &ChatCall::finish);
}

void ChatCall::finish()
{
    if (m_ended.isSettled())
        return;
    read();
    if (isEventStream())
        takeEvents(m_parser.finish());
    m_reply->disconnect(this);
    m_ended.settle(outcome());
}

ChatCall::Outcome ChatCall::outcome()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        return noConnection();
    if (status >= 300)
        return failure(status);
    if (isEventStream())
        return {.reply = m_stream.reply(), .retryable = !m_progressed};
    const QString type = m_reply->header(QNetworkRequest::ContentTypeHeader).toString();
    if (!type.contains("json"_L1))
        return {.reply = lattice::failed(lattice::Fault::Invalid, u"%1 answered with '%2', which no chat server does; check OPENAI_BASE_URL"_s.arg(m_host, type))};
    if (m_reply->error() != QNetworkReply::NoError)
        return {.reply = lattice::failed(lattice::Fault::Unreachable, u"%1: the answer was cut: %2"_s.arg(m_host, m_reply->errorString())), .retryable = true};
    const auto whole = ChatStream::parseWhole(m_body);
    if (whole && !whole->text.isEmpty() && m_progress)
        m_progress(whole->text);
    return {.reply = whole};
}

ChatCall::Outcome ChatCall::failure(int status)
{
    QString detail = u"%1 answered %2: %3"_s.arg(m_host).arg(status).arg(adviceFor(status));
    if (const QString words = ChatStream::errorText(QJsonDocument::fromJson(m_body).object()); !words.isEmpty())
        detail += u" (it says: %1)"_s.arg(words.left(500));
    return {.reply = lattice::failed(faultOf(status), detail),
            .retryable = Retry::isWorthwhile(status, m_reply->rawHeader("x-should-retry")),
            .retryAfter = Retry::askedDelay(m_reply->rawHeader("retry-after-ms"), m_reply->rawHeader("retry-after"), QDateTime::currentDateTimeUtc())};
}

ChatCall::Outcome ChatCall::noConnection()
{
    const bool timeout = m_reply->error() == QNetworkReply::OperationCanceledError; // its transfer timeout
    const auto fault = timeout ? lattice::Fault::Timeout : lattice::Fault::Unreachable;
    const bool certificate = m_reply->error() == QNetworkReply::SslHandshakeFailedError;
    return {.reply = lattice::failed(fault, u"no answer from %1: %2"_s.arg(m_reply->url().host() + u':' + QString::number(m_reply->url().port(443)), m_reply->errorString())),
            .retryable = !certificate};
}

bool ChatCall::isEventStream() const
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return status >= 200 && status < 300 && m_reply->header(QNetworkRequest::ContentTypeHeader).toString().startsWith("text/event-stream"_L1);
}

} // namespace core

#include "moc_chatcall.cpp"
