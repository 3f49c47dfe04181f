// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/desktopnotices.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QVariantMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace app {

namespace {

const QString kService = u"org.freedesktop.Notifications"_s, kPath = u"/org/freedesktop/Notifications"_s;

QDBusMessage callOf(const QString &method) { return QDBusMessage::createMethodCall(kService, kPath, kService, method); }

} // namespace

DesktopNotices::DesktopNotices(const QDBusConnection &bus, QObject *parent)
    : QObject(parent), m_bus(bus)
{
    if (!m_bus.isConnected())
        return;
    m_bus.connect(kService, kPath, kService, u"ActionInvoked"_s, this, SLOT(act(uint, QString)));
    m_bus.connect(kService, kPath, kService, u"ActivationToken"_s, this, SLOT(takeToken(uint, QString)));
    m_bus.connect(kService, kPath, kService, u"NotificationClosed"_s, this, SLOT(forget(uint)));
}

void DesktopNotices::show(const Notice &notice)
{
    if (!m_bus.isConnected())
        return;
    auto &shown = m_shown.at(notice.kind);
    shown.link = notice.link;
    QDBusMessage call = callOf(u"Notify"_s);
    const bool stays = notice.kind == Notice::NeedsYou;
    const QVariantMap hints{{u"desktop-entry"_s, QStringLiteral(STATION_APP_ID)}, {u"urgency"_s, QVariant::fromValue(uchar(1))}, {u"resident"_s, stays}};
    // Services may read the body as markup: what comes from agents is text.
    call << QCoreApplication::applicationName() << shown.id << QStringLiteral(STATION_APP_ID) << notice.title << notice.text.left(1000).toHtmlEscaped() << QStringList{u"default"_s, tr("Show")} << hints << (stays ? 0 : -1);
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, kind = notice.kind] {
        const QDBusPendingReply<uint> reply = *watcher;
        if (!reply.isError())
            m_shown.at(kind).id = reply.value();
        watcher->deleteLater();
    });
}

void DesktopNotices::close(Notice::Kind kind)
{
    if (const uint id = std::exchange(m_shown.at(kind).id, 0); id != 0)
        m_bus.asyncCall(callOf(u"CloseNotification"_s) << id);
}

DesktopNotices::Shown *DesktopNotices::find(uint id)
{
    const auto found = std::ranges::find(m_shown, id, &Shown::id);
    return id == 0 || found == m_shown.end() ? nullptr : &*found;
}

void DesktopNotices::act(uint id, const QString &)
{
    if (const Shown *shown = find(id))
        Q_EMIT opened(shown->link);
}

/*! The right to come to the front, which the desktop gives to what was clicked. */
void DesktopNotices::takeToken(uint id, const QString &token)
{
    if (find(id) && !token.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8());
}

void DesktopNotices::forget(uint id)
{
    if (Shown *shown = find(id))
        shown->id = 0;
}

} // namespace app
