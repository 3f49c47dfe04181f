// SPDX-License-Identifier: Apache-2.0
#include "lattice/mesh/steward.h"

#include "lattice/protocol/claim.h"
#include "lattice/protocol/digest.h"
#include "lattice/protocol/subject.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

constexpr int kCompleteEvery = 30; // seconds between digests that name everybody

DigestEntry entryOf(const Station &station)
{
    return {.stationId = station.id,
            .stationName = station.name,
            .presence = station.presence,
            .capacity = station.presence == Presence::Online && station.capacity.slotsTotal > 0 ? std::optional(station.capacity) : std::nullopt};
}

/*! Removes a name if it is still that station's. */
QCoro::Task<void> freeName(KeyValue &names, QString name, QString stationId)
{
    const auto key = nameKey(name);
    const auto entry = key ? co_await names.get(key->toUtf8()) : Result<KeyEntry>(std::unexpected(key.error()));
    if (!entry)
        co_return;
    const auto claim = decodeNameClaim(entry->value);
    if (claim && claim->stationId == stationId && claim->pool.isEmpty())
        std::ignore = co_await names.remove(key->toUtf8(), entry->revision);
}

} // namespace

Steward::Steward(MeshLink &link, Directory &directory, QString stationId, Milliseconds sweepInterval, QObject *parent)
    : QObject(parent), m_link(link), m_directory(directory), m_stationId(std::move(stationId))
{
    connect(&directory, &Directory::presenceChanged, this, &Steward::note);
    connect(&m_second, &QTimer::timeout, this, &Steward::tell);
    connect(&m_sweep, &QTimer::timeout, this, &Steward::sweep);
    m_pings = m_link.subscribe(Subject::Ping.toUtf8(), [this](const Message &ping) { answer(ping); });
    m_second.start(1s);
    m_sweep.start(sweepInterval);
}

void Steward::note(const Station &station)
{
    m_changed.insert(station.id, station);
    if (station.presence != Presence::Offline) {
        m_deadSince.remove(station.id);
        return;
    }
    m_deadSince.insert(station.id, QDateTime::currentDateTimeUtc());
    if (station.heard.isValid()) // a record of long ago is no news
        Q_EMIT lost(station);
}

void Steward::tell()
{
    const bool complete = m_seconds++ % kCompleteEvery == 0;
    if (!m_link.isLive() || !m_directory.isComplete() || (m_changed.isEmpty() && !complete))
        return;
    PresenceDigest digest{.stationId = m_stationId, .timestamp = QDateTime::currentDateTimeUtc(), .complete = complete, .stations = {}};
    for (const Station &station : complete ? m_directory.stations() : m_changed.values())
        digest.stations.append(entryOf(station));
    m_changed.clear();
    std::ignore = m_link.publish({.subject = Subject::Digest.toUtf8(), .data = encode(digest)});
}

void Steward::answer(const Message &ping)
{
    if (ping.reply.isEmpty() || !m_directory.isComplete())
        return;
    PresenceDigest digest{.stationId = m_stationId, .timestamp = QDateTime::currentDateTimeUtc(), .complete = false, .stations = {}};
    for (const Station &station : m_directory.stations()) {
        // Who is online answers by itself, but for Go stations, which tell no capacity.
        if (const DigestEntry entry = entryOf(station); entry.presence != Presence::Left && !entry.capacity && station.id != m_stationId)
            digest.stations.append(entry);
    }
    if (!digest.stations.isEmpty())
        std::ignore = m_link.publish({.subject = ping.reply, .data = encode(digest)});
}

void Steward::sweep()
{
    QList<Station> dead;
    const QDateTime limit = QDateTime::currentDateTimeUtc().addDuration(-kKeepDead);
    for (const Station &station : m_directory.stations()) {
        const QDateTime since = m_deadSince.value(station.id);
        if (station.presence == Presence::Offline && since.isValid() && since < limit)
            dead.append(station);
    }
    if (!dead.isEmpty())
        cleanUp(m_link, dead);
}

QCoro::Task<Result<int>> Steward::cleanUp(MeshLink &link, QList<Station> stations)
{
    KeyValue records(link, Bucket::Stations.toUtf8());
    KeyValue agents(link, Bucket::Agents.toUtf8());
    KeyValue facts(link, Bucket::Facts.toUtf8());
    KeyValue names(link, Bucket::Names.toUtf8());
    int removed = 0;
    for (const Station &station : stations) {
        if (station.presence != Presence::Offline)
            continue;
        // What it has left is removed at the revision read, so that a station that just came back keeps its new record.
        const QByteArray id = station.id.toUtf8();
        const auto record = co_await records.get(id);
        if (!record && record.error().fault == Fault::Unreachable)
            co_return std::unexpected(record.error());
        if (!record)
            continue;
        if (const auto gone = co_await records.remove(id, record->revision); !gone)
            continue;
        ++removed;
        std::ignore = co_await facts.remove(id);
        for (const AgentInfo &agent : station.agents) {
            co_await freeName(names, agent.name, station.id);
            if (const auto key = agentKey(station.id, agent.id))
                std::ignore = co_await agents.remove(key->toUtf8());
        }
    }
    co_return removed;
}

} // namespace lattice
