// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>

namespace core {

/*!
    A reference of \a schema that leads back to itself through keywords that look at the same value (`allOf`, `$ref`, …).
    Checking a value against it would not end. Empty: there is none.
*/
QString endlessReference(const QJsonObject &schema);

} // namespace core
