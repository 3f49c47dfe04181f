// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/eventfacts.h"

namespace lattice {

/*! The facts of an event as places in its bytes. */
struct FactViews {
    QByteArrayView id;
    QByteArrayView type;
    QByteArrayView station;
    QByteArrayView stationName;
    QByteArrayView agent;
    QByteArrayView work;
    QByteArrayView run;
    QByteArrayView by;
    QByteArrayView trace;
    EventState state = EventState::None;
};

/*!
    Finds the facts in the bytes of an event without making anything of the rest, for indexes of a million events.

    It knows less JSON than decodeEvent() and is never more lenient: where it is not sure that decodeEvent() would say the same,
    it gives nothing, and the caller decodes. A fuzz target holds the two against each other.
*/
std::optional<FactViews> scanEvent(QByteArrayView body);

/*! The state that an event of \a type says, with `status` of its data. */
EventState stateOf(QByteArrayView type, QByteArrayView status);

} // namespace lattice
