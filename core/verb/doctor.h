// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/home.h"

#include <QJsonObject>

namespace core {

/*!
    Checks what a station on this machine needs. Changes nothing.
    \return {"healthy", "checks": [{"id", "title", "state": "passed"|"warning"|"failed", "detail", "fix"}]}; healthy: nothing failed
*/
QJsonObject doctorReport(const HomePaths &home, const QString &configFile);

} // namespace core
