// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/work.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace lattice {

namespace {
constexpr Milliseconds kSoon = 0ms; // a leader acts on what it sees; a window draws it
}

Work::Work(MeshLink &link, AgentHost *host, Responder *responder, Directory *directory, WorkOptions options, QObject *parent)
    : QObject(parent), m_link(link), m_options(std::move(options)), m_client(link, m_options.tracer)
{
    connect(&m_client, &WorkClient::happened, this, &Work::happened);
    if (m_options.watchAll || m_options.mayLead) {
        m_book = std::make_unique<WorkBook>(link, m_options.watchAll ? 16ms : kSoon);
        connect(m_book.get(), &WorkBook::changed, this, &Work::changed);
    }
    if (m_options.mayLead && directory)
        mayLead(*directory);
    if (m_options.standsIn && !m_leader) {
        m_standIn = std::make_unique<StandIn>(link, m_options.patience);
        connect(m_standIn.get(), &StandIn::wanted, this, &Work::standIn);
    }
    if (host && responder) {
        m_runner = std::make_unique<WorkRunner>(link, *host, *responder,
                                                WorkRunnerOptions{.stationId = m_options.stationId, .slots_ = m_options.slots_, .times = m_options.times, .journalFile = m_options.journalFile, .tracer = m_options.tracer});
        connect(m_runner.get(), &WorkRunner::happened, this, &Work::happened);
        connect(m_runner.get(), &WorkRunner::runningChanged, this, &Work::runningChanged);
        connect(m_runner.get(), &WorkRunner::failed, this, &Work::failed);
    }
}

void Work::mayLead(Directory &directory)
{
    m_leader = std::make_unique<WorkLeader>(m_link, directory, *m_book,
                                            WorkLeaderOptions{.stationId = m_options.stationId, .times = m_options.times, .lock = m_options.lock, .replicas = m_options.replicas});
    connect(m_leader.get(), &WorkLeader::happened, this, &Work::happened);
    connect(m_leader.get(), &WorkLeader::failed, this, &Work::failed);
    connect(m_leader.get(), &WorkLeader::leadingChanged, this, &Work::leadingChanged);
}

/*! Nobody leads: we do, until an orchestrator is there, or somebody else was faster. */
void Work::standIn()
{
    m_standIn->pause();
    m_directory = std::make_unique<Directory>(m_link, m_options.stationId);
    if (!m_book)
        m_book = std::make_unique<WorkBook>(m_link, kSoon);
    mayLead(*m_directory);
    m_ends = std::make_unique<EndKeeper>(*m_book, EndKeeper::byAge(Ledger(m_link)), m_options.endPatience);
    connect(m_ends.get(), &EndKeeper::missing, this, &Work::happened);
    connect(m_leader.get(), &WorkLeader::leadingChanged, m_ends.get(), [this] { m_ends->setLeading(m_leader && m_leader->leads()); });
    const auto check = [this] {
        const auto stations = m_directory ? m_directory->stations() : QList<Station>();
        const bool isOrchestrated = std::ranges::any_of(stations, [](const Station &station) { return station.facts.orchestrator && station.presence == Presence::Online; });
        const bool isOthers = m_leader && !m_leader->leader().isEmpty() && !m_leader->leads();
        if (m_leader && (isOrchestrated || isOthers))
            stepBack();
    };
    connect(m_directory.get(), &Directory::changed, this, check, Qt::QueuedConnection);
    connect(m_leader.get(), &WorkLeader::leadingChanged, this, check, Qt::QueuedConnection);
}

void Work::stepBack()
{
    m_ends.reset();
    const std::shared_ptr<WorkLeader> leader = std::move(m_leader);
    const std::shared_ptr<Directory> directory = std::move(m_directory);
    const std::shared_ptr<WorkBook> book = m_options.watchAll ? nullptr : std::move(m_book);
    // They are there until the key has been given back; then the leader goes first: captures end in the other order.
    QCoro::connect(leader->resign(), this, [this, book, directory, leader] {
        m_standIn->resume();
        Q_EMIT leadingChanged();
    });
}

QCoro::Task<void> Work::stop(Milliseconds patience)
{
    const QPointer<Work> self(this);
    if (m_runner)
        co_await m_runner->stop(patience);
    if (self && m_leader)
        co_await m_leader->resign();
}

} // namespace lattice
