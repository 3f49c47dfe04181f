// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QCoroTask>
#include <QStringList>

#include <chrono>
#include <stop_token>

namespace core {

struct ProgramOutput {
    int exitCode = 0;
    QByteArray output; //!< at most 1 MiB of each
    QByteArray errors;
};

/*! Runs a program to its end, with nothing on its standard input. Timeout and Cancelled end it; Invalid: it could not be started, or crashed. */
QCoro::Task<lattice::Result<ProgramOutput>> runProgram(QString program, QStringList arguments, std::chrono::milliseconds deadline, std::stop_token stop);

} // namespace core
