// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/connectiondoctor.h"

#include "lattice/link/examination.h"

#include <QPointer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lattice {

namespace {

constexpr auto kStepDeadline = 3s;

QList<CheckStep> allWaiting()
{
    QList<CheckStep> steps;
    for (const QString &id : {u"name"_s, u"tcp"_s, u"tls"_s, u"signin"_s, u"history"_s, u"registry"_s, u"clock"_s})
        steps.append({.id = id});
    return steps;
}

/*! Waiters go on inside request_stop(), and may replace or destroy \a source meanwhile. */
void request(std::stop_source source)
{
    source.request_stop();
}

} // namespace

ConnectionDoctor::ConnectionDoctor(LinkOptions options, QObject *parent, Clock clock)
    : QObject(parent), m_options(std::move(options)), m_clock(std::move(clock)), m_steps(allWaiting())
{
    m_deadline.setSingleShot(true);
    m_deadline.callOnTimeout(this, [this] { request(m_late); });
}

ConnectionDoctor::~ConnectionDoctor()
{
    m_over.request_stop();
    m_late.request_stop();
}

void ConnectionDoctor::start()
{
    if (m_running)
        return;
    m_running = true;
    m_steps = allWaiting();
    m_over = {};
    m_late = {};
    run(std::make_shared<Examination>(m_options, m_clock), m_over.get_token());
}

void ConnectionDoctor::stop()
{
    if (!m_running)
        return;
    m_over.request_stop();
    request(m_late); // the run ends in there, and says nothing
    conclude(false);
}

QCoro::Task<void> ConnectionDoctor::run(std::shared_ptr<Examination> examination, std::stop_token over)
{
    // From each wait on, and after each signal, we may be gone; then `over` says so.
    std::ignore = co_await pause(0ms, m_late.get_token());
    bool healthy = true;
    for (qsizetype step = 0; !over.stop_requested() && healthy && step < m_steps.size(); ++step) {
        const std::stop_token late = begin(step);
        if (over.stop_requested())
            co_return;
        const Finding finding = co_await examination->check(m_steps[step].id, kStepDeadline, late);
        if (over.stop_requested())
            co_return;
        healthy = !finding.hasFailed() || finding.cause == "clock-skew"_L1;
        end(step, finding);
    }
    if (!over.stop_requested())
        conclude(healthy);
}

std::stop_token ConnectionDoctor::begin(qsizetype step)
{
    m_late = {};
    const std::stop_token late = m_late.get_token();
    m_deadline.start(kStepDeadline);
    m_steps[step].state = CheckStep::State::Running;
    Q_EMIT stepChanged(CheckStep(m_steps[step]));
    return late;
}

void ConnectionDoctor::end(qsizetype step, const Finding &finding)
{
    m_deadline.stop();
    m_steps[step] = {.id = m_steps[step].id, .state = finding.state, .detail = finding.detail, .cause = finding.cause, .words = finding.words};
    Q_EMIT stepChanged(CheckStep(m_steps[step]));
}

void ConnectionDoctor::conclude(bool healthy)
{
    m_deadline.stop();
    const QPointer self(this);
    for (qsizetype i = 0; self && i < m_steps.size(); ++i) {
        CheckStep &step = m_steps[i];
        if (step.state != CheckStep::State::Waiting && step.state != CheckStep::State::Running)
            continue;
        step.state = CheckStep::State::Skipped;
        Q_EMIT stepChanged(CheckStep(step));
    }
    if (!self)
        return;
    m_running = false;
    Q_EMIT finished(healthy);
}

} // namespace lattice
