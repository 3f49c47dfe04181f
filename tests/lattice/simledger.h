// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/work/transition.h"

#include <QSet>
#include <QTimeZone>

#include <algorithm>
#include <map>
#include <random>
#include <vector>

namespace sim {

using Time = std::chrono::milliseconds;
using namespace lattice;
using namespace Qt::StringLiterals;

/*! One sequence of random numbers per schedule, the same on every machine. */
class Chance final
{
public:
    explicit Chance(quint64 seed)
        : m_engine(seed)
    {
    }

    int below(int limit) { return int(m_engine() % quint64(limit)); }
    bool percent(int percent) { return below(100) < percent; }
    double unit() { return double(m_engine() >> 11) / double(1ULL << 53); }
    Time upTo(Time most) { return Time(below(int(most.count()) + 1)); }

private:
    std::mt19937_64 m_engine;
};

/*!
    The ledger, leases and lock of a simulated lattice: compare-and-set as the server does it. It watches what may never
    happen, and keeps the first thing that did.
*/
class Ledger final
{
public:
    /*! An entry of the ledger's stream: a record, or a removal when it has no work id. */
    struct Change {
        WorkRecord record;
        QString removed;
    };

    bool create(WorkRecord record)
    {
        const QString id = record.spec.workId;
        if (m_records.contains(id))
            return false;
        m_submitted.insert(id);
        put(std::move(record));
        return true;
    }

    bool write(WorkRecord record)
    {
        const auto found = m_records.find(record.spec.workId);
        if (found == m_records.end() || found->second.revision != record.revision)
            return false;
        const WorkRecord &before = found->second;
        if (isEnd(before.phase))
            violate(u"an end was changed: "_s + before.spec.workId);
        if (record.attempt < before.attempt || record.epoch < before.epoch)
            violate(u"attempt or epoch went back: "_s + before.spec.workId);
        if (record.attempt > before.attempt && record.phase != WorkPhase::Assigned)
            violate(u"an attempt without an assignment: "_s + before.spec.workId);
        put(std::move(record));
        return true;
    }

    bool remove(const QString &id, quint64 revision)
    {
        const auto found = m_records.find(id);
        if (found == m_records.end() || found->second.revision != revision)
            return false;
        if (!isEnd(found->second.phase))
            violate(u"open work was removed: "_s + id);
        m_records.erase(found);
        ++m_revision;
        m_log.push_back({.removed = id});
        return true;
    }

    const WorkRecord *find(const QString &id) const
    {
        const auto found = m_records.find(id);
        return found == m_records.end() ? nullptr : &found->second;
    }

    int heldAt(const QString &station) const
    {
        return int(std::ranges::count_if(m_records, [&](const auto &entry) { return isHeld(entry.second.phase) && entry.second.station == station; }));
    }

    quint64 nextRevision() { return ++m_revision; }
    const std::map<QString, WorkRecord> &records() const { return m_records; }
    const std::vector<Change> &log() const { return m_log; }
    const QSet<QString> &submitted() const { return m_submitted; }
    int endsOf(const QString &id) const { return m_ends.value(id); }
    bool allEnded() const
    {
        return std::ranges::all_of(m_submitted, [this](const QString &id) { return m_ends.contains(id); });
    }

    void violate(const QString &words)
    {
        if (m_violation.isEmpty())
            m_violation = words;
    }
    const QString &violation() const { return m_violation; }

private:
    void put(WorkRecord record)
    {
        record.revision = ++m_revision;
        if (isEnd(record.phase))
            ++m_ends[record.spec.workId];
        m_log.push_back({.record = record});
        m_records[record.spec.workId] = std::move(record);
    }

    std::map<QString, WorkRecord> m_records;
    std::vector<Change> m_log;
    QSet<QString> m_submitted;
    QHash<QString, int> m_ends;
    quint64 m_revision = 0;
    QString m_violation;
};

/*! What the leader puts into mailboxes. */
struct Letter {
    QString workId;
    int attempt = 0;
    quint64 epoch = 0;
    Time again{}; //!< not delivered before: an unacknowledged one comes back
};

struct Lease {
    QString workId;
    int attempt = 0;
};

struct Lock {
    int holder = -1;
    quint64 epoch = 0;
    Time renewed{};
};

/*! All that the parties of a simulated lattice share. */
struct Common {
    explicit Common(quint64 seed)
        : chance(seed)
    {
    }

    QDateTime wall(Time skew) const { return QDateTime::fromMSecsSinceEpoch(1'800'000'000'000 + (now + skew).count(), QTimeZone::utc()); }

    Chance chance;
    Time now{};
    bool calm = false; //!< nothing goes wrong any more
    Ledger ledger;
    std::vector<Lease> leases;                     //!< in the order they were put
    std::map<QString, std::vector<Letter>> mailboxes;
    QSet<QString> sentIds;                         //!< the stream drops repetitions
    Lock lock;
    int lateWrites = 0; //!< times that somebody acted who no longer led
};

} // namespace sim
