// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/statusword.h"
#include "lattice/result.h"

namespace lattice {

/*! The words of faults in messages. One that a reader does not know is as good as none. */
inline constexpr StatusWord<Fault> kFaultWords[] = {
    {Fault::Timeout, QLatin1StringView("timeout")},
    {Fault::Cancelled, QLatin1StringView("cancelled")},
    {Fault::NoResponders, QLatin1StringView("no_responders")},
    {Fault::Unreachable, QLatin1StringView("unreachable")},
    {Fault::Busy, QLatin1StringView("busy")},
    {Fault::Refused, QLatin1StringView("refused")},
    {Fault::Conflict, QLatin1StringView("conflict")},
    {Fault::NotFound, QLatin1StringView("not_found")},
    {Fault::Full, QLatin1StringView("full")},
    {Fault::Invalid, QLatin1StringView("invalid")},
};

} // namespace lattice
