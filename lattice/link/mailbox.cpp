// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/mailbox.h"

namespace lattice {

namespace {
constexpr qsizetype kMostBytes = 64 * 1024 * 1024;
}

void Mailbox::put(Letter letter)
{
    std::unique_lock lock(m_mutex);
    m_room.wait(lock, [this] { return m_bytes < kMostBytes || !m_wake; });
    if (!m_wake)
        return;
    const bool first = m_waiting.empty();
    m_bytes += letter.message.data.size();
    m_waiting.push_back(std::move(letter));
    if (first)
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
    const std::lock_guard guard(m_mutex);
    m_wake = nullptr;
    m_waiting.clear();
    m_room.notify_all();
}

} // namespace lattice
