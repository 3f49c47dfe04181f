// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/window/trayfacts.h"

#include <QDBusConnection>
#include <QMenu>
#include <QSystemTrayIcon>

#include <array>

namespace app {

/*!
    The icon in the desktop's tray and its menu. A desktop without a tray shows none, see isThere().

    Whether there is one is known from the start on: a tray that comes later is not taken, one that goes is told, and so when it comes back.
*/
class DesktopTray final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopTray(TrayFacts &facts, const QDBusConnection &bus = QDBusConnection::sessionBus(), QObject *parent = nullptr);

    bool isThere() const { return m_there; }

Q_SIGNALS:
    void thereChanged(bool there);
    void openWanted(const QString &link); //!< the window, and in it what \a link says; empty: as it is
    void quietWanted(int minutes);
    void quitWanted();

private:
    void fillMenu();
    QString lineOf(const QString &text) const;
    void show();
    void setThere(bool there);

    TrayFacts &m_facts;
    const bool m_overBus; //!< the desktop draws the menu, and not we
    QMenu m_menu;
    QSystemTrayIcon m_icon;
    QAction *m_line = nullptr;
    QAction *m_more = nullptr;
    QAction *m_deed = nullptr;
    QAction *m_quiet = nullptr;
    std::array<QAction *, TrayFacts::kMostNeeds> m_needs{};
    int m_shownNeeds = -1;
    TrayState::Shape m_shownShape = TrayState::Offline;
    bool m_there = false;
};

} // namespace app
