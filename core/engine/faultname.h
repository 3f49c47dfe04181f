// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/result.h"

namespace core {

/*! The name of \a fault outside of the program: "timeout", "no_responders", …; in the control channel and in `--json`. */
QString faultName(lattice::Fault fault);

/*! The fault with this name; Invalid for a name from a later version. */
lattice::Fault faultNamed(const QString &name);

} // namespace core
