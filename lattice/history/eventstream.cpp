// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/eventstream.h"

#include "lattice/history/eventcodec.h"
#include "lattice/history/workevents.h"
#include "lattice/protocol/subject.h"

#include <QJsonArray>
#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcHistory, "station.lattice.history")

namespace lattice {

namespace {
constexpr qsizetype kMostWaiting = 10'000;
constexpr int kMostUnderWay = 4'000; // of what has come together: no batch is waited for while there is more
constexpr Milliseconds kRetry = 1s;
const QByteArray kMessageId = "Nats-Msg-Id";
constexpr auto kWindow = 5min; // in which the stream knows an event again

/*! The end of an item of work that has waited here for long: the leader has told it by now, and the stream would not know it again. */
bool isLeftToLeader(const SpooledEvent &event)
{
    const auto fact = factOf(QString::fromUtf8(event.subject.sliced(qstrlen("lattice.events."))));
    if (fact != WorkFact::Completed && fact != WorkFact::Failed && fact != WorkFact::Cancelled)
        return false;
    const auto told = decodeEvent(event.body);
    return told && told->time.msecsTo(QDateTime::currentDateTimeUtc()) > std::chrono::milliseconds(kWindow).count() / 2;
}
}

QCoro::Task<Result<>> ensureEventStream(MeshLink &link, EventStreamOptions options, std::stop_token stop)
{
    JetStream jetStream(link);
    const auto info = co_await jetStream.ensureStream({{"name"_L1, "LATTICE_EVENTS"_L1},
                                                       {"description"_L1, "Station Lattice Events (CloudEvents format)"_L1},
                                                       {"subjects"_L1, QJsonArray{Subject::AllEvents.toString()}},
                                                       {"storage"_L1, "file"_L1},
                                                       {"retention"_L1, "limits"_L1},
                                                       {"discard"_L1, "old"_L1},
                                                       {"max_age"_L1, qint64(std::chrono::nanoseconds(options.maxAge).count())},
                                                       {"max_bytes"_L1, options.maxBytes},
                                                       {"max_msgs"_L1, options.maxMessages},
                                                       {"max_consumers"_L1, -1},
                                                       {"num_replicas"_L1, options.replicas},
                                                       {"duplicate_window"_L1, qint64(std::chrono::nanoseconds(kWindow).count())},
                                                       {"compression"_L1, "s2"_L1},
                                                       {"deny_delete"_L1, true},
                                                       {"deny_purge"_L1, true},
                                                       {"allow_direct"_L1, true}},
                                                      std::move(stop));
    if (!info)
        co_return std::unexpected(info.error());
    co_return Result<>();
}

EventPublisher::EventPublisher(MeshLink &link, EventStreamOptions options, QObject *parent) : QObject(parent), m_link(link), m_writer(link), m_options(std::move(options))
{
    connect(&m_writer, &StreamWriter::answered, this, &EventPublisher::takeAnswer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &EventPublisher::sendBatch);
    connect(&link, &MeshLink::live, this, [this] { m_timer.start(0); });
    if (m_options.spool.folder.isEmpty())
        return;
    auto spool = EventSpool::open(m_options.spool);
    if (!spool) {
        qCWarning(lcHistory).noquote() << "events that cannot be stored at once wait in memory only:" << spool.error().detail;
        return;
    }
    m_spool = std::move(*spool);
    connect(&link, &MeshLink::statusChanged, this, [this] {
        if (mustSpool())
            spoolWaiting();
    });
    if (link.isLive())
        m_timer.start(0);
}

EventPublisher::~EventPublisher()
{
    if (!m_spool)
        return;
    if (!m_batchSpooled) { // whether these were stored is not known; the stream drops what it has
        for (auto letter = m_batch.crbegin(); letter != m_batch.crend(); ++letter)
            m_waiting.push_front(letter->event);
    }
    spoolWaiting();
}

qsizetype EventPublisher::waiting() const
{
    return qsizetype(m_waiting.size()) + (m_batchSpooled ? 0 : qsizetype(m_batch.size())) + (m_spool ? m_spool->size() : 0);
}

bool EventPublisher::mustSpool() const
{
    const bool memoryComesFirst = !m_batch.empty() && !m_batchSpooled; // else the order would be lost
    if (!m_spool || memoryComesFirst)
        return false;
    return !m_spool->isEmpty() || !m_link.isLive() || m_failures > 0;
}

bool EventPublisher::spoolWaiting()
{
    if (m_waiting.empty())
        return true;
    const auto appended = m_spool->append(QList<SpooledEvent>(m_waiting.begin(), m_waiting.end()));
    if (!appended && !std::exchange(m_spoolFailed, true)) {
        qCWarning(lcHistory).noquote() << "events that cannot be stored wait in memory, since they cannot be kept on disk:" << appended.error().detail;
        Q_EMIT failed(appended.error());
    }
    if (!appended)
        return false;
    m_spoolFailed = false;
    m_waiting.clear();
    return true;
}

void EventPublisher::giveUpOldest()
{
    m_dropped.add(m_waiting.front());
    m_waiting.pop_front();
    Q_EMIT dropped(1);
}

void EventPublisher::publish(Event event)
{
    const auto subject = Subject::event(event.type);
    if (!subject) {
        qCWarning(lcHistory).noquote() << "an event of the type" << event.type << "cannot be published:" << subject.error().detail;
        return;
    }
    if (qsizetype(m_waiting.size() + m_batch.size()) >= kMostWaiting && !m_waiting.empty())
        giveUpOldest();
    m_waiting.push_back({.id = event.id.toUtf8(), .subject = subject->toUtf8(), .body = encode(event)});
    if (mustSpool()) {
        const qint64 before = m_spool->dropped().count;
        spoolWaiting();
        if (const qint64 lost = m_spool->dropped().count - before; lost > 0)
            Q_EMIT dropped(lost);
    }
    // At once, so that a burst is on its way while the rest of it is still being made.
    if (m_failures == 0 && qsizetype(m_waiting.size()) >= m_options.batch)
        sendBatch();
    if (!m_waiting.empty() && !m_timer.isActive())
        m_timer.start(m_options.flush);
}

void EventPublisher::sendBatch()
{
    // More may follow what is under way, but not when that has failed in part, or is of the spool: the order would be lost.
    if (!m_link.isLive() || (!m_batch.empty() && (m_batchSpooled || m_batchFailed)))
        return;
    const qsizetype place = qsizetype(m_batch.size());
    // What waits in memory beside a spool did not get into it, and is younger.
    m_batchSpooled = place == 0 && m_spool && !m_spool->isEmpty();
    if (m_batchSpooled) {
        for (const SpooledEvent &event : m_spool->front(kMostUnderWay))
            m_batch.push_back({.event = event});
    }
    m_batchSpooled = m_batchSpooled && !m_batch.empty();
    while (!m_batchSpooled && !m_waiting.empty() && m_open + qsizetype(m_batch.size()) - place < std::max(kMostUnderWay, m_options.batch)) {
        m_batch.push_back({.event = std::move(m_waiting.front())});
        m_waiting.pop_front();
    }
    sendFrom(place);
}

void EventPublisher::sendFrom(qsizetype place)
{
    std::vector<StreamWriter::Ticketed> messages;
    messages.reserve(m_batch.size() - size_t(place));
    for (size_t i = size_t(place); i < m_batch.size(); ++i) {
        const SpooledEvent &event = m_batch[i].event;
        if (m_batchSpooled && isLeftToLeader(event))
            m_batch[i].fate = Fate::Stored;
        else
            messages.push_back({.ticket = m_firstTicket + i, .message = {.subject = event.subject, .data = event.body, .headers = {{kMessageId, event.id}}}});
    }
    m_open += qsizetype(messages.size());
    if (!messages.empty())
        m_writer.publish(std::move(messages));
    else if (m_open == 0 && !m_batch.empty())
        endBatch();
}

void EventPublisher::takeAnswer(quint64 ticket, const Result<PubAck> &ack)
{
    if (ticket < m_firstTicket || ticket - m_firstTicket >= m_batch.size())
        return;
    const QPointer<EventPublisher> self(this);
    Letter &letter = m_batch[ticket - m_firstTicket];
    letter.fate = ack || ack.error().fault == Fault::Invalid ? Fate::Stored : Fate::Failed;
    m_batchFailed = m_batchFailed || letter.fate == Fate::Failed;
    if (!ack && letter.fate == Fate::Stored) { // it will never be taken
        qCWarning(lcHistory).noquote() << "an event was not taken by the history:" << ack.error().detail;
        m_dropped.add(letter.event);
        Q_EMIT dropped(1);
    } else if (!ack) {
        Q_EMIT failed(ack.error());
    }
    if (!self)
        return;
    while (!m_batchSpooled && !m_batch.empty() && m_batch.front().fate == Fate::Stored) {
        m_batch.pop_front();
        ++m_firstTicket;
    }
    if (--m_open == 0)
        endBatch();
    else if (m_open == kMostUnderWay / 2 && qsizetype(m_waiting.size()) >= m_options.batch)
        sendBatch();
}

/*! \return how many failed */
qsizetype EventPublisher::endSpooled(const std::deque<Letter> &batch)
{
    // What comes after a failed one is sent again, and dropped by the stream. The spool may have given up some meanwhile.
    const QList<SpooledEvent> front = m_spool->front(qsizetype(batch.size()));
    qsizetype done = 0;
    while (done < front.size() && batch[size_t(done)].fate == Fate::Stored && front[done] == batch[size_t(done)].event)
        ++done;
    m_spool->removeFront(done);
    return std::ranges::count(batch, Fate::Failed, &Letter::fate);
}

qsizetype EventPublisher::endWaiting(const std::deque<Letter> &batch)
{
    qsizetype count = 0;
    for (auto letter = batch.crbegin(); letter != batch.crend(); ++letter) {
        if (letter->fate == Fate::Failed) {
            m_waiting.push_front(letter->event);
            ++count;
        }
    }
    return count;
}

void EventPublisher::endBatch()
{
    const std::deque<Letter> batch = std::exchange(m_batch, {});
    m_firstTicket += batch.size();
    m_batchFailed = false;
    const bool again = (std::exchange(m_batchSpooled, false) ? endSpooled(batch) : endWaiting(batch)) > 0;
    m_failures = again ? m_failures + 1 : 0;
    if (m_failures == 1)
        qCWarning(lcHistory) << "events could not be stored; they wait and are sent again";
    if (mustSpool())
        spoolWaiting();
    if (!again)
        tellDropped();
    if (again)
        m_timer.start(kRetry * std::min(m_failures, 30));
    else if (waiting() == 0)
        Q_EMIT stored();
    else
        m_timer.start(waiting() >= m_options.batch ? Milliseconds(0) : m_options.flush);
}

/*! The history takes events again: it is told of those that it will never have. */
void EventPublisher::tellDropped()
{
    if (!m_maker || (m_spool && !m_spool->isEmpty()))
        return;
    DroppedEvents all = std::exchange(m_dropped, {});
    if (m_spool && m_spool->dropped().count > 0) {
        const DroppedEvents spooled = m_spool->dropped();
        all = {.count = all.count + spooled.count, .first = spooled.first, .last = all.count > 0 ? all.last : spooled.last};
        m_spool->clearDropped();
    }
    if (all.count > 0)
        publish(m_maker->eventsDropped(all.count, all.first, all.last));
}

QCoro::Task<bool> EventPublisher::flush(Milliseconds deadline)
{
    if (waiting() == 0)
        co_return true;
    m_timer.start(0);
    const Pending<bool> done;
    QTimer timer;
    connect(this, &EventPublisher::stored, &timer, [done] { done.settle(true); });
    connect(this, &QObject::destroyed, &timer, [done] { done.settle(false); });
    connect(&timer, &QTimer::timeout, &timer, [done] { done.settle(false); });
    timer.start(deadline);
    co_return co_await done;
}

} // namespace lattice
