// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/indexsql.h"

#include <memory>

namespace lattice {

/*! The SQLite file of an index with its tables, open on the thread that made this object. \sa docs/history.md §4 */
class IndexDatabase final
{
public:
    /*! One that is broken or of another program is set aside; aside() says so. */
    static Result<std::unique_ptr<IndexDatabase>> open(const QString &file);
    ~IndexDatabase();
    Q_DISABLE_COPY_MOVE(IndexDatabase)

    const QSqlDatabase &sql() const { return m_sql; }
    const QString &aside() const { return m_aside; } //!< words for people; empty: nothing was set aside

    Result<QString> text(const QString &key) const; //!< of the table meta; empty when there is none
    Result<> setText(const QString &key, const QString &value);

    /*!
        Writes each page once, without a log: for an index that is built from nothing, of which a crash leaves nothing. One that was
        not ended is begun anew when it is opened. A transaction that fails is rolled back as ever.
    */
    Result<> beginLoading();
    Result<> endLoading();
    bool isLoading() const { return m_loading; }

    /*! Moves \a file, which nobody has open, to a name with the time in it, and lets only the last three of them stay. */
    static Result<QString> setAside(const QString &file, const QString &why);

private:
    explicit IndexDatabase(const QString &file);

    Result<> prepare();
    Result<> makeTables();

    const QString m_name; //!< of the connection
    QSqlDatabase m_sql;
    QString m_aside;
    bool m_foreign = false;
    bool m_unfinished = false; //!< a load that a crash ended
    bool m_loading = false;
};

} // namespace lattice
