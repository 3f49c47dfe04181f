// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

#include <atomic>

namespace lattice {

/*!
    How much may be written to the server without any chance to wait: while the server has proved that it read all but a few
    kilobytes of what we sent, the rest and a little more fit into the socket's buffer, whatever the server does.

    A proof is an answered ping: the server reads in order. All but confirm() happens on one thread.
*/
class SendCredit
{
public:
    bool covers(qint64 bytes) const { return unproved() + cost(bytes) <= kMost; }
    void spend(qint64 bytes) { m_sent += cost(bytes); }
    bool wantsProof() const { return unproved() > kMost / 2; }

    qint64 mark() const { return m_sent; } //!< to be confirmed by a ping that is sent after this call
    void confirm(qint64 mark) { m_proved = mark; }

private:
    // A socket's send buffer holds 46 KB at least once it is connected (twice ten segments), counted with what the kernel
    // adds to each segment.
    static constexpr qint64 kMost = 24 * 1024;
    static qint64 cost(qint64 bytes) { return bytes + 1024; }
    qint64 unproved() const { return m_sent - m_proved.load(std::memory_order_relaxed); }

    qint64 m_sent = 0;
    std::atomic<qint64> m_proved = 0;
};

} // namespace lattice
