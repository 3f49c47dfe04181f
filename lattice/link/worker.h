// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtClassHelperMacros>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace lattice {

/*!
    A thread of its own for calls that may block, in the order they were given.

    Signals are blocked on it: nats.c takes an interrupted poll() for an I/O error.
    The destructor runs what was given before and joins. A call that hangs (nats.c's TLS handshake has no deadline) holds it
    for three seconds only; the thread is left to itself then, so jobs share the ownership of what they touch.
*/
class Worker
{
public:
    using Job = std::move_only_function<void()>;

    Worker();
    ~Worker();
    Q_DISABLE_COPY_MOVE(Worker)

    void run(Job job); //!< any thread
    void leave();      //!< as the destructor, without waiting: what was given is still run

private:
    struct State {
        std::mutex mutex;
        std::condition_variable given;
        std::condition_variable ended;
        std::deque<Job> jobs;
        bool isEnding = false;
        bool hasEnded = false;
    };
    static void work(const std::shared_ptr<State> &state);

    const std::shared_ptr<State> m_state = std::make_shared<State>();
    std::thread m_thread;
};

} // namespace lattice
