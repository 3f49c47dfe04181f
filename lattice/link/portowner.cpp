// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/portowner.h"

#include "lattice/link/exchange.h"
#include "lattice/link/processes.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpServer>

#include <chrono>

#include <pwd.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

struct Listener {
    QByteArray inode;
    uint uid = 0;
};

std::optional<Listener> listenerIn(const QString &table, int port)
{
    QFile file(table);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray wanted = ':' + QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QList<QByteArray> fields = line.simplified().split(' '); // sl local remote state … uid timeout inode
        if (fields.size() > 9 && fields[1].endsWith(wanted) && fields[3] == "0A")
            return Listener{.inode = fields[9], .uid = fields[7].toUInt()};
    }
    return std::nullopt;
}

QString userName(uint uid)
{
    const passwd *entry = ::getpwuid(uid);
    return entry ? QString::fromLocal8Bit(entry->pw_name) : u"number %1"_s.arg(uid);
}

qint64 processWithSocket(const QByteArray &inode)
{
    const QByteArray wanted = "socket:[" + inode + ']';
    char target[64];
    for (const qint64 pid : allProcesses()) {
        const QString folder = u"/proc/%1/fd/"_s.arg(pid);
        const QStringList files = QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
        for (const QString &file : files) {
            const auto size = ::readlink(QFile::encodeName(folder + file).constData(), target, sizeof target);
            if (size > 0 && wanted == QByteArrayView(target, size))
                return pid;
        }
    }
    return 0;
}

} // namespace

QString PortOwner::describe() const
{
    const QString name = !program.isEmpty() ? program : isNatsServer ? u"a nats-server"_s : u"a program"_s;
    const QString server = natsServer.isEmpty() ? QString() : u" named \"%1\""_s.arg(natsServer);
    if (pid == 0)
        return u"%1%2 of user %3"_s.arg(name, server, user);
    return u"%1%2 (process %3, user %4)"_s.arg(name, server, QString::number(pid), user);
}

std::optional<PortOwner> findPortOwner(int port)
{
    auto listener = listenerIn(u"/proc/net/tcp"_s, port);
    if (!listener)
        listener = listenerIn(u"/proc/net/tcp6"_s, port);
    if (!listener)
        return std::nullopt;
    const qint64 pid = processWithSocket(listener->inode);
    return PortOwner{.port = port, .pid = pid, .program = pid ? processName(pid) : QString(), .user = userName(listener->uid), .natsServer = {}};
}

QCoro::Task<std::optional<PortOwner>> examinePort(QString host, int port, std::stop_token stop)
{
    auto owner = findPortOwner(port);
    if (!owner)
        co_return owner;
    if (const auto greeting = co_await readGreeting(host, port, 500ms, stop)) {
        owner->isNatsServer = true;
        owner->natsServer = greeting->serverName.left(64);
    }
    co_return owner;
}

Result<> tryListen(const QString &address, int port)
{
    QTcpServer server;
    server.setProxy(QNetworkProxy::NoProxy);
    const QHostAddress host = address == "localhost"_L1 ? QHostAddress(QHostAddress::LocalHost) : QHostAddress(address);
    if (server.listen(host, quint16(port)))
        return {};
    switch (server.serverError()) {
    case QAbstractSocket::AddressInUseError:
        return failed(Fault::Conflict, server.errorString());
    case QAbstractSocket::SocketAddressNotAvailableError:
        return failed(Fault::NotFound, server.errorString());
    case QAbstractSocket::SocketAccessError:
        return failed(Fault::Refused, server.errorString());
    default:
        return failed(Fault::Invalid, server.errorString());
    }
}

} // namespace lattice
