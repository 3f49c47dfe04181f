// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

namespace app {

/*! Words for the results of runs.* and agent.run; each ends with a line end. */
namespace RunPrinter {

QString list(const QJsonObject &result);
QString run(const QJsonObject &result);
QString comparison(const QJsonObject &result);

} // namespace RunPrinter

} // namespace app
