// SPDX-License-Identifier: Apache-2.0
#include "app/headless/backend.h"

#include "app/assembly.h"
#include "app/headless/context.h"

#include <QCoroTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Verb;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace app {

namespace {

constexpr double kLongestWait = 30 * 86400; // seconds
constexpr auto kStartPatience
    = 10s; // a home that is locked, but whose engine has no runtime file yet, is just starting

/*! The engine to ask: the home's, or with an address the orchestrator's. A member's link may be down when the server is up again. */
std::optional<core::RuntimeEntry> runningEntry(const Globals &globals)
{
    if (globals.nats.isEmpty())
        return core::RuntimeFile::ofHome(globals.paths().data);
    const auto entry = core::RuntimeFile::ofAddress(globals.nats);
    return entry && entry->mode == "orchestrator"_L1 ? entry : std::nullopt;
}

QCoro::Task<std::optional<core::RuntimeEntry>> startingEntry(Globals globals)
{
    for (QDeadlineTimer deadline(kStartPatience); !deadline.hasExpired(); co_await QCoro::sleepFor(50ms)) {
        if (const auto entry = runningEntry(globals))
            co_return entry;
    }
    co_return std::nullopt;
}

lattice::Error notRunning(const Globals &globals)
{
    const QString home = globals.home.isEmpty() ? QString() : u" --home "_s + globals.home;
    return {
        Fault::NotFound,
        u"Station is not running. Start it with `stn%1 up`, or with `stn%1 serve` to see its log here."_s.arg(home)};
}

} // namespace

QCoro::Task<Result<std::unique_ptr<core::Engine>>> Backend::ownEngine(Globals globals, Verb::Place place)
{
    std::unique_ptr<core::Home> home; // none for an address: a station may serve from it
    if (globals.nats.isEmpty()) {
        auto shared = core::Home::open(globals.home, core::Home::Take::Shared);
        if (!shared)
            co_return std::unexpected(shared.error());
        home = std::move(*shared);
    }
    auto config = loadConfig(globals.configFile, globals.paths());
    if (!config)
        co_return std::unexpected(config.error());
    core::EngineOptions options{.config = std::move(*config)};
    if (!globals.nats.isEmpty())
        options.config.lattice.nats.url = globals.nats;
    const bool isAlone = place == Verb::Place::Home && globals.nats.isEmpty();
    const core::Mode wanted = isAlone ? core::Mode::Standalone : globals.nats.isEmpty() ? core::wantedMode(options.config) : core::Mode::Observer;
    if (wanted == core::Mode::Orchestrator && options.config.lattice.nats.url.isEmpty())
        co_return failed(Fault::Unreachable, u"the orchestrator of this home does not run; start it with `stn up`"_s);
    options.mode
        = wanted == core::Mode::Standalone ? wanted : core::Mode::Observer; // a command is never a station of a lattice
    options.join.line = globals.nats;
    auto engine = assembleEngine(std::move(home), std::move(options));
    if (const auto started = co_await engine->start(); !started)
        co_return std::unexpected(started.error());
    co_return engine;
}

QCoro::Task<Backend::Opened<std::unique_ptr<Backend>>> Backend::open(Globals globals, Verb::Place place,
                                                                     const core::VerbTable *table)
{
    std::unique_ptr<Backend> backend(new Backend(globals, table));
    const Doing doing = globals.nats.isEmpty() ? Doing::Command : Doing::Connecting;
    if (place == Verb::Place::Process)
        co_return backend;
    auto entry = runningEntry(globals);
    if (!entry && place == Verb::Place::Running)
        co_return std::unexpected(Failure{notRunning(globals)});
    if (!entry && place == Verb::Place::Files)
        co_return backend;
    if (!entry) {
        auto engine = co_await ownEngine(globals, place);
        if (engine) {
            backend->m_engine = std::move(*engine);
            co_return backend;
        }
        if (engine.error().fault != Fault::Conflict)
            co_return std::unexpected(Failure{engine.error(), doing});
        entry = co_await startingEntry(globals);
        if (!entry)
            co_return std::unexpected(Failure{engine.error()});
    }
    auto client = co_await core::ControlClient::connectTo(entry->control);
    if (!client)
        co_return std::unexpected(Failure{client.error()});
    backend->m_client = std::move(*client);
    co_return backend;
}

QCoro::Task<> Backend::close()
{
    if (m_engine)
        co_await m_engine->stop();
}

QCoro::Task<Result<QJsonObject>> Backend::call(QString verb, QJsonObject arguments, core::Progress progress,
                                               std::stop_token stop)
{
    const QString trace = qEnvironmentVariable("TRACEPARENT"); // of a script or a CI job that traces itself
    if (!trace.isEmpty())
        arguments[u"_meta"_s] = QJsonObject{{u"traceparent"_s, trace}};
    if (m_client)
        return m_client->call(std::move(verb), std::move(arguments), std::move(progress), std::move(stop), m_caller);
    const core::HomePaths home = m_engine && m_engine->home() ? m_engine->home()->paths() : m_globals.paths();
    core::Context context = contextOf(m_globals, home, m_engine.get());
    context.caller = m_caller;
    return m_table->run(std::move(verb), std::move(context), std::move(arguments),
                        std::move(progress), std::move(stop));
}

QCoro::Task<Result<QJsonObject>> Backend::callOver(QString verb, QJsonObject arguments, core::Progress progress,
                                                   std::stop_token stop, std::function<void()> lost)
{
    const QString limit = u"timeout"_s;
    const QDeadlineTimer deadline(std::chrono::milliseconds(qint64(arguments[limit].toDouble(kLongestWait) * 1000)));
    bool isFirst = true;
    while (true) {
        const auto result = co_await call(verb, arguments, progress, stop);
        if (result)
            co_return result;
        const bool isUp = !isFirst && result.error().fault == Fault::Unreachable; // the next engine, but not yet its lattice
        if (!co_await hasLostEngine(result.error(), stop) && !isUp)
            co_return result;
        if (std::exchange(isFirst, false))
            lost();
        if (const auto found = co_await findNext(deadline, stop); !found)
            co_return std::unexpected(found.error());
        if (arguments.contains(limit))
            arguments[limit] = std::max(0.1, double(deadline.remainingTime()) / 1000);
    }
}

/*! Whether a call failed because the engine ends or has ended. One that ends says so before the connection closes. */
QCoro::Task<bool> Backend::hasLostEngine(lattice::Error error, std::stop_token stop)
{
    const bool mayBe = error.fault == Fault::Unreachable || error.fault == Fault::Cancelled;
    for (QDeadlineTimer patience(5s); m_client && mayBe && !stop.stop_requested(); co_await QCoro::sleepFor(50ms)) {
        if (!m_client->isConnected())
            co_return true;
        if (error.fault == Fault::Unreachable || patience.hasExpired())
            break;
    }
    co_return false;
}

QCoro::Task<Result<>> Backend::findNext(QDeadlineTimer deadline, std::stop_token stop)
{
    while (!stop.stop_requested() && !deadline.hasExpired()) {
        co_await QCoro::sleepFor(200ms); // also so that nobody is ended by his own signal
        const auto entry = runningEntry(m_globals);
        if (!entry)
            continue;
        if (auto client = co_await core::ControlClient::connectTo(entry->control)) {
            m_client = std::move(*client);
            co_return Result<>();
        }
    }
    if (stop.stop_requested())
        co_return failed(Fault::Cancelled, u"cancelled"_s);
    co_return failed(Fault::Timeout, u"the station that was asked has not come back; the work goes on without it"_s);
}

} // namespace app
