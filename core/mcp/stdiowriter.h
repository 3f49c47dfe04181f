// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace core {

/*! Writes to a descriptor from a thread of its own: a pipe that nobody reads must not hold the event loop. */
class StdioWriter final
{
public:
    explicit StdioWriter(int descriptor);
    ~StdioWriter(); //!< what is waiting is still written, for two seconds at most
    StdioWriter(const StdioWriter &) = delete;
    StdioWriter &operator=(const StdioWriter &) = delete;

    void write(QByteArray bytes);
    bool isFull() const; //!< more waits than a reader leaves
    bool isBroken() const; //!< nobody reads any more, or far too much waits

private:
    struct State {
        std::mutex mutex;
        std::condition_variable changed;
        std::deque<QByteArray> waiting;
        qsizetype bytes = 0;
        bool ending = false;
        bool done = false; //!< the thread has ended
        std::atomic<bool> broken = false;
    };
    static void run(std::shared_ptr<State> state, int descriptor);

    std::shared_ptr<State> m_state; // the thread's too: one that hangs in write() outlives us
};

} // namespace core
