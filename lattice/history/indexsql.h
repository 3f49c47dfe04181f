// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/sqliteinsert.h"
#include "lattice/result.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariantList>

namespace lattice {

/*! Full, Refused, Conflict (another program has it) or Invalid (it is broken: see isBroken()) from the words of SQLite. */
Error sqlFault(const QSqlError &error);
bool isBroken(const QSqlError &error);

/*! Runs \a text with \a values, forward only. */
Result<QSqlQuery> runSql(const QSqlDatabase &database, const QString &text, const QVariantList &values = {});

/*! Rows put into \a table: one by one with SQLite's own calls, or many at a time where only QSqlQuery can do it. */
class BulkInsert final
{
public:
    BulkInsert(const QSqlDatabase &database, const QString &verb, const QString &table, int columns);

    /*! One row: as many \a values as columns. */
    template <typename... Values>
    Result<> add(const Values &...values)
    {
        if (const auto prepared = prepare(); !prepared)
            return prepared;
        if (m_direct)
            return m_direct->insert(values...);
        (m_values.append(variantOf(values)), ...);
        return m_values.size() < kRows * m_columns ? Result<>() : write(m_many, kRows);
    }
    Result<> finish(); //!< what is left
    void clear() { m_values.clear(); }

private:
    template <typename T>
    static QVariant variantOf(const T &value) { return QVariant::fromValue(value); }
    static QVariant variantOf(quint64 value) { return qint64(value); }
    static QVariant variantOf(const std::optional<QByteArray> &bytes) { return bytes ? QVariant(*bytes) : QVariant(); }
    Result<> prepare();
    Result<> write(QSqlQuery &query, qsizetype rows);
    QString statement(int rows) const;

    static constexpr int kRows = 40;
    const QString m_head;
    const int m_columns;
    const QSqlDatabase m_database;
    std::unique_ptr<SqliteInsert> m_direct;
    QSqlQuery m_many;
    QSqlQuery m_one;
    QVariantList m_values;
    bool m_prepared = false;
};

} // namespace lattice
