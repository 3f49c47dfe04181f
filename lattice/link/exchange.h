// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QCoro/QCoroTask>
#include <QStringList>

#include <chrono>
#include <stop_token>

/*!
    Small waits on the caller's event loop: one question over TCP, one run of a program, one pause.

    Each ends at its deadline (Timeout) and when stop is requested (Cancelled), which must happen on the caller's
    thread: the waiting coroutine goes on inside request_stop().
*/
namespace lattice {

enum class ReadUntil { Line, Close };

/*! Connects, sends \a request and reads a line or until the other side closes. Never by a proxy. */
QCoro::Task<Result<QByteArray>> exchange(QString host, int port, QByteArray request, ReadUntil until,
                                         std::chrono::milliseconds deadline, std::stop_token stop);

struct ServerGreeting {
    QString serverName;
    QString version;
    bool jetStream = false;
    bool authRequired = false;
    bool tlsRequired = false;
    bool tlsAvailable = false; //!< offered beside plain connections
    bool tlsVerify = false;    //!< clients have to show a certificate
};

/*! Reads that line, `INFO {…}`; Invalid when it is another one. */
Result<ServerGreeting> parseGreeting(const QByteArray &line);

/*! The INFO line that a NATS server greets with; Invalid when something else answers. */
QCoro::Task<Result<ServerGreeting>> readGreeting(QString host, int port, std::chrono::milliseconds deadline, std::stop_token stop);

struct ProgramOutput {
    int exitCode = 0; //!< negative: ended by a signal
    QString text;     //!< both outputs
};

/*! NotFound when it cannot be started. It is killed at the deadline. */
QCoro::Task<Result<ProgramOutput>> runProgram(QString program, QStringList arguments, std::chrono::milliseconds deadline, std::stop_token stop);

QCoro::Task<Result<>> pause(std::chrono::milliseconds duration, std::stop_token stop);

} // namespace lattice
