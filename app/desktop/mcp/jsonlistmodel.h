// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QJsonObject>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! Rows as a verb lists them, each known by a key. A new list is taken over row by row: what stays the same stays where it is on screen. */
class JsonListModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ANONYMOUS
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    using QAbstractListModel::QAbstractListModel;

    int count() const { return int(m_rows.size()); }
    QJsonObject at(int row) const { return m_rows.value(row); }
    const QList<QJsonObject> &rows() const { return m_rows; }
    int rowOf(const QString &key) const; //!< -1: there is none
    int rowCount(const QModelIndex &parent = {}) const override;

    void setRows(const QList<QJsonObject> &rows); //!< their keys differ
    void setRows(const QJsonArray &rows);

Q_SIGNALS:
    void countChanged();

protected:
    virtual QString keyOf(const QJsonObject &row) const = 0;
    void touch(int row) { Q_EMIT dataChanged(index(row), index(row)); }

private:
    QList<QJsonObject> m_rows;
};

} // namespace app
