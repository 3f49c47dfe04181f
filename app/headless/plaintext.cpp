// SPDX-License-Identifier: Apache-2.0
#include "app/headless/plaintext.h"

#include "app/headless/texttable.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

bool isEmpty(const QJsonValue &value)
{
    return value.isNull() || (value.isArray() && value.toArray().isEmpty()) || (value.isObject() && value.toObject().isEmpty()) || (value.isString() && value.toString().isEmpty());
}

QString wordsOf(QString key)
{
    return printable(key.replace(u'_', u' '));
}

/*! In one cell or at the end of a line. */
QString shortText(const QJsonValue &value)
{
    if (value.isBool())
        return value.toBool() ? u"yes"_s : u"no"_s;
    if (value.isArray()) {
        QStringList parts;
        for (const QJsonValue part : value.toArray())
            parts << shortText(part);
        return parts.join(u", "_s);
    }
    if (value.isObject())
        return printable(QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact)));
    return printable(value.toVariant().toString());
}

bool isTable(const QJsonValue &value)
{
    const QJsonArray list = value.toArray();
    return !list.isEmpty() && std::ranges::all_of(list, [](const QJsonValue &row) { return row.isObject(); });
}

QString tableText(const QJsonArray &list)
{
    QStringList keys;
    for (const QJsonValue row : list) {
        for (const QString &key : row.toObject().keys()) {
            if (!keys.contains(key))
                keys << key;
        }
    }
    QStringList head;
    for (const QString &key : std::as_const(keys))
        head << wordsOf(key).toUpper();
    QList<QStringList> rows;
    for (const QJsonValue row : list) {
        QStringList cells;
        for (const QString &key : std::as_const(keys))
            cells << shortText(row[key]);
        rows << cells;
    }
    return textTable(head, rows);
}

} // namespace

QString plainText(const QJsonObject &result)
{
    QString facts, tables;
    for (auto field = result.begin(); field != result.end(); ++field) {
        if (isTable(field.value()))
            tables += wordsOf(field.key()) + u":\n"_s + tableText(field.value().toArray());
        else if (!isEmpty(field.value()))
            facts += u"%1: %2\n"_s.arg(wordsOf(field.key()), shortText(field.value()));
    }
    return facts.isEmpty() && tables.isEmpty() ? u"done\n"_s : facts + tables;
}

} // namespace app
