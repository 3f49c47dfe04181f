// SPDX-License-Identifier: Apache-2.0
#include "app/bench/barenats.h"
#include "app/bench/benchserver.h"
#include "app/bench/childprocess.h"
#include "app/bench/measures.h"
#include "lattice/link/exchange.h"
#include "lattice/protocol/subject.h"

#include <QElapsedTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

using lattice::Result;
using Sequences = QList<quint64>;

constexpr int kStations = 300;

Result<Sequences> lastSequences(BareNats &bare)
{
    Sequences sequences;
    for (const QStringView bucket : {lattice::Bucket::Stations, lattice::Bucket::Agents, lattice::Bucket::Names, lattice::Bucket::Facts}) {
        const auto last = bare.lastSequence(bucket.toUtf8());
        if (!last)
            return std::unexpected(last.error());
        sequences.append(*last);
    }
    return sequences;
}

QString changes(const Sequences &before, const Sequences &after)
{
    quint64 writes = 0;
    for (qsizetype i = 0; i < before.size(); ++i)
        writes += after[i] - before[i];
    return writes == 0 ? QString() : u"the registry was written to %1 times while nothing but heartbeats happened"_s.arg(writes);
}

} // namespace

MeasureTask measurePresence(Setting setting)
{
    const auto server = co_await BenchServer::start();
    if (!server)
        co_return std::unexpected(server.error());
    const QString url = (*server)->url();
    const auto bare = BareNats::connect(url);
    const auto crowd = co_await ChildProcess::startRole(u"crowd"_s, url, kStations);
    if (!bare || !crowd)
        co_return std::unexpected(!bare ? bare.error() : crowd.error());
    const auto orchestrator = co_await ChildProcess::startRole(u"orchestrator"_s, url, kStations);
    const auto listener = co_await ChildProcess::startBare(u"listen"_s, url);
    if (!orchestrator || !listener)
        co_return std::unexpected(!orchestrator ? orchestrator.error() : listener.error());
    std::ignore = co_await lattice::pause(2s, {}); // what the start itself costs is over

    const auto before = lastSequences(**bare);
    const double ourStart = (*orchestrator)->cpuSeconds();
    const double theirStart = (*listener)->cpuSeconds();
    QElapsedTimer timer;
    timer.start();
    std::ignore = co_await lattice::pause(setting.quick ? 10s : 30s, {});
    const double seconds = double(timer.nsecsElapsed()) / 1e9;
    const double ours = (*orchestrator)->cpuSeconds() - ourStart;
    const double theirs = (*listener)->cpuSeconds() - theirStart;
    const auto after = lastSequences(**bare);
    if (!before || !after)
        co_return std::unexpected(!before ? before.error() : after.error());
    if (!(ours > 0) || !(theirs > 0))
        co_return lattice::failed(lattice::Fault::Invalid, u"this system does not tell what its processes spend, or one of them has ended"_s);
    co_return QList<Figures>{{100 * ours / seconds, 100 * theirs / seconds, changes(*before, *after)}};
}

} // namespace app
