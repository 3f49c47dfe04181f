// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/natsaddress.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

QString decoded(QStringView text)
{
    return QUrl::fromPercentEncoding(text.toUtf8());
}

/*! RFC 4291, with a zone (`fe80::1%eth0`). */
bool isIpv6(QStringView text)
{
    const qsizetype zone = text.indexOf(u'%');
    const bool named = zone < 0 || isHostName(text.sliced(zone + 1));
    const QString address = text.first(zone < 0 ? text.size() : zone).toString();
    // QHostAddress reads up to a NUL, and so would take what follows it.
    return named && !address.contains(QChar(0)) && QHostAddress(address).protocol() == QHostAddress::IPv6Protocol;
}

Result<int> parsePort(QStringView text)
{
    bool ok = false;
    const int port = text.toInt(&ok);
    if (!ok || port < 1 || port > 65535 || !text.front().isDigit())
        return failed(Fault::Invalid, u"the port is not a number from 1 to 65535"_s);
    return port;
}

/*! Splits `[::1]:4222`, `::1`, `host:4222` and `host`. */
std::pair<QStringView, QStringView> splitPort(QStringView text)
{
    if (text.startsWith(u'[')) {
        const qsizetype end = text.indexOf(u']');
        const QStringView rest = end < 0 ? QStringView() : text.sliced(end + 1);
        if (end < 0 || !isIpv6(text.sliced(1, end - 1)) || (!rest.isEmpty() && !rest.startsWith(u':')))
            return {}; // an empty host, which is refused
        return {text.sliced(1, end - 1), rest};
    }
    const qsizetype colon = text.indexOf(u':');
    if (colon < 0 || isIpv6(text))
        return {text, {}};
    return {text.first(colon), text.sliced(colon)};
}

} // namespace

QStringView authorityOf(QStringView text)
{
    const auto isEnd = [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; };
    return QStringView(text.begin(), std::ranges::find_if(text, isEnd));
}

bool isHostName(QStringView text)
{
    if (text.isEmpty() || text.size() > 253 || text.startsWith(u'.') || text.startsWith(u'-') || text.contains(u".."))
        return false;
    return std::ranges::all_of(text, [](QChar c) {
        return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() || c == u'-' || c == u'_' || c == u'.';
    });
}

Result<NatsAddress> NatsAddress::parse(QStringView authority)
{
    NatsAddress address;
    const qsizetype at = authority.lastIndexOf(u'@');
    if (at >= 0) {
        const QStringView signIn = authority.first(at);
        const qsizetype colon = signIn.indexOf(u':');
        address.user = decoded(colon < 0 ? signIn : signIn.first(colon));
        if (colon >= 0)
            address.password = decoded(signIn.sliced(colon + 1));
        if (address.user.isEmpty())
            return failed(Fault::Invalid, u"there is no user before the @: write nats://user:password@host:port"_s);
    }
    const auto [host, port] = splitPort(authority.sliced(at + 1));
    if (!isHostName(host) && !isIpv6(host))
        return failed(Fault::Invalid, u"there is no valid host name: write nats://host:port"_s);
    address.host = host.toString().toLower();
    if (port.size() > 1) {
        const auto number = parsePort(port.sliced(1));
        if (!number)
            return std::unexpected(number.error());
        address.port = *number;
    }
    return address;
}

Result<NatsAddress> NatsAddress::parseUrl(QStringView text)
{
    const qsizetype mark = text.indexOf(u"://");
    const QString scheme = mark < 0 ? u"nats"_s : text.first(mark).toString().toLower();
    const QStringView rest = mark < 0 ? text : text.sliced(mark + 3);
    if (text.isEmpty())
        return failed(Fault::Invalid, u"the address is empty: write nats://host:port"_s);
    if (scheme == u"http" || scheme == u"https")
        return failed(Fault::Invalid, u"a lattice is not reached by HTTP: use nats://host:port"_s);
    if (scheme != u"nats" && scheme != u"tls")
        return failed(Fault::Invalid, u"unknown kind of address: use nats://host:port or tls://host:port"_s);

    const QStringView authority = authorityOf(rest);
    const QStringView tail = rest.sliced(authority.size());
    if (tail.contains(u'@'))
        return failed(Fault::Invalid, u"the password has a character that must be written as %2F (/), %3F (?) or %23 (#)"_s);
    if (tail.size() > 1)
        return failed(Fault::Invalid, u"the address goes on behind the port: use nats://host:port"_s);
    auto address = parse(authority);
    if (address)
        address->tls = scheme == u"tls";
    return address;
}

QString NatsAddress::url(const QString &scheme) const
{
    const QString bracketed = host.contains(u':') ? u'[' + host + u']' : host;
    return scheme + u"://"_s + bracketed + u':' + QString::number(port);
}

} // namespace lattice
