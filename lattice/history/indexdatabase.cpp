// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/indexdatabase.h"

#include "lattice/link/privatefile.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <atomic>

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr int kApplication = 0x53544e31; // "STN1"
constexpr int kVersion = 1;
constexpr int kMostAside = 3;
const QString kLoading = u"loading"_s; // in meta, while there is no log to recover from

QString nextName()
{
    static std::atomic<int> last = 0;
    return u"station-history-%1"_s.arg(++last);
}

Result<int> pragma(const QSqlDatabase &sql, const QString &name)
{
    auto query = runSql(sql, u"PRAGMA "_s + name);
    if (!query)
        return std::unexpected(query.error());
    return query->next() ? query->value(0).toInt() : 0;
}

void removeAll(const QString &file)
{
    for (const QString &ending : {QString(), u"-wal"_s, u"-shm"_s})
        QFile::remove(file + ending);
}

} // namespace

IndexDatabase::IndexDatabase(const QString &file)
    : m_name(nextName()), m_sql(QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name))
{
    m_sql.setDatabaseName(file);
    m_sql.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=200"_s);
}

IndexDatabase::~IndexDatabase()
{
    m_sql.close();
    m_sql = {};
    QSqlDatabase::removeDatabase(m_name);
}

Result<std::unique_ptr<IndexDatabase>> IndexDatabase::open(const QString &file)
{
    if (const auto made = makePrivateFolder(QFileInfo(file).path()); !made)
        return std::unexpected(made.error());
    QString aside;
    for (int tries = 0;; ++tries) {
        std::unique_ptr<IndexDatabase> database(new IndexDatabase(file));
        const auto prepared = database->prepare();
        if (prepared) {
            database->m_aside = aside;
            return database;
        }
        const bool unfinished = database->m_unfinished;
        if ((!database->m_foreign && !unfinished) || tries > 0)
            return std::unexpected(prepared.error());
        database.reset();
        if (unfinished) {
            removeAll(file);
            continue;
        }
        const auto moved = setAside(file, prepared.error().detail);
        if (!moved)
            return std::unexpected(moved.error());
        aside = *moved;
    }
}

Result<> IndexDatabase::prepare()
{
    if (!QSqlDatabase::isDriverAvailable(u"QSQLITE"_s))
        return failed(Fault::Refused, u"Qt's driver for SQLite is missing; install it (Debian: libqt6sql6-sqlite)"_s);
    if (!m_sql.open())
        return std::unexpected(sqlFault(m_sql.lastError()));
    for (const QString &line : {u"PRAGMA locking_mode = EXCLUSIVE"_s, u"PRAGMA page_size = 8192"_s, u"PRAGMA journal_mode = WAL"_s,
                                u"PRAGMA synchronous = NORMAL"_s, u"PRAGMA wal_autocheckpoint = 8192"_s, u"PRAGMA cache_size = -32768"_s,
                                u"PRAGMA temp_store = MEMORY"_s, u"BEGIN IMMEDIATE"_s, u"COMMIT"_s}) {
        QSqlQuery query(m_sql);
        if (query.exec(line))
            continue;
        m_foreign = isBroken(query.lastError());
        return std::unexpected(sqlFault(query.lastError()));
    }
    QFile::setPermissions(m_sql.databaseName(), QFile::ReadOwner | QFile::WriteOwner);
    const auto application = pragma(m_sql, u"application_id"_s);
    const auto version = pragma(m_sql, u"user_version"_s);
    auto tables = runSql(m_sql, u"SELECT count(*) FROM sqlite_schema"_s);
    if (!application || !version || !tables) {
        m_foreign = true;
        return std::unexpected(!application ? application.error() : !version ? version.error() : tables.error());
    }
    const bool isEmpty = tables->next() && tables->value(0).toInt() == 0;
    tables->finish();
    if (isEmpty)
        return makeTables();
    m_foreign = *application != kApplication || *version != kVersion;
    if (m_foreign)
        return failed(Fault::Invalid, u"the file is no index of this version's"_s);
    const auto check = runSql(m_sql, u"SELECT (SELECT max(seq) FROM events), (SELECT max(seq) FROM bodies), (SELECT count(*) FROM meta), (SELECT max(seq) FROM snapshots)"_s);
    m_foreign = !check;
    if (!check)
        return std::unexpected(check.error());
    const auto loading = text(kLoading);
    m_unfinished = loading && !loading->isEmpty();
    return m_unfinished ? failed(Fault::Invalid, u"the index was being built when the program ended"_s) : Result<>();
}

Result<> IndexDatabase::beginLoading()
{
    if (std::exchange(m_loading, true))
        return {};
    auto done = setText(kLoading, u"1"_s);
    for (const QString &line : {u"PRAGMA journal_mode = MEMORY"_s, u"PRAGMA synchronous = OFF"_s}) {
        if (done)
            done = runSql(m_sql, line).transform([](auto &&) { });
    }
    return done;
}

/*! What was loaded must be on the disk before the file says that it is whole, so it says so twice. */
Result<> IndexDatabase::endLoading()
{
    if (!std::exchange(m_loading, false))
        return {};
    Result<> done;
    for (const QString &line : {u"PRAGMA synchronous = FULL"_s, u"UPDATE meta SET value = '2' WHERE key = 'loading'"_s, u"DELETE FROM meta WHERE key = 'loading'"_s,
                                u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = NORMAL"_s}) {
        if (done)
            done = runSql(m_sql, line).transform([](auto &&) { });
    }
    return done;
}

Result<> IndexDatabase::makeTables()
{
    const QStringList lines{
        u"BEGIN"_s,
        u"CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"_s,
        u"CREATE TABLE events (seq INTEGER PRIMARY KEY, time INTEGER NOT NULL, type INTEGER NOT NULL, station INTEGER NOT NULL, name INTEGER NOT NULL, "
        "agent INTEGER NOT NULL, work INTEGER NOT NULL, run INTEGER NOT NULL, who INTEGER NOT NULL, id INTEGER NOT NULL, trace INTEGER NOT NULL, state INTEGER NOT NULL)"_s,
        u"CREATE TABLE bodies (seq INTEGER PRIMARY KEY, body BLOB NOT NULL, subject BLOB)"_s,
        u"CREATE TABLE words (kind INTEGER NOT NULL, hash INTEGER NOT NULL, text TEXT NOT NULL)"_s,
        u"CREATE TABLE items (hash INTEGER NOT NULL, text TEXT NOT NULL)"_s,
        u"CREATE TABLE minutes (minute INTEGER PRIMARY KEY, events INTEGER NOT NULL, failed INTEGER NOT NULL, waiting INTEGER NOT NULL, joined INTEGER NOT NULL, gone INTEGER NOT NULL)"_s,
        u"CREATE TABLE snapshots (seq INTEGER PRIMARY KEY, state BLOB NOT NULL)"_s,
        u"PRAGMA application_id = %1"_s.arg(kApplication),
        u"PRAGMA user_version = %1"_s.arg(kVersion),
        u"COMMIT"_s,
    };
    for (const QString &line : lines) {
        if (const auto done = runSql(m_sql, line); !done)
            return std::unexpected(done.error());
    }
    return {};
}

Result<QString> IndexDatabase::text(const QString &key) const
{
    auto query = runSql(m_sql, u"SELECT value FROM meta WHERE key = ?"_s, {key});
    if (!query)
        return std::unexpected(query.error());
    return query->next() ? query->value(0).toString() : QString();
}

Result<> IndexDatabase::setText(const QString &key, const QString &value)
{
    const auto done = runSql(m_sql, u"INSERT OR REPLACE INTO meta VALUES (?, ?)"_s, {key, value});
    return done ? Result<>() : std::unexpected(done.error());
}

Result<QString> IndexDatabase::setAside(const QString &file, const QString &why)
{
    const QFileInfo info(file);
    const QString stem = info.fileName() + u".aside-"_s;
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss.zzz'Z'"_s);
    const QString to = info.dir().filePath(stem + stamp);
    if (!QFile::rename(file, to))
        return failed(Fault::Refused, u"%1 cannot be moved to %2: move or delete it by hand (%3)"_s.arg(file, to, why));
    QFile::rename(file + u"-wal"_s, to + u"-wal"_s); // its last changes
    QFile::remove(file + u"-shm"_s);
    QStringList old = info.dir().entryList({stem + u"*Z"_s}, QDir::Files, QDir::Name);
    for (; old.size() > kMostAside; old.removeFirst())
        removeAll(info.dir().filePath(old.first()));
    return u"%1. The index of the history was moved to %2 and is built anew"_s.arg(why, to);
}

} // namespace lattice
