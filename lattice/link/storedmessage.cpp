// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/storedmessage.h"

namespace lattice {

std::optional<StoredMessage> storedMessage(const Message &message)
{
    if (!message.reply.startsWith("$JS.ACK."))
        return std::nullopt;
    const auto tokens = message.reply.split('.');
    if (tokens.size() < 9)
        return std::nullopt;
    const qsizetype first = tokens.size() == 9 ? 4 : 6; // servers with a domain name it, and the account
    if (tokens.size() < first + 5)
        return std::nullopt;
    return StoredMessage{.message = message,
                         .sequence = tokens[first + 1].toULongLong(),
                         .pending = tokens[first + 4].toULongLong(),
                         .consumerSequence = tokens[first + 2].toULongLong(),
                         .deliveries = tokens[first].toULongLong()};
}

} // namespace lattice
