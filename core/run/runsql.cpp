// SPDX-License-Identifier: Apache-2.0
#include "core/run/runsql.h"

#include <QSqlError>

#include <atomic>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

// The low byte of SQLite's result codes, https://www.sqlite.org/rescode.html
enum Code { Busy = 5, Locked = 6, ReadOnly = 8, InputOutput = 10, Corrupt = 11, DiskFull = 13, CannotOpen = 14, NotADatabase = 26 };

QString nextName()
{
    static std::atomic<int> last = 0;
    return u"station-runs-%1"_s.arg(++last);
}

Fault faultOf(int code)
{
    switch (code) {
    case Busy:
    case Locked: return Fault::Busy;
    case DiskFull:
    case InputOutput: return Fault::Full; // a disk that is full in the middle of a page
    case ReadOnly:
    case CannotOpen: return Fault::Refused;
    default: return Fault::Invalid;
    }
}

} // namespace

RunSql::RunSql(const QString &file) : m_name(nextName()), m_sql(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
{
    m_sql.setDatabaseName(file);
    m_sql.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s); // other processes of the home write in turns
}

RunSql::~RunSql()
{
    m_queries.clear();
    m_sql.close();
    m_sql = {};
    QSqlDatabase::removeDatabase(m_name);
}

lattice::Error RunSql::fault(const QSqlQuery &query)
{
    const QSqlError error = query.lastError();
    const int code = error.nativeErrorCode().toInt() & 0xff;
    m_broken = m_broken || code == Corrupt || code == NotADatabase;
    return {.fault = faultOf(code), .detail = u"the record of runs: %1 (SQLite %2)"_s.arg(error.databaseText().isEmpty() ? error.text() : error.databaseText()).arg(code)};
}

Result<> RunSql::open()
{
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s))
        return failed(Fault::Refused, u"Qt's driver for SQLite is missing; install it (Debian: libqt6sql6-sqlite)"_s);
    if (!m_sql.open())
        return failed(Fault::Refused, u"the record of runs: %1"_s.arg(m_sql.lastError().databaseText()));
    for (const QString &line : {u"PRAGMA auto_vacuum = INCREMENTAL"_s, u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = NORMAL"_s, u"PRAGMA journal_size_limit = 16777216"_s,
                                u"PRAGMA cache_size = -8192"_s, u"PRAGMA temp_store = MEMORY"_s}) {
        if (const auto done = execute(line); !done)
            return done;
    }
    return {};
}

Result<QSqlQuery *> RunSql::run(const QString &text, const QVariantList &values)
{
    auto &query = m_queries[text];
    if (!query) {
        query = std::make_shared<QSqlQuery>(m_sql);
        query->setForwardOnly(true);
        if (!query->prepare(text)) {
            const lattice::Error error = fault(*query);
            m_queries.remove(text);
            return std::unexpected(error);
        }
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(int(i), values[i]);
    if (!query->exec())
        return std::unexpected(fault(*query));
    return query.get();
}

Result<> RunSql::execute(const QString &text, const QVariantList &values)
{
    const auto query = run(text, values);
    if (!query)
        return std::unexpected(query.error());
    (*query)->finish();
    return {};
}

Result<qint64> RunSql::number(const QString &text, const QVariantList &values)
{
    const auto query = run(text, values);
    if (!query)
        return std::unexpected(query.error());
    const qint64 value = (*query)->next() ? (*query)->value(0).toLongLong() : 0;
    (*query)->finish();
    return value;
}

} // namespace core
