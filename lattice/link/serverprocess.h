// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/serverlog.h"
#include "lattice/pending.h"
#include "lattice/result.h"

#include <QCoro/QCoroTask>
#include <QObject>
#include <QProcess>
#include <QTimer>

#include <stop_token>

namespace lattice {

/*! How a nats-server ended. */
struct ServerExit {
    bool byRequest = false; //!< somebody asked it to (SIGINT, SIGTERM), perhaps not we; its exit code is 1 then, and it is no crash
    QString words;          //!< what to tell: the fatal line, the signal or the exit code
};

/*!
    One nats-server process, our child.

    It ends with this object, and when the thread that called start() or the whole process ends, however that happens
    (PR_SET_PDEATHSIG looks at the thread): start it on a thread that lives as long as the engine.
*/
class ServerProcess final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServerProcess)

public:
    explicit ServerProcess(std::chrono::milliseconds stopDeadline, QObject *parent = nullptr);
    ~ServerProcess() override; //!< by endNow()

    Result<> start(const QString &program, const QString &configFile);

    void end();    //!< SIGINT, SIGKILL at the deadline
    void endNow(); //!< the same, and blocks until it ended: milliseconds, at most the deadline

    /*! Comes at once when it ended already. Never fails, the destructor settles it too. One coroutine may wait. */
    Pending<ServerExit> ended() const { return m_ended; }

    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    qint64 pid() const { return m_process.processId(); }
    const ServerLog &log() const { return m_log; }

    /*! Ends the servers that an earlier run of ours left on \a configFile; Timeout when one does not go. */
    static QCoro::Task<Result<int>> endOrphans(QString configFile, std::stop_token stop);

Q_SIGNALS:
    void alarm(const QString &text);

private:
    void readLog();
    void finish(int code, QProcess::ExitStatus status);

    std::chrono::milliseconds m_stopDeadline;
    ServerLog m_log;
    Pending<ServerExit> m_ended;
    QTimer m_killTimer;
    QProcess m_process;
};

} // namespace lattice
