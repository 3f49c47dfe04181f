// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

namespace app {

/*! The result of a verb that has no words of its own, for people: facts a line each, lists of objects as tables, what is empty left out. */
QString plainText(const QJsonObject &result);

} // namespace app
