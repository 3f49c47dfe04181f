// SPDX-License-Identifier: Apache-2.0
#include "lattice/link/storedmessage.h"

#include <algorithm>
#include <array>

namespace lattice {

// Without a list of its tokens: this is done for every message of a replay.
std::optional<StoredMessage> storedMessage(const Message &message)
{
    const QByteArrayView reply = message.reply;
    const auto dots = std::ranges::count(reply, '.');
    if ((dots != 8 && dots < 10) || !reply.startsWith("$JS.ACK."))
        return std::nullopt;
    std::array<quint64, 5> numbers{}; // deliveries, stream's, consumer's, time, pending
    const qsizetype first = dots == 8 ? 4 : 6; // servers with a domain name it, and the account
    qsizetype token = 0;
    for (const char c : reply) {
        if (c == '.')
            ++token;
        else if (token >= first && token < first + qsizetype(numbers.size()))
            numbers[size_t(token - first)] = numbers[size_t(token - first)] * 10 + quint64(c - '0');
    }
    return StoredMessage{.message = message, .sequence = numbers[1], .pending = numbers[4], .consumerSequence = numbers[2], .storedMs = qint64(numbers[3] / 1'000'000), .deliveries = numbers[0]};
}

} // namespace lattice
