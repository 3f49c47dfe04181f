// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/oauthsignin.h"

#include "core/engine/safefile.h"
#include "core/mcp/oauthredirect.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QScopedPointer>
#include <QTimer>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

Q_LOGGING_CATEGORY(oauthLog, "station.mcp.oauth")

namespace core {

namespace {

constexpr auto kDeadline = 20s;
constexpr qsizetype kMaxBody = 1'048'576;

QByteArray randomWord()
{
    QByteArray bytes(32, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(bytes.data()), bytes.size() / 4);
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray formOf(const QList<std::pair<QString, QString>> &fields)
{
    QByteArrayList parts;
    for (const auto &[name, value] : fields)
        parts += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    return parts.join('&');
}

QString refusalOf(const QJsonObject &json, int status)
{
    const QString error = json[u"error"_s].toString(), words = json[u"error_description"_s].toString();
    return error.isEmpty() ? u"status %1"_s.arg(status) : (error + u' ' + words).trimmed().left(300);
}

} // namespace

QJsonObject OAuthFile::load(const QString &key)
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object()[key].toObject();
}

void OAuthFile::save(const QString &key, const QJsonObject &value)
{
    QFile file(m_file);
    QJsonObject all = file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    all[key] = value;
    auto saved = makePrivateFolder(QFileInfo(m_file).path());
    if (saved)
        saved = writePrivateFile(m_file, QJsonDocument(all).toJson(QJsonDocument::Compact));
    if (!saved)
        qCWarning(oauthLog, "a sign-in is not kept: %ls", qUtf16Printable(saved.error().detail));
}

OAuthSignIn::OAuthSignIn(Settings settings)
    : m_settings(std::move(settings))
    , m_network(std::make_shared<QNetworkAccessManager>())
{
    if (!m_settings.store)
        return;
    const QJsonObject kept = m_settings.store->load(m_settings.server.toString());
    m_token = kept[u"token"_s].toString().toUtf8();
    m_refreshToken = kept[u"refresh_token"_s].toString();
    m_issuer = kept[u"issuer"_s].toString();
    m_granted = kept[u"scope"_s].toString();
    m_client = kept[u"client"_s].toObject();
}

QCoro::Task<Result<>> OAuthSignIn::answer(McpChallenge challenge, std::stop_token stop)
{
    const auto self = shared_from_this();
    if (challenge.used != authorization())
        co_return {}; // somebody has signed in meanwhile
    if (m_isSigningIn) {
        const lattice::Pending<Result<>> done;
        m_waiting.append(done);
        co_return co_await done;
    }
    m_isSigningIn = true;
    auto signedIn = co_await signIn(challenge, stop);
    m_isSigningIn = false;
    if (!signedIn)
        signedIn.error().detail = u"sign-in to %1: %2"_s.arg(m_settings.server.host(), signedIn.error().detail);
    for (const auto &waiter : std::exchange(m_waiting, {}))
        waiter.settle(signedIn);
    co_return signedIn;
}

QCoro::Task<Result<>> OAuthSignIn::signIn(McpChallenge challenge, std::stop_token stop)
{
    const auto asked = OAuth::challengeParameters(challenge.wwwAuthenticate);
    const auto found = co_await discover(asked.value("resource_metadata"), stop);
    if (!found)
        co_return std::unexpected(found.error());
    const Place place = *found;
    // It is left from within its own slot, so it must not go before that has returned.
    const QScopedPointer<OAuthRedirect, QScopedPointerDeleteLater> redirect(new OAuthRedirect);
    if (!redirect->url().isValid())
        co_return failed(Fault::Full, u"no port is free for the browser to come back to"_s);
    if (challenge.status == 401 && m_issuer == place.issuer && !m_refreshToken.isEmpty()) {
        const QString refresh = std::exchange(m_refreshToken, {}); // when it is of no use, it is not tried twice
        const QList<std::pair<QString, QString>> form{{u"grant_type"_s, u"refresh_token"_s}, {u"refresh_token"_s, refresh}};
        const auto refreshed = co_await fetchToken(place, m_client, form, stop); // as the client that it was given to
        if (refreshed) {
            if (m_refreshToken.isEmpty())
                m_refreshToken = refresh; // it stays good
            keep(place.issuer);
            co_return {};
        }
        qCInfo(oauthLog, "a new sign-in is needed: %ls", qUtf16Printable(refreshed.error().detail));
    }
    const auto client = co_await clientFor(place, redirect->url().toString(), stop);
    if (!client)
        co_return std::unexpected(client.error());
    QString scopes = asked.value("scope");
    if (scopes.isEmpty())
        scopes = place.scopes;
    if (challenge.status == 403 && m_issuer == place.issuer)
        scopes = OAuth::joinedScopes(m_granted, scopes);
    if (place.metadata[u"scopes_supported"_s].toArray().contains(u"offline_access"_s))
        scopes = OAuth::joinedScopes(scopes, u"offline_access"_s);
    const QByteArray verifier = randomWord();
    const auto code = co_await askPerson(place, *client, scopes, verifier, redirect->url().toString(), redirect.data(), stop);
    if (!code)
        co_return std::unexpected(code.error());
    m_granted = scopes;
    const QList<std::pair<QString, QString>> form{{u"grant_type"_s, u"authorization_code"_s}, {u"code"_s, *code}, {u"redirect_uri"_s, redirect->url().toString()},
                                                  {u"code_verifier"_s, QString::fromLatin1(verifier)}};
    const auto token = co_await fetchToken(place, *client, form, stop);
    if (!token)
        co_return std::unexpected(token.error());
    m_client = *client;
    keep(place.issuer);
    co_return {};
}

QCoro::Task<Result<OAuthSignIn::Place>> OAuthSignIn::discover(QString named, std::stop_token stop)
{
    Place place{.resource = m_settings.server.toString(QUrl::RemoveFragment | QUrl::RemoveUserInfo), .issuer = {}, .scopes = {}, .metadata = {}};
    bool described = false;
    for (const QUrl &url : OAuth::resourceMetadataUrls(m_settings.server, named)) {
        if (!OAuth::isSafe(url))
            co_return failed(Fault::Refused, u"'%1' is not https"_s.arg(url.toDisplayString()));
        const auto reply = co_await send(url, {}, {}, {}, stop);
        if (!reply)
            co_return std::unexpected(reply.error());
        if (reply->status != 200)
            continue;
        const QString resource = reply->json[u"resource"_s].toString();
        if (!OAuth::covers(QUrl(resource), m_settings.server))
            co_return failed(Fault::Refused, u"its sign-in is for '%1', which is another server"_s.arg(resource.left(200)));
        place.resource = resource;
        place.issuer = reply->json[u"authorization_servers"_s].toArray().first().toString();
        QStringList scopes;
        for (const QJsonValue scope : reply->json[u"scopes_supported"_s].toArray())
            scopes += scope.toString();
        place.scopes = scopes.join(u' ');
        described = true;
        break;
    }
    if (place.issuer.isEmpty()) { // before 2025-06-18 the server itself signed in
        QUrl own = m_settings.server;
        own.setPath({});
        own.setQuery(QString());
        place.issuer = own.toString(QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    }
    if (!OAuth::isSafe(QUrl(place.issuer)))
        co_return failed(Fault::Refused, u"its sign-in at '%1' is not https"_s.arg(place.issuer.left(200)));
    const auto metadata = co_await metadataOf(place.issuer, !described, stop);
    if (!metadata)
        co_return std::unexpected(metadata.error());
    place.metadata = *metadata;
    co_return place;
}

QCoro::Task<Result<QJsonObject>> OAuthSignIn::metadataOf(QString issuer, bool mayGuess, std::stop_token stop)
{
    for (const QUrl &url : OAuth::serverMetadataUrls(QUrl(issuer))) {
        const auto reply = co_await send(url, {}, {}, {}, stop);
        if (!reply)
            co_return std::unexpected(reply.error());
        if (reply->status != 200 || reply->json.isEmpty())
            continue;
        const QString said = reply->json[u"issuer"_s].toString();
        if (said != issuer && !mayGuess)
            co_return failed(Fault::Refused, u"the sign-in at '%1' says it is '%2'; it is not trusted"_s.arg(issuer, said.left(200)));
        for (const QString &endpoint : {u"authorization_endpoint"_s, u"token_endpoint"_s}) {
            if (!OAuth::isSafe(QUrl(reply->json[endpoint].toString())))
                co_return failed(Fault::Refused, u"the %1 of '%2' is not https"_s.arg(endpoint, issuer));
        }
        if (!reply->json[u"code_challenge_methods_supported"_s].toArray().contains(u"S256"_s))
            co_return failed(Fault::Refused, u"the sign-in at '%1' does not know PKCE with S256"_s.arg(issuer));
        co_return reply->json;
    }
    if (!mayGuess)
        co_return failed(Fault::NotFound, u"'%1' does not say how to sign in"_s.arg(issuer));
    co_return QJsonObject{{u"issuer"_s, issuer}, {u"authorization_endpoint"_s, issuer + u"/authorize"_s}, {u"token_endpoint"_s, issuer + u"/token"_s}, {u"registration_endpoint"_s, issuer + u"/register"_s}};
}

QCoro::Task<Result<QJsonObject>> OAuthSignIn::clientFor(Place place, QString redirect, std::stop_token stop)
{
    if (!m_settings.clientId.isEmpty())
        co_return QJsonObject{{u"client_id"_s, m_settings.clientId}, {u"client_secret"_s, m_settings.clientSecret}};
    if (place.metadata[u"client_id_metadata_document_supported"_s].toBool() && m_settings.clientDocument.isValid())
        co_return QJsonObject{{u"client_id"_s, m_settings.clientDocument.toString()}};
    // Our redirect has another port each time, which servers need not take from a client they know: so it is registered each time.
    const QUrl registration(place.metadata[u"registration_endpoint"_s].toString());
    if (!OAuth::isSafe(registration))
        co_return failed(Fault::Refused, u"'%1' does not let programs register themselves; give the server a client id that was agreed with it"_s.arg(place.issuer));
    const QJsonArray methods = place.metadata[u"token_endpoint_auth_methods_supported"_s].toArray();
    const bool isPublic = methods.isEmpty() || methods.contains(u"none"_s);
    const QJsonObject wanted{{u"client_name"_s, u"Station Control Center"_s}, {u"redirect_uris"_s, QJsonArray{redirect}}, {u"application_type"_s, u"native"_s},
                             {u"grant_types"_s, QJsonArray{u"authorization_code"_s, u"refresh_token"_s}}, {u"response_types"_s, QJsonArray{u"code"_s}},
                             {u"token_endpoint_auth_method"_s, isPublic ? u"none"_s : methods.first().toString()}};
    const auto reply = co_await send(registration, QJsonDocument(wanted).toJson(QJsonDocument::Compact), "application/json", {}, stop);
    if (!reply)
        co_return std::unexpected(reply.error());
    if (reply->status >= 300 || reply->json[u"client_id"_s].toString().isEmpty())
        co_return failed(Fault::Refused, u"'%1' did not register us: %2"_s.arg(place.issuer, refusalOf(reply->json, reply->status)));
    co_return reply->json;
}

QCoro::Task<Result<QString>> OAuthSignIn::askPerson(Place place, QJsonObject client, QString scopes, QByteArray verifier, QString redirect, OAuthRedirect *waiting, std::stop_token stop)
{
    const QString state = QString::fromLatin1(randomWord());
    QUrl page(place.metadata[u"authorization_endpoint"_s].toString());
    QList<std::pair<QString, QString>> fields{{u"response_type"_s, u"code"_s}, {u"client_id"_s, client[u"client_id"_s].toString()}, {u"redirect_uri"_s, redirect},
                                              {u"code_challenge"_s, QString::fromLatin1(OAuth::challengeOf(verifier))}, {u"code_challenge_method"_s, u"S256"_s},
                                              {u"state"_s, state}, {u"resource"_s, place.resource}};
    if (!scopes.isEmpty())
        fields.append({u"scope"_s, scopes});
    const QByteArray before = page.query(QUrl::FullyEncoded).toLatin1();
    page.setQuery(QString::fromLatin1((before.isEmpty() ? QByteArray() : before + '&') + formOf(fields)), QUrl::StrictMode);
    if (!m_settings.openBrowser)
        co_return failed(Fault::Refused, u"a person must sign in in a browser, and there is none here"_s);
    const auto came = waiting->came();
    const std::stop_callback onStop(stop, [waiting] { // on any thread
        QMetaObject::invokeMethod(waiting, [waiting] { waiting->giveUp({.fault = Fault::Cancelled, .detail = u"the sign-in was cancelled"_s}); }, Qt::QueuedConnection);
    });
    QTimer::singleShot(m_settings.patience, waiting, [waiting] { waiting->giveUp({.fault = Fault::Timeout, .detail = u"nobody signed in in time"_s}); });
    if (const auto opened = m_settings.openBrowser(page); !opened)
        co_return std::unexpected(opened.error());
    const auto back = co_await came;
    if (!back)
        co_return std::unexpected(back.error());
    co_return OAuth::codeOf(*back, state, place.metadata);
}

QCoro::Task<Result<>> OAuthSignIn::fetchToken(Place place, QJsonObject client, QList<std::pair<QString, QString>> form, std::stop_token stop)
{
    const QString id = client[u"client_id"_s].toString(), secret = client[u"client_secret"_s].toString(), method = OAuth::tokenMethod(client, place.metadata);
    QByteArray signIn;
    if (method == "client_secret_basic"_L1)
        signIn = "Basic " + (QUrl::toPercentEncoding(id) + ':' + QUrl::toPercentEncoding(secret)).toBase64();
    else
        form.append({u"client_id"_s, id});
    if (method == "client_secret_post"_L1)
        form.append({u"client_secret"_s, secret});
    form.append({u"resource"_s, place.resource});
    const auto reply = co_await send(QUrl(place.metadata[u"token_endpoint"_s].toString()), formOf(form), "application/x-www-form-urlencoded", signIn, stop);
    if (!reply)
        co_return std::unexpected(reply.error());
    const QByteArray token = reply->json[u"access_token"_s].toString().toUtf8();
    if (reply->status >= 300 || token.isEmpty())
        co_return failed(Fault::Refused, u"'%1' gave no token: %2"_s.arg(place.issuer, refusalOf(reply->json, reply->status)));
    for (const char c : token) {
        if (c <= 0x20 || c >= 0x7f)
            co_return failed(Fault::Invalid, u"the token of '%1' cannot stand in a header"_s.arg(place.issuer));
    }
    m_token = token;
    m_refreshToken = reply->json[u"refresh_token"_s].toString();
    if (const QString granted = reply->json[u"scope"_s].toString(); !granted.isEmpty())
        m_granted = granted;
    co_return {};
}

void OAuthSignIn::keep(const QString &issuer)
{
    m_issuer = issuer;
    if (m_settings.store)
        m_settings.store->save(m_settings.server.toString(), {{u"issuer"_s, issuer}, {u"token"_s, QString::fromUtf8(m_token)}, {u"refresh_token"_s, m_refreshToken}, {u"scope"_s, m_granted}, {u"client"_s, m_client}});
}

QCoro::Task<Result<OAuthSignIn::Reply>> OAuthSignIn::send(QUrl url, QByteArray body, QByteArray type, QByteArray authorization, std::stop_token stop)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("MCP-Protocol-Version", "2025-11-25");
    request.setTransferTimeout(kDeadline);
    if (!type.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, type);
    if (!authorization.isEmpty())
        request.setRawHeader("Authorization", authorization);
    const auto network = m_network;
    const QScopedPointer<QNetworkReply, QScopedPointerDeleteLater> reply(type.isEmpty() ? network->get(request) : network->post(request, body));
    QNetworkReply *const here = reply.data();
    const lattice::Pending<bool> done;
    QObject::connect(here, &QNetworkReply::finished, here, [done] { done.settle(true); });
    QObject::connect(here, &QNetworkReply::downloadProgress, here, [here](qint64 received) {
        if (received > kMaxBody)
            here->abort();
    });
    const std::stop_callback onStop(stop, [here] { QMetaObject::invokeMethod(here, &QNetworkReply::abort, Qt::QueuedConnection); }); // on any thread
    co_await done;
    if (stop.stop_requested())
        co_return failed(Fault::Cancelled, u"the sign-in was cancelled"_s);
    const int status = here->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        co_return failed(Fault::Unreachable, u"no answer from %1: %2"_s.arg(url.host(), here->errorString()));
    co_return Reply{.status = status, .json = QJsonDocument::fromJson(here->readAll()).object()};
}

} // namespace core
