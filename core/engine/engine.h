// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/event.h"
#include "lattice/link/options.h"
#include "lattice/mesh/station.h"
#include "lattice/result.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>

#include <memory>

namespace core {

enum class Mode { Standalone, Orchestrator, Member };

/*! What the window's frame and `status` show. */
struct Status {
    Mode mode = Mode::Standalone;
    lattice::LinkStatus link;
    QString stationId;
    QString stationName;
    QString natsAddress; //!< of the lattice, without secrets; empty when standalone
    int natsPort = 0;
    QString joinLine;    //!< secret; only when other machines may join
    int callsInFlight = 0;

    friend bool operator==(const Status &, const Status &) = default;
};

/*! Where to join: a join line, or an address with a sign-in. */
struct JoinRequest {
    QString line; //!< station://HOST:PORT/?user=…&secret=…&ca=…; or a nats:// URL
    lattice::LinkOptions options; //!< used when line is empty
};

struct CallRequest {
    QString callId;     //!< a UUID of the caller's
    QString agent;      //!< its name; or
    QString capability; //!< any agent that can do this
    QString stationId;  //!< empty: local first, then free capacity
    QString task;
    QJsonObject input;  //!< the values of the agent's input schema
};

struct Answer {
    QString text;
    QString stationId;
    QString stationName;
    QString agent;
    QString model;      //!< "rehearsal" is not a model; empty: not said
    double durationMs = 0;
    int toolCalls = 0;

    friend bool operator==(const Answer &, const Answer &) = default;
};

/*!
    The engine of one home: identity, agents, the link to a lattice, the mesh.

    It lives on one thread with an event loop: the main thread of `station-headless`, a thread of its own in `station`.
    Its verbs are slots, to be invoked by queued call from other threads, and answer by signals; all signals carry values.
*/
class Engine : public QObject
{
    Q_OBJECT

public:
    Q_DISABLE_COPY_MOVE(Engine)

public Q_SLOTS:
    void startLattice();                            //!< an orchestrator on this machine; answers by stepChanged, then statusChanged or failed
    void joinLattice(const core::JoinRequest &request);
    void leaveLattice();
    void examine(const core::JoinRequest &request); //!< the connection doctor; answers by stepChanged
    void retryNow();
    void call(const core::CallRequest &request);    //!< answers by callProgress…, then callEnded once
    void cancelCall(const QString &callId);

Q_SIGNALS:
    void statusChanged(const core::Status &status);
    void stationsChanged(const QList<lattice::Station> &changed, const QStringList &gone); //!< joined per 16 ms; the first has all
    void eventsArrived(const QList<lattice::Event> &events);                               //!< live, joined per 16 ms
    void stepChanged(const QString &procedure, const lattice::CheckStep &step);            //!< procedure: "start" "join" "doctor"
    void procedureFailed(const QString &procedure, const lattice::Error &error);
    void callProgress(const QString &callId, const QString &text); //!< a further part of the answer
    void callEnded(const QString &callId, const lattice::Result<core::Answer> &answer);
};

} // namespace core
