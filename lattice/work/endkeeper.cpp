// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/endkeeper.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

QCoro::Task<Result<bool>> isInHistory(QPointer<History> history, WorkRecord record)
{
    // Only an index that has all that the stream has can tell what is missing.
    if (!history || history->status().state != HistoryStatus::State::Following)
        co_return failed(Fault::Busy, u"the index of the history is not up to date"_s);
    const QDateTime oldest = history->status().range.from;
    if (oldest.isValid() && record.endedAt < oldest)
        co_return true; // what the history has let go is not told again
    co_return co_await history->has(workEventId(endOf(record.phase).value_or(WorkFact::Completed), record, {}));
}

QCoro::Task<Result<bool>> isOlder(Ledger ledger, QString workId, Milliseconds most)
{
    const auto age = co_await ledger.ageOf(workId);
    if (!age)
        co_return age.error().fault == Fault::NotFound ? Result<bool>(true) : std::unexpected(age.error());
    co_return *age > most;
}

} // namespace

EndKeeper::IsTold EndKeeper::byHistory(History &history)
{
    return [history = QPointer(&history)](const WorkRecord &record) { return isInHistory(history, record); };
}

EndKeeper::IsTold EndKeeper::byAge(const Ledger &ledger, Milliseconds most)
{
    return [ledger, most](const WorkRecord &record) { return isOlder(ledger, record.spec.workId, most); };
}

EndKeeper::EndKeeper(const WorkBook &book, IsTold isTold, Milliseconds patience, QObject *parent)
    : QObject(parent), m_book(book), m_isTold(std::move(isTold)), m_patience(patience)
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
    if (std::exchange(m_looking, true))
        co_return;
    QStringList due;
    for (auto ended = m_ended.begin(); ended != m_ended.end(); ++ended) {
        if (ended.value() <= m_clock.elapsed())
            due.append(ended.key());
    }
    for (const QString &workId : std::as_const(due)) {
        const WorkRecord *known = m_book.find(workId);
        const auto fact = known ? endOf(known->phase) : std::nullopt;
        if (!fact) {
            m_ended.remove(workId);
            continue;
        }
        const WorkRecord record = *known;
        const auto told = co_await m_isTold(record);
        if (!self)
            co_return;
        if (!m_leads || !told)
            break; // later
        m_ended.remove(workId);
        if (!*told)
            Q_EMIT missing(*fact, record);
    }
    m_looking = false;
}

} // namespace lattice
