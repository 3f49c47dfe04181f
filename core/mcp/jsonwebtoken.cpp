// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/jsonwebtoken.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr qsizetype kMostBytes = 16 * 1024;

std::optional<QByteArray> partOf(const QByteArray &part)
{
    const auto bytes = QByteArray::fromBase64Encoding(part, QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    return bytes ? std::optional(*bytes) : std::nullopt;
}

QStringList wordsOf(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().split(u' ', Qt::SkipEmptyParts);
    QStringList words;
    for (const QJsonValue word : value.toArray())
        words += word.toString();
    return words;
}

/*! `aud` is one text, which may have spaces, or a list. */
QStringList audiencesOf(const QJsonValue &value) { return value.isString() ? QStringList{value.toString()} : wordsOf(value); }

Result<> checkTimes(const QJsonObject &claims, qint64 now)
{
    const QJsonValue until = claims[u"exp"_s], from = claims[u"nbf"_s];
    if (!until.isDouble())
        return failed(Fault::Refused, u"it does not say until when it holds"_s);
    if (double(now - JsonWebToken::kLeeway) >= until.toDouble())
        return failed(Fault::Refused, u"it is over since %1 s"_s.arg(qint64(double(now) - until.toDouble())));
    if (from.isDouble() && double(now + JsonWebToken::kLeeway) < from.toDouble())
        return failed(Fault::Refused, u"it holds only from later on"_s);
    return {};
}

Result<> checkSignature(const QJsonObject &header, const QByteArray &data, const QByteArray &signature, const QList<JsonWebKey> &keys)
{
    const QString algorithm = header[u"alg"_s].toString(), wanted = header[u"kid"_s].toString();
    if (header.contains(u"crit"_s))
        return failed(Fault::Refused, u"its header has extensions that are not known here"_s);
    if (const QString type = header[u"typ"_s].toString().toLower(); !type.isEmpty() && type != "jwt"_L1 && type != "at+jwt"_L1 && type != "application/at+jwt"_L1) // RFC 9068 §4, and what issuers do
        return failed(Fault::Refused, u"it is no access token but %1"_s.arg(type.left(50)));
    bool met = false;
    for (const JsonWebKey &key : keys) {
        if (!wanted.isEmpty() && !key.id().isEmpty() && key.id() != wanted)
            continue;
        met = true;
        if (key.verifies(algorithm, data, signature))
            return {};
    }
    if (!met)
        return failed(Fault::NotFound, u"its issuer has no key '%1'"_s.arg(wanted.left(100)));
    return failed(Fault::NotFound, u"its signature (%1) is by no known key of its issuer"_s.arg(algorithm.left(20)));
}

} // namespace

Result<JsonWebToken> JsonWebToken::read(const QByteArray &token, const QList<JsonWebKey> &keys, const Expected &expected)
{
    const QByteArrayList parts = token.split('.');
    if (token.size() > kMostBytes || parts.size() != 3)
        return failed(Fault::Refused, u"it is no signed token"_s);
    const auto header = partOf(parts[0]), body = partOf(parts[1]), signature = partOf(parts[2]);
    if (!header || !body || !signature)
        return failed(Fault::Refused, u"it is no signed token"_s);
    if (const auto fine = checkSignature(QJsonDocument::fromJson(*header).object(), parts[0] + '.' + parts[1], *signature, keys); !fine)
        return std::unexpected(fine.error());
    const QJsonObject claims = QJsonDocument::fromJson(*body).object();
    if (claims[u"iss"_s].toString() != expected.issuer)
        return failed(Fault::Refused, u"it is of another issuer: %1"_s.arg(claims[u"iss"_s].toString().left(200)));
    const QStringList audiences = audiencesOf(claims[u"aud"_s]);
    if (std::ranges::none_of(audiences, [&](const QString &audience) { return expected.audiences.contains(audience); }))
        return failed(Fault::Refused, u"it is for somebody else: %1"_s.arg(audiences.join(u", "_s).left(200)));
    if (const auto fine = checkTimes(claims, expected.now.toSecsSinceEpoch()); !fine)
        return std::unexpected(fine.error());
    const QString client = claims[u"client_id"_s].toString();
    return JsonWebToken{.subject = claims[u"sub"_s].toString(),
                        .client = client.isEmpty() ? claims[u"azp"_s].toString() : client,
                        .scopes = wordsOf(claims.contains(u"scope"_s) ? claims[u"scope"_s] : claims[u"scp"_s])};
}

} // namespace core
