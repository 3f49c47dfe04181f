// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/worker.h"

#include <chrono>
#include <csignal>
#include <utility>

namespace lattice {

namespace {

constexpr std::chrono::seconds kPatience{3}; // more than a connect and a flush take

} // namespace

Worker::Worker()
{
    // A thread inherits the mask of the one that makes it, so that no signal comes before work() begins.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    m_thread = std::thread([state = m_state] { work(state); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

Worker::~Worker()
{
    if (!m_thread.joinable())
        return; // left
    std::unique_lock lock(m_state->mutex);
    m_state->isEnding = true;
    m_state->given.notify_one();
    const bool ended = m_state->ended.wait_for(lock, kPatience, [this] { return m_state->hasEnded; });
    lock.unlock();
    if (ended)
        m_thread.join();
    else
        m_thread.detach();
}

void Worker::leave()
{
    const std::lock_guard guard(m_state->mutex);
    m_state->isEnding = true;
    m_state->given.notify_one();
    if (m_thread.joinable())
        m_thread.detach();
}

void Worker::run(Job job)
{
    const std::lock_guard guard(m_state->mutex);
    m_state->jobs.push_back(std::move(job));
    if (m_state->jobs.size() == 1)
        m_state->given.notify_one();
}

void Worker::work(const std::shared_ptr<State> &state)
{
    std::unique_lock lock(state->mutex);
    while (true) {
        state->given.wait(lock, [&state] { return !state->jobs.empty() || state->isEnding; });
        if (state->jobs.empty())
            break;
        std::deque<Job> jobs = std::exchange(state->jobs, {});
        lock.unlock();
        for (Job &job : jobs)
            job();
        jobs.clear();
        lock.lock();
    }
    state->hasEnded = true;
    state->ended.notify_one();
}

} // namespace lattice
