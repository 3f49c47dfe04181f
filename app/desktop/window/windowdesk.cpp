// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/window/windowdesk.h"

#include "app/desktop/controlcenter.h"
#include "app/desktop/window/viewlink.h"

namespace app {

WindowDesk::WindowDesk(ControlCenter &center, QObject *parent)
    : QObject(parent), m_center(center), m_shortcuts(*center.settings()->window()), m_session(center), m_jobs(center.verbs()), m_spend(center.verbs()), m_notices(*center.settings()->window(), *center.work()->needsYou()), m_leaving(center)
{
}

QString WindowDesk::link() const { return ViewLink::ofWindow(m_center).text(); }

} // namespace app
