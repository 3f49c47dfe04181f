// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/agent.h"
#include "core/agent/checkedprompts.h"

#include <QDateTime>
#include <QFileSystemWatcher>
#include <QMap>
#include <QSet>
#include <QTimer>

#include <optional>

class QFileInfo;

namespace core {

/*! A prompt file that is not, or not as it now stands, an agent. */
struct AgentProblem {
    QString path;
    lattice::Error error;

    friend bool operator==(const AgentProblem &, const AgentProblem &) = default;
};

/*!
    The agents in a folder of `.prompt` files, kept up to date while people edit them. Files that begin with `_` are partials.

    A file that breaks keeps its last good agent and is listed as a problem. Of two files with one name the first, by file
    name, has it. Files that lead out of the folder, and files that are too big or binary, are refused.
*/
class AgentCatalogue final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AgentCatalogue)

public:
    /*! Reads \a folder at once; it may be made later. The file \a memory makes the next start faster, see CheckedPrompts. */
    explicit AgentCatalogue(const QString &folder, const QString &memory = {}, QObject *parent = nullptr);
    ~AgentCatalogue() override;

    void rescan(); //!< reads what has changed since

    QList<Agent> agents() const; //!< by file name
    std::optional<Agent> find(const QString &nameOrId) const; //!< names in any case of letters
    QList<AgentProblem> problems() const;
    QString folder() const { return m_folder; }

Q_SIGNALS:
    void agentsChanged(); //!< agents or problems

private:
    struct Entry {
        QDateTime modified;
        qint64 size = -1;
        QByteArray bytes;
        std::optional<Agent> agent; //!< the last good one
        std::optional<lattice::Error> error;
    };

    bool update(const QFileInfo &file);
    lattice::Result<QByteArray> read(const QFileInfo &file) const;
    void takeNames();
    void watch();

    QString m_folder;
    CheckedPrompts m_checked;
    QMap<QString, Entry> m_entries; //!< by file name
    QList<Agent> m_agents;
    QList<AgentProblem> m_problems;
    QSet<QString> m_dirty; //!< said to have changed, whatever their time says
    QFileSystemWatcher m_watcher;
    QTimer m_settle; //!< joins the several signals of one change
    QTimer m_remember; //!< writes what has been checked, after the start
    QTimer m_sweep;  //!< for folders that cannot be watched, or come later
};

} // namespace core
