// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/keyvalue.h"

#include "lattice/link/exchange.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

constexpr Milliseconds kDeadline = 5s;
constexpr QByteArrayView kOperation = "KV-Operation";

Error badKey(const QByteArray &key)
{
    return {.fault = Fault::Invalid, .detail = u"“%1” is no key: letters, digits and - / _ = . are allowed"_s.arg(QString::fromUtf8(key.left(80)))};
}

/*! Asks again, for as long as \a patience, what nobody answered: a server that has just started does not know its buckets yet. */
QCoro::Task<Result<Message>> ask(QPointer<MeshLink> link, QByteArray subject, Milliseconds patience, std::stop_token stop)
{
    QElapsedTimer waited;
    waited.start();
    for (int tries = 0;; ++tries) {
        const auto reply = co_await link->request({.subject = subject}, kDeadline, stop);
        const bool open = !reply && (reply.error().fault == Fault::Timeout || reply.error().fault == Fault::Unreachable || reply.error().fault == Fault::NoResponders);
        if (!open || waited.durationElapsed() >= patience)
            co_return reply;
        const auto paused = co_await pause(Milliseconds(std::min(50 << std::min(tries, 5), 1000)), stop);
        if (!paused || !link)
            co_return failed(Fault::Cancelled, u"cancelled while it was asked again: %1"_s.arg(reply.error().detail));
    }
}

bool isDeletion(const Message &message)
{
    const QByteArray operation = message.headers.value(kOperation);
    return operation == "DEL" || operation == "PURGE";
}

} // namespace

// NOLINTNEXTLINE(cppcoreguidelines-avoid-reference-coroutine-parameters): a link is there for as long as who uses it
QCoro::Task<Result<>> KeyValue::ensure(MeshLink &link, BucketOptions options, std::stop_token stop)
{
    const qint64 age = std::chrono::nanoseconds(options.ttl).count();
    const qint64 window = std::chrono::nanoseconds(options.ttl.count() > 0 ? std::min<std::chrono::seconds>(options.ttl, 120s) : 120s).count();
    JetStream jetStream(link);
    const auto info = co_await jetStream.ensureStream({{"name"_L1, u"KV_"_s + QString::fromUtf8(options.name)},
                                                       {"description"_L1, options.description},
                                                       {"subjects"_L1, QJsonArray{u"$KV.%1.>"_s.arg(QString::fromUtf8(options.name))}},
                                                       {"max_msgs_per_subject"_L1, options.history},
                                                       {"max_msgs"_L1, -1},
                                                       {"max_bytes"_L1, -1},
                                                       {"max_msg_size"_L1, options.maxValueBytes},
                                                       {"max_consumers"_L1, -1},
                                                       {"max_age"_L1, age},
                                                       {"duplicate_window"_L1, window},
                                                       {"storage"_L1, options.memory ? "memory"_L1 : "file"_L1},
                                                       {"retention"_L1, "limits"_L1},
                                                       {"discard"_L1, "new"_L1},
                                                       {"num_replicas"_L1, options.replicas},
                                                       {"allow_rollup_hdrs"_L1, true},
                                                       {"deny_delete"_L1, true},
                                                       {"allow_direct"_L1, true}},
                                                      std::move(stop));
    if (!info)
        co_return std::unexpected(info.error());
    co_return Result<>();
}

bool KeyValue::isKey(const QByteArray &key)
{
    return !key.isEmpty() && !key.startsWith('.') && !key.endsWith('.') && !key.contains("..") && std::ranges::all_of(key, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || QByteArrayView("-/_=.").contains(c);
    });
}

QCoro::Task<Result<KeyEntry>> KeyValue::get(QByteArray key, std::stop_token stop)
{
    if (!isKey(key))
        co_return std::unexpected(badKey(key));
    const QByteArray bucket = m_bucket;
    const auto reply = co_await ask(&m_jetStream.link(), "$JS.API.DIRECT.GET.KV_" + m_bucket + '.' + subject(key), m_patience, std::move(stop));
    if (!reply) {
        if (reply.error().fault == Fault::NoResponders)
            co_return failed(Fault::NotFound, u"there is no bucket %1"_s.arg(QString::fromUtf8(bucket)));
        co_return std::unexpected(reply.error());
    }
    if (reply->status() == 404 || isDeletion(*reply))
        co_return failed(Fault::NotFound, u"no key %1 in %2"_s.arg(QString::fromUtf8(key), QString::fromUtf8(bucket)));
    if (reply->status() >= 400)
        co_return failed(Fault::Invalid, QString::fromUtf8(reply->headers.value("Description")));
    co_return KeyEntry{.key = key, .value = reply->data, .revision = reply->headers.value("Nats-Sequence").toULongLong()};
}

QCoro::Task<Result<quint64>> KeyValue::store(QByteArray key, QByteArray value, Headers headers, std::stop_token stop)
{
    if (!isKey(key))
        co_return std::unexpected(badKey(key));
    Message message{.subject = subject(key), .reply = {}, .data = std::move(value), .headers = std::move(headers)};
    Result<PubAck> stored;
    if (m_patience.count() > 0)
        stored = co_await m_jetStream.publishOnce(std::move(message), m_patience, std::move(stop));
    else
        stored = co_await m_jetStream.publish(std::move(message), std::move(stop));
    if (!stored)
        co_return std::unexpected(stored.error());
    co_return stored->sequence;
}

QCoro::Task<Result<quint64>> KeyValue::put(QByteArray key, QByteArray value, std::stop_token stop)
{
    return store(std::move(key), std::move(value), {}, std::move(stop));
}

QCoro::Task<Result<quint64>> KeyValue::create(QByteArray key, QByteArray value, std::stop_token stop)
{
    KeyValue store = *this; // whoever asks may go meanwhile, and so may the link
    const QPointer<MeshLink> link(&store.link());
    const QByteArray current = "$JS.API.DIRECT.GET.KV_" + m_bucket + '.' + subject(key);
    const auto made = co_await store.update(key, value, 0, stop);
    if (made || !link || made.error().fault != Fault::Conflict)
        co_return made;
    // A deleted key is a message too: it may be taken over at just that revision.
    const auto last = co_await link->request({.subject = current}, kDeadline, stop);
    if (!last || !link || last->status() >= 400 || !isDeletion(*last))
        co_return made;
    co_return co_await store.update(std::move(key), std::move(value), last->headers.value("Nats-Sequence").toULongLong(), std::move(stop));
}

QCoro::Task<Result<quint64>> KeyValue::update(QByteArray key, QByteArray value, quint64 revision, std::stop_token stop)
{
    return store(std::move(key), std::move(value), {{"Nats-Expected-Last-Subject-Sequence", QByteArray::number(revision)}}, std::move(stop));
}

QCoro::Task<Result<quint64>> KeyValue::remove(QByteArray key, std::stop_token stop)
{
    return store(std::move(key), {}, {{kOperation.toByteArray(), "DEL"}}, std::move(stop));
}

QCoro::Task<Result<quint64>> KeyValue::remove(QByteArray key, quint64 revision, std::stop_token stop)
{
    return store(std::move(key), {}, {{kOperation.toByteArray(), "DEL"}, {"Nats-Expected-Last-Subject-Sequence", QByteArray::number(revision)}}, std::move(stop));
}

KeyWatch::KeyWatch(MeshLink &link, QByteArray bucket, QByteArray keys, QObject *parent)
    : QObject(parent)
    , m_prefix(QByteArray("$KV." + bucket + '.').size())
    , m_consumer(link, "KV_" + bucket, "$KV." + bucket + '.' + keys, OrderedConsumer::Start::LastPerSubject)
{
    connect(&m_consumer, &OrderedConsumer::received, this, &KeyWatch::take);
    connect(&m_consumer, &OrderedConsumer::failed, this, &KeyWatch::failed);
    connect(&m_consumer, &OrderedConsumer::reset, this, [this] {
        m_caughtUp = false;
        m_before.insert(m_known);
        m_known.clear();
    });
    connect(&m_consumer, &OrderedConsumer::caughtUp, this, [this] {
        dropUnseen();
        m_caughtUp = true;
        Q_EMIT caughtUp();
    });
}

void KeyWatch::take(const StoredMessage &stored)
{
    const QByteArray key = stored.message.subject.sliced(std::min(m_prefix, stored.message.subject.size()));
    const auto known = m_before.take(key);
    if (isDeletion(stored.message)) {
        const QPointer<KeyWatch> self(this);
        Q_EMIT marked(key, stored.sequence);
        if (!self)
            return;
        if (m_known.remove(key) || known)
            Q_EMIT changed({.key = key, .value = {}, .revision = stored.sequence, .operation = KeyEntry::Operation::Delete});
        return;
    }
    m_known.insert(key, stored.sequence);
    Q_EMIT changed({.key = key, .value = stored.message.data, .revision = stored.sequence});
}

void KeyWatch::dropUnseen()
{
    const auto gone = std::exchange(m_before, {});
    for (auto it = gone.cbegin(); it != gone.cend(); ++it)
        Q_EMIT changed({.key = it.key(), .value = {}, .revision = it.value(), .operation = KeyEntry::Operation::Delete});
}

} // namespace lattice
