// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

/*! What came back; status 0: nothing, or no whole answer in time. */
struct RawAnswer {
    int status = 0;
    QByteArray head;
    QByteArray body;

    QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n')) {
            if (line.toLower().startsWith(name.toLower() + ':'))
                return line.sliced(name.size() + 1).trimmed();
        }
        return {};
    }
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

/*! A client that sends the bytes it is told to, whatever they are. */
class RawClient final
{
public:
    explicit RawClient(int port)
    {
        socket.connectToHost(QHostAddress::LocalHost, quint16(port));
        if (!QTest::qWaitFor([this] { return socket.state() == QAbstractSocket::ConnectedState; }, 5000))
            qWarning("cannot connect");
    }

    void send(const QByteArray &bytes)
    {
        socket.write(bytes);
        socket.flush();
    }
    static QByteArray request(const QByteArray &method, const QByteArray &path, const QByteArrayList &headers = {}, const QByteArray &body = {})
    {
        QByteArray text = method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\n";
        for (const QByteArray &header : headers)
            text += header + "\r\n";
        if (!body.isEmpty())
            text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        return text + "\r\n" + body;
    }
    /*! The next answer, whole: by its length, or its last chunk. */
    RawAnswer answer(int timeout = 10'000)
    {
        RawAnswer found;
        QTimer guard; // by events and not by looking again and again: tests ask many times
        guard.setSingleShot(true);
        guard.start(timeout);
        while (read(), !take(found)) {
            if (!guard.isActive())
                return {};
            QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
        }
        return found;
    }
    RawAnswer ask(const QByteArray &bytes, int timeout = 10'000)
    {
        send(bytes);
        return answer(timeout);
    }
    /*! All that has come so far, once it contains \a text. */
    bool sees(const QByteArray &text, int timeout = 10'000)
    {
        return QTest::qWaitFor([&] {
            read();
            return seen.contains(text);
        }, timeout);
    }
    bool isClosed(int timeout = 10'000)
    {
        return QTest::qWaitFor([&] {
            read();
            return socket.state() == QAbstractSocket::UnconnectedState;
        }, timeout);
    }

    QTcpSocket socket;
    QByteArray seen; //!< that no answer() has taken

private:
    void read() { seen += socket.readAll(); }
    bool take(RawAnswer &found)
    {
        while (seen.startsWith("HTTP/1.1 100"))
            seen.remove(0, seen.indexOf("\r\n\r\n") + 4);
        const qsizetype end = seen.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        RawAnswer answer{.status = seen.sliced(9, 3).toInt(), .head = seen.first(end), .body = {}};
        qsizetype at = end + 4;
        if (answer.header("transfer-encoding") == "chunked") {
            while (true) {
                const qsizetype line = seen.indexOf("\r\n", at);
                if (line < 0)
                    return false;
                const qsizetype size = seen.sliced(at, line - at).toLongLong(nullptr, 16);
                if (seen.size() < line + 2 + size + 2)
                    return false;
                answer.body += seen.sliced(line + 2, size);
                at = line + 2 + size + 2;
                if (size == 0)
                    break;
            }
        } else {
            const qsizetype size = answer.header("content-length").toLongLong();
            if (seen.size() < at + size)
                return false;
            answer.body = seen.sliced(at, size);
            at += size;
        }
        seen.remove(0, at);
        found = answer;
        return true;
    }
};
