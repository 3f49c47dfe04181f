// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

/*! Stands between a client and a server on loopback, and can lose the server's answers. */
class LossyProxy final
{
public:
    explicit LossyProxy(quint16 port)
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, port] {
            while (QTcpSocket *client = m_server.nextPendingConnection())
                join(client, port);
        });
    }

    QString url() const { return QStringLiteral("nats://127.0.0.1:%1").arg(m_server.serverPort()); }

    void loseAnswers() { m_losing = true; }

    /*! Ends the connections, with what was lost; those that follow lose nothing. */
    void cut()
    {
        const auto clients = m_clients;
        for (const QPointer<QTcpSocket> &client : clients) {
            if (client)
                client->abort();
        }
        m_clients.clear();
        m_losing = false;
    }

private:
    void join(QTcpSocket *client, quint16 port)
    {
        auto *server = new QTcpSocket(client);
        m_clients.append(client);
        QObject::connect(client, &QTcpSocket::readyRead, server, [client, server] { server->write(client->readAll()); });
        QObject::connect(server, &QTcpSocket::readyRead, client, [this, client, server] {
            const QByteArray bytes = server->readAll();
            if (!m_losing)
                client->write(bytes);
        });
        QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        QObject::connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::abort);
        server->connectToHost(QHostAddress::LocalHost, port);
    }

    QTcpServer m_server;
    QList<QPointer<QTcpSocket>> m_clients;
    bool m_losing = false;
};
