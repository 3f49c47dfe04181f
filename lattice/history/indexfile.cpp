// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/indexfile.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr quint64 kTrimStep = 5'000;
constexpr int kTrimSteps = 20; // so that nobody waits long
constexpr quint64 kLargeLoad = 20'000; // messages
constexpr quint64 kCleanAfter = 250'000; // rows

QDateTime utc(const QVariant &ms)
{
    return ms.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(ms.toLongLong(), QTimeZone::UTC);
}

} // namespace

IndexFile::IndexFile(EventIndexOptions options) : m_options(std::move(options)) { }

IndexFile::~IndexFile()
{
    if (m_database)
        std::ignore = m_database->endLoading(); // what is there is whole, and is gone on from
}

Result<std::unique_ptr<IndexFile>> IndexFile::open(EventIndexOptions options)
{
    std::unique_ptr<IndexFile> file(new IndexFile(std::move(options)));
    if (const auto begun = file->begin(); !begun)
        return std::unexpected(begun.error());
    return file;
}

Result<> IndexFile::begin()
{
    auto database = IndexDatabase::open(m_options.file);
    if (!database)
        return std::unexpected(database.error());
    m_database = std::move(*database);
    if (!m_database->aside().isEmpty())
        m_notices.append(m_database->aside());
    m_appender = std::make_unique<IndexAppender>(*m_database);
    m_reader = std::make_unique<IndexReader>(*m_database);
    m_folder = std::make_unique<IndexFolder>(*m_database, m_options.snapshotEvery);
    m_ids.clear();
    m_idsRead = false;
    if (const auto loaded = m_appender->load(); !loaded)
        return loaded;
    return m_folder->load();
}

Result<> IndexFile::startAnew(const QString &why)
{
    m_folder.reset();
    m_reader.reset();
    m_appender.reset();
    if (m_database)
        std::ignore = m_database->endLoading(); // what was set aside is still good for reading, unless it is broken
    m_database.reset();
    const auto moved = IndexDatabase::setAside(m_options.file, why);
    if (moved)
        m_notices.append(*moved);
    const auto begun = begin();
    return moved ? begun : std::unexpected(moved.error());
}

bool IndexFile::mend(const Error &error)
{
    // SQLite's words, since faults are sorted by what a caller can do.
    const bool broken = error.fault == Fault::Invalid && (error.detail.contains("(SQLite 11)"_L1) || error.detail.contains("(SQLite 26)"_L1));
    return broken && startAnew(error.detail).has_value();
}

Result<HistoryRange> IndexFile::range() const
{
    const IndexAppender::End end = m_appender->end();
    HistoryRange range{.first = end.rows > 0 ? end.first : 0, .last = end.last, .rows = end.rows, .folded = m_folder->folded()};
    auto times = runSql(m_database->sql(), u"SELECT (SELECT time FROM events ORDER BY seq LIMIT 1), (SELECT time FROM events ORDER BY seq DESC LIMIT 1)"_s);
    if (!times)
        return std::unexpected(times.error());
    times->next();
    range.from = utc(times->value(0));
    range.to = utc(times->value(1));
    return range;
}

Result<QString> IndexFile::stream() const
{
    return m_database->text(u"stream"_s);
}

Result<HistoryRange> IndexFile::setStream(const StreamIdentity &stream)
{
    const auto before = m_database->text(u"stream"_s);
    if (!before)
        return std::unexpected(before.error());
    m_firstKept = stream.first;
    const quint64 last = m_appender->end().last;
    QString why;
    if (*before != stream.created && last > 0)
        why = before->isEmpty() ? u"The index of the history is not of this stream"_s
                                : u"The stream of events was deleted and made anew (before: %1, now: %2)"_s.arg(*before, stream.created);
    else if (last > stream.last)
        why = u"The stream of events ends at %1 and has ended at %2: the server's store is an older one"_s.arg(stream.last).arg(last);
    if (!why.isEmpty()) {
        if (const auto done = startAnew(why); !done)
            return std::unexpected(done.error());
    }
    if (const auto set = m_database->setText(u"stream"_s, stream.created); !set)
        return std::unexpected(set.error());
    if (m_appender->end().last == 0 && stream.last > stream.first + kLargeLoad) {
        m_loadTo = stream.last;
        if (const auto loading = m_database->beginLoading(); !loading)
            return std::unexpected(loading.error());
    }
    for (int step = 0; step < kTrimSteps; ++step) {
        const auto trimmed = trim();
        if (!trimmed)
            return std::unexpected(trimmed.error());
        if (!*trimmed)
            break;
    }
    return range();
}

Result<QList<HistoryRow>> IndexFile::append(const QList<StoredEvent> &events, EventIndex::Rows wanted, quint64 after)
{
    const quint64 last = m_appender->end().last;
    if (after > last)
        return failed(Fault::Conflict, u"the index of the history ends at %1, so what follows %2 does not fit"_s.arg(last).arg(after));
    if (const auto added = m_appender->append(events, m_firstKept); !added)
        return std::unexpected(added.error());
    if (m_idsRead)
        m_ids.insert(m_appender->newIds().begin(), m_appender->newIds().end());
    QList<HistoryRow> rows;
    if (wanted == EventIndex::Rows::NotWanted || m_appender->end().last == last)
        return rows;
    const auto read = m_reader->forEach(last + 1, m_appender->end().last, {}, [&rows](const IndexReader::RawRow &raw) {
        rows.append(IndexReader::rowOf(raw));
        return true;
    });
    return read ? Result<QList<HistoryRow>>(rows) : std::unexpected(read.error());
}

Result<bool> IndexFile::foldStep(const std::stop_token &stop)
{
    if (m_database->isLoading() && m_appender->end().last >= m_loadTo) {
        if (const auto ended = m_database->endLoading(); !ended)
            return std::unexpected(ended.error());
    }
    return m_folder->step(stop);
}

Result<bool> IndexFile::has(const QString &eventId)
{
    if (!m_idsRead) {
        auto query = runSql(m_database->sql(), u"SELECT id FROM events WHERE id != 0"_s);
        if (!query)
            return std::unexpected(query.error());
        m_ids.reserve(m_appender->end().rows);
        while (query->next())
            m_ids.insert(query->value(0).toLongLong());
        m_idsRead = true;
    }
    return m_ids.contains(IndexWords::hash(eventId));
}

/*! Lets go of the oldest rows that the stream has no more, a few at a time. \return whether there may be more */
Result<bool> IndexFile::trim()
{
    const IndexAppender::End end = m_appender->end();
    if (end.rows <= m_options.keepExpired || end.first >= m_firstKept)
        return false;
    auto query = runSql(m_database->sql(), u"SELECT (SELECT count(*) FROM events WHERE seq < ?), (SELECT seq FROM events ORDER BY seq LIMIT 1 OFFSET ?)"_s,
                        {m_firstKept, kTrimStep});
    if (!query)
        return std::unexpected(query.error());
    query->next();
    const quint64 expired = query->value(0).toULongLong();
    const quint64 upTo = query->value(1).toULongLong();
    query->finish();
    if (expired < m_options.keepExpired + kTrimStep || upTo == 0 || upTo > m_firstKept)
        return false;
    return removeBefore(upTo, kTrimStep).transform([] { return true; });
}

Result<> IndexFile::removeBefore(quint64 sequence, quint64 rows)
{
    QList<std::pair<QString, QVariantList>> lines{
        {u"BEGIN IMMEDIATE"_s, {}},
        {u"DELETE FROM events WHERE seq < ?"_s, {sequence}},
        {u"DELETE FROM bodies WHERE seq < ?"_s, {sequence}},
        {u"DELETE FROM snapshots WHERE seq < (SELECT max(seq) FROM snapshots WHERE seq < ?)"_s, {sequence}},
        {u"DELETE FROM minutes WHERE minute < (SELECT time / 60000 FROM events ORDER BY seq LIMIT 1)"_s, {}},
        {u"INSERT OR REPLACE INTO meta VALUES ('rows', ?)"_s, {QString::number(m_appender->end().rows - rows)}},
    };
    m_trimmed += rows;
    if (m_trimmed >= kCleanAfter)
        lines.append({u"DELETE FROM items WHERE hash NOT IN (SELECT work FROM events UNION SELECT run FROM events)"_s, {}});
    lines.append({u"COMMIT"_s, {}});
    for (const auto &[line, values] : std::as_const(lines)) {
        if (const auto done = runSql(m_database->sql(), line, values); !done) {
            std::ignore = runSql(m_database->sql(), u"ROLLBACK"_s);
            return std::unexpected(done.error());
        }
    }
    m_trimmed = m_trimmed >= kCleanAfter ? 0 : m_trimmed;
    m_appender->setRows(sequence, m_appender->end().rows - rows);
    m_idsRead = false;
    m_ids.clear();
    return {};
}

} // namespace lattice
