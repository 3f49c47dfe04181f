// SPDX-License-Identifier: Apache-2.0
#include "lattice/mesh/responder.h"

#include "lattice/protocol/progress.h"
#include "lattice/protocol/subject.h"
#include "lattice/protocol/traceparent.h"
#include "lattice/protocol/workflow.h"

#include <QLoggingCategory>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcResponder, "station.lattice.responder")

namespace lattice {

namespace {

QString header(const Message &message, QStringView name)
{
    return QString::fromUtf8(message.headers.value(name.toUtf8()));
}

} // namespace

/*! What a caller hears before the answer, on the subject that it named: that we have the call, then the parts. */
class Responder::Parts
{
public:
    Parts(Responder &responder, const QByteArray &subject)
        : m_responder(&responder), m_subject(subject.startsWith("_INBOX.") ? subject : QByteArray()) // to inboxes and nowhere else
    {
    }

    void add(const QString &text)
    {
        tellTaken();
        send(text);
    }
    void tellTaken()
    {
        if (m_number == 0)
            send({});
    }

private:
    void send(const QString &text)
    {
        if (m_responder && !m_subject.isEmpty())
            std::ignore = m_responder->m_link.publish({.subject = m_subject, .data = encode(CallProgress{.stationId = m_responder->m_options.stationId, .number = m_number, .text = text})});
        ++m_number;
    }

    const QPointer<Responder> m_responder;
    const QByteArray m_subject;
    int m_number = 0;
};

Responder::Responder(MeshLink &link, AgentHost &host, ResponderOptions options, QObject *parent)
    : QObject(parent), m_link(link), m_host(host), m_options(std::move(options))
{
    const auto listen = [this](const Result<QString> &subject, MessageHandler handler, const QByteArray &queue = {}) {
        if (subject)
            m_subscriptions.push_back(m_link.subscribe(subject->toUtf8(), std::move(handler), queue));
    };
    listen(Subject::agentInvoke(m_options.stationId), [this](const Message &message) { takeCall(message); });
    if (!m_options.pool.isEmpty())
        listen(Subject::poolInvoke(m_options.pool), [this](const Message &message) { takeCall(message); }, kWorkersQueue.toUtf8());
    listen(Subject::anyCallCancel(m_options.stationId), [this](const Message &message) { takeCancel(message); });
    listen(Subject::workflowRun(m_options.stationId), [this](const Message &message) {
        if (!message.reply.isEmpty())
            std::ignore = m_link.publish({.subject = message.reply,
                                          .data = encode(RunWorkflowResponse{.status = RunWorkflowResponse::Status::Error,
                                                                             .error = InvokeText::NoWorkflows.toString(),
                                                                             .stationId = m_options.stationId})});
    });
}

Responder::~Responder()
{
    for (auto &stop : m_calls)
        stop.request_stop();
    for (const Turn &turn : std::exchange(m_queue, {}))
        turn.granted.settle(false);
}

void Responder::close()
{
    m_closed = true;
    for (std::stop_source stop : m_calls.values()) // a call that ends leaves the list
        stop.request_stop();
    Q_EMIT capacityChanged();
}

Capacity Responder::capacity() const
{
    if (m_closed) // all are its own: what it hands back must find none free
        return {.slotsTotal = m_options.slots_, .slotsFree = 0, .queued = int(m_queue.size()), .working = 0};
    return {.slotsTotal = m_options.slots_, .slotsFree = std::max(0, m_options.slots_ - m_running), .queued = int(m_queue.size()), .working = m_working};
}

bool Responder::takeSlot()
{
    if (m_closed || m_running >= m_options.slots_)
        return false;
    ++m_running;
    ++m_working;
    Q_EMIT capacityChanged();
    return true;
}

void Responder::giveSlot()
{
    --m_working;
    passTurn();
}

void Responder::takeCall(const Message &message)
{
    const auto request = decodeInvokeRequest(message.data);
    if (!request)
        return answer(message.reply, refusal(m_options.stationId, Fault::Invalid, InvokeText::InvalidRequest.toString() + request.error().detail));
    if (agentMissing(*request))
        return answer(message.reply, refusal(m_options.stationId, Fault::Invalid, InvokeText::AgentMissing.toString()));
    if (agentOf(*request).isEmpty()) {
        const QString &asked = request->agentId.isEmpty() ? request->agentName : request->agentId;
        return answer(message.reply, refusal(m_options.stationId, Fault::NotFound, InvokeText::ExecutionFailed.toString() + InvokeText::agentNotFound(asked)));
    }
    serve(message, *request);
}

QString Responder::agentOf(const InvokeRequest &request) const
{
    const auto agents = m_host.agents();
    const auto found = std::ranges::find_if(agents, [&request](const AgentInfo &agent) {
        return request.agentId.isEmpty() ? agent.name == request.agentName : agent.id == request.agentId;
    });
    return found == agents.end() ? QString() : found->name;
}

QCoro::Task<void> Responder::serve(Message message, InvokeRequest request)
{
    const QPointer<Responder> self(this);
    CallOrder order{.callId = header(message, Header::Call),
                    .agent = agentOf(request),
                    .task = request.task,
                    .input = request.context,
                    .requestedBy = header(message, Header::From),
                    .traceparent = header(message, Header::Traceparent),
                    .origin = {}};
    const auto origin = decodeCallOrigin(message.headers.value(Header::Origin.toUtf8()));
    if (!origin) // it holds limits that we would not keep
        co_return answer(message.reply, refusal(m_options.stationId, Fault::Invalid, u"the header Lattice-Origin: "_s + origin.error().detail));
    order.origin = *origin;
    if (!isToken(order.callId))
        order.callId = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (!isStationId(order.requestedBy))
        order.requestedBy.clear();
    if (const auto refused = refusalOf(order)) // before it is taken: the caller goes elsewhere
        co_return answer(message.reply, *refused);
    ActiveSpan span = m_options.tracer.start({"lattice.agent.handle"_L1, order.agent}, Span::Kind::Server, order.traceparent);
    span.set("lattice.call.id"_L1, order.callId);
    span.set("lattice.station.id"_L1, m_options.stationId);
    if (!order.requestedBy.isEmpty())
        span.set("lattice.requested_by"_L1, order.requestedBy);
    span.set("gen_ai.agent.name"_L1, order.agent);
    order.traceparent = span.traceparent(order.traceparent);
    const auto parts = std::make_shared<Parts>(*this, message.headers.value(Header::Progress.toUtf8()));
    auto running = perform(std::move(order), [parts](const QString &text) { parts->add(text); }, {});
    if (!running.isReady())
        parts->tellTaken(); // what is answered at once needs no word before
    const auto response = co_await std::move(running);
    if (response.status == InvokeResponse::Status::Error)
        span.fail(errorOf(response).fault);
    span.end();
    if (!self)
        co_return;
    if (response.status == InvokeResponse::Status::Error)
        parts->tellTaken(); // it ran: the caller must not try it elsewhere
    answer(message.reply, response);
}

std::optional<InvokeResponse> Responder::refusalOf(const CallOrder &order) const
{
    if (m_calls.contains(order.callId))
        return refusal(m_options.stationId, Fault::Conflict, u"a call with the id %1 is under way here"_s.arg(order.callId));
    if (m_closed)
        return refusal(m_options.stationId, Fault::Busy, u"the station is stopping"_s);
    if (m_running >= m_options.slots_ && qsizetype(m_queue.size()) >= m_options.queue)
        return refusal(m_options.stationId, Fault::Busy, u"busy: %1 calls run here and %2 wait"_s.arg(m_running).arg(m_queue.size()));
    return std::nullopt;
}

QCoro::Task<InvokeResponse> Responder::run(CallOrder order, ProgressSink progress, std::stop_token stop)
{
    if (const auto refused = refusalOf(order))
        co_return *refused;
    co_return co_await perform(std::move(order), std::move(progress), std::move(stop));
}

QCoro::Task<InvokeResponse> Responder::perform(CallOrder order, ProgressSink progress, std::stop_token stop)
{
    const QPointer<Responder> self(this);
    const QString stationId = m_options.stationId;
    const QString stationName = m_options.stationName;
    if (!Traceparent::parse(order.traceparent)) // the events of the call have a trace also where nobody records spans
        order.traceparent = Traceparent::make().toString();
    std::stop_source source;
    m_calls.insert(order.callId, source);
    const std::stop_callback forward(std::move(stop), [source]() mutable { source.request_stop(); });
    QElapsedTimer timer;
    timer.start();
    const auto result = co_await execute(order, std::move(progress), source);
    InvokeResponse response = result ? InvokeResponse{.result = result->text, .toolCalls = result->toolCalls, .model = result->model, .usage = result->usage == CallUsage() ? std::nullopt : std::optional(result->usage)}
                                     : refusal(stationId, result.error().fault, InvokeText::ExecutionFailed.toString() + result.error().detail);
    response.durationMs = double(timer.nsecsElapsed()) / 1e6;
    response.stationId = stationId;
    response.stationName = stationName;
    response.agentName = order.agent;
    if (self)
        m_calls.remove(order.callId);
    co_return response;
}

QCoro::Task<Result<CallResult>> Responder::execute(CallOrder order, ProgressSink progress, std::stop_source stop)
{
    const QPointer<Responder> self(this);
    if (m_running >= m_options.slots_) {
        const Turn turn{.id = ++m_lastTurn, .granted = {}};
        m_queue.push_back(turn);
        Q_EMIT capacityChanged();
        const std::stop_callback leave(stop.get_token(), [self, turn] {
            if (self)
                QMetaObject::invokeMethod(self, [turn] { turn.granted.settle(false); }, Qt::QueuedConnection);
        });
        const bool granted = co_await turn.granted;
        if (!self)
            co_return failed(Fault::Cancelled, u"the station is stopping"_s);
        std::erase_if(m_queue, [&turn](const Turn &waiting) { return waiting.id == turn.id; });
        if (!granted) {
            Q_EMIT capacityChanged();
            co_return failed(Fault::Cancelled, u"cancelled while it waited for its turn"_s);
        }
    } else {
        ++m_running;
    }
    Q_EMIT capacityChanged();
    CallRecord record{.order = order};
    Q_EMIT started(record);

    QElapsedTimer timer;
    timer.start();
    bool overdue = false;
    QTimer limit;
    limit.setSingleShot(true);
    connect(&limit, &QTimer::timeout, this, [&overdue, stop]() mutable {
        overdue = true;
        stop.request_stop();
    });
    limit.start(m_options.limit);
    auto result = co_await m_host.execute(order, std::move(progress), stop.get_token());
    if (result && !result->question.isEmpty())
        result = failed(Fault::Refused, u"the agent asks for a person, which only work can wait for: "_s + result->question);
    if (!result && overdue)
        result = failed(Fault::Timeout, u"the agent did not answer within %1 s"_s.arg(m_options.limit.count() / 1000));
    if (!self)
        co_return result;

    record.succeeded = bool(result);
    record.error = result ? QString() : result.error().detail;
    record.model = result ? result->model : QString();
    record.toolCalls = result ? result->toolCalls : 0;
    record.durationMs = double(timer.nsecsElapsed()) / 1e6;
    passTurn();
    Q_EMIT ended(record);
    co_return result;
}

void Responder::passTurn()
{
    while (!m_queue.empty()) {
        const Turn next = m_queue.front();
        m_queue.pop_front();
        if (next.granted.settle(true)) { // it takes over our slot
            Q_EMIT capacityChanged();
            return;
        }
    }
    --m_running;
    Q_EMIT capacityChanged();
}

void Responder::takeCancel(const Message &message)
{
    const QString callId = Subject::cancelledCall(QString::fromUtf8(message.subject));
    const auto found = m_calls.find(callId);
    if (found != m_calls.end())
        found->request_stop();
    if (!message.reply.isEmpty())
        std::ignore = m_link.publish({.subject = message.reply, .data = found != m_calls.end() ? "+OK" : "-ERR no such call"});
}

void Responder::answer(const QByteArray &reply, const InvokeResponse &response)
{
    if (reply.isEmpty())
        return; // nobody wants to know
    const auto sent = m_link.publish({.subject = reply, .data = encode(response)});
    if (sent)
        return;
    qCWarning(lcResponder).noquote() << "an answer could not be sent:" << sent.error().detail;
    if (sent.error().fault == Fault::Full) {
        const double mib = double(response.result.size()) / (1024 * 1024);
        InvokeResponse tooLarge = refusal(m_options.stationId, Fault::Full,
                                          u"the answer of %1 MiB is over the lattice's limit of %2 MiB for one message"_s.arg(mib, 0, 'f', 1).arg(m_link.maxPayload() / (1024 * 1024)));
        tooLarge.agentName = response.agentName;
        tooLarge.durationMs = response.durationMs;
        std::ignore = m_link.publish({.subject = reply, .data = encode(tooLarge)});
    }
}

} // namespace lattice
