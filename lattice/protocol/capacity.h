// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/manifest.h"

#include <QJsonObject>

namespace lattice {

class Fields;

/*! The load of a station inside of heartbeats and digests: `{slots_total, slots_free, queued, working}`. */
QJsonObject toJson(const Capacity &capacity);
Capacity readCapacity(const Fields &fields);

} // namespace lattice
