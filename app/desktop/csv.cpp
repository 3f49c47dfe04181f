// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/csv.h"

#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace app {

QString Csv::cell(const QString &text)
{
    bool isNumber = false;
    std::ignore = text.toDouble(&isNumber);
    const bool isFormula = !text.isEmpty() && !isNumber && u"=+-@\t\r"_s.contains(text.front());
    QString cell = isFormula ? u'\'' + text : text;
    if (!cell.contains(u',') && !cell.contains(u'"') && !cell.contains(u'\n') && !cell.contains(u'\r'))
        return cell;
    return u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
}

QString Csv::line(const QStringList &cells)
{
    QStringList quoted;
    for (const auto &text : cells)
        quoted.append(cell(text));
    return quoted.join(u',') + u"\r\n"_s;
}

QString Csv::write(const QUrl &file, const QList<QStringList> &lines)
{
    QSaveFile saved(file.toLocalFile());
    if (!saved.open(QIODevice::WriteOnly))
        return saved.errorString();
    saved.write("\xEF\xBB\xBF"); // without it spreadsheets take UTF-8 for something else
    for (const auto &cells : lines)
        saved.write(line(cells).toUtf8());
    return saved.commit() ? QString() : saved.errorString();
}

} // namespace app
