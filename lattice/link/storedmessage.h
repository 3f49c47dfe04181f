// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/message.h"

#include <QMetaType>

#include <optional>

namespace lattice {

/*! A stored message as a consumer delivers it. */
struct StoredMessage {
    Message message; //!< its reply is where it is acknowledged
    quint64 sequence = 0; //!< in the stream
    quint64 pending = 0; //!< how many follow it by now
    quint64 consumerSequence = 0; //!< counts what this consumer delivered
    qint64 storedMs = 0; //!< when the server stored it, by its clock, since 1970 UTC
    quint64 deliveries = 0; //!< how often it was delivered, this time included
};

/*!
    Reads the numbers in a delivery's reply subject,
    `$JS.ACK.[domain.account.]stream.consumer.deliveries.sseq.cseq.time.pending[.token]` (NATS ADR-15).
    \return nothing for a message that no consumer delivered
*/
std::optional<StoredMessage> storedMessage(const Message &message);

} // namespace lattice

Q_DECLARE_METATYPE(lattice::StoredMessage)
