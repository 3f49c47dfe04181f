// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/events/jsonrows.h"
#include "app/desktop/runs/runstepsmodel.h"
#include "app/desktop/verbclient.h"

#include <QUrl>

namespace app {

/*! One run: its facts, its steps on the axis of time, one step in full, and what the model was sent and said. */
class RunDetails : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from RunDesk")
    Q_PROPERTY(QString runId READ runId NOTIFY runIdChanged FINAL)
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
    Q_PROPERTY(QDateTime startedAt READ startedAt NOTIFY changed FINAL)
    Q_PROPERTY(QString stationId READ stationId NOTIFY changed FINAL)
    Q_PROPERTY(QString report READ report NOTIFY reportChanged FINAL)
    Q_PROPERTY(QString reportWords READ reportWords NOTIFY reportChanged FINAL)
    Q_PROPERTY(bool hasMore READ hasMore NOTIFY changed FINAL)
    Q_PROPERTY(bool incomplete READ isIncomplete NOTIFY changed FINAL)
    Q_PROPERTY(int stepNumber READ stepNumber NOTIFY stepChanged FINAL)
    Q_PROPERTY(QString stepRun READ stepRun NOTIFY stepChanged FINAL)
    Q_PROPERTY(QString stepSize READ stepSize NOTIFY stepChanged FINAL)
    Q_PROPERTY(QString stepFile READ stepFile NOTIFY stepChanged FINAL)
    Q_PROPERTY(QString stepFileSize READ stepFileSize NOTIFY stepChanged FINAL)
    Q_PROPERTY(QString messagesSize READ messagesSize NOTIFY messagesChanged FINAL)
    Q_PROPERTY(QString stepTitle READ stepTitle NOTIFY stepChanged FINAL)
    Q_PROPERTY(app::RunStepsModel *steps READ steps CONSTANT FINAL)
    Q_PROPERTY(app::JsonRows *step READ step CONSTANT FINAL)
    Q_PROPERTY(app::JsonRows *messages READ messages CONSTANT FINAL)

public:
    static constexpr int kPage = 2000;         //!< steps that come first; a run that is unfolded shows as many
    static constexpr int kFurtherPage = 10'000; //!< steps at a time, after them and by themselves
    static constexpr int kMostByThemselves = 200'000;

    explicit RunDetails(VerbClient &verbs, QObject *parent = nullptr);

    Q_INVOKABLE void open(const QString &runId);
    Q_INVOKABLE void close();
    Q_INVOKABLE void openStep(int row);
    Q_INVOKABLE void toggleFold(int row); //!< shows the steps of the run that this one started, or no longer
    Q_INVOKABLE QString stepText() const; //!< what the open step was given and gave, all of it
    Q_INVOKABLE QString messagesText() const;
    Q_INVOKABLE void loadMessages();
    Q_INVOKABLE void loadMore(); //!< further steps
    Q_INVOKABLE void cancel();   //!< the run
    Q_INVOKABLE void exportTo(const QUrl &file);
    Q_INVOKABLE void dismissReport();
    Q_INVOKABLE QString command() const; //!< that shows this run
    Q_INVOKABLE QString mcpCall() const;

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
    QDateTime startedAt() const { return QDateTime::fromString(m_run[u"started_at"].toString(), Qt::ISODateWithMs); }
    QString stationId() const { return m_run[u"station"].toString(); } //!< that ran it
    QString report() const { return m_report; } //!< what became of the last export; empty: nothing to tell
    QString reportWords() const { return m_reportWords; }
    bool hasMore() const { return m_after > 0; }
    bool isIncomplete() const { return m_run[u"incomplete"].toBool(); }
    int stepNumber() const { return m_stepNumber; } //!< 0: none is open
    QString stepRun() const { return m_stepRun; }   //!< of the open step: the run, or one that it started
    QString stepSize() const;                       //!< of stepText(), worded; empty: it is small
    QString stepFile() const { return m_stepFile; } //!< where its answer is kept whole; empty: it was not too long for a message
    QString stepFileSize() const { return m_stepFileSize; }
    QString messagesSize() const;
    QString stepTitle() const { return m_stepTitle; }
    RunStepsModel *steps() { return &m_steps; }
    JsonRows *step() { return &m_step; }
    JsonRows *messages() { return &m_messages; }

Q_SIGNALS:
    void runIdChanged();
    void changed();
    void stepChanged();
    void messagesChanged();
    /*! The step to look at first: the first failure, in the run that it lies in, else the longest. */
    void pathFound(int row);
    void reportChanged();

private:
    void take(const QJsonObject &answer, bool further);
    void unfold(int row, bool onThePath);
    void lookForThePath();
    void followPath(int row);

    VerbClient &m_verbs;
    RunStepsModel m_steps;
    JsonRows m_step;
    JsonRows m_messages;
    QJsonObject m_run;
    QString m_runId;
    QString m_problem;
    QString m_report;
    QString m_reportWords;
    QString m_stepTitle;
    QString m_stepRun;
    QString m_stepFile;
    QString m_stepFileSize;
    QJsonObject m_stepJson;
    QJsonValue m_allMessages;
    int m_stepNumber = 0;
    int m_after = 0;
    int m_opening = 0; //!< what an earlier one asked for no longer counts, be it the same run
    int m_choice = 0;  //!< of a step, by a person or by the path: where one was made since, the path ends
    bool m_loading = false;
    bool m_pathWanted = false; //!< nobody has chosen a step yet
};

} // namespace app
