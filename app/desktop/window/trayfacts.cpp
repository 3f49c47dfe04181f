// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/window/trayfacts.h"

#include "app/desktop/controlcenter.h"
#include "app/desktop/window/viewlink.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace app {

TrayFacts::TrayFacts(ControlCenter &center, QObject *parent)
    : QObject(parent), m_center(center)
{
    m_later.setSingleShot(true);
    m_later.setInterval(200ms); // menus and icons go over a bus
    connect(&m_later, &QTimer::timeout, this, &TrayFacts::look);
    const auto later = [this] {
        if (!m_later.isActive())
            m_later.start();
    };
    connect(center.status(), &StatusFacts::changed, this, later);
    connect(center.work()->needsYou(), &NeedsYouModel::countsChanged, this, later);
    connect(center.window()->notices(), &Notices::quietChanged, this, later);
    connect(&center.replay()->lattice(), &ShownLattice::modeChanged, this, later);
    connect(center.startSteps(), &StepModel::stateChanged, this, later);
    look();
}

void TrayFacts::look()
{
    const auto &status = *m_center.status();
    const bool live = status.isConnected() && !status.isStale();
    TrayState now{.deed = status.isOrchestrator()               ? TrayState::Stop
                        : status.isConnected()                  ? TrayState::Leave
                        : status.inLattice() || m_center.startSteps()->isRunning() ? TrayState::None
                                                                                   : TrayState::Start,
                  .needs = m_state.needs,
                  .firstNeeds = m_state.firstNeeds,
                  .line = {},
                  .quiet = m_center.window()->notices()->isQuiet()};
    if (!m_center.replay()->lattice().isPast()) {
        const auto &needs = *m_center.work()->needsYou();
        now.needs = needs.count();
        now.firstNeeds.clear();
        for (const auto &need : needs.waiting().first(std::min<qsizetype>(needs.waiting().size(), 5)))
            now.firstNeeds.append({.text = need.text.isEmpty() ? need.title : u"%1 – %2"_s.arg(need.title, need.text), .link = ViewLink{.page = u"needs"_s, .id = need.workId}.text()});
    }
    now.shape = !live ? TrayState::Offline : now.needs > 0 ? TrayState::NeedsYou : TrayState::Live;
    const QString words = live ? tr("live") : status.connectionText();
    //: a station, and the state of its link
    now.line = status.inLattice() ? tr("%1: %2").arg(status.stationName(), words) : tr("In no lattice");
    if (now.needs > 0)
        //: a station and its state, and how much waits for a person
        now.line = tr("%1, %n need(s) you", nullptr, now.needs).arg(now.line);
    if (m_state == now)
        return;
    m_state = now;
    Q_EMIT changed();
}

void TrayFacts::act(TrayState::Deed deed)
{
    if (deed == TrayState::Start) {
        m_center.window()->leaving()->show(); // its steps, and why one of them fails, are seen there
        m_center.startLattice();
    } else if (deed != TrayState::None) {
        m_center.window()->leaving()->leave();
    }
}

} // namespace app
