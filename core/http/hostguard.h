// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/httprequest.h"

#include <QHostAddress>
#include <QStringList>

#include <optional>

namespace core {

/*!
    Keeps web pages out that reach this machine by a name of their own (DNS rebinding): Host must be ours, and Origin, where
    there is one, a page of this machine or of the same host.
*/
class HostGuard final
{
public:
    /*! On loopback only its names pass; beyond, any address and \a names, which are this machine's. */
    explicit HostGuard(const QHostAddress &bound, QStringList names = {});

    std::optional<HttpRefusal> check(const HttpRequest &head) const;

private:
    bool isOurs(const QString &host) const;

    bool m_loopbackOnly;
    QStringList m_names;
};

} // namespace core
