// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/serverstorage.h"

#include "lattice/link/privatefile.h"
#include "lattice/link/processes.h"
#include "lattice/link/serverconfig.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

const QString kStep = u"storage"_s;

std::unexpected<ServerFailure> storageFailure(const Error &error)
{
    if (error.fault == Fault::Conflict)
        return failedAt(kStep, u"store-in-use"_s, error);
    const QString hint = error.fault == Fault::Full ? u"the disk is full: free some space, then start again"_s
                                                    : u"the server's data cannot be written: change the rights of the folder, or choose another"_s;
    const Error told{.fault = error.fault, .detail = u"%1 (%2)"_s.arg(hint, error.detail)};
    return std::unexpected(ServerFailure{.step = kStep,
                                         .cause = error.fault == Fault::Full ? u"disk-full"_s : u"store-not-writable"_s,
                                         .error = told,
                                         .words = error.detail});
}

Result<> tryWrite(const QString &folder)
{
    const QString path = folder + u"/.writable"_s;
    const auto written = writePrivateFile(path, QByteArray(64 * 1024, 'x')); // less room starts no stream
    QFile::remove(path);
    return written;
}

Result<QString> readSecret(const QString &path)
{
    QFile file(path);
    if (!file.exists()) {
        const QString secret = randomHex(24);
        if (const auto written = writePrivateFile(path, secret.toUtf8() + '\n'); !written)
            return std::unexpected(written.error());
        return secret;
    }
    if (!file.open(QIODevice::ReadOnly))
        return failed(Fault::Refused, u"%1: %2"_s.arg(path, file.errorString()));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const QString secret = QString::fromUtf8(file.read(1024)).trimmed();
    if (secret.size() < 16)
        return failed(Fault::Invalid, u"%1 holds no secret of 16 characters or more: remove it and a new one is made"_s.arg(path));
    return secret;
}

} // namespace

Attempt<ServerStorage> ServerStorage::open(const ServerOptions &options)
{
    if (const auto made = makePrivateFolder(options.storeDir); !made)
        return storageFailure(made.error());
    ServerStorage storage{.lock = {}, .folder = QFileInfo(options.storeDir).canonicalFilePath(), .secret = {}, .room = {}};
    auto lock = StoreLock::take(storage.folder);
    if (!lock)
        return storageFailure(lock.error());
    storage.lock = std::move(*lock);
    if (const auto written = tryWrite(storage.folder); !written)
        return storageFailure(written.error());
    const qint64 pid = QCoreApplication::applicationPid();
    const StoreHolder ourselves{.pid = pid, .startTime = processStartTime(pid), .serverPid = 0, .port = 0, .url = {}, .serverName = {}};
    if (const auto written = storage.lock->write(ourselves); !written)
        return storageFailure(written.error());
    if (const auto made = makePrivateFolder(options.runDir); !made)
        return storageFailure(made.error());

    const auto secret = readSecret(options.secretFile.isEmpty() ? storage.folder + u"/nats.secret"_s : options.secretFile);
    if (!secret)
        return failedAt(kStep, u"secret-unreadable"_s, secret.error());
    storage.secret = *secret;
    storage.room = DiskRoom::of(storage.folder);
    return storage;
}

void ServerStorage::adoptStreams(const QString &account) const
{
    QDir store(folder + u"/jetstream"_s);
    const QString lattice = QString::fromLatin1(ServerConfig::latticeAccount);
    const QString other = account == lattice ? QString::fromLatin1(ServerConfig::globalAccount) : lattice;
    const auto hasStreams = [&store](const QString &name) {
        return !QDir(store.filePath(name + u"/streams"_s)).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot);
    };
    if (!hasStreams(other) || hasStreams(account))
        return;
    // Only an empty folder of ours goes, and the other is moved whole.
    store.rmdir(account + u"/streams"_s);
    store.rmdir(account);
    store.rename(other, account);
}

} // namespace lattice
