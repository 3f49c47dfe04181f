// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/ledger.h"

#include "lattice/link/exchange.h"
#include "lattice/protocol/subject.h"
#include "lattice/protocol/wiretime.h"
#include "lattice/work/workstreams.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

constexpr int kTries = 10;

/*! Rivals that wait as long would meet again. */
Milliseconds pauseBefore(int tries)
{
    return Milliseconds(QRandomGenerator::global()->bounded(1, std::min(5 << tries, 200)));
}

std::unexpected<Error> about(const QByteArray &key, const Error &error)
{
    return failed(error.fault, u"work %1: %2"_s.arg(QString::fromLatin1(key.sliced(2)), error.detail));
}

} // namespace

Ledger::Ledger(MeshLink &link, Milliseconds patience, Milliseconds markLife)
    : m_store(link, Bucket::Ledger.toLatin1(), patience), m_jetStream(link), m_markLife(markLife)
{
}

QCoro::Task<Result<>> Ledger::ensure(int replicas, std::stop_token stop)
{
    return KeyValue::ensure(m_jetStream.link(), WorkBucket::ledger(replicas), std::move(stop));
}

QCoro::Task<Result<WorkRecord>> Ledger::read(KeyValue store, QByteArray key, std::stop_token stop)
{
    const auto entry = co_await store.get(key, std::move(stop));
    if (!entry)
        co_return about(key, entry.error());
    auto record = decodeWorkRecord(entry->value, entry->revision);
    if (!record)
        co_return about(key, record.error());
    co_return record;
}

QCoro::Task<Result<WorkRecord>> Ledger::get(QString workId, std::stop_token stop)
{
    const auto key = workKey(workId);
    if (!key)
        co_return std::unexpected(key.error());
    co_return co_await read(m_store, key->toLatin1(), std::move(stop));
}

QCoro::Task<Result<Ledger::Created>> Ledger::create(WorkRecord record, std::stop_token stop)
{
    const auto checked = workKey(record.spec.workId);
    if (!checked)
        co_return std::unexpected(checked.error());
    const QByteArray key = checked->toLatin1();
    KeyValue store = m_store; // outlives us
    const QPointer<MeshLink> link(&store.link());
    for (int tries = 0; tries < kTries; ++tries) {
        const auto made = co_await store.create(key, encode(record), stop);
        if (made) {
            record.revision = *made;
            co_return Created{.record = record};
        }
        if (made.error().fault != Fault::Conflict)
            co_return about(key, made.error());
        const auto there = co_await read(store, key, stop);
        if (there)
            co_return Created{.record = *there, .existed = true};
        if (there.error().fault != Fault::NotFound) // that is: removed in between
            co_return std::unexpected(there.error());
        if (const auto paused = co_await pause(pauseBefore(tries), stop); !paused)
            co_return std::unexpected(paused.error());
        if (!link)
            co_return failed(Fault::Cancelled, u"the lattice was left"_s);
    }
    co_return about(key, {.fault = Fault::Busy, .detail = u"made and removed by others all the time"_s});
}

QCoro::Task<Result<WorkRecord>> Ledger::change(QString workId, Change change, std::stop_token stop)
{
    const auto key = workKey(workId);
    if (!key)
        co_return std::unexpected(key.error());
    co_return co_await apply(m_store, key->toLatin1(), std::nullopt, std::move(change), std::move(stop));
}

QCoro::Task<Result<WorkRecord>> Ledger::change(WorkRecord known, Change change, std::stop_token stop)
{
    const auto key = workKey(known.spec.workId);
    if (!key)
        co_return std::unexpected(key.error());
    const bool written = known.revision > 0; // else nothing is known of what is there
    co_return co_await apply(m_store, key->toLatin1(), written ? std::optional(std::move(known)) : std::nullopt, std::move(change), std::move(stop));
}

QCoro::Task<Result<WorkRecord>> Ledger::apply(KeyValue store, QByteArray key, std::optional<WorkRecord> known, Change change, std::stop_token stop)
{
    const QPointer<MeshLink> link(&store.link());
    for (int tries = 0; tries < kTries; ++tries) {
        const bool fresh = !known;
        Result<WorkRecord> record;
        if (known)
            record = *std::exchange(known, std::nullopt);
        else
            record = co_await read(store, key, stop);
        if (!record)
            co_return record;
        auto wanted = change(*record);
        if (!wanted && !fresh)
            continue;
        if (!wanted)
            co_return wanted; // it names the work itself
        if (*wanted == *record)
            co_return wanted;
        const auto written = co_await store.update(key, encode(*wanted), record->revision, stop);
        if (written) {
            wanted->revision = *written;
            co_return wanted;
        }
        if (written.error().fault != Fault::Conflict)
            co_return about(key, written.error());
        if (const auto paused = co_await pause(pauseBefore(tries), stop); !paused)
            co_return std::unexpected(paused.error());
        if (!link)
            co_return failed(Fault::Cancelled, u"the lattice was left"_s);
    }
    co_return about(key, {.fault = Fault::Busy, .detail = u"changed by others all the time"_s});
}

QCoro::Task<Result<>> Ledger::remove(WorkRecord known, std::stop_token stop)
{
    const auto checked = workKey(known.spec.workId);
    if (!checked)
        co_return std::unexpected(checked.error());
    const QByteArray key = checked->toLatin1();
    const std::shared_ptr<QList<Mark>> marks = m_marks;
    const JetStream jetStream = m_jetStream;
    const Milliseconds life = m_markLife;
    KeyValue store = m_store;
    auto removed = co_await store.remove(key, known.revision, stop);
    if (!removed && removed.error().fault == Fault::Conflict) {
        const auto there = co_await store.get(key, stop);
        if (there || there.error().fault != Fault::NotFound)
            co_return there ? about(key, removed.error()) : about(key, there.error());
        removed = co_await store.remove(key, 0, stop); // a mark again, for who missed the first one
        if (!removed && removed.error().fault == Fault::Conflict)
            co_return Result<>();
    }
    if (!removed)
        co_return about(key, removed.error());
    purgeOld(jetStream, *marks, life);
    marks->append({.key = key, .revision = *removed, .age = {}});
    marks->last().age.start();
    co_return Result<>();
}

void Ledger::adoptMarks(const QHash<QByteArray, quint64> &marks)
{
    for (const auto &[key, revision] : marks.asKeyValueRange()) {
        m_marks->append({.key = key, .revision = revision, .age = {}}); // how old it is is not known: as if it were new
        m_marks->last().age.start();
    }
}

QCoro::Task<Result<QDateTime>> Ledger::storedAt(QString workId)
{
    const auto key = workKey(workId);
    if (!key)
        co_return std::unexpected(key.error());
    const QString bucket = Bucket::Ledger.toString();
    const auto answer = co_await m_jetStream.api("STREAM.MSG.GET.KV_" + bucket.toLatin1(), {{"last_by_subj"_L1, u"$KV.%1.%2"_s.arg(bucket, *key)}});
    if (!answer)
        co_return about(key->toLatin1(), answer.error());
    const auto time = parseWireTime((*answer)["message"_L1].toObject()["time"_L1].toString());
    if (!time)
        co_return about(key->toLatin1(), {.fault = Fault::Invalid, .detail = u"the server does not say when it was written"_s});
    co_return *time;
}

QCoro::Task<Result<Milliseconds>> Ledger::ageOf(QString workId)
{
    const QPointer<MeshLink> link(&m_store.link());
    JetStream jetStream = m_jetStream;
    const auto stored = co_await storedAt(std::move(workId));
    if (!stored || !link)
        co_return std::unexpected(stored ? Error{.fault = Fault::Cancelled, .detail = u"the lattice was left"_s} : stored.error());
    const auto info = co_await jetStream.api("STREAM.INFO.KV_" + Bucket::Ledger.toLatin1());
    const auto now = info ? parseWireTime((*info)["ts"_L1].toString()) : std::nullopt; // since nats-server 2.10
    if (!now)
        co_return info ? failed(Fault::Invalid, u"the server does not tell its time"_s) : std::unexpected(info.error());
    co_return Milliseconds(stored->msecsTo(*now));
}

/*! Old marks go, up to their own revision only: the same work id may have been made again since. */
void Ledger::purgeOld(const JetStream &jetStream, QList<Mark> &marks, Milliseconds life)
{
    while (!marks.isEmpty() && marks.first().age.durationElapsed() > life) {
        const Mark mark = marks.takeFirst();
        purge(jetStream, mark.key, mark.revision);
    }
}

QCoro::Task<void> Ledger::purge(JetStream jetStream, QByteArray key, quint64 revision)
{
    const QString subject = QString::fromLatin1("$KV." + Bucket::Ledger.toLatin1() + '.' + key);
    std::ignore = co_await jetStream.api("STREAM.PURGE.KV_" + Bucket::Ledger.toLatin1(), {{"filter"_L1, subject}, {"seq"_L1, qint64(revision + 1)}});
}

} // namespace lattice
