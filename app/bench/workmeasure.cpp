// SPDX-License-Identifier: Apache-2.0
#include "app/bench/bareworker.h"
#include "app/bench/benchserver.h"
#include "app/bench/childprocess.h"
#include "app/bench/lighthost.h"
#include "app/bench/measures.h"
#include "app/bench/statistics.h"
#include "lattice/link/exchange.h"
#include "lattice/mesh/mesh.h"
#include "lattice/work/transition.h"
#include "lattice/work/work.h"
#include "lattice/work/workstreams.h"

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

using lattice::Result;

constexpr int kStations = 4;

/*! Who leads and submits; the executing stations are processes of their own. */
struct BenchLeader {
    LightHost host{{}};
    lattice::MeshLink link;
    lattice::Mesh mesh;
    lattice::Work work;
    int ended = 0;

    explicit BenchLeader(const QString &url)
        : link({.url = url, .name = u"bench-leader"_s})
        , mesh(link, host, {.stationId = u"bench-leader"_s, .stationName = u"bench-leader"_s, .facts = {.version = u"bench"_s}, .watchAll = true})
        , work(link, nullptr, nullptr, mesh.directory(), {.stationId = u"bench-leader"_s, .mayLead = true})
    {
        QObject::connect(&work, &lattice::Work::changed, &work, [this](const QList<lattice::WorkRecord> &records) {
            ended += int(std::ranges::count_if(records, [](const lattice::WorkRecord &record) { return record.phase == lattice::WorkPhase::Done; }));
        });
        link.open();
    }

    int online() const
    {
        const auto stations = mesh.directory()->stations();
        return int(std::ranges::count_if(stations, [](const lattice::Station &station) { return !station.agents.isEmpty() && station.presence == lattice::Presence::Online; }));
    }
};

/*! From the first submission to the last end, in ms. */
QCoro::Task<Result<double>> ourCycles(std::shared_ptr<BenchLeader> leader, int count)
{
    const int before = leader->ended;
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < count; ++i)
        leader->work.client().submit({.capability = u"bench"_s, .task = u"x"_s});
    while (leader->ended < before + count) {
        if (timer.durationElapsed() > 60s)
            co_return lattice::failed(lattice::Fault::Timeout, u"%1 of %2 items had ended after a minute"_s.arg(leader->ended - before).arg(count));
        std::ignore = co_await lattice::pause(1ms, {});
    }
    co_return double(timer.nsecsElapsed()) / 1e6;
}

Result<double> bareCycles(const QString &url, int count, const QByteArray &record)
{
    QElapsedTimer timer;
    timer.start();
    std::vector<std::thread> threads;
    std::vector<Result<>> results(kStations);
    for (int i = 0; i < kStations; ++i)
        threads.emplace_back([&, i] { results[size_t(i)] = bareWorkCycles(url.toUtf8(), "bare-" + QByteArray::number(i), count / kStations, record); });
    for (std::thread &thread : threads)
        thread.join();
    for (const Result<> &result : results) {
        if (!result)
            return std::unexpected(result.error());
    }
    return double(timer.nsecsElapsed()) / 1e6;
}

QCoro::Task<Result<Figures>> measureOn(BenchServer::Sync sync, bool quick)
{
    const auto server = co_await BenchServer::start(sync);
    if (!server)
        co_return std::unexpected(server.error());
    const QString url = (*server)->url();
    const auto leader = std::make_shared<BenchLeader>(url);
    std::vector<std::unique_ptr<ChildProcess>> stations;
    for (int i = 0; i < kStations; ++i) {
        auto station = co_await ChildProcess::startRole(u"worker"_s, url, i);
        if (!station)
            co_return std::unexpected(station.error());
        stations.push_back(std::move(*station));
    }
    for (int tries = 0; tries < 1000 && (!leader->work.leader()->leads() || leader->online() < kStations); ++tries)
        std::ignore = co_await lattice::pause(10ms, {});
    for (int i = 0; i < kStations; ++i) {
        if (const auto made = makeBareMailbox(url.toUtf8(), "bare-" + QByteArray::number(i)); !made)
            co_return std::unexpected(made.error());
    }
    const auto record = lattice::Transition::submit({.workId = u"bench"_s, .capability = u"light"_s, .task = u"x"_s}, QDateTime::currentDateTimeUtc());
    const int count = quick ? 200 : 400;
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int round = 0; round <= (quick ? 2 : 5); ++round) {
        const auto our = co_await ourCycles(leader, count);
        const auto their = bareCycles(url, count, encode(*record));
        if (!our || !their)
            co_return std::unexpected(!our ? our.error() : their.error());
        if (round == 0)
            continue;
        ours.push_back(*our / count);
        theirs.push_back(*their / count);
    }
    co_return Figures{median(ours), median(theirs), {}};
}

} // namespace

MeasureTask measureWork(Setting setting)
{
    const auto durable = co_await measureOn(BenchServer::Sync::Always, setting.quick);
    if (!durable)
        co_return std::unexpected(durable.error());
    const auto later = co_await measureOn(BenchServer::Sync::Later, setting.quick);
    if (!later)
        co_return std::unexpected(later.error());
    co_return QList<Figures>{*durable, *later};
}

} // namespace app
