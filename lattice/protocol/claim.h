// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>

namespace lattice {

/*!
    Who owns an agent's name: the value in `lattice-names` under nameKey(). It is made by key-value create, so two
    stations can never own one name, and changed only by an update that expects the revision that was read.
*/
struct NameClaim {
    QString stationId;
    QString pool;         //!< stations of one pool own a name together; empty: this station alone
    quint64 revision = 0; //!< of the claim that this one took over; 0: the name was free

    friend bool operator==(const NameClaim &, const NameClaim &) = default;
};

QByteArray encode(const NameClaim &claim);
Result<NameClaim> decodeNameClaim(const QByteArray &bytes);

} // namespace lattice
