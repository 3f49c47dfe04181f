// SPDX-License-Identifier: Apache-2.0
#include "app/headless/texttable.h"

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr qsizetype kWidestCell = 60;

QString cell(const QString &text)
{
    const QString line = printable(text).simplified();
    return line.size() > kWidestCell ? line.left(kWidestCell - 1) + u'…' : line;
}

} // namespace

QString printable(const QString &text)
{
    QString clean;
    clean.reserve(text.size());
    for (const QChar character : text) {
        const bool isControl
            = character.category() == QChar::Other_Control || character.category() == QChar::Other_Format;
        if (!isControl || character == u'\n' || character == u'\t'
            || character == QChar(0x200D)) // the last joins emoji
            clean += character;
    }
    return clean;
}

QString textTable(const QStringList &headers, const QList<QStringList> &rows)
{
    if (rows.isEmpty())
        return {};
    QList<QStringList> lines{headers};
    for (const QStringList &row : rows) {
        lines << QStringList();
        for (const QString &text : row)
            lines.last() << cell(text);
    }
    QString table;
    for (const QStringList &line : lines) {
        QString out;
        for (qsizetype column = 0; column < headers.size(); ++column) {
            qsizetype width = 0;
            for (const QStringList &other : lines)
                width = std::max(width, other.value(column).size());
            out += line.value(column).leftJustified(column + 1 < headers.size() ? width + 2 : 0);
        }
        table += u"  "_s + out.trimmed() + u'\n';
    }
    return table;
}

} // namespace app
