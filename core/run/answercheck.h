// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QJsonValue>

namespace core {

/*!
    \a text as JSON that \a schema (JSON text) allows. Models like to fence it or to say a word before: the first JSON value counts.
    \return Invalid with what is wrong, for the model as well
*/
lattice::Result<QJsonValue> structuredAnswer(const QString &text, const QString &schema);

} // namespace core
