// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/link.h"

#include <QJsonObject>

namespace lattice {

/*! What the server says of a stored message. */
struct PubAck {
    quint64 sequence = 0;
    bool duplicate = false; //!< it was there already, by its message id

    friend bool operator==(const PubAck &, const PubAck &) = default;
};

/*!
    JetStream by its JSON requests (NATS ADR-1), so that nothing blocks and each call has a deadline and a stop.

    Why not nats.c's own calls: they block a thread, and its key-value functions lose the server's error codes (docs/adr/0001).
    Errors: Unreachable also for a server without JetStream (detail says so), NotFound, Conflict, Full, Refused, Timeout.
*/
class JetStream
{
public:
    explicit JetStream(MeshLink &link) : m_link(link) { }

    /*! Sends \a body to `$JS.API.{subject}` and returns the answer's object. */
    QCoro::Task<Result<QJsonObject>> api(QByteArray subject, QJsonObject body = {}, std::stop_token stop = {});
    /*! Makes the stream unless it is there; one that is there with other settings is taken as it is. \return its STREAM.INFO */
    QCoro::Task<Result<QJsonObject>> ensureStream(QJsonObject config, std::stop_token stop = {});
    /*! Publishes and waits for the server to have stored it. On Timeout the outcome is unknown: send the same `Nats-Msg-Id` again. */
    QCoro::Task<Result<PubAck>> publish(Message message, std::stop_token stop = {});
    /*!
        As publish(), repeated while the outcome is unknown or the link is down, for as long as \a patience. The repetitions have
        one `Nats-Msg-Id`, so what was stored before an answer got lost is not stored again, and gives its own sequence.
    */
    QCoro::Task<Result<PubAck>> publishOnce(Message message, Milliseconds patience, std::stop_token stop = {});

    /*! What \a reply, the answer to a published message, says. */
    static Result<PubAck> ackOf(const Message &reply);

    MeshLink &link() const { return m_link; }

private:
    MeshLink &m_link;
};

} // namespace lattice
