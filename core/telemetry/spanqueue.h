// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/trace/tracer.h"

#include <functional>
#include <mutex>

namespace core {

/*! Spans that wait for the exporter. Any thread puts them in and is never held up; what does not fit is counted. */
class SpanQueue final : public lattice::SpanListener
{
public:
    /*! \a wake is called, from any thread, when the first span waits, and again when a \a batch is full. */
    SpanQueue(qsizetype most, qsizetype batch, std::function<void(bool isFull)> wake);

    void spanEnded(const lattice::Span &span) override;

    QList<lattice::Span> take(qsizetype most);
    qsizetype size() const;
    quint64 takeDropped(); //!< since the last time

    /*! \a wake is not called any more, nor is it under way. */
    void close();

private:
    const qsizetype m_most;
    const qsizetype m_batch;
    mutable std::mutex m_mutex;
    std::function<void(bool)> m_wake;
    QList<lattice::Span> m_spans;
    quint64 m_dropped = 0;
};

} // namespace core
