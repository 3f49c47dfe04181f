// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

namespace app {

/*! Words for the results of server.* and tool.*; each ends with a line end. */
namespace ServerPrinter {

QString servers(const QJsonObject &result);
QString entered(const QJsonObject &result); //!< of server.add and server.update
QString checked(const QJsonObject &result);
QString tools(const QJsonObject &result);
QString called(const QJsonObject &result);

} // namespace ServerPrinter

} // namespace app
