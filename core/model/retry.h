// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QDateTime>

#include <chrono>

namespace core {

/*! When and how long to wait before a request to a model provider is tried again; the rules of the providers' own libraries. */
struct Retry {
    int times = 2;
    std::chrono::milliseconds first{500};
    std::chrono::milliseconds longest{8000};

    /*! The server's own word (`x-should-retry`) wins; else 408, 409, 429 and 5xx. */
    static bool isWorthwhile(int status, const QByteArray &shouldRetry);

    /*! What `retry-after-ms` or `retry-after` (seconds or a date) ask for; negative: nothing usable, or more than a minute. */
    static std::chrono::milliseconds askedDelay(const QByteArray &afterMs, const QByteArray &after, const QDateTime &now);

    /*! Doubling, less up to a quarter by chance. \a attempt counts from 0. */
    std::chrono::milliseconds backoff(int attempt) const;
};

} // namespace core
