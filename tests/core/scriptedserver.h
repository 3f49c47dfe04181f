// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QUrl>

/*! An HTTP server on a free loopback port that answers each request with the next script: bytes, cut where the test wants it. */
class ScriptedServer final : public QTcpServer
{
public:
    struct Script {
        QByteArrayList pieces;
        enum class End { Close, Reset, Stay } end = End::Close;
    };

    ScriptedServer()
    {
        connect(this, &QTcpServer::newConnection, this, [this] { serve(nextPendingConnection()); });
        if (!listen(QHostAddress::LocalHost))
            qFatal("no free port");
    }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/v1/").arg(serverPort())); }

    static Script stream(const QByteArray &body, qsizetype cut = -1)
    {
        const QByteArray head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nConnection: close\r\n\r\n";
        return cut < 0 ? Script{{head + body}} : Script{{head + body.first(cut), body.sliced(cut)}};
    }

    static Script lines(const QByteArray &body, qsizetype cut = -1)
    {
        Script script = stream(body, cut);
        script.pieces.first().replace("text/event-stream; charset=utf-8", "application/x-ndjson");
        return script;
    }

    static Script answer(int status, const QByteArray &body, const QByteArray &headers = {}, const QByteArray &type = "application/json")
    {
        return {{"HTTP/1.1 " + QByteArray::number(status) + " Word\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size())
                 + "\r\nConnection: close\r\n" + headers + "\r\n" + body}};
    }

    QList<Script> scripts;
    QByteArrayList requests; //!< heads and bodies as they came
    int pieceDelayMs = 1;    //!< between two pieces of an answer
    int closedByClient = 0;

private:
    void serve(QTcpSocket *socket)
    {
        socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            if (!socket->property("done").toBool())
                ++closedByClient;
            socket->deleteLater();
        });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            const QByteArray bytes = socket->property("request").toByteArray() + socket->readAll();
            socket->setProperty("request", bytes);
            const qsizetype head = bytes.indexOf("\r\n\r\n");
            const qsizetype at = bytes.toLower().indexOf("content-length: ");
            const bool hasBody = !bytes.startsWith("GET ");
            if (head < 0 || (hasBody && at < 0) || (hasBody && bytes.size() < head + 4 + bytes.sliced(at + 16, bytes.indexOf('\r', at) - at - 16).toLongLong()))
                return;
            requests.append(bytes);
            play(socket, scripts.isEmpty() ? answer(500, "{}") : scripts.takeFirst());
        });
    }

    void play(QTcpSocket *socket, Script script)
    {
        if (!script.pieces.isEmpty()) {
            socket->write(script.pieces.takeFirst());
            socket->flush();
            QTimer::singleShot(pieceDelayMs, socket, [this, socket, script] { play(socket, script); });
            return;
        }
        if (script.end == Script::End::Stay)
            return;
        socket->setProperty("done", true);
        if (script.end == Script::End::Reset)
            socket->abort();
        else
            socket->disconnectFromHost();
    }
};
