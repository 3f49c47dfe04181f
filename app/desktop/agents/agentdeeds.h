// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/agents/promptjobs.h"
#include "app/desktop/verbclient.h"

#include <QTimer>
#include <QtQml/qqmlregistration.h>

namespace app {

/*!
    What is done to an agent's file as a whole: a copy of it under another name, another name, and its deletion, which can be undone for ten seconds.

    Undoing brings the very text back: the version before it from the history, so that it stays one history, and where there is none the text as it was read.
*/
class AgentDeeds : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from AgentDesk")
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY changed FINAL)
    Q_PROPERTY(QString report READ report NOTIFY changed FINAL)
    Q_PROPERTY(QString reportWords READ reportWords NOTIFY changed FINAL)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed FINAL)

public:
    static constexpr std::chrono::seconds kUndo{10};

    AgentDeeds(VerbClient &verbs, PromptJobs &jobs, QObject *parent = nullptr);

    Q_INVOKABLE void duplicate(const QString &environment, const QString &file, const QString &into, const QString &name);
    Q_INVOKABLE void rename(const QString &environment, const QString &file, const QString &name);
    Q_INVOKABLE void remove(const QString &environment, const QString &file);
    Q_INVOKABLE void undo();
    Q_INVOKABLE void dismiss();
    Q_INVOKABLE void forgetProblem();
    Q_INVOKABLE QString command(const QString &environment, const QString &file) const; //!< that shows it
    Q_INVOKABLE QString mcpCall(const QString &environment, const QString &file) const;

    bool isBusy() const { return m_busy; }
    QString problem() const { return m_problem; } //!< why the last one was not done, for the form that asked for it
    QString report() const { return m_report; }
    QString reportWords() const { return m_reportWords; }
    bool canUndo() const { return m_undo.isActive(); }

Q_SIGNALS:
    void changed();
    void done(); //!< well
    void made(const QString &environment, const QString &file);
    void renamed();
    void removed(const QString &file);

private:
    using Then = std::function<void(const QJsonObject &answer)>;
    void ask(const QString &verb, const QJsonObject &arguments, Then then);
    void tell(const QString &report, const QString &words = {});
    void finish(const QString &environment, const QString &file);
    void bringBack(bool byHistory);

    /*! What was deleted last. */
    struct Deleted {
        QString environment;
        QString file;
        QString name;
        QString source;
        QString version; //!< of its history; empty: there is none
    };
    VerbClient &m_verbs;
    PromptJobs &m_jobs;
    Deleted m_deleted;
    QTimer m_undo;
    QString m_problem;
    QString m_report;
    QString m_reportWords;
    bool m_busy = false;
};

} // namespace app
