// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/config/secret.h"
#include "lattice/result.h"

#include <QCoro/QCoroTask>

#include <chrono>

class QDBusConnection;

namespace core {

/*!
    Keys of providers in the keyring of the user's session: gnome-keyring, KWallet, KeePassXC, by their common D-Bus interface.

    Not by QtKeychain: its way to gnome-keyring waits for callbacks of GLib's main loop, which neither the engine's thread nor
    a program without a window has. Everything here is asynchronous; where no keyring runs, or it is locked and nobody opens it
    before the deadline, that is an error in words.
    \sa https://specifications.freedesktop.org/secret-service
*/
class Keyring final
{
public:
    /*! The session's; \a service is for tests. */
    explicit Keyring(std::chrono::milliseconds deadline = std::chrono::seconds(5));
    Keyring(const QDBusConnection &bus, QString service, std::chrono::milliseconds deadline);

    /*! Whether there may be one: a session bus is known. Nothing is asked. */
    static bool isThinkable();

    /*! \return NotFound when there is no such key */
    QCoro::Task<lattice::Result<Secret>> read(QString provider) const;
    QCoro::Task<lattice::Result<>> store(QString provider, Secret key) const;
    QCoro::Task<lattice::Result<>> forget(QString provider) const;

private:
    struct Bus;
    std::shared_ptr<const Bus> m_bus;
};

} // namespace core
