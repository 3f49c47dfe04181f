// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QString>

#include <memory>

namespace core {

/*!
    Where the things of one home stand. With `--home DIR` all is below DIR; without, configuration is in
    `$XDG_CONFIG_HOME/station` and data in `$XDG_DATA_HOME/station`, the further homes of a user in `station-2`, ….
*/
struct HomePaths {
    QString config; //!< folder of config.yaml and environments/
    QString data; //!< folder of all that the engine writes; also what tells one home from another
    bool given = false; //!< by --home

    QString configFile() const;
    QString environments() const;
    QString identityFile() const;
    QString lockFile() const;
    QString logFile() const;
    QString latticeFolder() const; //!< of the supervised nats-server

    /*! The home in \a folder; with an empty one the default home, or its \a number th neighbour. */
    static HomePaths of(const QString &folder, int number = 1);

    friend bool operator==(const HomePaths &, const HomePaths &) = default;
};

/*!
    A home that this process has taken.

    An engine that serves takes it for itself alone. Commands that find no engine open it Shared: any number of them at a
    time, and a serve that comes meanwhile waits for them a moment.
*/
class Home final
{
public:
    enum class Take { Alone, Shared };

    Q_DISABLE_COPY_MOVE(Home)
    ~Home();

    /*!
        Takes the home in \a folder, or the default one when that is empty.

        A default home that serves already is left alone and the next one is taken: see notice().
        \return Conflict naming the process that has \a folder; Refused, Full or Invalid when the folders cannot be used
    */
    static lattice::Result<std::unique_ptr<Home>> open(const QString &folder, Take take);

    const HomePaths &paths() const { return m_paths; }
    const QString &stationId() const { return m_stationId; }
    const QString &notice() const
    {
        return m_notice;
    } //!< for the operator: another home was taken than the default one
    bool isNeighbour() const { return m_number > 1; } //!< so ports that are not given must be free ones

private:
    Home(HomePaths paths, int number, Take take, int lock);
    lattice::Result<> loadIdentity();

    HomePaths m_paths;
    int m_number = 1;
    Take m_take = Take::Alone;
    int m_lock = -1;
    QString m_stationId;
    QString m_notice;
};

/*! Whether \a id may be the id of a station of ours: 8 to 64 letters, digits, `-`, `_`, and not the word assign of a subject. */
bool isStationId(const QString &id);

} // namespace core
