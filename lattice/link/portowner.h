// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QCoro/QCoroTask>

#include <optional>
#include <stop_token>

namespace lattice {

/*! Who listens on a TCP port of this machine. */
struct PortOwner {
    int port = 0;
    qint64 pid = 0;     //!< 0: a process of another user, which we may not look into
    QString program;
    QString user;
    QString natsServer; //!< the name it greets with, when it is a nats-server
    bool isNatsServer = false;

    /*! As in "nats-server (process 123, user nats)". */
    QString describe() const;
};

/*! From /proc/net/tcp and the open files of all processes; nothing when nobody listens. */
std::optional<PortOwner> findPortOwner(int port);

/*! The same, and asks at \a host whether a NATS server greets there; that takes up to half a second. */
QCoro::Task<std::optional<PortOwner>> examinePort(QString host, int port, std::stop_token stop);

/*! Why nobody may listen on a port: Conflict (it is taken), Refused (below 1024), NotFound (no such address here). */
Result<> tryListen(const QString &address, int port);

} // namespace lattice
