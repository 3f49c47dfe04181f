// SPDX-License-Identifier: Apache-2.0
#include "app/bench/echooffering.h"
#include "app/bench/httpload.h"
#include "app/bench/lineload.h"
#include "app/bench/measures.h"
#include "app/bench/statistics.h"
#include "core/http/httpexchange.h"
#include "core/http/httpserver.h"
#include "core/mcp/mcpport.h"
#include "lattice/link/exchange.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QThread>

#include <algorithm>

#include <malloc.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

constexpr int kClients = 10;
constexpr int kTools = 500;
constexpr int kIdle = 500;

/*! Ours, and bare ones, on a thread of their own. */
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
            if (auto opened = core::McpPort::open(std::make_unique<EchoOffering>(kTools - 1), {.authorise = [](const QByteArray &) { return std::optional(core::McpPeer{}); }}))
                m_rich = std::move(*opened);
            if (auto opened = core::HttpServer::listen({.handler = echo}))
                m_bare = std::move(*opened);
            if (auto opened = core::HttpServer::listen({.handler = [this](std::shared_ptr<core::HttpExchange> exchange) {
                    exchange->answer(200, {{"Content-Type", "application/json"}}, QJsonDocument(m_list).toJson(QJsonDocument::Compact));
                }}))
                m_bareList = std::move(*opened);
        }, Qt::BlockingQueuedConnection);
    }
    ~Servers()
    {
        QMetaObject::invokeMethod(m_context, [this] {
            m_mcp.reset();
            m_rich.reset();
            m_bare.reset();
            m_bareList.reset();
            delete m_context;
        }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(Servers)

    int mcp() const { return m_mcp ? m_mcp->port() : 0; }
    int rich() const { return m_rich ? m_rich->port() : 0; } //!< with many tools
    int bareList() const { return m_bareList ? m_bareList->serverPort() : 0; } //!< gives whatever setList() was told
    void setList(const QJsonObject &list)
    {
        QMetaObject::invokeMethod(m_context, [this, &list] { m_list = list; }, Qt::BlockingQueuedConnection);
    }
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
    std::unique_ptr<core::McpPort> m_rich;
    std::unique_ptr<core::HttpServer> m_bare;
    std::unique_ptr<core::HttpServer> m_bareList;
    QJsonObject m_list;
};

QByteArray request(const QByteArray &method, const QByteArray &parameters, const QByteArray &name = {})
{
    const QByteArray body = R"({"jsonrpc":"2.0","id":1,"method":")" + method + R"(","params":{)" + parameters
        + R"("_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}})";
    return "POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: application/json, text/event-stream\r\nMCP-Protocol-Version: 2026-07-28\r\n"
           "Mcp-Method: "
        + method + (name.isEmpty() ? QByteArray() : "\r\nMcp-Name: " + name) + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray callParameters() { return R"("name":"echo","arguments":{"text":")" + QByteArray(128, 'x') + R"("},)"; }
QByteArray callRequest() { return request("tools/call", callParameters(), "echo"); }

/*! Clients that are nothing but descriptors, so that what grows is the server. */
class IdleClients final
{
public:
    IdleClients() = default;
    ~IdleClients()
    {
        for (const int file : std::as_const(m_files))
            ::close(file);
    }
    Q_DISABLE_COPY_MOVE(IdleClients)

    /*! Connects them, has each ask once, and waits until all have got something. */
    QCoro::Task<lattice::Result<>> open(int port, int count, QByteArray asked)
    {
        sockaddr_in address = {};
        address.sin_family = AF_INET;
        address.sin_port = htons(quint16(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        for (int i = 0; i < count; ++i) {
            const int file = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
            m_files.append(file);
            if (::connect(file, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) != 0 || ::write(file, asked.data(), size_t(asked.size())) != asked.size())
                co_return lattice::failed(lattice::Fault::Unreachable, u"a client could not connect"_s);
        }
        for (int waited = 0; waited < 2000; ++waited) {
            if (std::ranges::all_of(m_files, [](int file) { char byte; return ::recv(file, &byte, 1, MSG_DONTWAIT | MSG_PEEK) == 1; }))
                co_return {};
            co_await lattice::pause(10ms, {});
        }
        co_return lattice::failed(lattice::Fault::Timeout, u"not all idle clients were answered"_s);
    }

private:
    QList<int> m_files;
};

double residentKb()
{
    ::malloc_trim(0);
    QFile file(u"/proc/self/statm"_s);
    return file.open(QIODevice::ReadOnly) ? double(file.readAll().split(' ').value(1).toLongLong() * 4) : 0;
}

/*! All of a list, page after page, as one client reads it. */
QCoro::Task<lattice::Result<QJsonArray>> readTools(QNetworkAccessManager *network, int port)
{
    QJsonArray tools;
    QString cursor;
    do {
        QNetworkRequest ask(QUrl(u"http://127.0.0.1:%1/mcp"_s.arg(port)));
        ask.setRawHeader("Content-Type", "application/json");
        ask.setRawHeader("Accept", "application/json, text/event-stream");
        ask.setRawHeader("MCP-Protocol-Version", "2026-07-28");
        ask.setRawHeader("Mcp-Method", "tools/list");
        const QByteArray whole = request("tools/list", cursor.isEmpty() ? QByteArray() : "\"cursor\":\"" + cursor.toLatin1() + "\",");
        const std::unique_ptr<QNetworkReply> reply(network->post(ask, whole.sliced(whole.indexOf("\r\n\r\n") + 4)));
        const lattice::Pending<bool> done;
        QObject::connect(reply.get(), &QNetworkReply::finished, reply.get(), [done] { done.settle(true); }, Qt::QueuedConnection);
        co_await done;
        const QJsonObject result = QJsonDocument::fromJson(reply->readAll()).object()[u"result"_s].toObject();
        for (const QJsonValue tool : result[u"tools"_s].toArray())
            tools += tool;
        cursor = result[u"nextCursor"_s].toString();
        if (reply->error() != QNetworkReply::NoError)
            co_return lattice::failed(lattice::Fault::Unreachable, reply->errorString());
    } while (!cursor.isEmpty());
    co_return tools;
}

} // namespace

MeasureTask measureMcp(Setting setting)
{
    const auto servers = std::make_shared<Servers>();
    std::vector<double> ours, theirs, ours99, theirs99;
    const int calls = setting.quick ? 2000 : 10'000;
    for (int round = 0; round <= (setting.quick ? 5 : 15); ++round) {
        const auto our = std::make_unique<HttpLoad>(servers->mcp(), callRequest(), kClients, calls);
        const auto ourTimes = co_await our->done();
        std::ignore = co_await lattice::pause(1ms, {}); // out of the load's own signal, before it goes
        const auto their = std::make_unique<HttpLoad>(servers->bare(), callRequest(), kClients, calls);
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

MeasureTask measureMcpStdio(Setting setting)
{
    const QByteArray whole = callRequest(), body = whole.sliced(whole.indexOf("\r\n\r\n") + 4);
    std::vector<double> ours, theirs;
    for (int round = 0; round < (setting.quick ? 2 : 5); ++round) {
        const auto our = co_await lineTimes(u"mcp"_s, body, setting.quick ? 1000 : 4000);
        const auto their = co_await lineTimes(u"tool"_s, body, setting.quick ? 1000 : 4000);
        if (!our || !their)
            co_return std::unexpected(!our ? our.error() : their.error());
        ours.push_back(median(*our));
        theirs.push_back(median(*their));
    }
    co_return QList<Figures>{{median(ours), median(theirs), {}}};
}

MeasureTask measureMcpList(Setting setting)
{
    const auto servers = std::make_shared<Servers>();
    QNetworkAccessManager network;
    const auto tools = co_await readTools(&network, servers->rich());
    if (!tools || tools->size() != kTools)
        co_return lattice::failed(lattice::Fault::Invalid, tools ? u"%1 tools were listed"_s.arg(tools->size()) : tools.error().detail);
    servers->setList({{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, 1}, {u"result"_s, QJsonObject{{u"tools"_s, *tools}}}});
    std::vector<double> ours, theirs;
    QElapsedTimer timer;
    for (int round = 0; round < (setting.quick ? 20 : 100); ++round) {
        timer.start();
        const auto our = co_await readTools(&network, servers->rich());
        ours.push_back(double(timer.nsecsElapsed()) / 1e6);
        timer.start();
        const auto their = co_await readTools(&network, servers->bareList());
        theirs.push_back(double(timer.nsecsElapsed()) / 1e6);
        if (!our || !their || our->size() != their->size())
            co_return lattice::failed(lattice::Fault::Invalid, u"a list was not whole"_s);
    }
    co_return QList<Figures>{{median(ours), median(theirs), {}}};
}

MeasureTask measureMcpIdle(Setting setting)
{
    const auto servers = std::make_shared<Servers>();
    const int calls = setting.quick ? 1000 : 5000;
    const QByteArray listen = request("subscriptions/listen", R"("notifications":{"toolsListChanged":true},)");
    IdleClients bare, ours;
    double bareKb = 0, ourKb = 0;
    const double start = residentKb();
    if (const auto open = co_await bare.open(servers->bare(), kIdle, callRequest()); !open)
        co_return std::unexpected(open.error());
    const double between = residentKb();
    bareKb = (between - start) / kIdle;
    std::vector<double> alone, beside;
    for (const bool isBeside : {false, true}) {
        if (isBeside) {
            const double before = residentKb();
            if (const auto open = co_await ours.open(servers->mcp(), kIdle, listen); !open)
                co_return std::unexpected(open.error());
            ourKb = (residentKb() - before) / kIdle;
        }
        for (int round = 0; round < 7; ++round) {
            const auto load = std::make_unique<HttpLoad>(servers->mcp(), callRequest(), kClients, calls);
            const auto times = co_await load->done();
            std::ignore = co_await lattice::pause(1ms, {});
            if (!times)
                co_return std::unexpected(times.error());
            (isBeside ? beside : alone).push_back(median(*times));
        }
    }
    co_return QList<Figures>{{ourKb, bareKb, {}}, {median(beside), median(alone), {}}};
}

} // namespace app
