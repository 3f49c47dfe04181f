// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/indexappender.h"

#include "lattice/history/eventcodec.h"
#include "lattice/history/eventscanner.h"
#include "lattice/protocol/fields.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr QByteArrayView kSubject = "lattice.events.";
constexpr int kColumns = 12; // of the table events

bool isSubjectOf(const QByteArray &subject, QByteArrayView type)
{
    return subject.size() == kSubject.size() + type.size() && subject.startsWith(kSubject) && subject.endsWith(type);
}

/*! The facts of an event that is not plain enough to be scanned, with the bytes that the views look at. */
struct SlowFacts {
    QList<QByteArray> texts;
    FactViews views;
};

std::optional<SlowFacts> decodeFacts(const QByteArray &body)
{
    const auto event = decodeEvent(body);
    if (!event)
        return std::nullopt;
    const EventFacts facts = factsOf(*event);
    SlowFacts slow;
    for (const QString &text : {facts.id, facts.type, facts.station, facts.stationName, facts.agent, facts.work, facts.run, facts.by, facts.trace})
        slow.texts.append(text.toUtf8());
    const auto &t = slow.texts;
    slow.views = {.id = t[0], .type = t[1], .station = t[2], .stationName = t[3], .agent = t[4], .work = t[5], .run = t[6], .by = t[7], .trace = t[8], .state = facts.state};
    return slow;
}

} // namespace

QByteArray encode(const GapBody &gap)
{
    return toBytes({{"first"_L1, qint64(gap.first)}, {"last"_L1, qint64(gap.last)}, {"reason"_L1, gap.reason}});
}

GapBody readGap(const QByteArray &body)
{
    const QJsonObject json = QJsonDocument::fromJson(body).object();
    return {.first = quint64(json["first"_L1].toInteger()), .last = quint64(json["last"_L1].toInteger()), .reason = json["reason"_L1].toString()};
}

IndexAppender::IndexAppender(IndexDatabase &database)
    : m_database(database)
    , m_rows(database.sql(), u"INSERT"_s, u"events"_s, kColumns)
    , m_bodies(database.sql(), u"INSERT"_s, u"bodies"_s, 3)
    , m_wordRows(database.sql(), u"INSERT"_s, u"words"_s, 3)
    , m_itemRows(database.sql(), u"INSERT"_s, u"items"_s, 2)
    , m_minuteRows(database.sql(), u"INSERT OR REPLACE"_s, u"minutes"_s, 6)
{
}

Result<> IndexAppender::load()
{
    auto query = runSql(m_database.sql(), u"SELECT (SELECT min(seq) FROM events), (SELECT max(seq) FROM events), "
                                          "(SELECT time FROM events ORDER BY seq DESC LIMIT 1), (SELECT value FROM meta WHERE key = 'last'), "
                                          "(SELECT value FROM meta WHERE key = 'rows')"_s);
    if (!query)
        return std::unexpected(query.error());
    query->next();
    m_end = {.first = query->value(0).toULongLong(), .last = std::max(query->value(1).toULongLong(), query->value(3).toULongLong()),
             .rows = query->value(4).toULongLong(), .time = query->value(2).toLongLong()};
    return {};
}

void IndexAppender::setRows(quint64 first, quint64 rows)
{
    m_end.first = first;
    m_end.rows = rows;
}

Result<> IndexAppender::append(const QList<StoredEvent> &events, quint64 firstKept)
{
    const End before = m_end;
    m_ids.clear();
    auto done = runSql(m_database.sql(), u"BEGIN IMMEDIATE"_s).transform([](auto &&) { });
    if (done)
        done = write(events, firstKept);
    if (done)
        done = runSql(m_database.sql(), u"COMMIT"_s).transform([](auto &&) { });
    if (done)
        return {};
    std::ignore = runSql(m_database.sql(), u"ROLLBACK"_s);
    m_rows.clear();
    m_bodies.clear();
    m_wordRows.clear();
    m_itemRows.clear();
    m_minuteRows.clear();
    m_minutes.clear();
    m_ids.clear();
    m_words.forget();
    m_end = before;
    return done;
}

Result<> IndexAppender::write(const QList<StoredEvent> &events, quint64 firstKept)
{
    for (const StoredEvent &event : events) {
        if (event.sequence <= m_end.last)
            continue; // it came again
        const qint64 time = std::max(m_end.time, event.stored.isValid() ? event.stored.toMSecsSinceEpoch() : 0);
        if (m_end.time == 0)
            m_end.time = time;
        if (event.sequence > m_end.last + 1) {
            if (const auto added = addGap(m_end.last + 1, event.sequence - 1, firstKept); !added)
                return added;
        }
        m_end.time = time;
        if (const auto added = addEvent(event); !added)
            return added;
    }
    return finish();
}

Result<> IndexAppender::addEvent(const StoredEvent &event)
{
    auto views = scanEvent(event.body);
    std::optional<SlowFacts> slow;
    if (!views)
        slow = decodeFacts(event.body);
    if (slow)
        views = slow->views;
    if (!views)
        return addRow(event.sequence, Facts{}, event.body, event.subject, EventState::Unreadable);
    const qint64 id = IndexWords::hash(views->id);
    m_ids.append(id);
    const QByteArray subject = isSubjectOf(event.subject, views->type) ? QByteArray() : event.subject;
    return addRow(event.sequence,
                  Facts{m_words.add(IndexWords::Type, views->type), m_words.add(IndexWords::Station, views->station),
                   m_words.add(IndexWords::Station, views->stationName), m_words.add(IndexWords::Agent, views->agent),
                   m_words.add(IndexWords::Item, views->work), m_words.add(IndexWords::Item, views->run),
                   m_words.add(IndexWords::By, views->by), id, IndexWords::hash(views->trace)},
                  event.body, subject, views->state);
}

Result<> IndexAppender::addGap(quint64 first, quint64 last, quint64 firstKept)
{
    const QString reason = !m_gapReason.isEmpty() ? m_gapReason
        : last < firstKept ? u"the stream no longer had these messages when they were to be read"_s
                           : u"these messages are missing in the stream"_s;
    return addRow(first, Facts{}, encode(GapBody{.first = first, .last = last, .reason = reason}), {}, EventState::Gap);
}

Result<> IndexAppender::addRow(quint64 sequence, const Facts &facts, const QByteArray &body, const QByteArray &subject, EventState state)
{
    const auto row = [&](auto... hashes) { return m_rows.add(qint64(sequence), m_end.time, hashes..., int(state)); };
    if (const auto added = std::apply(row, facts); !added)
        return added;
    if (const auto added = m_bodies.add(sequence, body.isNull() ? QByteArray("") : body, subject.isEmpty() ? std::nullopt : std::optional(subject)); !added)
        return added;
    if (m_end.first == 0)
        m_end.first = sequence;
    m_end.last = state == EventState::Gap ? readGap(body).last : sequence;
    ++m_end.rows;
    count(state);
    return {};
}

void IndexAppender::count(EventState state)
{
    HistoryBucket &minute = m_minutes[m_end.time / 60'000];
    ++minute.events;
    minute.failed += state == EventState::Failed ? 1 : 0;
    minute.waiting += state == EventState::Escalated || state == EventState::Waiting ? 1 : 0;
    minute.joined += state == EventState::Joined ? 1 : 0;
    minute.left += state == EventState::Left ? 1 : 0;
}

Result<> IndexAppender::finish()
{
    for (BulkInsert *insert : {&m_rows, &m_bodies}) {
        if (const auto done = insert->finish(); !done)
            return done;
    }
    if (const auto done = m_words.write(m_wordRows, m_itemRows); !done)
        return done;
    if (m_minutes.isEmpty())
        return {};
    // Rows come in the order of time, so only the first of these minutes may be there already.
    auto before = runSql(m_database.sql(), u"SELECT events, failed, waiting, joined, gone FROM minutes WHERE minute = ?"_s, {m_minutes.firstKey()});
    if (!before)
        return std::unexpected(before.error());
    if (before->next()) {
        HistoryBucket &minute = m_minutes.first();
        quint64 HistoryBucket::*fields[] = {&HistoryBucket::events, &HistoryBucket::failed, &HistoryBucket::waiting, &HistoryBucket::joined, &HistoryBucket::left};
        for (int i = 0; i < 5; ++i)
            minute.*fields[i] += before->value(i).toULongLong();
    }
    before->finish();
    for (const auto &[minute, bucket] : std::exchange(m_minutes, {}).asKeyValueRange()) {
        if (const auto added = m_minuteRows.add(minute, bucket.events, bucket.failed, bucket.waiting, bucket.joined, bucket.left); !added)
            return added;
    }
    if (const auto done = m_minuteRows.finish(); !done)
        return done;
    if (const auto done = m_database.setText(u"last"_s, QString::number(m_end.last)); !done)
        return done;
    return m_database.setText(u"rows"_s, QString::number(m_end.rows));
}

} // namespace lattice
