// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/window/jobs.h"
#include "app/desktop/window/leaving.h"
#include "app/desktop/window/notices.h"
#include "app/desktop/window/profilelist.h"
#include "app/desktop/window/savedfilters.h"
#include "app/desktop/window/shortcuts.h"
#include "app/desktop/window/spend.h"
#include "app/desktop/window/windowsession.h"

namespace app {

/*! What the window as a whole does for who sits before it; hangs off ControlCenter as `window`. */
class WindowDesk : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("comes from ControlCenter")
    Q_PROPERTY(app::Shortcuts *shortcuts READ shortcuts CONSTANT FINAL)
    Q_PROPERTY(app::WindowSession *session READ session CONSTANT FINAL)
    Q_PROPERTY(app::SavedFilters *filters READ filters CONSTANT FINAL)
    Q_PROPERTY(app::Jobs *jobs READ jobs CONSTANT FINAL)
    Q_PROPERTY(app::Spend *spend READ spend CONSTANT FINAL)
    Q_PROPERTY(app::Leaving *leaving READ leaving CONSTANT FINAL)
    Q_PROPERTY(app::Notices *notices READ notices CONSTANT FINAL)
    Q_PROPERTY(app::ProfileList *profiles READ profiles CONSTANT FINAL)

public:
    /*! The last of what \a center has: it asks all the others. */
    explicit WindowDesk(ControlCenter &center, QObject *parent = nullptr);

    Q_INVOKABLE QString link() const; //!< to what the window shows

    Shortcuts *shortcuts() { return &m_shortcuts; }
    WindowSession *session() { return &m_session; }
    Notices *notices() { return &m_notices; }
    ProfileList *profiles() { return &m_profiles; }
    Leaving *leaving() { return &m_leaving; }
    Jobs *jobs() { return &m_jobs; }
    Spend *spend() { return &m_spend; }
    SavedFilters *filters() { return &m_filters; }

private:
    void guardDeeds();

    ControlCenter &m_center;
    Shortcuts m_shortcuts;
    WindowSession m_session;
    SavedFilters m_filters;
    Jobs m_jobs;
    Spend m_spend;
    Notices m_notices;
    ProfileList m_profiles;
    Leaving m_leaving;
};

} // namespace app
