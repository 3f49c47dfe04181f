// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/historyrow.h"
#include "lattice/history/indexdatabase.h"

#include <functional>
#include <stop_token>

namespace lattice {

struct FilterSql;

/*! Answers questions from the tables of an index. What may be long is read in pieces, and stops between them. */
class IndexReader final
{
public:
    explicit IndexReader(const IndexDatabase &database) : m_sql(database.sql()) { }

    Result<HistoryPage> query(const HistoryQuery &query, const std::stop_token &stop) const;
    Result<quint64> count(const EventFilter &filter, const std::stop_token &stop) const;
    Result<QList<HistoryBucket>> histogram(const QDateTime &from, const QDateTime &to, int buckets, const EventFilter &filter, const std::stop_token &stop) const;
    Result<quint64> sequenceAt(const QDateTime &time) const;

    /*! A row as it is stored, its event not decoded. */
    struct RawRow {
        quint64 sequence = 0;
        qint64 time = 0; //!< ms since 1970
        EventState state = EventState::None;
        QByteArray body;
        QByteArray subject; //!< empty: the one that the event's type makes
    };
    /*! Gives the rows from \a first to \a last in order, until \a take says false. */
    Result<> forEach(quint64 first, quint64 last, const std::stop_token &stop, const std::function<bool(const RawRow &)> &take) const;
    Result<> forEach(const EventFilter &filter, quint64 first, quint64 last, const std::stop_token &stop, const std::function<bool(const RawRow &)> &take) const;

    static HistoryRow rowOf(const RawRow &raw);
    static QByteArray subjectOf(const RawRow &raw);

private:
    struct Piece {
        quint64 first = 0;
        quint64 last = 0;
    };
    /*! The next piece of what lies between \a first and \a last, from one end; none: there is nothing more. */
    Result<std::optional<Piece>> piece(quint64 first, quint64 last, HistoryQuery::Order order) const;
    Result<> readPiece(const FilterSql &sql, Piece piece, HistoryQuery::Order order, qsizetype limit, const std::function<bool(const RawRow &)> &take) const;
    Result<> readAll(const FilterSql &sql, quint64 first, quint64 last, HistoryQuery::Order order, qsizetype limit, const std::stop_token &stop,
                     const std::function<bool(const RawRow &)> &take) const;
    Result<quint64> countPiece(const FilterSql &sql, Piece piece) const;
    Result<> addMinutes(QList<HistoryBucket> &buckets, qint64 from, qint64 to) const;
    Result<> addRows(QList<HistoryBucket> &buckets, qint64 from, qint64 to, const EventFilter &filter, const std::stop_token &stop) const;

    const QSqlDatabase m_sql;
};

} // namespace lattice
