// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

namespace app {

/*! A verb with its arguments as others would give it: made of the table that serves commands and MCP clients, so it is what they take. */
namespace VerbText {

/*! "stn lattice work check 9f2c…", quoted for a POSIX shell; empty for a verb that there is not. */
QString command(const QString &verb, const QJsonObject &arguments);
/*! The JSON-RPC request `tools/call`, in one line. */
QString mcpCall(const QString &verb, const QJsonObject &arguments);

} // namespace VerbText

} // namespace app
