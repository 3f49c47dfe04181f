// SPDX-License-Identifier: Apache-2.0
#include "lattice/work/standin.h"

#include "lattice/protocol/subject.h"

#include <QRandomGenerator>

namespace lattice {

StandIn::StandIn(MeshLink &link, Milliseconds patience, QObject *parent)
    : QObject(parent), m_link(link), m_lock(link, Bucket::Lock.toUtf8()), m_patience(patience)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { look(); });
    lookLater();
}

void StandIn::pause()
{
    m_paused = true;
    m_timer.stop();
    m_alone.invalidate();
}

void StandIn::resume()
{
    m_paused = false;
    lookLater();
}

void StandIn::lookLater()
{
    if (!m_paused)
        m_timer.start(Milliseconds(m_patience.count() / 4 + QRandomGenerator::global()->bounded(qint64(m_patience.count() / 4 + 1))));
}

QCoro::Task<void> StandIn::look()
{
    const QPointer<StandIn> self(this);
    const auto leader = co_await m_lock.get(kLeaderKey.toUtf8());
    if (!self || m_paused)
        co_return;
    const bool nobody = !leader && (leader.error().fault == Fault::NotFound || leader.error().fault == Fault::NoResponders) && m_link.isLive();
    if (!nobody)
        m_alone.invalidate(); // also when we cannot tell
    else if (!m_alone.isValid())
        m_alone.start();
    else if (m_alone.durationElapsed() >= m_patience)
        Q_EMIT wanted();
    lookLater();
}

} // namespace lattice
