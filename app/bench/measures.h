// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/measurement.h"

namespace app {

using MeasureTask = QCoro::Task<lattice::Result<QList<Figures>>>;

MeasureTask measureCalls(Setting setting);    //!< p50 and p99 of a call
MeasureTask measureRegistry(Setting setting); //!< a large registry, read whole
MeasureTask measureStart(Setting setting);    //!< a member, to its ready line
MeasureTask measureMemory(Setting setting);   //!< a member that idles
MeasureTask measurePresence(Setting setting); //!< what 300 stations cost an orchestrator

} // namespace app
