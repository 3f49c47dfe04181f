// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/mesh/nameclaims.h"

namespace lattice {

class AgentHost;
class Responder;

struct HeraldOptions {
    QString stationId;
    QString stationName;
    StationFacts facts;
    Milliseconds heartbeat{10'000};
};

/*!
    Tells the lattice of this station: its record, its agents' records, its facts, an announcement, heartbeats, a goodbye.

    It announces at the start, at every change of the agents, and each time the link comes back. Only agents whose names this
    station owns are announced. When another station rewrites our record (Go stations strip agents from it), it is put
    right once per change of ours, and then left alone: no write war.
*/
class Herald final : public QObject
{
    Q_OBJECT

public:
    Herald(MeshLink &link, const AgentHost &host, HeraldOptions options, QObject *parent = nullptr);

    void announce();                                    //!< as at a change of the agents; joined per 50 ms
    void setCapacity(const Capacity &capacity);         //!< goes with the next heartbeat
    void beat() { say(PresenceMessage::Type::Heartbeat); } //!< without waiting for its time
    QCoro::Task<void> goodbye();                        //!< removes the records, frees the names, says goodbye; takes 2 s at most
    bool isAnnounced() const { return m_announced; }
    QList<NameConflict> conflicts() const { return m_names.conflicts(); }
    QList<AgentInfo> announcedAgents() const { return m_agents; }

Q_SIGNALS:
    void announced(); //!< after each time
    void registered(const lattice::AgentInfo &agent);
    void deregistered(const lattice::AgentInfo &agent, const QString &reason);
    void conflictsChanged(const QList<lattice::NameConflict> &conflicts);
    void failed(const lattice::Error &error); //!< the registry did not take our record; tried again at the next occasion

private:
    QCoro::Task<void> write();
    QCoro::Task<Result<>> writeRecords(QList<AgentInfo> agents);
    void wantNames();
    void namesChanged();
    void tryAgain(const Error &error);
    void compare(const KeyEntry &entry);
    void say(PresenceMessage::Type type);
    PresenceMessage sign(PresenceMessage::Type type) const;
    StationManifest manifest() const;

    MeshLink &m_link;
    const AgentHost &m_host;
    const HeraldOptions m_options;
    KeyValue m_stations;
    KeyValue m_agentRecords;
    KeyValue m_facts;
    NameClaims m_names;
    KeyWatch m_ownRecord;
    Capacity m_capacity;
    QList<AgentInfo> m_agents; //!< as announced last
    QList<NameConflict> m_conflicts;
    QTimer m_soon;
    QTimer m_heartbeat;
    QTimer m_confirm;
    QElapsedTimer m_lastBeat;
    std::vector<std::unique_ptr<Subscription>> m_subscriptions;
    bool m_announced = false;
    int m_failures = 0;
    bool m_mustWrite = true;
    bool m_writing = false;
    bool m_again = false;
    bool m_leaving = false;
    bool m_healed = false;
};

} // namespace lattice
