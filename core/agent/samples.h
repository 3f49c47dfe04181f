// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

#include <QStringList>

namespace core {

/*! The teams of agents that are built in: coordination, security, sre. */
QStringList sampleTeams();

/*!
    Copies a team's agents, or all with an empty \a team, with their rehearsal scripts into \a agentsDir, making it.

    A folder that has agents already is left as it is.
    \return how many agents were copied; Invalid for an unknown team, Refused or Full when the folder cannot be written
*/
lattice::Result<int> installSamplesInto(const QString &agentsDir, const QString &team = {});

/*! The same for `environments/default/agents` below \a homeDir. */
lattice::Result<int> installSamples(const QString &homeDir, const QString &team = {});

} // namespace core
