// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <chrono>

namespace core {

/*! So many a minute, with a store from which a burst can be served. Time is passed in. A size of 0 is no limit. */
class TokenBucket final
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    TokenBucket(double perMinute, double size, TimePoint now)
        : m_perMs(perMinute / 60'000)
        , m_size(size)
        , m_level(size)
        , m_at(now)
    { }

    /*! When \a count, at most the size, are there. */
    TimePoint when(double count, TimePoint now) const
    {
        const double missing = std::min(count, m_size) - level(now);
        if (m_perMs <= 0 || missing <= 0)
            return now;
        return now + std::chrono::ceil<std::chrono::milliseconds>(std::chrono::duration<double, std::milli>(missing / m_perMs));
    }

    /*! Takes \a count, which may leave a debt; a negative one gives back. */
    void take(double count, TimePoint now)
    {
        m_level = std::min(m_size, level(now) - count);
        m_at = now;
    }

private:
    double level(TimePoint now) const
    {
        return std::min(m_size, m_level + m_perMs * std::chrono::duration<double, std::milli>(now - m_at).count());
    }

    double m_perMs;
    double m_size;
    double m_level;
    TimePoint m_at;
};

} // namespace core
