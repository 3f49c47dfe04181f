// SPDX-License-Identifier: Apache-2.0
#include "lattice/mesh/mesh.h"

#include "lattice/protocol/subject.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {
constexpr Milliseconds kLookDeadline = 5s;
}

Mesh::Mesh(MeshLink &link, AgentHost &host, MeshOptions options, QObject *parent)
    : QObject(parent)
    , m_link(link)
    , m_host(host)
    , m_options(std::move(options))
    , m_names(link, Bucket::Names.toUtf8())
    , m_herald(link, host, {.stationId = m_options.stationId, .stationName = m_options.stationName, .facts = m_options.facts, .heartbeat = m_options.heartbeat})
    , m_responder(link, host, {.stationId = m_options.stationId, .stationName = m_options.stationName, .pool = m_options.facts.pool, .slots_ = m_options.slots_, .queue = m_options.queue, .tracer = m_options.tracer})
    , m_invoker(link, [this](Destination destination) { return findTargets(std::move(destination)); }, &m_responder,
                {.stationId = m_options.stationId, .taken = m_options.taken, .tries = m_options.tries, .tracer = m_options.tracer})
{
    connect(&m_responder, &Responder::capacityChanged, this, [this] { m_herald.setCapacity(m_responder.capacity()); });
    m_herald.setCapacity(m_responder.capacity());
    if (m_options.watchAll)
        m_directory = std::make_unique<Directory>(link, m_options.stationId);
}

void Mesh::close()
{
    m_responder.close();
    m_herald.beat(); // or work that is handed back would come again
}

QCoro::Task<Result<QList<Station>>> Mesh::stations()
{
    if (m_directory && m_directory->isComplete())
        co_return m_directory->stations();
    co_return co_await lookAround(m_link, m_options.stationId);
}

QCoro::Task<Result<QList<Target>>> Mesh::findTargets(Destination destination)
{
    const QPointer<Mesh> self(this);
    const bool anywhere = destination.stationId.isEmpty() || destination.stationId == m_options.stationId;
    // Our own first, whatever the registry says; but not those whose names are another's.
    Station own{.id = m_options.stationId, .name = m_options.stationName, .presence = Presence::Online, .agents = m_host.agents(), .self = true};
    for (const NameConflict &conflict : m_herald.conflicts())
        own.agents.removeIf([&conflict](const AgentInfo &agent) { return agent.name == conflict.agent; });
    const bool alone = m_link.status().state == LinkState::Off;
    if (anywhere || alone) {
        if (const auto here = lattice::findTargets({own}, destination); here || alone || !destination.stationId.isEmpty())
            co_return here;
    }
    if (!m_directory && destination.stationId.isEmpty() && !destination.agentName.isEmpty()) {
        if (const auto key = nameKey(destination.agentName)) {
            const auto entry = co_await m_names.get(key->toUtf8());
            const auto claim = entry ? decodeNameClaim(entry->value) : Result<NameClaim>(std::unexpected(entry.error()));
            if (claim)
                co_return QList<Target>{{.stationId = claim->pool.isEmpty() ? claim->stationId : QString(), .pool = claim->pool, .agentName = destination.agentName, .agentId = {}, .saysTaken = true}};
            if (!self)
                co_return failed(Fault::Cancelled, u"the station is stopping"_s);
        }
    }
    const auto all = co_await stations();
    if (!all)
        co_return std::unexpected(all.error());
    auto targets = lattice::findTargets(*all, destination);
    if (!targets)
        targets.error().detail += u" in lattice"_s;
    co_return targets;
}

QCoro::Task<Result<QList<Station>>> lookAround(MeshLink &link, QString selfId)
{
    if (!link.isLive())
        co_return failed(Fault::Unreachable, u"not connected to the lattice at %1: %2"_s.arg(link.status().address, link.status().reason.isEmpty() ? u"no answer yet"_s : link.status().reason));
    Directory directory(link, std::move(selfId));
    const Pending<Result<>> seen;
    // Settled outside of the directory's own signals, since whoever waits ends the directory.
    QObject::connect(&directory, &Directory::complete, &link, [seen] { seen.settle({}); }, Qt::QueuedConnection);
    QObject::connect(&directory, &Directory::failed, &link, [seen](const Error &error) { seen.settle(std::unexpected(error)); }, Qt::QueuedConnection);
    // This one at once: the link may go after it, and the directory must not outlive the link.
    QObject::connect(&link, &MeshLink::statusChanged, &directory, [seen](const LinkStatus &status) {
        if (status.state != LinkState::Live)
            seen.settle(failed(Fault::Unreachable, status.reason));
    });
    QTimer::singleShot(kLookDeadline, &directory, [seen] { seen.settle(failed(Fault::Timeout, u"the registry did not answer in time"_s)); });
    const auto result = co_await seen;
    if (!result)
        co_return failed(result.error().fault, result.error().fault == Fault::NotFound ? u"there is no lattice on this server"_s : result.error().detail);
    co_return directory.stations();
}

} // namespace lattice
