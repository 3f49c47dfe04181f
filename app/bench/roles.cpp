// SPDX-License-Identifier: Apache-2.0
#include "app/bench/roles.h"

#include "app/bench/echooffering.h"
#include "app/bench/lighthost.h"
#include "core/mcp/mcpstdio.h"
#include "lattice/mesh/mesh.h"
#include "lattice/work/work.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace app {

QList<lattice::AgentInfo> lightAgents(const QString &stationId, int count)
{
    QList<lattice::AgentInfo> agents;
    for (int i = 0; i < count; ++i) {
        const QString name = u"%1-agent-%2"_s.arg(stationId).arg(i);
        agents.append({.id = name,
                       .name = name,
                       .description = u"Agent %1 of %2 looks after one part of the work."_s.arg(i).arg(stationId),
                       .capabilities = {u"bench"_s, u"part-%1"_s.arg(i)},
                       .inputSchema = uR"({"type":"object","properties":{"target":{"type":"string"}}})"_s,
                       .outputSchema = {},
                       .examples = {}});
    }
    return agents;
}

namespace {

/*! A station with a link of its own. */
struct Light {
    LightHost host;
    lattice::MeshLink link;
    lattice::Mesh mesh;

    Light(const QString &url, const QString &id, int agents, bool watchAll)
        : host(lightAgents(id, agents))
        , link({.url = url, .name = id})
        , mesh(link, host, {.stationId = id, .stationName = id, .facts = {.version = u"bench"_s}, .watchAll = watchAll})
    {
        link.open();
    }
};

void sayReady()
{
    std::puts("ready");
    std::fflush(stdout);
}

int playCrowd(const QString &url, const QString &id, int count, int agents)
{
    std::vector<std::unique_ptr<Light>> crowd;
    int announced = 0;
    for (int i = 0; i < count; ++i) {
        crowd.push_back(std::make_unique<Light>(url, count == 1 ? id : u"%1-%2"_s.arg(id).arg(i), agents, false));
        Light &light = *crowd.back();
        QObject::connect(&light.mesh.herald(), &lattice::Herald::announced, &light.mesh, [&announced, count] {
            if (++announced == count)
                sayReady();
        }, Qt::SingleShotConnection);
    }
    return QCoreApplication::exec();
}

/*! A member that executes work: number \a number of them. */
int playWorker(const QString &url, int number)
{
    const QString id = u"bench-worker-%1"_s.arg(number);
    Light light(url, id, 1, false);
    lattice::Work work(light.link, &light.host, &light.mesh.responder(), nullptr, {.stationId = id});
    QObject::connect(&light.mesh.herald(), &lattice::Herald::announced, &light.mesh, sayReady, Qt::SingleShotConnection);
    return QCoreApplication::exec();
}

/*! A tool server that says `ok` to each call. */
int playTool()
{
    QFile out;
    if (!out.open(STDOUT_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return 1;
    QByteArray waiting;
    for (char piece[65536];;) {
        const ssize_t size = ::read(STDIN_FILENO, piece, sizeof piece);
        if (size <= 0)
            return 0;
        waiting.append(piece, size);
        for (qsizetype end; (end = waiting.indexOf('\n')) >= 0; waiting.remove(0, end + 1)) {
            const QJsonObject request = QJsonDocument::fromJson(waiting.first(end)).object();
            const QString method = request["method"_L1].toString();
            if (!request.contains("id"_L1))
                continue;
            QJsonObject result{{u"content"_s, QJsonArray{QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u"ok"_s}}}}};
            if (method == "tools/list"_L1)
                result = {{u"tools"_s, QJsonArray{QJsonObject{{u"name"_s, u"echo"_s}, {u"inputSchema"_s, QJsonObject{{u"type"_s, u"object"_s}}}}}}};
            else if (method == "initialize"_L1)
                result = {{u"protocolVersion"_s, u"2025-11-25"_s}, {u"capabilities"_s, QJsonObject{{u"tools"_s, QJsonObject()}}}, {u"serverInfo"_s, QJsonObject()}};
            QJsonObject answer{{u"jsonrpc"_s, u"2.0"_s}, {u"id"_s, request["id"_L1]}};
            if (method == "server/discover"_L1)
                answer[u"error"_s] = QJsonObject{{u"code"_s, -32601}, {u"message"_s, u"Method not found"_s}};
            else
                answer[u"result"_s] = result;
            out.write(QJsonDocument(answer).toJson(QJsonDocument::Compact) + '\n');
        }
    }
}

/*! Our MCP server over the standard descriptors. */
int playMcp()
{
    EchoOffering offering;
    core::McpServer server(offering, {});
    core::McpStdio stdio(server, STDIN_FILENO, STDOUT_FILENO);
    QObject::connect(&stdio, &core::McpStdio::finished, QCoreApplication::instance(), &QCoreApplication::quit, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

int playOrchestrator(const QString &url, int count)
{
    Light light(url, u"bench-orchestrator"_s, 0, true);
    const lattice::Directory *directory = light.mesh.directory();
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &look, [&look, directory, count] {
        const auto stations = directory->stations();
        const auto online = std::ranges::count_if(stations, [](const lattice::Station &station) { return !station.self && station.presence == lattice::Presence::Online && !station.agents.isEmpty(); });
        if (online < count)
            return;
        look.stop();
        sayReady();
    });
    look.start(100);
    return QCoreApplication::exec();
}

} // namespace

int playRole(const QString &role, const QString &url, int count)
{
    if (role == "answerer"_L1)
        return playCrowd(url, kAnswererStation.toString(), 1, 1);
    if (role == "tool"_L1)
        return playTool();
    if (role == "mcp"_L1)
        return playMcp();
    if (role == "crowd"_L1)
        return playCrowd(url, u"bench-crowd"_s, count, 10);
    if (role == "worker"_L1)
        return playWorker(url, count);
    if (role == "orchestrator"_L1)
        return playOrchestrator(url, count);
    return 2;
}

} // namespace app
