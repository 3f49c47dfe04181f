// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/verbclient.h"

#include <QtQml/qqmlregistration.h>

namespace app {

/*!
    Runs an agent once more with what an earlier run was given: by its file or by a draft of it, and with tools that answer as they did then, or really do it.

    As they did then is what is offered first, where the run called tools: nothing happens outside by it. What is under way goes on when nobody looks any more.
*/
class RunAgain : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from RunDesk")
    Q_PROPERTY(QString runId READ runId NOTIFY changed FINAL)
    Q_PROPERTY(QString agent READ agent NOTIFY changed FINAL)
    Q_PROPERTY(QString task READ task NOTIFY changed FINAL)
    Q_PROPERTY(QString input READ input NOTIFY changed FINAL)
    Q_PROPERTY(bool ready READ isReady NOTIFY changed FINAL)
    Q_PROPERTY(int toolCalls READ toolCalls NOTIFY changed FINAL)
    Q_PROPERTY(bool realTools READ hasRealTools WRITE setRealTools NOTIFY changed FINAL)
    Q_PROPERTY(bool hasDraft READ hasDraft NOTIFY changed FINAL)
    Q_PROPERTY(bool useDraft READ usesDraft WRITE setUseDraft NOTIFY changed FINAL)
    Q_PROPERTY(QString command READ command NOTIFY changed FINAL)
    Q_PROPERTY(int phase READ phase NOTIFY changed FINAL)
    Q_PROPERTY(QString answer READ answer NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString problemWords READ problemWords NOTIFY changed FINAL)
    Q_PROPERTY(QString newRunId READ newRunId NOTIFY changed FINAL)

public:
    explicit RunAgain(VerbClient &verbs, QObject *parent = nullptr);

    Q_INVOKABLE void begin(const QString &runId);        //!< prepares another run like this one
    Q_INVOKABLE void setDraft(const QString &draft);     //!< a text of the agent that is not saved; empty: there is none
    Q_INVOKABLE void run();
    Q_INVOKABLE void cancel();
    Q_INVOKABLE QString mcpCall() const;

    QString runId() const { return m_runId; } //!< of the earlier one
    QString agent() const { return m_run[u"agent"].toString(); }
    QString task() const { return m_run[u"task"].toString(); }
    QString input() const; //!< a line for each value
    bool isReady() const { return !m_run.isEmpty(); }
    int toolCalls() const { return m_run[u"tool_calls"].toInt(); }
    bool hasRealTools() const { return m_realTools; }
    void setRealTools(bool real);
    bool hasDraft() const { return !m_draft.isEmpty(); }
    bool usesDraft() const { return m_useDraft; }
    void setUseDraft(bool use);
    QString command() const;
    int phase() const { return m_phase; } //!< a CallPhase
    QString answer() const { return m_answer; }
    QString problem() const { return m_problem; }
    QString problemWords() const { return m_problemWords; }
    QString newRunId() const { return m_newRunId; } //!< once it has ended well

Q_SIGNALS:
    void changed();

private:
    QJsonObject arguments() const;
    void fail(const lattice::Error &error);

    VerbClient &m_verbs;
    QJsonObject m_run;
    QString m_runId;
    QString m_draft;
    QString m_requestId;
    QString m_answer;
    QString m_problem;
    QString m_problemWords;
    QString m_newRunId;
    int m_asked = 0; //!< what was begun before no longer counts
    int m_phase = 0;
    bool m_realTools = false;
    bool m_useDraft = false;
};

} // namespace app
