// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace app {

/*! Writes to stdout or stderr at once, in UTF-8, all of it. */
void print(const QString &text);
void print(const QByteArray &bytes);
void complain(const QString &text);

bool isTerminal();

} // namespace app
