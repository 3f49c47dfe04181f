// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/caller.h"
#include "core/environment/environment.h"
#include "core/environment/githistory.h"

namespace core {

/*! An environment as lists show it. */
struct EnvironmentInfo {
    QString name;
    QString folder;
    EnvironmentSettings settings;
    bool current = false;
    int agentFiles = 0;
    int serverFiles = 0;
};

/*!
    The environments of a home: folders below one, of which one is current, and whose agents the station offers.

    `default` is always there. A deleted one goes to `.trash` beside the others and can be brought back. All changes that are made by
    us are kept in the history with their author; what people change by editors follows under the name of the system's user.
*/
class Environments final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Environments)

public:
    /*! \a folder holds the environments, \a data is where we keep what we know of them, \a homeId tells our secrets from others'. */
    Environments(const QString &folder, const QString &data, const QString &homeId, QObject *parent = nullptr);

    static lattice::Result<> checkName(const QString &name);
    static QString savedCurrent(const QString &data); //!< the current one as another process keeps it in its \a data
    static QString user();                            //!< of the system, as an author
    static QString author(const Caller &caller);      //!< the user at the command line and in the window, else the client

    const QString &folder() const { return m_folder; }
    QString currentName() const { return m_current->name(); }
    /*! The one whose agents the station offers; another one after currentChanged(). */
    const std::shared_ptr<Environment> &current() const { return m_current; }
    QList<EnvironmentInfo> list() const; //!< by name
    QStringList trash() const; //!< names of folders in the trash, newest first
    GitHistory &history() { return m_history; }
    SecretStore &secrets() { return m_secrets; }

    /*! Any environment, kept for as long as somebody holds it. \return NotFound with the nearest name */
    lattice::Result<std::shared_ptr<Environment>> open(const QString &name);

    lattice::Result<> use(const QString &name);
    lattice::Result<> create(const QString &name, const QString &description, const QString &from = {}); //!< \a from: one whose files are copied
    lattice::Result<QString> remove(const QString &name); //!< \return its name in the trash. The current one is followed by `default`, which stays
    lattice::Result<QString> restore(const QString &name); //!< the newest of that name in the trash. \return the environment's name

    /*! Keeps a change in the history; tells nobody when that is not possible beyond the log. Paths are absolute. */
    QCoro::Task<> keep(QStringList paths, QString note, QString author);

    /*! What the station last accepted of \a name, see SyncPlan. */
    QJsonObject accepted(const QString &name) const;
    lattice::Result<> setAccepted(const QString &name, const QJsonObject &snapshot);

    /*! Replaces an agent's file, and waits for its place in the history. */
    QCoro::Task<lattice::Result<>> restoreFile(QString path, QString version, QString author);

Q_SIGNALS:
    void currentChanged(const QString &name);
    void agentsChanged();  //!< of the current one, also when another one became current
    void serversChanged(); //!< of the current one, also when another one became current
    void listChanged();    //!< of environments

private:
    void setCurrent(std::shared_ptr<Environment> environment);
    void keepEdits();
    QString pathOf(const QString &name) const { return m_folder + u'/' + name; }
    QStringList names() const;

    QString m_folder;
    QString m_data;
    SecretStore m_secrets;
    GitHistory m_history;
    QHash<QString, std::weak_ptr<Environment>> m_open;
    std::shared_ptr<Environment> m_current;
    QTimer m_edited; //!< somebody's edits are quiet since
};

} // namespace core
