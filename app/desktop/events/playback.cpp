// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/events/playback.h"

#include "app/desktop/events/eventwords.h"

#include <iterator>

using namespace Qt::StringLiterals;
using lattice::EventFilter;
using lattice::HistoryQuery;

namespace app {

namespace {

constexpr int kFrameMs = 16;
constexpr qint64 kIdleMs = 1500; // of real time without an event, longer ones are folded
constexpr qint64 kLeadMs = 300;  // before the event that ends an idle time
constexpr qint64 kFromLiveMs = 60'000;
constexpr qsizetype kSameMoment = 200; // rows that may share a millisecond

EventFilter filterOf(const QString &text) { return EventFilter::parse(text, QDateTime::currentDateTimeUtc()).value_or(EventFilter()); }

} // namespace

Playback::Playback(HistoryClient &client, PastTime &time, const Selection &selection, QObject *parent)
    : QObject(parent)
    , m_client(client)
    , m_time(time)
    , m_selection(selection)
{
    m_timer.setInterval(kFrameMs);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, [this] { advance(m_sinceFrame.restart()); });
    connect(&m_time, &PastTime::left, this, [this] {
        m_afterReach = nullptr;
        m_nextEvent = {};
        m_noMore = false;
        pause();
    });
    connect(&m_time, &PastTime::changed, this, [this] {
        if (m_afterReach && m_time.isReached())
            std::exchange(m_afterReach, nullptr)();
    });
}

void Playback::play()
{
    if (isPlaying() || !m_time.isAvailable())
        return;
    if (!m_time.isActive())
        m_time.goTo(QDateTime::currentDateTimeUtc().addMSecs(-kFromLiveMs));
    m_nextEvent = {};
    m_noMore = false;
    m_sinceFrame.start();
    m_timer.start();
    Q_EMIT changed();
}

void Playback::pause()
{
    if (!isPlaying())
        return;
    m_timer.stop();
    Q_EMIT changed();
}

void Playback::toggle() { isPlaying() ? pause() : play(); }

void Playback::advance(qint64 milliseconds)
{
    if (!m_time.isActive())
        return;
    const double speed = kSpeeds[m_speed];
    auto next = m_time.time().addMSecs(qMax<qint64>(1, qint64(double(milliseconds) * speed)));
    if (m_foldIdle) {
        if (m_nextEvent.isValid() && m_nextEvent > next) {
            if (double(next.msecsTo(m_nextEvent)) > double(kIdleMs) * speed)
                next = m_nextEvent.addMSecs(-qint64(double(kLeadMs) * speed));
        } else {
            findNext();
        }
        if (m_noMore && m_time.time() >= m_client.status().range.to)
            next = QDateTime::currentDateTimeUtc(); // nothing more has happened: live
    }
    m_time.goTo(next);
    if (m_client.isRecorded() && m_time.time() >= m_client.status().range.to) // there is nothing live behind it
        pause();
}

/*! Asks for the event after the last one that is shown, unless that is under way. */
void Playback::findNext()
{
    if (!m_nextId.isEmpty() || m_time.lastSequence() == 0)
        return;
    const HistoryQuery query{.filter = {}, .after = m_time.lastSequence(), .limit = 1, .order = HistoryQuery::Order::OldestFirst};
    m_nextId = m_client.query(query, this, [this](const lattice::Result<lattice::HistoryPage> &page) {
        m_nextId.clear();
        m_noMore = page && page->rows.isEmpty();
        m_nextEvent = page && !m_noMore ? page->rows.first().stored : QDateTime();
    });
}

void Playback::stepEvent(int direction) { step(direction, {}); }

void Playback::stepFailure(int direction) { step(direction, filterOf(u"is:failed"_s)); }

void Playback::stepSelected(int direction)
{
    if (m_selection.isEmpty()) {
        setNote(tr("Select a station, an agent or an item of work first."));
        return;
    }
    const auto text = EventWords::filterTerm("work"_L1, m_selection.workId()) + u' ' + EventWords::filterTerm("station"_L1, m_selection.stationId()) + u' ' + EventWords::filterTerm("agent"_L1, m_selection.agentName());
    step(direction, filterOf(text));
}

void Playback::step(int direction, const EventFilter &filter)
{
    pause();
    setNote({});
    if (!m_time.isAvailable() || (!m_time.isActive() && direction > 0))
        return;
    if (!m_time.isActive() || m_time.isReached())
        ask(direction, filter);
    else
        m_afterReach = [this, direction, filter] { ask(direction, filter); };
}

void Playback::ask(int direction, const EventFilter &filter)
{
    m_client.withdraw(m_stepId);
    HistoryQuery query{.filter = filter, .limit = kSameMoment};
    if (direction < 0) {
        query.before = m_time.isActive() ? m_time.sequence() + 1 : 0;
    } else {
        query.after = m_time.sequence();
        query.order = HistoryQuery::Order::OldestFirst;
        query.limit = 1;
    }
    m_stepId = m_client.query(query, this, [this, direction](const lattice::Result<lattice::HistoryPage> &page) {
        m_stepId.clear();
        take(direction, page);
    });
}

void Playback::take(int direction, const lattice::Result<lattice::HistoryPage> &page)
{
    if (!page)
        return;
    // Events of one millisecond are one moment: back means to one that is really earlier.
    const auto now = m_time.time();
    for (const auto &row : page->rows) {
        if (row.stored.isValid() && (direction > 0 || !now.isValid() || row.stored < now)) {
            m_time.goToRow(row);
            return;
        }
    }
    setNote(direction < 0 ? tr("Nothing like that is earlier in the history.") : tr("Nothing like that is later in the history."));
}

void Playback::setSpeedIndex(int index)
{
    index = qBound(0, index, int(std::size(kSpeeds)) - 1);
    if (std::exchange(m_speed, index) != index)
        Q_EMIT changed();
}

QStringList Playback::speeds() const
{
    QStringList texts;
    for (const double speed : kSpeeds)
        texts.append(speed == 0.25 ? u"¼×"_s : speed == 0.5 ? u"½×"_s : u"%1×"_s.arg(speed));
    return texts;
}

void Playback::setFoldIdle(bool fold)
{
    if (std::exchange(m_foldIdle, fold) != fold)
        Q_EMIT changed();
}

void Playback::setNote(const QString &note)
{
    if (std::exchange(m_note, note) != note)
        Q_EMIT noteChanged();
}

} // namespace app
