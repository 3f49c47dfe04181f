// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/mailbox.h"
#include "lattice/link/options.h"
#include "lattice/link/worker.h"

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
    ~Connection(); //!< flushes for up to half a second, closes; a connection that hangs is left to itself
    Q_DISABLE_COPY_MOVE(Connection)

    void connect();                                 //!< Connected or ConnectFailed
    void leave();                                   //!< for one that hangs: closes when it can, and says nothing more
    void subscribe(quint64 id, const QByteArray &subject, const QByteArray &queue);
    void unsubscribe(quint64 id);
    void publish(Message message);
    void publish(std::vector<Message> messages);    //!< as one job of the worker
    qint64 waitingBytes() const;                    //!< given to publish() and not yet with nats.c
    void measureRoundTrip();                        //!< RoundTrip, if the server answers within a second

private:
    void run(Worker::Job job);
    void prove();

    struct Private;
    const std::shared_ptr<Private> d; //!< the jobs of the worker share it
    Worker m_worker;
};

} // namespace lattice
