// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/window/leaving.h"

#include "app/desktop/controlcenter.h"

#include <QEvent>
#include <QGuiApplication>
#include <QWindow>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

constexpr qsizetype kMostNames = 8;
const QString kSetting = u"window.on_close"_s;

} // namespace

Leaving::Leaving(ControlCenter &center, QObject *parent)
    : QObject(parent), m_center(center)
{
    if (auto *application = QCoreApplication::instance())
        application->installEventFilter(this);
    connect(center.status(), &StatusFacts::changed, this, &Leaving::changed);
}

Leaving::~Leaving() = default;

/*! Whoever ends the program sends this before the windows are asked to close. */
bool Leaving::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Quit && watched == QCoreApplication::instance())
        m_ending = true;
    return QObject::eventFilter(watched, event);
}

void Leaving::watch(QWindow &window) { m_window = &window; }

void Leaving::show()
{
    if (!m_window)
        return;
    QGuiApplication::setQuitOnLastWindowClosed(true);
    m_window->setWindowStates(m_window->windowStates() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->requestActivate();
}

void Leaving::putAway()
{
    if (!m_window)
        return;
    if (!m_tray)
        return m_window->showMinimized();
    QGuiApplication::setQuitOnLastWindowClosed(false); // a message that is closed meanwhile would be the last window
    m_window->hide();
}

void Leaving::setTray(bool there)
{
    if (std::exchange(m_tray, there) == there)
        return;
    Q_EMIT changed();
    if (!there && m_window && !m_window->isVisible()) {
        QGuiApplication::setQuitOnLastWindowClosed(true);
        m_window->showMinimized(); // nothing else would bring it back
    }
}

bool Leaving::isOrchestrator() const { return m_center.status()->isOrchestrator(); }

bool Leaving::close()
{
    if (m_ending)
        return true;
    const QString kept = m_center.settings()->window()->value(kSetting);
    const bool guarded = m_center.status()->isConnected() && m_center.window()->profiles()->isProtected();
    if (!guarded && (!isOrchestrator() || kept == "stop"_L1)) {
        Q_EMIT quitWanted(); // a message beside the window would keep the program otherwise
        return true;
    }
    if (!isOrchestrator()) {
        quit();
        return false;
    }
    if (kept == "keep"_L1)
        putAway();
    else
        ask(Close);
    return false;
}

void Leaving::quit()
{
    const bool guarded = m_center.status()->isConnected() && m_center.window()->profiles()->isProtected();
    if (isOrchestrator() && (guarded || m_center.settings()->window()->value(kSetting) != "stop"_L1))
        ask(Quit);
    else if (guarded)
        sure(tr("End this station, which is in the lattice"), [this] { Q_EMIT quitWanted(); });
    else
        Q_EMIT quitWanted();
}

void Leaving::sure(const QString &deed, std::function<void()> go)
{
    if (m_center.window()->profiles()->isProtected())
        bringUp();
    m_center.window()->profiles()->guard(deed, this, [go = std::move(go)](bool yes) {
        if (yes)
            go();
    });
}

void Leaving::leave()
{
    if (m_center.status()->isConnected())
        ask(Leave);
}

void Leaving::ask(Wish wish)
{
    m_wish = wish;
    m_loss = lossNow();
    Q_EMIT changed();
    bringUp();
    Q_EMIT asked();
}

/*! A question in a window that nobody sees is none. */
void Leaving::bringUp()
{
    if (m_window && (!m_window->isVisible() || m_window->windowStates().testFlag(Qt::WindowMinimized)))
        show();
}

void Leaving::keep(bool always)
{
    if (always)
        m_center.settings()->list()->set(kSetting, u"keep"_s);
    putAway();
}

void Leaving::go(bool always)
{
    sure(isOrchestrator() ? tr("Stop the orchestrator") : tr("Leave the lattice"), [this, wish = m_wish, always] {
        if (wish == Leave)
            return m_center.leave();
        if (always)
            m_center.settings()->list()->set(kSetting, u"stop"_s);
        Q_EMIT quitWanted();
    });
}

QString Leaving::lossNow() const
{
    if (!isOrchestrator())
        return tr("The lattice goes on without this station. What it works on is given to others.");
    QStringList names;
    for (const lattice::Station &station : m_center.replay()->lattice().live()) {
        if (!station.self && (station.presence == lattice::Presence::Online || station.presence == lattice::Presence::Late))
            names << station.name;
    }
    if (names.isEmpty())
        return tr("No other station is in the lattice now.");
    std::ranges::sort(names, [](const QString &a, const QString &b) { return a.localeAwareCompare(b) < 0; });
    const int count = int(names.size());
    QString listed = names.first(std::min(names.size(), kMostNames)).join(u", "_s);
    if (count > kMostNames)
        //: a list of names, and how many are not in it
        listed = tr("%1 and %n more", nullptr, count - int(kMostNames)).arg(listed);
    //: names of stations follow
    return tr("%n station(s) will lose their hub: %1.", nullptr, count).arg(listed);
}

} // namespace app
