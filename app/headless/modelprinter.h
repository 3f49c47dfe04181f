// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

namespace app {

/*! What the commands of models print for people. */
namespace ModelPrinter {
QString list(const QJsonObject &result);
QString standard(const QJsonObject &result);
QString tested(const QJsonObject &result);
QString key(const QJsonObject &result);
QString prices(const QJsonObject &result);
QString pricesChanged(const QJsonObject &result);
} // namespace ModelPrinter

} // namespace app
