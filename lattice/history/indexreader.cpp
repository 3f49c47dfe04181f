// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/indexreader.h"

#include "lattice/history/eventcodec.h"
#include "lattice/history/eventscanner.h"
#include "lattice/history/filtersql.h"
#include "lattice/history/indexappender.h"

#include <QTimeZone>

#include <limits>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr quint64 kPiece = 50'000;
constexpr quint64 kLast = quint64(std::numeric_limits<qint64>::max());
using Order = HistoryQuery::Order;

std::unexpected<Error> cancelled()
{
    return failed(Fault::Cancelled, u"the question to the history was withdrawn"_s);
}

QDateTime utc(qint64 ms)
{
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::UTC) : QDateTime();
}

QString tables(bool bodies)
{
    return bodies ? u"events e JOIN bodies b ON b.seq = e.seq"_s : u"events e"_s;
}

} // namespace

HistoryRow IndexReader::rowOf(const RawRow &raw)
{
    HistoryRow row{.sequence = raw.sequence, .lastSequence = raw.sequence, .stored = utc(raw.time), .body = raw.body, .state = raw.state};
    if (raw.state == EventState::Gap) {
        const GapBody gap = readGap(raw.body);
        row.kind = HistoryRow::Kind::Gap;
        row.lastSequence = gap.last;
        row.reason = gap.reason;
        row.body.clear();
        return row;
    }
    row.subject = QString::fromUtf8(raw.subject);
    auto event = decodeEvent(raw.body);
    if (!event) {
        row.kind = HistoryRow::Kind::Unreadable;
        row.reason = event.error().detail;
        return row;
    }
    row.event = std::move(*event);
    row.event.sequence = raw.sequence;
    row.event.stored = row.stored;
    if (raw.subject.isEmpty())
        row.subject = u"lattice.events."_s + row.event.type;
    return row;
}

QByteArray IndexReader::subjectOf(const RawRow &raw)
{
    if (!raw.subject.isEmpty())
        return raw.subject;
    if (const auto views = scanEvent(raw.body))
        return "lattice.events." + views->type.toByteArray();
    const auto event = decodeEvent(raw.body);
    return event ? "lattice.events." + event->type.toUtf8() : QByteArray();
}

Result<std::optional<IndexReader::Piece>> IndexReader::piece(quint64 first, quint64 last, Order order) const
{
    if (first > last)
        return std::nullopt;
    // Sequences may leave out any number, so each piece begins at a row.
    const bool down = order == Order::NewestFirst;
    auto query = runSql(m_sql, down ? u"SELECT max(seq) FROM events WHERE seq <= ?"_s : u"SELECT min(seq) FROM events WHERE seq >= ?"_s, {down ? last : first});
    if (!query)
        return std::unexpected(query.error());
    if (!query->next() || query->value(0).isNull())
        return std::nullopt;
    const quint64 begin = query->value(0).toULongLong();
    if (begin < first || begin > last)
        return std::nullopt;
    if (down)
        return Piece{.first = std::max(first, begin > kPiece ? begin - kPiece : 0), .last = begin};
    return Piece{.first = begin, .last = std::min(last, begin + kPiece)};
}

Result<> IndexReader::readPiece(const FilterSql &sql, Piece piece, Order order, qsizetype limit, const std::function<bool(const RawRow &)> &take) const
{
    const QString text = u"SELECT e.seq, e.time, e.state, b.body, b.subject FROM %1 WHERE e.seq BETWEEN %2 AND %3 AND %4 ORDER BY e.seq %5 LIMIT %6"_s
                             .arg(tables(true)).arg(piece.first).arg(piece.last)
                             .arg(sql.where, order == Order::NewestFirst ? u"DESC"_s : u"ASC"_s)
                             .arg(sql.rest.isEmpty() ? limit : -1);
    auto query = runSql(m_sql, text, sql.values);
    if (!query)
        return std::unexpected(query.error());
    while (query->next()) {
        RawRow row{.sequence = query->value(0).toULongLong(), .time = query->value(1).toLongLong(), .state = EventState(query->value(2).toInt()),
                   .body = query->value(3).toByteArray()};
        if (!sql.rest.isEmpty() && !sql.restHolds(row.body, row.state))
            continue;
        row.subject = query->value(4).toByteArray();
        if (!take(row))
            return {};
    }
    if (query->lastError().isValid())
        return std::unexpected(sqlFault(query->lastError()));
    return {};
}

Result<> IndexReader::readAll(const FilterSql &sql, quint64 first, quint64 last, Order order, qsizetype limit, const std::stop_token &stop,
                              const std::function<bool(const RawRow &)> &take) const
{
    bool more = true;
    while (more && first <= last) {
        if (stop.stop_requested())
            return cancelled();
        const auto next = piece(first, last, order);
        if (!next)
            return std::unexpected(next.error());
        if (!*next)
            return {};
        const auto read = readPiece(sql, **next, order, limit, [&](const RawRow &row) { return more = take(row) && --limit != 0; });
        if (!read)
            return read;
        if (order == Order::OldestFirst)
            first = (*next)->last + 1;
        else if ((*next)->first == 0)
            return {};
        else
            last = (*next)->first - 1;
    }
    return {};
}

Result<HistoryPage> IndexReader::query(const HistoryQuery &query, const std::stop_token &stop) const
{
    const auto sql = FilterSql::make(query.filter, m_sql);
    if (!sql)
        return std::unexpected(sql.error());
    HistoryPage page;
    const qsizetype limit = std::clamp<qsizetype>(query.limit, 1, 100'000);
    const quint64 last = query.before > 0 ? query.before - 1 : kLast;
    const auto read = readAll(*sql, query.after + 1, last, query.order, limit + 1, stop, [&page](const RawRow &raw) {
        page.rows.append(rowOf(raw));
        return true;
    });
    if (!read)
        return std::unexpected(read.error());
    page.more = page.rows.size() > limit;
    if (page.more)
        page.rows.removeLast();
    return page;
}

Result<quint64> IndexReader::countPiece(const FilterSql &sql, Piece piece) const
{
    if (!sql.rest.isEmpty()) {
        quint64 found = 0;
        const auto read = readPiece(sql, piece, Order::OldestFirst, -1, [&found](const RawRow &) { return ++found > 0; });
        return read ? Result<quint64>(found) : std::unexpected(read.error());
    }
    auto query = runSql(m_sql, u"SELECT count(*) FROM %1 WHERE e.seq BETWEEN %2 AND %3 AND %4"_s.arg(tables(sql.needsBody)).arg(piece.first).arg(piece.last).arg(sql.where), sql.values);
    if (!query)
        return std::unexpected(query.error());
    query->next();
    return query->value(0).toULongLong();
}

Result<quint64> IndexReader::count(const EventFilter &filter, const std::stop_token &stop) const
{
    const auto sql = FilterSql::make(filter, m_sql);
    if (!sql)
        return std::unexpected(sql.error());
    quint64 all = 0;
    for (quint64 first = 0; first < kLast;) {
        if (stop.stop_requested())
            return cancelled();
        const auto next = piece(first, kLast, Order::OldestFirst);
        if (!next)
            return std::unexpected(next.error());
        if (!*next)
            break;
        const auto found = countPiece(*sql, **next);
        if (!found)
            return found;
        all += *found;
        first = (*next)->last + 1;
    }
    return all;
}

Result<> IndexReader::forEach(quint64 first, quint64 last, const std::stop_token &stop, const std::function<bool(const RawRow &)> &take) const
{
    return forEach({}, first, last, stop, take);
}

Result<> IndexReader::forEach(const EventFilter &filter, quint64 first, quint64 last, const std::stop_token &stop, const std::function<bool(const RawRow &)> &take) const
{
    const auto sql = FilterSql::make(filter, m_sql);
    if (!sql)
        return std::unexpected(sql.error());
    return readAll(*sql, first, last == 0 ? kLast : last, Order::OldestFirst, -1, stop, take);
}

Result<quint64> IndexReader::sequenceAt(const QDateTime &time) const
{
    const qint64 ms = time.toMSecsSinceEpoch();
    auto ends = runSql(m_sql, u"SELECT min(seq), max(seq) FROM events"_s);
    if (!ends)
        return std::unexpected(ends.error());
    ends->next();
    if (ends->value(0).isNull())
        return 0;
    // Times never go back from one sequence to the next, so this is a search in a sorted list.
    quint64 low = ends->value(0).toULongLong() - 1; // at or before the time, or before all
    quint64 high = ends->value(1).toULongLong();
    ends->finish();
    QSqlQuery query(m_sql);
    query.setForwardOnly(true);
    query.prepare(u"SELECT seq, time FROM events WHERE seq > ? AND seq <= ? ORDER BY seq DESC LIMIT 1"_s);
    quint64 found = 0;
    while (low < high) {
        const quint64 middle = low + (high - low + 1) / 2;
        query.bindValue(0, low);
        query.bindValue(1, middle);
        if (!query.exec())
            return std::unexpected(sqlFault(query.lastError()));
        if (!query.next()) {
            low = middle; // no rows up to there
        } else if (query.value(1).toLongLong() <= ms) {
            found = query.value(0).toULongLong();
            low = middle;
        } else {
            high = query.value(0).toULongLong() - 1;
        }
        query.finish();
    }
    return found;
}

Result<QList<HistoryBucket>> IndexReader::histogram(const QDateTime &from, const QDateTime &to, int buckets, const EventFilter &filter, const std::stop_token &stop) const
{
    const qint64 begin = from.toMSecsSinceEpoch();
    const qint64 end = to.toMSecsSinceEpoch();
    if (buckets < 1 || buckets > 100'000 || end <= begin)
        return failed(Fault::Invalid, u"a histogram needs a time that ends after it begins, and 1 to 100,000 parts"_s);
    QList<HistoryBucket> result(buckets);
    const bool coarse = filter.isEmpty() && (end - begin) / buckets >= 60'000;
    const auto added = coarse ? addMinutes(result, begin, end) : addRows(result, begin, end, filter, stop);
    if (!added)
        return std::unexpected(added.error());
    return result;
}

Result<> IndexReader::addMinutes(QList<HistoryBucket> &buckets, qint64 from, qint64 to) const
{
    auto query = runSql(m_sql, u"SELECT minute, events, failed, waiting, joined, gone FROM minutes WHERE minute >= ? AND minute < ?"_s, {from / 60'000, (to + 59'999) / 60'000});
    if (!query)
        return std::unexpected(query.error());
    while (query->next()) {
        const qint64 ms = std::clamp(query->value(0).toLongLong() * 60'000, from, to - 1);
        HistoryBucket &bucket = buckets[(ms - from) * buckets.size() / (to - from)];
        bucket.events += query->value(1).toULongLong();
        bucket.failed += query->value(2).toULongLong();
        bucket.waiting += query->value(3).toULongLong();
        bucket.joined += query->value(4).toULongLong();
        bucket.left += query->value(5).toULongLong();
    }
    return {};
}

Result<> IndexReader::addRows(QList<HistoryBucket> &buckets, qint64 from, qint64 to, const EventFilter &filter, const std::stop_token &stop) const
{
    const auto sql = FilterSql::make(filter, m_sql);
    const auto first = sequenceAt(utc(from - 1));
    const auto last = sequenceAt(utc(to - 1));
    if (!sql || !first || !last)
        return std::unexpected(!sql ? sql.error() : !first ? first.error() : last.error());
    const auto add = [&](qint64 time, EventState state) {
        HistoryBucket &bucket = buckets[std::clamp<qint64>((time - from) * buckets.size() / (to - from), 0, buckets.size() - 1)];
        ++bucket.events;
        bucket.failed += state == EventState::Failed ? 1 : 0;
        bucket.waiting += state == EventState::Escalated || state == EventState::Waiting ? 1 : 0;
        bucket.joined += state == EventState::Joined ? 1 : 0;
        bucket.left += state == EventState::Left ? 1 : 0;
        return true;
    };
    if (!sql->rest.isEmpty())
        return readAll(*sql, *first + 1, *last, Order::OldestFirst, -1, stop, [&add](const RawRow &row) { return add(row.time, row.state); });
    for (quint64 at = *first + 1; at <= *last;) {
        const auto next = piece(at, *last, Order::OldestFirst);
        if (!next || stop.stop_requested())
            return next ? Result<>(cancelled()) : std::unexpected(next.error());
        if (!*next)
            return {};
        auto query = runSql(m_sql, u"SELECT e.time, e.state FROM %1 WHERE e.seq BETWEEN %2 AND %3 AND %4"_s.arg(tables(sql->needsBody)).arg((*next)->first).arg((*next)->last).arg(sql->where), sql->values);
        if (!query)
            return std::unexpected(query.error());
        while (query->next())
            add(query->value(0).toLongLong(), EventState(query->value(1).toInt()));
        at = (*next)->last + 1;
    }
    return {};
}

} // namespace lattice
