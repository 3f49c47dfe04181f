// SPDX-License-Identifier: Apache-2.0
#include "core/run/runstore.h"

#include "core/run/rundatabase.h"
#include "core/run/runreader.h"

#include "lattice/pending.h"

#include <QCoro/QCoroTask>
#include <QLoggingCategory>
#include <QPointer>
#include <QSet>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

Q_LOGGING_CATEGORY(runsLog, "station.runs")

namespace core {

struct RunStore::Relay {
    std::mutex mutex;
    RunStore *store = nullptr; //!< null: it has gone

    template <typename Tell>
    void tell(Tell tell_)
    {
        const std::lock_guard guard(mutex);
        if (store)
            QMetaObject::invokeMethod(store, [store = store, tell_ = std::move(tell_)] { tell_(*store); }, Qt::QueuedConnection);
    }
};

struct RunStore::Home {
    RunStoreOptions options;
    std::unique_ptr<RunDatabase> database;
    QSet<QString> incomplete; //!< runs of which something could not be stored
    int sinceTrim = 0;        //!< batches

    Result<> open(const std::shared_ptr<Relay> &relay)
    {
        if (database)
            return {};
        auto opened = RunDatabase::open(options);
        if (!opened)
            return std::unexpected(opened.error());
        database = *std::move(opened);
        if (!database->aside().isEmpty())
            relay->tell([words = database->aside()](RunStore &) { qCWarning(runsLog, "%ls", qUtf16Printable(words)); });
        if (const auto dead = database->interruptDead(); dead && *dead > 0)
            relay->tell([count = *dead](RunStore &) { qCInfo(runsLog, "%d runs had not ended when the station did", count); });
        std::ignore = database->trim(options);
        return {};
    }
};

struct RunStore::Queue {
    struct Item {
        QString runId;
        Change change;
    };
    std::mutex mutex;
    std::vector<Item> items;
};

namespace {

constexpr int kTrimEvery = 5000; // batches

std::unexpected<lattice::Error> gone() { return failed(Fault::Cancelled, u"the record of runs was closed"_s); }

/*! Asks to stop when either of two asks. */
class EitherStop
{
public:
    EitherStop(std::stop_token one, std::stop_token other) : m_one(std::move(one), Ask{m_source}), m_other(std::move(other), Ask{m_source}) { }
    std::stop_token token() const { return m_source.get_token(); }

private:
    struct Ask {
        std::stop_source source;
        void operator()() { source.request_stop(); }
    };
    std::stop_source m_source;
    std::stop_callback<Ask> m_one;
    std::stop_callback<Ask> m_other;
};

} // namespace

RunStore::RunStore(RunStoreOptions options, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_relay(std::make_shared<Relay>()), m_home(std::make_shared<Home>()), m_queue(std::make_shared<Queue>())
{
    m_relay->store = this;
    m_home->options = m_options;
}

RunStore::~RunStore()
{
    {
        const std::lock_guard guard(m_relay->mutex);
        m_relay->store = nullptr;
    }
    m_stop.request_stop();
    m_worker.run([home = m_home] { home->database.reset(); }); // where it was opened
    while (!m_asked.empty()) {
        const auto question = m_asked.extract(m_asked.begin());
        question.mapped()(nullptr);
    }
}

template <typename T>
QCoro::Task<Result<T>> RunStore::ask(std::function<Result<T>(RunDatabase &, std::stop_token)> job, std::stop_token stop)
{
    const lattice::Pending<Result<T>> answer;
    const quint64 id = ++m_lastId;
    m_asked[id] = [answer](void *result) {
        if (result)
            answer.settle(std::move(*static_cast<Result<T> *>(result)));
        else
            answer.settle(gone());
    };
    m_worker.run([id, job = std::move(job), relay = m_relay, home = m_home, own = m_stop.get_token(), stop = std::move(stop)] {
        const EitherStop either(own, stop);
        auto result = std::make_shared<Result<T>>(gone());
        if (!either.token().stop_requested()) {
            const auto opened = home->open(relay);
            *result = opened ? job(*home->database, either.token()) : std::unexpected(opened.error());
        }
        relay->tell([id, result](RunStore &store) { store.settle(id, result.get()); });
    });
    co_return co_await answer;
}

void RunStore::settle(quint64 id, void *result)
{
    const auto question = m_asked.extract(id);
    if (!question.empty())
        question.mapped()(result);
}

/*! What was given until the worker comes to it is one transaction. */
void RunStore::write(const QString &runId, Change change)
{
    {
        const std::lock_guard guard(m_queue->mutex);
        m_queue->items.push_back({runId, std::move(change)});
        if (m_queue->items.size() > 1)
            return;
    }
    m_worker.run([relay = m_relay, home = m_home, queue = m_queue] {
        std::vector<Queue::Item> items;
        {
            const std::lock_guard guard(queue->mutex);
            items.swap(queue->items);
        }
        const auto store = [&]() -> Result<> {
            if (const auto opened = home->open(relay); !opened)
                return opened;
            RunDatabase &database = *home->database;
            if (const auto begun = database.begin(); !begun)
                return begun;
            for (const Queue::Item &item : items) {
                const auto written = item.change(database);
                if (written)
                    continue;
                if (written.error().fault != Fault::Invalid)
                    return written;
                home->incomplete.insert(item.runId); // this one alone
            }
            for (const QString &id : std::as_const(home->incomplete)) {
                if (const auto marked = database.setIncomplete(id); !marked)
                    return marked;
            }
            return database.commit();
        };
        auto stored = store();
        if (!stored && stored.error().fault == Fault::Full && home->database) { // what is old may make room
            home->database->rollback();
            std::ignore = home->database->trim(home->options);
            stored = store();
        }
        if (stored) {
            home->incomplete.clear();
            if (++home->sinceTrim % kTrimEvery == 0)
                std::ignore = home->database->trim(home->options);
        } else {
            if (home->database)
                home->database->rollback();
            for (const Queue::Item &item : items)
                home->incomplete.insert(item.runId);
        }
        relay->tell([words = stored ? QString() : stored.error().detail](RunStore &said) { said.setTrouble(words); });
    });
}

void RunStore::setTrouble(const QString &words)
{
    if (m_trouble == words)
        return;
    const bool isNew = m_trouble.isEmpty();
    m_trouble = words;
    if (words.isEmpty())
        qCInfo(runsLog, "runs are recorded again");
    else if (isNew)
        qCWarning(runsLog, "runs go on, but are not recorded now: %ls", qUtf16Printable(words));
    Q_EMIT troubleChanged(words);
}

qsizetype RunStore::waiting() const
{
    const std::lock_guard guard(m_queue->mutex);
    return qsizetype(m_queue->items.size());
}

QCoro::Task<Result<>> RunStore::open()
{
    return ask<void>([](RunDatabase &, std::stop_token) { return Result<>(); });
}

void RunStore::put(RunRecord run)
{
    for (QString *text : {&run.task, &run.answer, &run.error, &run.question})
        *text = m_masker.mask(*text);
    run.input = m_masker.mask(QJsonValue(run.input)).toObject();
    write(run.id, [run](RunDatabase &database) { return database.put(run); });
    Q_EMIT runChanged(run);
}

void RunStore::put(const QString &runId, RunStep step)
{
    step.error = m_masker.mask(step.error);
    step.detail = m_masker.mask(QJsonValue(step.detail)).toObject();
    write(runId, [runId, step](RunDatabase &database) { return database.put(runId, step); });
    Q_EMIT stepChanged(runId, step);
}

void RunStore::put(const QString &runId, int step, const QJsonArray &messages)
{
    write(runId, [runId, step, masked = m_masker.mask(QJsonValue(messages)).toArray()](RunDatabase &database) { return database.put(runId, step, masked); });
}

void RunStore::replaceMessages(const QString &runId, int step, const QJsonArray &messages)
{
    write(runId, [runId, step, masked = m_masker.mask(QJsonValue(messages)).toArray()](RunDatabase &database) { return database.replaceMessages(runId, step, masked); });
}

void RunStore::putTools(const QString &runId, const QJsonArray &tools)
{
    write(runId, [runId, masked = m_masker.mask(QJsonValue(tools)).toArray()](RunDatabase &database) { return database.putTools(runId, masked); });
}

QString RunStore::put(const QString &runId, RunFile file, QByteArray bytes)
{
    write(runId, [runId, file, masked = m_masker.mask(bytes)](RunDatabase &database) { return database.put(runId, file, masked); });
    return u"%1/files/%2/%3"_s.arg(m_options.folder, runId, file.name);
}

QCoro::Task<Result<RunPage>> RunStore::list(RunQuery query, std::stop_token stop)
{
    return ask<RunPage>([query](RunDatabase &database, std::stop_token either) { return RunReader(database).list(query, either); }, std::move(stop));
}

QCoro::Task<Result<RunRecord>> RunStore::find(QString id)
{
    return ask<RunRecord>([id](RunDatabase &database, std::stop_token) { return RunReader(database).find(id); });
}

QCoro::Task<Result<QList<RunStep>>> RunStore::steps(QString runId, int after, int limit, Detail detail, std::stop_token stop)
{
    return ask<QList<RunStep>>([=](RunDatabase &database, std::stop_token either) { return RunReader(database).steps(runId, after, limit, detail, either); }, std::move(stop));
}

QCoro::Task<Result<RunStep>> RunStore::step(QString runId, int number)
{
    return ask<RunStep>([=](RunDatabase &database, std::stop_token either) -> Result<RunStep> {
        const auto found = RunReader(database).steps(runId, number - 1, 1, Detail::With, either);
        if (!found)
            return std::unexpected(found.error());
        if (found->isEmpty() || found->first().number != number)
            return failed(Fault::NotFound, u"the run has no step %1"_s.arg(number));
        return found->first();
    });
}

QCoro::Task<Result<QJsonArray>> RunStore::messages(QString runId, int after, int limit, std::stop_token stop)
{
    return ask<QJsonArray>([=](RunDatabase &database, std::stop_token either) { return RunReader(database).messages(runId, after, limit, false, either); }, std::move(stop));
}

QCoro::Task<Result<QJsonArray>> RunStore::transcript(QString runId)
{
    return ask<QJsonArray>([runId](RunDatabase &database, std::stop_token either) { return RunReader(database).messages(runId, 0, std::numeric_limits<int>::max(), true, either); });
}

QCoro::Task<Result<QJsonArray>> RunStore::tools(QString runId)
{
    return ask<QJsonArray>([runId](RunDatabase &database, std::stop_token) { return RunReader(database).tools(runId); });
}

QCoro::Task<Result<QList<RunFile>>> RunStore::files(QString runId)
{
    return ask<QList<RunFile>>([runId](RunDatabase &database, std::stop_token) { return RunReader(database).files(runId); });
}

QCoro::Task<Result<RunStatistics>> RunStore::statistics(RunQuery query, std::stop_token stop)
{
    return ask<RunStatistics>([query](RunDatabase &database, std::stop_token either) { return RunReader(database).statistics(query, either); }, std::move(stop));
}

QCoro::Task<Result<RunComparison>> RunStore::compare(QString left, QString right, std::stop_token stop)
{
    return ask<RunComparison>([left, right](RunDatabase &database, std::stop_token either) { return RunReader(database).compare(left, right, either); }, std::move(stop));
}

QCoro::Task<Result<RunRecord>> RunStore::waitingFor(QString workId)
{
    return ask<RunRecord>([workId](RunDatabase &database, std::stop_token) { return RunReader(database).waitingFor(workId); });
}

QCoro::Task<Result<qint64>> RunStore::exportTo(QString file, RunQuery query, std::stop_token stop)
{
    return ask<qint64>([file, query](RunDatabase &database, std::stop_token either) { return RunReader(database).exportTo(file, query, either); }, std::move(stop));
}

QCoro::Task<Result<int>> RunStore::trim()
{
    return ask<int>([options = m_options](RunDatabase &database, std::stop_token) { return database.trim(options); });
}

} // namespace core
