// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! Filters with a name, of each page its own; kept in a file of the home. A name that is there already gets the new filter. */
class SavedFilters : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from WindowDesk")
    Q_PROPERTY(QString problem READ problem NOTIFY problemChanged FINAL)

public:
    static constexpr qsizetype kMost = 500;
    enum Role { PageRole = Qt::UserRole, NameRole, FilterRole };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    /*! Reads \a path, and writes there from now on. A file that cannot be read is put aside. */
    void open(const QString &path);

    Q_INVOKABLE void save(const QString &page, const QString &name, const QString &filter);
    Q_INVOKABLE void remove(const QString &page, const QString &name);
    Q_INVOKABLE int count(const QString &page) const;

    QString problem() const { return m_problem; } //!< why they are not kept

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_filters.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override { return {{PageRole, "page"}, {NameRole, "name"}, {FilterRole, "filter"}}; }

Q_SIGNALS:
    void problemChanged();

private:
    struct Filter {
        QString page;
        QString name;
        QString filter;
    };
    qsizetype find(const QString &page, const QString &name) const;
    void write();
    void setProblem(const QString &words);

    QList<Filter> m_filters; //!< by page, then by name
    QString m_path;
    QString m_problem;
};

} // namespace app
