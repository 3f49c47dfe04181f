// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/home.h"

#include <QCoreApplication>
#include <QDateTime>

namespace app {

/*!
    A named home: what `--profile NAME` opens. The default profile is the default home; each other one has a folder of its own below it.

    What is its own stands in `profile.json` of that home and nowhere else, so a home that is moved or copied takes its name with it.
*/
struct Profile {
    QString folder; //!< the name of its folder, which never changes; empty: the default profile; a whole path: a home that is none of the profiles
    QString name; //!< as it is shown, and typed where it is protected
    QString color; //!< one of Profiles::colors()
    bool guarded = false; //!< stopping, deleting and deploying there ask for its name
    bool running = false; //!< a station serves from it
    QDateTime lastUsed = {}; //!< invalid: never

    bool isDefault() const { return folder.isEmpty(); }
    bool isListed() const { return !folder.startsWith(u'/'); }
    QString home() const; //!< as for --home: empty for the default one
    QString data() const; //!< the folder of its files

    friend bool operator==(const Profile &, const Profile &) = default;
};

/*! The profiles of this user, read from their folders each time. */
class Profiles final
{
    Q_DECLARE_TR_FUNCTIONS(Profiles)

public:
    static const QStringList &colors(); //!< names; the window has the colors
    static QString folder(); //!< where those beside the default one are

    static QList<Profile> all(); //!< the default one, then the others by name
    /*! The one that is called \a name, in whatever case, or whose folder is; NotFound names those that are near. "default" is the default one, if no other has taken that name. */
    static lattice::Result<Profile> find(const QString &name);
    /*! The profile of a home; of one that is none of the profiles, what its folder and its own profile.json say. */
    static Profile of(const core::HomePaths &home);

    /*! What is wrong with \a name for a profile, in words; empty: nothing. */
    static QString problemOf(const QString &name);
    /*! The same for one that is there, and may keep the name it has. */
    static QString problemOf(const QString &name, const Profile &renamed);
    static lattice::Result<Profile> create(const QString &name);
    /*! Writes name, color and protection. */
    static lattice::Result<> save(const Profile &profile);
    /*! Moves its folder to the desktop's trash. Conflict: a station runs there; Refused: it is the default one, or there is no trash. */
    static lattice::Result<> remove(const Profile &profile);
};

} // namespace app
