// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace app {

/*!
    Sends all log messages to stderr, a line each: as text ("2026-01-31T12:00:00.123Z info station.engine: …") or, with \a format "json",
    as an object with time, level, category, message. \a level is the least that is shown: debug, info, warning, error.
*/
void setUpLogging(const QString &format, const QString &level);

} // namespace app
