// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/leaderlock.h"

#include "lattice/protocol/subject.h"
#include "lattice/protocol/worklease.h"
#include "lattice/work/workstreams.h"

#include <QLoggingCategory>
#include <QRandomGenerator>

#include <algorithm>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcLeader, "station.lattice.leader")

namespace lattice {

namespace {

const QByteArray kBucket = Bucket::Lock.toUtf8();
const QByteArray kKey = kLeaderKey.toUtf8();
constexpr Milliseconds kRenewAgain = 250ms; // after a renewal that was not answered

/*! A clock that nobody sets and that runs on while the machine sleeps, which QElapsedTimer's does not. */
qint64 nowMs()
{
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

Milliseconds upTo(Milliseconds most)
{
    return Milliseconds(QRandomGenerator::global()->bounded(qint64(1), std::max<qint64>(2, most.count() + 1)));
}

} // namespace

LeaderLock::LeaderLock(MeshLink &link, QString stationId, LeaderTimes times, QObject *parent)
    : QObject(parent), m_link(link), m_stationId(std::move(stationId)), m_times(times)
{
    m_turn.setSingleShot(true);
    m_validity.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, [this] { turn(); });
    connect(&m_validity, &QTimer::timeout, this, &LeaderLock::checkValid);
    connect(&link, &MeshLink::live, this, [this] {
        if (m_standing)
            m_turn.start(0);
    });
}

LeaderLock::~LeaderLock()
{
    m_stop.request_stop();
}

void LeaderLock::stand()
{
    if (std::exchange(m_standing, true))
        return;
    m_turn.start(0);
}

bool LeaderLock::mayAct() const
{
    return leads() && nowMs() - m_renewedMs < m_times.valid.count();
}

QString LeaderLock::leader() const
{
    if (leads())
        return m_stationId;
    return nowMs() - m_heardMs < Milliseconds(m_times.ttl).count() ? m_leader : QString();
}

QCoro::Task<void> LeaderLock::resign()
{
    m_standing = false;
    m_turn.stop();
    if (!leads())
        co_return; // a creation that is on its way is taken back when it is answered
    const quint64 revision = m_revision;
    const QByteArray ours = encode(Leadership{.stationId = m_stationId});
    KeyValue lock(m_link, kBucket); // outlives us
    const QPointer<MeshLink> link(&m_link);
    lose(u"resigned"_s);
    const auto removed = co_await lock.remove(kKey, revision);
    if (removed || removed.error().fault != Fault::Conflict || !link)
        co_return;
    const auto entry = co_await lock.get(kKey); // a renewal was on its way
    if (entry && entry->value == ours && link)
        std::ignore = co_await lock.remove(kKey, entry->revision);
}

QCoro::Task<void> LeaderLock::turn()
{
    const QPointer<LeaderLock> self(this);
    checkValid();
    if (!self || !m_standing || m_busy || !m_link.isLive())
        co_return; // live() gives the next turn
    m_busy = true;
    if (!m_prepared) {
        const auto prepared = co_await prepare();
        if (!self)
            co_return;
        m_prepared = prepared.has_value();
        if (!prepared)
            Q_EMIT failed(prepared.error());
        if (!self)
            co_return;
    }
    if (m_prepared && leads())
        co_await renew();
    else if (m_prepared && m_standing)
        co_await campaign();
    if (!self)
        co_return;
    m_busy = false;
    planTurn(!m_prepared);
}

/*! A bucket without expiry would keep a dead leader for ever, and one with a short one would let two act. */
QCoro::Task<Result<>> LeaderLock::prepare()
{
    const QPointer<LeaderLock> self(this);
    const std::stop_token stop = m_stop.get_token();
    BucketOptions options = WorkBucket::lock();
    options.ttl = m_times.ttl;
    const auto made = co_await KeyValue::ensure(m_link, options, stop);
    if (!made || !self)
        co_return made;
    const auto info = co_await JetStream(m_link).api("STREAM.INFO.KV_" + kBucket, {}, stop);
    if (!info || !self)
        co_return info ? Result<>() : std::unexpected(info.error());
    const auto age = std::chrono::duration_cast<Milliseconds>(std::chrono::nanoseconds((*info)["config"_L1]["max_age"_L1].toInteger()));
    if (age <= m_times.valid)
        co_return lattice::failed(Fault::Invalid, u"the bucket %1 keeps keys for %2 ms and must keep them for %3 ms: delete it, it is made again"_s.arg(QString::fromUtf8(kBucket)).arg(age.count()).arg(Milliseconds(m_times.ttl).count()));
    if ((*info)["state"_L1]["last_seq"_L1].toInteger() == 0)
        co_await beginEpochs(JetStream(m_link), stop);
    if (self)
        watch();
    co_return Result<>();
}

/*!
    Stations refuse an epoch below the highest they have seen, so a bucket made anew may not count from 1 again. Purging an empty stream up
    to a place moves its next sequence there. Two who do it in one second do the same; else a lead gained in between is lost again. (The setting `first_seq` is not used:
    nats-server 2.10 loses the messages of such a stream when it starts again.)
*/
QCoro::Task<void> LeaderLock::beginEpochs(JetStream jetStream, std::stop_token stop)
{
    const qint64 first = QDateTime::currentSecsSinceEpoch() * 1000;
    const auto moved = co_await jetStream.api("STREAM.PURGE.KV_" + kBucket, {{"seq"_L1, first}}, std::move(stop));
    if (!moved)
        qCWarning(lcLeader).noquote() << "epochs begin with 1, and stations that have seen higher ones will refuse work until they start again:" << moved.error().detail;
}

void LeaderLock::watch()
{
    if (m_watch)
        return;
    m_watch = std::make_unique<KeyWatch>(m_link, kBucket, kKey);
    connect(m_watch.get(), &KeyWatch::changed, this, &LeaderLock::take);
}

void LeaderLock::take(const KeyEntry &entry)
{
    const auto leadership = entry.operation == KeyEntry::Operation::Put ? decodeLeadership(entry.value) : Leadership{};
    const QPointer<LeaderLock> self(this);
    m_heardMs = nowMs();
    setLeader(leadership ? leadership->stationId : QString());
    if (!self || !m_standing || m_busy)
        return;
    if (leads() && entry.revision > m_revision)
        m_turn.start(0); // somebody else wrote: a renewal shows whether we lead yet
    else if (!leads() && entry.operation == KeyEntry::Operation::Delete)
        m_turn.start(upTo(m_times.poll / 50)); // not all candidates at once
    else if (!leads())
        planTurn(false);
}

QCoro::Task<void> LeaderLock::campaign()
{
    const QPointer<LeaderLock> self(this);
    const qint64 asked = nowMs();
    KeyValue lock(m_link, kBucket);
    const auto made = co_await lock.create(kKey, encode(Leadership{.stationId = m_stationId}), m_stop.get_token());
    if (!self)
        co_return;
    if (!made) {
        m_prepared = made.error().fault == Fault::Conflict; // else the bucket may be gone
        if (!m_prepared)
            Q_EMIT failed(made.error());
        co_return;
    }
    if (m_standing && nowMs() - asked < m_times.valid.count())
        co_return gain(*made, asked);
    std::ignore = co_await lock.remove(kKey, *made); // resigned meanwhile, or the answer came too late
}

void LeaderLock::gain(quint64 revision, qint64 askedMs)
{
    m_epoch = revision;
    m_revision = revision;
    m_renewedMs = askedMs;
    m_validity.start(m_times.valid);
    qCInfo(lcLeader) << "this station leads the lattice's work, epoch" << revision;
    const QPointer<LeaderLock> self(this);
    setLeader(m_stationId);
    if (self)
        Q_EMIT gained(revision);
}

QCoro::Task<void> LeaderLock::renew()
{
    const QPointer<LeaderLock> self(this);
    const qint64 asked = nowMs();
    const quint64 epoch = m_epoch;
    KeyValue lock(m_link, kBucket, m_times.renew);
    const auto renewed = co_await lock.update(kKey, encode(Leadership{.stationId = m_stationId}), m_revision, m_stop.get_token());
    if (!self || m_epoch != epoch)
        co_return;
    if (renewed) {
        m_revision = *renewed;
        m_renewedMs = asked;
    } else if (renewed.error().fault == Fault::Conflict) {
        lose(renewed.error().detail);
    } else {
        m_prepared = false;
        Q_EMIT failed(renewed.error());
    }
}

void LeaderLock::lose(const QString &why)
{
    m_epoch = 0;
    m_validity.stop();
    qCInfo(lcLeader).noquote() << "this station leads the lattice's work no more:" << why;
    Q_EMIT lost();
}

void LeaderLock::checkValid()
{
    if (!leads())
        return;
    if (mayAct())
        m_validity.start(Milliseconds(std::max<qint64>(1, m_renewedMs + m_times.valid.count() - nowMs())));
    else
        lose(u"not renewed for %1 ms"_s.arg(nowMs() - m_renewedMs));
}

void LeaderLock::planTurn(bool failed)
{
    if (!m_standing)
        return;
    if (leads())
        return m_turn.start(failed ? kRenewAgain : m_times.renew);
    Milliseconds wait = m_times.poll + upTo(m_times.poll / 5);
    if (!m_leader.isEmpty()) { // the key expires then, unless it is renewed
        const Milliseconds rest(m_heardMs + Milliseconds(m_times.ttl).count() - nowMs());
        if (rest > 0ms)
            wait = std::min(wait, rest + upTo(m_times.poll / 20));
    }
    m_turn.start(wait);
}

void LeaderLock::setLeader(const QString &stationId)
{
    if (std::exchange(m_leader, stationId) != stationId)
        Q_EMIT leaderChanged(stationId);
}

} // namespace lattice
