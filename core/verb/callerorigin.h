// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/engine/caller.h"
#include "lattice/protocol/callorigin.h"

namespace core {

/*! What a run's record says of a verb's \a caller. */
lattice::CallOrigin originOf(const Caller &caller);

} // namespace core
