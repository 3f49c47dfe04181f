// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/window/windowdesk.h"

#include "app/desktop/controlcenter.h"
#include "app/desktop/palette/verbform.h"
#include "app/desktop/window/viewlink.h"

namespace app {

WindowDesk::WindowDesk(ControlCenter &center, QObject *parent)
    : QObject(parent), m_center(center), m_shortcuts(*center.settings()->window()), m_session(center), m_jobs(center.verbs()), m_spend(center.verbs()), m_notices(*center.settings()->window(), *center.work()->needsYou()), m_leaving(center)
{
    guardDeeds();
}

/*! What stops, deletes or deploys in a protected profile waits for its name; see Protection. */
void WindowDesk::guardDeeds()
{
    m_center.verbs().setGuard([this](const QString &name, const QJsonObject &arguments, const std::function<void(bool)> &answered) {
        const auto *verb = verbTable().find(name);
        if (!verb || !Protection::isGuarded(*verb, arguments) || !m_profiles.isProtected())
            return false;
        m_profiles.guard(Protection::wordsOf(*verb, arguments), &m_profiles, answered);
        return true;
    });
    m_center.work()->actions()->setGuard([this](const QString &deed, const std::function<void(bool)> &answered) { m_profiles.guard(deed, &m_profiles, answered); });
}

QString WindowDesk::link() const { return ViewLink::ofWindow(m_center).text(); }

} // namespace app
