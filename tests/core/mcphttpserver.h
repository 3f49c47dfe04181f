// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

/*! An HTTP server on a free loopback port; the test's function writes what it likes to each request, when it likes. */
class McpHttpServer final : public QTcpServer
{
public:
    struct Request {
        QByteArray method;
        QByteArray path;
        QHash<QByteArray, QByteArray> headers; //!< by lower-case name
        QJsonObject body;
        QByteArray bytes;
        qint64 atMs = 0;
        QPointer<QTcpSocket> socket;

        QString rpc() const { return body[QStringLiteral("method")].toString(); }
        QJsonValue id() const { return body[QStringLiteral("id")]; }

        void write(const QByteArray &data) const
        {
            if (socket) {
                socket->write(data);
                socket->flush();
            }
        }
        void close() const
        {
            if (socket)
                socket->disconnectFromHost();
        }
        void answer(int status, const QByteArray &data = {}, const QByteArray &more = {}, const QByteArray &type = "application/json") const
        {
            write("HTTP/1.1 " + QByteArray::number(status) + " Word\r\n" + (data.isEmpty() ? QByteArray() : "Content-Type: " + type + "\r\n") + more + "Content-Length: "
                  + QByteArray::number(data.size()) + "\r\n\r\n" + data);
        }
        void result(const QJsonObject &result, const QByteArray &more = {}) const { answer(200, message(result), more); }
        void error(int status, int code, const QString &text, const QJsonValue &data = QJsonValue::Undefined) const
        {
            QJsonObject error{{QStringLiteral("code"), code}, {QStringLiteral("message"), text}};
            if (!data.isUndefined())
                error[QStringLiteral("data")] = data;
            answer(status, QJsonDocument(QJsonObject{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")}, {QStringLiteral("id"), id()}, {QStringLiteral("error"), error}}).toJson(QJsonDocument::Compact));
        }
        QByteArray message(const QJsonObject &result) const
        {
            return QJsonDocument(QJsonObject{{QStringLiteral("jsonrpc"), QStringLiteral("2.0")}, {QStringLiteral("id"), id()}, {QStringLiteral("result"), result}}).toJson(QJsonDocument::Compact);
        }
        void stream(const QByteArray &events) const { write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n" + events); }
    };

    McpHttpServer()
    {
        m_clock.start();
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *const socket = nextPendingConnection();
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
            ++open;
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                --open;
                socket->deleteLater();
            });
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        });
        if (!listen(QHostAddress::LocalHost))
            qFatal("no free port");
    }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/mcp").arg(serverPort())); }
    qint64 now() const { return m_clock.elapsed(); }

    std::function<void(const Request &)> handle;
    QList<Request> requests;
    int open = 0; //!< connections

private:
    void read(QTcpSocket *socket)
    {
        QByteArray bytes = socket->property("part").toByteArray() + socket->readAll();
        for (;;) {
            const qsizetype head = bytes.indexOf("\r\n\r\n");
            if (head < 0)
                break;
            Request request{.method = {}, .path = {}, .headers = {}, .body = {}, .bytes = {}, .atMs = now(), .socket = socket};
            const QList<QByteArray> lines = bytes.first(head).split('\n');
            request.method = lines.first().split(' ').value(0);
            request.path = lines.first().split(' ').value(1);
            for (const QByteArray &line : lines.mid(1)) {
                const qsizetype colon = line.indexOf(':');
                request.headers.insert(line.first(colon).toLower(), line.sliced(colon + 1).trimmed());
            }
            const qsizetype length = request.headers.value("content-length").toLongLong();
            if (bytes.size() < head + 4 + length)
                break;
            request.bytes = bytes.sliced(head + 4, length);
            request.body = QJsonDocument::fromJson(request.bytes).object();
            bytes = bytes.sliced(head + 4 + length);
            requests.append(request);
            handle(request);
        }
        socket->setProperty("part", bytes);
    }

    QElapsedTimer m_clock;
};
