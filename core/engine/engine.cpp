// SPDX-License-Identifier: Apache-2.0
#include "core/engine/engine.h"

#include "core/engine/engineprivate.h"
#include "core/engine/sessionplan.h"
#include "core/run/localagents.h"

#include <QHostInfo>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QPointer>
#include <QUrl>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

Q_LOGGING_CATEGORY(engineLog, "station.engine")

namespace core {

namespace {

constexpr lattice::Milliseconds kPatience = 5s; // for a server to answer at the start
constexpr auto kLastSpans = 2400ms; // from the wish to stop to the last span that is sent
constexpr auto kLeastLastSpans = 200ms;

/*! The values of an agent's input as the mesh sends them: texts, or the JSON of other types. */
QMap<QString, QString> asTexts(const QJsonObject &input)
{
    QMap<QString, QString> texts;
    for (auto value = input.begin(); value != input.end(); ++value) {
        const QByteArray json = QJsonDocument(QJsonArray{value.value()}).toJson(QJsonDocument::Compact);
        texts.insert(value.key(), value->isString() ? value->toString() : QString::fromUtf8(json.sliced(1, json.size() - 2)));
    }
    return texts;
}

QString withSignIn(const lattice::LinkOptions &options)
{
    QUrl url(options.url);
    if (!options.signIn.user.isEmpty()) {
        url.setUserName(options.signIn.user);
        url.setPassword(options.signIn.password);
    } else if (!options.signIn.token.isEmpty()) {
        url.setUserName(options.signIn.token);
    }
    return url.toString(QUrl::FullyEncoded);
}

} // namespace

QString modeName(Mode mode)
{
    switch (mode) {
    case Mode::Standalone: return u"standalone"_s;
    case Mode::Orchestrator: return u"orchestrator"_s;
    case Mode::Member: return u"member"_s;
    case Mode::Observer: return u"observer"_s;
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

Engine::Engine(std::unique_ptr<Home> home, EngineOptions options) : d(std::make_unique<Private>())
{
    const LatticeConfig &lattice = options.config.lattice;
    if (home)
        d->stationId = lattice.stationId.isEmpty() ? home->stationId() : lattice.stationId;
    d->stationName = lattice.stationName.isEmpty() ? QHostInfo::localHostName() : lattice.stationName;
    d->hands = std::make_unique<RemoteHands>(RemoteHands::Options{.stationId = d->stationId, .folder = home ? home->paths().data : QString(), .openToRead = lattice.remoteRead});
    d->home = std::move(home);
    d->options = std::move(options);
}

Engine::~Engine()
{
    d->endpoints.reset();
    for (std::stop_source call : std::exchange(d->calls, {}))
        call.request_stop();
    d->session.reset(); // while we can still take what its calls end with
}

void Engine::setModels(Models *models) { d->models = models; }

Models *Engine::models() const { return d->models; }
void Engine::setServers(std::unique_ptr<McpServers> servers) { d->servers = std::move(servers); }

McpServers *Engine::servers() const { return d->servers.get(); }

void Engine::setEndpoints(std::unique_ptr<Endpoints> endpoints) { d->endpoints = std::move(endpoints); }

void Engine::setAgents(std::unique_ptr<AgentHost> agents)
{
    d->agents = std::move(agents);
    connect(d->agents.get(), &AgentHost::agentsChanged, this, [this] {
        Q_EMIT agentsChanged();
        if (d->session && !d->session->directory())
            tellStations({self()}, {});
    });
    if (const LocalAgents *own = localAgents())
        connect(&own->questions(), &Questions::changed, this, [this, own] { Q_EMIT questionsChanged(own->questions().open()); });
}

void Engine::setEnvironments(std::unique_ptr<Environments> environments) { d->environments = std::move(environments); }
Environments *Engine::environments() const { return d->environments.get(); }
void Engine::setTelemetry(std::unique_ptr<Telemetry> telemetry) { d->telemetry = std::move(telemetry); }

lattice::Tracer Engine::tracer() const { return d->telemetry ? d->telemetry->tracer() : lattice::Tracer(); }

TelemetryStatus Engine::traces() const { return d->telemetry ? d->telemetry->status() : TelemetryStatus(); }

QCoro::Task<Result<>> Engine::start()
{
    const QPointer<Engine> self(this);
    d->changing = true;
    const auto entered = co_await enter(d->options.mode, d->options.join, u"start"_s);
    if (!self)
        co_return entered;
    d->changing = false;
    if (entered)
        qCInfo(engineLog, "station %ls (%ls) is up, %ls", qUtf16Printable(d->stationName), qUtf16Printable(d->stationId), qUtf16Printable(modeName(d->options.mode)));
    co_return entered;
}

QCoro::Task<Result<>> Engine::enter(Mode mode, JoinRequest join, QString procedure)
{
    const QPointer<Engine> self(this);
    auto plan = planSession({.mode = mode, .config = d->options.config.lattice, .join = std::move(join), .home = d->home.get(),
                             .stationId = d->stationId, .stationName = d->stationName, .watchAll = d->options.watchAll});
    if (!plan)
        co_return std::unexpected(plan.error());
    d->options.mode = mode;
    const QStringList before(d->told.begin(), d->told.end());
    plan->tracer = tracer();
    d->session = std::make_unique<Session>(std::move(*plan), mode == Mode::Observer ? nullptr : d->agents.get());
    Session *session = d->session.get();
    connect(session, &Session::changed, this, &Engine::tell);
    connect(session, &Session::verbAsked, this, [this, session](const lattice::Message &message) {
        if (d->dispatch && session->link())
            d->hands->answer(*session->link(), message, d->dispatch);
    });
    connect(session, &Session::stationsChanged, this, &Engine::tellStations);
    connect(session, &Session::eventsArrived, this, &Engine::eventsArrived);
    connect(session, &Session::workChanged, this, &Engine::tellWork);
    connect(session, &Session::historyStatusChanged, this, &Engine::historyStatusChanged);
    connect(session, &Session::historyAppended, this, &Engine::historyAppended);
    connect(session, &Session::stepChanged, this, [this, procedure](const lattice::CheckStep &step) { Q_EMIT stepChanged(procedure, step); });
    tell();
    if (!d->toldWork.isEmpty())
        tellWork({}, QStringList(d->toldWork.begin(), d->toldWork.end()));
    if (mode != Mode::Observer)
        tellStations({this->self()}, before);
    const auto started = co_await session->start(kPatience);
    if (self)
        tell();
    co_return started;
}

QCoro::Task<> Engine::change(Mode mode, JoinRequest join, QString procedure)
{
    const QPointer<Engine> self(this);
    if (std::exchange(d->changing, true)) {
        Q_EMIT procedureFailed(procedure, {.fault = Fault::Busy, .detail = u"another change of the lattice is under way"_s});
        co_return;
    }
    const Mode before = d->options.mode;
    const JoinRequest joinBefore = d->options.join;
    const JoinRequest joinNow = join;
    if (d->session)
        co_await d->session->stop();
    if (!self || d->stopping)
        co_return;
    const auto entered = co_await enter(mode, std::move(join), procedure);
    if (!self || d->stopping)
        co_return;
    if (entered) {
        d->options.join = joinNow;
    } else {
        qCWarning(engineLog, "%ls", qUtf16Printable(entered.error().detail));
        co_await enter(before == Mode::Orchestrator ? Mode::Standalone : before, joinBefore, procedure);
        if (self)
            Q_EMIT procedureFailed(procedure, entered.error());
    }
    if (self)
        d->changing = false;
}

QCoro::Task<> Engine::stop()
{
    const QPointer<Engine> self(this);
    d->stopping = true;
    QElapsedTimer took;
    took.start();
    for (std::stop_source call : std::exchange(d->calls, {}))
        call.request_stop();
    for (std::stop_source verb : std::exchange(d->verbs, {}))
        verb.request_stop();
    d->runtime.reset();
    d->control.reset();
    if (d->endpoints)
        d->endpoints->finish();
    if (d->session)
        co_await d->session->stop();
    if (!self)
        co_return;
    d->endpoints.reset();
    d->session.reset(); // its spans end with it
    if (d->servers)
        co_await d->servers->close();
    if (!self)
        co_return;
    if (d->telemetry) // we promise to be gone within 3 s
        co_await d->telemetry->finish(std::clamp<std::chrono::milliseconds>(kLastSpans - took.durationElapsed().count() / 1'000'000 * 1ms, kLeastLastSpans, 2s));
}

RuntimeEntry Engine::runtimeEntry() const
{
    const Addresses reach = addresses();
    return {.process = ProcessId::self(), .stationId = d->stationId, .stationName = d->stationName, .mode = modeName(d->options.mode),
            .home = d->home ? d->home->paths().data : QString(), .nats = reach.nats, .mcp = reach.mcp, .mcpToken = reach.mcpToken,
            .agents = reach.agents, .control = d->control ? d->control->path() : QString(), .log = d->options.log, .arguments = d->options.arguments};
}

Result<> Engine::publish(ControlServer::Dispatch dispatch)
{
    const auto folder = RuntimeFile::folder();
    if (!folder)
        return std::unexpected(folder.error());
    auto control = ControlServer::listen(u"%1/%2-%3.sock"_s.arg(*folder, d->stationId).arg(ProcessId::self().pid), dispatch);
    if (!control)
        return std::unexpected(control.error());
    d->control = std::move(*control);
    d->dispatch = std::move(dispatch);
    auto runtime = RuntimeFile::create(runtimeEntry());
    if (!runtime)
        return std::unexpected(runtime.error());
    d->runtime = std::move(*runtime);
    d->toldAddress = addresses().nats;
    if (LocalAgents *agents = localAgents(); agents && agents->runStore()) { // runs that a crash cut off are to say so now
        agents->runStore()->open();
        d->waitingRuns = std::make_unique<WaitingRuns>(agents->runStore(), [this](const QString &workId) { return workNow(workId); });
    }
    return {};
}

Status Engine::status() const
{
    Status status{.mode = d->options.mode, .link = {}, .stationId = d->stationId, .stationName = d->stationName,
                  .notice = d->home ? d->home->notice() : QString(), .natsAddress = {}, .natsPort = 0, .joinLine = {}, .callsInFlight = 0};
    if (!d->session)
        return status;
    status.link = d->session->linkStatus();
    status.natsAddress = status.link.address;
    status.natsPort = QUrl(status.natsAddress).port(0);
    status.callsInFlight = d->session->callsInFlight();
    if (const auto &server = d->session->serverOptions())
        status.joinLine = joinLine(*server, d->session->linkOptions()).value_or(QString());
    return status;
}

Addresses Engine::addresses() const
{
    Addresses all = d->endpoints ? d->endpoints->addresses() : Addresses();
    all.nats = d->session && !d->session->linkOptions().url.isEmpty() ? withSignIn(d->session->linkOptions()) : QString();
    return all;
}

const Config &Engine::config() const { return d->options.config; }
const Home *Engine::home() const { return d->home.get(); }
LocalAgents *Engine::localAgents() const { return qobject_cast<LocalAgents *>(d->agents.get()); }

lattice::Station Engine::self() const
{
    const LatticeConfig &config = d->options.config.lattice;
    return {.id = d->stationId, .name = d->stationName, .presence = lattice::Presence::Online, .heard = QDateTime::currentDateTimeUtc(),
            .capacity = d->session ? d->session->capacity() : lattice::Capacity{.slotsTotal = config.slots, .slotsFree = config.slots, .queued = 0},
            .facts = {.version = QStringLiteral(STATION_VERSION), .region = config.region, .tags = config.tags, .pool = config.pool, .slots = config.slots,
                      .orchestrator = d->options.mode == Mode::Orchestrator, .nats = {}},
            .agents = d->agents ? d->agents->agents() : QList<lattice::AgentInfo>(), .workflows = {},
            .conflicts = d->session ? d->session->conflicts() : QList<lattice::NameConflict>(), .self = true};
}

/*! What only we know of ourselves comes from us, and not from the registry. */
QList<lattice::Station> Engine::withSelf(QList<lattice::Station> stations) const
{
    for (lattice::Station &station : stations) {
        if (!station.self)
            continue;
        station.conflicts = d->session->conflicts();
        station.capacity = d->session->capacity();
    }
    return stations;
}

QCoro::Task<Result<QList<lattice::Station>>> Engine::stations()
{
    const QPointer<Engine> self(this);
    if (!d->session || d->session->linkOptions().url.isEmpty())
        co_return QList{this->self()};
    const auto all = co_await d->session->stations();
    if (!all || !self)
        co_return all;
    QList<lattice::Station> stations = withSelf(*all);
    std::ranges::sort(stations, {}, [](const lattice::Station &station) { return std::tuple(!station.self, station.name, station.id); });
    co_return stations;
}

QCoro::Task<Result<QString>> Engine::stationIdOf(QString idOrName)
{
    if (idOrName.isEmpty() || idOrName == d->stationId)
        co_return idOrName;
    const auto all = co_await stations();
    if (!all)
        co_return std::unexpected(all.error());
    for (const lattice::Station &station : *all) {
        if (station.id == idOrName || station.name == idOrName)
            co_return station.id;
    }
    co_return failed(Fault::NotFound, u"station '%1' not found"_s.arg(idOrName));
}

QCoro::Task<Result<Answer>> Engine::invoke(CallRequest request, Progress progress, std::stop_token stop)
{
    const QPointer<Engine> self(this);
    if (!d->session)
        co_return failed(Fault::Unreachable, u"the engine has not started"_s);
    if (request.callId.isEmpty())
        request.callId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (d->calls.contains(request.callId))
        co_return failed(Fault::Conflict, u"a call with the id %1 is under way"_s.arg(request.callId));
    std::stop_source source = d->calls.insert(request.callId, std::stop_source()).value();
    const std::stop_callback forward(stop, [source]() mutable { source.request_stop(); });

    const auto stationId = co_await stationIdOf(request.stationId);
    Result<lattice::InvokeResponse> response = stationId ? Result<lattice::InvokeResponse>() : std::unexpected(stationId.error());
    if (stationId && self && d->session) {
        lattice::Call call{.id = request.callId, .to = {.agentName = request.agent, .agentId = {}, .capability = request.capability, .stationId = *stationId},
                           .task = request.task, .input = asTexts(request.input), .traceparent = request.traceparent, .origin = request.origin};
        response = co_await d->session->call(std::move(call), std::move(progress), source.get_token());
    }
    if (!self)
        co_return failed(Fault::Cancelled, u"the station is stopping"_s);
    d->calls.remove(request.callId);
    if (!response)
        co_return std::unexpected(response.error());
    const lattice::Station *known = d->session && d->session->directory() ? d->session->directory()->find(response->stationId) : nullptr;
    const QString said = response->stationName.isEmpty() ? response->stationId : response->stationName; // a Go station says no name
    const QString name = known ? known->name : said;
    co_return Answer{.text = response->result, .stationId = response->stationId, .stationName = name,
                     .agent = response->agentName.isEmpty() ? request.agent : response->agentName, .model = response->model,
                     .durationMs = response->durationMs, .toolCalls = response->toolCalls, .usage = response->usage.value_or(lattice::CallUsage())};
}

Result<QString> Engine::invitation() const
{
    const auto &server = d->session ? d->session->serverOptions() : std::nullopt;
    if (!server)
        return failed(Fault::Refused, u"this station runs no server of its own; ask the orchestrator of the lattice: `stn lattice invite` there"_s);
    return joinLine(*server, d->session->linkOptions());
}

QCoro::Task<Result<int>> Engine::cleanup(std::stop_token)
{
    if (!d->session || d->session->linkOptions().url.isEmpty())
        co_return failed(Fault::Unreachable, u"this station is in no lattice, so there is nothing to clean up"_s);
    co_return co_await d->session->cleanUp();
}

void Engine::call(const CallRequest &request)
{
    const Progress progress = [self = QPointer(this), id = request.callId](const QString &part) {
        if (self)
            Q_EMIT self->callProgress(id, part);
    };
    QCoro::connect(callFromWindow(request, progress), this, [this, id = request.callId](const Result<Answer> &answer) { Q_EMIT callEnded(id, answer); });
}

/*! A call of the window is a verb as any other, and the root of its trace. */
QCoro::Task<Result<Answer>> Engine::callFromWindow(CallRequest request, Progress progress)
{
    lattice::ActiveSpan span = tracer().start({"verb"_L1, u"lattice.call"}, lattice::Span::Kind::Server, request.traceparent);
    span.set("station.trigger"_L1, u"window"_s);
    if (request.origin.trigger.isEmpty())
        request.origin.trigger = u"window"_s;
    request.traceparent = span.traceparent(request.traceparent);
    const auto answer = co_await invoke(std::move(request), std::move(progress), {});
    if (!answer)
        span.fail(answer.error().fault);
    co_return answer;
}

void Engine::cancelCall(const QString &callId)
{
    if (const auto call = d->calls.find(callId); call != d->calls.end())
        call->request_stop();
}

void Engine::startLattice() { change(Mode::Orchestrator, {}, u"start"_s); }

void Engine::joinLattice(const JoinRequest &request)
{
    // First the way there is examined: what fails is said before anything is given up.
    examineFor(request, u"join"_s, [this, request](bool reachable) {
        if (reachable)
            change(Mode::Member, request, u"join"_s);
    });
}

void Engine::leaveLattice() { change(Mode::Standalone, {}, u"leave"_s); }

void Engine::examine(const JoinRequest &request)
{
    examineFor(request, u"doctor"_s, [](bool) { });
}

void Engine::examineFor(const JoinRequest &request, const QString &procedure, std::function<void(bool)> then)
{
    const auto plan = planSession({.mode = Mode::Observer, .config = d->options.config.lattice, .join = request, .home = nullptr, .stationId = {}, .stationName = {}});
    if (!plan) {
        Q_EMIT procedureFailed(procedure, plan.error());
        return;
    }
    d->doctor = std::make_unique<lattice::ConnectionDoctor>(plan->link);
    connect(d->doctor.get(), &lattice::ConnectionDoctor::stepChanged, this, [this, procedure](const lattice::CheckStep &step) { Q_EMIT stepChanged(procedure, step); });
    connect(d->doctor.get(), &lattice::ConnectionDoctor::finished, this, [this, then = std::move(then)](bool healthy) {
        // A server on which there is no lattice yet can be joined: we bring it.
        const auto &steps = d->doctor->steps();
        const auto bad = std::ranges::find(steps, lattice::CheckStep::State::Failed, &lattice::CheckStep::state);
        then(healthy || (bad != steps.end() && bad->cause == "no-lattice"_L1));
    });
    d->doctor->start();
}

void Engine::retryNow()
{
    if (d->session)
        d->session->retryNow();
}

void Engine::tell()
{
    // At once: who reads the address in the window may start a member with it.
    if (const QString address = addresses().nats; d->runtime && std::exchange(d->toldAddress, address) != address)
        std::ignore = d->runtime->update(runtimeEntry());
    Q_EMIT statusChanged(status());
    if (d->session && !d->session->directory() && d->options.mode != Mode::Observer)
        tellStations({self()}, {});
}

void Engine::tellStations(const QList<lattice::Station> &changed, const QStringList &gone)
{
    const QList<lattice::Station> stations = withSelf(changed);
    QStringList left;
    for (const QString &id : gone) {
        if (d->told.remove(id) && std::ranges::none_of(stations, [&id](const lattice::Station &station) { return station.id == id; }))
            left.append(id);
    }
    for (const lattice::Station &station : stations)
        d->told.insert(station.id);
    Q_EMIT stationsChanged(stations, left);
}

} // namespace core
