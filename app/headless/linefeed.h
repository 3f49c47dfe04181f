// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QCoroTask>

#include <functional>
#include <stop_token>

namespace app {

/*!
    Hands each line of \a file to \a take as it comes, without its ending and without blank lines, until the file ends or
    \a take says no. A last line without an ending counts. A line of more than 64 MB is cut there: \a take gets its beginning.
    \return whether all was read
*/
QCoro::Task<bool> feedLines(int file, std::function<bool(const QByteArray &line)> take, std::stop_token stop);

/*! Writes \a line at once, all of it. \return whether somebody reads */
bool writeLine(int file, const QByteArray &line);

} // namespace app
