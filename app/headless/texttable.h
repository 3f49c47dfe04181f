// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QStringList>

namespace app {

/*! \a text without characters that a terminal would obey: names and answers come from other machines. Line ends and tabs stay. */
QString printable(const QString &text);

/*! Columns as wide as their widest cell, two spaces apart; cells lose line ends too. Empty for no rows. */
QString textTable(const QStringList &headers, const QList<QStringList> &rows);

} // namespace app
