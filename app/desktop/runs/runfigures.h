// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QJsonObject>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! The figures of two runs beside each other, with how the second differs from the first. What a run did not count is said to be unknown. */
class RunFigures : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from RunComparison")

public:
    enum Role { LabelRole = Qt::UserRole, LeftRole, RightRole, ChangeRole, DiffersRole };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    /*! \a comparison as the verb `runs.compare` gives it; empty: there is none. */
    void setRuns(const QJsonObject &comparison);

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row {
        QString label;
        QString left;
        QString right;
        QString change; //!< "+1.2 s", "different"; empty: none
    };
    void addNumber(const QString &label, const QJsonValue &left, const QJsonValue &right, QString (*words)(double));

    QList<Row> m_rows;
};

} // namespace app
