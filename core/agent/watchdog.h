// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace core {

/*!
    Calls for help when something on another thread takes too long. Watching costs a lock: the thread sleeps on from one time
    to the next, and is woken only when it sleeps for good or for too long.
*/
class Watchdog final
{
public:
    /*! \a bark is called on the watchdog's thread, never after rest() has returned. */
    explicit Watchdog(std::function<void()> bark);
    ~Watchdog();
    Watchdog(const Watchdog &) = delete;
    Watchdog &operator=(const Watchdog &) = delete;

    void watch(std::chrono::milliseconds limit);
    void rest();

private:
    using Clock = std::chrono::steady_clock;

    void run(const std::stop_token &stop);

    std::function<void()> m_bark;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    Clock::time_point m_deadline = Clock::time_point::max(); //!< max: nothing is watched
    Clock::time_point m_sleepsUntil = Clock::time_point::max();
    std::jthread m_thread; // last: it uses the others; started by the first watch()
};

} // namespace core
