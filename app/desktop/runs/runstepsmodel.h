// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/runs/runspan.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <QJsonArray>
#include <QtQml/qqmlregistration.h>

namespace app {

/*!
    The steps of one run, in the order of their beginnings, each with its place on the axis of time. A step that started another run
    unfolds: the steps of that one come below it, one deeper, on the same axis.

    A row may fill some hundred bytes, so that a run of 80,000 steps is no matter. Steps that are missing in the record are said to be, by the row after them.
*/
class RunStepsModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from RunDetails")
    Q_PROPERTY(int count READ count NOTIFY changed FINAL)
    Q_PROPERTY(QString foldedText READ foldedText NOTIFY changed FINAL)
    Q_PROPERTY(int problems READ problems NOTIFY changed FINAL)

public:
    enum Role { NumberRole = Qt::UserRole, KindRole, NameRole, ServerRole, StateRole, GlyphRole, DurationRole, OffsetRole, BeginRole, LengthRole, ErrorRole, FactsRole, ChildRunRole, NoteRole, DepthRole, FoldRole, MissingRole, OfRunRole };
    Q_ENUM(Role)

    using QAbstractListModel::QAbstractListModel;

    void reset(const QJsonObject &run);                  //!< another run, without its steps
    void setRun(const QJsonObject &run);                 //!< the same, as it is now
    void append(const QJsonArray &steps);                //!< further steps of the run
    void setHasMore(bool more);                          //!< steps are still to come: what is not here is not idle
    void apply(const QJsonObject &step);                 //!< new, or as it is now
    RunSpan at(int row) const { return row >= 0 && row < count() ? m_rows.at(row) : RunSpan(); }
    int rowOf(const QString &runId, int number) const;   //!< -1: it is not shown

    // The run that a step started.
    void setFold(int row, RunSpan::Fold fold);
    void unfold(int row, const QJsonArray &steps, bool isCut); //!< puts them below it; it has more than these
    void failFold(int row, const QString &why);
    void fold(int row);                                  //!< takes them away again

    /*! The next row after \a row, or before it, that failed; -1 when there is none. */
    Q_INVOKABLE int nextProblem(int row, bool forward) const;
    int longest(int from = 0) const; //!< the row at the depth of \a from that took the longest, from there on; -1: none

    int lastNumber() const; //!< of the run itself; 0: there is no step
    int count() const { return int(m_rows.size()); }
    int problems() const { return m_problems; }
    QString foldedText() const; //!< "22 s without a step are folded"; empty: nothing is

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();

private:
    int insertRows(int row, const QJsonArray &steps, const QString &runId, int depth);
    int lastBelow(int row) const; //!< the last row that is deeper than it; itself: none is
    int missingBefore(int row) const;
    double place(double ms) const { return m_axis.placeOf(ms); }
    void measure();

    QList<RunSpan> m_rows;
    QString m_runId;
    qint64 m_epoch = 0; //!< when the run began
    RunAxis m_axis;
    double m_lengthMs = 0;
    int m_problems = 0;
    bool m_running = false;
    bool m_more = false;
};

} // namespace app
