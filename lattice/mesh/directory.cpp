// SPDX-License-Identifier: Apache-2.0
#include "lattice/mesh/directory.h"

#include "lattice/protocol/facts.h"
#include "lattice/protocol/manifestcodec.h"
#include "lattice/protocol/subject.h"

#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_LOGGING_CATEGORY(lcDirectory, "station.lattice.directory")

namespace lattice {

namespace {
constexpr auto kFrame = 16ms;
constexpr qint64 kPaused = 3000;
constexpr auto kPatience = 500ms;          // for answers to the first question
constexpr qint64 kKeepLeftMs = 10 * 60'000; // a station that left stays in lists for a while
}

Directory::Directory(MeshLink &link, QString selfId, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_selfId(std::move(selfId))
    , m_records(link, Bucket::Stations.toUtf8())
    , m_facts(link, Bucket::Facts.toUtf8())
{
    m_clock.start();
    connect(&m_records, &KeyWatch::changed, this, &Directory::takeRecord);
    connect(&m_records, &KeyWatch::failed, this, &Directory::failed);
    connect(&m_records, &KeyWatch::caughtUp, this, &Directory::checkRead);
    connect(&m_facts, &KeyWatch::changed, this, &Directory::takeFacts);
    connect(&m_facts, &KeyWatch::caughtUp, this, &Directory::checkRead);
    const auto listen = [this](QStringView subject) {
        m_subscriptions.push_back(m_link.subscribe(subject.toUtf8(), [this](const Message &message) { takePresence(message); }));
    };
    listen(Subject::Announce);
    listen(Subject::Heartbeat);
    listen(Subject::Goodbye);
    m_flushTimer.setSingleShot(true);
    m_patience.setSingleShot(true);
    connect(&m_flushTimer, &QTimer::timeout, this, &Directory::flush);
    connect(&m_tickTimer, &QTimer::timeout, this, &Directory::tick);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        if (!std::exchange(m_complete, true))
            Q_EMIT complete();
    });
    connect(&link, &MeshLink::live, this, &Directory::ask);
    m_tickTimer.start(500ms);
    if (link.isLive())
        ask();
}

const Station *Directory::find(const QString &stationId) const
{
    const auto found = m_stations.constFind(stationId);
    return found == m_stations.cend() ? nullptr : &*found;
}

void Directory::ask()
{
    m_presence.deafUntil(now());
    const QByteArray inbox = m_link.newInbox();
    m_subscriptions.push_back(m_link.subscribe(inbox, [this](const Message &message) {
        if (const auto sign = decodePresence(message.data); sign && sign->type == PresenceMessage::Type::Heartbeat)
            takeSign(*sign);
        else if (const auto digest = decodePresenceDigest(message.data))
            takeDigest(*digest);
    }));
    if (m_subscriptions.size() > 4) // the last question's answers are in, or late
        m_subscriptions.erase(m_subscriptions.begin() + 3);
    std::ignore = m_link.publish({.subject = Subject::Ping.toUtf8(), .reply = inbox});
}

Station &Directory::entryOf(const QString &stationId)
{
    Station &station = m_stations[stationId];
    if (station.id.isEmpty()) {
        station.id = stationId;
        station.name = stationId;
        station.presence = Presence::Left;
        station.self = stationId == m_selfId;
    }
    return station;
}

void Directory::takeRecord(const KeyEntry &entry)
{
    const QString stationId = QString::fromUtf8(entry.key);
    if (entry.operation == KeyEntry::Operation::Delete) {
        m_onRecord.remove(stationId);
        if (m_presence.left(stationId))
            setPresence(stationId);
        return;
    }
    const auto manifest = decodeManifest(entry.value);
    if (!manifest || manifest->stationId != stationId) {
        qCWarning(lcDirectory).noquote() << "record" << stationId << "is not a station's:" << (manifest ? u"the id differs"_s : manifest.error().detail);
        return;
    }
    m_onRecord.insert(stationId);
    m_presence.known(stationId, now());
    applyManifest(*manifest);
}

void Directory::applyManifest(const StationManifest &manifest)
{
    Station &station = entryOf(manifest.stationId);
    station.name = manifest.stationName.isEmpty() ? manifest.stationId : manifest.stationName;
    station.agents = manifest.agents;
    station.workflows = manifest.workflows;
    setPresence(manifest.stationId);
    touch(manifest.stationId);
}

void Directory::takeFacts(const KeyEntry &entry)
{
    const QString stationId = QString::fromUtf8(entry.key);
    if (!isStationId(stationId))
        return;
    const auto facts = entry.operation == KeyEntry::Operation::Put ? decodeStationFacts(entry.value) : StationFacts{};
    if (!facts) {
        qCWarning(lcDirectory).noquote() << "facts of" << stationId << ':' << facts.error().detail;
        return;
    }
    if (entry.operation == KeyEntry::Operation::Delete && !m_stations.contains(stationId))
        return;
    Station &station = entryOf(stationId);
    station.facts = *facts;
    station.conflicts = facts->conflicts;
    touch(stationId);
}

void Directory::takePresence(const Message &message)
{
    const auto sign = decodePresence(message.data);
    if (!sign) {
        qCInfo(lcDirectory).noquote() << "a message on" << message.subject << "was dropped:" << sign.error().detail;
        return;
    }
    if (subjectOf(sign->type).toUtf8() == message.subject)
        takeSign(*sign);
}

void Directory::takeSign(const PresenceMessage &sign)
{
    if (sign.type == PresenceMessage::Type::Goodbye) {
        if (m_presence.left(sign.stationId))
            setPresence(sign.stationId);
        return;
    }
    m_presence.heard(sign.stationId, now());
    Station &station = entryOf(sign.stationId);
    station.heard = QDateTime::currentDateTimeUtc();
    if (sign.capacity)
        station.capacity = *sign.capacity;
    if (station.name == station.id && !sign.stationName.isEmpty())
        station.name = sign.stationName;
    if (sign.manifest && !m_onRecord.contains(sign.stationId))
        applyManifest(*sign.manifest);
    setPresence(sign.stationId);
    touch(sign.stationId);
    checkComplete();
}

/*! The answer of an orchestrator, which knows of those who cannot answer since when they are silent. */
void Directory::takeDigest(const PresenceDigest &digest)
{
    for (const DigestEntry &told : digest.stations) {
        if (!isStationId(told.stationId) || told.stationId == m_selfId || told.presence == Presence::Left)
            continue;
        m_presence.told(told.stationId, told.presence, now());
        Station &station = entryOf(told.stationId);
        if (station.name == station.id && !told.stationName.isEmpty())
            station.name = told.stationName;
        setPresence(told.stationId);
    }
    checkComplete();
}

void Directory::setPresence(const QString &stationId)
{
    Station &station = entryOf(stationId);
    const Presence presence = m_presence.presence(stationId);
    if (station.presence == presence)
        return;
    station.presence = presence;
    if (presence == Presence::Left)
        m_leftAt.insert(stationId, m_clock.elapsed());
    else
        m_leftAt.remove(stationId);
    touch(stationId);
    Q_EMIT presenceChanged(Station(station));
}

void Directory::tick()
{
    if (!m_link.isLive())
        return; // deaf ourselves: nobody is judged
    if (m_lastTick.isValid() && m_lastTick.elapsed() > kPaused) // stopped and continued: what was said meanwhile still waits for us
        ask();
    m_lastTick.start();
    for (const auto &change : m_presence.tick(now()))
        setPresence(change.stationId);
    QStringList forgotten;
    for (auto it = m_leftAt.cbegin(); it != m_leftAt.cend(); ++it) {
        if (m_clock.elapsed() - it.value() > kKeepLeftMs)
            forgotten.append(it.key());
    }
    for (const QString &stationId : std::as_const(forgotten)) {
        m_leftAt.remove(stationId);
        m_stations.remove(stationId);
        m_presence.forget(stationId);
        m_gone.append(stationId);
        touch(stationId);
    }
}

void Directory::touch(const QString &stationId)
{
    m_touched.insert(stationId);
    if (!m_flushTimer.isActive())
        m_flushTimer.start(kFrame);
}

void Directory::flush()
{
    QList<Station> stations;
    for (const QString &stationId : std::exchange(m_touched, {})) {
        if (const Station *station = find(stationId))
            stations.append(*station);
    }
    Q_EMIT changed(stations, std::exchange(m_gone, {}));
}

void Directory::checkRead()
{
    const QPointer self(this);
    if (m_records.isCaughtUp() && m_facts.isCaughtUp() && !std::exchange(m_read, true))
        Q_EMIT registryRead();
    if (self)
        checkComplete();
}

void Directory::checkComplete()
{
    if (m_complete || !m_records.isCaughtUp())
        return;
    const bool allHeard = m_facts.isCaughtUp() && std::ranges::all_of(m_onRecord, [this](const QString &stationId) { return m_presence.wasHeard(stationId); });
    if (!allHeard) {
        if (!m_patience.isActive())
            m_patience.start(kPatience);
        return;
    }
    m_patience.stop();
    m_complete = true;
    Q_EMIT complete();
}

} // namespace lattice
