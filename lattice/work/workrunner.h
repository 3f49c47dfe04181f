// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/workevents.h"
#include "lattice/link/pullconsumer.h"
#include "lattice/mesh/agenthost.h"
#include "lattice/protocol/workassignment.h"
#include "lattice/trace/tracer.h"
#include "lattice/work/endrecorder.h"
#include "lattice/work/leases.h"
#include "lattice/work/ledger.h"
#include "lattice/work/workattempt.h"
#include "lattice/work/workjournal.h"
#include "lattice/work/worktimes.h"

namespace lattice {

class Responder;
struct WorkResponse;

struct WorkRunnerOptions {
    QString stationId;
    int slots_ = 4;
    WorkTimes times;
    QString journalFile; //!< what is held, over a restart; empty: only in memory
    Tracer tracer = {};
};

/*!
    Executes the work that is assigned to this station: takes it from the mailbox, claims it in the ledger, runs the agent in a
    slot that calls and work share, and records how it ended.

    What it holds and cannot record, because the link is down, it goes on to record when the link is back. Whatever it finds in the
    mailbox, the ledger decides: an attempt that is no longer ours is forgotten. \sa docs/work.md §5
*/
class WorkRunner final : public QObject
{
    Q_OBJECT

public:
    WorkRunner(MeshLink &link, AgentHost &host, Responder &slots_, WorkRunnerOptions options, QObject *parent = nullptr);
    ~WorkRunner() override;
    Q_DISABLE_COPY_MOVE(WorkRunner)

    /*! Asks the agents to end and hands back what they held; takes \a patience at most. */
    QCoro::Task<void> stop(Milliseconds patience);
    int running() const { return int(m_items.size()); }

Q_SIGNALS:
    void happened(lattice::WorkFact fact, const lattice::WorkRecord &record);
    void runningChanged();
    void failed(const lattice::Error &error); //!< of the mailbox; tried again

private:
    struct Item;
    using ItemPtr = std::shared_ptr<Item>;

    QCoro::Task<void> prepare();
    QCoro::Task<void> handBackJournal();
    void updateCredit();
    QCoro::Task<void> take(StoredMessage message);
    QCoro::Task<Result<WorkRecord>> recordOf(WorkAssignment assignment);
    QCoro::Task<void> begin(WorkRecord record, QByteArray reply);
    QCoro::Task<void> settleForeign(WorkRecord record, QByteArray reply);
    QCoro::Task<void> run(ItemPtr item);
    QCoro::Task<void> record(ItemPtr item, Result<CallResult> result);
    void told(const WorkRecord &record);
    void end(const ItemPtr &item);
    void renewAll();
    QCoro::Task<void> renew(ItemPtr item);
    QCoro::Task<void> lease(ItemPtr item);
    QCoro::Task<void> look(ItemPtr item);
    QCoro::Task<void> recordProgress(ItemPtr item);
    void takeCancel(const Message &message);
    void answerOffer(const Message &message);
    bool has(const QString &agent) const;
    void respond(const WorkResponse &response);

    MeshLink &m_link;
    AgentHost &m_host;
    Responder &m_slots;
    const WorkRunnerOptions m_options;
    Ledger m_ledger;
    Leases m_leases;
    EndRecorder m_recorder;
    WorkJournal m_journal;
    PullConsumer m_mailbox;
    QHash<QString, ItemPtr> m_items; //!< by work id
    QSet<QString> m_claiming;
    bool m_prepared = false;
    bool m_preparing = false;
    bool m_stopping = false;
    QTimer m_renewal;
    std::unique_ptr<Subscription> m_cancels;
    std::unique_ptr<Subscription> m_offers;
};

} // namespace lattice
