// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/mailbox.h"
#include "lattice/link/options.h"

#include <memory>

namespace lattice {

/*!
    One connection of nats.c, never shared with a Qt loop.

    Its verbs return at once and run on a thread of its own, in order; what comes of them is put into the mailbox. A message
    that cannot make us wait goes out on the caller's thread instead, see docs/adr/0002. nats.c connects again by itself; after Closed or ConnectFailed it is for the owner to connect() anew.
*/
class Connection
{
public:
    Connection(LinkOptions options, std::shared_ptr<Mailbox> mailbox);
    ~Connection(); //!< flushes for up to half a second, closes, joins
    Q_DISABLE_COPY_MOVE(Connection)

    void connect();                                 //!< Connected or ConnectFailed
    void subscribe(quint64 id, const QByteArray &subject, const QByteArray &queue);
    void unsubscribe(quint64 id);
    void publish(Message message);
    qint64 waitingBytes() const;                    //!< given to publish() and not yet with nats.c
    void measureRoundTrip();                        //!< RoundTrip, if the server answers within a second

private:
    struct Private;
    std::shared_ptr<Private> d;
};

} // namespace lattice
