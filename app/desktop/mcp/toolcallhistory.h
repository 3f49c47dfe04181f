// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/vocabulary.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <QJsonObject>

namespace app {

/*! One call of a tool from this window. */
struct ToolCall {
    QString id;
    QString server;
    QString tool;
    QJsonObject input;
    QDateTime time;
    CallValue::Value phase = CallValue::Running;
    double durationMs = 0;
    QString summary; //!< the first line of the answer, or why there is none
};

/*! The calls of tools made from this window, newest first, with what each was given. Kept in a file when there is one; the answers are not. */
class ToolCallHistory : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from McpDesk")
    Q_PROPERTY(int count READ rowCount NOTIFY countChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY countChanged FINAL)

public:
    static constexpr int kMost = 200;
    enum Role { ServerRole = Qt::UserRole, ToolRole, PhaseRole, PhaseTextRole, TimeTextRole, DurationTextRole, SummaryRole, InputTextRole };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    /*! Reads \a path, and writes there from now on. What was under way when it was written has not ended. */
    void open(const QString &path);
    void begin(const ToolCall &call);
    void end(const QString &id, CallValue::Value phase, const QString &summary);
    Q_INVOKABLE void clear();
    const ToolCall *callAt(int row) const { return row >= 0 && row < m_calls.size() ? &m_calls.at(row) : nullptr; }
    QString problem() const { return m_problem; } //!< why it is not kept; empty: it is

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();

private:
    void save();

    QList<ToolCall> m_calls;
    QString m_path;
    QString m_problem;
};

} // namespace app
