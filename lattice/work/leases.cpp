// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/leases.h"

#include "lattice/protocol/subject.h"
#include "lattice/protocol/worklease.h"
#include "lattice/work/workstreams.h"

using namespace Qt::StringLiterals;

namespace lattice {

Leases::Leases(MeshLink &link, QObject *parent) : QObject(parent), m_link(link) { }

QCoro::Task<Result<>> Leases::put(QString workId, int attempt, QString stationId, std::stop_token stop)
{
    const auto key = leaseKey(workId);
    const auto station = stationKey(stationId);
    if (!key || !station)
        co_return std::unexpected(key ? station.error() : key.error());
    KeyValue leases(m_link, Bucket::Lease.toLatin1()); // outlives us
    const QPointer<MeshLink> link(&m_link);
    const QByteArray lease = encode(WorkLease{.stationId = stationId, .attempt = attempt});
    auto stored = co_await leases.put(key->toLatin1(), lease, stop);
    if (!stored && stored.error().fault == Fault::Unreachable && link && link->isLive()) { // nobody has the bucket
        const auto made = co_await KeyValue::ensure(*link, WorkBucket::lease(), stop);
        if (made && link)
            stored = co_await leases.put(key->toLatin1(), lease, stop);
    }
    if (!stored)
        co_return lattice::failed(stored.error().fault, u"lease of %1: %2"_s.arg(workId, stored.error().detail));
    co_return Result<>();
}

void Leases::watch()
{
    if (m_watch)
        return;
    m_watch = std::make_unique<KeyWatch>(m_link, Bucket::Lease.toLatin1());
    connect(m_watch.get(), &KeyWatch::changed, this, &Leases::take);
    connect(m_watch.get(), &KeyWatch::caughtUp, this, &Leases::caughtUp);
    connect(m_watch.get(), &KeyWatch::failed, this, &Leases::missed);
}

/*! The watch tries again soon, and finds what is made here. */
void Leases::missed(const Error &error)
{
    if (error.fault == Fault::NotFound)
        KeyValue::ensure(m_link, WorkBucket::lease());
    Q_EMIT failed(error);
}

void Leases::unwatch()
{
    if (!m_watch)
        return;
    m_watch->disconnect(this);
    m_watch.release()->deleteLater(); // we may be called by its signal
}

void Leases::take(const KeyEntry &entry)
{
    if (entry.operation != KeyEntry::Operation::Put)
        return;
    const QString workId = QString::fromLatin1(entry.key);
    const auto lease = decodeWorkLease(entry.value);
    if (lease && lease->attempt > 0 && isToken(workId))
        Q_EMIT seen(workId, lease->attempt, lease->stationId);
    else
        Q_EMIT failed({.fault = Fault::Invalid, .detail = u"lease of %1: %2"_s.arg(workId.left(80), lease ? u"the key is no work id, or the attempt no number"_s : lease.error().detail)});
}

} // namespace lattice
