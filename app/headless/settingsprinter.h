// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

/*! Results of the settings commands, as people read them. */
namespace app::SettingsPrinter {

QString list(const QJsonObject &result);
QString row(const QJsonObject &setting);

} // namespace app::SettingsPrinter
