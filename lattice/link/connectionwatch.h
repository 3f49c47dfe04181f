// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/mailbox.h"

#include <atomic>
#include <memory>

struct __natsConnection;
struct __natsOptions;

namespace lattice {

/*!
    What the callbacks of one natsConnection may touch. nats.c calls back on threads of its own, even after Close, so it gets
    a number, and a callback that comes too late finds nothing.

    Statuses are nats.c's, as int.
*/
struct ConnectionWatch {
    explicit ConnectionWatch(std::shared_ptr<Mailbox> box) : mailbox(std::move(box)) { }

    const std::shared_ptr<Mailbox> mailbox;
    QByteArray seed; //!< signs the server's nonce
    std::atomic<bool> steady = false; //!< connected, and a lost connection is not followed by another attempt at once

    static void *add(std::shared_ptr<ConnectionWatch> watch); //!< \return its number
    static void remove(void *number);

    /*! Sets all six callbacks. */
    static int listen(__natsOptions *to, void *number);
    static int signWith(__natsOptions *to, const QByteArray &publicKey, void *number);

    /*!
        Finds out whether the connection is steady.

        nats.c holds its lock while it connects anew, and whoever publishes waits for it. With one server in its list it
        pauses first, for longer than we need to hear of the loss; with several it goes on to the next at once.
    */
    static void judge(__natsConnection *connection, void *number);

    static bool isRefusal(int status, const QString &words);
};

} // namespace lattice
