// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/agent.h"
#include "core/agent/templateengine.h"

#include <optional>

namespace core {

/*! The prompt files of a folder, looked at once, and changed one at a time. What is live is the AgentCatalogue's, which sees changes by itself. */
class AgentFolder final
{
public:
    explicit AgentFolder(QString folder);

    struct Entry {
        QString path;
        QByteArray bytes;
        std::optional<Agent> agent;
        std::optional<lattice::Error> error; //!< why there is no agent

        QString revision() const; //!< of the bytes
    };

    QList<Entry> entries() const;                   //!< agents, by file name
    TemplateEngine::Partials partials() const;      //!< texts of the files that begin with `_`
    /*! By name or id, in any case of letters, else by the file's stem, which broken ones have too. \return NotFound with the nearest name */
    lattice::Result<Entry> find(const QString &nameOrId) const;

    /*! Writes a new file for the agent \a name. \return Conflict when the name or the file is taken, Invalid when \a bytes are no agent of that name */
    lattice::Result<Entry> create(const QString &name, const QByteArray &bytes) const;
    /*! Replaces \a before whole. \return Conflict when the file has changed since, or somebody else is writing here */
    lattice::Result<Entry> replace(const Entry &before, const QByteArray &bytes) const;
    lattice::Result<> remove(const Entry &before) const;

private:
    lattice::Result<> isUnchanged(const Entry &before) const;
    lattice::Result<> isFree(const QString &name, const QString &exceptPath) const;

    QString m_folder;
};

} // namespace core
