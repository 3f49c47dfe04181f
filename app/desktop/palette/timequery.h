// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QString>

namespace app {

/*!
    A moment as it is typed after `:`. `16:20` and `16:20:05` are the last time that it was so late, `-2h`, `-15m`, `-30s`, `-1d` and `-1h30m` so
    long ago, `2026-03-01 16:20` and ISO 8601 a moment by its date; times are local.
    \return the moment; invalid when \a text is none, or is not over yet
*/
QDateTime momentOf(const QString &text, const QDateTime &now);

} // namespace app
