// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QCoro/QCoroTask>

#include <stop_token>

namespace core {

/*! How a remote server refused us. */
struct McpChallenge {
    int status = 401;           //!< or 403
    QByteArray wwwAuthenticate; //!< the header
    QByteArray used;            //!< the authorization() that was refused
};

/*! Signs us in to a remote server. */
class McpAuthorizer
{
public:
    McpAuthorizer() = default;
    virtual ~McpAuthorizer() = default;
    Q_DISABLE_COPY_MOVE(McpAuthorizer)

    /*! The value of the header Authorization; empty: none yet. Secret. */
    virtual QByteArray authorization() const = 0;

    /*! Gets what \a challenge asks for; several at once are answered by one sign-in. \return Refused when that is not to be had */
    virtual QCoro::Task<lattice::Result<>> answer(McpChallenge challenge, std::stop_token stop) = 0;
};

} // namespace core
