// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! Two texts side by side, line for line, what is the same at the same height. */
class LineDiff : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from AgentDocument")
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(int differences READ differences NOTIFY changed FINAL)

public:
    enum Kind { Same, Changed, Removed, Added };
    Q_ENUM(Kind)
    enum Role { KindRole = Qt::UserRole, LeftLineRole, LeftTextRole, RightLineRole, RightTextRole };
    Q_ENUM(Role)

    struct Row {
        Kind kind = Same;
        int left = 0; //!< from 1; 0: there is none
        int right = 0;
        QString leftText = {};
        QString rightText = {};

        friend bool operator==(const Row &, const Row &) = default;
    };

    using QAbstractListModel::QAbstractListModel;

    /*! Texts that differ in more than some thousand lines are shown as replaced, so that it ends soon. */
    static QList<Row> between(const QString &left, const QString &right);

    void setTexts(const QString &left, const QString &right);
    int count() const { return int(m_rows.size()); }
    int differences() const { return m_differences; } //!< places that differ, of one or more lines
    Q_INVOKABLE int next(int row, bool forward) const; //!< the first line of the next place; -1: none

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();

private:
    QList<Row> m_rows;
    int m_differences = 0;
};

} // namespace app
