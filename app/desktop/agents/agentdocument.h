// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/agents/agentform.h"
#include "app/desktop/agents/agenttry.h"
#include "app/desktop/agents/agentversions.h"
#include "app/desktop/agents/problemmodel.h"
#include "app/desktop/agents/promptcompletion.h"
#include "app/desktop/agents/promptknowledge.h"

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QQuickTextDocument>
#include <QTextDocument>
#include <QTimer>

namespace app {

class PromptHighlighter;

/*! A text that was not saved, as it is kept beside the home's data. */
struct AgentDraft {
    QString environment;
    QString file;
    QString revision; //!< of the file that it began with
    QString text;
    QDateTime time;

    QByteArray toJson() const;
    static std::optional<AgentDraft> fromJson(const QByteArray &bytes);
};

/*!
    One open prompt file, with four facts that are kept apart: the draft (what stands in the editor), the file, its versions, and what
    runs on the lattice.

    The file is read and written by verbs of the engine, so that each save has a version and an author. A draft is kept every two
    seconds, never in the agent's file. The text is that of the editor once one is attached, so undo is the editor's and goes on
    over saves, forms and what is taken from the disk.
*/
class AgentDocument : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from AgentDesk")
    Q_PROPERTY(QString environment READ environment CONSTANT FINAL)
    Q_PROPERTY(QString file READ file NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString title READ title NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool loading READ isLoading NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool loaded READ isLoaded NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString problem READ problem NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool dirty READ isDirty NOTIFY dirtyChanged FINAL)
    Q_PROPERTY(bool saving READ isSaving NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString saveProblem READ saveProblem NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool conflict READ hasConflict NOTIFY stateChanged FINAL)
    Q_PROPERTY(bool gone READ isGone NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString readOnlyReason READ readOnlyReason NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString restoredText READ restoredText NOTIFY stateChanged FINAL)
    Q_PROPERTY(QString draftText READ draftText NOTIFY factsChanged FINAL)
    Q_PROPERTY(QString fileText READ fileText NOTIFY factsChanged FINAL)
    Q_PROPERTY(QString versionText READ versionText NOTIFY factsChanged FINAL)
    Q_PROPERTY(QString runningText READ runningText NOTIFY factsChanged FINAL)
    Q_PROPERTY(bool checked READ isChecked NOTIFY factsChanged FINAL)
    Q_PROPERTY(bool guarded READ isGuarded NOTIFY factsChanged FINAL)
    Q_PROPERTY(int revision READ revision NOTIFY edited FINAL)
    Q_PROPERTY(app::ProblemModel *problems READ problems CONSTANT FINAL)
    Q_PROPERTY(app::PromptCompletion *completion READ completion CONSTANT FINAL)
    Q_PROPERTY(app::AgentVersions *versions READ versions CONSTANT FINAL)
    Q_PROPERTY(app::AgentForm *form READ form CONSTANT FINAL)
    Q_PROPERTY(app::AgentTry *trial READ trial CONSTANT FINAL)
    Q_PROPERTY(app::LineDiff *comparison READ comparison CONSTANT FINAL)

public:
    AgentDocument(VerbClient &verbs, PromptJobs &jobs, PromptKnowledge &knowledge, const QString &environment, const QString &file, const QString &drafts, QObject *parent = nullptr);
    ~AgentDocument() override;

    /*! Reads the file, and puts \a draft over it when there is one. */
    void open(const std::optional<AgentDraft> &draft = {});
    void lookAgain(); //!< the disk may say something else by now
    /*! Keeps the draft at once, as before the window closes. */
    void keepDraft();

    Q_INVOKABLE void attach(QQuickTextDocument *document, bool dark);
    Q_INVOKABLE void setDark(bool dark);
    Q_INVOKABLE void save();
    Q_INVOKABLE void revert(); //!< to the file; can be undone
    Q_INVOKABLE void takeTheirs();
    Q_INVOKABLE void keepMine();
    Q_INVOKABLE void compareWithFile();
    Q_INVOKABLE void forgetRestored();

    Q_INVOKABLE int positionOf(int line, int column) const; //!< of the place in the text; the nearest where there is none
    Q_INVOKABLE int lineOf(int position) const;             //!< from 1
    Q_INVOKABLE int columnOf(int position) const;
    Q_INVOKABLE int find(const QString &words, int from, bool forward, bool matchCase) const; //!< goes on at the other end; -1: nowhere
    Q_INVOKABLE int occurrences(const QString &words, bool matchCase) const;
    Q_INVOKABLE int replaceAll(const QString &words, const QString &with, bool matchCase);
    Q_INVOKABLE int replace(int from, int length, const QString &with); //!< \return where the new text ends
    Q_INVOKABLE int newLine(int position);                              //!< as far in as the line before; \return where the cursor goes
    Q_INVOKABLE int applyFix(int row);                                  //!< of problems; \return where the cursor goes, -1: no fix
    Q_INVOKABLE void complete(int position, bool asked);
    Q_INVOKABLE int accept(int row); //!< of completion; \return where the cursor goes

    /*! Changes the front matter by the keys of agent.update. \a done gets what is wrong, in words, or nothing. */
    void change(const QJsonObject &wanted, std::function<void(const QString &problem)> done);

    QString environment() const { return m_environment; }
    QString file() const { return m_file; }
    QString title() const;
    QString handle() const; //!< by which verbs know it: the file's name without ending
    QString text() const;
    QTextDocument *textDocument() const { return m_document; } //!< the editor's, where there is one
    QString savedText() const { return m_saved; }
    bool isLoading() const { return m_loading; }
    bool isLoaded() const { return m_loaded; }
    QString problem() const { return m_problem; }
    bool isDirty() const { return m_dirty; }
    bool isSaving() const { return m_saving; }
    QString saveProblem() const { return m_saveProblem; }
    bool hasConflict() const { return m_theirs.has_value(); }
    bool isGone() const { return m_gone; }
    QString readOnlyReason() const { return m_readOnlyReason; }
    QString restoredText() const;
    QString draftText() const;
    QString fileText() const;
    QString versionText() const;
    QString runningText() const;
    bool isGuarded() const;
    bool isChecked() const { return m_checked; } //!< problems() say something of this text, or one shortly before
    int revision() const { return m_edits; }
    ProblemModel *problems() { return &m_problems; }
    PromptCompletion *completion() { return &m_completion; }
    AgentVersions *versions() { return &m_versions; }
    LineDiff *comparison() { return &m_comparison; }
    PromptJobs &jobs() { return m_jobs; }
    const PromptKnowledge &knowledge() const { return m_knowledge; }
    AgentForm *form() { return &m_form; }
    AgentTry *trial() { return &m_trial; }

Q_SIGNALS:
    void stateChanged();
    void dirtyChanged();
    void factsChanged();
    void edited();
    void begun(); //!< the text has come, and the cursor belongs to its beginning
    void saved();
    void draftKept(const app::AgentDraft &draft);
    void draftDropped(const QString &file);

private:
    struct Theirs {
        QString text;
        QString revision;
    };
    void take(const QJsonObject &answer);
    void show(const QString &text, const QString &revision);
    void takeSaved(const lattice::Result<QJsonObject> &answer, const QString &text);
    void watchText();
    void textEdited();
    void judge();
    void check();
    void dropDraft();
    void watchFile();
    void setText(const QString &text); //!< as one step that can be undone
    QByteArray bytesOf(const QString &text) const;
    QString draftPath() const;
    PromptCompletion::Known known() const;

    VerbClient &m_verbs;
    PromptJobs &m_jobs;
    PromptKnowledge &m_knowledge;
    const QString m_environment;
    QString m_file;
    const QString m_drafts;
    QTextDocument m_own;                       //!< until there is an editor
    QPointer<QTextDocument> m_document;        //!< the editor's, else m_own
    QPointer<PromptHighlighter> m_highlighter; //!< belongs to the editor's document
    QString m_saved;                           //!< the file, as the editor would show it
    QString m_revision;
    QString m_name;
    bool m_windowsLines = false;
    std::optional<Theirs> m_theirs;
    std::optional<AgentDraft> m_restore;
    QDateTime m_savedAt;
    QDateTime m_keptAt;
    QDateTime m_restoredAt;
    QString m_keepProblem;
    QString m_problem;
    QString m_saveProblem;
    QString m_readOnlyReason;
    QString m_error; //!< why the file is no agent
    ProblemModel m_problems;
    PromptCompletion m_completion;
    AgentVersions m_versions;
    LineDiff m_comparison;
    AgentForm m_form{*this};
    AgentTry m_trial;
    PromptJobs::Outline m_outline;
    QFileSystemWatcher m_watcher;
    QTimer m_disk;
    QTimer m_checkTimer;
    QTimer m_draftTimer;
    int m_seen = -1; //!< the document's revision that was looked at
    int m_edits = 0;
    int m_checks = 0;
    int m_reads = 0;
    bool m_loading = false;
    bool m_loaded = false;
    bool m_dirty = false;
    bool m_saving = false;
    bool m_gone = false;
    bool m_checked = false;
};

} // namespace app
