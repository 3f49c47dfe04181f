// SPDX-License-Identifier: Apache-2.0
#include "app/headless/background.h"

#include "app/headless/commandline.h"
#include "app/headless/processverbs.h"
#include "app/headless/servicemanager.h"
#include "core/engine/runtimefile.h"
#include "core/engine/safefile.h"

#include <QCoreApplication>
#include <QCoroTimer>
#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QUrl>

#include <csignal>
#include <sys/syscall.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::RuntimeEntry;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace app {

namespace {

constexpr auto kStartDeadline = 60s; // an orchestrator may recover a large store
constexpr auto kStopDeadline = 10s;
constexpr auto kLook = 30ms;
constexpr qint64 kLargestLog = 16 * 1024 * 1024;

QJsonObject factsOf(const RuntimeEntry &entry)
{
    QUrl nats(entry.nats);
    nats.setUserInfo({});
    return {{u"running"_s, true},
            {u"pid"_s, entry.process.pid},
            {u"station_id"_s, entry.stationId},
            {u"station_name"_s, entry.stationName},
            {u"mode"_s, entry.mode},
            {u"nats"_s, nats.toString()},
            {u"mcp"_s, entry.mcp},
            {u"home"_s, entry.home},
            {u"log"_s, entry.log}};
}

/*! Keeps one older log, so that the two are bounded. */
void rotate(const QString &log)
{
    if (QFileInfo(log).size() < kLargestLog)
        return;
    QFile::remove(log + u".1"_s);
    QFile::rename(log, log + u".1"_s);
}

QString lastWords(const QString &log, qint64 from)
{
    QFile file(log);
    if (!file.open(QIODevice::ReadOnly) || !file.seek(from))
        return {};
    return QString::fromUtf8(file.read(64 * 1024)).trimmed().section(u'\n', -8);
}

/*! The options that `serve` gets from ours: the home, the file, and what was asked for. */
QStringList serveCommand(const core::Context &context, const QStringList &options)
{
    QStringList command{u"serve"_s};
    if (context.home.given)
        command << u"--home"_s << context.home.data;
    if (!context.configFile.isEmpty())
        command << u"--config"_s << QFileInfo(context.configFile).absoluteFilePath();
    return command + options;
}

/*! \return the process; 0 when the service manager has it. */
Result<qint64> launch(const core::Context &context, const QStringList &command)
{
    const QString log = context.home.logFile();
    if (ServiceManager::isThere()) {
        if (const auto started = ServiceManager::start(context.home, command); started)
            return 0;
    }
    QFile file(log);
    if (!file.open(QIODevice::Append)) // made here, so that its mode is ours
        return failed(Fault::Refused, u"cannot write %1: %2"_s.arg(log, file.errorString()));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.close();
    QProcess process;
    process.setProgram(QCoreApplication::applicationFilePath());
    process.setArguments(command);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(
        QProcess::nullDevice()); // the ready line holds secrets; what it says is in the runtime file
    process.setStandardErrorFile(log, QIODevice::Append);
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"STATION_LOG_FILE"_s, log);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(u"/"_s);
    qint64 pid = 0;
    if (!process.startDetached(&pid))
        return failed(Fault::Invalid, u"cannot start %1: %2"_s.arg(process.program(), process.errorString()));
    return pid;
}

QCoro::Task<Result<QJsonObject>> start(core::Context context, QStringList options, std::stop_token stop)
{
    const core::HomePaths home = context.home;
    if (const auto made = core::makePrivateFolder(home.data); !made)
        co_return std::unexpected(made.error());
    rotate(home.logFile());
    const qint64 logBefore = QFileInfo(home.logFile()).size();
    const auto pid = launch(context, serveCommand(context, options));
    if (!pid)
        co_return std::unexpected(pid.error());
    const auto child = core::ProcessId::of(*pid);
    for (QDeadlineTimer deadline(kStartDeadline); !deadline.hasExpired() && !stop.stop_requested();
         co_await QCoro::sleepFor(kLook)) {
        const bool mayCome
            = *pid == 0 || child.isAlive(); // before the look: an engine that is ready and gone was never there for us
        if (const auto entry = core::RuntimeFile::ofHome(home.data); entry && (*pid == 0 || entry->process.pid == *pid))
            co_return factsOf(*entry);
        if (!mayCome)
            co_return failed(Fault::Invalid,
                             u"the station ended at once:\n%1"_s.arg(lastWords(home.logFile(), logBefore)));
    }
    if (*pid != 0)
        ::kill(static_cast<pid_t>(*pid), SIGTERM);
    co_return failed(stop.stop_requested() ? Fault::Cancelled : Fault::Timeout,
                     u"the station was not ready in time; its log:\n%1"_s.arg(lastWords(home.logFile(), logBefore)));
}

QCoro::Task<Result<>> end(core::ProcessId process)
{
    const int handle = static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(process.pid), 0));
    if (process.isAlive()) { // asked with the handle in hand: the number cannot get another owner now
        const bool sent = handle >= 0 ? ::syscall(SYS_pidfd_send_signal, handle, SIGTERM, nullptr, 0) == 0
                                      : ::kill(static_cast<pid_t>(process.pid), SIGTERM) == 0;
        const int code = errno;
        if (!sent && code != ESRCH) {
            ::close(handle);
            co_return std::unexpected(core::systemError(u"cannot stop process %1"_s.arg(process.pid), code));
        }
    }
    ::close(handle);
    for (QDeadlineTimer deadline(kStopDeadline); process.isAlive(); co_await QCoro::sleepFor(kLook)) {
        if (deadline.hasExpired())
            co_return failed(
                Fault::Timeout,
                u"process %1 does not end; look at `stn logs`, or end it with: kill -9 %1"_s.arg(process.pid));
    }
    co_return {};
}

} // namespace

QCoro::Task<Result<QJsonObject>> startInBackground(core::Context context, QJsonObject arguments, core::Progress,
                                                   std::stop_token stop)
{
    if (const auto entry = core::RuntimeFile::ofHome(context.home.data)) {
        QJsonObject facts = factsOf(*entry);
        facts[u"already"_s] = true;
        if (!arguments.isEmpty() && toCommandLine(serveVerb(), arguments) != entry->arguments)
            facts[u"note"_s] = u"it was started with other options; stop it with `stn down` first to change them"_s;
        co_return facts;
    }
    co_return co_await start(std::move(context), toCommandLine(serveVerb(), arguments), std::move(stop));
}

QCoro::Task<Result<QJsonObject>> stopInBackground(core::Context context, QJsonObject, core::Progress, std::stop_token)
{
    const auto entry = core::RuntimeFile::ofHome(context.home.data);
    if (!entry)
        co_return QJsonObject{{u"stopped"_s, false}};
    if (const auto ended = co_await end(entry->process); !ended)
        co_return std::unexpected(ended.error());
    co_return QJsonObject{{u"stopped"_s, true}, {u"pid"_s, entry->process.pid}, {u"station_id"_s, entry->stationId}};
}

QCoro::Task<Result<QJsonObject>> restartInBackground(core::Context context, QJsonObject, core::Progress,
                                                     std::stop_token stop)
{
    const auto entry = core::RuntimeFile::ofHome(context.home.data);
    if (entry) {
        if (const auto ended = co_await end(entry->process); !ended)
            co_return std::unexpected(ended.error());
    }
    co_return co_await start(std::move(context), entry ? entry->arguments : QStringList(), std::move(stop));
}

} // namespace app
