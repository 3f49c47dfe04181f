// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtTypes>

#include <chrono>

namespace core {

/*! What a client may cost. All of it is checked before anybody reads a request. */
struct HttpLimits {
    qsizetype headerBytes = 32 * 1024; //!< request line, names, values, and 32 for each field
    int headerFields = 100;
    qsizetype bodyBytes = 16 * 1024 * 1024;
    qsizetype unsentBytes = 64 * 1024 * 1024; //!< of answers that a client does not take; above it is dropped
    int connections = 1000;
    int connectionsOfPeer = 200; //!< of one address that is not loopback
    double requestsPerSecond = 100; //!< of one address that is not loopback, over time
    double requestBurst = 400;

    // Deadlines, which no further byte moves: a client that drips is as slow as one that is silent.
    std::chrono::milliseconds headerTime{10'000};
    std::chrono::milliseconds bodyTime{10'000}; //!< and the time of bodyRate
    qsizetype bodyRate = 16 * 1024;             //!< bytes a second that a body comes with at least
    std::chrono::milliseconds idleTime{120'000}; //!< between requests
    std::chrono::milliseconds stallTime{30'000}; //!< in which a client takes nothing of an answer
};

} // namespace core
