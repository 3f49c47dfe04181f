// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/manifest.h"
#include "lattice/protocol/presence.h"

namespace lattice {

/*! All that is known of one station; a value, handed to windows and commands. */
struct Station {
    QString id;
    QString name;
    Presence presence = Presence::Offline;
    QDateTime heard; //!< our wall clock at the last heartbeat received; invalid: never
    Capacity capacity;
    StationFacts facts;
    QList<AgentInfo> agents;
    QList<WorkflowInfo> workflows;
    QList<NameConflict> conflicts;
    bool self = false;
    bool absent = false; //!< shown for a moment of the past at which it was not in the lattice; presence is Left then

    friend bool operator==(const Station &, const Station &) = default;
};

} // namespace lattice

Q_DECLARE_METATYPE(lattice::Station)
