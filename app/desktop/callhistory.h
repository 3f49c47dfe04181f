// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/vocabulary.h"
#include "core/engine/engine.h"

#include <QAbstractListModel>

namespace app {

/*! One call of this window, from its start to its end. */
struct CallRecord {
    QString callId;
    QString stationId; //!< where it was sent
    QString agent;
    QString task;
    QDateTime startedAt;
    CallValue::Value phase = CallValue::Running;
    core::Answer answer;
    lattice::Error error;
};

/*! The calls made from this window since it opened, newest first; also of agents that are not shown at the moment. */
class CallHistory : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from CallModel")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)

public:
    static constexpr int kMax = 200;
    enum Role { CallIdRole = Qt::UserRole, StationIdRole, AgentRole, TaskRole, PhaseRole, PhaseTextRole, TimeTextRole, DurationTextRole, SummaryRole };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    void begin(const CallRecord &record);
    /*! Adds a part of the answer. \return whether the call is known and still open */
    bool addText(const QString &callId, const QString &text);
    bool end(const QString &callId, const lattice::Result<core::Answer> &answer);

    const CallRecord *find(const QString &callId) const;
    const CallRecord *latestOf(const QString &stationId, const QString &agent) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    CallRecord *open(const QString &callId);

    QList<CallRecord> m_records;
};

} // namespace app
