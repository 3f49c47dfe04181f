// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace app {

/*!
    One window for one home in a session: a second start hands its arguments to the first one and ends.

    It is the first who has the name on the session's bus and answers `org.freedesktop.Application` there, as desktops
    expect of it. Without a bus everyone is the first.
*/
class SingleInstance final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Application")

public:
    enum class Role {
        First, //!< go on
        HandedOver, //!< the first one has our arguments: end
        Silent, //!< there is a first one, and it does not answer: say so, and end
    };

    /*! \a home as on the command line; empty for the user's own. */
    explicit SingleInstance(const QString &home, const QDBusConnection &bus = QDBusConnection::sessionBus(), QObject *parent = nullptr);
    ~SingleInstance() override;

    /*! Takes the name, or gives \a arguments (links and files, as they were typed) to whoever has it; waits for 5 s at most. */
    Role begin(const QStringList &arguments);

    QString name() const { return m_name; } //!< on the bus

    // What others call; see "D-Bus Activation" in the Desktop Entry Specification.
    Q_SCRIPTABLE void Activate(const QVariantMap &platform);
    Q_SCRIPTABLE void Open(const QStringList &uris, const QVariantMap &platform);
    Q_SCRIPTABLE void ActivateAction(const QString &action, const QVariantList &parameter, const QVariantMap &platform);

Q_SIGNALS:
    /*! A second start, or the desktop, wants the window, and these things in it. */
    void asked(const QStringList &arguments);

private:
    Role handOver(const QStringList &arguments);

    QDBusConnection m_bus;
    QString m_name;
};

} // namespace app
