// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/latticestate.h"
#include "lattice/mesh/station.h"
#include "lattice/protocol/workrecord.h"

namespace app {

/*! Turns what the events prove of a moment into what the pages show. */
class PastStations final
{
public:
    /*!
        A station as it was. Presence, name, version, which agents it had and how many calls it ran are the history's; all else, as
        region, slots and what an agent is for, is not in events and taken from \a now, the station as it is today.
    */
    static lattice::Station station(const lattice::PastStation &past, const lattice::Station *now);
    /*! A station of today that was not in the lattice then: its name, and that it was not there. */
    static lattice::Station absent(const lattice::Station &now);
    /*! The work of that moment: what was open, and the last ends. */
    static QList<lattice::WorkRecord> work(const lattice::LatticeState &state);
};

} // namespace app
