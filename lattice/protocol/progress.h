// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QByteArray>

namespace lattice {

/*!
    A part of an answer, published by the executing station to the subject that the caller gave in `Lattice-Progress`.
    Number 0 has no text: it says that the call was taken, and by whom, so that it can be cancelled there.
*/
struct CallProgress {
    QString stationId;
    int number = 0; //!< counts up by one; a gap is a lost part, and the final answer has the whole text anyway
    QString text;

    friend bool operator==(const CallProgress &, const CallProgress &) = default;
};

QByteArray encode(const CallProgress &progress);
Result<CallProgress> decodeCallProgress(const QByteArray &bytes);

} // namespace lattice
