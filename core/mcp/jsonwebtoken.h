// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/jsonwebkey.h"
#include "lattice/result.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

namespace core {

/*! What a signed access token (RFC 9068, JWS in compact form) says of who comes. */
struct JsonWebToken {
    QString subject;
    QString client; //!< `client_id`, or `azp`
    QStringList scopes; //!< of `scope` (words) or `scp` (list)

    /*! Whom it must be from and for. */
    struct Expected {
        QString issuer;
        QStringList audiences; //!< one of them
        QDateTime now;
    };

    static constexpr int kLeeway = 60; //!< seconds that the clocks of two machines may differ

    /*! \return NotFound when it is signed by none of \a keys, Refused with the reason for anything that is wrong with it */
    static lattice::Result<JsonWebToken> read(const QByteArray &token, const QList<JsonWebKey> &keys, const Expected &expected);
};

} // namespace core
