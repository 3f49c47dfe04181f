// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QSqlDatabase>
#include <QString>

#include <memory>
#include <optional>

namespace lattice {

struct SqliteCalls;

/*!
    One prepared INSERT by SQLite's own calls.

    QSqlQuery spends more time on a value than SQLite on a row, and an index of a million events has fifteen million values. The calls
    are those of the library that Qt's driver has loaded; where it is none that we know (a driver with an SQLite of its own), there
    is no such insert, and QSqlQuery does it.
*/
class SqliteInsert final
{
public:
    /*! \return nothing where that cannot be done with this driver, or \a text not be prepared */
    static std::unique_ptr<SqliteInsert> prepare(const QSqlDatabase &database, const QString &text);
    ~SqliteInsert(); //!< before the database is closed
    Q_DISABLE_COPY_MOVE(SqliteInsert)

    template <typename... Values>
    Result<> insert(const Values &...values)
    {
        int column = 0;
        (bind(++column, values), ...);
        return step();
    }

private:
    SqliteInsert(const SqliteCalls &calls, void *statement) : m_calls(calls), m_statement(statement) { }

    void bind(int column, qint64 number);
    void bind(int column, int number) { bind(column, qint64(number)); }
    void bind(int column, quint64 number) { bind(column, qint64(number)); }
    void bind(int column, const QByteArray &bytes); //!< taken as they are: they stay until step()
    void bind(int column, const std::optional<QByteArray> &bytes);
    void bind(int column, const QString &text);
    Result<> step();

    const SqliteCalls &m_calls;
    void *const m_statement;
};

} // namespace lattice
