// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/diskguard.h"
#include "lattice/link/serverfailure.h"
#include "lattice/link/serveroptions.h"
#include "lattice/link/storelock.h"

namespace lattice {

/*! The locked folder of a server's data with what stands beside it: lock, secret, configuration. */
struct ServerStorage {
    std::unique_ptr<StoreLock> lock;
    QString folder; //!< canonical: the configuration's path tells our server from others
    QString secret; //!< of the user `station`
    DiskRoom room;

    QString configFile() const { return folder + QStringLiteral("/nats.conf"); }

    /*! Makes the folder if need be, locks it, tries to write, and reads the secret or makes one. */
    static Attempt<ServerStorage> open(const ServerOptions &options);

    /*!
        Hands the streams to \a account, when they are another's and no server runs.

        NATS keeps streams by account, and which account a lattice has depends on how it signs in. When that changed
        since the last start, the lattice would look empty.
    */
    void adoptStreams(const QString &account) const;
};

} // namespace lattice
