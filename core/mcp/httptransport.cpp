// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/httptransport.h"

#include "lattice/pending.h"

#include <QHttp1Configuration>
#include <QNetworkAccessManager>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::Fault;

namespace core {

namespace {

constexpr auto kFarewell = 2s;
constexpr auto kDelivery = 5s;
constexpr int kMaxSignIns = 3;        // for one message: sign-in, more rights, again
constexpr qsizetype kConnections = 32; // Qt's six would let a stream and five long calls stop everything

bool isPlain(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 0x20 && c < 0x7f) || c == '\t' || static_cast<unsigned char>(c) >= 0x80; });
}

} // namespace

HttpTransport::HttpTransport(McpServerSpec spec, std::shared_ptr<McpAuthorizer> authorizer)
    : m_spec(std::move(spec))
    , m_place(u"the server '%1' (%2)"_s.arg(m_spec.name, m_spec.url.host() + (m_spec.url.port() > 0 ? u':' + QString::number(m_spec.url.port()) : QString())))
    , m_authorizer(std::move(authorizer))
    , m_network(std::make_shared<QNetworkAccessManager>())
{
}

HttpTransport::~HttpTransport()
{
    m_stop.request_stop();
    for (McpHttpCall *exchange : std::exchange(m_exchanges, {})) {
        exchange->disconnect(this);
        exchange->deleteLater();
    }
}

QCoro::Task<lattice::Result<>> HttpTransport::open(std::stop_token)
{
    const QUrl &url = m_spec.url;
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != "http"_L1 && url.scheme() != "https"_L1))
        co_return lattice::failed(Fault::Invalid, u"'%1' is no http or https address"_s.arg(url.toDisplayString()));
    for (auto header = m_spec.headers.begin(); header != m_spec.headers.end(); ++header) {
        if (header.key().isEmpty() || !isPlain(header.key().toUtf8()) || header.key().contains(u':') || !isPlain(header.value().toUtf8()))
            co_return lattice::failed(Fault::Invalid, u"the header '%1' of the server has line breaks or other control characters"_s.arg(header.key().simplified()));
    }
    co_return {};
}

QNetworkRequest HttpTransport::makeRequest(const McpHeaders &headers) const
{
    QNetworkRequest request(m_spec.url);
    QHttp1Configuration http1;
    http1.setNumberOfConnectionsPerHost(kConnections);
    request.setHttp1Configuration(http1);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy); // McpHttpCall does
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setRawHeader("User-Agent", "station-control-center/" STATION_VERSION);
    for (auto header = m_spec.headers.begin(); header != m_spec.headers.end(); ++header)
        request.setRawHeader(header.key().toUtf8(), header.value().toUtf8());
    if (const QByteArray signIn = m_authorizer ? m_authorizer->authorization() : QByteArray(); !signIn.isEmpty())
        request.setRawHeader("Authorization", signIn);
    if (!m_version.isEmpty())
        request.setRawHeader("MCP-Protocol-Version", m_version);
    if (!m_sessionId.isEmpty())
        request.setRawHeader("Mcp-Session-Id", m_sessionId);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    return request;
}

McpHttpCall *HttpTransport::newExchange()
{
    auto *exchange = new McpHttpCall(m_network, [this](const McpHeaders &headers) { return makeRequest(headers); }, m_place);
    exchange->setParent(this); // where drop() does not come
    m_exchanges.insert(exchange);
    connect(exchange, &McpHttpCall::received, this, &McpTransport::received);
    return exchange;
}

void HttpTransport::drop(McpHttpCall *exchange)
{
    if (!m_exchanges.remove(exchange))
        return;
    exchange->disconnect(this);
    exchange->deleteLater();
}

void HttpTransport::send(RpcMessage message, McpHeaders headers)
{
    if (!m_isClosed)
        post({.message = std::move(message), .headers = std::move(headers)});
}

void HttpTransport::post(const Letter &letter)
{
    Letter sent = letter;
    sent.authorization = m_authorizer ? m_authorizer->authorization() : QByteArray();
    const bool isRequest = letter.message.kind == RpcMessage::Kind::Request;
    const bool opens = letter.message.method == "initialize"_L1;
    if (opens)
        m_sessionId.clear();
    McpHttpCall *const exchange = newExchange();
    if (opens)
        connect(exchange, &McpHttpCall::headersCame, this, &HttpTransport::takeSession);
    connect(exchange, &McpHttpCall::ended, this, [this, exchange, sent](const McpHttpCall::Ended &outcome) { finish(exchange, sent, outcome); });
    exchange->post(letter.message.toBytes(), isRequest ? letter.message.id : QJsonValue(QJsonValue::Undefined), letter.headers, !m_isModern);
}

QCoro::Task<> HttpTransport::deliver(RpcMessage message)
{
    if (m_isClosed)
        co_return;
    const lattice::Pending<bool> done;
    McpHttpCall *const exchange = newExchange();
    connect(exchange, &McpHttpCall::ended, this, [this, exchange, done] {
        drop(exchange);
        done.settle(true);
    });
    connect(exchange, &QObject::destroyed, [done] { done.settle(false); }); // it went with us
    QTimer::singleShot(kDelivery, exchange, [done] { done.settle(false); });
    exchange->post(message.toBytes(), QJsonValue::Undefined, {}, false);
    co_await done;
}

void HttpTransport::takeSession(const QNetworkReply *reply)
{
    const QByteArray id = reply->rawHeader("Mcp-Session-Id");
    const bool visible = std::all_of(id.begin(), id.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    if (!id.isEmpty() && id.size() <= 4096 && visible)
        m_sessionId = id;
}

void HttpTransport::finish(McpHttpCall *exchange, const Letter &letter, const McpHttpCall::Ended &outcome)
{
    drop(exchange);
    if (!outcome.failure)
        return;
    const bool wantsSignIn = outcome.status == 401 || (outcome.status == 403 && outcome.challenge.contains("insufficient_scope"));
    if (wantsSignIn && m_authorizer && letter.signIns < kMaxSignIns) {
        signInAndPost(letter, {.status = outcome.status, .wwwAuthenticate = outcome.challenge, .used = letter.authorization});
        return;
    }
    settle(letter, *outcome.failure);
}

QCoro::Task<> HttpTransport::signInAndPost(Letter letter, McpChallenge challenge)
{
    const QPointer<HttpTransport> self(this);
    const auto authorizer = m_authorizer;
    const auto signedIn = co_await authorizer->answer(challenge, m_stop.get_token());
    if (!self || m_isClosed)
        co_return;
    if (!signedIn) {
        settle(letter, {.error = signedIn.error(), .status = challenge.status});
        co_return;
    }
    ++letter.signIns;
    post(letter);
}

void HttpTransport::settle(const Letter &letter, const McpFailure &failure)
{
    if (letter.message.kind == RpcMessage::Kind::Request)
        Q_EMIT requestFailed(letter.message.id, failure);
}

void HttpTransport::abandon(QJsonValue id)
{
    for (McpHttpCall *exchange : std::as_const(m_exchanges)) {
        if (exchange != m_listening && exchange->id() == id)
            return drop(exchange);
    }
}

void HttpTransport::setVersion(const QString &version, bool isModern)
{
    m_version = version.toLatin1();
    m_isModern = isModern;
    if (isModern)
        m_sessionId.clear();
}

void HttpTransport::listen()
{
    if (m_isModern || m_isClosed)
        return;
    if (m_listening)
        drop(std::exchange(m_listening, nullptr)); // of the session before
    m_listening = newExchange();
    connect(m_listening, &McpHttpCall::ended, this, [this, exchange = m_listening] { // many servers have no such stream: 405
        if (m_listening == exchange)
            m_listening = nullptr;
        drop(exchange);
    });
    m_listening->listen();
}

QCoro::Task<> HttpTransport::close()
{
    if (std::exchange(m_isClosed, true))
        co_return;
    m_stop.request_stop();
    const auto exchanges = m_exchanges;
    for (McpHttpCall *exchange : exchanges)
        drop(exchange);
    if (m_sessionId.isEmpty())
        co_return;
    const QPointer<HttpTransport> self(this);
    const lattice::Pending<bool> done;
    const auto network = m_network;
    QNetworkRequest farewell = makeRequest({});
    farewell.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy); // no McpHttpCall follows for it
    const QScopedPointer<QNetworkReply, QScopedPointerDeleteLater> reply(network->deleteResource(farewell));
    m_sessionId.clear();
    QObject::connect(reply.get(), &QNetworkReply::finished, reply.get(), [done] { done.settle(true); });
    QTimer::singleShot(kFarewell, reply.get(), [done] { done.settle(false); });
    co_await done;
}

} // namespace core

#include "moc_httptransport.cpp"
