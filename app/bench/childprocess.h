// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QCoro/QCoroTask>
#include <QProcess>

#include <chrono>
#include <memory>

namespace app {

/*! A process that says by its first line on stdout that it is ready. It ends with this object, and with ours. */
class ChildProcess final
{
    Q_DISABLE_COPY_MOVE(ChildProcess)

public:
    /*! \a deadline is for the first line. NotFound when it cannot be started, Invalid when it ends before the line. */
    static QCoro::Task<lattice::Result<std::unique_ptr<ChildProcess>>> start(QString program, QStringList arguments, std::chrono::milliseconds deadline);
    /*! A second self in a \a role, see roles.h. */
    static QCoro::Task<lattice::Result<std::unique_ptr<ChildProcess>>> startRole(QString role, QString url, int count = 1);
    /*! The program of the baselines, in one of its roles. */
    static QCoro::Task<lattice::Result<std::unique_ptr<ChildProcess>>> startBare(QString role, QString url);
    ~ChildProcess();

    QByteArray firstLine() const { return m_line; }
    double millisecondsToFirstLine() const { return m_milliseconds; }

    double residentMegabytes() const; //!< now; NaN when it has ended
    double cpuSeconds() const;        //!< so far, of all its threads; NaN when it has ended

private:
    ChildProcess();

    QProcess m_process;
    QByteArray m_line;
    double m_milliseconds = 0;
};

} // namespace app
