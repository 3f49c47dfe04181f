// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTcpServer>
#include <QTcpSocket>

/*! Something that is no NATS server: says a greeting to whoever connects and answers each message with the same words. */
class FakeServer final : public QObject
{
    Q_OBJECT

public:
    explicit FakeServer(const QByteArray &greeting = {}, const QByteArray &answer = {}, quint16 port = 0)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this, greeting, answer] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            ++visitors;
            socket->write(greeting);
            connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
                socket->readAll();
                socket->write(answer);
            });
        });
        m_server.listen(QHostAddress::LocalHost, port);
    }

    /*! The greeting of a NATS server that says nothing more. */
    static QByteArray info(const QByteArray &more = "\"tls_required\":false")
    {
        return R"(INFO {"server_id":"X","server_name":"x","version":"2.10.27","proto":1,"headers":true,"max_payload":1048576,)" + more + "}\r\n";
    }

    void stopListening() { m_server.close(); } //!< whoever is connected stays so

    QString url() const { return QStringLiteral("nats://127.0.0.1:%1").arg(m_server.serverPort()); }

    int visitors = 0;

private:
    QTcpServer m_server;
};
