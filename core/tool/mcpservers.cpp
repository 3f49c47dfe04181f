// SPDX-License-Identifier: Apache-2.0
#include "core/tool/mcpservers.h"

#include "core/config/nearest.h"
#include "core/mcp/httptransport.h"
#include "core/mcp/stdiotransport.h"
#include "core/model/pause.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

Q_LOGGING_CATEGORY(serversLog, "station.tool.servers")

namespace core {

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto kIdle = 60s; // that a shared session stays

} // namespace

McpServers::McpServers(Services services)
    : m_services(std::move(services))
    , m_cache(m_services.cacheFile)
{
    m_idleTimer.setInterval(kIdle / 4);
    connect(&m_idleTimer, &QTimer::timeout, this, &McpServers::dropIdle);
}

McpServers::~McpServers()
{
    m_stop.request_stop();
    for (const auto &waiter : std::exchange(m_closing, {}))
        waiter.settle(false);
}

ServerRecord &McpServers::record(const QString &environment, const QString &server)
{
    return m_records.try_emplace(Key(environment, server), environment, server).first->second;
}

void McpServers::tell(const ServerRecord &record) { Q_EMIT reportChanged(record.report()); }

QList<ServerReport> McpServers::reports() const
{
    QList<ServerReport> reports;
    for (const auto &[key, record] : m_records)
        reports += record.report();
    return reports;
}

ServerReport McpServers::report(const QString &environment, const QString &server) const
{
    const auto found = m_records.find(Key(environment, server));
    return found == m_records.end() ? ServerReport{.environment = environment, .name = server} : found->second.report();
}

QString McpServers::currentEnvironment() const { return m_services.currentEnvironment ? m_services.currentEnvironment() : u"default"_s; }

QCoro::Task<Result<McpServerSpec>> McpServers::spec(QString environment, QString name)
{
    const auto set = co_await m_services.specs(environment);
    if (!set)
        co_return std::unexpected(set.error());
    QStringList names = set->unusable.keys();
    for (const McpServerSpec &candidate : set->servers) {
        if (candidate.name == name)
            co_return Result<McpServerSpec>(candidate);
        names += candidate.name;
    }
    if (set->unusable.contains(name))
        co_return failed(Fault::Invalid, u"the server '%1' of the environment '%2' cannot be started: %3"_s.arg(name, environment, set->unusable.value(name)));
    const QString near = nearest(name, names);
    co_return failed(Fault::NotFound, u"the environment '%1' has no server '%2'%3"_s.arg(environment, name, near.isEmpty() ? QString() : u"; did you mean '%1'?"_s.arg(near)));
}

QCoro::Task<Result<std::shared_ptr<ServerSession>>> McpServers::open(QString server, RunScope scope, std::stop_token stop)
{
    const QPointer<McpServers> self(this);
    const auto found = co_await spec(scope.environment, server);
    if (!found)
        co_return std::unexpected(found.error());
    if (!self)
        co_return failed(Fault::Cancelled, u"the station is stopping"_s);
    const McpServerSpec spec = *found;
    const Key key(scope.environment, server);
    if (spec.shareable) {
        const auto shared = m_shared.find(key);
        if (shared != m_shared.end() && shared->second.spec == spec) {
            shared->second.lastUse = Clock::now();
            co_return Result<std::shared_ptr<ServerSession>>(shared->second.session); // of a value of another type QCoro takes the insides
        }
    }
    const auto started = co_await start(spec, scope, stop);
    if (!started)
        co_return std::unexpected(started.error());
    if (!self)
        co_return failed(Fault::Cancelled, u"the station is stopping"_s);
    const auto session = std::make_shared<ServerSession>(this, spec, scope, started->client, started->tools);
    if (spec.shareable) {
        const auto other = m_shared.find(key);
        if (other != m_shared.end() && other->second.spec == spec) // two came at once: ours ends with this call
            co_return Result<std::shared_ptr<ServerSession>>(other->second.session);
        m_shared[key] = {.spec = spec, .session = session, .lastUse = Clock::now()};
        m_idleTimer.start();
    }
    co_return session;
}

QCoro::Task<Result<McpServers::Started>> McpServers::start(McpServerSpec spec, RunScope scope, std::stop_token stop)
{
    const QPointer<McpServers> self(this);
    ServerRecord &its = record(scope.environment, spec.name);
    its.noteStarting();
    tell(its);
    // A stop of ours ends a start too; one of the caller must not end others'.
    std::stop_source both;
    const std::stop_callback ours(m_stop.get_token(), [both]() mutable { both.request_stop(); });
    const std::stop_callback callers(stop, [both]() mutable { both.request_stop(); });

    Result<Started> started = failed(Fault::Cancelled, u"the start of the server '%1' was cancelled"_s.arg(spec.name));
    if (co_await pause(its.pauseBefore(Clock::now()), both.get_token()) && self) {
        const bool legacy = m_cache.isLegacy(scope.environment, spec) && !spec.isRemote();
        started = co_await tryToStart(spec, scope, legacy ? McpClient::Era::Legacy : McpClient::Era::Auto, both.get_token());
        // Some older servers end when the first thing they hear is not initialize.
        if (self && !started && !legacy && !spec.isRemote() && started.error().fault == Fault::Unreachable)
            started = co_await tryToStart(spec, scope, McpClient::Era::Legacy, both.get_token());
    }
    if (!self)
        co_return failed(Fault::Cancelled, u"the station is stopping"_s);
    if (!started) {
        started.error().detail = ServerRecord::masked(started.error().detail, spec);
        if (started.error().fault == Fault::Cancelled)
            its.noteStartCancelled();
        else
            its.noteStartFailed(started.error().detail, Clock::now());
        tell(its);
        co_return started;
    }
    its.noteStarted(started->client->version(), int(started->tools.size()), Clock::now());
    its.noteLines(started->client->lastLines());
    watch(started->client, spec, scope.environment);
    learn(scope.environment, spec, started->tools, !started->client->isModern());
    tell(its);
    co_return started;
}

Result<std::unique_ptr<McpTransport>> McpServers::transportFor(const McpServerSpec &spec, const QString &environment)
{
    if (spec.isRemote())
        return std::make_unique<HttpTransport>(spec, m_services.authorizer ? m_services.authorizer(environment, spec) : nullptr);
    if (spec.command.isEmpty())
        return failed(Fault::Invalid, u"the server '%1' has neither a command nor a url"_s.arg(spec.name));
    if (!m_guard)
        m_guard = std::make_shared<ProcessGuard>();
    if (!spec.sandboxed)
        return std::make_unique<StdioTransport>(spec, m_guard);
    if (!m_services.sandboxed)
        return failed(Fault::Refused, u"the server '%1' asks for a sandbox, and there is none here; it is not started without"_s.arg(spec.name));
    const auto wrapped = m_services.sandboxed(spec);
    if (!wrapped)
        return std::unexpected(wrapped.error());
    return std::make_unique<StdioTransport>(*wrapped, m_guard);
}

QCoro::Task<Result<McpServers::Started>> McpServers::tryToStart(McpServerSpec spec, RunScope scope, McpClient::Era era, std::stop_token stop)
{
    const QPointer<McpServers> self(this);
    auto transport = transportFor(spec, scope.environment);
    if (!transport)
        co_return std::unexpected(transport.error());
    const auto client = std::make_shared<McpClient>(std::move(*transport),
                                                    McpClient::Options{.server = spec.name, .era = era, .startDeadline = spec.startDeadline,
                                                                       .handler = m_services.handler ? m_services.handler(scope, spec) : nullptr,
                                                                       .traceparent = scope.traceparent});
    auto opened = co_await client->open(stop);
    Result<QList<ToolInfo>> tools;
    if (opened) {
        tools = co_await client->listTools(stop);
        if (!tools)
            opened = std::unexpected(tools.error());
    }
    if (opened)
        co_return Started{.client = client, .tools = *tools};
    const QStringList lines = client->lastLines();
    if (!lines.isEmpty() && !opened.error().detail.contains(lines.last()))
        opened.error().detail += u"; its last words: "_s + lines.last().left(300);
    if (self) {
        record(scope.environment, spec.name).noteLines(masked(lines, spec));
        letGo(client);
    }
    co_return std::unexpected(opened.error());
}

QStringList McpServers::masked(const QStringList &lines, const McpServerSpec &spec)
{
    QStringList clean;
    for (const QString &line : lines)
        clean += ServerRecord::masked(line, spec);
    return clean;
}

void McpServers::watch(const std::shared_ptr<McpClient> &client, const McpServerSpec &spec, const QString &environment)
{
    McpClient *const watched = client.get();
    m_counted.insert(watched, Key(environment, spec.name));
    for (const QString &words : client->skipped())
        qCWarning(serversLog, "%ls", qUtf16Printable(words));
    connect(watched, &McpClient::closed, this, [this, watched, spec, environment, started = Clock::now()](const lattice::Error &why) {
        if (m_counted.remove(watched) == 0)
            return; // as we wanted
        ServerRecord &its = record(environment, spec.name);
        its.noteLines(masked(watched->lastLines(), spec));
        its.noteGone(ServerRecord::masked(why.detail, spec), started, Clock::now());
        tell(its);
    });
}

void McpServers::learn(const QString &environment, const McpServerSpec &spec, const QList<ToolInfo> &tools, bool isLegacy)
{
    m_cache.put(environment, spec, tools, isLegacy);
    ServerRecord &its = record(environment, spec.name);
    its.noteTools(int(tools.size()));
}

void McpServers::noteCall(const QString &environment, const McpServerSpec &spec, std::chrono::milliseconds duration, const QString &error, const QStringList &lines)
{
    ServerRecord &its = record(environment, spec.name);
    its.noteLines(masked(lines, spec));
    its.noteCall(duration, error);
    tell(its);
}

QCoro::Task<> McpServers::letGo(std::shared_ptr<McpClient> client)
{
    const QPointer<McpServers> self(this);
    if (const auto counted = m_counted.constFind(client.get()); counted != m_counted.cend()) {
        ServerRecord &its = record(counted->first, counted->second);
        m_counted.erase(counted);
        its.noteEnded();
        tell(its);
    }
    ++m_ending;
    co_await client->close();
    if (self && --m_ending == 0) {
        for (const auto &waiter : std::exchange(m_closing, {}))
            waiter.settle(true);
    }
}

void McpServers::dropIdle()
{
    for (auto shared = m_shared.begin(); shared != m_shared.end();) {
        const bool unused = shared->second.session.use_count() == 1;
        if (!unused)
            shared->second.lastUse = Clock::now();
        const bool isOld = Clock::now() - shared->second.lastUse > kIdle;
        shared = unused && isOld ? m_shared.erase(shared) : std::next(shared);
    }
    if (m_shared.empty())
        m_idleTimer.stop();
}

QCoro::Task<> McpServers::close()
{
    m_stop.request_stop();
    m_shared.clear();
    if (m_ending == 0)
        co_return;
    const lattice::Pending<bool> done;
    m_closing.append(done);
    co_await done;
}

} // namespace core

#include "moc_mcpservers.cpp"
