// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/options.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QUrl>

#include <chrono>

namespace lattice {

struct ServerUser {
    QString user;
    QString password; //!< plain, or a bcrypt hash ("$2a$…") as nats-server knows it

    friend bool operator==(const ServerUser &, const ServerUser &) = default;
};

/*!
    Who may sign in.

    There is always a user `station` for this machine's own engine; its password is generated and kept in the secret
    file unless \a users names it. NATS knows no token beside users: a token alone is passed on as it is, with users it
    becomes the password of the user `token`.
*/
struct ServerAuth {
    bool enabled = true; //!< false: everybody who reaches the port, on loopback only
    QList<ServerUser> users;
    QString token;

    friend bool operator==(const ServerAuth &, const ServerAuth &) = default;
};

struct ServerTls {
    QString certificateFile;
    QString keyFile;
    QString caFile; //!< what clients of this machine check the certificate against

    bool isSet() const { return !certificateFile.isEmpty() && !keyFile.isEmpty(); }
    friend bool operator==(const ServerTls &, const ServerTls &) = default;
};

/*! How the supervised nats-server of this machine is run. Only storeDir and runDir must be given. */
struct ServerOptions {
    static constexpr int firstPort = 4222;
    static constexpr int firstMonitoringPort = 8222;

    int port = 0;                      //!< 0: the next free one from 4222 up; -1: any free one; else this one or an error
    int monitoringPort = -1;           //!< the same, from 8222 up; always on loopback
    QString bind = QStringLiteral("127.0.0.1"); //!< an address; beyond loopback only with sign-in and TLS
    QString storeDir;                  //!< the data, the lock, the secret; made if need be
    QString runDir;                    //!< configuration and ports of the running server; the same at each start
    QString secretFile;                //!< empty: `nats.secret` in storeDir
    QString program;                   //!< empty: nats-server on PATH or where distributions put it
    QString extraConfig;               //!< further lines of nats-server's configuration, as they are
    ServerAuth auth;
    ServerTls tls;
    qint64 maxPayload = 8LL << 20;     //!< bytes of one message
    qint64 maxFileStore = 20LL << 30;  //!< bytes of all streams on disk
    qint64 maxMemoryStore = 512LL << 20;
    std::chrono::milliseconds startDeadline{30000}; //!< until ready, with all streams recovered
    std::chrono::milliseconds stopDeadline{5000};   //!< then it is killed

    friend bool operator==(const ServerOptions &, const ServerOptions &) = default;
};

/*! Where the running server is, and what a client on this machine needs. */
struct ServerAddress {
    QString host;       //!< to connect to from this machine
    int port = 0;
    QUrl monitoring;    //!< http://127.0.0.1:N
    QString serverName; //!< as in INFO; another one at each start
    QString version;
    QString warning;    //!< about the version, for people; mostly empty
    qint64 pid = 0;
    LinkOptions local;  //!< holds the secret: never log it

    QString url() const { return local.url; } //!< without secrets
    friend bool operator==(const ServerAddress &, const ServerAddress &) = default;
};

/*! How much room the store's disk has left. */
enum class DiskSpace {
    Enough,
    Low,      //!< warn
    Critical, //!< take on no new work
};

} // namespace lattice

Q_DECLARE_METATYPE(lattice::ServerAddress)
