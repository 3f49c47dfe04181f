// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/events/pasttime.h"

#include "app/desktop/events/eventwords.h"
#include "app/errortext.h"

namespace app {

namespace {

constexpr qint64 kFrameMs = 16;

} // namespace

PastTime::PastTime(HistoryClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_now(QDateTime::currentDateTimeUtc())
{
    m_frame.setSingleShot(true);
    m_frame.setTimerType(Qt::PreciseTimer);
    connect(&m_frame, &QTimer::timeout, this, &PastTime::ask);
    connect(&m_client, &HistoryClient::statusChanged, this, &PastTime::changed);
}

void PastTime::goTo(const QDateTime &time)
{
    const auto &range = m_client.status().range;
    if (!time.isValid() || range.rows == 0)
        return;
    if (time >= (isRecorded() ? range.to : QDateTime::currentDateTimeUtc()))
        live();
    else
        move(qMax(time.toUTC(), range.from));
}

void PastTime::goToOldest() { goTo(m_client.status().range.from); }

void PastTime::goToRow(const lattice::HistoryRow &row)
{
    if (row.stored.isValid())
        move(row.stored); // not goTo(): the clock of the server may be ahead of ours
}

void PastTime::move(const QDateTime &time)
{
    if (m_time == time)
        return;
    m_time = time;
    m_now = QDateTime::currentDateTimeUtc();
    if (m_requestId.isEmpty() && !m_frame.isActive())
        askNextFrame();
    Q_EMIT changed();
}

void PastTime::askNextFrame()
{
    const qint64 since = m_sinceAsked.isValid() ? m_sinceAsked.elapsed() : kFrameMs;
    m_frame.start(int(qMax<qint64>(0, kFrameMs - since)));
}

void PastTime::ask()
{
    if (!isActive())
        return;
    m_sinceAsked.start();
    m_requestId = m_client.state(m_time, this, [this, asked = m_time](const lattice::Result<lattice::LatticeState> &state) {
        m_requestId.clear();
        take(asked, state);
    });
}

void PastTime::take(const QDateTime &asked, const lattice::Result<lattice::LatticeState> &state)
{
    if (!isActive())
        return;
    m_problem.reset();
    if (state) {
        m_reached = asked;
        m_sequence = state->sequence();
        Q_EMIT reached(*state);
    } else if (state.error().fault != lattice::Fault::Cancelled) {
        m_problem = state.error();
    }
    if (asked != m_time && !m_frame.isActive()) // T has moved on in the meantime
        askNextFrame();
    Q_EMIT changed();
}

void PastTime::live()
{
    if (isRecorded())
        move(m_client.status().range.to);
    else
        leave();
}

void PastTime::leave()
{
    if (!isActive())
        return;
    m_frame.stop();
    m_client.withdraw(m_requestId);
    m_requestId.clear();
    m_time = m_reached = {};
    m_sequence = 0;
    m_problem.reset();
    Q_EMIT left();
    Q_EMIT changed();
}

void PastTime::tick(const QDateTime &now)
{
    m_now = now;
    if (isActive())
        Q_EMIT changed();
}

void PastTime::clear() { leave(); }

QString PastTime::timeText() const { return isActive() ? EventWords::moment(m_time, m_now) : tr("LIVE"); }

QString PastTime::bandText() const
{
    if (!isActive())
        return {};
    if (isRecorded()) //: the time that is looked at in a recording
        return tr("RECORDED %1 · everything is shown as it was · actions are off").arg(EventWords::moment(m_time, m_now));
    //: the time that is looked at, and how long ago that was
    return tr("PAST %1 · %2 · everything is shown as it was · actions are off").arg(EventWords::moment(m_time, m_now), EventWords::ago(m_time, m_now));
}

QString PastTime::offReason() const
{
    if (isRecorded())
        return tr("A recording is shown. Nothing can be changed in it.");
    return isActive() ? tr("You look at the past. Go back to live (End) to act.") : QString();
}

QString PastTime::problem() const { return m_problem ? ErrorText::describe(*m_problem) : QString(); }

} // namespace app
