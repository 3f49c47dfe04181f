// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/endkeeper.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace lattice {

EndKeeper::EndKeeper(const WorkBook &book, History &history, Milliseconds patience, QObject *parent)
    : QObject(parent), m_book(book), m_history(history), m_patience(patience)
{
    m_clock.start();
    connect(&m_book, &WorkBook::changed, this, [this](const QList<WorkRecord> &records, const QStringList &gone) {
        if (!m_leads)
            return;
        for (const WorkRecord &record : records)
            note(record);
        for (const QString &workId : gone)
            m_ended.remove(workId);
    });
    connect(&m_timer, &QTimer::timeout, this, [this] { look(); });
}

void EndKeeper::setLeading(bool leads)
{
    if (std::exchange(m_leads, leads) == leads)
        return;
    m_ended.clear();
    m_timer.stop();
    if (!leads)
        return;
    for (const WorkRecord &record : m_book.records())
        note(record);
    m_timer.start(std::min<Milliseconds>(m_patience / 3, 10s));
}

void EndKeeper::note(const WorkRecord &record)
{
    if (isEnd(record.phase) && !m_ended.contains(record.spec.workId))
        m_ended.insert(record.spec.workId, m_clock.elapsed() + m_patience.count());
}

QCoro::Task<void> EndKeeper::look()
{
    const QPointer<EndKeeper> self(this);
    // Only an index that has all that the stream has can tell what is missing.
    if (m_history.status().state != HistoryStatus::State::Following || std::exchange(m_looking, true))
        co_return;
    QStringList due;
    for (auto ended = m_ended.begin(); ended != m_ended.end(); ++ended) {
        if (ended.value() <= m_clock.elapsed())
            due.append(ended.key());
    }
    for (const QString &workId : std::as_const(due)) {
        const WorkRecord *known = m_book.find(workId);
        const auto fact = known ? endOf(known->phase) : std::nullopt;
        const QDateTime oldest = m_history.status().range.from;
        if (!fact || (oldest.isValid() && known->endedAt < oldest)) { // what the history has let go is not told again
            m_ended.remove(workId);
            continue;
        }
        const WorkRecord record = *known;
        const auto has = co_await m_history.has(workEventId(*fact, record, {}));
        if (!self)
            co_return;
        if (!m_leads || !has)
            break; // the index is busy or broken: later
        m_ended.remove(workId);
        if (!*has)
            Q_EMIT missing(*fact, record);
    }
    m_looking = false;
}

} // namespace lattice
