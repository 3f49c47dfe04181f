// SPDX-License-Identifier: Apache-2.0
#include "lattice/mesh/invoker.h"

#include "lattice/mesh/responder.h"
#include "lattice/protocol/progress.h"
#include "lattice/protocol/subject.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

struct Invoker::Attempt {
    QString takenBy; //!< the station that runs it or has it in its queue
};

Invoker::Invoker(MeshLink &link, Finder finder, Responder *responder, InvokerOptions options, QObject *parent)
    : QObject(parent), m_link(link), m_finder(std::move(finder)), m_responder(responder), m_options(std::move(options))
{
}

QCoro::Task<Result<InvokeResponse>> Invoker::call(Call call, ProgressSink progress, std::stop_token stop)
{
    const QPointer<Invoker> self(this);
    if (call.id.isEmpty())
        call.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (!isToken(call.id))
        co_return failed(Fault::Invalid, u"the call's id may have letters, digits, _ and - only"_s);

    const auto targets = co_await m_finder(call.to);
    if (!targets || !self)
        co_return std::unexpected(targets ? Error{.fault = Fault::Cancelled, .detail = {}} : targets.error());

    Result<InvokeResponse> last = failed(Fault::NotFound, u"no place to call"_s);
    const qsizetype tries = std::min<qsizetype>(targets->size(), std::max(1, m_options.tries));
    for (qsizetype i = 0; i < tries; ++i) {
        const auto attempt = std::make_shared<Attempt>();
        last = co_await callAt(targets->at(i), call, progress, stop, attempt);
        const bool elsewhere = !last && attempt->takenBy.isEmpty()
            && (last.error().fault == Fault::Busy || last.error().fault == Fault::NoResponders || last.error().fault == Fault::NotFound);
        if (!elsewhere || !self)
            break;
    }
    co_return last;
}

QCoro::Task<Result<InvokeResponse>> Invoker::callAt(Target target, Call call, ProgressSink progress, std::stop_token stop, std::shared_ptr<Attempt> attempt)
{
    if (m_responder && target.stationId == m_options.stationId)
        co_return co_await callHere(std::move(target), std::move(call), std::move(progress), std::move(stop));
    ActiveSpan span = m_options.tracer.start({"lattice.agent.invoke"_L1, target.agentName}, Span::Kind::Client, call.traceparent);
    span.set("lattice.call.id"_L1, call.id);
    span.set("lattice.station.id"_L1, target.stationId);
    if (!target.pool.isEmpty())
        span.set("lattice.pool"_L1, target.pool);
    span.set("gen_ai.agent.name"_L1, target.agentName);
    call.traceparent = span.traceparent(call.traceparent); // who records nothing passes on what was given
    const auto response = co_await callThere(std::move(target), std::move(call), std::move(progress), std::move(stop), attempt);
    if (!attempt->takenBy.isEmpty())
        span.set("lattice.station.id"_L1, attempt->takenBy);
    if (!response)
        span.fail(attempt->takenBy.isEmpty() ? response.error() : Error{response.error().fault, {}}); // words from there may be the agent's
    co_return response;
}

QCoro::Task<Result<InvokeResponse>> Invoker::callHere(Target target, Call call, ProgressSink progress, std::stop_token stop)
{
    const auto response = co_await m_responder->run({.callId = call.id, .agent = target.agentName, .task = call.task, .input = call.input,
                                                     .requestedBy = m_options.stationId, .traceparent = call.traceparent, .origin = call.origin}, std::move(progress), stop);
    if (response.status == InvokeResponse::Status::Error)
        co_return std::unexpected(errorOf(response));
    co_return response;
}

QCoro::Task<Result<InvokeResponse>> Invoker::callThere(Target target, Call call, ProgressSink progress, std::stop_token stop, std::shared_ptr<Attempt> attempt)
{
    const QPointer<Invoker> self(this);
    const auto subject = target.pool.isEmpty() ? Subject::agentInvoke(target.stationId) : Subject::poolInvoke(target.pool);
    if (!subject)
        co_return std::unexpected(subject.error());

    const auto parts = m_link.listen([this, attempt, progress](const Message &message) { takeProgress(message, attempt, progress); });
    Headers headers{{Header::Call.toUtf8(), call.id.toUtf8()}, {Header::Progress.toUtf8(), parts.subject}};
    if (!call.traceparent.isEmpty())
        headers.set(Header::Traceparent.toUtf8(), call.traceparent.toUtf8());
    if (const QByteArray origin = encode(call.origin); !origin.isEmpty())
        headers.set(Header::Origin.toUtf8(), origin);
    if (!m_options.stationId.isEmpty())
        headers.set(Header::From.toUtf8(), m_options.stationId.toUtf8());
    const InvokeRequest request{.agentId = target.agentId, .agentName = target.agentName, .task = call.task, .context = call.input};
    // A station of ours says when it has taken the call; one that hangs does not, and is not waited for to the end.
    std::stop_source giveUp;
    const std::stop_callback forward(stop, [&giveUp] { giveUp.request_stop(); });
    bool untaken = false;
    QTimer patience;
    patience.setSingleShot(true);
    connect(&patience, &QTimer::timeout, &patience, [&] {
        untaken = attempt->takenBy.isEmpty();
        if (untaken)
            giveUp.request_stop();
    });
    if (target.saysTaken)
        patience.start(m_options.taken);
    const auto reply = co_await m_link.request({.subject = subject->toUtf8(), .data = encode(request), .headers = headers}, call.deadline, giveUp.get_token());
    if (!self)
        co_return failed(Fault::Cancelled, u"the station is stopping"_s);
    if (!reply) {
        const bool abandoned = reply.error().fault == Fault::Cancelled || reply.error().fault == Fault::Timeout;
        const auto cancel = Subject::callCancel(attempt->takenBy.isEmpty() ? target.stationId : attempt->takenBy, call.id);
        if (abandoned && cancel)
            std::ignore = m_link.publish({.subject = cancel->toUtf8()});
        if (untaken)
            co_return failed(Fault::Timeout, u"no station took the call within %1 s"_s.arg(m_options.taken.count() / 1000));
        if (reply.error().fault == Fault::Timeout)
            co_return failed(Fault::Timeout, u"no answer within %1 s"_s.arg(call.deadline.count() / 1000));
        co_return std::unexpected(reply.error());
    }
    auto response = decodeInvokeResponse(reply->data);
    if (response && response->status == InvokeResponse::Status::Error)
        co_return std::unexpected(errorOf(*response));
    co_return response;
}

void Invoker::takeProgress(const Message &message, const std::shared_ptr<Attempt> &attempt, const ProgressSink &progress)
{
    const auto part = decodeCallProgress(message.data);
    if (!part)
        return;
    attempt->takenBy = part->stationId;
    if (part->number > 0 && progress)
        progress(part->text);
}

} // namespace lattice
