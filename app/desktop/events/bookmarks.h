// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QDateTime>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! Moments that the operator wants to find again, oldest first. Kept in a file when there is one, from one start to the next. */
class Bookmarks : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from Replay")
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged FINAL)

public:
    static constexpr qsizetype kMost = 500;
    enum Role { TimeRole = Qt::UserRole, TextRole };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    /*! Reads \a path, and writes there from now on. A file that cannot be read is set aside. */
    void open(const QString &path);
    Q_INVOKABLE void toggle(const QDateTime &time); //!< adds the moment, or removes it where it is one
    Q_INVOKABLE void remove(int row);

    QString problem() const { return m_problem; } //!< why they are not kept; empty: they are

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void problemChanged();

private:
    void save();
    void setProblem(const QString &words);

    QList<QDateTime> m_times;
    QString m_path;
    QString m_problem;
};

} // namespace app
