// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/indexsql.h"

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

// The low byte of SQLite's result codes, https://www.sqlite.org/rescode.html
enum Code { Busy = 5, Locked = 6, ReadOnly = 8, Corrupt = 11, DiskFull = 13, CannotOpen = 14, NotADatabase = 26 };

int codeOf(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

} // namespace

bool isBroken(const QSqlError &error)
{
    return codeOf(error) == Corrupt || codeOf(error) == NotADatabase;
}

Error sqlFault(const QSqlError &error)
{
    const QString words = u"the index of the history: %1 (SQLite %2)"_s.arg(error.databaseText().isEmpty() ? error.text() : error.databaseText()).arg(codeOf(error));
    switch (codeOf(error)) {
    case Busy:
    case Locked:
        return {.fault = Fault::Conflict, .detail = words + u"; another program has it open"_s};
    case ReadOnly:
    case CannotOpen:
        return {.fault = Fault::Refused, .detail = words};
    case DiskFull:
        return {.fault = Fault::Full, .detail = words};
    default:
        return {.fault = Fault::Invalid, .detail = words};
    }
}

Result<QSqlQuery> runSql(const QSqlDatabase &database, const QString &text, const QVariantList &values)
{
    QSqlQuery query(database);
    query.setForwardOnly(true);
    bool done = values.isEmpty() ? query.exec(text) : query.prepare(text);
    for (qsizetype i = 0; done && i < values.size(); ++i)
        query.bindValue(int(i), values[i]);
    if (done && !values.isEmpty())
        done = query.exec();
    if (!done)
        return std::unexpected(sqlFault(query.lastError()));
    return query;
}

BulkInsert::BulkInsert(const QSqlDatabase &database, const QString &verb, const QString &table, int columns)
    : m_head(u"%1 INTO %2 VALUES "_s.arg(verb, table)), m_columns(columns), m_database(database), m_many(database), m_one(database)
{
}

QString BulkInsert::statement(int rows) const
{
    const QString row = u'(' + QStringList(m_columns, u"?"_s).join(u',') + u')';
    return m_head + QStringList(rows, row).join(u',');
}

Result<> BulkInsert::finish()
{
    const QVariantList left = std::exchange(m_values, {});
    for (qsizetype at = 0; at < left.size(); at += m_columns) {
        m_values = left.sliced(at, m_columns);
        if (const auto written = write(m_one, 1); !written)
            return written;
    }
    return {};
}

Result<> BulkInsert::prepare()
{
    if (std::exchange(m_prepared, true))
        return {};
    m_direct = SqliteInsert::prepare(m_database, statement(1));
    if (m_direct || (m_many.prepare(statement(kRows)) && m_one.prepare(statement(1))))
        return {};
    m_prepared = false;
    return std::unexpected(sqlFault(m_many.lastError().isValid() ? m_many.lastError() : m_one.lastError()));
}

Result<> BulkInsert::write(QSqlQuery &query, qsizetype rows)
{
    for (qsizetype i = 0; i < rows * m_columns; ++i)
        query.bindValue(int(i), m_values[i]);
    m_values.clear();
    m_values.reserve(kRows * m_columns);
    if (!query.exec())
        return std::unexpected(sqlFault(query.lastError()));
    return {};
}

} // namespace lattice
