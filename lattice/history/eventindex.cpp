// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/eventindex.h"

#include "lattice/history/indexfile.h"

#include <mutex>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

struct EventIndex::Relay {
    std::mutex mutex;
    EventIndex *index = nullptr; //!< null: it has gone
};

struct EventIndex::Home {
    std::unique_ptr<IndexFile> file;
};

namespace {

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

std::unexpected<Error> gone()
{
    return failed(Fault::Cancelled, u"the index of the history was closed"_s);
}

} // namespace

EventIndex::EventIndex(EventIndexOptions options, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_relay(std::make_shared<Relay>()), m_home(std::make_shared<Home>())
{
    m_relay->index = this;
    m_rest.setSingleShot(true);
    connect(&m_rest, &QTimer::timeout, this, &EventIndex::foldLater);
}

EventIndex::~EventIndex()
{
    {
        const std::lock_guard guard(m_relay->mutex);
        m_relay->index = nullptr;
    }
    m_stop.request_stop();
    m_worker.run([home = m_home] { home->file.reset(); }); // where it was opened
    while (!m_asked.empty()) {
        const auto question = m_asked.extract(m_asked.begin());
        question.mapped()(nullptr);
    }
}

template <typename T>
QCoro::Task<Result<T>> EventIndex::ask(std::function<Result<T>(IndexFile &, std::stop_token)> job, std::stop_token stop)
{
    const Pending<Result<T>> answer;
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
        QStringList notices;
        if (home->file && !either.token().stop_requested()) {
            *result = job(*home->file, either.token());
            if (!*result)
                std::ignore = home->file->mend(result->error());
            notices = home->file->takeNotices();
        } else if (!home->file) {
            *result = failed(Fault::Unreachable, u"the index of the history is not open"_s);
        }
        const std::lock_guard guard(relay->mutex);
        if (EventIndex *index = relay->index)
            QMetaObject::invokeMethod(index, [index, id, result, notices] { index->settle(id, result.get(), notices); }, Qt::QueuedConnection);
    });
    co_return co_await answer;
}

void EventIndex::settle(quint64 id, void *result, const QStringList &notices)
{
    const QPointer<EventIndex> self(this);
    for (const QString &words : notices) {
        Q_EMIT rebuilt(words);
        if (!self)
            return;
    }
    const auto question = m_asked.extract(id);
    if (!question.empty())
        question.mapped()(result);
    if (self)
        foldLater();
}

QCoro::Task<Result<HistoryRange>> EventIndex::open()
{
    // The job cannot use ask(): it makes what that works with.
    m_worker.run([home = m_home, options = m_options, relay = m_relay] {
        auto file = IndexFile::open(options);
        if (file)
            home->file = std::move(*file);
        const std::lock_guard guard(relay->mutex);
        if (EventIndex *index = relay->index; index && !file)
            QMetaObject::invokeMethod(index, [index, error = file.error()] { index->m_openError = error; }, Qt::QueuedConnection);
    });
    const QPointer<EventIndex> self(this);
    const auto held = co_await range();
    if (!held && self && self->m_openError)
        co_return std::unexpected(*std::exchange(self->m_openError, std::nullopt));
    co_return held;
}

QCoro::Task<Result<HistoryRange>> EventIndex::setStream(StreamIdentity stream)
{
    return ask<HistoryRange>([stream](IndexFile &file, std::stop_token) { return file.setStream(stream); });
}

QCoro::Task<Result<QList<HistoryRow>>> EventIndex::append(QList<StoredEvent> events, Rows rows, quint64 after)
{
    const QPointer<EventIndex> self(this);
    const qsizetype count = events.size();
    m_waiting += count;
    const auto added = co_await ask<QList<HistoryRow>>([events, rows, after](IndexFile &file, std::stop_token) { return file.append(events, rows, after); });
    if (self)
        self->m_waiting -= count;
    if (self && added)
        self->m_mayFold = true;
    if (self && rows == Rows::NotWanted && !self->m_rest.isActive())
        self->m_rest.start(1s);
    co_return added;
}

QCoro::Task<Result<bool>> EventIndex::has(QString eventId)
{
    return ask<bool>([eventId](IndexFile &file, std::stop_token) { return file.has(eventId); });
}

QCoro::Task<Result<HistoryPage>> EventIndex::query(HistoryQuery query, std::stop_token stop)
{
    return ask<HistoryPage>([query](IndexFile &file, std::stop_token either) { return file.reader().query(query, either); }, std::move(stop));
}

QCoro::Task<Result<quint64>> EventIndex::count(EventFilter filter, std::stop_token stop)
{
    return ask<quint64>([filter](IndexFile &file, std::stop_token either) {
        return filter.isEmpty() ? file.range().transform([](const HistoryRange &range) { return range.rows; }) : file.reader().count(filter, either);
    }, std::move(stop));
}

QCoro::Task<Result<QList<HistoryBucket>>> EventIndex::histogram(QDateTime from, QDateTime to, int buckets, EventFilter filter, std::stop_token stop)
{
    return ask<QList<HistoryBucket>>([from, to, buckets, filter](IndexFile &file, std::stop_token either) {
        return file.reader().histogram(from, to, buckets, filter, either);
    }, std::move(stop));
}

QCoro::Task<Result<HistoryRange>> EventIndex::range()
{
    return ask<HistoryRange>([](IndexFile &file, std::stop_token) { return file.range(); });
}

QCoro::Task<Result<quint64>> EventIndex::sequenceAt(QDateTime time)
{
    return ask<quint64>([time](IndexFile &file, std::stop_token) { return file.reader().sequenceAt(time); });
}

QCoro::Task<Result<LatticeState>> EventIndex::stateAt(quint64 sequence, std::stop_token stop)
{
    return ask<LatticeState>([sequence](IndexFile &file, std::stop_token either) { return file.stateAt(sequence, either); }, std::move(stop));
}

QCoro::Task<Result<LatticeState>> EventIndex::stateAt(QDateTime time, std::stop_token stop)
{
    return ask<LatticeState>([time](IndexFile &file, std::stop_token either) -> Result<LatticeState> {
        const auto sequence = file.reader().sequenceAt(time);
        return sequence ? file.stateAt(*sequence, either) : std::unexpected(sequence.error());
    }, std::move(stop));
}

QCoro::Task<Result<>> EventIndex::run(std::function<Result<>(IndexFile &, std::stop_token)> job, std::stop_token stop)
{
    return ask<void>(std::move(job), std::move(stop));
}

void EventIndex::foldLater()
{
    if (m_folding || !m_mayFold || m_rest.isActive() || !m_asked.empty())
        return;
    m_folding = true;
    QCoro::connect(ask<quint64>([](IndexFile &file, std::stop_token stop) -> Result<quint64> {
        const auto more = file.foldStep(stop);
        if (!more)
            return std::unexpected(more.error());
        return *more ? file.range().transform([](const HistoryRange &range) { return range.folded; }) : Result<quint64>(0);
    }), this, [this](const Result<quint64> &reached) {
        m_folding = false;
        m_mayFold = reached && *reached > 0;
        if (m_mayFold)
            Q_EMIT folded(*reached);
    });
}

} // namespace lattice
