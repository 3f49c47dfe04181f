// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/options.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QUrl>

/*! The NATS protocol by hand and blocking, so that a test sees what the server says without any library of ours. */
class RawNats final
{
public:
    /*! Connects as \a options say and waits for the answer to CONNECT. */
    explicit RawNats(const lattice::LinkOptions &options)
    {
        const QUrl url(options.url);
        m_socket.connectToHost(url.host(), quint16(url.port()));
        const QByteArray info = line();
        if (!info.startsWith("INFO ")) {
            m_answer = "no INFO: " + info + m_socket.errorString().toUtf8();
            return;
        }
        if (options.tls.enabled && !encrypt(options.tls)) {
            m_answer = m_socket.errorString().toUtf8();
            return;
        }
        QJsonObject connect{{QStringLiteral("verbose"), false}, {QStringLiteral("headers"), true}, {QStringLiteral("lang"), QStringLiteral("test")}};
        if (!options.signIn.token.isEmpty())
            connect[QStringLiteral("auth_token")] = options.signIn.token;
        if (!options.signIn.user.isEmpty()) {
            connect[QStringLiteral("user")] = options.signIn.user;
            connect[QStringLiteral("pass")] = options.signIn.password;
        }
        send("CONNECT " + QJsonDocument(connect).toJson(QJsonDocument::Compact) + "\r\nPING\r\n");
        m_answer = line();
    }

    bool isSignedIn() const { return m_answer == "PONG"; }
    QByteArray answer() const { return m_answer; } //!< "PONG", "-ERR 'Authorization Violation'", …

    /*! The first reply on \a subject; empty after two seconds. */
    QByteArray request(const QByteArray &subject, const QByteArray &body)
    {
        const QByteArray number = QByteArray::number(++m_requests);
        const QByteArray inbox = "_INBOX.test." + number;
        send("SUB " + inbox + ' ' + number + "\r\nPUB " + subject + ' ' + inbox + ' ' + QByteArray::number(body.size()) + "\r\n" + body + "\r\n");
        for (QByteArray text = line(); !text.isEmpty(); text = line()) {
            if (text.startsWith("MSG " + inbox))
                return line();
            if (text.startsWith("HMSG "))
                return "no responders";
        }
        return {};
    }

    /*! Makes a stream on disk with the messages of subject \a name; what the server says. */
    QByteArray addStream(const QByteArray &name)
    {
        return request("$JS.API.STREAM.CREATE." + name, R"({"name":")" + name + R"(","subjects":[")" + name + R"("],"storage":"file","retention":"limits"})");
    }

    /*! How many messages a stream holds; -1 when there is none. */
    qint64 messages(const QByteArray &stream)
    {
        const QJsonObject answer = QJsonDocument::fromJson(request("$JS.API.STREAM.INFO." + stream, {})).object();
        return answer[QStringLiteral("state")].toObject()[QStringLiteral("messages")].toInteger(-1);
    }

private:
    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }

    QByteArray line()
    {
        while (!m_socket.canReadLine()) {
            if (!m_socket.waitForReadyRead(2000))
                return {};
        }
        return m_socket.readLine().trimmed();
    }

    bool encrypt(const lattice::Tls &tls)
    {
        QSslConfiguration configuration = m_socket.sslConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromPath(tls.caFile));
        m_socket.setSslConfiguration(configuration);
        m_socket.startClientEncryption();
        return m_socket.waitForEncrypted(5000);
    }

    QSslSocket m_socket;
    QByteArray m_answer;
    int m_requests = 0;
};
