// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/manifest.h"
#include "lattice/result.h"

#include <QByteArray>

namespace lattice {

/*! The value in `lattice-facts` under the station's id. */
QByteArray encode(const StationFacts &facts);
Result<StationFacts> decodeStationFacts(const QByteArray &bytes);

} // namespace lattice
