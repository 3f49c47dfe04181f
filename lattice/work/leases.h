// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/keyvalue.h"

#include <memory>

namespace lattice {

/*!
    Leases of running work, in the bucket `lattice-lease`: that a station runs an attempt, put again and again while it does.

    They live in the server's memory for 45 s. One that expires, or that a restart of the server loses, is told to nobody: whoever
    judges by them counts the time since seen(). The bucket itself may get lost with them, and is made again by whoever misses it.
*/
class Leases final : public QObject
{
    Q_OBJECT

public:
    explicit Leases(MeshLink &link, QObject *parent = nullptr);

    QCoro::Task<Result<>> put(QString workId, int attempt, QString stationId, std::stop_token stop = {});
    void watch(); //!< seen() from now on: first what there is, then each as it is put
    void unwatch();

Q_SIGNALS:
    void seen(const QString &workId, int attempt, const QString &stationId);
    void caughtUp(); //!< what there was at the beginning has been given
    void failed(const lattice::Error &error); //!< of the watch, which goes on by itself; Invalid: a lease that cannot be read

private:
    void take(const KeyEntry &entry);
    void missed(const Error &error);

    MeshLink &m_link;
    std::unique_ptr<KeyWatch> m_watch;
};

} // namespace lattice
