// SPDX-License-Identifier: Apache-2.0
#include "app/bench/httpload.h"

#include <QHostAddress>
#include <QTimer>

namespace app {

namespace {

constexpr std::chrono::seconds kPatience{60}; // for all requests; a lost one must not hold the bench

} // namespace

HttpLoad::HttpLoad(int port, QByteArray request, int clients, int requests)
    : m_request(std::move(request))
    , m_toSend(requests)
    , m_toCome(requests)
{
    for (int i = 0; i < clients; ++i) {
        Client *client = m_clients.emplace_back(std::make_unique<Client>()).get();
        client->socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        QObject::connect(&client->socket, &QTcpSocket::connected, &m_context, [this, client] { send(*client); });
        QObject::connect(&client->socket, &QTcpSocket::readyRead, &m_context, [this, client] { read(*client); });
        QObject::connect(&client->socket, &QTcpSocket::disconnected, &m_context, [this] { m_done.settle(lattice::failed(lattice::Fault::Unreachable, QStringLiteral("the server closed the connection"))); });
        client->socket.connectToHost(QHostAddress::LocalHost, quint16(port));
    }
    QTimer::singleShot(kPatience, &m_context, [this] {
        m_done.settle(lattice::failed(lattice::Fault::Timeout, QStringLiteral("%1 of the requests were not sent, %2 not answered").arg(m_toSend).arg(m_toCome)));
    });
}

void HttpLoad::send(Client &client)
{
    if (m_toSend <= 0)
        return;
    --m_toSend;
    client.timer.start();
    client.socket.write(m_request);
}

void HttpLoad::read(Client &client)
{
    client.seen += client.socket.readAll();
    const qsizetype end = client.seen.indexOf("\r\n\r\n"), length = client.seen.indexOf("Content-Length: ");
    if (end < 0 || length < 0)
        return;
    const qsizetype size = client.seen.sliced(length + 16, client.seen.indexOf('\r', length) - length - 16).toLongLong();
    if (client.seen.size() < end + 4 + size)
        return;
    m_times.push_back(double(client.timer.nsecsElapsed()) / 1e3);
    if (!client.seen.startsWith("HTTP/1.1 200")) {
        m_done.settle(lattice::failed(lattice::Fault::Invalid, QString::fromUtf8(client.seen.left(300))));
        return;
    }
    client.seen.clear();
    if (--m_toCome == 0)
        m_done.settle(m_times);
    else
        send(client);
}

} // namespace app
