// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/exchange.h"
#include "lattice/link/finding.h"

#include <QObject>

class QSslSocket;

namespace lattice {

/*!
    The bare wire to a NATS server, before any sign-in: does something listen, is it a NATS server, does its TLS hold?

    The coroutines run on it, so it has to outlive them; each of them ends at its stop token with what is known by then.
*/
class WireProbe final
{
public:
    WireProbe();
    ~WireProbe();
    Q_DISABLE_COPY_MOVE(WireProbe)

    /*! Looks \a host up. \return its addresses, NotFound or Cancelled */
    static QCoro::Task<Result<QStringList>> lookUp(QString host, std::stop_token stop);

    /*!
        Connects and reads the greeting. Whoever keeps silent is asked for a web page after a while, which finds web servers.
        \return passed with a server's version, or one of port-refused, port-silent, unreachable, wrong-scheme, not-nats
    */
    QCoro::Task<Finding> greet(QString host, int port, std::chrono::milliseconds limit, std::stop_token stop);

    /*!
        Encrypts the greeted connection as nats.c would: the system's authorities count beside the given one.
        \return passed with the version of TLS, or one of tls-…, client-certificate-needed, client-certificate-refused
    */
    QCoro::Task<Finding> encrypt(Tls tls, std::stop_token stop);

    const ServerGreeting &greeting() const { return m_greeting; }
    void close();

private:
    struct Outcome;
    Finding judgeGreeting(const Outcome &outcome) const;
    Finding judgeHandshake(const Outcome &outcome, const Tls &tls) const;

    ServerGreeting m_greeting;
    std::unique_ptr<QSslSocket, QScopedPointerDeleteLater> m_socket; // a coroutine may go on, and end us, inside one of its signals
};

} // namespace lattice
