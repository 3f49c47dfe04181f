// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/message.h"

#include <QString>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

namespace lattice {

/*! What the connection's threads tell the link's thread. */
struct Letter {
    enum class Kind { Data, Connected, ConnectFailed, Disconnected, Reconnected, Closed, Complaint, RoundTrip };
    Kind kind = Kind::Data;
    quint64 subscription = 0; //!< Data: whose message
    Message message;          //!< Data
    QString words;            //!< the library's or server's own words
    bool refused = false;     //!< ConnectFailed, Closed: the server does not let us in
    double roundTripMs = 0;
    qint64 maxPayload = 0;    //!< Connected, Reconnected
};

/*!
    Letters from the threads of nats.c to the thread of the link: a burst is one wake-up.

    put() is called on those threads, take() on the link's. When more than 64 MiB wait, put() blocks, so that the pressure
    reaches nats.c's own limits and its complaint about a slow consumer; close() lets everybody go.
*/
class Mailbox
{
public:
    explicit Mailbox(std::function<void()> wake) : m_wake(std::move(wake)) { }

    void put(Letter letter);
    std::vector<Letter> take();
    void close(); //!< no wake-up comes after it returns

private:
    std::mutex m_mutex;
    std::condition_variable m_room;
    std::vector<Letter> m_waiting;
    qsizetype m_bytes = 0;
    bool m_closed = false;
    std::mutex m_wakeMutex;       //!< for m_wake alone
    std::function<void()> m_wake; //!< empty once closed
};

} // namespace lattice
