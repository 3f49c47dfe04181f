// SPDX-License-Identifier: Apache-2.0
#include "lattice/mesh/nameclaims.h"

#include "lattice/mesh/presencetable.h"
#include "lattice/protocol/presence.h"
#include "lattice/protocol/subject.h"

#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcNames, "station.lattice.names")

namespace lattice {

namespace {
constexpr auto kProbeInterval = 5s;
constexpr Milliseconds kProbeDeadline = 2s;
}

NameClaims::NameClaims(MeshLink &link, QString stationId, QString pool, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_names(link, Bucket::Names.toUtf8())
    , m_stationId(std::move(stationId))
    , m_pool(std::move(pool))
{
    connect(&m_probeTimer, &QTimer::timeout, this, [this] {
        for (const QString &name : m_contests.keys())
            probe(name);
    });
    m_probeTimer.start(kProbeInterval);
}

void NameClaims::want(const QStringList &names)
{
    m_wanted = QSet(names.begin(), names.end());
    m_settled = false;
    m_again = true;
    if (!m_settling)
        settle();
}

QCoro::Task<void> NameClaims::settle()
{
    const QPointer<NameClaims> self(this);
    m_settling = true;
    while (std::exchange(m_again, false)) {
        QSet<QString> dropped(m_owned.keyBegin(), m_owned.keyEnd());
        for (const QString &name : dropped.subtract(m_wanted)) {
            co_await giveUp(name);
            if (!self)
                co_return;
        }
        m_contests.removeIf([this](const auto &contest) { return !m_wanted.contains(contest.key()); });
        // All at once: a station with many agents would else take a round trip for each.
        std::vector<QCoro::Task<void>> claims;
        for (const QString &name : std::as_const(m_wanted))
            claims.push_back(claim(name));
        for (auto &claimed : claims) {
            co_await claimed;
            if (!self)
                co_return;
        }
    }
    m_settling = false;
    m_settled = true;
    Q_EMIT changed();
}

QCoro::Task<void> NameClaims::claim(QString name)
{
    const QPointer<NameClaims> self(this);
    const auto key = nameKey(name);
    if (!key)
        co_return;
    const QByteArray bytes = encode(NameClaim{.stationId = m_stationId, .pool = m_pool});
    const auto made = co_await m_names.create(key->toUtf8(), bytes);
    if (!self)
        co_return;
    if (made) {
        m_contests.remove(name);
        m_owned.insert(name, *made);
        co_return;
    }
    if (made.error().fault != Fault::Conflict) {
        qCInfo(lcNames).noquote() << "claiming" << name << "failed:" << made.error().detail;
        co_return; // the link is down, or the bucket is not there: announced again when it is back
    }
    const auto entry = co_await m_names.get(key->toUtf8());
    if (!self)
        co_return;
    const auto held = entry ? decodeNameClaim(entry->value) : Result<NameClaim>(std::unexpected(entry.error()));
    if (!held) {
        m_again |= !entry && entry.error().fault == Fault::NotFound; // given up just now
        co_return;
    }
    if (held->stationId == m_stationId && held->pool != m_pool) { // ours from before we changed the pool
        const auto moved = co_await m_names.update(key->toUtf8(), bytes, entry->revision);
        if (!self)
            co_return;
        m_again |= !moved && moved.error().fault == Fault::Conflict;
        if (moved)
            m_owned.insert(name, *moved);
    } else if (held->pool == m_pool && (held->stationId == m_stationId || !m_pool.isEmpty())) {
        m_contests.remove(name);
        m_owned.insert(name, entry->revision);
    } else {
        lose(name, *held, entry->revision);
    }
}

void NameClaims::lose(const QString &name, const NameClaim &claim, quint64 revision)
{
    m_owned.remove(name);
    Contest &contest = m_contests[name];
    if (!contest.silence.isValid() || contest.claim != claim)
        contest.silence.start();
    contest.claim = claim;
    contest.revision = revision;
    probe(name);
}

QCoro::Task<void> NameClaims::probe(QString name)
{
    const QPointer<NameClaims> self(this);
    const Contest contest = m_contests.value(name);
    const auto subject = contest.claim.pool.isEmpty() ? Subject::stationPing(contest.claim.stationId) : Subject::poolPing(contest.claim.pool);
    if (!subject)
        co_return;
    const auto reply = co_await m_link.request({.subject = subject->toUtf8()}, kProbeDeadline);
    if (!self || !m_contests.contains(name))
        co_return;
    Contest &current = m_contests[name];
    if (reply) {
        const auto sign = decodePresence(reply->data);
        current.silence.start();
        if (sign && std::exchange(current.ownerName, sign->stationName) != sign->stationName && m_settled)
            Q_EMIT changed();
    }
    const auto key = nameKey(name);
    const auto entry = co_await m_names.get(key->toUtf8());
    if (!self || !m_contests.contains(name))
        co_return;
    const bool free = !entry && entry.error().fault == Fault::NotFound;
    const bool moved = entry && entry->revision != m_contests[name].revision;
    if (free || moved)
        co_return want(QStringList(m_wanted.begin(), m_wanted.end()));
    // Only silence counts: a link that was down, or that may not ask, heard nobody.
    if (!reply && reply.error().fault != Fault::NoResponders && reply.error().fault != Fault::Timeout)
        m_contests[name].silence.start();
    if (m_contests[name].silence.durationElapsed() < PresenceTable::kOffline)
        co_return;
    const NameClaim takeover{.stationId = m_stationId, .pool = m_pool, .revision = m_contests[name].revision};
    const auto taken = co_await m_names.update(key->toUtf8(), encode(takeover), takeover.revision);
    if (!self || !m_contests.contains(name))
        co_return;
    if (!taken)
        co_return;
    qCInfo(lcNames).noquote() << "took over the name" << name << "of the station" << contest.claim.stationId << "which is offline";
    m_contests.remove(name);
    m_owned.insert(name, *taken);
    Q_EMIT changed();
}

QCoro::Task<void> NameClaims::giveUp(QString name)
{
    const quint64 revision = m_owned.take(name);
    const auto key = nameKey(name);
    // A pool's claim stays while others of the pool may be there; a newcomer takes it over when nobody is.
    if (key && m_pool.isEmpty())
        std::ignore = co_await m_names.remove(key->toUtf8(), revision);
}

QCoro::Task<void> NameClaims::release()
{
    m_wanted.clear();
    m_contests.clear();
    std::vector<QCoro::Task<void>> tasks;
    for (const QString &name : m_owned.keys())
        tasks.push_back(giveUp(name));
    for (auto &task : tasks)
        co_await task;
}

QList<NameConflict> NameClaims::conflicts() const
{
    QList<NameConflict> conflicts;
    for (auto it = m_contests.cbegin(); it != m_contests.cend(); ++it)
        conflicts.append({.agent = it.key(), .ownerId = it->claim.stationId, .ownerName = it->ownerName.isEmpty() ? it->claim.stationId : it->ownerName});
    std::ranges::sort(conflicts, {}, &NameConflict::agent);
    return conflicts;
}

} // namespace lattice
