// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/promptcheck.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! What is to be said of a prompt, by place: errors, warnings, hints, and how some are put right. */
class ProblemModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from AgentDocument")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(int errors READ errors NOTIFY countChanged FINAL)

public:
    enum Role { SeverityRole = Qt::UserRole, SeverityTextRole, LineRole, ColumnRole, TextRole, FixRole };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    void setProblems(const QList<core::Diagnostic> &problems);
    const QList<core::Diagnostic> &problems() const { return m_problems; }
    int count() const { return int(m_problems.size()); }
    int errors() const;

    /*! The row that says something of a place, one with a fix before others; -1: none does. */
    Q_INVOKABLE int rowAt(int line, int column) const;
    Q_INVOKABLE int rowAfter(int line, int column, bool forward) const; //!< round and round; -1: there are none

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    friend struct RowSync;
    QList<core::Diagnostic> m_problems;
};

} // namespace app
