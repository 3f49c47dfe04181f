// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/mcp/mcptransport.h"
#include "core/mcp/processguard.h"
#include "core/tool/serverspec.h"
#include "lattice/pending.h"

#include <QProcess>
#include <QTimer>

namespace core {

/*!
    The process of a stdio server, and whatever it starts: they are one process group and end together.

    The group gets no Ctrl+C of our terminal, few variables of ours, and no descriptor. A process that makes a session of its
    own (setsid) leaves the group and is not followed; `sandbox` holds such.
*/
class StdioProcess final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(StdioProcess)

public:
    StdioProcess(McpServerSpec spec, std::shared_ptr<ProcessGuard> guard);
    ~StdioProcess() override; //!< kills; hand a running one to endLater() instead

    QCoro::Task<lattice::Result<>> start(std::stop_token stop);
    bool write(const QByteArray &line); //!< false: it does not read, 64 MiB wait already

    /*! Closes its input, waits, SIGTERM, waits, SIGKILL. */
    void end();
    lattice::Pending<QString> ended() const { return m_ended; } //!< with the words for it; for one to await

    /*! Ends \a process without anybody waiting. */
    static void endLater(std::unique_ptr<StdioProcess> process);

    QStringList lastLines() const { return m_lines; }
    void addLine(QByteArrayView line); //!< to the lines kept
    qint64 pid() const { return m_process.processId(); }

    static constexpr qsizetype kLines = 200;
    static constexpr qsizetype kLineLength = 2000;

Q_SIGNALS:
    void readyRead(const QByteArray &bytes);
    void exited(const QString &words);

private:
    void readErrors();
    void step();
    void finish(int code, QProcess::ExitStatus status);
    void signalGroup(int number) const;
    QProcessEnvironment environment() const;

    McpServerSpec m_spec;
    std::shared_ptr<ProcessGuard> m_guard;
    pid_t m_group = 0;
    int m_steps = 0;
    QStringList m_lines;
    QByteArray m_partLine;
    QTimer m_timer;
    QProcess m_process;
    lattice::Pending<lattice::Result<>> m_started;
    lattice::Pending<QString> m_ended;
};

} // namespace core
