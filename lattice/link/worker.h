// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtClassHelperMacros>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace lattice {

/*!
    A thread of its own for calls that may block, in the order they were given.

    Signals are blocked on it: nats.c takes an interrupted poll() for an I/O error.
    The destructor runs what was given before and joins.
*/
class Worker
{
public:
    using Job = std::move_only_function<void()>;

    Worker();
    ~Worker();
    Q_DISABLE_COPY_MOVE(Worker)

    void run(Job job); //!< any thread

private:
    void work();

    std::mutex m_mutex;
    std::condition_variable m_given;
    std::deque<Job> m_jobs;
    bool m_ending = false;
    std::thread m_thread;
};

} // namespace lattice
