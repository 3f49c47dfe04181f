// SPDX-License-Identifier: Apache-2.0
// Made-up stations for tests of the window.
#pragma once

#include "core/engine/engine.h"

namespace sample {

/*! \a count stations; the first is the orchestrator and oneself. Always the same for the same count. */
QList<lattice::Station> stations(int count);
lattice::AgentInfo agent(const QString &name);
core::Status status(core::Mode mode, lattice::LinkState state);
/*! An agent on \a executing was invoked by \a requester (or has answered). */
lattice::Event call(const QString &requester, const QString &executing, const QString &callId, bool answered = false, const QString &error = {});

} // namespace sample
