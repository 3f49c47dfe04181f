// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

/*! What Linux tells of running processes, from /proc. */
namespace lattice {

/*! The program's file name, else the name the kernel has for it; empty when there is no such process. */
QString processName(qint64 pid);

/*! When it began, in clock ticks since boot; 0 when there is no such process (a dead one nobody waited for is none). */
qint64 processStartTime(qint64 pid);

QList<qint64> allProcesses();

/*! The nats-servers that were started with \a configFile, by whomever; of other users' processes we see nothing. */
QList<qint64> serversWithConfig(const QString &configFile);

} // namespace lattice
