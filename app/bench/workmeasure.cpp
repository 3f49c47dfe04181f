// SPDX-License-Identifier: Apache-2.0
#include "app/bench/bareworker.h"
#include "app/bench/benchserver.h"
#include "app/bench/lighthost.h"
#include "app/bench/measures.h"
#include "app/bench/statistics.h"
#include "lattice/link/exchange.h"
#include "lattice/mesh/mesh.h"
#include "lattice/work/transition.h"
#include "lattice/work/work.h"
#include "lattice/work/workstreams.h"

#include <thread>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

using lattice::Result;

constexpr int kStations = 4;

/*! One station of the bench; the first leads. */
struct BenchWorker {
    LightHost host;
    lattice::MeshLink link;
    lattice::Mesh mesh;
    lattice::Work work;
    int ended = 0;

    BenchWorker(const QString &url, const QString &id, bool leads)
        : host({{.id = u"light"_s, .name = u"light-"_s + id, .description = {}, .capabilities = {u"light"_s}}})
        , link({.url = url, .name = id})
        , mesh(link, host, {.stationId = id, .stationName = id, .facts = {.version = u"bench"_s}, .watchAll = leads})
        , work(link, &host, &mesh.responder(), mesh.directory(), {.stationId = id, .mayLead = leads})
    {
        QObject::connect(&work, &lattice::Work::happened, &work, [this](lattice::WorkFact fact) { ended += fact == lattice::WorkFact::Completed; });
        link.open();
    }
};
using Workers = std::vector<std::unique_ptr<BenchWorker>>;

/*! From the first submission to the last end, in ms. */
QCoro::Task<Result<double>> ourCycles(std::shared_ptr<Workers> workers, int count)
{
    const auto ended = [workers] {
        int all = 0;
        for (const auto &worker : *workers)
            all += worker->ended;
        return all;
    };
    const int before = ended();
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < count; ++i)
        workers->front()->work.client().submit({.capability = u"light"_s, .task = u"x"_s});
    while (ended() < before + count) {
        if (timer.durationElapsed() > 60s)
            co_return lattice::failed(lattice::Fault::Timeout, u"%1 of %2 items had ended after a minute"_s.arg(ended() - before).arg(count));
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

} // namespace

MeasureTask measureWork(Setting setting)
{
    const auto server = co_await BenchServer::start();
    if (!server)
        co_return std::unexpected(server.error());
    const QString url = (*server)->url();
    const auto workers = std::make_shared<Workers>();
    for (int i = 0; i < kStations; ++i)
        workers->push_back(std::make_unique<BenchWorker>(url, u"bench-worker-%1"_s.arg(i), i == 0));
    for (int tries = 0; tries < 1000 && !workers->front()->work.leader()->leads(); ++tries)
        std::ignore = co_await lattice::pause(10ms, {});
    for (int i = 0; i < kStations; ++i) {
        if (const auto made = makeBareMailbox(url.toUtf8(), "bare-" + QByteArray::number(i)); !made)
            co_return std::unexpected(made.error());
    }
    const auto record = lattice::Transition::submit({.workId = u"bench"_s, .capability = u"light"_s, .task = u"x"_s}, QDateTime::currentDateTimeUtc());
    const int count = setting.quick ? 200 : 400;
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int round = 0; round <= (setting.quick ? 2 : 5); ++round) {
        const auto our = co_await ourCycles(workers, count);
        const auto their = bareCycles(url, count, encode(*record));
        if (!our || !their)
            co_return std::unexpected(!our ? our.error() : their.error());
        if (round == 0)
            continue;
        ours.push_back(*our / count);
        theirs.push_back(*their / count);
    }
    co_return QList<Figures>{{median(ours), median(theirs), {}}};
}

} // namespace app
