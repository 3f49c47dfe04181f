// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/desktoptray.h"

#include "app/desktop/trayicon.h"
#include "app/desktop/window/viewlink.h"

#include <QDBusConnectionInterface>
#include <QDBusServiceWatcher>

#include <utility>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr qsizetype kMostLetters = 70; // a menu is no page

const QString kWatcher = u"org.kde.StatusNotifierWatcher"_s;

} // namespace

DesktopTray::DesktopTray(TrayFacts &facts, const QDBusConnection &bus, QObject *parent)
    : QObject(parent), m_facts(facts), m_overBus(bus.isConnected() && bus.interface()->isServiceRegistered(kWatcher)), m_there(QSystemTrayIcon::isSystemTrayAvailable())
{
    fillMenu();
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::MiddleClick)
            Q_EMIT openWanted(m_facts.state().shape == TrayState::NeedsYou ? ViewLink{.page = u"needs"_s}.text() : QString());
    });
    connect(&facts, &TrayFacts::changed, this, &DesktopTray::show);
    show();
    if (!m_there)
        return;
    m_icon.show();
    if (!m_overBus)
        return;
    auto *watcher = new QDBusServiceWatcher(kWatcher, bus, QDBusServiceWatcher::WatchForOwnerChange, this);
    connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, [this] { setThere(true); });
    connect(watcher, &QDBusServiceWatcher::serviceUnregistered, this, [this] { setThere(false); });
}

void DesktopTray::fillMenu()
{
    m_line = m_menu.addAction(QString());
    m_line->setEnabled(false);
    m_menu.addSeparator();
    for (size_t i = 0; i < m_needs.size(); ++i) {
        m_needs.at(i) = m_menu.addAction(QString());
        connect(m_needs.at(i), &QAction::triggered, this, [this, i] {
            if (qsizetype(i) < m_facts.state().firstNeeds.size())
                Q_EMIT openWanted(m_facts.state().firstNeeds.at(qsizetype(i)).link);
        });
    }
    m_more = m_menu.addAction(QString());
    connect(m_more, &QAction::triggered, this, [this] { Q_EMIT openWanted(ViewLink{.page = u"needs"_s}.text()); });
    m_menu.addSeparator();
    m_deed = m_menu.addAction(QString());
    connect(m_deed, &QAction::triggered, this, [this] { m_facts.act(m_facts.state().deed); });
    m_quiet = m_menu.addAction(tr("No notifications for an hour"));
    m_quiet->setCheckable(true);
    connect(m_quiet, &QAction::triggered, this, [this](bool on) { Q_EMIT quietWanted(on ? 60 : 0); });
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("Open the window")), &QAction::triggered, this, [this] { Q_EMIT openWanted({}); });
    connect(m_menu.addAction(tr("Quit")), &QAction::triggered, this, &DesktopTray::quitWanted);
}

/*! As a line of a menu: no letter of what comes from agents is underlined, or lost for it. */
QString DesktopTray::lineOf(const QString &text) const
{
    QString line = text.simplified();
    if (line.size() > kMostLetters)
        line = line.first(kMostLetters - 1) + u'…';
    if (!m_overBus)
        return line.replace(u'&', u"&&"_s);
    // There `_` marks the letter, and Qt makes one of the first `&`, doubled or not.
    return line.replace(u'_', u"__"_s).replace(u'&', u'＆');
}

void DesktopTray::show()
{
    const TrayState &state = m_facts.state();
    if (m_shownNeeds != state.needs || m_shownShape != state.shape)
        m_icon.setIcon(trayIcon(state.shape, state.needs));
    m_shownNeeds = state.needs;
    m_shownShape = state.shape;
    m_icon.setToolTip(state.line);
    m_line->setText(lineOf(state.line));
    for (size_t i = 0; i < m_needs.size(); ++i) {
        const bool there = qsizetype(i) < state.firstNeeds.size();
        m_needs.at(i)->setVisible(there);
        if (there)
            m_needs.at(i)->setText(lineOf(state.firstNeeds.at(qsizetype(i)).text));
    }
    const int more = state.needs - int(state.firstNeeds.size());
    m_more->setVisible(more > 0);
    m_more->setText(tr("%n more…", nullptr, more));
    m_deed->setVisible(state.deed != TrayState::None);
    m_deed->setText(state.deed == TrayState::Stop ? tr("Stop the orchestrator…") : state.deed == TrayState::Leave ? tr("Leave the lattice…") : tr("Start a lattice here"));
    m_quiet->setChecked(state.quiet);
}

void DesktopTray::setThere(bool there)
{
    if (std::exchange(m_there, there) != there)
        Q_EMIT thereChanged(there);
}

} // namespace app
