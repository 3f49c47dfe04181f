// SPDX-License-Identifier: Apache-2.0
#include "core/telemetry/spanqueue.h"

namespace core {

SpanQueue::SpanQueue(qsizetype most, qsizetype batch, std::function<void(bool)> wake) : m_most(most), m_batch(batch), m_wake(std::move(wake)) { }

void SpanQueue::spanEnded(const lattice::Span &span)
{
    const std::lock_guard guard(m_mutex);
    if (m_spans.size() >= m_most) {
        ++m_dropped;
        return;
    }
    m_spans.append(span);
    const qsizetype count = m_spans.size();
    if (m_wake && (count == 1 || count == m_batch)) // it only posts to the exporter's thread, so the lock may be held
        m_wake(count >= m_batch);
}

QList<lattice::Span> SpanQueue::take(qsizetype most)
{
    const std::lock_guard guard(m_mutex);
    const qsizetype count = std::min(most, m_spans.size());
    if (count == m_spans.size())
        return std::exchange(m_spans, {});
    const QList<lattice::Span> taken = m_spans.first(count);
    m_spans.remove(0, count);
    return taken;
}

qsizetype SpanQueue::size() const
{
    const std::lock_guard guard(m_mutex);
    return m_spans.size();
}

quint64 SpanQueue::takeDropped()
{
    const std::lock_guard guard(m_mutex);
    return std::exchange(m_dropped, 0);
}

void SpanQueue::close()
{
    const std::lock_guard guard(m_mutex);
    m_wake = {};
}

} // namespace core
