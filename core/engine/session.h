// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config/config.h"
#include "core/engine/agenthost.h"
#include "core/engine/chronicle.h"
#include "core/engine/verblog.h"
#include "lattice/link/serversupervisor.h"
#include "lattice/mesh/mesh.h"
#include "lattice/mesh/steward.h"
#include "lattice/work/endkeeper.h"
#include "lattice/work/work.h"

namespace core {

/*! How this station takes part in a lattice, from joining to leaving. */
struct SessionOptions {
    LatticeConfig config;
    QString stationId;   //!< empty: an observer, no station
    QString stationName;
    bool leads = false;  //!< an orchestrator
    bool watchAll = false; //!< keep all stations and live events; orchestrators do in any case
    std::optional<lattice::ServerOptions> server; //!< supervise a nats-server and use it
    QString folder;        //!< of the home, for what work and history keep; empty: nothing is kept
    lattice::Tracer tracer = {};
    lattice::LinkOptions link;                    //!< where to connect without a server of our own; no URL: nowhere, a standalone station
};

/*!
    One stay in a lattice: the server if it is ours, the link, the mesh, the history. A standalone station has one too, whose
    link is off, so that calls go one way everywhere.
*/
class Session final : public QObject
{
    Q_OBJECT

public:
    /*! \a agents is null for an observer. */
    Session(SessionOptions options, AgentHost *agents, QObject *parent = nullptr);
    ~Session() override;
    Q_DISABLE_COPY_MOVE(Session)

    /*!
        Comes up: the steps "storage" "port" "server" (of a server of ours), "history", "registry", "station". A member whose
        server does not answer within \a patience has started all the same, and goes on trying.
        \return what kept an orchestrator or an observer from coming up
    */
    QCoro::Task<lattice::Result<>> start(lattice::Milliseconds patience);
    /*! Records the leaving, says goodbye, closes, ends the server. Takes two seconds at most on a healthy server. */
    QCoro::Task<void> stop();

    lattice::MeshLink *link() const { return m_link.get(); }
    lattice::LinkStatus linkStatus() const; //!< its reason is that of the server, where it is ours and is down
    lattice::LinkOptions linkOptions() const { return m_linkOptions; } //!< holds secrets
    std::optional<lattice::ServerAddress> server() const;
    const std::optional<lattice::ServerOptions> &serverOptions() const { return m_options.server; } //!< holds secrets
    int callsInFlight() const;
    QList<lattice::NameConflict> conflicts() const;
    lattice::Capacity capacity() const;
    const lattice::Directory *directory() const;
    lattice::Work *work() const { return m_work.get(); }             //!< null when standalone
    lattice::History *history() const { return m_chronicle ? m_chronicle->history() : nullptr; } //!< null unless all is watched

    QCoro::Task<lattice::Result<lattice::InvokeResponse>> call(lattice::Call call, lattice::ProgressSink progress, std::stop_token stop);
    QCoro::Task<lattice::Result<QList<lattice::Station>>> stations();
    QCoro::Task<lattice::Result<int>> cleanUp();
    /*! Asks a station that keeps the history, see answerPast(). NoResponders: none does. */
    QCoro::Task<lattice::Result<QJsonObject>> askPast(QString kind, QJsonObject arguments, std::stop_token stop);
    [[nodiscard]] std::unique_ptr<lattice::Subscription> followEvents(std::function<void(const lattice::Event &)> take);
    void retryNow();
    void tellPerformed(const Performed &performed); //!< an event of the history, of a station in a lattice
    void tellSnoozed(const lattice::SnoozeFacts &snooze) { m_chronicle->publish(m_chronicle->maker().workSnoozed(snooze)); } //!< so too, where there is work

Q_SIGNALS:
    void verbAsked(const lattice::Message &message); //!< another station wants something done here
    void changed(); //!< the link's state, the conflicts, the calls in flight
    void stationsChanged(const QList<lattice::Station> &changed, const QStringList &gone);
    void eventsArrived(const QList<lattice::Event> &events); //!< joined per 16 ms
    void workChanged(const QList<lattice::WorkRecord> &changed, const QStringList &gone); //!< joined per 16 ms
    void historyStatusChanged(const lattice::HistoryStatus &status);
    void historyAppended(const QList<lattice::HistoryRow> &rows);
    void stepChanged(const lattice::CheckStep &step);

private:
    QCoro::Task<lattice::Result<>> startServer();
    QCoro::Task<lattice::Result<>> waitLive(lattice::Milliseconds patience);
    QCoro::Task<lattice::Result<>> waitAnnounced();
    void makeLink(const lattice::LinkOptions &options);
    void makeMesh();
    void makeWork();
    QCoro::Task<void> answerQuestion(lattice::Message question);
    void record();
    void recordAgents(const QList<lattice::AgentInfo> &agents);
    void recordConflicts(const QList<lattice::NameConflict> &conflicts);
    void watchEvents();
    void step(const QString &id, lattice::CheckStep::State state, const QString &detail = {});
    QCoro::Task<lattice::Result<>> stepped(QString id, QCoro::Task<lattice::Result<>> work);

    const SessionOptions m_options;
    AgentHost *const m_agents;
    lattice::LinkOptions m_linkOptions;
    std::unique_ptr<lattice::ServerSupervisor> m_server;
    QString m_serverTrouble; //!< why it ended; empty while it is up
    std::unique_ptr<lattice::MeshLink> m_link;
    std::unique_ptr<lattice::Mesh> m_mesh;            //!< of a station
    std::unique_ptr<lattice::Directory> m_directory;  //!< of an observer
    std::unique_ptr<lattice::Invoker> m_invoker;      //!< of an observer
    std::unique_ptr<lattice::Steward> m_steward;
    std::unique_ptr<Chronicle> m_chronicle;
    std::unique_ptr<lattice::Work> m_work;
    std::unique_ptr<lattice::EndKeeper> m_ends;
    std::unique_ptr<lattice::Subscription> m_liveEvents;
    std::unique_ptr<lattice::Subscription> m_questions; //!< about the past
    std::unique_ptr<lattice::Subscription> m_verbs;
    QList<lattice::Event> m_arrived;
    QTimer m_frame;
    QHash<QString, lattice::AgentInfo> m_announced; //!< by name
    QList<lattice::NameConflict> m_conflicts;
    bool m_joined = false;
    bool m_ending = false; //!< nobody who waits goes on
};

} // namespace core
