// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/serversupervisor.h"

#include "lattice/link/diskguard.h"
#include "lattice/link/exchange.h"
#include "lattice/link/portchoice.h"
#include "lattice/link/privatefile.h"
#include "lattice/link/processes.h"
#include "lattice/link/serverconfig.h"
#include "lattice/link/serverlaunch.h"
#include "lattice/link/serverprocess.h"
#include "lattice/link/serverprogram.h"
#include "lattice/link/serverstorage.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr int kPortTries = 5;
const QString kStorage = u"storage"_s;
const QString kPort = u"port"_s;
const QString kServer = u"server"_s;

Attempt<> examineOptions(const ServerOptions &options)
{
    const auto fine = ServerConfig::examine(options);
    if (fine)
        return {};
    return failedAt(kPort, fine.error().fault == Fault::Refused ? u"bind-unprotected"_s : u"bad-options"_s, fine.error());
}

QString programCause(const Error &error)
{
    switch (error.fault) {
    case Fault::NotFound:
        return u"no-program"_s;
    case Fault::Refused:
        return u"program-too-old"_s;
    default:
        return u"not-nats-server"_s;
    }
}

// Of servers that were killed; those of living ones stay.
void removeStalePorts(const QString &runDir)
{
    QDir folder(runDir);
    const QStringList files = folder.entryList({u"nats-server_*.ports"_s}, QDir::Files);
    for (const QString &file : files) {
        if (processStartTime(file.sliced(12, file.size() - 18).toLongLong()) == 0)
            folder.remove(file);
    }
}

} // namespace

ServerSupervisor::ServerSupervisor(const ServerOptions &options, QObject *parent)
    : QObject(parent)
    , m_options(options)
{
}

ServerSupervisor::~ServerSupervisor()
{
    m_ending = true;
    m_stop.request_stop(); // what waits goes on here and now, and ends
    if (m_process)
        m_process->endNow();
}

DiskSpace ServerSupervisor::diskSpace() const
{
    return m_guard ? m_guard->space() : DiskSpace::Enough;
}

void ServerSupervisor::start()
{
    if (m_state != State::Off)
        return;
    m_state = State::Starting;
    m_stop = {};
    m_policy = {};
    m_port = m_options.port;
    m_monitoringPort = m_options.monitoringPort;
    run(m_stop.get_token());
}

void ServerSupervisor::stop()
{
    if (m_state == State::Off) {
        Q_EMIT stopped();
        return;
    }
    m_state = State::Stopping;
    const auto process = m_process;
    m_stop.request_stop();
    if (process)
        process->end();
}

QCoro::Task<> ServerSupervisor::run(std::stop_token stop)
{
    const auto outcome = co_await supervise(stop);
    if (m_ending)
        co_return;
    m_address.reset();
    if (m_process) {
        m_process->end();
        co_await m_process->ended();
        if (m_ending)
            co_return;
    }
    reset();
    if (stop.stop_requested()) {
        Q_EMIT stopped();
        co_return;
    }
    Q_EMIT stepChanged(outcome.error().toStep());
    Q_EMIT failed(outcome.error().error);
}

void ServerSupervisor::reset()
{
    m_process.reset();
    m_guard.reset();
    m_storage.reset(); // unlocks
    m_state = State::Off;
}

QCoro::Task<Attempt<>> ServerSupervisor::supervise(std::stop_token stop)
{
    auto up = co_await prepare(stop);
    if (up && !stop.stop_requested())
        up = co_await firstLaunch(stop);
    while (up && !stop.stop_requested()) {
        const ServerExit exit = co_await m_process->ended();
        if (!stop.stop_requested())
            up = co_await recover(!exit.byRequest, exit.words, stop);
    }
    co_return up;
}

QCoro::Task<Attempt<>> ServerSupervisor::prepare(std::stop_token stop)
{
    if (const auto fine = examineOptions(m_options); !fine)
        co_return fine;
    if (const auto opened = openStorage(); !opened)
        co_return opened;
    setStep(kServer, CheckStep::State::Running);
    const auto ended = co_await ServerProcess::endOrphans(m_storage->configFile(), stop);
    if (!ended)
        co_return failedAt(kServer, u"orphan-stays"_s, ended.error());
    m_storage->adoptStreams(ServerConfig::account(m_options.auth));
    co_return co_await prepareProgram(stop);
}

Attempt<> ServerSupervisor::openStorage()
{
    setStep(kStorage, CheckStep::State::Running);
    auto storage = ServerStorage::open(m_options);
    if (!storage)
        return std::unexpected(storage.error());
    m_storage = std::make_unique<ServerStorage>(std::move(*storage));
    m_options.storeDir = m_storage->folder;
    removeStalePorts(m_options.runDir);
    setStep(kStorage, CheckStep::State::Passed, m_storage->room.describe());
    return {};
}

QCoro::Task<Attempt<>> ServerSupervisor::prepareProgram(std::stop_token stop)
{
    const auto program = co_await ServerProgram::examine(m_options.program, stop);
    if (!program)
        co_return failedAt(kServer, programCause(program.error()), program.error());
    m_program = program->path;
    m_warning = program->warning();
    co_return {};
}

// The port that was free a moment ago may be taken when the server comes to it; if any will do, the next one is tried.
QCoro::Task<Attempt<>> ServerSupervisor::firstLaunch(std::stop_token stop)
{
    for (int tries = 1;; ++tries) {
        auto up = co_await launch(stop);
        if (up || stop.stop_requested())
            co_return up;
        const bool lostRace = m_process && up.error().cause == "port-busy"_L1; // it was the server that said so
        if (!lostRace || m_options.port > 0 || tries == kPortTries)
            co_return up;
        m_process.reset();
    }
}

QCoro::Task<Attempt<>> ServerSupervisor::launch(std::stop_token stop)
{
    setStep(kPort, CheckStep::State::Running);
    const auto port = co_await choosePort({.bind = m_options.bind, .wanted = m_port, .first = ServerOptions::firstPort}, stop);
    if (!port || stop.stop_requested())
        co_return std::unexpected(port ? ServerFailure{} : port.error());
    const auto monitoring = co_await choosePort(
        {.bind = u"127.0.0.1"_s, .wanted = m_monitoringPort, .first = ServerOptions::firstMonitoringPort}, stop);
    if (!monitoring || stop.stop_requested())
        co_return std::unexpected(monitoring ? ServerFailure{} : monitoring.error());
    setStep(kPort, CheckStep::State::Passed, port->note);

    setStep(kServer, CheckStep::State::Running);
    renewProcess();
    const ServerFacts facts{.serverName = u"lattice-"_s + randomHex(8),
                            .port = port->port,
                            .monitoringPort = monitoring->port,
                            .secret = m_storage->secret,
                            .systemPassword = randomHex(24)};
    const auto address = co_await launchServer(
        {.options = m_options, .facts = facts, .program = m_program, .configFile = m_storage->configFile()}, m_process, stop);
    if (!address || stop.stop_requested())
        co_return std::unexpected(address ? ServerFailure{} : address.error());
    announce(*address);
    co_return {};
}

QCoro::Task<Attempt<>> ServerSupervisor::recover(bool crash, QString reason, std::stop_token stop)
{
    m_address.reset();
    m_state = State::Restarting;
    auto delay = m_policy.noteEnd(std::chrono::steady_clock::now());
    if (crash)
        Q_EMIT crashed(reason);
    while (!stop.stop_requested()) {
        Q_EMIT restarting(delay, reason);
        co_await pause(delay, stop);
        if (stop.stop_requested())
            break;
        auto up = co_await launch(stop);
        if (up || stop.stop_requested())
            co_return up;
        delay = m_policy.noteEnd(std::chrono::steady_clock::now());
        reason = up.error().words;
    }
    co_return {};
}

// It may be replaced inside one of its own signals.
void ServerSupervisor::renewProcess()
{
    if (m_process)
        m_process->endNow();
    m_process = {new ServerProcess(m_options.stopDeadline), [](ServerProcess *process) { process->deleteLater(); }};
    connect(m_process.get(), &ServerProcess::alarm, this, &ServerSupervisor::alarm);
}

void ServerSupervisor::announce(const ServerAddress &address)
{
    m_port = address.port;
    m_monitoringPort = address.monitoring.port();
    m_address = address;
    m_address->warning = m_warning;
    const qint64 pid = QCoreApplication::applicationPid();
    const auto noted = m_storage->lock->write({.pid = pid,
                                               .startTime = processStartTime(pid),
                                               .serverPid = address.pid,
                                               .port = address.port,
                                               .url = address.url(),
                                               .serverName = address.serverName});
    if (!noted)
        Q_EMIT alarm(noted.error().detail);
    setStep(kPort, CheckStep::State::Passed, QString::number(address.port));
    setStep(kServer, CheckStep::State::Passed, address.version);
    m_policy.noteReady(std::chrono::steady_clock::now());
    m_state = State::Running;
    Q_EMIT started(*m_address);
    watchDisk();
}

void ServerSupervisor::watchDisk()
{
    if (m_guard)
        return;
    m_guard = std::make_unique<DiskGuard>(m_options.storeDir);
    connect(m_guard.get(), &DiskGuard::spaceChanged, this, &ServerSupervisor::diskSpaceChanged);
    m_guard->look();
}

void ServerSupervisor::setStep(const QString &id, CheckStep::State state, const QString &detail)
{
    if (m_state == State::Starting)
        Q_EMIT stepChanged({.id = id, .state = state, .detail = detail, .cause = {}, .words = {}});
}

} // namespace lattice
