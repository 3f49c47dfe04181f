// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/events/jsonrows.h"
#include "app/desktop/inspected.h"
#include "lattice/history/historyrow.h"

namespace app {

/*! One row of the history in full: its facts, its JSON as a tree and as it was stored, and what belongs to it. */
class EventDetails : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from Replay")
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed FINAL)
    Q_PROPERTY(QString sequenceText READ sequenceText NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString summary READ summary NOTIFY changed FINAL)
    Q_PROPERTY(QString mark READ mark NOTIFY changed FINAL)
    Q_PROPERTY(QString stateText READ stateText NOTIFY changed FINAL)
    Q_PROPERTY(QString raw READ raw NOTIFY changed FINAL)
    Q_PROPERTY(bool hasTree READ hasTree NOTIFY changed FINAL)
    Q_PROPERTY(QString workId READ workId NOTIFY changed FINAL)
    Q_PROPERTY(QString workFilter READ workFilter NOTIFY changed FINAL)
    Q_PROPERTY(QString runFilter READ runFilter NOTIFY changed FINAL)
    Q_PROPERTY(QString traceFilter READ traceFilter NOTIFY changed FINAL)
    Q_PROPERTY(QString stationId READ stationId NOTIFY changed FINAL)
    Q_PROPERTY(QString agent READ agent NOTIFY changed FINAL)
    Q_PROPERTY(app::FactModel *facts READ facts CONSTANT FINAL)
    Q_PROPERTY(app::JsonRows *tree READ tree CONSTANT FINAL)

public:
    using QObject::QObject;

    void show(const lattice::HistoryRow &row);
    Q_INVOKABLE void clear();

    bool isEmpty() const { return m_row.sequence == 0; }
    const lattice::HistoryRow &row() const { return m_row; }
    QString sequenceText() const;
    QString title() const;
    QString summary() const;
    QString mark() const { return lattice::stateName(m_row.state); }
    QString stateText() const;
    QString raw() const; //!< indented where it is JSON, else the bytes as text
    bool hasTree() const { return m_tree.rowCount() > 0; }
    QString workId() const { return m_known.work; }
    QString workFilter() const; //!< everything about this work; empty: it is not about work
    QString runFilter() const;
    QString traceFilter() const;
    QString stationId() const { return m_known.station; }
    QString agent() const { return m_known.agent; }
    FactModel *facts() { return &m_facts; }
    JsonRows *tree() { return &m_tree; }

Q_SIGNALS:
    void changed();

private:
    QList<FactModel::Fact> factRows() const;

    lattice::HistoryRow m_row;
    lattice::EventFacts m_known;
    FactModel m_facts;
    JsonRows m_tree;
};

} // namespace app
