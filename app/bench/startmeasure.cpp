// SPDX-License-Identifier: Apache-2.0
#include "app/bench/benchserver.h"
#include "app/bench/childprocess.h"
#include "app/bench/measures.h"
#include "app/bench/statistics.h"
#include "lattice/link/exchange.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

using lattice::Result;

/*! A member of the lattice at \a url, with the home in \a folder. */
QCoro::Task<Result<std::unique_ptr<ChildProcess>>> startMember(QString url, QString folder)
{
    auto member = co_await ChildProcess::start(QCoreApplication::applicationDirPath() + u"/station-headless"_s,
                                               {u"serve"_s, u"--lattice"_s, url, u"--home"_s, folder + u"/home"_s, u"--mcp-port"_s, u"0"_s}, 30s);
    if (member && !QJsonDocument::fromJson((*member)->firstLine()).object()["ready"_L1].toBool())
        co_return lattice::failed(lattice::Fault::Invalid, u"station-headless did not say that it is ready: %1"_s.arg(QString::fromUtf8((*member)->firstLine()).left(200)));
    co_return member;
}

} // namespace

MeasureTask measureStart(Setting setting)
{
    const auto server = co_await BenchServer::start();
    if (!server)
        co_return std::unexpected(server.error());
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int round = 0; round <= (setting.quick ? 5 : 15); ++round) { // the first one makes the home, and fills the page cache
        const auto member = co_await startMember((*server)->url(), (*server)->folder());
        const auto bare = co_await ChildProcess::startBare(u"start"_s, (*server)->url());
        if (!member || !bare)
            co_return std::unexpected(!member ? member.error() : bare.error());
        if (round == 0)
            continue;
        ours.push_back((*member)->millisecondsToFirstLine());
        theirs.push_back((*bare)->millisecondsToFirstLine());
    }
    co_return QList<Figures>{{median(ours), median(theirs), {}}};
}

MeasureTask measureMemory(Setting setting)
{
    const auto server = co_await BenchServer::start();
    if (!server)
        co_return std::unexpected(server.error());
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int round = 0; round < (setting.quick ? 1 : 3); ++round) {
        const auto member = co_await startMember((*server)->url(), (*server)->folder());
        const auto bare = co_await ChildProcess::startBare(u"start"_s, (*server)->url());
        if (!member || !bare)
            co_return std::unexpected(!member ? member.error() : bare.error());
        std::ignore = co_await lattice::pause(setting.quick ? 2s : 12s, {}); // a heartbeat and a look around are behind it then
        ours.push_back((*member)->residentMegabytes());
        theirs.push_back((*bare)->residentMegabytes());
    }
    co_return QList<Figures>{{median(ours), median(theirs), {}}};
}

} // namespace app
