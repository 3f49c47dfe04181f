// SPDX-License-Identifier: Apache-2.0
#include "core/engine/session.h"

#include "core/engine/faultname.h"
#include "core/engine/pastanswer.h"
#include "lattice/history/eventcodec.h"
#include "lattice/protocol/fields.h"
#include "lattice/protocol/subject.h"

#include <QJsonDocument>
#include <QLoggingCategory>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lattice;

Q_LOGGING_CATEGORY(sessionLog, "station.session")

namespace core {

namespace {

constexpr auto kFrame = 16ms;
constexpr Milliseconds kHandBack = 800ms;
constexpr Milliseconds kStoreLastEvents = 800ms;
constexpr Milliseconds kServerStop = 3s;
constexpr Milliseconds kQuestion = 60s;
const QByteArray kQuestions = "lattice.history.query"; // below lattice.events it would be stored as an event
const QByteArray kHistorians = "historians";

/*! Waits until \a signal of \a sender comes, \a sender ends, or \a deadline passes. \return whether it came */
template <typename Sender, typename Signal>
QCoro::Task<bool> came(Sender *sender, Signal signal, Milliseconds deadline)
{
    const Pending<bool> done;
    QTimer timer;
    // Queued: whoever waits here may end the sender, which is still busy with its signal.
    QObject::connect(sender, signal, &timer, [done] { done.settle(true); }, Qt::QueuedConnection);
    QObject::connect(sender, &QObject::destroyed, &timer, [done] { done.settle(false); }, Qt::QueuedConnection);
    QObject::connect(&timer, &QTimer::timeout, &timer, [done] { done.settle(false); });
    timer.start(deadline);
    co_return co_await done;
}

Error notLive(const LinkStatus &status)
{
    const bool refused = status.state == LinkState::Refused;
    const QString reason = status.reason.isEmpty() ? u"no answer"_s : status.reason;
    return {.fault = refused ? Fault::Refused : Fault::Unreachable, .detail = u"%1 (%2)"_s.arg(reason, status.address)};
}

} // namespace

Session::Session(SessionOptions options, AgentHost *agents, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_agents(agents), m_linkOptions(m_options.link)
{
    m_frame.setSingleShot(true);
    connect(&m_frame, &QTimer::timeout, this, [this] { Q_EMIT eventsArrived(std::exchange(m_arrived, {})); });
    makeLink(m_linkOptions);
    if (!m_options.server)
        makeMesh();
}

Session::~Session()
{
    m_ending = true;
    blockSignals(true); // nobody wants to hear of the end
    m_link->close(); // what waits for an answer goes on now, while all it uses is still there
}

void Session::makeLink(const LinkOptions &options)
{
    m_linkOptions = options;
    m_linkOptions.name = m_options.stationId.isEmpty() ? u"station-command"_s : u"station-"_s + m_options.stationId;
    m_linkOptions.reconnectWaitMs = int(Milliseconds(m_options.config.nats.reconnectWait).count());
    m_linkOptions.maxReconnects = m_options.config.nats.maxReconnects;
    m_link = std::make_unique<MeshLink>(m_linkOptions);
    connect(m_link.get(), &MeshLink::statusChanged, this, &Session::changed);
}

void Session::makeMesh()
{
    const LatticeConfig &config = m_options.config;
    const bool watch = m_options.leads || m_options.watchAll;
    m_chronicle = std::make_unique<Chronicle>(*m_link, ChronicleOptions{.config = config.events, .stationId = m_options.stationId, .stationName = m_options.stationName,
                                                                        .folder = m_options.folder.isEmpty() || m_linkOptions.url.isEmpty() ? QString() : m_options.folder + u"/history"_s,
                                                                        .index = watch && !m_linkOptions.url.isEmpty()});
    if (m_agents) {
        const StationFacts facts{.version = QStringLiteral(STATION_VERSION), .region = config.region, .tags = config.tags, .pool = config.pool,
                                 .slots = config.slots, .orchestrator = m_options.leads, .nats = m_options.leads ? m_link->status().address : QString()};
        m_mesh = std::make_unique<Mesh>(*m_link, *m_agents, MeshOptions{.stationId = m_options.stationId, .stationName = m_options.stationName, .facts = facts,
                                                                        .slots_ = config.slots, .queue = config.queue, .watchAll = watch && !m_linkOptions.url.isEmpty(),
                                                                        .taken = config.timeout, .tries = config.retryCount, .tracer = m_options.tracer});
        connect(m_agents, &AgentHost::agentsChanged, m_mesh.get(), &Mesh::agentsChanged);
        connect(&m_mesh->herald(), &Herald::conflictsChanged, this, &Session::changed);
        connect(&m_mesh->responder(), &Responder::capacityChanged, this, &Session::changed);
        record();
    } else {
        m_directory = std::make_unique<Directory>(*m_link, QString());
        m_invoker = std::make_unique<Invoker>(*m_link, [this](Destination destination) -> QCoro::Task<Result<QList<Target>>> {
            co_return findTargets(m_directory->stations(), destination);
        }, nullptr, InvokerOptions{.taken = config.timeout, .tries = config.retryCount, .tracer = m_options.tracer});
    }
    if (m_mesh && !m_linkOptions.url.isEmpty())
        m_verbs = m_link->subscribe(Subject::stationVerb(m_options.stationId)->toUtf8(), [this](const Message &message) { Q_EMIT verbAsked(message); });
    if (!m_linkOptions.url.isEmpty())
        makeWork();
    Directory *all = m_mesh ? m_mesh->directory() : m_directory.get();
    if (!all)
        return;
    connect(all, &Directory::changed, this, &Session::stationsChanged);
    if (m_options.leads) {
        m_steward = std::make_unique<Steward>(*m_link, *all, m_options.stationId, config.cleanupInterval);
        connect(m_steward.get(), &Steward::lost, this, [this](const Station &station) { m_chronicle->publish(m_chronicle->maker().stationLost(station.id, station.name, u"timeout"_s)); });
    }
    watchEvents();
}

void Session::makeWork()
{
    const LatticeConfig &config = m_options.config;
    WorkOptions options{.stationId = m_options.stationId, .slots_ = config.slots, .replicas = config.events.replicas,
                        .journalFile = m_options.folder.isEmpty() ? QString() : m_options.folder + u"/work.json"_s,
                        .mayLead = m_options.leads, .standsIn = m_agents != nullptr, .watchAll = m_options.watchAll && m_agents, .tracer = m_options.tracer};
    m_work = std::make_unique<Work>(*m_link, m_agents, m_mesh ? &m_mesh->responder() : nullptr, m_mesh ? m_mesh->directory() : nullptr, std::move(options));
    connect(m_work.get(), &Work::happened, this, [this](WorkFact fact, const WorkRecord &record) { m_chronicle->publish(fact, record); });
    connect(m_work.get(), &Work::changed, this, &Session::workChanged);
    if (m_work->book()) // an empty ledger is an answer, too
        connect(m_work->book(), &WorkBook::caughtUp, this, [this] { Q_EMIT workChanged({}, {}); });
    connect(m_work.get(), &Work::runningChanged, this, &Session::changed);
    connect(m_work.get(), &Work::failed, this, [](const Error &error) { qCInfo(sessionLog, "work: %ls", qUtf16Printable(error.detail)); });
    History *history = m_chronicle->history();
    if (!history)
        return;
    m_questions = m_link->subscribe(kQuestions, [this](const Message &question) { answerQuestion(question); }, kHistorians);
    connect(history, &History::statusChanged, this, &Session::historyStatusChanged);
    connect(history, &History::rowsAppended, this, &Session::historyAppended);
    if (!m_work->leader())
        return;
    m_ends = std::make_unique<EndKeeper>(*m_work->book(), EndKeeper::byHistory(*history));
    connect(m_ends.get(), &EndKeeper::missing, this, [this](WorkFact fact, const WorkRecord &record) { m_chronicle->publish(fact, record); });
    connect(m_work->leader(), &WorkLeader::leadingChanged, this, [this] {
        m_chronicle->setLeading(m_work->leader()->leads());
        m_ends->setLeading(m_work->leader()->leads());
    });
}

QCoro::Task<void> Session::answerQuestion(Message question)
{
    const QPointer<Session> self(this);
    const QJsonObject asked = QJsonDocument::fromJson(question.data).object();
    QString kind = asked[u"kind"_s].toString();
    if (kind == "export"_L1)
        kind.clear(); // it would write a file here
    const auto answer = co_await answerPast(m_chronicle->history(), kind, asked[u"arguments"_s].toObject(), {});
    if (!self || question.reply.isEmpty())
        co_return;
    const QJsonObject reply = answer ? QJsonObject{{u"result"_s, *answer}} : QJsonObject{{u"error"_s, answer.error().detail}, {u"fault"_s, faultName(answer.error().fault)}};
    const auto sent = m_link->publish({.subject = question.reply, .data = toBytes(reply)});
    if (!sent)
        std::ignore = m_link->publish({.subject = question.reply, .data = toBytes({{u"error"_s, u"the answer is too large for one message: ask for fewer events"_s}, {u"fault"_s, faultName(Fault::Full)}})});
}

QCoro::Task<Result<QJsonObject>> Session::askPast(QString kind, QJsonObject arguments, std::stop_token stop)
{
    if (m_linkOptions.url.isEmpty())
        co_return failed(Fault::Unreachable, u"this station is in no lattice, so there is no history"_s);
    if (kind == "export"_L1)
        co_return failed(Fault::Invalid, u"this station keeps no index of the history; export it where the orchestrator runs"_s);
    const auto reply = co_await m_link->request({.subject = kQuestions, .data = toBytes({{u"kind"_s, kind}, {u"arguments"_s, arguments}})}, kQuestion, std::move(stop));
    if (!reply && reply.error().fault == Fault::NoResponders)
        co_return failed(Fault::NoResponders, u"no orchestrator keeps the history of this lattice now"_s);
    if (!reply)
        co_return std::unexpected(reply.error());
    const QJsonObject answer = QJsonDocument::fromJson(reply->data).object();
    if (answer.contains(u"result"_s))
        co_return answer[u"result"_s].toObject();
    co_return failed(faultNamed(answer[u"fault"_s].toString()), answer[u"error"_s].toString(u"the answer was no answer"_s));
}

std::unique_ptr<Subscription> Session::followEvents(std::function<void(const Event &)> take)
{
    return m_link->subscribe(Subject::AllEvents.toUtf8(), [take = std::move(take)](const Message &message) {
        if (const auto event = decodeEvent(message.data))
            take(*event);
    });
}

void Session::tellPerformed(const Performed &performed)
{
    if (m_chronicle && !m_options.stationId.isEmpty())
        m_chronicle->publish(m_chronicle->maker().verbPerformed({.verb = performed.verb, .caller = performed.caller.words(), .subject = performed.subject,
                                                                 .fault = performed.fault, .error = performed.detail, .durationMs = performed.durationMs}));
}

void Session::record()
{
    Herald &herald = m_mesh->herald();
    connect(&herald, &Herald::announced, this, [this, &herald] {
        if (!std::exchange(m_joined, true))
            m_chronicle->publish(m_chronicle->maker().stationJoined(QStringLiteral(STATION_VERSION), u"default"_s, herald.announcedAgents().size()));
        Q_EMIT changed();
    });
    connect(&herald, &Herald::registered, this, [this](const AgentInfo &agent) { m_chronicle->publish(m_chronicle->maker().agentRegistered(agent, {})); });
    connect(&herald, &Herald::deregistered, this, [this](const AgentInfo &agent, const QString &reason) { m_chronicle->publish(m_chronicle->maker().agentDeregistered(agent, reason)); });
    connect(&herald, &Herald::announced, this, [this, &herald] { recordAgents(herald.announcedAgents()); });
    connect(&herald, &Herald::conflictsChanged, this, &Session::recordConflicts);
    const auto facts = [this](const CallRecord &call) {
        QString agentId;
        for (const AgentInfo &agent : m_agents->agents())
            agentId = agent.name == call.order.agent ? agent.id : agentId;
        return InvocationFacts{.runId = call.order.callId, .agentId = agentId, .agentName = call.order.agent, .requestedBy = call.order.requestedBy};
    };
    if (m_linkOptions.url.isEmpty())
        return; // standalone: there is no history to write to
    // A member that came before its server, and one whose server lost its store, bring the history when they can.
    connect(m_link.get(), &MeshLink::live, m_chronicle.get(), [this] { m_chronicle->ensure(); });
    connect(&m_mesh->responder(), &Responder::started, this, [this, facts](const CallRecord &call) {
        m_chronicle->publish(m_chronicle->maker().agentInvoked(facts(call), call.order.task, call.order.traceparent));
    });
    connect(&m_mesh->responder(), &Responder::ended, this, [this, facts](const CallRecord &call) {
        m_chronicle->publish(m_chronicle->maker().agentAnswered(facts(call), {.succeeded = call.succeeded, .error = call.error, .durationMs = call.durationMs, .toolCalls = call.toolCalls, .model = call.model},
                                                call.order.traceparent));
    });
}

/*! Which of the announced agents differ from what was announced before; new ones are registered. */
void Session::recordAgents(const QList<AgentInfo> &agents)
{
    QHash<QString, AgentInfo> now;
    for (const AgentInfo &agent : agents) {
        const auto before = m_announced.constFind(agent.name);
        if (before != m_announced.cend() && *before != agent)
            m_chronicle->publish(m_chronicle->maker().agentChanged(agent));
        now.insert(agent.name, agent);
    }
    m_announced = std::move(now);
}

void Session::recordConflicts(const QList<NameConflict> &conflicts)
{
    const auto isIn = [](const QList<NameConflict> &list, const NameConflict &conflict) {
        return std::ranges::any_of(list, [&conflict](const NameConflict &other) { return other.agent == conflict.agent && other.ownerId == conflict.ownerId; });
    };
    for (const NameConflict &conflict : conflicts) {
        if (!isIn(m_conflicts, conflict))
            m_chronicle->publish(m_chronicle->maker().agentConflict(conflict));
    }
    for (const NameConflict &conflict : std::exchange(m_conflicts, conflicts)) {
        if (!isIn(conflicts, conflict))
            m_chronicle->publish(m_chronicle->maker().agentConflictEnded(conflict));
    }
}

void Session::watchEvents()
{
    m_liveEvents = m_link->subscribe(Subject::AllEvents.toUtf8(), [this](const Message &message) {
        auto event = decodeEvent(message.data);
        if (!event)
            return; // shown raw by the history itself, which reads the stream
        m_arrived.append(std::move(*event));
        if (!m_frame.isActive())
            m_frame.start(kFrame);
    });
}

void Session::step(const QString &id, CheckStep::State state, const QString &detail)
{
    Q_EMIT stepChanged({.id = id, .state = state, .detail = detail});
}

QCoro::Task<Result<>> Session::stepped(QString id, QCoro::Task<Result<>> work)
{
    const QPointer<Session> self(this);
    step(id, CheckStep::State::Running);
    const auto result = co_await work;
    if (!self)
        co_return failed(Fault::Cancelled, u"left the lattice"_s);
    if (result)
        step(id, CheckStep::State::Passed);
    else
        Q_EMIT stepChanged({.id = id, .state = CheckStep::State::Failed, .cause = id == "history"_L1 ? u"no-jetstream"_s : u"no-answer"_s, .words = result.error().detail});
    co_return result;
}

QCoro::Task<Result<>> Session::start(Milliseconds patience)
{
    const QPointer<Session> self(this);
    if (m_options.server) {
        if (const auto served = co_await startServer(); !served)
            co_return served;
    }
    if (!self || m_linkOptions.url.isEmpty())
        co_return Result<>();
    m_link->open();
    const auto live = co_await waitLive(patience);
    if (!self)
        co_return failed(Fault::Cancelled, u"left the lattice"_s);
    if (!live) {
        if (!m_mesh || m_options.server)
            co_return live;
        qCWarning(sessionLog, "not connected yet: %ls; trying again", qUtf16Printable(live.error().detail));
        co_return Result<>(); // a member goes on trying
    }
    if (!m_mesh) {
        if (!m_directory->isComplete() && !co_await came(m_directory.get(), &Directory::complete, 3s))
            co_return failed(Fault::NotFound, u"there is no lattice on this server"_s);
        co_return Result<>();
    }
    const auto history = co_await stepped(u"history"_s, m_chronicle->ensure());
    if (!self || m_ending || (!history && m_options.server))
        co_return history;
    if (!history) // somebody else's server: calls work without a history
        qCWarning(sessionLog, "there is no history: %ls", qUtf16Printable(history.error().detail));
    co_return co_await stepped(u"registry"_s, waitAnnounced());
}

QCoro::Task<Result<>> Session::startServer()
{
    const QPointer<Session> self(this);
    m_server = std::make_unique<ServerSupervisor>(*m_options.server);
    const Pending<Result<ServerAddress>> up;
    connect(m_server.get(), &ServerSupervisor::stepChanged, this, &Session::stepChanged);
    connect(m_server.get(), &ServerSupervisor::started, this, [up](const ServerAddress &address) { up.settle(address); });
    connect(m_server.get(), &ServerSupervisor::failed, this, [up](const Error &error) { up.settle(std::unexpected(error)); }, Qt::QueuedConnection);
    connect(m_server.get(), &ServerSupervisor::started, this, [this] { m_serverTrouble.clear(); });
    connect(m_server.get(), &ServerSupervisor::restarting, this, [this](Milliseconds in, const QString &reason) {
        qCWarning(sessionLog, "nats-server ended: %ls; it is started again in %lld ms", qUtf16Printable(reason), qint64(in.count()));
        m_serverTrouble = u"the server of this lattice ended and is started again: "_s + reason;
        Q_EMIT changed();
    });
    connect(m_server.get(), &ServerSupervisor::stopped, this, [up] { up.settle(lattice::failed(Fault::Cancelled, u"the server was stopped"_s)); }, Qt::QueuedConnection);
    connect(m_server.get(), &ServerSupervisor::alarm, this, [](const QString &text) { qCWarning(sessionLog, "nats-server: %ls", qUtf16Printable(text)); });
    m_server->start();
    const auto address = co_await up;
    if (!address)
        co_return std::unexpected(address.error());
    if (!self)
        co_return failed(Fault::Cancelled, u"left the lattice"_s);
    makeLink(address->local);
    makeMesh();
    co_return Result<>();
}

QCoro::Task<Result<>> Session::waitLive(Milliseconds patience)
{
    const QPointer<Session> self(this);
    QElapsedTimer timer;
    timer.start();
    const auto hopeless = [this] { // a command does not wait for a server that is not there
        const LinkStatus status = m_link->status();
        return status.state == LinkState::Refused || (!m_agents && status.nextTryMs > 0);
    };
    while (!m_link->isLive() && !hopeless() && timer.durationElapsed() < patience) {
        co_await came(m_link.get(), &MeshLink::statusChanged, 100ms);
        if (!self || m_ending)
            co_return failed(Fault::Cancelled, u"left the lattice"_s);
    }
    if (m_link->isLive())
        co_return Result<>();
    co_return std::unexpected(notLive(m_link->status()));
}

QCoro::Task<Result<>> Session::waitAnnounced()
{
    const QPointer<Session> self(this);
    if (!m_mesh->herald().isAnnounced() && !co_await came(&m_mesh->herald(), &Herald::announced, 10s))
        co_return failed(Fault::Timeout, u"the registry did not take this station's record in time"_s);
    if (self)
        step(u"station"_s, CheckStep::State::Passed, m_options.stationName);
    co_return Result<>();
}

QCoro::Task<void> Session::stop()
{
    const QPointer<Session> self(this);
    m_ending = true;
    if (m_mesh)
        m_mesh->close();
    if (m_work && m_link->isLive())
        co_await m_work->stop(kHandBack);
    if (!self)
        co_return;
    if (m_mesh && m_link->isLive()) {
        if (m_joined)
            m_chronicle->publish(m_chronicle->maker().stationLeft(u"graceful"_s));
        const auto stored = m_chronicle->flush(kStoreLastEvents);
        co_await m_mesh->goodbye();
        co_await stored;
        if (!self)
            co_return;
    }
    if (!m_mesh && m_chronicle && m_link->isLive()) { // a command's own events
        co_await m_chronicle->flush(kStoreLastEvents);
        if (!self)
            co_return;
    }
    m_link->close();
    if (m_server && m_server->state() != ServerSupervisor::State::Off) {
        m_server->stop();
        co_await came(m_server.get(), &ServerSupervisor::stopped, kServerStop);
    }
}

LinkStatus Session::linkStatus() const
{
    LinkStatus status = m_link->status();
    if (!m_serverTrouble.isEmpty() && status.state != LinkState::Live)
        status.reason = m_serverTrouble;
    return status;
}

std::optional<ServerAddress> Session::server() const
{
    return m_server ? m_server->address() : std::nullopt;
}

int Session::callsInFlight() const
{
    return m_mesh ? m_mesh->responder().inFlight() : 0;
}

Capacity Session::capacity() const
{
    return m_mesh ? m_mesh->responder().capacity() : Capacity{};
}

QList<NameConflict> Session::conflicts() const
{
    return m_mesh ? m_mesh->herald().conflicts() : QList<NameConflict>();
}

const Directory *Session::directory() const
{
    return m_mesh ? m_mesh->directory() : m_directory.get();
}

QCoro::Task<Result<InvokeResponse>> Session::call(Call call, ProgressSink progress, std::stop_token stop)
{
    return m_mesh ? m_mesh->call(std::move(call), std::move(progress), std::move(stop)) : m_invoker->call(std::move(call), std::move(progress), std::move(stop));
}

QCoro::Task<Result<QList<Station>>> Session::stations()
{
    if (m_mesh)
        co_return co_await m_mesh->stations();
    co_return m_directory->stations();
}

QCoro::Task<Result<int>> Session::cleanUp()
{
    const auto all = co_await stations();
    if (!all)
        co_return std::unexpected(all.error());
    co_return co_await Steward::cleanUp(*m_link, *all);
}

void Session::retryNow()
{
    m_link->retryNow();
}

} // namespace core
