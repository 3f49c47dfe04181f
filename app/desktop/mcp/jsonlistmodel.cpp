// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/mcp/jsonlistmodel.h"

#include <QJsonArray>
#include <QSet>

namespace app {

int JsonListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

int JsonListModel::rowOf(const QString &key) const
{
    for (int row = 0; row < count(); ++row) {
        if (keyOf(m_rows.at(row)) == key)
            return row;
    }
    return -1;
}

void JsonListModel::setRows(const QJsonArray &rows)
{
    QList<QJsonObject> objects;
    for (const auto &row : rows)
        objects.append(row.toObject());
    setRows(objects);
}

void JsonListModel::setRows(const QList<QJsonObject> &rows)
{
    const int before = count();
    QSet<QString> wanted;
    for (const auto &row : rows)
        wanted.insert(keyOf(row));
    for (int row = count() - 1; row >= 0; --row) {
        int first = row;
        if (wanted.contains(keyOf(m_rows.at(row))))
            continue;
        while (first > 0 && !wanted.contains(keyOf(m_rows.at(first - 1))))
            --first;
        beginRemoveRows({}, first, row);
        m_rows.remove(first, row - first + 1);
        endRemoveRows();
        row = first;
    }
    QSet<QString> present;
    for (const auto &row : std::as_const(m_rows))
        present.insert(keyOf(row));
    for (int row = 0; row < int(rows.size()); ++row) {
        const QString key = keyOf(rows.at(row));
        if (!present.contains(key)) {
            int last = row;
            while (last + 1 < int(rows.size()) && !present.contains(keyOf(rows.at(last + 1))))
                ++last;
            beginInsertRows({}, row, last);
            m_rows.insert(row, last - row + 1, {});
            std::copy(rows.begin() + row, rows.begin() + last + 1, m_rows.begin() + row);
            endInsertRows();
            row = last;
            continue;
        }
        if (const int from = keyOf(m_rows.at(row)) == key ? row : rowOf(key); from != row) {
            beginMoveRows({}, from, from, {}, row);
            m_rows.move(from, row);
            endMoveRows();
        }
        if (m_rows.at(row) != rows.at(row)) {
            m_rows[row] = rows.at(row);
            touch(row);
        }
    }
    if (before != count())
        Q_EMIT countChanged();
}

} // namespace app
