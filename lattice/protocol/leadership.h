// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>

namespace lattice {

/*! Who leads the lattice's work: the value in `lattice-lock` under `leader`. \sa docs/work.md §2 */
struct Leadership {
    QString stationId;

    friend bool operator==(const Leadership &, const Leadership &) = default;
};

QByteArray encode(const Leadership &leadership);
Result<Leadership> decodeLeadership(const QByteArray &bytes);

} // namespace lattice
