// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/history.h"

#include "lattice/history/checkpointverifier.h"
#include "lattice/history/eventexport.h"
#include "lattice/history/historyreport.h"
#include "lattice/history/indexfile.h"
#include "lattice/protocol/subject.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

constexpr qsizetype kBatch = 2'000;
constexpr qsizetype kMostWaiting = 20'000; // events that the index has not stored yet
constexpr auto kStream = "LATTICE_EVENTS";
using State = HistoryStatus::State;

StreamIdentity identityOf(const QJsonObject &info)
{
    const QJsonObject state = info["state"_L1].toObject();
    return {.created = info["created"_L1].toString(), .first = quint64(state["first_seq"_L1].toInteger()), .last = quint64(state["last_seq"_L1].toInteger())};
}

} // namespace

History::History(HistoryOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_index(std::make_unique<EventIndex>(EventIndexOptions{.file = QDir(m_options.folder).filePath(u"events.index"_s), .keepExpired = m_options.keepExpired}))
{
    for (QTimer *timer : {&m_batchTimer, &m_followTimer, &m_rangeTimer})
        timer->setSingleShot(true);
    connect(&m_batchTimer, &QTimer::timeout, this, &History::storeBatch);
    connect(&m_followTimer, &QTimer::timeout, this, [this] { follow(); });
    connect(&m_refreshTimer, &QTimer::timeout, this, [this] { refresh(); });
    connect(&m_rangeTimer, &QTimer::timeout, this, [this] { lookAtRange(); });
    connect(m_index.get(), &EventIndex::rebuilt, this, &History::noticed);
    connect(m_index.get(), &EventIndex::folded, this, [this] { m_rangeTimer.start(250ms); });
}

History::~History()
{
    // What waits for the index goes on now, with an error, while all that it uses is still there.
    blockSignals(true);
    m_consumer.reset();
    m_index.reset();
}

QCoro::Task<Result<HistoryRange>> History::open(MeshLink *link)
{
    const QPointer<History> self(this);
    const QPointer<MeshLink> linked(link);
    const auto range = co_await m_index->open();
    if (!self)
        co_return range;
    if (!range) {
        setState(State::Failed, range.error().detail);
        co_return range;
    }
    m_status.range = *range;
    m_link = linked;
    setState(State::Away, m_link ? QString() : u"opened for reading, without a link"_s);
    if (!m_link)
        co_return range;
    connect(m_link, &MeshLink::live, this, [this] { followLater(0ms); });
    connect(m_link, &MeshLink::statusChanged, this, [this](const LinkStatus &status) {
        if (status.state != LinkState::Live && m_status.state != State::Failed)
            setState(State::Away, status.reason);
    });
    m_refreshTimer.start(60s);
    if (m_link->isLive())
        followLater(0ms);
    co_return range;
}

void History::followLater(Milliseconds pause)
{
    m_followTimer.start(pause);
}

/*! Begins to read the stream where the index ends, or goes on with the consumer that is there. */
QCoro::Task<void> History::follow()
{
    const QPointer<History> self(this);
    if (m_beginning || !m_link || !m_link->isLive())
        co_return;
    m_beginning = true;
    const auto info = co_await JetStream(*m_link).api(QByteArray("STREAM.INFO.") + kStream);
    if (!self)
        co_return;
    m_beginning = false;
    if (!info) {
        setState(State::Away, u"the stream of events: %1"_s.arg(info.error().detail));
        co_return followLater(m_link && m_link->isLive() ? 2s : 30s);
    }
    const StreamIdentity stream = identityOf(*info);
    m_limits = StreamLimits::fromConfig((*info)["config"_L1].toObject());
    if (m_consumer && stream.created == m_stream.created && stream.last >= m_consumer->lastSequence()) {
        m_stream = stream; // after an outage the consumer goes on by itself
        co_return setState(m_caughtUp ? State::Following : State::Loading);
    }
    m_consumer.reset();
    m_batch.clear();
    m_beginning = true;
    const auto range = co_await m_index->setStream(stream);
    if (!self)
        co_return;
    m_beginning = false;
    if (!range) {
        setState(State::Failed, range.error().detail);
        co_return followLater(10s);
    }
    m_stream = stream;
    m_status.range = *range;
    read(range->last);
}

void History::read(quint64 after)
{
    if (!m_link)
        return;
    m_caughtUp = false;
    m_batchAfter = after;
    setState(State::Loading);
    m_consumer = std::make_unique<OrderedConsumer>(*m_link, kStream, Subject::AllEvents.toUtf8(), after + 1);
    connect(m_consumer.get(), &OrderedConsumer::received, this, &History::take);
    connect(m_consumer.get(), &OrderedConsumer::caughtUp, this, [this] {
        storeBatch();
        m_caughtUp = true;
        setState(State::Following);
    });
    // The stream is another one, or has let go of what was to come next. The consumer is in the middle of its signal.
    connect(m_consumer.get(), &OrderedConsumer::reset, this, [this] {
        m_consumer->disconnect(this);
        m_consumer.release()->deleteLater();
        followLater(0ms);
    });
}

void History::take(const StoredMessage &stored)
{
    m_batch.append({.sequence = stored.sequence, .subject = stored.message.subject, .body = stored.message.data,
                    .stored = QDateTime::fromMSecsSinceEpoch(stored.storedMs, QTimeZone::UTC)});
    if (m_batch.size() >= kBatch)
        storeBatch();
    else if (!m_batchTimer.isActive())
        m_batchTimer.start(m_caughtUp ? 0ms : 20ms);
}

void History::storeBatch()
{
    m_batchTimer.stop();
    if (m_batch.isEmpty())
        return;
    const quint64 after = std::exchange(m_batchAfter, m_batch.last().sequence);
    store(std::exchange(m_batch, {}), after);
    if (m_consumer)
        m_consumer->setHeld(m_index->waiting() > kMostWaiting);
}

QCoro::Task<void> History::store(QList<StoredEvent> batch, quint64 after)
{
    const QPointer<History> self(this);
    const auto rows = co_await m_index->append(std::move(batch), m_caughtUp ? EventIndex::Rows::Wanted : EventIndex::Rows::NotWanted, after);
    if (!self)
        co_return;
    if (!rows) {
        m_consumer.reset();
        m_batch.clear();
        setState(State::Failed, rows.error().detail);
        co_return followLater(rows.error().fault == Fault::Conflict ? 100ms : 5s);
    }
    if (m_consumer && m_index->waiting() < kMostWaiting / 2)
        m_consumer->setHeld(false);
    if (!m_rangeTimer.isActive())
        m_rangeTimer.start(250ms);
    if (!rows->isEmpty())
        tell(*rows);
}

void History::tell(const QList<HistoryRow> &rows)
{
    m_status.range.last = rows.last().lastSequence;
    QList<Event> events;
    for (const HistoryRow &row : rows) {
        if (row.kind == HistoryRow::Kind::Event)
            events.append(row.event);
    }
    const QPointer<History> self(this);
    Q_EMIT rowsAppended(rows);
    if (self && !events.isEmpty())
        Q_EMIT appended(events);
}

QCoro::Task<void> History::lookAtRange()
{
    const QPointer<History> self(this);
    const auto range = co_await m_index->range();
    if (!self || !range || *range == m_status.range)
        co_return;
    m_status.range = *range;
    Q_EMIT statusChanged(m_status);
}

/*! Tells the index from time to time what the stream still has. */
QCoro::Task<void> History::refresh()
{
    const QPointer<History> self(this);
    if (m_beginning || !m_consumer || !m_link || !m_link->isLive())
        co_return;
    const auto info = co_await JetStream(*m_link).api(QByteArray("STREAM.INFO.") + kStream);
    if (!self || !info || !m_consumer)
        co_return;
    const StreamIdentity stream = identityOf(*info);
    m_limits = StreamLimits::fromConfig((*info)["config"_L1].toObject());
    if (stream.created != m_stream.created || stream.last < m_consumer->lastSequence())
        co_return; // the consumer sees it as well, and resets
    m_stream = stream;
    m_status.streamFirst = stream.first;
    m_status.streamLast = stream.last;
    co_await m_index->setStream(stream);
    if (self)
        m_rangeTimer.start(0);
}

void History::setState(State state, const QString &words)
{
    HistoryStatus next = m_status;
    next.state = state;
    next.words = words;
    next.streamFirst = m_stream.first;
    next.streamLast = m_stream.last;
    if (next == m_status)
        return;
    m_status = next;
    Q_EMIT statusChanged(m_status);
}

QCoro::Task<Result<QList<HistoryBucket>>> History::histogram(QDateTime from, QDateTime to, int buckets, EventFilter filter, std::stop_token stop)
{
    return m_index->histogram(std::move(from), std::move(to), buckets, std::move(filter), std::move(stop));
}

namespace {

/*! Gives the rows to \a take a few thousand at a time, so that others are answered in between. */
QCoro::Task<Result<>> forEachRow(EventIndex *given, EventFilter filter, quint64 first, quint64 last, std::function<Result<>(const IndexReader::RawRow &)> take, std::stop_token stop)
{
    const QPointer<EventIndex> index(given);
    const auto next = std::make_shared<quint64>(std::max<quint64>(first, 1));
    while (*next != 0) {
        const auto read = co_await index->run([next, filter, last, take](IndexFile &file, std::stop_token either) -> Result<> {
            qsizetype rows = 0;
            quint64 reached = 0;
            Result<> taken;
            const auto done = file.reader().forEach(filter, *next, last, either, [&](const IndexReader::RawRow &row) {
                reached = row.sequence + 1;
                taken = take(row);
                return taken && ++rows < 20'000;
            });
            *next = rows < 20'000 ? 0 : reached;
            return taken ? done : taken;
        }, stop);
        if (!read)
            co_return read;
        if (!index)
            co_return failed(Fault::Cancelled, u"the history was closed"_s);
    }
    co_return Result<>();
}

/*! A message or a gap, as exports and verifiers take it. */
ExportLine lineOf(const IndexReader::RawRow &row)
{
    ExportLine line{.message = {.sequence = row.sequence, .stored = QDateTime::fromMSecsSinceEpoch(row.time, QTimeZone::UTC)}};
    if (row.state == EventState::Gap) {
        const GapBody gap = readGap(row.body);
        line.gapLast = gap.last;
        line.gapReason = gap.reason;
    } else {
        line.message.subject = IndexReader::subjectOf(row);
        line.message.body = row.body;
    }
    return line;
}

} // namespace

QCoro::Task<Result<VerifyReport>> History::verify(quint64 first, quint64 last, std::stop_token stop)
{
    const QPointer<History> self(this);
    const auto verifier = std::make_shared<CheckpointVerifier>(m_options.trustedKeys);
    const auto read = co_await forEachRow(m_index.get(), {}, first, last, [verifier](const IndexReader::RawRow &row) -> Result<> {
        const ExportLine line = lineOf(row);
        if (line.gapLast > 0)
            verifier->addGap(line.message.sequence, line.gapLast, line.gapReason);
        else
            verifier->add(line.message);
        return {};
    }, stop);
    if (!read)
        co_return std::unexpected(read.error());
    if (self && last == 0 && !m_stream.created.isEmpty())
        verifier->setNow(m_limits, m_stream.created);
    co_return verifier->finish();
}

QCoro::Task<Result<VerifyReport>> History::verifyStream(std::stop_token stop)
{
    if (!m_link || !m_link->isLive())
        co_return failed(Fault::Unreachable, u"the server cannot be asked for its history now"_s);
    const QPointer<History> self(this);
    const auto info = co_await JetStream(*m_link).api(QByteArray("STREAM.INFO.") + kStream, {}, stop);
    if (!self || !info)
        co_return std::unexpected(info ? Error{.fault = Fault::Cancelled, .detail = u"the history was closed"_s} : info.error());
    CheckpointVerifier verifier(m_options.trustedKeys);
    const Pending<Result<>> done;
    if (identityOf(*info).last >= identityOf(*info).first && m_link) {
        OrderedConsumer consumer(*m_link, kStream, Subject::AllEvents.toUtf8(), OrderedConsumer::Start::All);
        connect(&consumer, &OrderedConsumer::received, &consumer, [&verifier](const StoredMessage &stored) {
            verifier.add({.sequence = stored.sequence, .subject = stored.message.subject, .body = stored.message.data,
                          .stored = QDateTime::fromMSecsSinceEpoch(stored.storedMs, QTimeZone::UTC)});
        });
        const auto settle = [done](Result<> result) { QTimer::singleShot(0, [done, result] { done.settle(result); }); };
        connect(&consumer, &OrderedConsumer::caughtUp, &consumer, [settle] { settle({}); });
        connect(&consumer, &OrderedConsumer::reset, &consumer, [settle] { settle(failed(Fault::Conflict, u"the stream was made anew while it was read"_s)); });
        connect(&consumer, &OrderedConsumer::failed, &consumer, [settle](const Error &error) { settle(std::unexpected(error)); });
        connect(m_link, &QObject::destroyed, &consumer, [settle] { settle(failed(Fault::Unreachable, u"the link was closed"_s)); });
        const std::stop_callback stopped(stop, [settle] { settle(failed(Fault::Cancelled, u"the check was stopped"_s)); });
        const auto read = co_await done;
        if (!read)
            co_return std::unexpected(read.error());
    }
    verifier.setNow(StreamLimits::fromConfig((*info)["config"_L1].toObject()), identityOf(*info).created);
    co_return verifier.finish();
}

QString History::reportBeside(const QString &path)
{
    const QFileInfo file(path);
    return file.dir().filePath(file.completeBaseName() + (file.suffix() == "md"_L1 ? u".report.md"_s : u".md"_s));
}

QCoro::Task<Result<ExportReport>> History::exportTo(QString path, quint64 first, quint64 last, EventFilter filter, std::stop_token stop)
{
    const QPointer<History> self(this);
    const QPointer<EventIndex> index(m_index.get());
    const auto range = co_await m_index->range();
    if (!self || !range)
        co_return std::unexpected(range ? Error{.fault = Fault::Cancelled, .detail = u"the history was closed"_s} : range.error());
    const auto writer = std::make_shared<ExportWriter>(path);
    ExportHeader header{.streamCreated = m_stream.created, .first = std::max(first, range->first), .last = last > 0 ? std::min(last, range->last) : range->last,
                        .filter = filter.text(), .publicKeys = m_options.trustedKeys, .exportedAt = QDateTime::currentDateTimeUtc()};
    if (const auto begun = writer->begin(header); !begun)
        co_return std::unexpected(begun.error());
    const auto report = std::make_shared<HistoryReport>();
    const auto read = co_await forEachRow(index, filter, header.first, header.last, [writer, report](const IndexReader::RawRow &row) {
        const ExportLine line = lineOf(row);
        report->add(line);
        return writer->add(line);
    }, stop);
    if (!read)
        co_return std::unexpected(read.error());
    const auto written = writer->finish();
    if (!written)
        co_return written;
    if (const auto told = report->write(reportBeside(path), header); !told)
        co_return std::unexpected(told.error());
    co_return written;
}

} // namespace lattice
