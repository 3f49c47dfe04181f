// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/sqliteinsert.h"

#include "lattice/history/indexsql.h"

#include <QLibrary>
#include <QSqlDriver>

#include <cstring>

using namespace Qt::StringLiterals;

namespace lattice {

// SQLite's interface is stable since 2004 and its header is needed for nothing else: https://www.sqlite.org/c3ref/funclist.html
struct SqliteCalls {
    using Destroy = void (*)(void *);

    int (*prepare)(void *database, const char *sql, int bytes, void **statement, const char **tail) = nullptr;
    int (*bindInt)(void *statement, int index, long long value) = nullptr;
    int (*bindBlob)(void *statement, int index, const void *value, int bytes, Destroy destroy) = nullptr;
    int (*bindText)(void *statement, int index, const char *value, int bytes, Destroy destroy) = nullptr;
    int (*bindNull)(void *statement, int index) = nullptr;
    int (*step)(void *statement) = nullptr;
    int (*reset)(void *statement) = nullptr;
    int (*finalize)(void *statement) = nullptr;
    void *(*databaseOf)(void *statement) = nullptr;
    const char *(*words)(void *database) = nullptr;
    const char *(*sourceId)() = nullptr;

    bool isComplete() const { return prepare && bindInt && bindBlob && bindText && bindNull && step && reset && finalize && databaseOf && words && sourceId; }
};

namespace {

constexpr int kDone = 101; // SQLITE_DONE

SqliteCalls resolve()
{
    SqliteCalls calls;
    QLibrary library(u"sqlite3"_s, 0); // as the driver is linked
    const auto take = [&library](auto &call, const char *name) { call = reinterpret_cast<std::remove_reference_t<decltype(call)>>(library.resolve(name)); };
    take(calls.prepare, "sqlite3_prepare_v2");
    take(calls.bindInt, "sqlite3_bind_int64");
    take(calls.bindBlob, "sqlite3_bind_blob");
    take(calls.bindText, "sqlite3_bind_text");
    take(calls.bindNull, "sqlite3_bind_null");
    take(calls.step, "sqlite3_step");
    take(calls.reset, "sqlite3_reset");
    take(calls.finalize, "sqlite3_finalize");
    take(calls.databaseOf, "sqlite3_db_handle");
    take(calls.words, "sqlite3_errmsg");
    take(calls.sourceId, "sqlite3_sourceid");
    return calls;
}

/*! Whether the driver uses the same library: a handle of another copy must never come here. */
bool isOf(const SqliteCalls &calls, const QSqlDatabase &database)
{
    auto source = runSql(database, u"SELECT sqlite_source_id()"_s);
    return source && source->next() && source->value(0).toByteArray() == calls.sourceId();
}

/*! The driver's sqlite3; null when it has none. */
void *handleOf(const QSqlDatabase &database)
{
    const QVariant handle = database.driver() ? database.driver()->handle() : QVariant();
    const bool isSqlite = handle.isValid() && std::strcmp(handle.typeName(), "sqlite3*") == 0;
    return isSqlite ? *static_cast<void *const *>(handle.constData()) : nullptr;
}

} // namespace

std::unique_ptr<SqliteInsert> SqliteInsert::prepare(const QSqlDatabase &database, const QString &text)
{
    static const SqliteCalls calls = resolve();
    void *handle = handleOf(database);
    if (!handle || !calls.isComplete() || !isOf(calls, database))
        return nullptr;
    const QByteArray sql = text.toUtf8();
    void *statement = nullptr;
    if (calls.prepare(handle, sql.constData(), int(sql.size()), &statement, nullptr) != 0 || !statement)
        return nullptr;
    return std::unique_ptr<SqliteInsert>(new SqliteInsert(calls, statement));
}

SqliteInsert::~SqliteInsert()
{
    m_calls.finalize(m_statement);
}

void SqliteInsert::bind(int column, qint64 number)
{
    m_calls.bindInt(m_statement, column, number);
}

void SqliteInsert::bind(int column, const QByteArray &bytes)
{
    m_calls.bindBlob(m_statement, column, bytes.constData(), int(bytes.size()), nullptr);
}

void SqliteInsert::bind(int column, const std::optional<QByteArray> &bytes)
{
    if (bytes)
        bind(column, *bytes);
    else
        m_calls.bindNull(m_statement, column);
}

void SqliteInsert::bind(int column, const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    const auto copied = reinterpret_cast<SqliteCalls::Destroy>(qintptr(-1)); // SQLITE_TRANSIENT
    m_calls.bindText(m_statement, column, bytes.constData(), int(bytes.size()), copied);
}

Result<> SqliteInsert::step()
{
    const int code = m_calls.step(m_statement);
    const QSqlError error = code == kDone ? QSqlError() : QSqlError({}, QString::fromUtf8(m_calls.words(m_calls.databaseOf(m_statement))), QSqlError::StatementError, QString::number(code));
    m_calls.reset(m_statement);
    return code == kDone ? Result<>() : std::unexpected(sqlFault(error));
}

} // namespace lattice
