// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QMutex>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <functional>

/*!
    A server of the Chat Completions protocol whose answers a function of the test's gives, on a free loopback port and on a thread of
    its own: the programs under test ask while the test waits for them.
*/
class PlayedModel final
{
public:
    /*! What is said, or called. */
    struct Reply {
        QString text;
        QString tool;
        QJsonObject arguments;
        bool hang = false; //!< it never answers
    };
    using Play = std::function<Reply(const QString &model, const QJsonArray &messages)>;

    explicit PlayedModel(Play play)
    {
        m_server = new QTcpServer;
        m_server->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
        QObject::connect(m_server, &QTcpServer::newConnection, m_server, [this, play] { serve(m_server->nextPendingConnection(), play); });
        m_thread.start();
        QMetaObject::invokeMethod(m_server, [this] {
            if (!m_server->listen(QHostAddress::LocalHost))
                qFatal("no free port");
            m_port = m_server->serverPort();
        }, Qt::BlockingQueuedConnection);
    }
    ~PlayedModel()
    {
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(PlayedModel)

    QString url() const { return QStringLiteral("http://127.0.0.1:%1/v1/").arg(m_port); }
    int asked(const QString &model) const
    {
        const QMutexLocker lock(&m_mutex);
        return m_asked.value(model);
    }

    /*! The texts of the tools' answers in \a messages, in their order. */
    static QStringList answers(const QJsonArray &messages)
    {
        QStringList texts;
        for (const QJsonValue message : messages) {
            if (message[QLatin1StringView("role")] != QStringLiteral("tool"))
                continue;
            const QJsonArray blocks = QJsonDocument::fromJson(message[QLatin1StringView("content")].toString().toUtf8()).array();
            texts += blocks.isEmpty() ? message[QLatin1StringView("content")].toString() : blocks.first()[QLatin1StringView("text")].toString();
        }
        return texts;
    }

private:
    void serve(QTcpSocket *socket, const Play &play)
    {
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, play] {
            const QByteArray bytes = socket->property("request").toByteArray() + socket->readAll();
            socket->setProperty("request", bytes);
            const qsizetype head = bytes.indexOf("\r\n\r\n"), at = bytes.toLower().indexOf("content-length: ");
            if (head < 0 || at < 0 || bytes.size() < head + 4 + bytes.sliced(at + 16, bytes.indexOf('\r', at) - at - 16).toLongLong())
                return;
            const QJsonObject body = QJsonDocument::fromJson(bytes.sliced(head + 4)).object();
            const QString model = body[QStringLiteral("model")].toString();
            {
                const QMutexLocker lock(&m_mutex);
                ++m_asked[model];
            }
            const Reply reply = play(model, body[QStringLiteral("messages")].toArray());
            if (reply.hang)
                return;
            QJsonObject delta{{QStringLiteral("content"), reply.text}};
            if (!reply.tool.isEmpty())
                delta.insert(QStringLiteral("tool_calls"),
                             QJsonArray{QJsonObject{{QStringLiteral("index"), 0},
                                                    {QStringLiteral("id"), QStringLiteral("call-%1").arg(body[QStringLiteral("messages")].toArray().size())},
                                                    {QStringLiteral("function"), QJsonObject{{QStringLiteral("name"), reply.tool}, {QStringLiteral("arguments"), QString::fromUtf8(QJsonDocument(reply.arguments).toJson(QJsonDocument::Compact))}}}}});
            const QJsonObject chunk{{QStringLiteral("model"), model},
                                    {QStringLiteral("choices"), QJsonArray{QJsonObject{{QStringLiteral("index"), 0}, {QStringLiteral("delta"), delta}, {QStringLiteral("finish_reason"), reply.tool.isEmpty() ? QStringLiteral("stop") : QStringLiteral("tool_calls")}}}},
                                    {QStringLiteral("usage"), QJsonObject{{QStringLiteral("prompt_tokens"), 100}, {QStringLiteral("completion_tokens"), 10}, {QStringLiteral("total_tokens"), 110}}}};
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\ndata: " + QJsonDocument(chunk).toJson(QJsonDocument::Compact) + "\n\ndata: [DONE]\n\n");
            socket->disconnectFromHost();
        });
    }

    QThread m_thread;
    QTcpServer *m_server = nullptr;
    quint16 m_port = 0;
    mutable QMutex m_mutex;
    QMap<QString, int> m_asked; //!< by model
};
