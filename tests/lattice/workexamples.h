// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/workmessages.h"

/*! The values that the golden files work-*.json in tests/data/protocol stand for. */
namespace examples {

QDateTime workTime(int minute, int second, int millisecond = 0);
lattice::WorkRecord runningWork(); //!< every field of the first lines, attempt 2
lattice::WorkRecord queuedWork();
lattice::WorkRecord retriedWork();
lattice::WorkRecord doneWork();
lattice::WorkSpec submission();
lattice::WorkResponse workResponse(lattice::WorkResponse::Type type);
lattice::GoWorkRecord goWork();

} // namespace examples
