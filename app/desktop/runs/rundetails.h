// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/events/jsonrows.h"
#include "app/desktop/runs/runstepsmodel.h"
#include "app/desktop/verbclient.h"

namespace app {

/*! One run: its facts, its steps on the axis of time, one step in full, and what the model was sent and said. */
class RunDetails : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from RunDesk")
    Q_PROPERTY(QString runId READ runId NOTIFY changed FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(int state READ state NOTIFY changed FINAL)
    Q_PROPERTY(QString stateText READ stateText NOTIFY changed FINAL)
    Q_PROPERTY(QString glyph READ glyph NOTIFY changed FINAL)
    Q_PROPERTY(QString facts READ facts NOTIFY changed FINAL)
    Q_PROPERTY(QString task READ task NOTIFY changed FINAL)
    Q_PROPERTY(QString answer READ answer NOTIFY changed FINAL)
    Q_PROPERTY(QString error READ error NOTIFY changed FINAL)
    Q_PROPERTY(QString question READ question NOTIFY changed FINAL)
    Q_PROPERTY(QString workId READ workId NOTIFY changed FINAL)
    Q_PROPERTY(QString parentId READ parentId NOTIFY changed FINAL)
    Q_PROPERTY(bool running READ isRunning NOTIFY changed FINAL)
    Q_PROPERTY(bool hasMore READ hasMore NOTIFY changed FINAL)
    Q_PROPERTY(int stepNumber READ stepNumber NOTIFY stepChanged FINAL)
    Q_PROPERTY(QString stepTitle READ stepTitle NOTIFY stepChanged FINAL)
    Q_PROPERTY(app::RunStepsModel *steps READ steps CONSTANT FINAL)
    Q_PROPERTY(app::JsonRows *step READ step CONSTANT FINAL)
    Q_PROPERTY(app::JsonRows *messages READ messages CONSTANT FINAL)

public:
    static constexpr int kPage = 2000; //!< steps at a time

    explicit RunDetails(VerbClient &verbs, QObject *parent = nullptr);

    Q_INVOKABLE void open(const QString &runId);
    Q_INVOKABLE void close();
    Q_INVOKABLE void openStep(int row);
    Q_INVOKABLE void loadMessages();
    Q_INVOKABLE void loadMore(); //!< further steps
    Q_INVOKABLE void cancel();   //!< the run

    void applyRun(const QJsonObject &run);
    void applyStep(const QString &runId, const QJsonObject &step);

    QString runId() const { return m_runId; } //!< empty: none is open
    bool isLoading() const { return m_loading; }
    QString problem() const { return m_problem; }
    QString title() const;
    int state() const;
    QString stateText() const;
    QString glyph() const;
    QString facts() const; //!< one line: when, how long, model, tokens, cost, by whom
    QString task() const { return m_run[u"task"].toString(); }
    QString answer() const { return m_run[u"answer"].toString(); }
    QString error() const { return m_run[u"error"].toString(); }
    QString question() const { return m_run[u"question"].toString(); }
    QString workId() const { return m_run[u"work_id"].toString(); }
    QString parentId() const { return m_run[u"parent_id"].toString(); }
    bool isRunning() const { return m_run[u"state"].toString() == QLatin1StringView("running"); }
    bool hasMore() const { return m_after > 0; }
    int stepNumber() const { return m_stepNumber; } //!< 0: none is open
    QString stepTitle() const { return m_stepTitle; }
    RunStepsModel *steps() { return &m_steps; }
    JsonRows *step() { return &m_step; }
    JsonRows *messages() { return &m_messages; }

Q_SIGNALS:
    void changed();
    void stepChanged();

private:
    void take(const QJsonObject &answer, bool further);

    VerbClient &m_verbs;
    RunStepsModel m_steps;
    JsonRows m_step;
    JsonRows m_messages;
    QJsonObject m_run;
    QString m_runId;
    QString m_problem;
    QString m_stepTitle;
    int m_stepNumber = 0;
    int m_after = 0;
    bool m_loading = false;
};

} // namespace app
