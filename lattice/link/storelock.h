// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QString>

#include <memory>

namespace lattice {

/*! Who runs a server on a store, as its lock file tells. */
struct StoreHolder {
    qint64 pid = 0;       //!< of the program that supervises the server
    qint64 startTime = 0; //!< of that process, in clock ticks since boot: a reused pid is told by it
    qint64 serverPid = 0;
    int port = 0;         //!< 0: not up yet
    QString url;          //!< without secrets
    QString serverName;

    /*! As in "station-headless (process 123), its server answers at nats://127.0.0.1:4222". */
    QString describe() const;

    friend bool operator==(const StoreHolder &, const StoreHolder &) = default;
};

/*!
    The right to run a nats-server on a store, held by flock on `lattice.lock` in its folder.

    nats-server itself locks nothing: two of them on one store both become ready and destroy it. The lock is taken
    before anything else is touched. The system gives it back when the process ends, however that happens; the file
    stays, and tells the next start what was running.
*/
class StoreLock final
{
public:
    Q_DISABLE_COPY_MOVE(StoreLock)
    ~StoreLock();

    /*! Conflict names who holds it; Refused and Full tell that the folder cannot be written. */
    static Result<std::unique_ptr<StoreLock>> take(const QString &storeDir);

    /*! What the lock file of \a storeDir says, whether its process lives or not; NotFound without one. */
    static Result<StoreHolder> holder(const QString &storeDir);

    Result<> write(const StoreHolder &holder);

    static QString path(const QString &storeDir);

private:
    explicit StoreLock(int file);

    int m_file;
};

} // namespace lattice
