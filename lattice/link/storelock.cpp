// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/storelock.h"

#include "lattice/link/privatefile.h"
#include "lattice/link/processes.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace lattice {

QString StoreHolder::describe() const
{
    const QString program = processName(pid);
    QString text = program.isEmpty() ? u"process %1"_s.arg(pid) : u"%1 (process %2)"_s.arg(program).arg(pid);
    if (!url.isEmpty())
        text += u", its server answers at %1"_s.arg(url);
    return text;
}

StoreLock::StoreLock(int file)
    : m_file(file)
{
}

StoreLock::~StoreLock()
{
    ::close(m_file);
}

QString StoreLock::path(const QString &storeDir)
{
    return QDir(storeDir).filePath(u"lattice.lock"_s);
}

Result<std::unique_ptr<StoreLock>> StoreLock::take(const QString &storeDir)
{
    // Not inherited: a server that outlives us must not keep the lock.
    const int file = ::open(QFile::encodeName(path(storeDir)).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return std::unexpected(systemError(path(storeDir), errno));
    std::unique_ptr<StoreLock> lock(new StoreLock(file));
    if (::flock(file, LOCK_EX | LOCK_NB) == 0)
        return lock;
    if (errno != EWOULDBLOCK)
        return std::unexpected(systemError(path(storeDir), errno));

    const auto owner = holder(storeDir);
    return failed(Fault::Conflict, u"the store %1 is in use by %2"_s.arg(storeDir, owner ? owner->describe() : u"another process"_s));
}

Result<StoreHolder> StoreLock::holder(const QString &storeDir)
{
    QFile file(path(storeDir));
    if (!file.open(QIODevice::ReadOnly))
        return failed(Fault::NotFound, u"%1: %2"_s.arg(file.fileName(), file.errorString()));
    const QJsonObject json = QJsonDocument::fromJson(file.read(64 * 1024)).object();
    if (!json[u"pid"].isDouble())
        return failed(Fault::NotFound, u"%1 names nobody"_s.arg(file.fileName()));
    return StoreHolder{.pid = json[u"pid"].toInteger(),
                       .startTime = json[u"start_time"].toInteger(),
                       .serverPid = json[u"server_pid"].toInteger(),
                       .port = json[u"port"].toInt(),
                       .url = json[u"url"].toString(),
                       .serverName = json[u"server_name"].toString()};
}

Result<> StoreLock::write(const StoreHolder &holder)
{
    // In place: the lock is on this file, a renamed one would be another.
    const QJsonObject json{{u"pid"_s, holder.pid}, {u"start_time"_s, holder.startTime}, {u"server_pid"_s, holder.serverPid},
                           {u"port"_s, holder.port}, {u"url"_s, holder.url}, {u"server_name"_s, holder.serverName}};
    const QByteArray text = QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
    if (::pwrite(m_file, text.constData(), size_t(text.size()), 0) != text.size() || ::ftruncate(m_file, text.size()) != 0)
        return std::unexpected(systemError(u"lattice.lock"_s, errno));
    return {};
}

} // namespace lattice
