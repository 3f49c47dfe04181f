// SPDX-License-Identifier: Apache-2.0
#include "app/bench/httpload.h"
#include "app/bench/measures.h"
#include "app/bench/statistics.h"
#include "core/http/httpexchange.h"
#include "core/http/httpserver.h"
#include "core/mcp/mcpport.h"
#include "lattice/link/exchange.h"

#include <QJsonDocument>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

constexpr int kClients = 10;

/*! One tool, which gives back what it got. */
class EchoOffering final : public core::McpOffering
{
public:
    QList<core::ToolInfo> tools() const override { return {{.name = u"echo"_s, .title = {}, .description = {}, .inputSchema = {}, .outputSchema = {}, .hints = {}, .server = {}}}; }
    QCoro::Task<core::McpResult<core::ToolResult>> callTool(QString, QJsonObject arguments, std::shared_ptr<core::McpCaller>) override
    {
        co_return core::ToolResult::text(arguments.value(u"text"_s).toString());
    }
};

/*! Both servers, on a thread of their own. */
class Servers final
{
public:
    Servers()
    {
        m_context->moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(m_context, [this] {
            if (auto opened = core::McpPort::open(std::make_unique<EchoOffering>(), {.authorise = [](const QByteArray &) { return std::optional(core::McpPeer{}); }}))
                m_mcp = std::move(*opened);
            if (auto opened = core::HttpServer::listen({.handler = echo}))
                m_bare = std::move(*opened);
        }, Qt::BlockingQueuedConnection);
    }
    ~Servers()
    {
        QMetaObject::invokeMethod(m_context, [this] {
            m_mcp.reset();
            m_bare.reset();
            delete m_context;
        }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(Servers)

    int mcp() const { return m_mcp ? m_mcp->port() : 0; }
    int bare() const { return m_bare ? m_bare->serverPort() : 0; }

private:
    /*! Reads the JSON and writes it: what any JSON-RPC server does at least. */
    static void echo(std::shared_ptr<core::HttpExchange> exchange)
    {
        exchange->answer(200, {{"Content-Type", "application/json"}}, QJsonDocument::fromJson(exchange->request().body).toJson(QJsonDocument::Compact));
    }

    QThread m_thread;
    QObject *m_context = new QObject;
    std::unique_ptr<core::McpPort> m_mcp;
    std::unique_ptr<core::HttpServer> m_bare;
};

QByteArray request()
{
    const QByteArray body = R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"echo","arguments":{"text":")" + QByteArray(128, 'x')
        + R"("},"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}})";
    return "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\nMCP-Protocol-Version: 2026-07-28\r\n"
           "Mcp-Method: tools/call\r\nMcp-Name: echo\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

MeasureTask measureMcp(Setting setting)
{
    const auto servers = std::make_shared<Servers>();
    std::vector<double> ours, theirs, ours99, theirs99;
    const int calls = setting.quick ? 2000 : 10'000;
    for (int round = 0; round <= (setting.quick ? 5 : 15); ++round) {
        const auto our = std::make_unique<HttpLoad>(servers->mcp(), request(), kClients, calls);
        const auto ourTimes = co_await our->done();
        std::ignore = co_await lattice::pause(1ms, {}); // out of the load's own signal, before it goes
        const auto their = std::make_unique<HttpLoad>(servers->bare(), request(), kClients, calls);
        const auto theirTimes = co_await their->done();
        std::ignore = co_await lattice::pause(1ms, {});
        if (!ourTimes || !theirTimes)
            co_return std::unexpected(!ourTimes ? ourTimes.error() : theirTimes.error());
        if (round == 0)
            continue;
        ours.push_back(median(*ourTimes));
        theirs.push_back(median(*theirTimes));
        ours99.push_back(quantile(*ourTimes, 0.99));
        theirs99.push_back(quantile(*theirTimes, 0.99));
    }
    co_return QList<Figures>{{median(ours), median(theirs), {}}, {median(ours99), median(theirs99), {}}};
}

} // namespace app
