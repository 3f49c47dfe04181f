// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desktop/window/notice.h"

#include <QDBusConnection>
#include <QObject>

#include <array>

namespace app {

/*!
    Shows notices by the desktop's own service, `org.freedesktop.Notifications`, which honours "do not disturb". Without a bus or a service there are none.

    One of each kind stands at a time: the next replaces it. What needs a person stays until it is settled.
    \sa Desktop Notifications Specification
*/
class DesktopNotices final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopNotices(const QDBusConnection &bus = QDBusConnection::sessionBus(), QObject *parent = nullptr);

    void show(const Notice &notice);
    void close(Notice::Kind kind);

Q_SIGNALS:
    void opened(const QString &link); //!< somebody clicked it

private Q_SLOTS:
    void act(uint id, const QString &action);
    void takeToken(uint id, const QString &token);
    void forget(uint id);

private:
    struct Shown {
        uint id = 0; //!< of the service; 0: none stands
        QString link;
    };
    Shown *find(uint id);

    QDBusConnection m_bus;
    std::array<Shown, Notice::kKinds> m_shown;
};

} // namespace app
