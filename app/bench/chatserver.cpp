// SPDX-License-Identifier: Apache-2.0
#include "app/bench/chatserver.h"

#include <QTcpSocket>

#include <memory>

namespace app {

ChatServer::ChatServer(const QByteArray &tool) : m_server(new QTcpServer)
{
    m_server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
    const auto count = std::make_shared<int>(0);
    QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this, tool, count] {
        QTcpSocket *socket = m_server->nextPendingConnection();
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        const auto bytes = std::make_shared<QByteArray>();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, bytes, tool, count] {
            bytes->append(socket->readAll());
            const qsizetype head = bytes->indexOf("\r\n\r\n"), at = bytes->first(std::max<qsizetype>(head, 0)).toLower().indexOf("content-length: ");
            if (head < 0 || at < 0)
                return;
            const qsizetype length = bytes->sliced(at + 16, bytes->indexOf('\r', at) - at - 16).toLongLong();
            if (bytes->size() < head + 4 + length)
                return;
            bytes->remove(0, head + 4 + length);
            const QByteArray number = QByteArray::number(++*count); // another argument each time, or it would be a circle
            const QByteArray call = tool.isEmpty() ? QByteArray() : ",\"tool_calls\":[{\"index\":0,\"id\":\"c" + number + "\",\"function\":{\"name\":\"" + tool + "\",\"arguments\":\"{\\\"n\\\":" + number + "}\"}}]";
            const QByteArray body = "data: {\"model\":\"bench\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"so\"" + call + "},\"finish_reason\":\"" + (tool.isEmpty() ? "stop" : "tool_calls") + "\"}]}\n\ndata: [DONE]\n\n";
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        });
    });
    m_thread.start();
    QMetaObject::invokeMethod(m_server, [this] {
        if (m_server->listen(QHostAddress::LocalHost))
            m_port = m_server->serverPort();
    }, Qt::BlockingQueuedConnection);
}

ChatServer::~ChatServer()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace app
