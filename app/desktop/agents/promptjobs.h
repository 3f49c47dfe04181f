// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/agent/promptcheck.h"
#include "lattice/link/worker.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace app {

/*!
    What the editor needs and what may take a while, on a thread of its own: checking a text, changing its front matter, files of drafts.

    Jobs are done in the order of the calls; each answer comes on the thread of \a receiver, and not at all when that has gone.
*/
class PromptJobs final
{
public:
    PromptJobs();
    ~PromptJobs();
    Q_DISABLE_COPY_MOVE(PromptJobs)

    /*! What there is around a prompt; its partials are read from \a folder. */
    struct Surroundings {
        core::PromptSurroundings known;
        QString folder;
        QHash<QString, QString> takenNames; //!< in small letters: names of agents that other stations own, and whose
    };
    /*! What completion needs of a text. */
    struct Outline {
        QStringList variables; //!< of the input
        QStringList partials;  //!< beside the file
        std::optional<QJsonObject> inputSchema; //!< none: the text is no agent
    };
    using Checked = std::function<void(const QList<core::Diagnostic> &found, const Outline &outline)>;
    void check(const QString &text, const QString &fileName, const Surroundings &around, QObject *receiver, Checked checked);

    /*! Changes the front matter of \a text as the verb agent.update would, see core::AgentDraft. */
    using Changed = std::function<void(const lattice::Result<QString> &text)>;
    void change(const QString &text, const QString &fileName, const QJsonObject &wanted, QObject *receiver, Changed changed);

    /*! The front matter as JSON, for the form; an error when the text has to be mended by hand first. */
    using Read = std::function<void(const lattice::Result<QJsonObject> &frontMatter)>;
    void read(const QString &text, const QString &fileName, QObject *receiver, Read read);

    void write(const QString &path, const QByteArray &bytes, QObject *receiver, std::function<void(const lattice::Result<> &written)> written);
    void remove(const QString &path);
    void setAside(const QString &path); //!< what cannot be read stays, under another ending
    /*! All files in \a folder that end in ".json". */
    void readAll(const QString &folder, QObject *receiver, std::function<void(const QHash<QString, QByteArray> &files)> found);

private:
    struct State;
    const std::shared_ptr<State> m_state;
    lattice::Worker m_worker;
};

} // namespace app
