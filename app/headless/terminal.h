// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace app {

/*! Writes to stdout or stderr at once, in UTF-8, all of it. */
void print(const QString &text);
void print(const QByteArray &bytes);
void complain(const QString &text);

bool isTerminal();

/*! A text that is not for the command line: typed without echo, or all of the standard input without its last line ending. Empty: Ctrl+C. Blocks. */
std::optional<QString> readHidden(const QString &prompt);

} // namespace app
