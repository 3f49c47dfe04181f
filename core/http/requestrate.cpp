// SPDX-License-Identifier: Apache-2.0
#include "core/http/requestrate.h"

#include <algorithm>

namespace core {

namespace {

constexpr qsizetype kMostPeers = 10'000;

} // namespace

RequestRate::RequestRate(double perSecond, double burst)
    : m_perSecond(perSecond)
    , m_burst(burst)
{
    m_clock.start();
}

bool RequestRate::allows(const QHostAddress &peer)
{
    const qint64 now = m_clock.elapsed();
    if (m_buckets.size() >= kMostPeers)
        sweep(now);
    auto bucket = m_buckets.find(peer);
    if (bucket == m_buckets.end())
        bucket = m_buckets.insert(peer, {.left = m_burst, .at = now});
    bucket->left = std::min(m_burst, bucket->left + double(now - bucket->at) / 1000 * m_perSecond);
    bucket->at = now;
    if (bucket->left < 1)
        return false;
    bucket->left -= 1;
    return true;
}

/*! A bucket that is full again is as good as none. Where all are in use the whole table goes: it must not grow without end. */
void RequestRate::sweep(qint64 now)
{
    m_buckets.removeIf([&](const auto &entry) { return entry->left + double(now - entry->at) / 1000 * m_perSecond >= m_burst; });
    if (m_buckets.size() >= kMostPeers)
        m_buckets.clear();
}

} // namespace core
