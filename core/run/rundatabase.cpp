// SPDX-License-Identifier: Apache-2.0
#include "core/run/rundatabase.h"

#include "core/engine/processid.h"

#include "lattice/link/privatefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr int kApplication = 0x53544e52; // "STNR"
constexpr qsizetype kKnownNumbers = 10'000;
constexpr int kRemovedAtOnce = 100;

/*! What each version adds to the one before it. A version that was released is never changed. */
const QList<QStringList> &migrations()
{
    static const QList<QStringList> all{
        {u"CREATE TABLE runs (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, parent TEXT, root TEXT NOT NULL, depth INTEGER NOT NULL, agent TEXT NOT NULL, environment TEXT, station TEXT, "
         "trigger_kind TEXT NOT NULL, trigger_by TEXT, trigger_station TEXT, call TEXT, work TEXT, attempt INTEGER NOT NULL, state INTEGER NOT NULL, fault INTEGER, model TEXT, "
         "started INTEGER NOT NULL, ended INTEGER, duration REAL NOT NULL, steps INTEGER NOT NULL, tools INTEGER NOT NULL, tokens_in INTEGER, tokens_out INTEGER, tokens_cached INTEGER, "
         "tokens_written INTEGER, tokens_reasoning INTEGER, cost REAL, trace TEXT, span TEXT, parent_span TEXT, prompt TEXT, version TEXT, faked TEXT, incomplete INTEGER NOT NULL DEFAULT 0, "
         "pid INTEGER, pid_started INTEGER, error TEXT, question TEXT, task TEXT, input TEXT, answer TEXT)"_s,
         u"CREATE INDEX runs_agent ON runs (agent)"_s,
         u"CREATE INDEX runs_agent_state ON runs (agent, state)"_s, // each has n behind it, so that a page needs no sorting
         u"CREATE INDEX runs_state ON runs (state)"_s,
         u"CREATE INDEX runs_model ON runs (model)"_s,
         u"CREATE INDEX runs_trigger ON runs (trigger_kind)"_s,
         u"CREATE INDEX runs_work ON runs (work) WHERE work IS NOT NULL"_s,
         u"CREATE INDEX runs_call ON runs (call) WHERE call IS NOT NULL"_s,
         u"CREATE INDEX runs_parent ON runs (parent) WHERE parent IS NOT NULL"_s,
         u"CREATE INDEX runs_root ON runs (root)"_s,
         u"CREATE INDEX runs_figures ON runs (agent, state, started, duration, tokens_in, tokens_out, cost, steps)"_s,
         u"CREATE TABLE steps (run INTEGER NOT NULL, number INTEGER NOT NULL, kind INTEGER NOT NULL, name TEXT, server TEXT, turn INTEGER NOT NULL, started INTEGER NOT NULL, duration REAL, "
         "error TEXT, span TEXT, parent_span TEXT, tokens_in INTEGER, tokens_out INTEGER, tokens_cached INTEGER, tokens_written INTEGER, tokens_reasoning INTEGER, cost REAL, child TEXT, "
         "PRIMARY KEY (run, number)) WITHOUT ROWID"_s,
         u"CREATE TABLE details (run INTEGER NOT NULL, number INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (run, number))"_s,
         u"CREATE TABLE messages (run INTEGER NOT NULL, number INTEGER NOT NULL, step INTEGER NOT NULL, current INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (run, number))"_s,
         u"CREATE TABLE tools (run INTEGER PRIMARY KEY, body TEXT NOT NULL)"_s,
         u"CREATE TABLE files (run INTEGER NOT NULL, name TEXT NOT NULL, type TEXT, size INTEGER NOT NULL, step INTEGER NOT NULL, PRIMARY KEY (run, name)) WITHOUT ROWID"_s},
    };
    return all;
}

QVariant orNull(const QString &text) { return text.isEmpty() ? QVariant() : QVariant(text); }
QVariant orNull(qint64 number) { return number < 0 ? QVariant() : QVariant(number); }
QVariant orNull(std::optional<double> number) { return number ? QVariant(*number) : QVariant(); }
QVariant orNull(const QDateTime &time) { return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant(); }

QString compact(const QJsonObject &json) { return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact)); }

} // namespace

RunDatabase::RunDatabase(const RunStoreOptions &options)
    : m_folder(options.folder), m_sql(std::make_unique<RunSql>(options.folder + "/runs.db"_L1))
{
}

Result<std::unique_ptr<RunDatabase>> RunDatabase::open(const RunStoreOptions &options)
{
    if (const auto made = lattice::makePrivateFolder(options.folder); !made)
        return std::unexpected(made.error());
    QString aside;
    for (int tries = 0;; ++tries) {
        std::unique_ptr<RunDatabase> database(new RunDatabase(options));
        auto ready = database->m_sql->open();
        if (ready)
            ready = database->migrate();
        if (ready) // trimming keeps it below; this is for one run that writes without end
            ready = database->m_sql->execute(u"PRAGMA max_page_count = %1"_s.arg(std::max<qint64>(256, options.maxBytes / 4096 * 5 / 4)));
        if (ready) {
            QFile::setPermissions(options.folder + "/runs.db"_L1, QFile::ReadOwner | QFile::WriteOwner);
            database->m_aside = aside;
            return database;
        }
        if (!database->m_sql->isBroken() || tries > 0)
            return std::unexpected(ready.error());
        database.reset();
        const QString file = options.folder + "/runs.db"_L1, to = file + u".aside-"_s + QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss.zzz'Z'"_s);
        if (!QFile::rename(file, to))
            return failed(Fault::Refused, u"%1 cannot be moved to %2: move or delete it by hand (%3)"_s.arg(file, to, ready.error().detail));
        QFile::rename(file + "-wal"_L1, to + "-wal"_L1);
        QFile::remove(file + "-shm"_L1);
        aside = u"%1. The record of runs was moved to %2 and begins anew"_s.arg(ready.error().detail, to);
    }
}

Result<> RunDatabase::migrate()
{
    // Another process may be at it; whoever comes second finds it done.
    if (const auto begun = begin(); !begun)
        return begun;
    const auto version = m_sql->number(u"PRAGMA user_version"_s);
    const auto application = m_sql->number(u"PRAGMA application_id"_s);
    const auto tables = m_sql->number(u"SELECT count(*) FROM sqlite_schema"_s);
    if (!version || !application || !tables) {
        rollback();
        return std::unexpected(!version ? version.error() : !application ? application.error() : tables.error());
    }
    const bool isForeign = *tables > 0 && *application != kApplication;
    if (isForeign || *version > migrations().size()) {
        rollback();
        return failed(Fault::Refused, isForeign ? u"%1/runs.db is another program's file; move it away"_s.arg(m_folder) : u"%1/runs.db was written by a later version of this program; use that, or move the file away"_s.arg(m_folder));
    }
    for (qsizetype i = *version; i < migrations().size(); ++i) {
        for (const QString &line : migrations()[i]) {
            if (const auto done = m_sql->execute(line); !done) {
                rollback();
                return done;
            }
        }
    }
    for (const QString &line : {u"PRAGMA application_id = %1"_s.arg(kApplication), u"PRAGMA user_version = %1"_s.arg(migrations().size())}) {
        if (const auto done = m_sql->execute(line); !done) {
            rollback();
            return done;
        }
    }
    return commit();
}

QString RunDatabase::fileOf(const QString &runId, const QString &name) const { return u"%1/files/%2/%3"_s.arg(m_folder, runId, name); }

Result<> RunDatabase::begin() { return m_sql->execute(u"BEGIN IMMEDIATE"_s); }
Result<> RunDatabase::commit() { return m_sql->execute(u"COMMIT"_s); }

void RunDatabase::rollback()
{
    std::ignore = m_sql->execute(u"ROLLBACK"_s); // SQLite may have done it itself
    m_numbers.clear();
}

Result<qint64> RunDatabase::numberOf(const QString &runId)
{
    if (const auto known = m_numbers.constFind(runId); known != m_numbers.cend())
        return *known;
    const auto number = m_sql->number(u"SELECT n FROM runs WHERE id = ?"_s, {runId});
    if (number && *number > 0) {
        if (m_numbers.size() > kKnownNumbers)
            m_numbers.clear();
        m_numbers.insert(runId, *number);
    }
    return number;
}

Result<> RunDatabase::put(const RunRecord &run)
{
    static const ProcessId process = ProcessId::self();
    const bool isNew = [&] {
        const auto number = numberOf(run.id);
        return number && *number == 0;
    }();
    const QVariant state = int(run.state), fault = run.fault ? QVariant(int(*run.fault)) : QVariant();
    const QVariantList grown{state, fault, orNull(run.model), orNull(run.ended), run.durationMs, run.steps, run.toolCalls, orNull(run.usage.inputTokens), orNull(run.usage.outputTokens),
                             orNull(run.usage.cachedTokens), orNull(run.usage.cacheWriteTokens), orNull(run.usage.reasoningTokens), orNull(run.cost), orNull(run.error), orNull(run.question),
                             orNull(run.answer), run.attempt, orNull(run.traceId), process.pid, process.started};
    if (!isNew)
        return m_sql->execute(u"UPDATE runs SET state = ?, fault = ?, model = ?, ended = ?, duration = ?, steps = ?, tools = ?, tokens_in = ?, tokens_out = ?, tokens_cached = ?, tokens_written = ?, "
                               "tokens_reasoning = ?, cost = ?, error = ?, question = ?, answer = ?, attempt = ?, trace = ?, pid = ?, pid_started = ? WHERE id = ?"_s, grown + QVariantList{run.id});
    const QVariantList fixed{run.id, orNull(run.parentId), run.rootId, run.depth, run.agent, orNull(run.environment), orNull(run.station), run.trigger.kind, orNull(run.trigger.by),
                             orNull(run.trigger.station), orNull(run.callId), orNull(run.workId), run.started.toMSecsSinceEpoch(), orNull(run.spanId), orNull(run.parentSpanId), orNull(run.promptHash),
                             orNull(run.version), orNull(run.faked), orNull(run.task), run.input.isEmpty() ? QVariant() : QVariant(compact(run.input))};
    return m_sql->execute(u"INSERT INTO runs (state, fault, model, ended, duration, steps, tools, tokens_in, tokens_out, tokens_cached, tokens_written, tokens_reasoning, cost, error, question, answer, "
                           "attempt, trace, pid, pid_started, id, parent, root, depth, agent, environment, station, trigger_kind, trigger_by, trigger_station, call, work, started, span, parent_span, "
                           "prompt, version, faked, task, input) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"_s, grown + fixed);
}

Result<> RunDatabase::put(const QString &runId, const RunStep &step)
{
    const auto run = numberOf(runId);
    if (!run || *run == 0)
        return run ? Result<>() : std::unexpected(run.error());
    const auto written = m_sql->execute(u"INSERT OR REPLACE INTO steps VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"_s,
                                        {*run, step.number, int(step.kind), orNull(step.name), orNull(step.server), step.turn, step.started.toMSecsSinceEpoch(),
                                         step.isUnderWay() ? QVariant() : QVariant(step.durationMs), orNull(step.error), orNull(step.spanId), orNull(step.parentSpanId), orNull(step.usage.inputTokens),
                                         orNull(step.usage.outputTokens), orNull(step.usage.cachedTokens), orNull(step.usage.cacheWriteTokens), orNull(step.usage.reasoningTokens), orNull(step.cost), orNull(step.childRun)});
    if (!written || step.detail.isEmpty())
        return written;
    return m_sql->execute(u"INSERT OR REPLACE INTO details VALUES (?, ?, ?)"_s, {*run, step.number, compact(step.detail)});
}

Result<> RunDatabase::put(const QString &runId, int step, const QJsonArray &messages)
{
    const auto run = numberOf(runId);
    if (!run || *run == 0)
        return run ? Result<>() : std::unexpected(run.error());
    auto number = m_sql->number(u"SELECT max(number) FROM messages WHERE run = ?"_s, {*run});
    if (!number)
        return std::unexpected(number.error());
    for (const QJsonValue message : messages) {
        if (const auto written = m_sql->execute(u"INSERT INTO messages VALUES (?, ?, ?, 1, ?)"_s, {*run, ++*number, step, compact(message.toObject())}); !written)
            return written;
    }
    return {};
}

Result<> RunDatabase::replaceMessages(const QString &runId, int step, const QJsonArray &messages)
{
    const auto run = numberOf(runId);
    if (!run || *run == 0)
        return run ? Result<>() : std::unexpected(run.error());
    if (const auto done = m_sql->execute(u"UPDATE messages SET current = 0 WHERE run = ?"_s, {*run}); !done)
        return done;
    return put(runId, step, messages);
}

Result<> RunDatabase::putTools(const QString &runId, const QJsonArray &tools)
{
    const auto run = numberOf(runId);
    if (!run || *run == 0)
        return run ? Result<>() : std::unexpected(run.error());
    return m_sql->execute(u"INSERT OR REPLACE INTO tools VALUES (?, ?)"_s, {*run, QString::fromUtf8(QJsonDocument(tools).toJson(QJsonDocument::Compact))});
}

Result<> RunDatabase::put(const QString &runId, const RunFile &file, const QByteArray &bytes)
{
    const auto run = numberOf(runId);
    if (!run || *run == 0)
        return run ? Result<>() : std::unexpected(run.error());
    const QString path = fileOf(runId, file.name);
    if (const auto made = lattice::makePrivateFolder(QFileInfo(path).path()); !made)
        return made;
    if (const auto written = lattice::writePrivateFile(path, bytes); !written)
        return written;
    return m_sql->execute(u"INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?)"_s, {*run, file.name, orNull(file.contentType), bytes.size(), file.step});
}

Result<> RunDatabase::setIncomplete(const QString &runId) { return m_sql->execute(u"UPDATE runs SET incomplete = 1 WHERE id = ?"_s, {runId}); }

Result<int> RunDatabase::interruptDead()
{
    struct Found {
        qint64 run;
        ProcessId process;
    };
    QList<Found> running;
    const auto query = m_sql->run(u"SELECT n, pid, pid_started FROM runs WHERE state = ?"_s, {int(RunState::Running)});
    if (!query)
        return std::unexpected(query.error());
    while ((*query)->next())
        running.append({(*query)->value(0).toLongLong(), {.pid = (*query)->value(1).toLongLong(), .started = (*query)->value(2).toLongLong()}});
    (*query)->finish();
    int interrupted = 0;
    for (const Found &found : std::as_const(running)) {
        if (found.process.isAlive())
            continue;
        // When it ended is not known; the last thing that was heard of it is.
        const auto last = m_sql->number(u"SELECT max(started + coalesce(duration, 0)) FROM steps WHERE run = ?"_s, {found.run});
        const auto done = m_sql->execute(u"UPDATE runs SET state = ?, ended = max(started, ?), duration = max(duration, ? - started), error = ? WHERE n = ?"_s,
                                         {int(RunState::Interrupted), last.value_or(0), last.value_or(0), u"the station's process ended before the run did"_s, found.run});
        if (!done)
            return std::unexpected(done.error());
        ++interrupted;
    }
    return interrupted;
}

Result<qint64> RunDatabase::size()
{
    const auto pages = m_sql->number(u"SELECT (SELECT page_count FROM pragma_page_count()) - (SELECT freelist_count FROM pragma_freelist_count())"_s);
    const auto page = m_sql->number(u"PRAGMA page_size"_s);
    const auto files = m_sql->number(u"SELECT sum(size) FROM files"_s);
    if (!pages || !page || !files)
        return std::unexpected(!pages ? pages.error() : !page ? page.error() : files.error());
    return *pages * *page + *files;
}

Result<> RunDatabase::remove(qint64 number, const QString &runId)
{
    for (const auto table : {"steps"_L1, "details"_L1, "messages"_L1, "tools"_L1, "files"_L1}) {
        if (const auto done = m_sql->execute(u"DELETE FROM %1 WHERE run = ?"_s.arg(table), {number}); !done)
            return done;
    }
    m_numbers.remove(runId);
    QDir(u"%1/files/%2"_s.arg(m_folder, runId)).removeRecursively();
    return m_sql->execute(u"DELETE FROM runs WHERE n = ?"_s, {number});
}

/*! Free pages go back to the disk. The pragma gives one at each step, and Qt takes one step of what is no SELECT. */
void RunDatabase::giveBack()
{
    const qint64 pages = m_sql->number(u"PRAGMA freelist_count"_s).value_or(0);
    if (!begin())
        return;
    for (qint64 i = 0; i < pages; ++i) {
        if (!m_sql->execute(u"PRAGMA incremental_vacuum(1)"_s))
            break;
    }
    if (!commit())
        rollback();
}

Result<int> RunDatabase::trim(const RunStoreOptions &options)
{
    const qint64 oldest = QDateTime::currentMSecsSinceEpoch() - std::chrono::milliseconds(options.maxAge).count();
    int removed = 0;
    while (true) {
        const auto bytes = size();
        if (!bytes)
            return std::unexpected(bytes.error());
        const bool tooMuch = *bytes > options.maxBytes;
        const auto query = m_sql->run(u"SELECT n, id FROM (SELECT n, id, started FROM runs WHERE state <> ? ORDER BY n LIMIT ?) WHERE ? OR started < ?"_s,
                                     {int(RunState::Running), kRemovedAtOnce, tooMuch, oldest});
        if (!query)
            return std::unexpected(query.error());
        QList<std::pair<qint64, QString>> old;
        while ((*query)->next())
            old.append({(*query)->value(0).toLongLong(), (*query)->value(1).toString()});
        (*query)->finish();
        if (old.isEmpty())
            break;
        auto done = begin();
        for (qsizetype i = 0; done && i < old.size(); ++i)
            done = remove(old[i].first, old[i].second);
        if (done)
            done = commit();
        if (!done) {
            rollback();
            return std::unexpected(done.error());
        }
        removed += int(old.size());
    }
    if (removed > 0)
        giveBack();
    return removed;
}

} // namespace core
