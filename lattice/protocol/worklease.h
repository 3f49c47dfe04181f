// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>
#include <QString>

namespace lattice {

/*! The value in `lattice-lease` under leaseKey(): who runs an item of work and is alive. */
struct WorkLease {
    QString stationId;
    int attempt = 0;

    friend bool operator==(const WorkLease &, const WorkLease &) = default;
};

/*! The value in `lattice-lock` under kLeaderKey: who leads. The epoch is the revision that created the key. */
struct Leadership {
    QString stationId;

    friend bool operator==(const Leadership &, const Leadership &) = default;
};

QByteArray encode(const WorkLease &lease);
Result<WorkLease> decodeWorkLease(const QByteArray &bytes);

QByteArray encode(const Leadership &leadership);
Result<Leadership> decodeLeadership(const QByteArray &bytes);

} // namespace lattice
