// SPDX-License-Identifier: Apache-2.0
#include "core/agent/watchdog.h"

namespace core {

Watchdog::Watchdog(std::function<void()> bark)
    : m_bark(std::move(bark))
{
}

Watchdog::~Watchdog() = default;

void Watchdog::watch(std::chrono::milliseconds limit)
{
    const auto deadline = Clock::now() + limit;
    bool sleepsTooLong = false;
    {
        const std::lock_guard guard(m_mutex);
        m_deadline = deadline;
        sleepsTooLong = m_sleepsUntil > deadline;
    }
    if (!m_thread.joinable())
        m_thread = std::jthread([this](const std::stop_token &stop) { run(stop); });
    else if (sleepsTooLong)
        m_wake.notify_one();
}

void Watchdog::rest()
{
    const std::lock_guard guard(m_mutex);
    m_deadline = Clock::time_point::max();
}

void Watchdog::run(const std::stop_token &stop)
{
    std::unique_lock lock(m_mutex);
    while (!stop.stop_requested()) {
        if (m_deadline <= Clock::now()) {
            m_deadline = Clock::time_point::max();
            m_bark();
        }
        m_sleepsUntil = m_deadline;
        const auto isEarlier = [this] { return m_deadline < m_sleepsUntil; };
        if (m_sleepsUntil == Clock::time_point::max())
            m_wake.wait(lock, stop, isEarlier);
        else
            m_wake.wait_until(lock, stop, m_sleepsUntil, isEarlier);
    }
}

} // namespace core
