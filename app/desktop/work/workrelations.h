// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/work/workfilter.h"

#include <QAbstractListModel>

namespace app {

/*! Items of work that belong to another: its parent, its children, what it does again, the rest of its run. */
class WorkRelations : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from WorkDetails")

public:
    static constexpr qsizetype kMax = 50;
    enum Role { RelationRole = Qt::UserRole, WorkIdRole, TitleRole, StateRole, StateTextRole, GlyphRole };
    Q_ENUM(Role)

    explicit WorkRelations(const WorkBoard &board, QObject *parent = nullptr);

    void show(const lattice::WorkSpec &spec);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    struct Row {
        QString relation;
        QString workId;
        friend bool operator==(const Row &, const Row &) = default;
    };
    const WorkBoard &m_board;
    QList<Row> m_rows;
};

} // namespace app
