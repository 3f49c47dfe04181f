// SPDX-License-Identifier: Apache-2.0
#include "core/tool/serversession.h"

#include "core/mcp/mcpclient.h"
#include "core/tool/mcpservers.h"

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

using Clock = std::chrono::steady_clock;

ServerSession::ServerSession(McpServers *servers, McpServerSpec spec, RunScope scope, std::shared_ptr<McpClient> client, QList<ToolInfo> tools)
    : m_servers(servers)
    , m_spec(std::move(spec))
    , m_scope(std::move(scope))
    , m_tools(std::move(tools))
{
    adopt(client);
}

ServerSession::~ServerSession()
{
    for (const auto &waiter : std::exchange(m_waiting, {}))
        waiter.settle(false);
    if (!m_servers)
        return;
    for (const auto &client : std::as_const(m_retired))
        m_servers->letGo(client);
    if (m_client)
        m_servers->letGo(m_client);
}

void ServerSession::adopt(const std::shared_ptr<McpClient> &client)
{
    m_client = client;
    QObject::connect(client.get(), &McpClient::toolsChanged, &m_context, [this] { relist(weak_from_this()); });
}

QCoro::Task<> ServerSession::relist(std::weak_ptr<ServerSession> session)
{
    const auto self = session.lock();
    const auto client = self ? self->m_client : nullptr;
    if (!client)
        co_return;
    const auto tools = co_await client->listTools({});
    if (!tools || self->m_client != client)
        co_return;
    self->m_tools = *tools;
    if (self->m_servers)
        self->m_servers->learn(self->m_scope.environment, self->m_spec, *tools, !client->isModern());
}

QCoro::Task<Result<std::shared_ptr<McpClient>>> ServerSession::ready(std::stop_token stop)
{
    using Client = Result<std::shared_ptr<McpClient>>; // made here: of a value of another type QCoro takes the insides
    if (m_client && !m_client->isClosed())
        co_return Client(m_client);
    const auto self = shared_from_this();
    if (m_isStarting) {
        const lattice::Pending<bool> done;
        m_waiting.append(done);
        const bool started = co_await done;
        if (started && m_client)
            co_return Client(m_client);
        co_return failed(Fault::Unreachable, u"the server '%1' could not be started again"_s.arg(m_spec.name));
    }
    if (!m_servers)
        co_return failed(Fault::Cancelled, u"the station is stopping"_s);
    if (m_client)
        m_servers->letGo(std::exchange(m_client, nullptr));
    m_isStarting = true;
    auto started = co_await m_servers->start(m_spec, m_scope, stop);
    m_isStarting = false;
    if (started) {
        adopt(started->client);
        m_tools = started->tools;
    }
    for (const auto &waiter : std::exchange(m_waiting, {}))
        waiter.settle(started.has_value());
    if (!started)
        co_return std::unexpected(started.error());
    co_return Client(started->client);
}

QCoro::Task<Result<ToolResult>> ServerSession::call(QString name, QJsonObject input, ToolProgressSink progress, std::chrono::milliseconds deadline, std::stop_token stop)
{
    const auto self = shared_from_this();
    const auto begin = Clock::now();
    const auto client = co_await ready(stop);
    if (!client)
        co_return std::unexpected(client.error());
    const std::shared_ptr<McpClient> &server = *client;
    ++m_underWay[server.get()];
    auto result = co_await server->callTool(name, input, std::move(progress), deadline, stop);
    --m_underWay[server.get()];
    if (!result)
        result.error().detail = ServerRecord::masked(result.error().detail, m_spec);
    const bool isFailure = !result && result.error().fault != Fault::Cancelled;
    if (m_servers && (result || isFailure)) {
        const auto duration = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
        m_servers->noteCall(m_scope.environment, m_spec, duration, isFailure ? result.error().detail : QString(), server->lastLines());
    }
    if (!result && result.error().fault == Fault::Timeout && m_client == server)
        retire(std::exchange(m_client, nullptr)); // it may hang for good
    if (m_underWay.value(server.get()) == 0) {
        m_underWay.remove(server.get());
        if (m_retired.removeOne(server) && m_servers)
            m_servers->letGo(server);
    }
    co_return result;
}

void ServerSession::retire(const std::shared_ptr<McpClient> &client)
{
    client->disconnect(&m_context);
    m_retired.append(client);
}

} // namespace core
