// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTcpServer>
#include <QThread>
#include <QUrl>

namespace app {

/*! A server of Chat Completions that answers at once and always the same, on loopback and on a thread of its own; connections stay open. */
class ChatServer final
{
    Q_DISABLE_COPY_MOVE(ChatServer)

public:
    /*! \a tool is called in each answer; empty: none. */
    explicit ChatServer(const QByteArray &tool);
    ~ChatServer();

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/v1/").arg(m_port)); }

private:
    QThread m_thread;
    QTcpServer *m_server;
    quint16 m_port = 0;
};

} // namespace app
