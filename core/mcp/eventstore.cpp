// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/eventstore.h"

#include "core/mcp/ssestream.h"

namespace core {

namespace {

constexpr size_t kMostEvents = 100'000;

} // namespace

void EventStore::add(const std::weak_ptr<SseStream> &stream, qsizetype bytes)
{
    m_entries.push_back({stream, bytes});
    m_bytes += bytes;
    while (!m_entries.empty() && (m_bytes > m_most || m_entries.size() > kMostEvents || m_entries.front().stream.expired())) {
        if (const auto oldest = m_entries.front().stream.lock())
            oldest->forgetOldest();
        m_bytes -= m_entries.front().bytes;
        m_entries.pop_front();
    }
}

} // namespace core
