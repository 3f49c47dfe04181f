// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/agents/agenttreemodel.h"
#include "app/desktop/agents/promptjobs.h"
#include "app/desktop/stationlistmodel.h"

namespace app {

/*! What may be named in a prompt: tools, models, agents. It asks the engine when a file is opened, and starts no server for it. */
class PromptKnowledge final : public QObject
{
    Q_OBJECT

public:
    PromptKnowledge(VerbClient &verbs, const AgentTreeModel &tree, const StationListModel &stations);

    void refresh(const QString &environment);

    QStringList tools(const QString &environment) const;  //!< "server/tool", and the servers
    QStringList agents(const QString &environment) const; //!< of the environment and of the lattice
    QStringList models() const { return m_models; }
    const AgentTreeModel &tree() const { return m_tree; }
    const StationListModel &stations() const { return m_stations; }

    /*! For checking a file of \a environment. What is not known for sure is left out, so that nothing is called unknown that may exist. */
    PromptJobs::Surroundings around(const QString &environment, const QString &file) const;

Q_SIGNALS:
    void changed(const QString &environment); //!< empty: of all

private:
    struct Tools {
        QStringList servers;
        QStringList names;
        bool complete = false;
    };
    void takeModels(const QJsonObject &answer);

    VerbClient &m_verbs;
    const AgentTreeModel &m_tree;
    const StationListModel &m_stations;
    QHash<QString, Tools> m_tools;
    QStringList m_models;
    bool m_allModels = false;
};

} // namespace app
