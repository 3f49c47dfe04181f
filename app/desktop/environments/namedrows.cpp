// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/environments/namedrows.h"

#include <QSet>

#include <algorithm>

namespace app {

NamedRows::NamedRows(const QList<QByteArray> &names, int keys, QObject *parent)
    : QAbstractListModel(parent), m_names(names), m_keys(keys)
{
}

QString NamedRows::keyOf(const QVariantMap &row) const
{
    QString key;
    for (int i = 0; i < m_keys; ++i)
        key += row.value(QString::fromLatin1(m_names.at(i))).toString() + QChar(0x1f);
    return key;
}

void NamedRows::setRows(const QList<QVariantMap> &rows)
{
    const int before = count();
    QSet<QString> wanted;
    for (const QVariantMap &row : rows)
        wanted.insert(keyOf(row));
    for (int row = count() - 1; row >= 0; --row) {
        if (wanted.contains(keyOf(m_rows.at(row))))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < rows.size(); ++row) {
        const QString key = keyOf(rows.at(row));
        if (row >= count() || keyOf(m_rows.at(row)) != key) {
            const auto found = std::find_if(m_rows.begin() + std::min<qsizetype>(row, m_rows.size()), m_rows.end(), [this, &key](const QVariantMap &other) { return keyOf(other) == key; });
            if (found == m_rows.end()) {
                beginInsertRows({}, row, row);
                m_rows.insert(row, rows.at(row));
                endInsertRows();
                continue;
            }
            const int from = int(found - m_rows.begin());
            beginMoveRows({}, from, from, {}, row);
            m_rows.move(from, row);
            endMoveRows();
        }
        if (m_rows.at(row) != rows.at(row)) {
            m_rows[row] = rows.at(row);
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
    if (const int surplus = count() - int(rows.size()); surplus > 0) { // two with one key, of which one has gone
        beginRemoveRows({}, int(rows.size()), count() - 1);
        m_rows.resize(rows.size());
        endRemoveRows();
    }
    if (count() != before)
        Q_EMIT countChanged();
}

void NamedRows::change(int row, const QString &name, const QVariant &value)
{
    if (row < 0 || row >= count() || m_rows.at(row).value(name) == value)
        return;
    m_rows[row].insert(name, value);
    Q_EMIT dataChanged(index(row), index(row));
}

int NamedRows::rowOf(const QVariant &key) const
{
    const QString name = QString::fromLatin1(m_names.first());
    const auto found = std::ranges::find_if(m_rows, [&](const QVariantMap &row) { return row.value(name) == key; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int NamedRows::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant NamedRows::data(const QModelIndex &index, int role) const
{
    const int name = role == Qt::DisplayRole ? 0 : role - Qt::UserRole;
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || name < 0 || name >= m_names.size())
        return {};
    return m_rows.at(index.row()).value(QString::fromLatin1(m_names.at(name)));
}

QHash<int, QByteArray> NamedRows::roleNames() const
{
    QHash<int, QByteArray> names;
    for (int i = 0; i < m_names.size(); ++i)
        names.insert(Qt::UserRole + i, m_names.at(i));
    return names;
}

} // namespace app
