// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcpclients.h"

#include "core/mcp/mcpserver.h"

#include <QElapsedTimer>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace core {

bool McpClients::isSame(const McpPeer &a, const McpPeer &b)
{
    return a.info == b.info && a.principal == b.principal && a.version == b.version;
}

void McpClients::watch(const QString &door, const McpServer &server, Peers peers)
{
    m_doors.append({door, std::move(peers)});
    connect(&server, &McpServer::served, this, [this, door](const McpPeer &peer, const QString &method, const QString &what, const QString &fault, qint64 ms) {
        note(door, peer, method, {.time = QDateTime::currentDateTimeUtc(), .what = what.left(200), .fault = fault.left(400), .ms = ms});
    });
}

ControlServer::Dispatch McpClients::noting(ControlServer::Dispatch dispatch)
{
    return [self = QPointer<McpClients>(this), dispatch = std::move(dispatch)](Caller caller, QString verb, QJsonObject arguments, Progress progress, std::stop_token stop) {
        return noted(self, dispatch, std::move(caller), std::move(verb), std::move(arguments), std::move(progress), std::move(stop));
    };
}

QCoro::Task<lattice::Result<QJsonObject>> McpClients::noted(QPointer<McpClients> self, ControlServer::Dispatch dispatch, Caller caller, QString verb, QJsonObject arguments, Progress progress, std::stop_token stop)
{
    const McpPeer peer{.info = {{u"name"_s, caller.name}}, .right = caller.right};
    const bool counts = caller.face == Caller::Face::Mcp;
    QElapsedTimer timer;
    timer.start();
    auto result = co_await dispatch(std::move(caller), verb, std::move(arguments), std::move(progress), std::move(stop));
    if (self && counts)
        self->note(u"stdio"_s, peer, u"tools/call"_s, {.time = QDateTime::currentDateTimeUtc(), .what = verb.left(200), .fault = result ? QString() : result.error().detail.left(400), .ms = timer.elapsed()});
    co_return result;
}

McpClients::Client &McpClients::clientOf(const QString &door, const McpPeer &peer)
{
    const auto known = std::ranges::find_if(m_clients, [&](const Client &client) { return client.door == door && isSame(client.peer, peer); });
    if (known != m_clients.end())
        return *known;
    if (m_clients.size() >= kMost)
        m_clients.erase(std::ranges::min_element(m_clients, {}, &Client::seen));
    return m_clients.emplaceBack(Client{.door = door, .peer = peer});
}

void McpClients::note(const QString &door, const McpPeer &peer, const QString &method, Call call)
{
    Client &client = clientOf(door, peer);
    client.seen = call.time;
    ++client.requests;
    if (method != "tools/call"_L1 && method != "resources/read"_L1 && method != "prompts/get"_L1)
        return; // lists and greetings are no deeds
    ++client.calls;
    client.failures += call.fault.isEmpty() ? 0 : 1;
    client.recent.prepend(std::move(call));
    if (client.recent.size() > kMostCalls)
        client.recent.removeLast();
}

QJsonObject McpClients::toJson(const Client &client, int sessions)
{
    QJsonArray recent;
    for (const Call &call : client.recent) {
        QJsonObject row{{u"time"_s, call.time.toString(Qt::ISODateWithMs)}, {u"what"_s, call.what}, {u"ms"_s, call.ms}};
        if (!call.fault.isEmpty())
            row[u"fault"_s] = call.fault;
        recent << row;
    }
    QJsonObject json{{u"at"_s, client.door}, {u"client"_s, client.peer.name()}, {u"revision"_s, client.peer.version}, {u"right"_s, rightName(client.peer.right)},
                     {u"sessions"_s, sessions}, {u"requests"_s, client.requests}, {u"calls"_s, client.calls}, {u"failures"_s, client.failures}, {u"recent"_s, recent}};
    if (const QString version = client.peer.info["version"_L1].toString(); !version.isEmpty())
        json[u"version"_s] = version;
    if (!client.peer.principal.isEmpty())
        json[u"token"_s] = client.peer.principal;
    if (client.seen.isValid())
        json[u"seen"_s] = client.seen.toString(Qt::ISODateWithMs);
    return json;
}

QJsonArray McpClients::toJson() const
{
    QList<Client> clients = m_clients;
    QList<int> sessions(clients.size(), 0);
    for (const Door &door : m_doors) {
        const auto peers = door.peers();
        for (const auto &peer : peers) {
            auto known = std::ranges::find_if(clients, [&](const Client &client) { return client.door == door.name && isSame(client.peer, *peer); });
            if (known == clients.end()) { // it has a session, and has asked for nothing yet
                clients.append(Client{.door = door.name, .peer = *peer});
                sessions.append(0);
                known = clients.end() - 1;
            }
            ++sessions[known - clients.begin()];
        }
    }
    QList<qsizetype> order(clients.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, [&](qsizetype a, qsizetype b) { return clients[a].seen > clients[b].seen; });
    QJsonArray rows;
    for (const qsizetype at : order)
        rows << toJson(clients[at], sessions[at]);
    return rows;
}

} // namespace core
