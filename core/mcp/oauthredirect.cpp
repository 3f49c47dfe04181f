// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/oauthredirect.h"

#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype kMaxHead = 16'384;

} // namespace

OAuthRedirect::OAuthRedirect()
{
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection()) {
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        }
    });
    listen(QHostAddress::LocalHost);
}

OAuthRedirect::~OAuthRedirect() { giveUp({.fault = lattice::Fault::Cancelled, .detail = u"the sign-in was given up"_s}); }

QUrl OAuthRedirect::url() const { return isListening() ? QUrl(u"http://127.0.0.1:%1/callback"_s.arg(serverPort())) : QUrl(); }

void OAuthRedirect::read(QTcpSocket *socket)
{
    const QByteArray head = socket->peek(kMaxHead);
    if (!head.contains("\r\n\r\n")) {
        if (head.size() >= kMaxHead)
            socket->abort();
        return;
    }
    socket->readAll();
    const QByteArray target = head.split(' ').value(1);
    const bool isOurs = head.startsWith("GET /callback?");
    const QByteArray page = isOurs ? "<!doctype html><title>Station</title><p>You are signed in. This window can be closed."_ba : "Not found"_ba;
    socket->write((isOurs ? "HTTP/1.1 200 OK\r\n"_ba : "HTTP/1.1 404 Not Found\r\n"_ba) + "Content-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\nConnection: close\r\nContent-Length: "
                  + QByteArray::number(page.size()) + "\r\n\r\n" + page);
    socket->setParent(nullptr); // we may be gone before the page is sent; it deletes itself then
    socket->disconnectFromHost();
    if (isOurs) // a favicon is none
        m_came.settle(QUrl::fromEncoded("http://127.0.0.1" + target));
}

} // namespace core

#include "moc_oauthredirect.cpp"
