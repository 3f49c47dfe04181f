// SPDX-License-Identifier: Apache-2.0
// What a run records of itself as it happens.
#include "core/run/runloop.h"

using namespace Qt::StringLiterals;
using lattice::Fault;
using lattice::Result;

namespace core {

RunStep RunLoop::begin(RunStep::Kind kind, const QString &name, const QString &server, const QJsonObject &detail, const lattice::ActiveSpan &span)
{
    const auto own = lattice::Traceparent::parse(span.traceparent());
    RunStep step{.number = ++m_steps, .kind = kind, .name = name, .server = server, .turn = m_turn, .started = QDateTime::currentDateTimeUtc(), .durationMs = -1, .error = {},
                 .spanId = (own ? *own : m_trace.child()).spanId(), .parentSpanId = m_record.spanId, .usage = {}, .cost = {}, .childRun = {}, .detail = detail};
    m_since.insert(step.number, std::chrono::steady_clock::now());
    if (RunStore *kept = store())
        kept->put(m_record.id, step);
    return step;
}

void RunLoop::end(RunStep step, const QString &error)
{
    const auto now = std::chrono::steady_clock::now();
    const auto since = m_since.contains(step.number) ? m_since.take(step.number) : now;
    step.durationMs = std::chrono::duration<double, std::milli>(now - since).count();
    step.error = error;
    if (RunStore *kept = store())
        kept->put(m_record.id, step);
}

void RunLoop::note(const QString &name, const QString &words, QJsonObject detail)
{
    detail.insert(u"words"_s, words);
    detail.insert(u"prompted"_s, m_prompted);
    RunStep step = begin(RunStep::Kind::Note, name, {}, detail);
    end(step);
}

void RunLoop::append(const QJsonObject &message, int step)
{
    m_messages.append(message);
    if (RunStore *kept = store())
        kept->put(m_record.id, step, QJsonArray{message});
}

void RunLoop::spend(const RunStep &step)
{
    m_budget->spend(1, step.usage, step.cost);
    m_record.usage = m_record.usage + step.usage;
    m_costUnknown = m_costUnknown || !step.cost;
    m_record.cost = m_costUnknown ? std::nullopt : std::optional(m_record.cost.value_or(0) + *step.cost);
}

void RunLoop::save()
{
    m_record.durationMs = m_before + std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_begin).count();
    if (RunStore *kept = store())
        kept->put(m_record);
}

void RunLoop::finish(const Result<> &outcome)
{
    const bool waits = outcome && !m_result.question.isEmpty() && !m_record.workId.isEmpty();
    const bool unanswered = outcome && !m_result.question.isEmpty() && m_record.workId.isEmpty(); // a plain call fails by it
    m_record.state = waits ? RunState::Waiting : unanswered ? RunState::Failed : outcome ? RunState::Done : outcome.error().fault == Fault::Cancelled ? RunState::Cancelled : RunState::Failed;
    m_record.question = m_result.question;
    m_record.error = outcome ? (unanswered ? u"it asks for a person, which only work can wait for"_s : QString()) : outcome.error().detail;
    if (!outcome)
        m_record.fault = outcome.error().fault;
    else if (unanswered)
        m_record.fault = Fault::Refused;
    if (!waits)
        m_record.ended = QDateTime::currentDateTimeUtc();
    save();
    if (!outcome)
        m_span.fail(outcome.error().fault); // the detail may repeat words of the task
    else if (unanswered)
        m_span.fail(Fault::Refused);
    if (!m_record.model.isEmpty())
        m_span.set("gen_ai.response.model"_L1, m_record.model);
    GenAi::setUsage(m_span, m_record.usage);
    m_span.end();
    m_result.runId = m_record.id;
    m_result.text = m_record.answer;
    m_result.model = m_record.model;
    m_result.steps = m_record.steps;
    m_result.usage = m_record.usage;
    m_result.cost = m_record.cost;
    m_result.tree = m_budget->spent();
    m_result.duration = std::chrono::duration<double, std::milli>(m_record.durationMs);
}

std::chrono::milliseconds RunLoop::left() const
{
    const auto gone = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_begin);
    return std::max(std::chrono::milliseconds(1), m_request.deadline - gone);
}

lattice::Error RunLoop::ended() const
{
    if (m_overdue)
        return {.fault = Fault::Timeout, .detail = u"the time for the run was over"_s};
    if (m_shared->gone)
        return {.fault = Fault::Cancelled, .detail = u"the station is stopping"_s};
    return {.fault = Fault::Cancelled, .detail = u"cancelled"_s};
}

} // namespace core
