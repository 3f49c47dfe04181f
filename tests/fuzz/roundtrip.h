// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fuzz_main.h"
#include "lattice/result.h"

#include <QByteArray>

/*! What \a decode accepts is written and read back as the same; what it does not is Invalid, with words. */
template <typename T>
void requireRoundTrip(const QByteArray &bytes, lattice::Result<T> (*decode)(const QByteArray &))
{
    const lattice::Result<T> first = decode(bytes);
    if (!first) {
        FUZZ_REQUIRE(first.error().fault == lattice::Fault::Invalid);
        FUZZ_REQUIRE(!first.error().detail.isEmpty());
        return;
    }
    const lattice::Result<T> second = decode(encode(*first));
    FUZZ_REQUIRE(second.has_value());
    FUZZ_REQUIRE(*second == *first);
}

inline QByteArray bytesOf(const uint8_t *data, size_t size)
{
    return QByteArray(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
}
