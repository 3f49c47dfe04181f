// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/orderedconsumer.h"

#include <QLoggingCategory>
#include <QUuid>


using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcConsumer, "station.lattice.consumer")

namespace lattice {

namespace {

constexpr auto kHeartbeat = 5s;
constexpr qint64 kSilenceMs = 11'000; // two heartbeats and a little

} // namespace

OrderedConsumer::OrderedConsumer(MeshLink &link, QByteArray stream, QByteArray filter, Start start, QObject *parent)
    : QObject(parent), m_jetStream(link), m_stream(std::move(stream)), m_filter(std::move(filter)), m_start(start)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] { begin(); });
    connect(&m_watchdog, &QTimer::timeout, this, &OrderedConsumer::check);
    connect(&link, &MeshLink::live, this, [this] { m_again.start(0); });
    m_watchdog.start(1s);
    if (link.isLive())
        m_again.start(0);
}

OrderedConsumer::OrderedConsumer(MeshLink &link, QByteArray stream, QByteArray filter, quint64 first, QObject *parent)
    : OrderedConsumer(link, std::move(stream), std::move(filter), Start::All, parent)
{
    m_streamSequence = first > 0 ? first - 1 : 0;
    m_fromFirst = m_streamSequence > 0;
}

OrderedConsumer::~OrderedConsumer()
{
    m_stop.request_stop();
    removeConsumer();
}

QJsonObject OrderedConsumer::consumerConfig(bool fresh) const
{
    QJsonObject config{{"name"_L1, QString::fromLatin1(m_consumer)},
                       {"ack_policy"_L1, "none"_L1},
                       {"max_deliver"_L1, 1},
                       {"replay_policy"_L1, "instant"_L1},
                       {"flow_control"_L1, true},
                       {"idle_heartbeat"_L1, qint64(std::chrono::nanoseconds(kHeartbeat).count())},
                       {"inactive_threshold"_L1, qint64(std::chrono::nanoseconds(30s).count())},
                       {"mem_storage"_L1, true},
                       {"num_replicas"_L1, 1},
                       {"filter_subject"_L1, QString::fromUtf8(m_filter)}};
    if (!fresh) {
        config["deliver_policy"_L1] = "by_start_sequence"_L1;
        config["opt_start_seq"_L1] = qint64(m_streamSequence + 1);
    } else {
        config["deliver_policy"_L1] = m_start == Start::All ? "all"_L1 : m_start == Start::New ? "new"_L1 : "last_per_subject"_L1;
    }
    return config;
}

QCoro::Task<void> OrderedConsumer::begin()
{
    const QPointer<OrderedConsumer> self(this);
    if (!m_jetStream.link().isLive())
        co_return; // live() starts us again
    m_stop.request_stop(); // an older attempt ends
    m_stop = {};
    const std::stop_token stop = m_stop.get_token();
    removeConsumer();

    const auto info = co_await m_jetStream.api("STREAM.INFO." + m_stream, {}, stop);
    if (!self || stop.stop_requested())
        co_return;
    if (!info) {
        Q_EMIT failed(info.error());
        if (self)
            beginLater();
        co_return;
    }
    const QByteArray created = (*info)["created"_L1].toString().toUtf8();
    const QJsonObject state = (*info)["state"_L1].toObject();
    const bool sameStream = m_begun && created == m_created && quint64(state["last_seq"_L1].toInteger()) >= m_streamSequence
        && quint64(state["first_seq"_L1].toInteger()) <= m_streamSequence + 1;
    const bool goesOn = sameStream || (m_fromFirst && !m_begun);
    const bool fresh = !goesOn || (m_start == Start::LastPerSubject && !m_caughtUp);
    if (m_begun && fresh) {
        m_caughtUp = false;
        m_streamSequence = 0;
        Q_EMIT reset();
        if (!self)
            co_return;
    }
    m_begun = true;
    m_created = created;
    m_consumer = "station-" + QUuid::createUuid().toByteArray(QUuid::Id128);
    m_consumerSequence = 0;
    const QByteArray inbox = m_jetStream.link().newInbox();
    m_subscription = m_jetStream.link().subscribe(inbox, [this](const Message &message) { take(message); });

    QJsonObject config = consumerConfig(fresh);
    config["deliver_subject"_L1] = QString::fromLatin1(inbox);
    const auto made = co_await m_jetStream.api("CONSUMER.CREATE." + m_stream + '.' + m_consumer + '.' + m_filter,
                                               {{"stream_name"_L1, QString::fromUtf8(m_stream)}, {"config"_L1, config}}, stop);
    if (!self || stop.stop_requested())
        co_return;
    if (!made) {
        Q_EMIT failed(made.error());
        if (self)
            beginLater();
        co_return;
    }
    m_failures = 0;
    m_heard.start();
    if ((*made)["num_pending"_L1].toInteger() == 0 && m_consumerSequence == 0) {
        m_proved.start();
        if (!std::exchange(m_caughtUp, true))
            Q_EMIT caughtUp();
    }
}

void OrderedConsumer::take(const Message &message)
{
    if (message.status() == 100)
        return takeNotice(message);
    const auto stored = storedMessage(message);
    if (!stored)
        return;
    m_heard.start();
    if (stored->consumerSequence != m_consumerSequence + 1) {
        qCInfo(lcConsumer) << m_stream << "a message is missing, reading on from" << m_streamSequence;
        m_subscription.reset();
        m_again.start(0);
        return;
    }
    m_consumerSequence = stored->consumerSequence;
    m_streamSequence = stored->sequence;
    const QPointer<OrderedConsumer> self(this);
    Q_EMIT received(*stored);
    if (!self || stored->pending > 0)
        return;
    m_proved.start();
    if (!std::exchange(m_caughtUp, true))
        Q_EMIT caughtUp();
}

void OrderedConsumer::takeNotice(const Message &message)
{
    m_heard.start();
    if (!message.reply.isEmpty()) // flow control: the server waits for this
        goOn(message.reply);
    if (const QByteArray stalled = message.headers.value("Nats-Consumer-Stalled"); !stalled.isEmpty())
        goOn(stalled);
    const QByteArray last = message.headers.value("Nats-Last-Consumer");
    if (last.isEmpty())
        return;
    if (last.toULongLong() == m_consumerSequence)
        m_proved.start();
    else
        m_again.start(0); // something was lost on the way and nothing follows that would show it
}

void OrderedConsumer::goOn(const QByteArray &subject)
{
    if (!m_held)
        std::ignore = m_jetStream.link().publish({.subject = subject});
    else if (!m_goOn.contains(subject))
        m_goOn.append(subject);
}

void OrderedConsumer::setHeld(bool held)
{
    m_held = held;
    if (held)
        return;
    for (const QByteArray &subject : std::exchange(m_goOn, {}))
        goOn(subject);
}

void OrderedConsumer::beginLater()
{
    m_again.start(std::min(30'000, 100 << std::min(m_failures++, 9))); // quick at first: the stream may just be being made
}

void OrderedConsumer::check()
{
    if (!m_subscription || !m_jetStream.link().isLive() || m_again.isActive() || !m_heard.isValid() || m_heard.elapsed() < kSilenceMs)
        return;
    qCInfo(lcConsumer) << m_stream << "no heartbeat of the server; a new consumer follows";
    m_heard.start();
    m_again.start(0);
}

void OrderedConsumer::removeConsumer()
{
    m_subscription.reset();
    m_goOn.clear();
    if (!m_consumer.isEmpty() && m_jetStream.link().isLive())
        std::ignore = m_jetStream.link().publish({.subject = "$JS.API.CONSUMER.DELETE." + m_stream + '.' + m_consumer, .reply = {}, .data = {}, .headers = {}});
    m_consumer.clear();
}

} // namespace lattice
