// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config/config.h"
#include "core/engine/controlserver.h"
#include "core/engine/home.h"
#include "core/engine/progress.h"
#include "core/engine/runtimefile.h"
#include "core/engine/verblog.h"
#include "core/tool/question.h"
#include "lattice/history/event.h"
#include "lattice/history/history.h"
#include "lattice/link/options.h"
#include "lattice/mesh/station.h"
#include "lattice/protocol/callorigin.h"
#include "lattice/protocol/workrecord.h"
#include "lattice/result.h"
#include "lattice/trace/tracer.h"
#include "lattice/work/workclient.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>

#include <memory>
#include <stop_token>

namespace lattice {
struct SnoozeFacts;
}

namespace core {

class AgentHost;
class Environments;
class LocalAgents;
class Telemetry;
class Models;
struct TelemetryStatus;
class McpServers;
class Endpoints;
class RemoteHands;

enum class Mode {
    Standalone,
    Orchestrator,
    Member,
    Observer, //!< a command or window that looks at a lattice and is no station of it
};

/*! "standalone", "orchestrator", "member", "observer". */
QString modeName(Mode mode);

/*! What the window's frame and `status` show. */
struct Status {
    Mode mode = Mode::Standalone;
    lattice::LinkStatus link;
    QString stationId;
    QString stationName;
    QString notice;      //!< what the operator should know of the start, as: another home was taken; mostly empty
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

/*! What an engine is opened with. */
struct EngineOptions {
    Config config = {};
    Mode mode = Mode::Standalone; //!< see wantedMode()
    bool watchAll = false;        //!< a window: keep all stations and live events
    JoinRequest join = {};        //!< of a member by `--join`, and of an observer; else the config's nats
    QStringList arguments = {};   //!< of `serve`, kept for `restart`
    QString log = {};             //!< the file that the log goes to, if any
};

/*! The mode that \a config asks for: what lattice.mode says, else member when there is an address to join, else standalone. */
Mode wantedMode(const Config &config);

/*! Where others reach this engine. Secret: nats holds a sign-in, mcpToken is one. */
struct Addresses {
    QString nats; //!< with user and password as in a URL
    QString mcp;
    QString mcpToken;
    QString agents; //!< agents as tools

    friend bool operator==(const Addresses &, const Addresses &) = default;
};

struct CallRequest {
    QString callId;     //!< a UUID of the caller's
    QString agent;      //!< its name; or
    QString capability; //!< any agent that can do this
    QString stationId;  //!< empty: local first, then free capacity
    QString task;
    QJsonObject input;  //!< the values of the agent's input schema
    lattice::CallOrigin origin = {};
    QString traceparent = {}; //!< empty: a new trace
};

struct Answer {
    QString text;
    QString stationId;
    QString stationName;
    QString agent;
    QString model;      //!< "rehearsal" is not a model; empty: not said
    double durationMs = 0;
    int toolCalls = 0;
    lattice::CallUsage usage = {}; //!< with all that it started; nothing when the station does not say

    friend bool operator==(const Answer &, const Answer &) = default;
};

/*!
    The engine of one home: identity, agents, the link to a lattice, the mesh.

    It lives on one thread with an event loop: the main thread of `station-headless`, a thread of its own in `station`.
    Its verbs are slots, to be invoked by queued call from other threads, and answer by signals; all signals carry values.
    On its own thread, verbs of core/verb ask by status(), stations(), invoke() and cleanup().
*/
class Engine : public QObject
{
    Q_OBJECT

public:
    /*! \a home may be null for an observer, which has none. */
    Engine(std::unique_ptr<Home> home, EngineOptions options);
    ~Engine() override;
    Q_DISABLE_COPY_MOVE(Engine)

    void setAgents(std::unique_ptr<AgentHost> agents); //!< before start()
    void setEnvironments(std::unique_ptr<Environments> environments); //!< outlive the agents; before setAgents()
    Environments *environments() const; //!< null where there is no home
    void setTelemetry(std::unique_ptr<Telemetry> telemetry); //!< before start(); without it nothing is traced
    lattice::Tracer tracer() const; //!< off without telemetry
    TelemetryStatus traces() const;
    void setModels(Models *models);                    //!< those that the agents ask; they live as long as the agents
    Models *models() const;                            //!< null: an observer, or a home without agents
    void setServers(std::unique_ptr<McpServers> servers); //!< outlive the agents; before setAgents()
    McpServers *servers() const; //!< null where there is no home
    void setEndpoints(std::unique_ptr<Endpoints> endpoints); //!< before publish()

    /*! Brings up what the mode needs; an engine that could not start may be asked for its status and is to be closed. */
    QCoro::Task<lattice::Result<>> start();

    /*! Says goodbye, ends calls, and takes back what publish() put out. */
    QCoro::Task<> stop();

    /*! Opens the control channel, where verbs run by \a dispatch, and writes the runtime file. */
    lattice::Result<> publish(ControlServer::Dispatch dispatch);

    Status status() const;
    Addresses addresses() const;
    const Config &config() const;
    const Home *home() const;
    LocalAgents *localAgents() const; //!< null: none were set, as of an observer without a home
    /*! Ourselves first; in standalone that is all. A plain member reads the registry for it, which takes half a second. */
    QCoro::Task<lattice::Result<QList<lattice::Station>>> stations();
    lattice::Station self() const; //!< as we know ourselves, without asking the registry

    /*! Runs an agent, wherever it is. \return NotFound when nobody has it */
    QCoro::Task<lattice::Result<Answer>> invoke(CallRequest request, Progress progress, std::stop_token stop);

    /*! The line by which other machines join. A secret. \return Invalid with what to do when they cannot */
    lattice::Result<QString> invitation() const;

    /*! The id of a station given by id or name; empty for empty. */
    QCoro::Task<lattice::Result<QString>> stationIdOf(QString idOrName);

    /*! Work of the lattice; Invalid for a standalone station, Unreachable before start(). Not to be kept over a co_await. */
    lattice::Result<lattice::WorkClient *> work() const;
    /*! Tells the lattice that somebody put off what work needs of a person. Fails as work() does. */
    lattice::Result<> tellSnoozed(const lattice::SnoozeFacts &snooze);
    /*! In words, why an open item is not running, as far as the leader says: of another engine's empty. */
    QString whyWaiting(const QString &workId) const;
    /*! Answers a question about the past, see answerPast(): from the index here, else by asking the lattice. */
    QCoro::Task<lattice::Result<QJsonObject>> askPast(QString kind, QJsonObject arguments, std::stop_token stop);
    /*! Calls \a take for each event from now on, until the returned object goes. */
    lattice::Result<std::unique_ptr<lattice::Subscription>> followEvents(std::function<void(const lattice::Event &)> take);
    /*! The local index of the history; Invalid where none is kept, with the words to say so. Not to be kept over a co_await. */
    lattice::Result<lattice::History *> history() const;

    /*! Keeps what a verb did: in verbLog(), and as an event of the history when it changed something and a lattice is there. */
    void remember(Performed performed);
    const VerbLog &verbLog() const;
    /*! Has another station, by id or name, run a verb; see RemoteHands. Our own id runs it here. */
    QCoro::Task<lattice::Result<QJsonObject>> performAt(QString station, QString verb, QJsonObject arguments, std::stop_token stop);
    RemoteHands &remoteHands();

    /*! Removes the records of stations that are gone. \return how many */
    QCoro::Task<lattice::Result<int>> cleanup(std::stop_token stop);

public Q_SLOTS:
    void startLattice();                            //!< an orchestrator on this machine; answers by stepChanged, then statusChanged or failed
    void joinLattice(const core::JoinRequest &request);
    void leaveLattice();
    void examine(const core::JoinRequest &request); //!< the connection doctor; answers by stepChanged
    void retryNow();
    void call(const core::CallRequest &request);    //!< answers by callProgress…, then callEnded once
    void cancelCall(const QString &callId);

    /*! Runs a verb of publish()'s table for the window; answers by verbProgress…, then verbEnded once, with the id of the request. */
    void perform(const QString &requestId, const QString &verb, const QJsonObject &arguments);
    void cancelVerb(const QString &requestId);

    // Work; each answers by workAnswered with the id of the request, which the caller chose.
    void submitWork(const QString &requestId, const lattice::WorkSpec &spec);
    void cancelWork(const QString &requestId, const QString &workId, const QString &reason);
    void retryWork(const QString &requestId, const QString &workId);
    void answerWork(const QString &requestId, const QString &workId, const QString &text);
    void followWork(const QString &workId); //!< parts of its answer come by workPart, of this item alone; empty: of none

    // History, from the local index; each answers once by the signal of its kind, with the id of the request.
    void queryHistory(const QString &requestId, const lattice::HistoryQuery &query);
    void countHistory(const QString &requestId, const lattice::EventFilter &filter);
    void makeHistogram(const QString &requestId, const QDateTime &from, const QDateTime &to, int buckets, const lattice::EventFilter &filter);
    void findState(const QString &requestId, const QDateTime &time);
    void exportHistory(const QString &requestId, const QString &path, const lattice::EventFilter &filter);

Q_SIGNALS:
    void agentsChanged(); //!< our own; self() has them
    void questionsChanged(const QList<core::Question> &open); //!< that wait for a person here: all of them
    void statusChanged(const core::Status &status);
    void stationsChanged(const QList<lattice::Station> &changed, const QStringList &gone); //!< joined per 16 ms; the first has all
    void eventsArrived(const QList<lattice::Event> &events);                               //!< live, joined per 16 ms
    void stepChanged(const QString &procedure, const lattice::CheckStep &step);            //!< procedure: "start" "join" "doctor"
    void procedureFailed(const QString &procedure, const lattice::Error &error);
    void callProgress(const QString &callId, const QString &text); //!< a further part of the answer
    void callEnded(const QString &callId, const lattice::Result<core::Answer> &answer);
    void verbProgress(const QString &requestId, const QString &text);
    void verbEnded(const QString &requestId, const lattice::Result<QJsonObject> &result);
    void verbPerformed(const core::Performed &performed);
    /*! Of an engine that watches all: joined per 16 ms; the first has all, and so has the first after another lattice was joined. Empty when the ledger is. */
    void workChanged(const QList<lattice::WorkRecord> &changed, const QStringList &gone);
    void workAnswered(const QString &requestId, const lattice::Result<lattice::WorkRecord> &record);
    void workPart(const QString &workId, const QString &text); //!< as the agent says it
    void historyStatusChanged(const lattice::HistoryStatus &status);
    void historyAppended(const QList<lattice::HistoryRow> &rows); //!< new ones, once it follows
    void historyFound(const QString &requestId, const lattice::Result<lattice::HistoryPage> &page);
    void historyCounted(const QString &requestId, const lattice::Result<quint64> &count);
    void histogramMade(const QString &requestId, const lattice::Result<QList<lattice::HistoryBucket>> &buckets);
    void stateFound(const QString &requestId, const lattice::Result<lattice::LatticeState> &state);
    void historyExported(const QString &requestId, const lattice::Result<lattice::ExportReport> &report);

private:
    QList<lattice::Station> withSelf(QList<lattice::Station> stations) const;
    QCoro::Task<lattice::Result<>> enter(Mode mode, JoinRequest join, QString procedure);
    QCoro::Task<> change(Mode mode, JoinRequest join, QString procedure);
    void examineFor(const JoinRequest &request, const QString &procedure, std::function<void(bool reachable)> then);
    void tell();
    void tellStations(const QList<lattice::Station> &changed, const QStringList &gone);
    void tellWork(const QList<lattice::WorkRecord> &changed, const QStringList &gone);
    QCoro::Task<lattice::Result<Answer>> callFromWindow(CallRequest request, Progress progress);
    template <typename Ask>
    void askWork(const QString &requestId, Ask ask);
    template <typename T, typename Ask>
    void askHistory(void (Engine::*answered)(const QString &, const lattice::Result<T> &), const QString &requestId, Ask ask);
    QCoro::Task<lattice::Result<lattice::WorkRecord>> workNow(QString workId);
    RuntimeEntry runtimeEntry() const;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core
