// SPDX-License-Identifier: Apache-2.0
// Made-up work for tests of the window.
#pragma once

#include "lattice/history/event.h"
#include "lattice/protocol/workrecord.h"

namespace sample {

/*! An item in \a phase, submitted \a ageSeconds before \a now by station-0000 for an agent of station-0001. */
lattice::WorkRecord work(const QString &id, lattice::WorkPhase phase, const QDateTime &now, int ageSeconds = 60);
/*! \a count items of all phases over \a stations stations: parents with children, questions, failures, unicode; the newest first. */
QList<lattice::WorkRecord> workload(int count, int stations, const QDateTime &now);
/*! \a record one revision later, in another phase. */
lattice::WorkRecord moved(lattice::WorkRecord record, lattice::WorkPhase phase, const QDateTime &now);

} // namespace sample
