// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/inspected.h"
#include "app/desktop/work/workrelations.h"
#include "app/desktop/work/worktimeline.h"

namespace app {

/*! One item of work, for the inspector. What has left the ledger stays as it was last seen, and says so. */
class WorkDetails : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed FINAL)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed FINAL)
    Q_PROPERTY(bool gone READ isGone NOTIFY changed FINAL)
    Q_PROPERTY(QString workId READ workId NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString task READ task NOTIFY changed FINAL)
    Q_PROPERTY(int state READ state NOTIFY changed FINAL)
    Q_PROPERTY(QString stateText READ stateText NOTIFY changed FINAL)
    Q_PROPERTY(QString remark READ remark NOTIFY changed FINAL)
    Q_PROPERTY(int percent READ percent NOTIFY changed FINAL)
    Q_PROPERTY(QString progressText READ progressText NOTIFY changed FINAL)
    Q_PROPERTY(QString agent READ agent NOTIFY changed FINAL)
    Q_PROPERTY(QString stationId READ stationId NOTIFY changed FINAL)
    Q_PROPERTY(QString stationName READ stationName NOTIFY changed FINAL)
    Q_PROPERTY(QString result READ result NOTIFY changed FINAL)
    Q_PROPERTY(QString resultExcerpt READ resultExcerpt NOTIFY changed FINAL)
    Q_PROPERTY(QString soFar READ soFar NOTIFY soFarChanged FINAL)
    Q_PROPERTY(QString blobText READ blobText NOTIFY changed FINAL)
    Q_PROPERTY(QString blobCommand READ blobCommand NOTIFY changed FINAL)
    Q_PROPERTY(bool rehearsed READ isRehearsed NOTIFY changed FINAL)
    Q_PROPERTY(QString errorText READ errorText NOTIFY changed FINAL)
    Q_PROPERTY(QString errorWords READ errorWords NOTIFY changed FINAL)
    Q_PROPERTY(QString question READ question NOTIFY changed FINAL)
    Q_PROPERTY(QString answerGiven READ answerGiven NOTIFY changed FINAL)
    Q_PROPERTY(app::FactModel *facts READ facts CONSTANT FINAL)
    Q_PROPERTY(app::FactModel *inputs READ inputs CONSTANT FINAL)
    Q_PROPERTY(app::WorkTimeline *timeline READ timeline CONSTANT FINAL)
    Q_PROPERTY(app::WorkRelations *relations READ relations CONSTANT FINAL)

public:
    static constexpr qsizetype kExcerpt = 2048; //!< characters of an answer that are shown before it is opened

    explicit WorkDetails(WorkBoard &board, QObject *parent = nullptr);

    void show(const QString &workId);
    void setNames(const StationNames &names);
    void tick();
    void applyPart(const QString &workId, const QString &text);

    bool isEmpty() const { return m_workId.isEmpty(); }
    bool isKnown() const { return !m_entry.record.spec.workId.isEmpty(); } //!< or it is asked for and not here
    bool isGone() const { return m_gone; }
    QString workId() const { return m_workId; }
    QString title() const;
    QString task() const { return m_entry.record.spec.task; }
    int state() const { return m_entry.state; }
    QString stateText() const { return WorkWords::word(m_entry.state); }
    QString remark() const { return WorkWords::remark(m_entry.record, m_board.now()); }
    int percent() const { return m_entry.record.progress.percent; }
    QString progressText() const { return WorkWords::progress(m_entry.record); }
    QString agent() const { return agentOf(m_entry.record); }
    QString stationId() const { return m_entry.record.station; }
    QString stationName() const { return nameOf(m_entry.record.station); }
    QString result() const { return m_entry.record.outcome.result; }
    QString resultExcerpt() const;
    QString soFar() const { return m_soFar; } //!< what the agent has said since this item was opened; empty once it has ended
    QString blobText() const;    //!< of an answer too large for the ledger: how large
    QString blobCommand() const; //!< and what reads it
    bool isRehearsed() const;
    QString errorText() const;
    QString errorWords() const;
    QString question() const;
    QString answerGiven() const;
    FactModel *facts() { return &m_facts; }
    FactModel *inputs() { return &m_inputs; }
    WorkTimeline *timeline() { return &m_timeline; }
    WorkRelations *relations() { return &m_relations; }

Q_SIGNALS:
    void changed();
    void soFarChanged();
    void followWanted(const QString &workId); //!< parts of its answer; empty: of none

private:
    void refresh();
    void follow();
    void fillFacts();
    static QString failureText(std::optional<lattice::Fault> fault);
    QString nameOf(const QString &stationId) const { return m_names.value(stationId, stationId); }

    WorkBoard &m_board;
    StationNames m_names;
    QString m_workId;
    WorkEntry m_entry;
    bool m_gone = false;
    QString m_soFar;
    QString m_followed; //!< work id and attempt
    FactModel m_facts;
    FactModel m_inputs;
    WorkTimeline m_timeline;
    WorkRelations m_relations;
};

} // namespace app
