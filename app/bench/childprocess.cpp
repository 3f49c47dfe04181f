// SPDX-License-Identifier: Apache-2.0
#include "app/bench/childprocess.h"

#include "lattice/pending.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTimer>

#include <csignal>
#include <limits>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

using lattice::Fault;
using lattice::Result;

namespace {

constexpr auto kEndDeadline = 5s;
constexpr auto kRoleDeadline = 120s; // 300 stations take their time

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString ownFolder() { return QCoreApplication::applicationDirPath() + u'/'; }

} // namespace

ChildProcess::ChildProcess()
{
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setChildProcessModifier([parent = ::getpid()] {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (::getppid() != parent)
            ::_exit(1);
    });
}

ChildProcess::~ChildProcess()
{
    m_process.disconnect();
    m_process.terminate();
    if (m_process.state() == QProcess::NotRunning || m_process.waitForFinished(int(std::chrono::milliseconds(kEndDeadline).count())))
        return;
    m_process.kill();
    m_process.waitForFinished();
}

QCoro::Task<Result<std::unique_ptr<ChildProcess>>> ChildProcess::start(QString program, QStringList arguments, std::chrono::milliseconds deadline)
{
    std::unique_ptr<ChildProcess> child(new ChildProcess);
    QProcess *process = &child->m_process;
    const lattice::Pending<Result<>> ready;
    QObject::connect(process, &QProcess::readyReadStandardOutput, process, [ready, process] {
        if (process->canReadLine())
            ready.settle({});
    });
    QObject::connect(process, &QProcess::errorOccurred, process, [ready, process, program] {
        ready.settle(lattice::failed(Fault::NotFound, u"%1: %2"_s.arg(program, process->errorString())));
    });
    QObject::connect(process, &QProcess::finished, process, [ready, process, program] {
        const QString last = QString::fromUtf8(process->readAllStandardError().trimmed()).section(u'\n', -1);
        ready.settle(lattice::failed(Fault::Invalid, u"%1 ended before it was ready: %2"_s.arg(program, last.isEmpty() ? u"it said nothing"_s : last)));
    });
    QTimer limit;
    limit.setSingleShot(true);
    QObject::connect(&limit, &QTimer::timeout, process, [ready, program] { ready.settle(lattice::failed(Fault::Timeout, u"%1 was not ready in time"_s.arg(program))); });
    limit.start(deadline);
    QElapsedTimer timer;
    timer.start();
    process->start(program, arguments);
    const auto outcome = co_await ready;
    child->m_milliseconds = double(timer.nsecsElapsed()) / 1e6;
    if (!outcome)
        co_return std::unexpected(outcome.error());
    child->m_line = process->readLine();
    co_return child;
}

QCoro::Task<Result<std::unique_ptr<ChildProcess>>> ChildProcess::startRole(QString role, QString url, int count)
{
    return start(QCoreApplication::applicationFilePath(), {u"--as"_s, role, u"--url"_s, url, u"--count"_s, QString::number(count)}, kRoleDeadline);
}

QCoro::Task<Result<std::unique_ptr<ChildProcess>>> ChildProcess::startBare(QString role, QString url)
{
    return start(ownFolder() + u"station-bench-bare"_s, {role, url}, 10s);
}

double ChildProcess::residentMegabytes() const
{
    const QList<QByteArray> pages = contents(u"/proc/%1/statm"_s.arg(m_process.processId())).split(' ');
    return pages.size() < 2 ? std::numeric_limits<double>::quiet_NaN() : pages[1].toDouble() * double(::sysconf(_SC_PAGESIZE)) / 1e6;
}

double ChildProcess::cpuSeconds() const
{
    // The scheduler's own count in ns. utime and stime in `stat` are what a tick happens to meet: short work goes unseen.
    const QDir tasks(u"/proc/%1/task"_s.arg(m_process.processId()));
    const QStringList threads = tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    double nanoseconds = threads.isEmpty() ? std::numeric_limits<double>::quiet_NaN() : 0;
    for (const QString &thread : threads)
        nanoseconds += contents(tasks.filePath(thread + u"/schedstat"_s)).split(' ').value(0).toDouble();
    return nanoseconds / 1e9;
}

} // namespace app
