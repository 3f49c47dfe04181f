// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/oauthresource.h"

#include "core/mcp/jsonwebtoken.h"
#include "core/mcp/oauthfacts.h"
#include "lattice/pending.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QScopedPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

Q_LOGGING_CATEGORY(oauthResourceLog, "station.mcp.oauth")

namespace core {

namespace {

constexpr auto kFresh = 15min;
constexpr auto kAgain = 30s; // while the issuer does not answer
constexpr auto kKept = 24h; // that keys count which cannot be read again
constexpr auto kUnknownKey = 10s; // at most so often does a token's word make us ask
constexpr auto kDeadline = 10s;
constexpr qsizetype kMaxBody = 1'048'576;

} // namespace

Result<std::unique_ptr<OAuthResource>> OAuthResource::make(const QString &issuer, const QString &audience)
{
    const QUrl url(issuer, QUrl::StrictMode);
    if (!url.isValid() || !OAuth::isSafe(url))
        return failed(Fault::Invalid, u"mcp_oauth_issuer: %1 is neither an https address nor one of this machine"_s.arg(issuer));
    return std::unique_ptr<OAuthResource>(new OAuthResource(url, audience));
}

OAuthResource::OAuthResource(QUrl issuer, QString audience)
    : m_issuer(issuer.toString())
    , m_audience(std::move(audience))
    , m_network(std::make_shared<QNetworkAccessManager>())
{
    m_network->setTransferTimeout(kDeadline);
    m_clock.setSingleShot(true);
    connect(&m_clock, &QTimer::timeout, this, [this] { renew(); });
    renew();
}

std::expected<McpPeer, ClaimFault> OAuthResource::peerOf(const QByteArray &token, const QString &resource)
{
    QStringList audiences{resource};
    if (!m_audience.isEmpty())
        audiences += m_audience;
    const auto read = JsonWebToken::read(token, m_keys, {.issuer = m_issuer, .audiences = audiences, .now = QDateTime::currentDateTimeUtc()});
    if (!read) {
        qCDebug(oauthResourceLog, "a token is not taken: %ls", qUtf16Printable(read.error().detail));
        const bool mayAsk = !m_asked.isValid() || m_asked.durationElapsed() >= kUnknownKey;
        if (read.error().fault == Fault::NotFound && mayAsk) { // its issuer may have new ones; the client comes again
            m_asked.start();
            renew();
        }
        return std::unexpected(ClaimFault::NotTaken);
    }
    for (const Right right : {Right::Administer, Right::Operate, Right::Read}) {
        if (read->scopes.contains(scopeOf(right)))
            return McpPeer{.right = right, .principal = u"oauth:%1:%2"_s.arg(read->client, read->subject), .isScoped = true};
    }
    return std::unexpected(ClaimFault::NoScope);
}

QJsonObject OAuthResource::metadata(const QString &resource) const
{
    return {{u"resource"_s, resource},
            {u"resource_name"_s, u"Station Control Center"_s},
            {u"authorization_servers"_s, QJsonArray{m_issuer}},
            {u"scopes_supported"_s, QJsonArray{scopeOf(Right::Read), scopeOf(Right::Operate), scopeOf(Right::Administer)}},
            {u"bearer_methods_supported"_s, QJsonArray{u"header"_s}}};
}

QCoro::Task<Result<QJsonObject>> OAuthResource::get(QUrl url)
{
    const auto network = m_network; // it outlives the reply
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::SameOriginRedirectPolicy);
    request.setRawHeader("Accept", "application/json");
    const QScopedPointer<QNetworkReply, QScopedPointerDeleteLater> reply(network->get(request));
    connect(reply.data(), &QNetworkReply::downloadProgress, reply.data(), [raw = reply.data()](qint64 received, qint64) {
        if (received > kMaxBody)
            raw->abort();
    });
    const lattice::Pending<bool> done;
    connect(reply.data(), &QNetworkReply::finished, reply.data(), [done] { done.settle(true); });
    co_await done;
    if (reply->error() != QNetworkReply::NoError)
        co_return failed(Fault::Unreachable, u"%1: %2"_s.arg(url.toDisplayString(), reply->errorString()));
    const QJsonDocument json = QJsonDocument::fromJson(reply->readAll());
    if (!json.isObject())
        co_return failed(Fault::Invalid, u"%1 does not answer with a JSON object"_s.arg(url.toDisplayString()));
    co_return json.object();
}

QCoro::Task<Result<QList<JsonWebKey>>> OAuthResource::fetchKeys()
{
    const QPointer<OAuthResource> self(this);
    Result<QJsonObject> about = failed(Fault::NotFound, u"it does not describe itself"_s);
    for (const QUrl &url : OAuth::serverMetadataUrls(QUrl(m_issuer))) {
        about = co_await get(url);
        if (!self)
            co_return failed(Fault::Cancelled, u"the endpoint was closed"_s);
        if (about)
            break;
    }
    if (!about)
        co_return std::unexpected(about.error());
    if (about->value(u"issuer"_s).toString() != m_issuer) // RFC 8414 §3.3
        co_return failed(Fault::Refused, u"it calls itself '%1'"_s.arg(about->value(u"issuer"_s).toString().left(200)));
    const QUrl place(about->value(u"jwks_uri"_s).toString());
    if (!OAuth::isSafe(place))
        co_return failed(Fault::Invalid, u"it names no safe place for its keys (jwks_uri)"_s);
    const auto set = co_await get(place);
    if (!set)
        co_return std::unexpected(set.error());
    QList<JsonWebKey> keys;
    for (const QJsonValue json : set->value(u"keys"_s).toArray()) {
        if (auto key = JsonWebKey::of(json.toObject()))
            keys += std::move(*key);
    }
    if (keys.isEmpty())
        co_return failed(Fault::Invalid, u"%1 has no key that can be used"_s.arg(place.toDisplayString()));
    co_return keys;
}

QCoro::Task<void> OAuthResource::renew()
{
    if (std::exchange(m_renewing, true))
        co_return;
    const QPointer<OAuthResource> self(this);
    const auto keys = co_await fetchKeys();
    if (!self)
        co_return;
    m_renewing = false;
    if (keys) {
        m_keys = *keys; // those that are gone there are gone here
        m_read.start();
    } else if (m_read.isValid() && m_read.durationElapsed() > kKept) {
        m_keys.clear();
        m_read.invalidate();
    }
    const bool isNews = (keys ? QString() : keys.error().detail) != m_problem;
    m_problem = keys ? QString() : keys.error().detail;
    if (!keys && isNews)
        qCWarning(oauthResourceLog, "the keys of %ls are not to be had: %ls", qUtf16Printable(m_issuer), qUtf16Printable(keys.error().detail));
    m_clock.start(keys ? std::chrono::milliseconds(kFresh) : std::chrono::milliseconds(kAgain));
}

} // namespace core
