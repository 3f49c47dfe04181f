// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/historyrow.h"
#include "lattice/history/indexdatabase.h"
#include "lattice/history/indexwords.h"

#include <QMap>

#include <array>

namespace lattice {

/*! Puts messages into the tables of an index. */
class IndexAppender final
{
public:
    explicit IndexAppender(IndexDatabase &database);

    /*! Where the index ends by now. */
    struct End {
        quint64 first = 0;
        quint64 last = 0; //!< the last sequence that is accounted for, by a message or a gap
        quint64 rows = 0;
        qint64 time = 0; //!< of the last row, ms since 1970
    };
    Result<> load(); //!< the end, from the tables
    const End &end() const { return m_end; }
    void setRows(quint64 first, quint64 rows); //!< after old ones were removed

    /*! All of \a events or nothing. \a firstKept is the stream's first sequence: it tells expired messages from missing ones. */
    Result<> append(const QList<StoredEvent> &events, quint64 firstKept);
    void setGapReason(const QString &words) { m_gapReason = words; }
    const QList<qint64> &newIds() const { return m_ids; } //!< hashes of the ids that the last append() added

private:
    Result<> write(const QList<StoredEvent> &events, quint64 firstKept);
    Result<> addEvent(const StoredEvent &event);
    Result<> addGap(quint64 first, quint64 last, quint64 firstKept);
    using Facts = std::array<qint64, 9>; //!< hashes of a row
    Result<> addRow(quint64 sequence, const Facts &facts, const QByteArray &body, const QByteArray &subject, EventState state);
    Result<> finish();
    void count(EventState state);

    IndexDatabase &m_database;
    IndexWords m_words;
    BulkInsert m_rows;
    BulkInsert m_bodies;
    BulkInsert m_wordRows;
    BulkInsert m_itemRows;
    BulkInsert m_minuteRows;
    QMap<qint64, HistoryBucket> m_minutes;
    QList<qint64> m_ids;
    End m_end;
    QString m_gapReason;
};

/*! What the body of a gap's row says. */
struct GapBody {
    quint64 first = 0;
    quint64 last = 0;
    QString reason;
};
QByteArray encode(const GapBody &gap);
GapBody readGap(const QByteArray &body);

} // namespace lattice
