// SPDX-License-Identifier: Apache-2.0
#include "core/model/httpcall.h"

#include "core/model/environmentproxies.h"
#include "core/model/retry.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>

using namespace Qt::StringLiterals;
using lattice::Fault;

namespace core {

namespace {

constexpr qsizetype kMaxReceived = 256 * 1'048'576; // of a stream, whose pieces repeat their frame; what they add up to is limited by the sink
constexpr qsizetype kMaxBody = 64 * 1'048'576;
constexpr std::chrono::milliseconds kGrace(300); // for the end of the response after its last piece, so that the connection can be used again

} // namespace

std::shared_ptr<QNetworkAccessManager> HttpCall::makeNetwork()
{
    auto network = std::make_shared<QNetworkAccessManager>();
    network->setProxyFactory(new EnvironmentProxies(QProcessEnvironment::systemEnvironment())); // owned by the manager
    return network;
}

HttpCall::HttpCall(std::shared_ptr<QNetworkAccessManager> network, Order order)
    : m_network(std::move(network))
    , m_order(std::move(order))
    , m_reply(m_order.body.isNull() ? m_network->get(m_order.request) : m_network->post(m_order.request, m_order.body))
    , m_host(m_order.request.url().host())
{
    m_watch.setSingleShot(true);
    connect(&m_watch, &QTimer::timeout, this, [this] {
        settle({.end = lattice::failed(Fault::Timeout, u"%1 %2"_s.arg(m_order.words.title.isEmpty() ? m_host : m_order.words.title, m_waitsFor)), .retryable = !m_progressed, .status = status()});
    });
    watch(m_order.limits.connect, u"could not be connected to within %1 s"_s);
    connect(m_reply.get(), &QNetworkReply::requestSent, this, [this] { watch(m_order.limits.firstByte, u"did not begin to answer within %1 s"_s); });
    connect(m_reply.get(), &QNetworkReply::readyRead, this, &HttpCall::read);
    connect(m_reply.get(), &QNetworkReply::finished, this, &HttpCall::finish);
}

HttpCall::~HttpCall() { abort({.fault = Fault::Cancelled, .detail = u"the call was given up"_s}); }

void HttpCall::abort(const lattice::Error &error) { settle({.end = std::unexpected(error), .status = 0}); }

void HttpCall::settle(const Outcome &outcome)
{
    m_watch.stop();
    m_reply->disconnect(this);
    if (!m_reply->isFinished())
        m_reply->abort();
    m_ended.settle(outcome);
}

void HttpCall::watch(std::chrono::milliseconds limit, const QString &what)
{
    m_waitsFor = what.arg(double(limit.count()) / 1000);
    m_watch.start(limit);
}

void HttpCall::read()
{
    if (m_ended.isSettled())
        return;
    if (!m_ending)
        watch(m_order.limits.silence, u"fell silent in the middle of its answer for %1 s"_s);
    const QByteArray bytes = m_reply->readAll();
    m_received += bytes.size();
    const bool isStream = framing() != Framing::Whole;
    if (m_received > (isStream ? kMaxReceived : kMaxBody))
        return abort({.fault = Fault::Full, .detail = u"%1 answered more than %2 MiB"_s.arg(m_host).arg((isStream ? kMaxReceived : kMaxBody) / 1'048'576)});
    takeBytes(bytes);
}

void HttpCall::takeBytes(const QByteArray &bytes)
{
    switch (framing()) {
    case Framing::Events:
        if (const auto events = m_events.feed(bytes))
            takeEvents(*events);
        else
            abort(events.error());
        break;
    case Framing::Lines:
        if (const auto lines = m_lines.feed(bytes))
            takeLines(*lines);
        else
            abort(lines.error());
        break;
    default:
        m_body += bytes;
    }
}

void HttpCall::takeEvents(const QList<SseEvent> &events)
{
    for (const SseEvent &event : events) {
        if (m_ended.isSettled())
            return;
        if (event.data.trimmed() == "[DONE]"_L1)
            m_order.sink->takeDone();
        else if (!event.data.trimmed().isEmpty())
            takeJson(event.data.toUtf8());
    }
    if (m_order.sink->isDone() && !std::exchange(m_ending, true))
        QTimer::singleShot(kGrace, this, &HttpCall::finish);
}

void HttpCall::takeLines(const QByteArrayList &lines)
{
    for (const QByteArray &line : lines) {
        if (m_ended.isSettled())
            return;
        takeJson(line);
    }
    if (m_order.sink->isDone() && !std::exchange(m_ending, true))
        QTimer::singleShot(kGrace, this, &HttpCall::finish);
}

void HttpCall::takeJson(const QByteArray &json)
{
    QJsonParseError parsing;
    const QJsonDocument piece = QJsonDocument::fromJson(json, &parsing);
    if (!piece.isObject() && m_finished) // the end cut it
        return takeText(lattice::failed(Fault::Unreachable, u"the answer of %1 was cut before it was complete"_s.arg(m_host)));
    if (!piece.isObject())
        return takeText(lattice::failed(Fault::Invalid, u"%1 sent a piece that is no JSON object (%2)"_s.arg(m_host, parsing.errorString())));
    takeText(m_order.sink->take(piece.object()));
}

void HttpCall::takeText(const lattice::Result<QString> &text)
{
    if (!text) {
        const bool passing = text.error().fault == Fault::Unreachable || text.error().fault == Fault::Busy;
        return settle({.end = std::unexpected(text.error()), .retryable = passing && !m_progressed, .status = status()});
    }
    if (!text->isEmpty() && m_order.progress) {
        m_progressed = true;
        m_order.progress(*text);
    }
}

void HttpCall::finish()
{
    if (m_ended.isSettled())
        return;
    m_ending = true;
    if (m_reply->bytesAvailable() > 0)
        read();
    m_finished = true;
    if (framing() == Framing::Events)
        takeEvents(m_events.finish());
    else if (framing() == Framing::Lines)
        takeLines(m_lines.finish());
    if (!m_ended.isSettled())
        settle(outcome());
}

HttpCall::Outcome HttpCall::outcome()
{
    const int code = status();
    if (code == 0)
        return noConnection();
    if (code >= 300) {
        const bool lost = code == 429 && HttpFault::isOutOfCredit(m_body);
        return {.end = std::unexpected(HttpFault::ofStatus(m_order.words, m_host, code, m_body)),
                .retryable = !lost && Retry::isWorthwhile(code, m_reply->rawHeader("x-should-retry")),
                .retryAfter = Retry::askedDelay(m_reply->rawHeader("retry-after-ms"), m_reply->rawHeader("retry-after"), QDateTime::currentDateTimeUtc()),
                .status = code};
    }
    if (framing() != Framing::Whole)
        return {.end = {}, .retryable = !m_progressed, .status = code}; // whether it was cut, the sink knows
    if (m_reply->error() != QNetworkReply::NoError)
        return {.end = lattice::failed(Fault::Unreachable, u"%1: the answer was cut: %2"_s.arg(m_host, m_reply->errorString())), .retryable = true, .status = code};
    return {.end = takeWhole(), .status = code};
}

lattice::Result<> HttpCall::takeWhole()
{
    const auto taken = [this](const lattice::Result<QString> &text) -> lattice::Result<> {
        if (!text)
            return std::unexpected(text.error());
        takeText(text);
        return {};
    };
    if (m_body.startsWith("data:") || m_body.startsWith("event:")) { // a stream under a wrong name
        const auto events = SseParser::parse(m_body);
        if (!events)
            return std::unexpected(events.error());
        takeEvents(*events);
        return {};
    }
    const QString type = m_reply->header(QNetworkRequest::ContentTypeHeader).toString();
    if (!type.contains("json"_L1))
        return lattice::failed(Fault::Invalid, u"%1 answered with '%2', which no chat server does; check %3"_s.arg(m_host, type, m_order.words.urlVariable.isEmpty() ? u"its base_url"_s : m_order.words.urlVariable));
    QJsonParseError parsing;
    const QJsonDocument document = QJsonDocument::fromJson(m_body, &parsing);
    if (document.isObject())
        return taken(m_order.sink->takeWhole(document.object()));
    if (!document.isArray())
        return lattice::failed(Fault::Invalid, u"%1 answered with what is no JSON (%2)"_s.arg(m_host, parsing.errorString()));
    for (const QJsonValue piece : document.array()) {
        if (const auto one = taken(m_order.sink->take(piece.toObject())); !one)
            return one;
    }
    return {};
}

HttpCall::Outcome HttpCall::noConnection()
{
    const bool certificate = m_reply->error() == QNetworkReply::SslHandshakeFailedError;
    const QUrl url = m_order.request.url();
    const QString place = u"%1:%2"_s.arg(url.host()).arg(url.port(url.scheme() == "http"_L1 ? 80 : 443));
    return {.end = lattice::failed(Fault::Unreachable, u"no answer from %1: %2"_s.arg(place, m_reply->errorString())), .retryable = !certificate};
}

HttpCall::Framing HttpCall::framing() const
{
    const int code = status();
    if (code == 0)
        return Framing::Unknown;
    if (code >= 300)
        return Framing::Whole;
    const QString type = m_reply->header(QNetworkRequest::ContentTypeHeader).toString().section(u';', 0, 0).trimmed().toLower();
    if (type == "text/event-stream"_L1)
        return Framing::Events;
    return type == "application/x-ndjson"_L1 || type == "application/jsonl"_L1 || type == "application/stream+json"_L1 ? Framing::Lines : Framing::Whole;
}

int HttpCall::status() const { return m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(); }

} // namespace core

#include "moc_httpcall.cpp"
