// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! The links of the page that is shown, in its order: what Tab goes to and a screen reader names. */
class ManualLinks : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ManualView")

public:
    struct Link {
        QString words;
        QString target; //!< see ManualBook, or an address of the web
        int from = 0;   //!< positions in the document
        int until = 0;
    };
    enum Role { WordsRole = Qt::UserRole, TargetRole, FromRole, UntilRole };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    void set(QList<Link> links);
    const QList<Link> &links() const { return m_links; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    QList<Link> m_links;
};

} // namespace app
