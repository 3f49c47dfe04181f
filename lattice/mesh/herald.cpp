// SPDX-License-Identifier: Apache-2.0
#include "lattice/mesh/herald.h"

#include "lattice/mesh/agenthost.h"
#include "lattice/protocol/facts.h"
#include "lattice/protocol/manifestcodec.h"
#include "lattice/protocol/presence.h"
#include "lattice/protocol/subject.h"

#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcHerald, "station.lattice.herald")

namespace lattice {

namespace {

/*! After the goodbye nothing is said any more, or we would be there again. */
Result<> failedByLeaving()
{
    return failed(Fault::Cancelled, u"the station is leaving"_s);
}

} // namespace

Herald::Herald(MeshLink &link, const AgentHost &host, HeraldOptions options, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_host(host)
    , m_options(std::move(options))
    , m_stations(link, Bucket::Stations.toUtf8())
    , m_agentRecords(link, Bucket::Agents.toUtf8())
    , m_facts(link, Bucket::Facts.toUtf8())
    , m_names(link, m_options.stationId, m_options.facts.pool)
    , m_ownRecord(link, Bucket::Stations.toUtf8(), m_options.stationId.toUtf8())
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, [this] { write(); });
    connect(&m_names, &NameClaims::changed, this, &Herald::namesChanged);
    connect(&m_ownRecord, &KeyWatch::changed, this, &Herald::compare);
    connect(&m_heartbeat, &QTimer::timeout, this, [this] {
        const bool slept = m_lastBeat.durationElapsed() > 2 * m_options.heartbeat;
        m_lastBeat.start();
        say(PresenceMessage::Type::Heartbeat);
        if (slept)
            wantNames(); // somebody may have taken them meanwhile
    });
    connect(&m_confirm, &QTimer::timeout, this, &Herald::wantNames); // a claim that was lost while we slept is noticed
    connect(&link, &MeshLink::live, this, &Herald::announce);
    m_heartbeat.start(m_options.heartbeat);
    m_lastBeat.start();
    m_confirm.start(60s);

    const auto listen = [this](const Result<QString> &subject, const QByteArray &queue = {}) {
        if (subject)
            m_subscriptions.push_back(m_link.subscribe(subject->toUtf8(), [this](const Message &message) {
                if (!m_leaving && !message.reply.isEmpty()) // also before we are announced: we are here
                    std::ignore = m_link.publish({.subject = message.reply, .data = encode(sign(PresenceMessage::Type::Heartbeat))});
            }, queue));
    };
    listen(Subject::Ping.toString());
    listen(Subject::stationPing(m_options.stationId));
    if (!m_options.facts.pool.isEmpty())
        listen(Subject::poolPing(m_options.facts.pool), kWorkersQueue.toUtf8());
    if (link.isLive())
        announce();
}

void Herald::announce()
{
    if (m_leaving)
        return;
    m_mustWrite = true;
    m_soon.start(m_announced ? 50 : 0);
}

void Herald::setCapacity(const Capacity &capacity)
{
    m_capacity = capacity;
}

QCoro::Task<void> Herald::write()
{
    const QPointer<Herald> self(this);
    if (!m_link.isLive() || m_leaving)
        co_return;
    m_again = m_writing;
    if (m_writing)
        co_return;
    m_writing = true;
    for (const BucketOptions &bucket : {BucketOptions{.name = Bucket::Stations.toUtf8(), .history = 5, .description = u"Station Lattice lattice-stations registry"_s},
                                        BucketOptions{.name = Bucket::Agents.toUtf8(), .history = 5, .description = u"Station Lattice lattice-agents registry"_s},
                                        BucketOptions{.name = Bucket::Facts.toUtf8(), .description = u"Facts of stations"_s},
                                        BucketOptions{.name = Bucket::Names.toUtf8(), .description = u"Owners of agents' names"_s}}) {
        const auto made = co_await KeyValue::ensure(m_link, bucket);
        if (!self)
            co_return;
        if (!made) {
            m_writing = false;
            co_return tryAgain(made.error());
        }
    }
    wantNames();
    m_writing = false;
    if (std::exchange(m_again, false))
        announce();
}

void Herald::wantNames()
{
    if (m_leaving || !m_link.isLive())
        return;
    QStringList names;
    for (const AgentInfo &agent : m_host.agents())
        names.append(agent.name);
    m_names.want(names); // namesChanged() follows
}

void Herald::namesChanged()
{
    if (m_leaving || !m_names.isSettled())
        return;
    QList<AgentInfo> agents = m_host.agents();
    agents.removeIf([this](const AgentInfo &agent) { return !m_names.owns(agent.name); });
    if (const auto conflicts = m_names.conflicts(); conflicts != m_conflicts) {
        m_conflicts = conflicts;
        m_mustWrite = true; // others see them in our facts
        for (const NameConflict &conflict : conflicts)
            qCWarning(lcHerald).noquote() << u"the agent name “%1” belongs to the station “%2”; ours is not offered"_s.arg(conflict.agent, conflict.ownerName);
        Q_EMIT conflictsChanged(conflicts);
    }
    if (std::exchange(m_mustWrite, false) || agents != m_agents) {
        QCoro::connect(writeRecords(std::move(agents)), this, [this](const Result<> &written) {
            if (written)
                m_failures = 0;
            else if (written.error().fault != Fault::Cancelled)
                tryAgain(written.error());
        });
    }
}

void Herald::tryAgain(const Error &error)
{
    if (m_failures == 0)
        qCWarning(lcHerald).noquote() << "this station could not be announced:" << error.detail << "- trying again";
    m_mustWrite = true;
    if (!m_leaving)
        m_soon.start(std::min(30'000, 1000 << std::min(m_failures++, 5)));
    Q_EMIT failed(error);
}

QCoro::Task<Result<>> Herald::writeRecords(QList<AgentInfo> agents)
{
    const QPointer<Herald> self(this);
    const QList<AgentInfo> before = std::exchange(m_agents, agents);
    m_healed = false;
    StationFacts own = m_options.facts;
    own.conflicts = m_conflicts;
    const auto facts = co_await m_facts.put(m_options.stationId.toUtf8(), encode(own));
    if (!self || m_leaving)
        co_return failedByLeaving();
    if (!facts)
        co_return std::unexpected(facts.error());
    const auto record = co_await m_stations.put(m_options.stationId.toUtf8(), encode(manifest()));
    if (!self || m_leaving)
        co_return failedByLeaving();
    if (!record)
        co_return std::unexpected(record.error());
    for (const AgentInfo &agent : before) {
        const auto same = [&agent](const AgentInfo &other) { return other.id == agent.id; };
        const auto key = agentKey(m_options.stationId, agent.id);
        if (key && std::ranges::none_of(agents, same)) {
            std::ignore = co_await m_agentRecords.remove(key->toUtf8());
            if (!self || m_leaving)
                co_return failedByLeaving();
            Q_EMIT deregistered(agent, u"removed"_s);
        }
    }
    for (const AgentInfo &agent : agents) {
        const auto key = agentKey(m_options.stationId, agent.id);
        if (!key || (m_announced && before.contains(agent)))
            continue;
        std::ignore = co_await m_agentRecords.put(key->toUtf8(), encode(AgentRecord{.agent = agent, .stationId = m_options.stationId, .stationName = m_options.stationName}));
        if (!self || m_leaving)
            co_return failedByLeaving();
        if (!before.contains(agent))
            Q_EMIT registered(agent);
    }
    m_announced = true;
    say(PresenceMessage::Type::Announce);
    say(PresenceMessage::Type::Heartbeat);
    Q_EMIT announced();
    co_return Result<>();
}

void Herald::compare(const KeyEntry &entry)
{
    if (!m_announced || m_leaving || m_healed)
        return;
    if (entry.operation == KeyEntry::Operation::Delete) { // swept away while we were silent
        m_healed = true;
        return announce();
    }
    const auto stored = decodeManifest(entry.value);
    if (stored && stored->agents == m_agents)
        return;
    qCInfo(lcHerald) << "another station has changed our record; it is put right once";
    m_healed = true;
    m_stations.put(m_options.stationId.toUtf8(), encode(manifest()));
}

StationManifest Herald::manifest() const
{
    return {.stationId = m_options.stationId,
            .stationName = m_options.stationName,
            .agents = m_agents,
            .workflows = m_host.workflows(),
            .lastSeen = QDateTime::currentDateTimeUtc(),
            .status = u"online"_s};
}

PresenceMessage Herald::sign(PresenceMessage::Type type) const
{
    PresenceMessage message{.type = type, .stationId = m_options.stationId, .stationName = m_options.stationName, .timestamp = QDateTime::currentDateTimeUtc()};
    if (type == PresenceMessage::Type::Announce)
        message.manifest = manifest();
    if (type == PresenceMessage::Type::Heartbeat)
        message.capacity = m_capacity;
    return message;
}

void Herald::say(PresenceMessage::Type type)
{
    if (m_link.isLive() && (m_announced || type == PresenceMessage::Type::Goodbye))
        std::ignore = m_link.publish({.subject = subjectOf(type).toUtf8(), .data = encode(sign(type))});
}

QCoro::Task<void> Herald::goodbye()
{
    const QPointer<Herald> self(this);
    m_leaving = true;
    m_heartbeat.stop();
    m_soon.stop();
    if (!m_announced || !m_link.isLive())
        co_return;
    say(PresenceMessage::Type::Goodbye); // first: it is what others wait for
    m_announced = false;
    m_subscriptions.clear();
    const QByteArray id = m_options.stationId.toUtf8();
    // All at once, since the whole of it has two seconds.
    std::vector<QCoro::Task<Result<quint64>>> removals;
    removals.push_back(m_stations.remove(id));
    removals.push_back(m_facts.remove(id));
    for (const AgentInfo &agent : std::as_const(m_agents)) {
        if (const auto key = agentKey(m_options.stationId, agent.id))
            removals.push_back(m_agentRecords.remove(key->toUtf8()));
    }
    auto names = m_names.release();
    for (auto &removal : removals) {
        std::ignore = co_await removal;
        if (!self)
            co_return;
    }
    co_await names;
}

} // namespace lattice
