// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/indexfolder.h"

#include "lattice/history/eventcodec.h"
#include "lattice/history/indexappender.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

void apply(LatticeState &state, const IndexReader::RawRow &row)
{
    const QDateTime stored = QDateTime::fromMSecsSinceEpoch(row.time, QTimeZone::UTC);
    if (row.state == EventState::Gap) {
        const GapBody gap = readGap(row.body);
        return state.applyGap(gap.first, gap.last);
    }
    auto event = decodeEvent(row.body);
    if (!event)
        return state.applyUnreadable(row.sequence, stored);
    event->sequence = row.sequence;
    event->stored = stored;
    state.apply(*event);
}

} // namespace

Result<> IndexFolder::load()
{
    m_recent = {};
    m_head = {};
    m_folded = 0;
    auto head = snapshotBefore(quint64(std::numeric_limits<qint64>::max()));
    if (!head) { // they are made again
        const auto removed = runSql(m_database.sql(), u"DELETE FROM snapshots"_s);
        return removed ? Result<>() : std::unexpected(removed.error());
    }
    m_head = std::move(*head);
    m_folded = m_head.sequence();
    return {};
}

Result<LatticeState> IndexFolder::snapshotBefore(quint64 sequence) const
{
    auto query = runSql(m_database.sql(), u"SELECT state FROM snapshots WHERE seq <= ? ORDER BY seq DESC LIMIT 1"_s, {sequence});
    if (!query)
        return std::unexpected(query.error());
    if (!query->next())
        return LatticeState();
    return decodeLatticeState(query->value(0).toByteArray());
}

/*! \return how many rows there were, at most \a most */
Result<qsizetype> IndexFolder::fold(LatticeState &state, quint64 to, qsizetype most, const std::stop_token &stop) const
{
    qsizetype rows = 0;
    const auto read = m_reader.forEach(state.sequence() + 1, to, stop, [&](const IndexReader::RawRow &row) {
        apply(state, row);
        return ++rows < most && !(rows % 256 == 0 && stop.stop_requested());
    });
    if (stop.stop_requested())
        return failed(Fault::Cancelled, u"the question to the history was withdrawn"_s);
    return read ? Result<qsizetype>(rows) : std::unexpected(read.error());
}

Result<bool> IndexFolder::step(const std::stop_token &stop)
{
    auto end = runSql(m_database.sql(), u"SELECT seq FROM events WHERE seq > ? ORDER BY seq LIMIT 1 OFFSET ?"_s, {m_head.sequence(), m_every - 1});
    if (!end)
        return std::unexpected(end.error());
    if (!end->next())
        return false; // not enough rows for one more
    end->finish();
    LatticeState state = m_head;
    const auto rows = fold(state, 0, m_every, stop);
    if (!rows)
        return std::unexpected(rows.error());
    const auto kept = runSql(m_database.sql(), u"INSERT OR REPLACE INTO snapshots VALUES (?, ?)"_s, {state.sequence(), encode(state)});
    if (!kept)
        return std::unexpected(kept.error());
    m_head = std::move(state);
    m_folded = m_head.sequence();
    return true;
}

Result<LatticeState> IndexFolder::stateAt(quint64 sequence, const std::stop_token &stop)
{
    while (m_folded < sequence) { // a moment that no snapshot is near to: they are made on the way
        const auto more = step(stop);
        if (!more)
            return std::unexpected(more.error());
        if (!*more)
            break;
    }
    auto state = snapshotBefore(sequence);
    if (!state)
        return state;
    if (m_recent.sequence() <= sequence && m_recent.sequence() > state->sequence())
        state = m_recent;
    if (state->sequence() < sequence) {
        if (const auto rows = fold(*state, sequence, std::numeric_limits<qsizetype>::max(), stop); !rows)
            return std::unexpected(rows.error());
    }
    m_recent = *state;
    return state;
}

} // namespace lattice
