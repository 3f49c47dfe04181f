// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/worker.h"

#include <csignal>

namespace lattice {

Worker::Worker()
{
    // A thread inherits the mask of the one that makes it, so that no signal comes before work() begins.
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    m_thread = std::thread([this] { work(); });
    pthread_sigmask(SIG_SETMASK, &before, nullptr);
}

Worker::~Worker()
{
    {
        const std::lock_guard guard(m_mutex);
        m_ending = true;
        m_given.notify_one();
    }
    m_thread.join();
}

void Worker::run(Job job)
{
    const std::lock_guard guard(m_mutex);
    m_jobs.push_back(std::move(job));
    if (m_jobs.size() == 1)
        m_given.notify_one();
}

void Worker::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_given.wait(lock, [this] { return !m_jobs.empty() || m_ending; });
        if (m_jobs.empty())
            return;
        std::deque<Job> jobs = std::exchange(m_jobs, {});
        lock.unlock();
        for (Job &job : jobs)
            job();
        jobs.clear();
        lock.lock();
    }
}

} // namespace lattice
