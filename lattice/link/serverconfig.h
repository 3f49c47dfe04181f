// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/serveroptions.h"
#include "lattice/result.h"

namespace lattice {

/*! What is decided at each start of the server and stands in its configuration beside the options. */
struct ServerFacts {
    QString serverName;     //!< unique, for telling our server from another's
    int port = -1;
    int monitoringPort = -1;
    QString secret;         //!< the password of the user `station`
    QString systemPassword; //!< of the system account; known to nobody else
};

/*!
    The text of nats-server's configuration.

    Every string is quoted and escaped: nats-server reads a bare `12ab` as a number and a bare `$x` as a variable.
*/
class ServerConfig final
{
public:
    static constexpr auto latticeAccount = "LATTICE";
    static constexpr auto globalAccount = "$G"; //!< of servers without users

    /*! Refused when the address is beyond loopback without sign-in and TLS, Invalid for what cannot be a configuration. */
    static Result<> examine(const ServerOptions &options);

    static QByteArray text(const ServerOptions &options, const ServerFacts &facts);

    /*! How a client on this machine signs in. */
    static SignIn signIn(const ServerAuth &auth, const QString &secret);

    /*! The account whose streams the lattice uses; its name is a folder of the store. */
    static QString account(const ServerAuth &auth);

    static QString quoted(const QString &text);
    static bool isLoopback(const QString &address);
};

} // namespace lattice
