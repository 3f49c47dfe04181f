// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/bench/barenats.h"
#include "lattice/history/event.h"

namespace app {

/*! The \a number-th event of a lattice at work: 300 stations, 50 agents, items of five events each, of which one in ten fails. */
lattice::Event largeEvent(qint64 number);

/*! The same as it is stored, without an id for the server to look at. */
BareNats::Stored largeMessage(qint64 number);

} // namespace app
