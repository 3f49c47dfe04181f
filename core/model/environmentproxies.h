// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHostAddress>
#include <QNetworkProxyFactory>
#include <QProcessEnvironment>

namespace core {

/*!
    Proxies as `https_proxy`, `http_proxy`, `all_proxy` and `no_proxy` say, in small or capital letters.

    Not Qt's system configuration: with libproxy that may fetch and run a script, and the caller, here the engine's thread,
    waits for it. This machine itself is never asked for through a proxy.
*/
class EnvironmentProxies final : public QNetworkProxyFactory
{
public:
    explicit EnvironmentProxies(const QProcessEnvironment &environment);

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override;

private:
    bool isExempt(const QString &host, int port) const;

    QNetworkProxy m_http{QNetworkProxy::NoProxy};
    QNetworkProxy m_https{QNetworkProxy::NoProxy};
    QStringList m_exempt;
};

} // namespace core
