// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/oauthfacts.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QJsonArray>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;

namespace core::OAuth {

namespace {

QUrl withPath(QUrl url, const QString &path)
{
    url.setPath(path);
    url.setQuery(QString());
    url.setFragment({});
    url.setUserInfo({});
    return url;
}

QString pathOf(const QUrl &url)
{
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

} // namespace

QHash<QByteArray, QString> challengeParameters(const QByteArray &header)
{
    QHash<QByteArray, QString> parameters;
    qsizetype at = header.toLower().indexOf("bearer");
    at = at < 0 ? header.size() : at + 6;
    while (at < header.size()) {
        while (at < header.size() && (header[at] == ' ' || header[at] == ',' || header[at] == '\t'))
            ++at;
        const qsizetype equals = header.indexOf('=', at);
        if (equals < 0)
            break;
        const QByteArray name = header.sliced(at, equals - at).trimmed().toLower();
        at = equals + 1;
        QByteArray value;
        if (at < header.size() && header[at] == '"') {
            for (++at; at < header.size() && header[at] != '"'; ++at) {
                if (header[at] == '\\' && at + 1 < header.size())
                    ++at;
                value += header[at];
            }
            ++at;
        } else {
            const qsizetype end = header.indexOf(',', at);
            value = header.sliced(at, (end < 0 ? header.size() : end) - at).trimmed();
            at = end < 0 ? header.size() : end;
        }
        if (!parameters.contains(name))
            parameters.insert(name, QString::fromUtf8(value));
    }
    return parameters;
}

QList<QUrl> resourceMetadataUrls(const QUrl &server, const QString &named)
{
    if (!named.isEmpty())
        return {QUrl(named)};
    const QString known = u"/.well-known/oauth-protected-resource"_s, path = pathOf(server);
    QList<QUrl> urls{withPath(server, known + path)};
    if (!path.isEmpty())
        urls += withPath(server, known);
    return urls;
}

QList<QUrl> serverMetadataUrls(const QUrl &issuer)
{
    const QString path = pathOf(issuer);
    QList<QUrl> urls{withPath(issuer, u"/.well-known/oauth-authorization-server"_s + path), withPath(issuer, u"/.well-known/openid-configuration"_s + path)};
    if (!path.isEmpty())
        urls += withPath(issuer, path + u"/.well-known/openid-configuration"_s);
    return urls;
}

bool covers(const QUrl &resource, const QUrl &server)
{
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == "https"_L1 ? 443 : 80); };
    if (resource.scheme() != server.scheme() || resource.host() != server.host() || port(resource) != port(server))
        return false;
    return (pathOf(server) + u'/').startsWith(pathOf(resource) + u'/');
}

bool isSafe(const QUrl &url)
{
    if (url.scheme() == "https"_L1)
        return !url.host().isEmpty();
    return url.scheme() == "http"_L1 && (url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback());
}

QByteArray challengeOf(const QByteArray &verifier)
{
    return QCryptographicHash::hash(verifier, QCryptographicHash::Sha256).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

lattice::Result<QString> codeOf(const QUrl &redirect, const QString &state, const QJsonObject &metadata)
{
    const QUrlQuery query(redirect);
    const auto value = [&query](const QString &name) { return query.queryItemValue(name, QUrl::FullyDecoded).replace(u'+', u' '); };
    if (value(u"state"_s) != state)
        return failed(Fault::Refused, u"the answer of the sign-in is not to our question (its state differs)"_s);
    const QString issuer = metadata[u"issuer"_s].toString();
    const QString said = query.queryItemValue(u"iss"_s, QUrl::FullyDecoded);
    if (query.hasQueryItem(u"iss"_s) ? said != issuer : metadata[u"authorization_response_iss_parameter_supported"_s].toBool())
        return failed(Fault::Refused, u"the answer of the sign-in comes from '%1' rather than '%2'; it is not taken"_s.arg(said.left(200), issuer));
    if (const QString error = value(u"error"_s); !error.isEmpty())
        return failed(Fault::Refused, u"the sign-in was refused: %1 %2"_s.arg(error.left(100), value(u"error_description"_s).left(300)).trimmed());
    const QString code = query.queryItemValue(u"code"_s, QUrl::FullyDecoded);
    if (code.isEmpty())
        return failed(Fault::Invalid, u"the answer of the sign-in has no code"_s);
    return code;
}

QString tokenMethod(const QJsonObject &client, const QJsonObject &metadata)
{
    if (client[u"client_secret"_s].toString().isEmpty())
        return u"none"_s;
    const QString registered = client[u"token_endpoint_auth_method"_s].toString();
    if (!registered.isEmpty())
        return registered;
    const QJsonArray supported = metadata[u"token_endpoint_auth_methods_supported"_s].toArray();
    if (supported.isEmpty() || supported.contains(u"client_secret_basic"_s))
        return u"client_secret_basic"_s;
    return supported.contains(u"client_secret_post"_s) ? u"client_secret_post"_s : u"none"_s;
}

QString joinedScopes(const QString &scopes, const QString &further)
{
    QStringList all = scopes.split(u' ', Qt::SkipEmptyParts) + further.split(u' ', Qt::SkipEmptyParts);
    all.removeDuplicates();
    return all.join(u' ');
}

} // namespace core::OAuth
