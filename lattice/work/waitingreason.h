// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/work/workitem.h"
#include "lattice/work/workplaces.h"

namespace lattice {

/*! In words, why \a item is not running; empty when it is. \a eligibleAt is the end of its back-off by the clock on the wall. */
QString waitingReason(const WorkItem &item, const WorkPlaces &places, const QDateTime &eligibleAt);

} // namespace lattice
