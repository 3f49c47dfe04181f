// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/work.h"

namespace lattice {

Work::Work(MeshLink &link, AgentHost *host, Responder *responder, Directory *directory, WorkOptions options, QObject *parent) : QObject(parent), m_client(link)
{
    connect(&m_client, &WorkClient::happened, this, &Work::happened);
    if (options.watchAll || options.mayLead) {
        m_book = std::make_unique<WorkBook>(link);
        connect(m_book.get(), &WorkBook::changed, this, &Work::changed);
    }
    if (options.mayLead && directory) {
        m_leader = std::make_unique<WorkLeader>(link, *directory, *m_book,
                                                WorkLeaderOptions{.stationId = options.stationId, .times = options.times, .lock = options.lock, .replicas = options.replicas});
        connect(m_leader.get(), &WorkLeader::happened, this, &Work::happened);
        connect(m_leader.get(), &WorkLeader::failed, this, &Work::failed);
    }
    if (host && responder) {
        m_runner = std::make_unique<WorkRunner>(link, *host, *responder,
                                                WorkRunnerOptions{.stationId = options.stationId, .slots_ = options.slots_, .times = options.times, .journalFile = options.journalFile});
        connect(m_runner.get(), &WorkRunner::happened, this, &Work::happened);
        connect(m_runner.get(), &WorkRunner::runningChanged, this, &Work::runningChanged);
        connect(m_runner.get(), &WorkRunner::failed, this, &Work::failed);
    }
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
