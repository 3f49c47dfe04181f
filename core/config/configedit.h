// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QList>

#include <utility>

namespace core {

/*!
    Sets keys at the top of a config.yaml and leaves every other byte as it is: comments, order, quoting.

    A key that stands there gets the new value, one that stands there as a comment is put in force, else it is added.
    \return the new text; Conflict when that text would not mean what was wanted, as when another key means the same
*/
lattice::Result<QByteArray> withConfigValues(const QByteArray &yaml, const QList<std::pair<QString, QString>> &values);

} // namespace core
