// SPDX-License-Identifier: Apache-2.0
#include "app/bench/benchserver.h"
#include "app/bench/largehistory.h"
#include "app/bench/measures.h"
#include "app/bench/statistics.h"
#include "lattice/history/eventcodec.h"
#include "lattice/history/eventstream.h"
#include "lattice/link/exchange.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

using lattice::Result;

QCoro::Task<Result<>> untilLive(std::shared_ptr<lattice::MeshLink> link)
{
    link->open();
    for (int tries = 0; tries < 500 && !link->isLive(); ++tries)
        std::ignore = co_await lattice::pause(20ms, {});
    co_return link->isLive() ? Result<>() : lattice::failed(lattice::Fault::Timeout, u"the bench's server does not answer"_s);
}

/*! Events whose ids are new in each round: the server looks for repeated ones. */
QList<lattice::Event> eventsOf(int round, int count)
{
    QList<lattice::Event> events;
    for (int i = 0; i < count; ++i)
        events.append(largeEvent(qint64(round) * count + i));
    return events;
}

} // namespace

MeasureTask measureEventPublish(Setting setting)
{
    const auto server = co_await BenchServer::start();
    if (!server)
        co_return std::unexpected(server.error());
    const auto link = std::make_shared<lattice::MeshLink>(lattice::LinkOptions{.url = (*server)->url(), .name = u"bench-events"_s});
    const auto bare = BareNats::connect((*server)->url());
    if (const auto live = co_await untilLive(link); !live || !bare)
        co_return std::unexpected(!live ? live.error() : bare.error());
    if (const auto stream = co_await lattice::ensureEventStream(*link, {}); !stream)
        co_return std::unexpected(stream.error());

    lattice::EventPublisher publisher(*link, {.batch = 100, .flush = 100ms});
    std::vector<double> ours;
    std::vector<double> theirs;
    const int count = setting.quick ? 2'000 : 8'000; // less than the publisher lets wait
    for (int round = 0; round <= (setting.quick ? 3 : 9); ++round) {
        const QList<lattice::Event> mine = eventsOf(2 * round, count);
        QElapsedTimer timer;
        timer.start();
        for (const lattice::Event &event : mine)
            publisher.publish(event);
        if (!co_await publisher.flush(60s))
            co_return lattice::failed(lattice::Fault::Timeout, u"the events were not stored in time"_s);
        const double our = double(timer.nsecsElapsed()) / 1e6;

        const QList<lattice::Event> others = eventsOf(2 * round + 1, count);
        timer.restart();
        QList<BareNats::Stored> messages;
        for (const lattice::Event &event : others)
            messages.append({.subject = "lattice.events." + event.type.toUtf8(), .id = event.id.toUtf8(), .body = lattice::encode(event)});
        if (const auto published = (*bare)->publishAll(messages); !published)
            co_return std::unexpected(published.error());
        if (round == 0)
            continue;
        ours.push_back(our);
        theirs.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    co_return QList<Figures>{{median(ours), median(theirs), {}}};
}

} // namespace app
