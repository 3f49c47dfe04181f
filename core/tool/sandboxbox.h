// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QCoro/QCoroTask>
#include <QProcess>
#include <QStringList>

#include <chrono>

namespace core {

struct McpServerSpec;

/*! What code in a sandbox may use. */
struct SandboxLimits {
    std::chrono::milliseconds timeout{std::chrono::minutes(2)}; //!< of one command
    qint64 memoryBytes = 512LL << 20;   //!< of all processes and of the folders, which are memory too
    int processes = 128;                //!< at one time, threads counted
    qint64 outputBytes = 200'000;       //!< of one command, that are kept; all are counted
    qint64 folderBytes = 256LL << 20;   //!< of /work
    qint64 fileBytes = 64LL << 20;      //!< of one file
    int files = 10'000;
    bool network = false;

    friend bool operator==(const SandboxLimits &, const SandboxLimits &) = default;
};

/*!
    The walls: a command line of bubblewrap, and what must be done to a process before it becomes bubblewrap.

    Inside: a read-only /usr, a few files of /etc, folders in memory, namespaces of its own for everything, no capabilities, no way to
    make further namespaces. A program run by root gives up root first, as the kernel limits no processes of root's.
*/
class SandboxBox final
{
public:
    /*! What this machine can do. */
    struct Machine {
        bool hasScopes = false; //!< a systemd of the user that holds processes together
    };
    /*! \return Refused with what to do when this machine has no bubblewrap or lets nobody make namespaces; what is good is asked once */
    static QCoro::Task<lattice::Result<Machine>> examine();

    /*! A sandbox whose first process is `station-sandbox`, see sandboxinit.cpp. */
    static lattice::Result<> prepare(QProcess &process, const SandboxLimits &limits, const Machine &machine);

    /*!
        The walls for a program below /usr: as above, with \a folder to read at `/work/environment`, where it may be read by whom the
        program runs as. The process gets its variables as any other does, and `/` as its working directory.
        \return Refused with what to do when there is no bubblewrap; where it can make no sandbox, it ends and says so
    */
    struct Command {
        QString program;
        QStringList arguments;
    };
    static lattice::Result<Command> around(const QString &program, const QStringList &arguments, const QString &folder, bool network);

    /*! What a process must do to itself after the fork, see QProcess::setChildProcessModifier(): gives up root. */
    static void dropRoot();

    /*! The programs found inside, for those who are told that one is not. */
    static QString searchPath() { return QStringLiteral("/usr/local/bin:/usr/bin:/bin"); }
};

/*! The stdio server \a spec inside the walls, with the network, which most servers are for; see SandboxBox::around(). For servers marked `sandboxed`. */
lattice::Result<McpServerSpec> sandboxed(const McpServerSpec &spec);

} // namespace core
