// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/event.h"
#include "lattice/mesh/directory.h"
#include "lattice/mesh/herald.h"
#include "lattice/mesh/invoker.h"
#include "lattice/mesh/responder.h"

namespace lattice {

struct MeshOptions {
    QString stationId;
    QString stationName;
    StationFacts facts;
    int slots_ = 4;
    int queue = 64;
    bool watchAll = false;              //!< orchestrators and windows: keep a Directory
    Milliseconds heartbeat{10'000};
    Milliseconds taken{60'000};         //!< `timeout_sec`
    int tries = 3;                      //!< `retry_count`
    Tracer tracer = {};
};

/*!
    One station's part in the lattice, over one link: it is announced, found, called, and calls others.

    A plain member watches nobody: it looks a name up when it calls, and reads the registry once when it is asked for all.
*/
class Mesh final : public QObject
{
    Q_OBJECT

public:
    Mesh(MeshLink &link, AgentHost &host, MeshOptions options, QObject *parent = nullptr);

    QCoro::Task<Result<InvokeResponse>> call(Call call, ProgressSink progress, std::stop_token stop) { return m_invoker.call(std::move(call), std::move(progress), std::move(stop)); }
    /*! All stations: at once where all are watched, else after a look of half a second. */
    QCoro::Task<Result<QList<Station>>> stations();
    void agentsChanged() { m_herald.announce(); }
    /*! Before the goodbye: what runs is told to end, nothing more is taken, and the lattice knows it at once. */
    void close();
    QCoro::Task<void> goodbye() { return m_herald.goodbye(); }

    Directory *directory() const { return m_directory.get(); } //!< null unless all are watched
    Herald &herald() { return m_herald; }
    Responder &responder() { return m_responder; }

private:
    QCoro::Task<Result<QList<Target>>> findTargets(Destination destination);

    MeshLink &m_link;
    AgentHost &m_host;
    const MeshOptions m_options;
    KeyValue m_names;
    Herald m_herald;
    Responder m_responder;
    Invoker m_invoker;
    std::unique_ptr<Directory> m_directory;
};

/*! Reads the registry once and listens half a second for who is there. NotFound when there is no lattice on this server. */
QCoro::Task<Result<QList<Station>>> lookAround(MeshLink &link, QString selfId);

} // namespace lattice
