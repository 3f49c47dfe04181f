// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/mailbox.h"

namespace lattice {

namespace {
constexpr qsizetype kMostBytes = 64 * 1024 * 1024;
}

void Mailbox::put(Letter letter)
{
    {
        std::unique_lock lock(m_mutex);
        m_room.wait(lock, [this] { return m_bytes < kMostBytes || m_closed; });
        if (m_closed)
            return;
        m_bytes += letter.message.data.size();
        m_waiting.push_back(std::move(letter));
        if (m_waiting.size() > 1)
            return;
    }
    // Not under the lock that take() needs: whoever wakes up may run before we go on, and would only wait for us.
    const std::lock_guard guard(m_wakeMutex);
    if (m_wake)
        m_wake();
}

std::vector<Letter> Mailbox::take()
{
    const std::lock_guard guard(m_mutex);
    m_bytes = 0;
    m_room.notify_all();
    return std::exchange(m_waiting, {});
}

void Mailbox::close()
{
    {
        const std::lock_guard guard(m_mutex);
        m_closed = true;
        m_waiting.clear();
        m_room.notify_all();
    }
    const std::lock_guard guard(m_wakeMutex);
    m_wake = nullptr;
}

} // namespace lattice
