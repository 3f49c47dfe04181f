// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

/*! Results of the env commands, and of the history of agents, as people read them. */
namespace app::EnvPrinter {

QString list(const QJsonObject &result);
QString created(const QJsonObject &result);
QString removed(const QJsonObject &result);
QString used(const QJsonObject &result);
QString plan(const QJsonObject &result);
QString differences(const QJsonObject &result);
QString variables(const QJsonObject &result);
QString imported(const QJsonObject &result);
QString history(const QJsonObject &result);
QString restored(const QJsonObject &result);
QString policy(const QJsonObject &result);
QString policyChanged(const QJsonObject &result);

} // namespace app::EnvPrinter
