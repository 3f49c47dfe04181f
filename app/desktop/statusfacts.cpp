// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/statusfacts.h"

#include "app/desktop/vocabulary.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace app {

using lattice::LinkState;

void StatusFacts::apply(const core::Status &status)
{
    m_now = QDateTime::currentDateTimeUtc();
    if (status.link.state == LinkState::Live || m_status.link.state == LinkState::Live)
        m_liveAt = m_now;
    if (status.mode == core::Mode::Standalone)
        m_liveAt = {};
    m_nextTry = status.link.nextTryMs > 0 ? m_now.addMSecs(status.link.nextTryMs) : QDateTime();
    if (m_status == status)
        return;
    m_status = status;
    Q_EMIT changed();
}

void StatusFacts::setRecording(const QString &name)
{
    if (std::exchange(m_recording, name) != name)
        Q_EMIT changed();
}

void StatusFacts::countEvents(qsizetype count) { m_waiting += count; }

void StatusFacts::tick(const QDateTime &now)
{
    const bool ages = hasAges();
    m_now = now;
    const double rate = m_rate * 0.6 + double(std::exchange(m_waiting, 0)) * 0.4; // over some seconds, so that it can be read
    m_rate = rate < 0.05 ? 0 : rate;
    if (ages)
        Q_EMIT changed();
}

QString StatusFacts::connectionText() const
{
    const auto &link = m_status.link;
    if (!m_recording.isEmpty())
        return tr("a recording");
    switch (link.state) {
    case LinkState::Off: return inLattice() ? tr("off") : tr("no lattice");
    case LinkState::Connecting: return tr("connecting, attempt %1").arg(qMax(1, link.attempt));
    case LinkState::Live:
        return link.roundTripMs < 0 ? tr("live") : tr("live, %1").arg(Words::duration(link.roundTripMs));
    case LinkState::Reconnecting: return tr("reconnecting");
    case LinkState::Refused: return tr("refused");
    }
    return {};
}

QString StatusFacts::modeText() const
{
    if (!m_recording.isEmpty())
        return m_recording;
    if (m_status.mode == core::Mode::Standalone)
        return tr("Standalone");
    if (m_status.mode == core::Mode::Orchestrator)
        return m_status.natsPort > 0 ? tr("Orchestrator :%1").arg(m_status.natsPort) : tr("Orchestrator");
    return m_status.natsAddress.isEmpty() ? tr("Member") : tr("Member of %1").arg(m_status.natsAddress);
}

QString StatusFacts::inFlightText() const { return tr("%n call(s) in flight", nullptr, m_status.callsInFlight); }

QString StatusFacts::rateText() const { return tr("%1 events/s").arg(QLocale().toString(m_rate, 'f', m_rate > 0 && m_rate < 10 ? 1 : 0)); }

QString StatusFacts::ageText() const
{
    if (!inLattice())
        return {};
    if (!m_recording.isEmpty())
        return tr("recorded");
    if (!isStale())
        return tr("as of now");
    if (!m_liveAt.isValid())
        return tr("nothing heard yet");
    //: the local time of what is shown, and how long ago that was
    return tr("as of %1, %2 old").arg(QLocale().toString(m_liveAt.toLocalTime().time(), u"HH:mm:ss"), Words::span(qMax<qint64>(0, m_liveAt.secsTo(m_now))));
}

QString StatusFacts::bannerText() const
{
    if (!isStale())
        return {};
    const auto wait = m_nextTry.isValid() ? qMax<qint64>(0, m_now.secsTo(m_nextTry)) : 0;
    const auto next = wait > 0 ? tr("Next try in %1.").arg(Words::span(wait)) : tr("Trying now.");
    switch (m_status.link.state) {
    case LinkState::Off: return tr("The link is off. What you see is %1.").arg(ageText());
    case LinkState::Connecting: return tr("Connecting to the lattice, attempt %1. %2").arg(qMax(1, m_status.link.attempt)).arg(next);
    case LinkState::Reconnecting: return tr("The link dropped; it comes back by itself. What you see is %1. %2").arg(ageText(), next);
    case LinkState::Refused: return tr("The lattice refuses the sign-in. It is tried again once a minute. %1").arg(next);
    case LinkState::Live: break;
    }
    return {};
}

QString StatusFacts::inviteCommand() const
{
    if (!m_status.joinLine.isEmpty())
        return u"station-headless serve --join '%1'"_s.arg(m_status.joinLine);
    return m_status.natsAddress.isEmpty() ? QString() : u"station-headless serve --lattice %1"_s.arg(m_status.natsAddress);
}

} // namespace app
