// SPDX-License-Identifier: Apache-2.0
#pragma once

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
    Q_INVOKABLE void create(const QString &environment, const QString &name, const QString &description);
    Q_INVOKABLE void forgetProblem();

    AgentTreeModel *tree() { return &m_tree; }
    OpenDocuments *documents() { return &m_documents; }
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
    QString toolsFile() const;
    void rememberTools(AgentDocument &document);

    VerbClient &m_verbs;
    AgentTreeModel m_tree;
    PromptKnowledge m_knowledge;
    PromptJobs m_jobs; //!< before the documents, which give it jobs until they go
    OpenDocuments m_documents;
    QHash<QString, AgentDraft> m_drafts; //!< by file
    QString m_draftFolder;
    QJsonObject m_tools; //!< by file: how Try has tools answered, where it is not as usual
    QString m_createProblem;
    int m_currentRow = -1;
    bool m_watched = false;
    bool m_creating = false;
    bool m_restored = false;
};

} // namespace app
