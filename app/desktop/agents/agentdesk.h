// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/agents/agentdeeds.h"
#include "app/desktop/agents/opendocuments.h"

namespace app {

/*! Everything about writing agents for the front end; hangs off ControlCenter as `agents`. */
class AgentDesk : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(app::AgentTreeModel *tree READ tree CONSTANT FINAL)
    Q_PROPERTY(app::OpenDocuments *documents READ documents CONSTANT FINAL)
    Q_PROPERTY(app::AgentDeeds *deeds READ deeds CONSTANT FINAL)
    Q_PROPERTY(QStringList templates READ templates CONSTANT FINAL)
    Q_PROPERTY(int currentRow READ currentRow WRITE setCurrentRow NOTIFY currentChanged FINAL)
    Q_PROPERTY(app::AgentDocument *current READ current NOTIFY currentChanged FINAL)
    Q_PROPERTY(bool watched READ isWatched WRITE setWatched NOTIFY watchedChanged FINAL)
    Q_PROPERTY(bool creating READ isCreating NOTIFY creatingChanged FINAL)
    Q_PROPERTY(QString createProblem READ createProblem NOTIFY creatingChanged FINAL)

public:
    AgentDesk(VerbClient &verbs, const StationListModel &stations, QObject *parent = nullptr);
    ~AgentDesk() override;

    /*! Where drafts are kept, and those of the last time are; nothing is kept before. */
    void openDrafts(const QString &folder);

    Q_INVOKABLE void open(const QString &environment, const QString &file);
    Q_INVOKABLE void close(int row); //!< a draft stays, and is back when the file is opened again
    /*! \a pattern is one of templates(), whose text it begins with; empty: a commented file with the \a description. */
    Q_INVOKABLE void create(const QString &environment, const QString &name, const QString &description, const QString &pattern = {});
    Q_INVOKABLE QString draftOf(const QString &agent) const; //!< of the current environment, as it stands in the editor; empty: there is none
    Q_INVOKABLE void forgetProblem();

    AgentTreeModel *tree() { return &m_tree; }
    OpenDocuments *documents() { return &m_documents; }
    AgentDeeds *deeds() { return &m_deeds; }
    QStringList templates() const; //!< agents that are built in: "sre/log-analyzer"
    int currentRow() const { return m_currentRow; }
    void setCurrentRow(int row);
    AgentDocument *current() const { return m_documents.at(m_currentRow); }
    bool isWatched() const { return m_watched; } //!< the page is in sight
    void setWatched(bool watched);
    bool isCreating() const { return m_creating; }
    QString createProblem() const { return m_createProblem; }

Q_SIGNALS:
    void currentChanged();
    void watchedChanged();
    void creatingChanged();
    void created();

private:
    void restoreDrafts();
    QString openFile() const;
    void keepOpen();
    void askForNew(const QString &environment, const QJsonObject &arguments);
    QString toolsFile() const;
    void rememberTools(AgentDocument &document);

    VerbClient &m_verbs;
    AgentTreeModel m_tree;
    PromptKnowledge m_knowledge;
    PromptJobs m_jobs; //!< before the documents, which give it jobs until they go
    OpenDocuments m_documents;
    AgentDeeds m_deeds;
    QHash<QString, AgentDraft> m_drafts; //!< by file
    QString m_draftFolder;
    QJsonObject m_tools; //!< by file: how Try has tools answered, where it is not as usual
    QJsonObject m_lastOpen; //!< the files that were open when the window closed, and which of them was seen
    QString m_createProblem;
    int m_currentRow = -1;
    bool m_watched = false;
    bool m_creating = false;
    bool m_draftsRead = false;
    bool m_restored = false;
};

} // namespace app
