// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine.h"

#include "core/engine/agenthost.h"

#include <QHostInfo>
#include <QLoggingCategory>
#include <QPointer>
#include <QUuid>

#include <unistd.h>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

Q_LOGGING_CATEGORY(engineLog, "station.engine")

namespace core {

struct Engine::Private {
    std::unique_ptr<Home> home;
    EngineOptions options;
    QString stationId;
    QString stationName;
    std::unique_ptr<AgentHost> agents;
    QHash<QString, std::stop_source> calls;
    std::unique_ptr<ControlServer> control;
    std::unique_ptr<RuntimeFile> runtime;
};

namespace {

lattice::Error withoutLattice()
{
    return {Fault::Invalid, u"this program was built without the lattice; only standalone stations work"_s};
}

bool matches(const lattice::AgentInfo &agent, const CallRequest &request)
{
    return request.agent.isEmpty() ? agent.capabilities.contains(request.capability)
                                   : agent.name == request.agent || agent.id == request.agent;
}

/*! The name of the agent that \a request means among \a stations. */
Result<QString> findAgent(const QList<lattice::Station> &stations, const CallRequest &request)
{
    bool stationFound = request.stationId.isEmpty();
    for (const lattice::Station &station : stations) {
        if (!request.stationId.isEmpty() && station.id != request.stationId && station.name != request.stationId)
            continue;
        stationFound = true;
        for (const lattice::AgentInfo &agent : station.agents) {
            if (matches(agent, request))
                return agent.name;
        }
    }
    if (!stationFound)
        return failed(Fault::NotFound, u"station '%1' not found"_s.arg(request.stationId));
    if (request.agent.isEmpty())
        return failed(Fault::NotFound, u"no agent with the capability '%1' found"_s.arg(request.capability));
    return failed(Fault::NotFound, u"agent '%1' not found"_s.arg(request.agent));
}

} // namespace

QString modeName(Mode mode)
{
    switch (mode) {
    case Mode::Standalone:
        return u"standalone"_s;
    case Mode::Orchestrator:
        return u"orchestrator"_s;
    case Mode::Member:
        return u"member"_s;
    case Mode::Observer:
        return u"observer"_s;
    }
    Q_UNREACHABLE_RETURN({});
}

Mode wantedMode(const Config &config)
{
    if (config.lattice.mode == "orchestrator"_L1)
        return Mode::Orchestrator;
    if (config.lattice.mode == "member"_L1 || (config.lattice.mode.isEmpty() && !config.lattice.nats.url.isEmpty()))
        return Mode::Member;
    return Mode::Standalone;
}

Engine::Engine(std::unique_ptr<Home> home, EngineOptions options)
    : d(std::make_unique<Private>())
{
    const LatticeConfig &lattice = options.config.lattice;
    if (home)
        d->stationId = lattice.stationId.isEmpty() ? home->stationId() : lattice.stationId;
    d->stationName = lattice.stationName.isEmpty() ? QHostInfo::localHostName() : lattice.stationName;
    d->home = std::move(home);
    d->options = std::move(options);
}

Engine::~Engine()
{
    const auto calls = std::exchange(d->calls, {});
    for (std::stop_source call : calls)
        call.request_stop();
}

void Engine::setAgents(std::unique_ptr<AgentHost> agents)
{
    d->agents = std::move(agents);
    connect(d->agents.get(), &AgentHost::agentsChanged, this, &Engine::announce);
    announce();
}

QCoro::Task<Result<>> Engine::start()
{
    if (d->options.mode != Mode::Standalone)
        co_return std::unexpected(withoutLattice());
    qCInfo(engineLog, "station %ls (%ls) is up, %ls", qUtf16Printable(d->stationName), qUtf16Printable(d->stationId),
           qUtf16Printable(modeName(d->options.mode)));
    announce();
    co_return {};
}

QCoro::Task<> Engine::stop()
{
    const auto calls = std::exchange(d->calls, {});
    for (std::stop_source call : calls)
        call.request_stop();
    d->runtime.reset();
    d->control.reset();
    co_return;
}

Result<> Engine::publish(ControlServer::Dispatch dispatch)
{
    const auto folder = RuntimeFile::folder();
    if (!folder)
        return std::unexpected(folder.error());
    const ProcessId process = ProcessId::self();
    auto control
        = ControlServer::listen(u"%1/%2-%3.sock"_s.arg(*folder, d->stationId).arg(process.pid), std::move(dispatch));
    if (!control)
        return std::unexpected(control.error());
    const Addresses reach = addresses();
    auto runtime = RuntimeFile::create({.process = process,
                                        .stationId = d->stationId,
                                        .stationName = d->stationName,
                                        .mode = modeName(d->options.mode),
                                        .home = d->home ? d->home->paths().data : QString(),
                                        .nats = reach.nats,
                                        .mcp = reach.mcp,
                                        .mcpToken = reach.mcpToken,
                                        .agents = reach.agents,
                                        .control = (*control)->path(),
                                        .log = d->options.log,
                                        .arguments = d->options.arguments});
    if (!runtime)
        return std::unexpected(runtime.error());
    d->control = std::move(*control);
    d->runtime = std::move(*runtime);
    return {};
}

Status Engine::status() const
{
    return {.mode = d->options.mode,
            .link = {},
            .stationId = d->stationId,
            .stationName = d->stationName,
            .notice = d->home ? d->home->notice() : QString(),
            .natsAddress = {},
            .natsPort = 0,
            .joinLine = {},
            .callsInFlight = static_cast<int>(d->calls.size())};
}

Addresses Engine::addresses() const
{
    return {};
}
const Config &Engine::config() const
{
    return d->options.config;
}
const Home *Engine::home() const
{
    return d->home.get();
}

lattice::Station Engine::self() const
{
    const LatticeConfig &config = d->options.config.lattice;
    const int running = static_cast<int>(d->calls.size());
    return {.id = d->stationId,
            .name = d->stationName,
            .presence = lattice::Presence::Online,
            .heard = QDateTime::currentDateTimeUtc(),
            .capacity = {.slotsTotal = config.slots,
                         .slotsFree = std::max(0, config.slots - running),
                         .queued = std::max(0, running - config.slots)},
            .facts = {.version = QStringLiteral(STATION_VERSION),
                      .region = config.region,
                      .tags = config.tags,
                      .pool = config.pool,
                      .slots = config.slots,
                      .orchestrator = d->options.mode == Mode::Orchestrator,
                      .nats = {}},
            .agents = d->agents ? d->agents->agents() : QList<lattice::AgentInfo>(),
            .workflows = {},
            .conflicts = {},
            .self = true};
}

QList<lattice::Station> Engine::stations() const
{
    if (d->options.mode == Mode::Observer)
        return {};
    return {self()};
}

QCoro::Task<Result<Answer>> Engine::invoke(CallRequest request, Progress progress, std::stop_token stop)
{
    if (request.callId.isEmpty())
        request.callId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (d->calls.contains(request.callId))
        co_return failed(Fault::Conflict, u"a call with the id %1 is under way"_s.arg(request.callId));
    const auto agent = findAgent(stations(), request);
    if (!agent)
        co_return std::unexpected(agent.error());
    request.agent = *agent;

    const QPointer<Engine> self(this);
    const QString id = request.callId, stationId = d->stationId, stationName = d->stationName;
    std::stop_source source = d->calls.insert(id, std::stop_source()).value();
    const std::stop_callback forward(stop, [source]() mutable { source.request_stop(); });
    auto answer = co_await d->agents->execute(std::move(request), std::move(progress), source.get_token());
    if (self)
        self->d->calls.remove(id);
    if (answer) {
        answer->stationId = stationId;
        answer->stationName = stationName;
    }
    co_return answer;
}

QCoro::Task<Result<int>> Engine::cleanup(std::stop_token)
{
    if (d->options.mode == Mode::Standalone)
        co_return failed(Fault::Invalid, u"this station is in no lattice, so there is nothing to clean up"_s);
    co_return std::unexpected(withoutLattice());
}

void Engine::call(const CallRequest &request)
{
    const Progress progress = [self = QPointer(this), id = request.callId](const QString &part) {
        if (self)
            Q_EMIT self->callProgress(id, part);
    };
    QCoro::connect(invoke(request, progress, {}), this,
                   [this, id = request.callId](const Result<Answer> &answer) { Q_EMIT callEnded(id, answer); });
}

void Engine::cancelCall(const QString &callId)
{
    if (const auto call = d->calls.find(callId); call != d->calls.end())
        call->request_stop();
}

void Engine::startLattice()
{
    Q_EMIT procedureFailed(u"start"_s, withoutLattice());
}
void Engine::joinLattice(const JoinRequest &)
{
    Q_EMIT procedureFailed(u"join"_s, withoutLattice());
}
void Engine::leaveLattice()
{
    Q_EMIT statusChanged(status());
}
void Engine::examine(const JoinRequest &)
{
    Q_EMIT procedureFailed(u"doctor"_s, withoutLattice());
}
void Engine::retryNow() { }

void Engine::announce()
{
    Q_EMIT statusChanged(status());
    Q_EMIT stationsChanged(stations(), {});
}

} // namespace core
