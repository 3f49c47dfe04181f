// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QVariantMap>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! Rows of named values that are read anew as a whole, of which only what has changed is told. */
class NamedRows : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from EnvironmentDesk")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    /*! \a names are the roles; the values of the first \a keys of them together tell a row from others. */
    NamedRows(const QList<QByteArray> &names, int keys, QObject *parent = nullptr);

    void setRows(const QList<QVariantMap> &rows);
    void change(int row, const QString &name, const QVariant &value);
    int count() const { return int(m_rows.size()); }
    QVariantMap at(int row) const { return row >= 0 && row < count() ? m_rows.at(row) : QVariantMap(); }
    int rowOf(const QVariant &key) const; //!< by the first name; -1: none

    Q_INVOKABLE QString textAt(int row, const QString &name) const { return at(row).value(name).toString(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    QString keyOf(const QVariantMap &row) const;

    QList<QByteArray> m_names;
    int m_keys;
    QList<QVariantMap> m_rows;
};

} // namespace app
