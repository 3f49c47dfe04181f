// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/workevents.h"
#include "lattice/mesh/directory.h"
#include "lattice/work/gobridge.h"
#include "lattice/work/leaderlock.h"
#include "lattice/work/leases.h"
#include "lattice/work/ledger.h"
#include "lattice/work/scheduler.h"
#include "lattice/work/workbook.h"

namespace lattice {

struct WorkLeaderOptions {
    QString stationId;
    WorkTimes times;
    LeaderTimes lock;
    int replicas = 1;
};

/*!
    A candidate for leading the work of the lattice; while it leads, it does what the Scheduler decides: hands items out, finds
    lost ones, expires, cancels children, removes what ended long ago, and takes submissions of those who may not write the ledger.

    Each write asks the lock before, and expects the revision that the decision was made on, so a leader that has been replaced
    changes nothing. \sa docs/work.md §6
*/
class WorkLeader final : public QObject
{
    Q_OBJECT

public:
    WorkLeader(MeshLink &link, Directory &directory, WorkBook &book, WorkLeaderOptions options, QObject *parent = nullptr);
    ~WorkLeader() override;
    Q_DISABLE_COPY_MOVE(WorkLeader)

    QCoro::Task<void> resign(); //!< another can lead at once
    bool leads() const { return m_lock.leads(); }
    QString leader() const { return m_lock.leader(); }
    /*! In words, why an open item is not running; empty when we do not lead. */
    QString whyWaiting(const QString &workId) const;

Q_SIGNALS:
    void happened(lattice::WorkFact fact, const lattice::WorkRecord &record);
    void leadingChanged();
    void failed(const lattice::Error &error);

private:
    QCoro::Task<void> prepare();
    void lead();
    void leave();
    void take(const QList<WorkRecord> &records, const QStringList &gone);
    void setPlace(const Station &station);
    enum class GoStations { Who, WhoAndWork };
    void seeGoStations(GoStations what);
    void decideSoon();
    void decide();
    QCoro::Task<void> apply(WorkDecision decision);
    QCoro::Task<Result<WorkRecord>> change(WorkDecision decision);
    QCoro::Task<void> assign(WorkDecision decision);
    QCoro::Task<void> send(WorkRecord record);
    QCoro::Task<void> offer(WorkDecision decision);
    QCoro::Task<void> takeSubmission(Message message);
    void told(const WorkDecision &decision, const WorkRecord &record);
    Scheduler::Time now() const { return Scheduler::Time(m_clock.elapsed()); }

    MeshLink &m_link;
    Directory &m_directory;
    WorkBook &m_book;
    const WorkLeaderOptions m_options;
    Ledger m_ledger;
    JetStream m_jetStream;
    Leases m_leases;
    LeaderLock m_lock;
    QElapsedTimer m_clock;
    QElapsedTimer m_goSeen;
    bool m_resigned = false;
    bool m_marksTaken = false; //!< those of the leader before
    QTimer m_tick;
    std::unique_ptr<Scheduler> m_scheduler; //!< while it leads
    std::unique_ptr<GoBridge> m_go;         //!< likewise
    std::unique_ptr<Subscription> m_submissions;
};

} // namespace lattice
