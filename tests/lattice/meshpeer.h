// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/mesh/mesh.h"
#include "testserver.h"

#include <QCoro/QCoroTask>
#include <QCoro/QCoroTimer>

/*! Agents that do what their task says: "echo …", "wait MS", "say N" (N parts), "big BYTES", "noise BYTES" (that JSON writes with six each), "fail", "busy". */
class ScriptedHost final : public lattice::AgentHost
{
public:
    QList<lattice::AgentInfo> list;
    int running = 0;
    int mostRunning = 0;
    int cancelled = 0;
    int calls = 0;

    QList<lattice::AgentInfo> agents() const override { return list; }

    QCoro::Task<lattice::Result<lattice::CallResult>> execute(lattice::CallOrder order, lattice::ProgressSink progress, std::stop_token stop) override
    {
        using namespace lattice;
        using namespace Qt::StringLiterals;
        ++calls;
        mostRunning = std::max(mostRunning, ++running);
        const QStringList words = order.task.split(u' ');
        const int number = words.value(1).toInt();
        Result<CallResult> result = CallResult{.text = order.agent + u": "_s + order.task};
        if (words[0] == "fail"_L1)
            result = failed(Fault::Invalid, u"as asked"_s);
        if (words[0] == "busy"_L1)
            result = failed(Fault::Busy, u"its model is busy"_s);
        if (words[0] == "noise"_L1)
            result = CallResult{.text = QString(number, QChar(1))};
        if (words[0] == "big"_L1)
            result = CallResult{.text = QString(number, u'x')};
        for (int i = 0; words[0] == "say"_L1 && i < number; ++i)
            progress(u"part %1 "_s.arg(i));
        if (words[0] == "wait"_L1) {
            for (int waited = 0; waited < number && !stop.stop_requested(); waited += 5) {
                QTimer timer;
                timer.start(5);
                co_await timer;
            }
        }
        if (stop.stop_requested()) {
            ++cancelled;
            result = failed(Fault::Cancelled, u"cancelled"_s);
        }
        --running;
        co_return result;
    }
};

/*! A station in the test's process: a link, agents, a mesh. */
struct MeshPeer {
    ScriptedHost host;
    lattice::MeshLink link;
    std::unique_ptr<lattice::Mesh> mesh;

    MeshPeer(const TestServer &server, const QString &id, const QStringList &agents, lattice::MeshOptions options = {})
        : link({.url = server.url(), .name = QStringLiteral("station-") + id, .reconnectWaitMs = 50})
    {
        for (const QString &agent : agents)
            host.list.append({.id = agent, .name = agent, .description = QStringLiteral("Agent ") + agent, .capabilities = {QStringLiteral("testing")}, .inputSchema = {}, .outputSchema = {}, .examples = {}});
        options.stationId = id;
        options.stationName = QStringLiteral("name of ") + id;
        options.facts.version = QStringLiteral("test");
        options.facts.slots = options.slots_;
        mesh = std::make_unique<lattice::Mesh>(link, host, std::move(options));
        link.open();
    }

    ~MeshPeer()
    {
        mesh.reset();
        std::ignore = QTest::qWaitFor([this] { return host.running == 0; }, 1000); // agents that were asked to end still use the host
    }

    bool waitAnnounced()
    {
        return QTest::qWaitFor([this] { return mesh->herald().isAnnounced(); }, 10000);
    }

    lattice::Result<lattice::InvokeResponse> call(const QString &agent, const QString &task, const QString &stationId = {})
    {
        return QCoro::waitFor(mesh->call({.to = {.agentName = agent, .stationId = stationId}, .task = task}, {}, {}));
    }
};
