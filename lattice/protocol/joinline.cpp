// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/joinline.h"

#include "lattice/link/certificates.h"
#include "lattice/protocol/natsaddress.h"

#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr QLatin1StringView kScheme = "station://"_L1;

QString percent(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString withoutBlanks(const QString &text)
{
    QString line;
    std::ranges::copy_if(text, std::back_inserter(line), [](QChar c) { return !c.isSpace(); });
    return line;
}

/*! The authority's certificate of parameter `ca`, as PEM. */
Result<QByteArray> readAuthority(const QString &encoded)
{
    const auto der = QByteArray::fromBase64Encoding(encoded.toUtf8(), QByteArray::Base64UrlEncoding
                                                        | QByteArray::AbortOnBase64DecodingErrors);
    if (der) {
        if (const auto pem = authorityToPem(*der))
            return *pem;
    }
    return failed(Fault::Invalid, u"the certificate in the join line (ca=…) is damaged: copy the whole line again"_s);
}

Result<LinkOptions> decodeJoinLine(const QString &line)
{
    const QStringView rest = QStringView(line).sliced(kScheme.size());
    const QStringView authority = authorityOf(rest);
    const auto address = NatsAddress::parse(authority);
    if (!address)
        return failed(Fault::Invalid, u"the join line: "_s + address.error().detail);
    if (!address->user.isEmpty() || address->password)
        return failed(Fault::Invalid, u"the join line carries its sign-in as ?user=…&secret=…, not before an @"_s);

    const QUrlQuery query(rest.sliced(authority.size()).toString().section(u'?', 1));
    const auto value = [&query](const QString &key) { return query.queryItemValue(key, QUrl::FullyDecoded); };
    const QString secret = value(u"secret"_s);
    if (secret.isEmpty())
        return failed(Fault::Invalid, u"the join line has no secret (secret=…): copy the whole line again"_s);

    LinkOptions options;
    const QString user = value(u"user"_s);
    options.signIn = user.isEmpty() ? SignIn{.token = secret} : SignIn{.user = user, .password = secret};
    if (query.hasQueryItem(u"ca"_s)) {
        const auto pem = readAuthority(value(u"ca"_s));
        if (!pem)
            return std::unexpected(pem.error());
        options.tls = Tls{.enabled = true, .caPem = *pem};
    }
    options.url = address->url(options.tls.enabled ? u"tls"_s : u"nats"_s);
    return options;
}

/*! Takes over the sign-in that stands in one of several addresses. */
Result<> mergeSignIn(SignIn &signIn, const NatsAddress &address)
{
    if (address.user.isEmpty() && !address.password)
        return {};
    const SignIn found = address.password ? SignIn{.user = address.user, .password = *address.password}
                                          : SignIn{.token = address.user};
    if (signIn != SignIn() && signIn != found)
        return failed(Fault::Invalid, u"the addresses have different sign-ins: one lattice has one"_s);
    signIn = found;
    return {};
}

} // namespace

Result<QString> encodeJoinLine(const LinkOptions &options)
{
    const auto plain = parseAddress(options.url);
    if (!plain)
        return failed(Fault::Invalid, u"no join line for this address: "_s + plain.error().detail);
    if (plain->url.contains(u','))
        return failed(Fault::Invalid, u"a join line has one address"_s);
    const bool byToken = !options.signIn.token.isEmpty();
    const QString secret = byToken ? options.signIn.token : options.signIn.password;
    if (secret.isEmpty() || (!byToken && options.signIn.user.isEmpty()))
        return failed(Fault::Invalid, u"a join line needs a user with a password, or a token"_s);

    QStringList parameters;
    if (!byToken)
        parameters += u"user="_s + percent(options.signIn.user);
    parameters += u"secret="_s + percent(secret);
    if (options.tls.enabled) {
        const auto der = authorityToDer(options.tls.caPem);
        if (!der)
            return std::unexpected(der.error());
        parameters += u"ca="_s + QString::fromLatin1(der->toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    }
    return kScheme + plain->url.section(u"://"_s, 1) + u"/?"_s + parameters.join(u'&');
}

Result<LinkOptions> parseAddress(const QString &text)
{
    const QString line = text.trimmed();
    if (line.startsWith(kScheme, Qt::CaseInsensitive))
        return decodeJoinLine(withoutBlanks(line));
    LinkOptions options;
    QStringList urls;
    const auto parts = line.split(u',');
    for (const QString &part : parts) {
        const auto address = NatsAddress::parseUrl(part.trimmed());
        if (!address)
            return std::unexpected(address.error());
        if (const auto merged = mergeSignIn(options.signIn, *address); !merged)
            return std::unexpected(merged.error());
        options.tls.enabled = options.tls.enabled || address->tls;
        urls += address->url(address->tls ? u"tls"_s : u"nats"_s);
    }
    options.url = urls.join(u',');
    return options;
}

} // namespace lattice
