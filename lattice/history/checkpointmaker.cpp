// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/checkpointmaker.h"

#include "lattice/history/eventcodec.h"
#include "lattice/history/indexfile.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

const QByteArray kSubject = QByteArray("lattice.events.") + EventType::HistoryCheckpoint;

} // namespace

CheckpointMaker::CheckpointMaker(History &history, MeshLink &link, const CheckpointKey &key, EventMaker maker, CheckpointOptions options, QObject *parent)
    : QObject(parent), m_history(history), m_jetStream(link), m_key(key), m_maker(std::move(maker)), m_options(options)
{
    m_due.setSingleShot(true);
    m_again.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, [this] { make(); });
    connect(&m_again, &QTimer::timeout, this, [this] { m_ready ? look() : void(begin()); });
    connect(&history, &History::rowsAppended, this, &CheckpointMaker::take);
    // What was read while loading came without signals, so the digest begins again from the last checkpoint.
    connect(&history, &History::statusChanged, this, [this](const HistoryStatus &status) {
        if (status.state == HistoryStatus::State::Loading)
            m_ready = false;
        else if (status.state == HistoryStatus::State::Following && m_running && !m_ready)
            begin();
    });
}

void CheckpointMaker::start()
{
    if (std::exchange(m_running, true))
        return;
    m_ready = false;
    if (m_history.status().state == HistoryStatus::State::Following)
        begin();
}

void CheckpointMaker::stop()
{
    m_running = m_ready = false;
    ++m_round;
    m_due.stop();
    m_again.stop();
    m_later.clear();
}

QCoro::Task<Result<Checkpoint>> CheckpointMaker::lastCheckpoint()
{
    const auto filter = EventFilter::parse(QStringLiteral("type:") + QLatin1StringView(EventType::HistoryCheckpoint), QDateTime::currentDateTimeUtc());
    const auto page = co_await m_history.query({.filter = filter.value_or(EventFilter()), .limit = 50});
    if (!page)
        co_return std::unexpected(page.error());
    std::optional<Checkpoint> last; // which is not always that of the last row: one may have been long on its way
    for (const HistoryRow &row : page->rows) {
        auto checkpoint = readCheckpoint(row.event);
        const bool isFurther = checkpoint && (!last || checkpoint->sequence > last->sequence);
        if (isFurther && isSignatureRight(*checkpoint) && checkpoint->streamCreated == m_history.streamCreated() && checkpoint->sequence < row.sequence)
            last = std::move(*checkpoint);
    }
    if (!last)
        co_return lattice::failed(Fault::NotFound, u"there is no checkpoint yet"_s);
    co_return *last;
}

/*! Computes the digest of what has come since the last checkpoint. */
QCoro::Task<void> CheckpointMaker::begin()
{
    const QPointer<CheckpointMaker> self(this);
    const quint64 round = ++m_round;
    m_later.clear(); // what comes from now on is collected there
    const auto last = co_await lastCheckpoint();
    if (!self || round != m_round)
        co_return;
    if (!last && last.error().fault != Fault::NotFound)
        co_return m_again.start(5s);
    const quint64 base = last ? last->sequence : 0;
    const auto since = std::make_shared<QList<StoredEvent>>();
    const auto read = co_await m_history.index().run([since, base](IndexFile &file, std::stop_token stop) {
        return file.reader().forEach(base + 1, 0, stop, [&since](const IndexReader::RawRow &row) {
            if (row.state != EventState::Gap) // bodies count by their leaves alone, so that a long past takes little memory
                since->append({.sequence = row.sequence, .subject = IndexReader::subjectOf(row) == kSubject ? kSubject : QByteArray(),
                               .body = leafOf(row.sequence, IndexReader::subjectOf(row), row.body)});
            return true;
        });
    });
    if (!self || round != m_round)
        co_return;
    if (!read)
        co_return m_again.start(5s);
    m_base = base;
    m_others = 0;
    m_digest.restart(last ? last->digest : QByteArray());
    for (const StoredEvent &message : std::as_const(*since))
        add(message);
    m_ready = true;
    for (const StoredEvent &message : std::exchange(m_later, {}))
        add(message);
    look();
}

void CheckpointMaker::take(const QList<HistoryRow> &rows)
{
    if (!m_running)
        return;
    for (const HistoryRow &row : rows) {
        if (row.kind == HistoryRow::Kind::Gap)
            continue;
        const QByteArray subject = row.subject.toUtf8();
        const StoredEvent message{.sequence = row.sequence, .subject = subject == kSubject ? kSubject : QByteArray(), .body = leafOf(row.sequence, subject, row.body)};
        if (m_ready && !m_making)
            add(message);
        else
            m_later.append(message);
    }
    look();
}

/*! \a message has its leaf as the body. */
void CheckpointMaker::add(const StoredEvent &message)
{
    if (message.sequence <= std::max(m_base, m_digest.last()))
        return;
    m_digest.add(message.sequence, message.body);
    m_others += message.subject.isEmpty() ? 1 : 0;
}

void CheckpointMaker::look()
{
    if (!m_running || !m_ready || m_making || m_again.isActive() || m_others == 0)
        return; // a quiet history does not grow by its checkpoints
    if (m_digest.count() >= m_options.every)
        m_due.start(0);
    else if (!m_due.isActive())
        m_due.start(m_options.interval);
}

QCoro::Task<void> CheckpointMaker::make()
{
    const QPointer<CheckpointMaker> self(this);
    if (!m_running || !m_ready || m_making || m_others == 0)
        co_return;
    m_making = true;
    const quint64 round = m_round;
    const auto published = co_await publish({.firstSequence = m_base > 0 ? m_base + 1 : m_digest.first(), .sequence = m_digest.last(), .count = m_digest.count(),
                                             .previous = m_digest.previous(), .digest = m_digest.value(), .streamCreated = m_history.streamCreated()});
    if (!self)
        co_return;
    m_making = false;
    if (round == m_round && published) {
        m_base = m_digest.last();
        m_others = 0;
        m_digest.next();
    }
    if (round == m_round && m_ready) {
        for (const StoredEvent &message : std::exchange(m_later, {}))
            add(message);
    }
    if (!published && m_running) {
        m_again.start(5s);
        Q_EMIT failed(published.error());
    } else {
        look();
    }
}

QCoro::Task<Result<>> CheckpointMaker::publish(Checkpoint checkpoint)
{
    const QPointer<CheckpointMaker> self(this);
    const auto info = co_await m_jetStream.api("STREAM.INFO.LATTICE_EVENTS");
    if (!self || !m_running || !info)
        co_return std::unexpected(info ? Error{.fault = Fault::Cancelled, .detail = u"checkpoints are no longer made here"_s} : info.error());
    if ((*info)["created"_L1].toString() != checkpoint.streamCreated)
        co_return lattice::failed(Fault::Conflict, u"the stream was made anew"_s);
    checkpoint.limits = StreamLimits::fromConfig((*info)["config"_L1].toObject());
    m_key.sign(checkpoint);
    const Event event = m_maker.historyCheckpoint(checkpoint.sequence, toData(checkpoint));
    const auto ack = co_await m_jetStream.publish({.subject = kSubject, .data = encode(event), .headers = {{"Nats-Msg-Id", event.id.toUtf8()}}});
    if (!ack)
        co_return std::unexpected(ack.error());
    if (self)
        Q_EMIT made(checkpoint);
    co_return Result<>();
}

} // namespace lattice
