// SPDX-License-Identifier: Apache-2.0
#include "core/model/environmentproxies.h"

#include <QLoggingCategory>
#include <QNetworkProxy>
#include <QUrl>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(proxyLog, "station.model.proxy")

namespace core {

namespace {

QString valueOf(const QProcessEnvironment &environment, const QString &name)
{
    const QString value = environment.value(name).trimmed();
    return value.isEmpty() ? environment.value(name.toUpper()).trimmed() : value;
}

QNetworkProxy proxyAt(const QString &text)
{
    if (text.isEmpty())
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const QUrl url(text.contains("://"_L1) ? text : u"http://"_s + text);
    const bool socks = url.scheme().startsWith("socks"_L1);
    if (url.host().isEmpty() || (!socks && url.scheme() != "http"_L1)) {
        qCWarning(proxyLog, "a proxy of the environment is not used: expected http://HOST:PORT or socks5://HOST:PORT");
        return QNetworkProxy(QNetworkProxy::NoProxy);
    }
    return QNetworkProxy(socks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(), quint16(url.port(socks ? 1080 : 80)),
                         url.userName(QUrl::FullyDecoded), url.password(QUrl::FullyDecoded));
}

} // namespace

EnvironmentProxies::EnvironmentProxies(const QProcessEnvironment &environment)
{
    const QString all = valueOf(environment, u"all_proxy"_s);
    const QString http = valueOf(environment, u"http_proxy"_s), https = valueOf(environment, u"https_proxy"_s);
    m_http = proxyAt(http.isEmpty() ? all : http);
    m_https = proxyAt(https.isEmpty() ? all : https);
    for (const QString &host : valueOf(environment, u"no_proxy"_s).split(u',', Qt::SkipEmptyParts))
        m_exempt << host.trimmed().toLower();
}

QList<QNetworkProxy> EnvironmentProxies::queryProxy(const QNetworkProxyQuery &query)
{
    const QString host = query.peerHostName().isEmpty() ? query.url().host() : query.peerHostName();
    const bool plain = query.protocolTag() == "http"_L1 || query.url().scheme() == "http"_L1;
    if (isExempt(host.toLower(), query.peerPort() > 0 ? query.peerPort() : query.url().port()))
        return {QNetworkProxy(QNetworkProxy::NoProxy)};
    return {plain ? m_http : m_https};
}

bool EnvironmentProxies::isExempt(const QString &host, int port) const
{
    const QHostAddress address(host);
    if (host == "localhost"_L1 || host.endsWith(".localhost"_L1) || address.isLoopback())
        return true;
    return std::ranges::any_of(m_exempt, [&](QString entry) {
        if (entry == u'*')
            return true;
        if (entry.contains(u'/'))
            return !address.isNull() && address.isInSubnet(QHostAddress::parseSubnet(entry));
        if (entry.count(u':') == 1) { // more of them are an IPv6 address
            if (entry.section(u':', 1).toInt() != port)
                return false;
            entry = entry.section(u':', 0, 0);
        }
        const QString name = entry.startsWith(u"*."_s) ? entry.mid(2) : entry.startsWith(u'.') ? entry.mid(1) : entry;
        return !name.isEmpty() && (host == name || host.endsWith(u'.' + name));
    });
}

} // namespace core
