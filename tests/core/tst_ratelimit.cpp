// SPDX-License-Identifier: Apache-2.0
#include "core/model/httpprovider.h"
#include "core/model/ratelimit.h"
#include "scriptedserver.h"

#include <QCoro/QCoroTask>
#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::RateLimit;
using core::TokenBucket;
using lattice::Fault;

/*! The gate of a provider, through which all runs of a station go. */
class TestRateLimit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bucketFillsWithTime();
    void bucketTakesDebts();
    void noLimitIsNoWaiting();
    void onlySoManyAtATime();
    void firstComeFirstServed();
    void hopelessWaitEndsAtOnce();
    void waitingEndsWithTheDeadline();
    void cancelledWaiterLetsOthersThrough();
    void laterMeansAllWait();
    void limitMayGoWhileOthersWait();
    void manyRunsShareOneGate();
};

namespace {

using Permit = std::shared_ptr<RateLimit::Permit>;
using Clock = std::chrono::steady_clock;

lattice::Result<Permit> take(const std::shared_ptr<RateLimit> &limit, std::chrono::milliseconds within = 5s, qint64 tokens = 0)
{
    return QCoro::waitFor(RateLimit::acquire(limit, tokens, Clock::now() + within, {}));
}

} // namespace

void TestRateLimit::bucketFillsWithTime()
{
    const auto start = Clock::now();
    TokenBucket bucket(60, 2, start); // one a second, two at once
    bucket.take(1, start);
    bucket.take(1, start);
    QCOMPARE(bucket.when(1, start), start + 1s);
    QCOMPARE(bucket.when(1, start + 400ms), start + 1s);
    QCOMPARE(bucket.when(1, start + 1s), start + 1s);
    QCOMPARE(bucket.when(2, start + 1h), start + 1h);
    QCOMPARE(bucket.when(100, start + 1h), start + 1h); // more than the store holds: when it is full
}

void TestRateLimit::bucketTakesDebts()
{
    const auto start = Clock::now();
    TokenBucket bucket(60'000, 60'000, start); // a thousand a second
    bucket.take(62'000, start);                // the answer was longer than was thought
    QCOMPARE(bucket.when(1000, start), start + 3s);
    bucket.take(-2000, start);
    QCOMPARE(bucket.when(1000, start), start + 1s);
}

void TestRateLimit::noLimitIsNoWaiting()
{
    const auto limit = std::make_shared<RateLimit>(core::RateSettings{.concurrency = 0});
    QList<Permit> held;
    for (int i = 0; i < 500; ++i)
        held << *take(limit, 0ms);
    QCOMPARE(limit->underway(), 500);
    held.clear();
    QCOMPARE(limit->underway(), 0);
}

void TestRateLimit::onlySoManyAtATime()
{
    const auto limit = std::make_shared<RateLimit>(core::RateSettings{.concurrency = 2});
    auto first = take(limit), second = take(limit);
    QVERIFY(first && second);
    const auto late = take(limit, 30ms);
    QVERIFY(!late);
    QCOMPARE(late.error().fault, Fault::Busy);
    auto third = RateLimit::acquire(limit, 0, Clock::now() + 5s, {});
    first->reset();
    QVERIFY(QCoro::waitFor(std::move(third)));
}

void TestRateLimit::firstComeFirstServed()
{
    const auto limit = std::make_shared<RateLimit>(core::RateSettings{.concurrency = 1});
    auto held = take(limit);
    QList<int> order;
    const auto wait = [&order](std::shared_ptr<RateLimit> gate, int number) -> QCoro::Task<> {
        const auto permit = co_await RateLimit::acquire(gate, 0, Clock::now() + 5s, {});
        if (permit)
            order << number;
    };
    std::vector<QCoro::Task<>> tasks;
    for (int i = 0; i < 5; ++i)
        tasks.push_back(wait(limit, i));
    QCOMPARE(limit->waiting(), 5);
    held->reset();
    QTRY_COMPARE(order, QList<int>({0, 1, 2, 3, 4}));
    QCOMPARE(limit->underway(), 0);
}

void TestRateLimit::hopelessWaitEndsAtOnce()
{
    const auto limit = std::make_shared<RateLimit>(core::RateSettings{.requestsPerMinute = 6}); // one at once, then one in ten seconds
    QVERIFY(take(limit));
    QElapsedTimer clock;
    clock.start();
    const auto second = take(limit, 5s);
    QVERIFY(!second);
    QCOMPARE(second.error().fault, Fault::Busy);
    QVERIFY2(second.error().detail.contains(u"models.providers"_s), qPrintable(second.error().detail));
    QVERIFY(clock.elapsed() < 3000);

    const auto tokens = std::make_shared<RateLimit>(core::RateSettings{.tokensPerMinute = 600});
    const auto permit = take(tokens, 5s, 100);
    QVERIFY(permit);
    (*permit)->spent(600); // more than was thought
    QVERIFY(!take(tokens, 5s, 100));
}

void TestRateLimit::waitingEndsWithTheDeadline()
{
    const auto limit = std::make_shared<RateLimit>(core::RateSettings{.concurrency = 1});
    const auto held = take(limit);
    QVERIFY(!take(limit, 20ms));
    QCOMPARE(limit->waiting(), 0);
    QCOMPARE(limit->underway(), 1);
}

void TestRateLimit::cancelledWaiterLetsOthersThrough()
{
    const auto limit = std::make_shared<RateLimit>(core::RateSettings{.concurrency = 1});
    auto held = take(limit);
    std::stop_source stop;
    auto stopped = RateLimit::acquire(limit, 0, Clock::now() + 5s, stop.get_token());
    auto next = RateLimit::acquire(limit, 0, Clock::now() + 5s, {});
    stop.request_stop();
    const auto ended = QCoro::waitFor(std::move(stopped));
    QVERIFY(!ended);
    QCOMPARE(ended.error().fault, Fault::Cancelled);
    held->reset();
    QVERIFY(QCoro::waitFor(std::move(next)));
}

void TestRateLimit::laterMeansAllWait()
{
    const auto limit = std::make_shared<RateLimit>(core::RateSettings{});
    limit->hold(80ms);
    QElapsedTimer clock;
    clock.start();
    QVERIFY(take(limit, 5s));
    QVERIFY2(clock.elapsed() >= 75, qPrintable(QString::number(clock.elapsed())));
    limit->hold(10s);
    QVERIFY(!take(limit, 1s));
}

void TestRateLimit::limitMayGoWhileOthersWait()
{
    auto limit = std::make_shared<RateLimit>(core::RateSettings{.concurrency = 1});
    auto held = take(limit);
    auto waiting = RateLimit::acquire(limit, 0, Clock::now() + 5s, {});
    limit.reset();
    held->reset();
    QVERIFY(QCoro::waitFor(std::move(waiting))); // the waiter itself keeps it
}

void TestRateLimit::manyRunsShareOneGate()
{
    ScriptedServer server;
    const QByteArray body = "data: {\"choices\":[{\"delta\":{\"content\":\"a\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
    server.scripts << ScriptedServer::answer(429, "{}", "retry-after-ms: 150\r\n");
    for (int i = 0; i < 30; ++i)
        server.scripts << ScriptedServer::stream(body);
    core::HttpProvider provider({.name = u"m"_s, .words = {}, .dialect = core::dialectNamed(u"openai"_s), .baseUrl = server.url(), .key = {}, .needsKey = false, .retry = {}, .limits = {}, .rate = {.concurrency = 20}});
    const core::ModelRequest request{.model = u"m"_s, .messages = {QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, QJsonArray{QJsonObject{{u"text"_s, u"x"_s}}}}}}, .deadline = 20s};
    auto first = provider.generate(request, {}, {});
    QTRY_COMPARE(server.requests.size(), 1);
    QTest::qWait(50); // its 429 has come
    QElapsedTimer clock;
    clock.start();
    std::vector<QCoro::Task<lattice::Result<core::ModelReply>>> runs;
    for (int i = 0; i < 25; ++i)
        runs.push_back(provider.generate(request, {}, {}));
    QCOMPARE(server.requests.size(), 1); // nobody else was sent while the provider asked for a pause
    for (auto &run : runs)
        QVERIFY(QCoro::waitFor(std::move(run)));
    QVERIFY(QCoro::waitFor(std::move(first)));
    QCOMPARE(server.requests.size(), 27);
    QVERIFY2(clock.elapsed() >= 50, qPrintable(QString::number(clock.elapsed())));
}

QTEST_GUILESS_MAIN(TestRateLimit)
#include "tst_ratelimit.moc"
