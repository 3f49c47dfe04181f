// SPDX-License-Identifier: Apache-2.0
#include "core/model/ratelimit.h"

#include <QScopedPointer>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr double kBurstSeconds = 10; // so much of a minute's requests may come at once: providers enforce their limits over short spans too

} // namespace

RateLimit::RateLimit(const RateSettings &settings)
    : m_settings(settings)
    , m_requests(settings.requestsPerMinute, std::max(1.0, settings.requestsPerMinute * kBurstSeconds / 60), Clock::now())
    , m_tokens(double(settings.tokensPerMinute), double(settings.tokensPerMinute), Clock::now())
    , m_heldUntil(Clock::now())
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &RateLimit::pump);
}

RateLimit::~RateLimit()
{
    for (const Waiter &waiter : std::exchange(m_queue, {}))
        waiter.turn.settle(Turn::Gone);
}

RateLimit::Permit::Permit(std::shared_ptr<RateLimit> limit, qint64 estimate)
    : m_limit(std::move(limit))
    , m_estimate(estimate)
{ }

RateLimit::Permit::~Permit() { m_limit->release(); }

void RateLimit::Permit::spent(qint64 tokens)
{
    m_limit->m_tokens.take(double(tokens - std::exchange(m_estimate, tokens)), Clock::now());
}

QCoro::Task<lattice::Result<std::shared_ptr<RateLimit::Permit>>> RateLimit::acquire(std::shared_ptr<RateLimit> limit, qint64 tokens, Clock::time_point end, std::stop_token stop)
{
    if (limit->m_queue.isEmpty() && limit->tryStart(tokens))
        co_return std::make_shared<Permit>(limit, tokens);
    const QString busy = u"the requests that this station may send in a minute are used up, or the provider asked for a pause; try again later, or raise the limits below models.providers"_s;
    if (limit->startOf(tokens, Clock::now()) > end)
        co_return lattice::failed(lattice::Fault::Busy, busy);

    const Waiter waiter{.tokens = tokens, .end = end, .turn = {}};
    const auto turn = waiter.turn;
    // Settling resumes us inside the context's own slot, so it must not go before that has returned.
    const QScopedPointer<QObject, QScopedPointerDeleteLater> context(new QObject);
    QObject *const here = context.data();
    const std::stop_callback onStop(stop, [here, turn] { // on any thread
        QMetaObject::invokeMethod(here, [turn] { turn.settle(Turn::Stopped); }, Qt::QueuedConnection);
    });
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - Clock::now());
    QTimer::singleShot(std::max(left, std::chrono::milliseconds(0)), here, [turn] { turn.settle(Turn::Late); });
    limit->m_queue.append(waiter);
    limit->pump();

    const Turn how = co_await turn;
    if (how == Turn::Granted)
        co_return std::make_shared<Permit>(limit, tokens);
    limit->pump(); // who waited behind us may be first now
    if (how == Turn::Stopped)
        co_return lattice::failed(lattice::Fault::Cancelled, u"the call of the model was cancelled"_s);
    co_return lattice::failed(lattice::Fault::Busy, busy);
}

void RateLimit::hold(std::chrono::milliseconds time)
{
    m_heldUntil = std::max(m_heldUntil, Clock::now() + time);
}

RateLimit::Clock::time_point RateLimit::startOf(qint64 tokens, Clock::time_point now) const
{
    auto start = std::max(now, m_heldUntil);
    if (m_settings.requestsPerMinute > 0)
        start = std::max(start, m_requests.when(1, now));
    if (m_settings.tokensPerMinute > 0)
        start = std::max(start, m_tokens.when(double(tokens), now));
    return start;
}

bool RateLimit::tryStart(qint64 tokens)
{
    const auto now = Clock::now();
    if ((m_settings.concurrency > 0 && m_underway >= m_settings.concurrency) || startOf(tokens, now) > now)
        return false;
    ++m_underway;
    m_requests.take(m_settings.requestsPerMinute > 0 ? 1 : 0, now);
    m_tokens.take(m_settings.tokensPerMinute > 0 ? double(tokens) : 0, now);
    return true;
}

void RateLimit::pump()
{
    const auto self = shared_from_this(); // a waiter that goes on may hold the last one
    m_queue.removeIf([](const Waiter &waiter) { return waiter.turn.isSettled(); });
    while (!m_queue.isEmpty() && tryStart(m_queue.first().tokens)) {
        const Waiter first = m_queue.takeFirst();
        if (!first.turn.settle(Turn::Granted)) // resumes it, and it may come back here
            --m_underway;
    }
    if (m_queue.isEmpty())
        return m_next.stop();
    const auto now = Clock::now();
    if (const auto start = startOf(m_queue.first().tokens, now); start > now)
        m_next.start(std::chrono::ceil<std::chrono::milliseconds>(start - now));
}

void RateLimit::release()
{
    --m_underway;
    if (!m_queue.isEmpty())
        QMetaObject::invokeMethod(this, &RateLimit::pump, Qt::QueuedConnection); // not inside a destructor of the one who gives it back
}

} // namespace core

#include "moc_ratelimit.cpp"
