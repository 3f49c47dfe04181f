// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QUrl>

namespace app {

/*! Tables for spreadsheets, as RFC 4180 has them: UTF-8 with a mark, CRLF, quoted where needed. */
namespace Csv {

/*! A cell that a spreadsheet would take for a formula has an apostrophe before it: agents and stations write these texts. */
QString cell(const QString &text);
QString line(const QStringList &cells); //!< with its end
/*! \return what went wrong, in the system's words; empty when it is written */
QString write(const QUrl &file, const QList<QStringList> &lines);

} // namespace Csv

} // namespace app
