// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/mesh/station.h"
#include "lattice/result.h"

namespace lattice {

/*! Whom a call is for: an agent by name or id, or any that has a capability; at one station or wherever it is. */
struct Destination {
    QString agentName;
    QString agentId;
    QString capability;
    QString stationId;
};

/*! One place that can take a call. */
struct Target {
    QString stationId; //!< empty: any station of the pool
    QString pool;
    QString agentName;
    QString agentId;   //!< with a station only
    bool saysTaken = false; //!< a station of ours: it tells when it has taken a call

    friend bool operator==(const Target &, const Target &) = default;
};

/*!
    The places that can take a call, best first: our own station, then the others by their free slots; stations that are
    late come after those that are online, offline ones not at all. Stations of one pool are one target besides our own.
    \return NotFound in words: no such agent, no such station, or the station that has it is offline
*/
Result<QList<Target>> findTargets(const QList<Station> &stations, const Destination &destination);

} // namespace lattice
