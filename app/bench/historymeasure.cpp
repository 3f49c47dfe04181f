// SPDX-License-Identifier: Apache-2.0
#include "app/bench/benchserver.h"
#include "app/bench/largehistory.h"
#include "app/bench/measures.h"
#include "app/bench/statistics.h"
#include "lattice/history/eventcodec.h"
#include "lattice/history/eventstream.h"
#include "lattice/history/history.h"
#include "lattice/link/exchange.h"

#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

namespace {

using lattice::Result;

constexpr qsizetype kPart = 20'000;

/*! What one measurement of a large history works with. */
struct Bench {
    std::unique_ptr<BenchServer> server;
    std::unique_ptr<BareNats> bare;
    std::shared_ptr<lattice::MeshLink> link;
    QTemporaryDir folder;
    qsizetype count = 0;
};

double ms(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

lattice::EventFilter filterOf(const QString &text)
{
    return lattice::EventFilter::parse(text, QDateTime::currentDateTimeUtc()).value_or(lattice::EventFilter());
}

QCoro::Task<Result<>> fill(std::shared_ptr<Bench> bench)
{
    auto server = co_await BenchServer::start();
    if (!server)
        co_return std::unexpected(server.error());
    bench->server = std::move(*server);
    auto bare = BareNats::connect(bench->server->url());
    if (!bare)
        co_return std::unexpected(bare.error());
    bench->bare = std::move(*bare);
    bench->link = std::make_shared<lattice::MeshLink>(lattice::LinkOptions{.url = bench->server->url(), .name = u"bench-history"_s});
    bench->link->open();
    for (int tries = 0; tries < 500 && !bench->link->isLive(); ++tries)
        std::ignore = co_await lattice::pause(20ms, {});
    if (const auto stream = co_await lattice::ensureEventStream(*bench->link, {}); !stream)
        co_return stream;
    for (qsizetype at = 0; at < bench->count; at += kPart) {
        QList<BareNats::Stored> part;
        for (qsizetype i = at; i < std::min(bench->count, at + kPart); ++i)
            part.append(largeMessage(i));
        if (const auto published = bench->bare->publishAll(part); !published)
            co_return published;
    }
    co_return Result<>();
}

/*! Delivered and decoded, against delivered. */
QCoro::Task<Result<Figures>> replay(std::shared_ptr<Bench> bench)
{
    QElapsedTimer timer;
    timer.start();
    if (const auto read = bench->bare->readOrdered("lattice.events.>", bench->count); !read)
        co_return std::unexpected(read.error());
    const double theirs = ms(timer);
    timer.restart();
    const lattice::Pending<bool> done;
    const auto decoded = std::make_shared<qsizetype>(0);
    lattice::OrderedConsumer consumer(*bench->link, "LATTICE_EVENTS", "lattice.events.>", lattice::OrderedConsumer::Start::All);
    QObject::connect(&consumer, &lattice::OrderedConsumer::received, &consumer, [decoded](const lattice::StoredMessage &stored) {
        *decoded += lattice::decodeEvent(stored.message.data) ? 1 : 0;
    });
    QObject::connect(&consumer, &lattice::OrderedConsumer::caughtUp, &consumer, [done] { QTimer::singleShot(0, [done] { done.settle(true); }); });
    co_await done;
    if (*decoded != bench->count)
        co_return lattice::failed(lattice::Fault::Invalid, u"%1 of %2 events were decoded"_s.arg(*decoded).arg(bench->count));
    co_return Figures{ms(timer), theirs, {}};
}

struct Load {
    std::unique_ptr<lattice::History> history;
    double firstRows = 0;
    double all = 0;
};

QCoro::Task<Result<std::shared_ptr<Load>>> load(std::shared_ptr<Bench> bench)
{
    const auto load = std::make_shared<Load>();
    QElapsedTimer timer;
    timer.start();
    load->history = std::make_unique<lattice::History>(lattice::HistoryOptions{.folder = bench->folder.path()});
    if (const auto opened = co_await load->history->open(bench->link.get()); !opened)
        co_return std::unexpected(opened.error());
    while (true) {
        const auto page = co_await load->history->query({.limit = 200});
        if (!page)
            co_return std::unexpected(page.error());
        if (load->firstRows == 0 && page->rows.size() == 200)
            load->firstRows = ms(timer);
        const auto range = co_await load->history->range();
        if (range && range->rows == quint64(bench->count))
            break;
        if (timer.elapsed() > 300'000)
            co_return lattice::failed(lattice::Fault::Timeout, u"the index was not loaded in five minutes"_s);
        std::ignore = co_await lattice::pause(10ms, {});
    }
    load->all = ms(timer);
    while ((co_await load->history->range()).value_or(lattice::HistoryRange()).folded + 5000 <= quint64(bench->count))
        std::ignore = co_await lattice::pause(20ms, {});
    co_return load;
}

/*! The slowest of moments all over the history, against a fold of half a snapshot's distance in memory. */
QCoro::Task<Result<Figures>> seek(std::shared_ptr<Bench> bench, std::shared_ptr<Load> load, int tries)
{
    double slowest = 0;
    for (int i = 0; i < tries; ++i) {
        const quint64 sequence = quint64(bench->count) * quint64((i * 7919) % tries + 1) / quint64(tries);
        const QDateTime moment = (co_await load->history->query({.before = sequence + 1, .limit = 1})).value_or(lattice::HistoryPage()).rows.value(0).stored;
        QElapsedTimer timer;
        timer.start();
        const auto state = co_await load->history->stateAt(moment);
        if (!state)
            co_return std::unexpected(state.error());
        slowest = std::max(slowest, ms(timer));
    }
    QElapsedTimer timer;
    timer.start();
    lattice::LatticeState state;
    for (qint64 i = 0; i < 2500; ++i)
        state.apply(lattice::decodeEvent(largeMessage(i).body).value());
    co_return Figures{slowest, ms(timer), {}};
}

/*! The slowest of several filters, against a look through as many bodies in memory. */
QCoro::Task<Result<QList<Figures>>> filter(std::shared_ptr<Bench> bench, std::shared_ptr<Load> load)
{
    double first = 0;
    double all = 0;
    for (const QString &text : {u"type:work.failed"_s, u"is:failed station:\"Station 7\""_s, u"work:work-100003"_s, u"agent:agent-1* is:running"_s, u"\"tool timeout\""_s,
                                u"\"never said\""_s, u"work:work-99*"_s, u"-type:work.*"_s}) {
        QElapsedTimer timer;
        timer.start();
        const auto page = co_await load->history->query({.filter = filterOf(text), .limit = 200});
        if (page && !page->rows.isEmpty()) // what nobody said is found when all was looked at
            first = std::max(first, ms(timer));
        timer.restart();
        const auto count = co_await load->history->count(filterOf(text));
        all = std::max(all, ms(timer));
        if (!page || !count)
            co_return std::unexpected(!page ? page.error() : count.error());
    }
    const QByteArray body = largeMessage(4).body;
    QElapsedTimer timer;
    timer.start();
    qsizetype found = 0;
    for (qsizetype i = 0; i < bench->count; ++i)
        found += body.contains("never said") ? 1 : 0;
    const double theirs = ms(timer) + double(found);
    co_return QList<Figures>{{first, theirs, {}}, {all, theirs, {}}};
}

} // namespace

MeasureTask measureHistory(Setting setting)
{
    const auto bench = std::make_shared<Bench>();
    bench->count = setting.quick ? 200'000 : 1'000'000;
    if (const auto filled = co_await fill(bench); !filled)
        co_return std::unexpected(filled.error());
    const auto replayed = co_await replay(bench);
    if (!replayed)
        co_return std::unexpected(replayed.error());
    const auto loaded = co_await load(bench);
    if (!loaded)
        co_return std::unexpected(loaded.error());
    const auto sought = co_await seek(bench, *loaded, setting.quick ? 20 : 100);
    const auto filtered = co_await filter(bench, *loaded);
    if (!sought || !filtered)
        co_return std::unexpected(!sought ? sought.error() : filtered.error());
    co_return QList<Figures>{*replayed, {(*loaded)->all, replayed->baseline, {}}, {(*loaded)->firstRows, replayed->baseline, {}}, *sought, filtered->at(0), filtered->at(1)};
}

} // namespace app
