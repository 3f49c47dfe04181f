// SPDX-License-Identifier: Apache-2.0
#include "core/http/hostguard.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace core {

namespace {

bool isLoopbackName(const QString &host)
{
    if (host.compare("localhost"_L1, Qt::CaseInsensitive) == 0)
        return true;
    const QHostAddress address(host);
    return !address.isNull() && address.isLoopback();
}

/*! The host of "HOST" or "HOST:PORT"; empty when it is neither. */
QString hostOf(const QByteArray &authority)
{
    const QUrl url(u"http://"_s + QString::fromLatin1(authority), QUrl::StrictMode);
    const bool isBare = url.isValid() && url.userInfo().isEmpty() && url.path().isEmpty() && !url.hasQuery() && !url.hasFragment();
    return isBare ? url.host() : QString();
}

} // namespace

HostGuard::HostGuard(const QHostAddress &bound, QStringList names)
    : m_loopbackOnly(bound.isLoopback())
    , m_names(std::move(names))
{ }

bool HostGuard::isOurs(const QString &host) const
{
    if (isLoopbackName(host))
        return true;
    return !m_loopbackOnly && (!QHostAddress(host).isNull() || m_names.contains(host, Qt::CaseInsensitive)); // an address is no name that could be bent
}

std::optional<HttpRefusal> HostGuard::check(const HttpRequest &head) const
{
    const QString host = hostOf(head.headers.value("host"));
    if (host.isEmpty() || !isOurs(host))
        return HttpRefusal{.status = 403, .text = "this Host is not served here"};
    if (!head.headers.contains("origin"))
        return std::nullopt;
    const QByteArray origin = head.headers.value("origin");
    const qsizetype scheme = origin.indexOf("://");
    const bool isWeb = origin.startsWith("http://") || origin.startsWith("https://");
    const QString from = isWeb ? hostOf(origin.sliced(scheme + 3)) : QString();
    if (head.headers.count("origin") == 1 && !from.isEmpty() && (isLoopbackName(from) || from.compare(host, Qt::CaseInsensitive) == 0))
        return std::nullopt;
    return HttpRefusal{.status = 403, .text = "this Origin is not allowed here"};
}

} // namespace core
