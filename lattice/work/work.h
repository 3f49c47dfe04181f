// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/work/endkeeper.h"
#include "lattice/work/standin.h"
#include "lattice/work/workbook.h"
#include "lattice/work/workclient.h"
#include "lattice/work/workleader.h"
#include "lattice/work/workrunner.h"

namespace lattice {

struct WorkOptions {
    QString stationId; //!< empty: a command, which only asks for work
    int slots_ = 4;
    int replicas = 1;
    QString journalFile; //!< \sa WorkRunnerOptions
    bool mayLead = false;
    bool standsIn = false; //!< leads when nobody does
    Milliseconds patience{20'000}; //!< of who stands in
    Milliseconds endPatience{30'000}; //!< of who stands in, before it tells an end that its maker may not have told
    bool watchAll = false; //!< keep a WorkBook; who may lead does in any case
    WorkTimes times;
    LeaderTimes lock;
    Tracer tracer = {};
};

/*!
    One station's part in the work of the lattice, as Mesh is its part in calls: it executes what is assigned to it, may lead,
    and asks for work of its own.
*/
class Work final : public QObject
{
    Q_OBJECT

public:
    /*! \a host and \a responder are null for who executes nothing, \a directory unless it may lead. */
    Work(MeshLink &link, AgentHost *host, Responder *responder, Directory *directory, WorkOptions options, QObject *parent = nullptr);

    WorkClient &client() { return m_client; }
    const WorkBook *book() const { return m_book.get(); } //!< null unless all is watched
    const WorkLeader *leader() const { return m_leader.get(); } //!< null unless it may lead
    int running() const { return m_runner ? m_runner->running() : 0; }

    /*! Hands back what it holds and leaves the lead to others; takes \a patience at most. */
    QCoro::Task<void> stop(Milliseconds patience);

Q_SIGNALS:
    /*! A fact that this station made: an event. */
    void happened(lattice::WorkFact fact, const lattice::WorkRecord &record);
    void changed(const QList<lattice::WorkRecord> &records, const QStringList &gone); //!< of the book, at most every 16 ms
    void runningChanged();
    void leadingChanged();
    void failed(const lattice::Error &error); //!< tried again

private:
    void mayLead(Directory &directory);
    void standIn();
    void stepBack();

    MeshLink &m_link;
    const WorkOptions m_options;
    WorkClient m_client;
    std::unique_ptr<StandIn> m_standIn;
    std::unique_ptr<Directory> m_directory; //!< of who stands in
    std::unique_ptr<WorkBook> m_book;
    std::unique_ptr<WorkLeader> m_leader;
    std::unique_ptr<EndKeeper> m_ends; //!< of who stands in
    std::unique_ptr<WorkRunner> m_runner;
};

} // namespace lattice
