// SPDX-License-Identifier: Apache-2.0
#include "app/bench/barenats.h"
#include "app/bench/benchserver.h"
#include "app/bench/childprocess.h"
#include "app/bench/lighthost.h"
#include "app/bench/measures.h"
#include "app/bench/roles.h"
#include "app/bench/statistics.h"
#include "lattice/link/exchange.h"
#include "lattice/mesh/mesh.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

using lattice::Result;
using Times = std::vector<double>; // µs

constexpr qsizetype kPayload = 128; // bytes

/*! A station that calls; it watches the lattice, so that it knows where the agent is. */
struct Caller {
    LightHost host{{}};
    lattice::MeshLink link;
    lattice::Mesh mesh;

    explicit Caller(const QString &url)
        : link({.url = url, .name = u"bench-caller"_s})
        , mesh(link, host, {.stationId = u"bench-caller"_s, .stationName = u"bench-caller"_s, .watchAll = true})
    {
        link.open();
    }
};

QCoro::Task<Result<>> untilFound(std::shared_ptr<Caller> caller)
{
    for (int tries = 0; tries < 500; ++tries) {
        const lattice::Station *station = caller->mesh.directory()->find(kAnswererStation.toString());
        if (station && station->presence == lattice::Presence::Online && !station->agents.isEmpty())
            co_return Result<>();
        std::ignore = co_await lattice::pause(20ms, {});
    }
    co_return lattice::failed(lattice::Fault::Timeout, u"the answering station was not seen"_s);
}

QCoro::Task<Result<Times>> ourRound(std::shared_ptr<Caller> caller, int calls)
{
    Times times;
    const QString task(kPayload, u'x');
    for (int i = 0; i < calls; ++i) {
        QElapsedTimer timer;
        timer.start();
        const auto answer = co_await caller->mesh.call({.to = {.agentName = kAnswererAgent.toString()}, .task = task}, {}, {});
        if (!answer)
            co_return std::unexpected(answer.error());
        times.push_back(double(timer.nsecsElapsed()) / 1e3);
    }
    co_return times;
}

Result<Times> bareRound(BareNats &bare, int calls)
{
    Times times;
    const QByteArray payload(kPayload, 'x');
    for (int i = 0; i < calls; ++i) {
        QElapsedTimer timer;
        timer.start();
        if (const auto answer = bare.request("bench.echo", payload); !answer)
            return std::unexpected(answer.error());
        times.push_back(double(timer.nsecsElapsed()) / 1e3);
    }
    return times;
}

/*! The rounds' percentiles, and of these the medians. */
struct Percentiles {
    Times p50;
    Times p99;

    void add(const Times &times)
    {
        p50.push_back(median(times));
        p99.push_back(quantile(times, 0.99));
    }
};

} // namespace

MeasureTask measureCalls(Setting setting)
{
    const auto server = co_await BenchServer::start();
    if (!server)
        co_return std::unexpected(server.error());
    const auto answerer = co_await ChildProcess::startRole(u"answerer"_s, (*server)->url());
    const auto echo = co_await ChildProcess::startBare(u"echo"_s, (*server)->url());
    const auto bare = BareNats::connect((*server)->url());
    if (!answerer || !echo || !bare)
        co_return std::unexpected(!answerer ? answerer.error() : !echo ? echo.error() : bare.error());
    const auto caller = std::make_shared<Caller>((*server)->url());
    if (const auto found = co_await untilFound(caller); !found)
        co_return std::unexpected(found.error());

    Percentiles ours;
    Percentiles theirs;
    const int rounds = setting.quick ? 5 : 15;
    const int calls = setting.quick ? 200 : 1000;
    for (int round = 0; round <= rounds; ++round) {
        const auto our = co_await ourRound(caller, calls);
        const auto their = bareRound(**bare, calls);
        if (!our || !their)
            co_return std::unexpected(!our ? our.error() : their.error());
        if (round == 0)
            continue; // caches, branch predictors, threads that grow their stacks
        ours.add(*our);
        theirs.add(*their);
    }
    co_return QList<Figures>{{median(ours.p50), median(theirs.p50), {}}, {median(ours.p99), median(theirs.p99), {}}};
}

} // namespace app
