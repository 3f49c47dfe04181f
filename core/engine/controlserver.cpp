// SPDX-License-Identifier: Apache-2.0
#include "core/engine/controlserver.h"

#include "core/engine/controlconnection.h"

#include <QLocalSocket>

#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr qsizetype kLongestPath = 107; // sockaddr_un

bool isSameUser(const QLocalSocket &socket)
{
    ucred peer = {};
    socklen_t size = sizeof(peer);
    const int file = static_cast<int>(socket.socketDescriptor());
    return ::getsockopt(file, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0 && peer.uid == ::geteuid();
}

} // namespace

ControlServer::ControlServer(Dispatch dispatch)
    : m_dispatch(std::move(dispatch))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &ControlServer::welcome);
}

ControlServer::~ControlServer()
{
    qDeleteAll(findChildren<ControlConnection *>(
        Qt::FindDirectChildrenOnly)); // they stop their verbs while m_dispatch still lives
}

Result<std::unique_ptr<ControlServer>> ControlServer::listen(const QString &path, Dispatch dispatch)
{
    if (path.toLocal8Bit().size() > kLongestPath)
        return failed(
            Fault::Invalid,
            u"the path of the control socket is longer than the system takes (%1 bytes): %2; set XDG_RUNTIME_DIR to a shorter folder"_s
                .arg(kLongestPath)
                .arg(path));
    std::unique_ptr<ControlServer> server(new ControlServer(std::move(dispatch)));
    QLocalServer::removeServer(path);
    if (!server->m_server.listen(path))
        return failed(Fault::Invalid, u"cannot listen on %1: %2"_s.arg(path, server->m_server.errorString()));
    return server;
}

QString ControlServer::path() const
{
    return m_server.fullServerName();
}

int ControlServer::clients() const
{
    return static_cast<int>(findChildren<ControlConnection *>(Qt::FindDirectChildrenOnly).size());
}

void ControlServer::welcome()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        if (!isSameUser(*socket) || clients() >= kMostClients) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        auto *connection = new ControlConnection(socket, m_dispatch);
        connection->setParent(this);
    }
}

} // namespace core
