// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

namespace core {

/*! \a value, when it is a string and \a schema declares no string, as the declared type; else, or when it does not fit, as it is. */
QJsonValue coerced(const QJsonValue &value, const QJsonObject &schema);

/*! Whether \a schema's `type` names \a type, alone or among others. */
bool declares(const QJsonObject &schema, QLatin1StringView type);

} // namespace core
