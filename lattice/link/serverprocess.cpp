// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/serverprocess.h"

#include "lattice/link/exchange.h"
#include "lattice/link/processes.h"

#include <algorithm>
#include <csignal>
#include <cstring>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

constexpr rlim_t kOpenFiles = 65536 + 4096; // connections and the files of the streams

// Between fork and exec: system calls only.
void prepareChild(pid_t parent)
{
    ::prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (::getppid() != parent) // died before the line above
        ::_exit(1);
    ::setpgid(0, 0); // Ctrl+C in our terminal is for us: the server goes last

    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    if (files.rlim_cur >= kOpenFiles)
        return;
    const rlimit wanted{.rlim_cur = kOpenFiles, .rlim_max = std::max(files.rlim_max, kOpenFiles)};
    files.rlim_cur = std::min(files.rlim_max, kOpenFiles);
    if (::setrlimit(RLIMIT_NOFILE, &wanted) != 0) // only root may raise the upper limit
        ::setrlimit(RLIMIT_NOFILE, &files);
}

QString exitWords(int code, QProcess::ExitStatus status, const ServerLog &log)
{
    if (!log.fatal().isEmpty())
        return log.fatal();
    if (status == QProcess::CrashExit) // then Qt's code is the signal's number
        return u"nats-server was ended by signal %1 (%2)"_s.arg(code).arg(QString::fromLocal8Bit(::strsignal(code)));
    const QString last = log.lastWords().section(u'\n', -1);
    return u"nats-server ended with exit code %1: %2"_s.arg(QString::number(code), last.isEmpty() ? u"it said nothing"_s : last);
}

} // namespace

ServerProcess::ServerProcess(std::chrono::milliseconds stopDeadline, QObject *parent)
    : QObject(parent)
    , m_stopDeadline(stopDeadline)
{
    m_killTimer.setSingleShot(true);
    connect(&m_killTimer, &QTimer::timeout, &m_process, &QProcess::kill);
    connect(&m_process, &QProcess::readyReadStandardError, this, &ServerProcess::readLog);
    connect(&m_process, &QProcess::finished, this, &ServerProcess::finish);
}

ServerProcess::~ServerProcess()
{
    endNow();
}

void ServerProcess::endNow()
{
    m_process.disconnect(this);
    if (isRunning()) {
        ::kill(pid_t(pid()), SIGINT);
        if (!m_process.waitForFinished(int(m_stopDeadline.count()))) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }
    m_ended.settle({.byRequest = true, .words = u"stopped"_s});
}

Result<> ServerProcess::start(const QString &program, const QString &configFile)
{
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    m_process.setUnixProcessParameters(QProcess::UnixProcessFlag::CloseFileDescriptors | QProcess::UnixProcessFlag::ResetSignalHandlers);
    m_process.setChildProcessModifier([parent = ::getpid()] { prepareChild(parent); });
    m_process.start(program, {u"-c"_s, configFile});
    if (m_process.waitForStarted(5000)) // exec's own answer: there at once
        return {};
    return failed(Fault::NotFound, u"%1: %2"_s.arg(program, m_process.errorString()));
}

void ServerProcess::end()
{
    if (!isRunning()) {
        m_ended.settle({.byRequest = true, .words = u"not started"_s}); // else it told already
        return;
    }
    if (m_killTimer.isActive())
        return;
    m_killTimer.start(m_stopDeadline);
    ::kill(pid_t(pid()), SIGINT); // exit code 0, streams closed; TERM would do the same with 1
}

void ServerProcess::readLog()
{
    const QStringList alarms = m_log.add(m_process.readAllStandardError(), std::chrono::steady_clock::now());
    for (const QString &text : alarms)
        Q_EMIT alarm(text);
}

void ServerProcess::finish(int code, QProcess::ExitStatus status)
{
    m_killTimer.stop();
    readLog();
    const bool asked = status == QProcess::NormalExit && m_log.endedByRequest();
    m_ended.settle({.byRequest = asked, .words = exitWords(code, status, m_log)});
}

QCoro::Task<Result<int>> ServerProcess::endOrphans(QString configFile, std::stop_token stop)
{
    const QList<qint64> orphans = serversWithConfig(configFile);
    for (const int number : {SIGINT, SIGKILL}) {
        for (const qint64 pid : serversWithConfig(configFile))
            ::kill(pid_t(pid), number);
        for (int tries = 0; tries < 100 && !serversWithConfig(configFile).isEmpty(); ++tries) {
            if (const auto waited = co_await pause(50ms, stop); !waited)
                co_return std::unexpected(waited.error());
        }
    }
    const QList<qint64> left = serversWithConfig(configFile);
    if (!left.isEmpty())
        co_return failed(Fault::Timeout, u"process %1, a nats-server of an earlier run, does not end: end it, then start again"_s.arg(left.first()));
    co_return int(orphans.size());
}

} // namespace lattice
