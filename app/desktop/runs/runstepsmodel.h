// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/runs/runaxis.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QtQml/qqmlregistration.h>

namespace app {

/*! The steps of one run, in the order of their beginnings, each with its place on the axis of time. */
class RunStepsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from RunDetails")
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(QString foldedText READ foldedText NOTIFY changed FINAL)
    Q_PROPERTY(int problems READ problems NOTIFY changed FINAL)

public:
    enum Role { NumberRole = Qt::UserRole, KindRole, NameRole, ServerRole, StateRole, GlyphRole, DurationRole, OffsetRole, BeginRole, LengthRole, ErrorRole, TokensRole, CostRole, ChildRunRole, NoteRole };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    void reset(const QJsonObject &run);                  //!< another run, without its steps
    void setRun(const QJsonObject &run);                 //!< the same, as it is now
    void append(const QJsonArray &steps);
    void apply(const QJsonObject &step);                 //!< new, or as it is now
    int lastNumber() const { return m_rows.isEmpty() ? 0 : m_rows.last()[u"number"].toInt(); }
    QJsonObject at(int row) const { return row >= 0 && row < count() ? m_rows.at(row) : QJsonObject(); }

    /*! The next row after \a row, or before it, that failed; -1 when there is none. */
    Q_INVOKABLE int nextProblem(int row, bool forward) const;

    int count() const { return int(m_rows.size()); }
    int problems() const;
    QString foldedText() const; //!< "22 s without a step are folded"; empty: nothing is

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();

private:
    RunAxis::Span spanOf(const QJsonObject &step) const;
    void measure();

    QList<QJsonObject> m_rows;
    QDateTime m_begin;
    RunAxis m_axis;
    double m_lengthMs = 0;
    bool m_running = false;
};

} // namespace app
