// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/work/workfilter.h"

#include <QAbstractListModel>

namespace app {

/*! What has become of an item of work, step by step, oldest first. */
class WorkTimeline : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from WorkDetails")

public:
    enum Role { TextRole = Qt::UserRole, TimeRole, StationRole, ReasonRole, GlyphRole, StateRole };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    void show(const lattice::WorkRecord &record, const StationNames &names);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

private:
    QList<lattice::WorkStep> m_steps;
    StationNames m_names;
};

} // namespace app
