// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/pending.h"
#include "lattice/result.h"

#include <QElapsedTimer>
#include <QTcpSocket>

#include <memory>
#include <vector>

namespace app {

/*! So many clients at a time that send one request again and again, and how long each took. */
class HttpLoad final
{
public:
    using Times = std::vector<double>; //!< µs

    HttpLoad(int port, QByteArray request, int clients, int requests);
    Q_DISABLE_COPY_MOVE(HttpLoad)

    lattice::Pending<lattice::Result<Times>> done() const { return m_done; }

private:
    struct Client {
        QTcpSocket socket;
        QElapsedTimer timer;
        QByteArray seen;
    };
    void send(Client &client);
    void read(Client &client);

    QByteArray m_request;
    int m_toSend;
    int m_toCome;
    Times m_times;
    lattice::Pending<lattice::Result<Times>> m_done;
    std::vector<std::unique_ptr<Client>> m_clients;
    QObject m_context; // of what the sockets say: nothing more comes when we go
};

} // namespace app
