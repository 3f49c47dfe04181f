// SPDX-License-Identifier: Apache-2.0
#pragma once

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

/*! Rows put into \a table many at a time: the cost of a statement, not of a row, is what counts. */
class BulkInsert final
{
public:
    BulkInsert(const QSqlDatabase &database, const QString &verb, const QString &table, int columns);

    /*! One row: as many \a values as columns. */
    template <typename... Values>
    Result<> add(Values &&...values)
    {
        (m_values.emplace_back(QVariant::fromValue(std::forward<Values>(values))), ...);
        return m_values.size() < kRows * m_columns ? Result<>() : write(m_many, kRows);
    }
    Result<> finish(); //!< what is left
    void clear() { m_values.clear(); }

private:
    Result<> write(QSqlQuery &query, qsizetype rows);
    QString statement(int rows) const;

    static constexpr int kRows = 40;
    const QString m_head;
    const int m_columns;
    QSqlQuery m_many;
    QSqlQuery m_one;
    QVariantList m_values;
    bool m_prepared = false;
};

} // namespace lattice
