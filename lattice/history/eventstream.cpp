// SPDX-License-Identifier: Apache-2.0
#include "lattice/history/eventstream.h"

#include "lattice/history/eventcodec.h"
#include "lattice/protocol/subject.h"

#include <QJsonArray>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcHistory, "station.lattice.history")

namespace lattice {

namespace {
constexpr qsizetype kMostWaiting = 10'000;
constexpr Milliseconds kRetry = 1s;
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
                                                       {"duplicate_window"_L1, qint64(std::chrono::nanoseconds(5min).count())},
                                                       {"compression"_L1, "s2"_L1},
                                                       {"deny_delete"_L1, true},
                                                       {"deny_purge"_L1, true},
                                                       {"allow_direct"_L1, true}},
                                                      std::move(stop));
    if (!info)
        co_return std::unexpected(info.error());
    co_return Result<>();
}

EventPublisher::EventPublisher(MeshLink &link, EventStreamOptions options, QObject *parent) : QObject(parent), m_jetStream(link), m_options(options)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &EventPublisher::sendBatch);
    connect(&link, &MeshLink::live, this, [this] { m_timer.start(0); });
}

void EventPublisher::publish(Event event)
{
    const auto subject = Subject::event(event.type);
    if (!subject) {
        qCWarning(lcHistory).noquote() << "an event of the type" << event.type << "cannot be published:" << subject.error().detail;
        return;
    }
    if (waiting() >= kMostWaiting && !m_waiting.empty()) {
        m_waiting.pop_front();
        Q_EMIT dropped(1);
    }
    m_waiting.push_back({.id = event.id.toUtf8(), .subject = subject->toUtf8(), .body = encode(event)});
    if (qsizetype(m_waiting.size()) >= m_options.batch)
        m_timer.start(0);
    else if (!m_timer.isActive())
        m_timer.start(m_options.flush);
}

void EventPublisher::sendBatch()
{
    // One batch at a time: a later one that overtakes a failed one would break the order.
    if (m_waiting.empty() || !m_batch.isEmpty() || !m_jetStream.link().isLive())
        return;
    while (!m_waiting.empty() && m_batch.size() < m_options.batch) {
        m_batch.append(m_waiting.front());
        m_waiting.pop_front();
    }
    m_open = m_batch.size();
    for (qsizetype place = 0, size = m_open; place < size; ++place)
        send(place);
}

QCoro::Task<void> EventPublisher::send(qsizetype place)
{
    const QPointer<EventPublisher> self(this);
    const Letter letter = m_batch.at(place);
    const auto ack = co_await m_jetStream.publish({.subject = letter.subject, .data = letter.body, .headers = {{"Nats-Msg-Id", letter.id}}});
    if (!self)
        co_return;
    if (!ack && ack.error().fault == Fault::Invalid) { // it will never be taken
        qCWarning(lcHistory).noquote() << "an event was not taken by the history:" << ack.error().detail;
        Q_EMIT dropped(1);
    } else if (!ack) {
        m_batch[place].failed = true;
        Q_EMIT failed(ack.error());
    }
    if (self && --m_open == 0)
        endBatch();
}

void EventPublisher::endBatch()
{
    const QList<Letter> batch = std::exchange(m_batch, {});
    bool again = false;
    for (auto letter = batch.crbegin(); letter != batch.crend(); ++letter) {
        if (letter->failed) {
            m_waiting.push_front({.id = letter->id, .subject = letter->subject, .body = letter->body});
            again = true;
        }
    }
    m_failures = again ? m_failures + 1 : 0;
    if (m_failures == 1)
        qCWarning(lcHistory) << "events could not be stored; they wait and are sent again";
    if (again)
        m_timer.start(kRetry * std::min(m_failures, 30));
    else if (m_waiting.empty())
        Q_EMIT stored();
    else
        m_timer.start(qsizetype(m_waiting.size()) >= m_options.batch ? Milliseconds(0) : m_options.flush);
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
