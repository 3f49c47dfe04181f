// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

#include <deque>
#include <memory>

namespace core {

class SseStream;

/*! How much streams may keep for clients that come back, all together; the oldest goes first. */
class EventStore final
{
public:
    explicit EventStore(qsizetype mostBytes)
        : m_most(mostBytes)
    { }

    void add(const std::weak_ptr<SseStream> &stream, qsizetype bytes); //!< \a stream has kept an event of this size
    qsizetype bytes() const { return m_bytes; }

private:
    struct Entry {
        std::weak_ptr<SseStream> stream;
        qsizetype bytes;
    };
    qsizetype m_most;
    qsizetype m_bytes = 0;
    std::deque<Entry> m_entries;
};

} // namespace core
