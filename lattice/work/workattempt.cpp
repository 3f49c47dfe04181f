// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/workattempt.h"

#include "lattice/protocol/subject.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

constexpr Milliseconds kParts = 50ms;
constexpr Milliseconds kProgress = 1s;
constexpr qsizetype kShown = 200; // characters of progress

QString lastLine(const QString &text)
{
    const QString end = text.trimmed();
    return end.sliced(end.lastIndexOf(u'\n') + 1).right(kShown);
}

} // namespace

WorkAttempt::WorkAttempt(MeshLink &link, WorkRecord record, WorkTimes times, QByteArray reply, QString traceparent)
    : m_link(link), m_record(std::move(record)), m_times(times), m_reply(std::move(reply)), m_traceparent(std::move(traceparent))
{
    m_limit.setSingleShot(true);
    m_parts.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &WorkAttempt::timeOut);
    connect(&m_parts, &QTimer::timeout, this, &WorkAttempt::sendParts);
}

QCoro::Task<Result<CallResult>> WorkAttempt::run(AgentHost &host)
{
    const WorkSpec &spec = m_record.spec;
    const QString seconds = QString::number(double(spec.timeout.count()) / 1000);
    m_limit.start(spec.timeout);
    CallOrder order{.callId = spec.workId, .agent = agentOf(m_record), .task = spec.task, .input = spec.context, .requestedBy = spec.sourceStation, .traceparent = m_traceparent,
                    .origin = {.trigger = u"work"_s, .by = spec.requestedBy, .parentRun = spec.labels.value(kParentRunLabel), .rootRun = {}, .depth = int(spec.path.size()), .path = spec.path, .budget = {},
                               .workId = spec.workId, .attempt = m_record.attempt}};
    order.steps = [self = QPointer(this)](const CallStep &step) {
        if (self)
            self->tell(step);
    };
    const ProgressSink parts = [self = QPointer(this)](const QString &text) {
        if (self)
            self->add(text);
    };
    QCoro::connect(host.execute(std::move(order), parts, m_stop.get_token()), this, [done = m_done](const Result<CallResult> &result) { done.settle(result); });
    const QPointer<WorkAttempt> self(this);
    auto result = co_await m_done;
    if (!self)
        co_return result;
    m_limit.stop();
    sendParts();
    if (!result && m_overdue)
        result = failed(Fault::Timeout, u"no answer within %1 s"_s.arg(seconds));
    co_return result;
}

void WorkAttempt::askToEnd()
{
    if (std::exchange(m_asked, true))
        return;
    m_limit.start(m_times.grace);
    m_stop.request_stop();
}

void WorkAttempt::timeOut()
{
    if (m_asked) {
        m_done.settle(failed(Fault::Timeout, u"the agent did not end when it was asked to"_s));
        return;
    }
    m_overdue = true;
    askToEnd();
}

void WorkAttempt::add(const QString &text)
{
    m_tail = (m_tail + text).right(2 * kShown);
    m_unsent += text;
    if (!m_parts.isActive())
        m_parts.start(kParts);
}

/*! What the agent does counts before what it says: a text may come in a hundred parts. */
void WorkAttempt::tell(const CallStep &step)
{
    const WorkProgress said{.percent = step.percent, .message = lastLine(step.words), .at = QDateTime::currentDateTimeUtc()};
    if (m_progressed.isValid() && m_progressed.durationElapsed() < kProgress && step.percent < 0)
        return;
    m_progressed.start();
    m_record.progress = said;
    Q_EMIT progressed(m_record);
}

void WorkAttempt::sendParts()
{
    if (m_unsent.isEmpty())
        return;
    const QString part = std::exchange(m_unsent, {});
    if (const auto subject = Subject::workStream(m_record.spec.workId))
        std::ignore = m_link.publish({.subject = subject->toUtf8(), .data = part.toUtf8()});
    if (m_progressed.isValid() && m_progressed.durationElapsed() < kProgress)
        return;
    m_progressed.start();
    m_record.progress = {.percent = -1, .message = lastLine(m_tail), .at = QDateTime::currentDateTimeUtc()};
    Q_EMIT progressed(m_record);
}

} // namespace lattice
