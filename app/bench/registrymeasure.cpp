// SPDX-License-Identifier: Apache-2.0
#include "app/bench/barenats.h"
#include "app/bench/benchserver.h"
#include "app/bench/lighthost.h"
#include "app/bench/measures.h"
#include "app/bench/statistics.h"
#include "lattice/mesh/directory.h"
#include "lattice/protocol/facts.h"
#include "lattice/protocol/manifestcodec.h"
#include "lattice/protocol/subject.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

using lattice::Result;

constexpr int kStations = 3000;
constexpr int kAgents = 10; // of each

Result<> fillRegistry(BareNats &bare)
{
    QList<BareNats::Entry> records;
    QList<BareNats::Entry> facts;
    for (int i = 0; i < kStations; ++i) {
        const QString id = u"bench-station-%1"_s.arg(i);
        records.append({id.toUtf8(), encode(lattice::StationManifest{.stationId = id,
                                                                     .stationName = u"Station %1"_s.arg(i),
                                                                     .agents = lightAgents(id, kAgents),
                                                                     .workflows = {},
                                                                     .lastSeen = QDateTime::currentDateTimeUtc(),
                                                                     .status = u"online"_s})});
        facts.append({id.toUtf8(), encode(lattice::StationFacts{.version = u"0.1.0"_s, .region = u"eu"_s, .tags = {u"bench"_s}, .pool = {}, .slots = 4})});
    }
    if (const auto filled = bare.fill(lattice::Bucket::Stations.toUtf8(), records); !filled)
        return filled;
    return bare.fill(lattice::Bucket::Facts.toUtf8(), facts);
}

/*! From a live link to a directory that has all of it. */
QCoro::Task<Result<double>> ourRead(lattice::MeshLink &link)
{
    QElapsedTimer timer;
    timer.start();
    lattice::Directory directory(link, {});
    const lattice::Pending<Result<>> read;
    QObject::connect(&directory, &lattice::Directory::registryRead, &link, [read] { read.settle({}); }, Qt::QueuedConnection);
    QObject::connect(&directory, &lattice::Directory::failed, &link, [read](const lattice::Error &error) { read.settle(std::unexpected(error)); }, Qt::QueuedConnection);
    QTimer::singleShot(30s, &directory, [read] { read.settle(lattice::failed(lattice::Fault::Timeout, u"the registry was not read in time"_s)); });
    if (const auto outcome = co_await read; !outcome)
        co_return std::unexpected(outcome.error());
    const double milliseconds = double(timer.nsecsElapsed()) / 1e6;
    const auto stations = directory.stations();
    const bool whole = stations.size() == kStations
        && std::ranges::all_of(stations, [](const lattice::Station &station) { return station.agents.size() == kAgents && !station.facts.region.isEmpty(); });
    if (!whole)
        co_return lattice::failed(lattice::Fault::Invalid, u"the directory has %1 stations, or one is not whole"_s.arg(stations.size()));
    co_return milliseconds;
}

/*! From a connection to the marker that ends the watch, for both buckets that ours reads. */
Result<double> bareRead(BareNats &bare)
{
    QElapsedTimer timer;
    timer.start();
    for (const QStringView bucket : {lattice::Bucket::Stations, lattice::Bucket::Facts}) {
        const auto count = bare.watchAll(bucket.toUtf8());
        if (!count)
            return std::unexpected(count.error());
        if (*count != kStations)
            return lattice::failed(lattice::Fault::Invalid, u"a bare watch saw %1 keys"_s.arg(*count));
    }
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

MeasureTask measureRegistry(Setting setting)
{
    const auto server = co_await BenchServer::start();
    if (!server)
        co_return std::unexpected(server.error());
    const auto bare = BareNats::connect((*server)->url());
    if (!bare)
        co_return std::unexpected(bare.error());
    if (const auto filled = fillRegistry(**bare); !filled)
        co_return std::unexpected(filled.error());

    lattice::MeshLink link({.url = (*server)->url(), .name = u"bench-registry"_s});
    const lattice::Pending<bool> live;
    QObject::connect(&link, &lattice::MeshLink::live, &link, [live] { live.settle(true); }, Qt::QueuedConnection);
    link.open();
    co_await live;
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int round = 0; round <= (setting.quick ? 3 : 9); ++round) {
        const auto our = co_await ourRead(link);
        const auto their = bareRead(**bare);
        if (!our || !their)
            co_return std::unexpected(!our ? our.error() : their.error());
        if (round == 0)
            continue;
        ours.push_back(*our);
        theirs.push_back(*their);
    }
    co_return QList<Figures>{{median(ours), median(theirs), {}}};
}

} // namespace app
