// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

namespace app {

/*! Words for the results of agent.* and prompt.*; each ends with a line end. */
namespace AgentPrinter {

QString list(const QJsonObject &result);
QString item(const QJsonObject &agent); //!< as agent.show: facts, then the file
QString change(const QJsonObject &agent);
QString deleted(const QJsonObject &result);
QString check(const QJsonObject &result);
QString remarks(const QJsonObject &file); //!< FILE:LINE:COLUMN: severity: words; empty when there are none
QString messages(const QJsonObject &rendered);

} // namespace AgentPrinter

} // namespace app
