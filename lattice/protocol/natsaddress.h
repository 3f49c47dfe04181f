// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <optional>

namespace lattice {

/*! One server's address, taken apart by hand: QUrl's error texts quote their input, and ours must not show a password. */
struct NatsAddress {
    QString user; //!< percent-decoded, as the password
    std::optional<QString> password; //!< none in `token@host`
    QString host; //!< lower case; IPv6 without brackets
    int port = 4222;
    bool tls = false;

    /*! `[user[:password]@]host[:port]`, without scheme and path. */
    static Result<NatsAddress> parse(QStringView authority);

    /*! The same with an optional scheme, nats or tls. Other schemes are Invalid, with the form to use instead. */
    static Result<NatsAddress> parseUrl(QStringView text);

    QString url(const QString &scheme) const; //!< `scheme://host:port`, without the sign-in
};

/*! What stands before the first `/`, `?` or `#` of \a text, a URL without its scheme. */
QStringView authorityOf(QStringView text);

/*! Whether \a text is a host name: letters, digits, `-`, `_` and dots, or a longer alphabet for international names. */
bool isHostName(QStringView text);

} // namespace lattice
