// SPDX-License-Identifier: Apache-2.0
#include "core/engine/faultname.h"

using namespace Qt::StringLiterals;
using lattice::Fault;

namespace core {

namespace {

struct Name {
    Fault fault;
    QLatin1StringView name;
};

constexpr Name kNames[] = {
    {Fault::Timeout, "timeout"_L1},
    {Fault::Cancelled, "cancelled"_L1},
    {Fault::NoResponders, "no_responders"_L1},
    {Fault::Unreachable, "unreachable"_L1},
    {Fault::Busy, "busy"_L1},
    {Fault::Refused, "refused"_L1},
    {Fault::Conflict, "conflict"_L1},
    {Fault::NotFound, "not_found"_L1},
    {Fault::Full, "full"_L1},
    {Fault::Invalid, "invalid"_L1},
};

} // namespace

QString faultName(Fault fault)
{
    for (const Name &known : kNames) {
        if (known.fault == fault)
            return known.name;
    }
    Q_UNREACHABLE_RETURN({});
}

Fault faultNamed(const QString &name)
{
    for (const Name &known : kNames) {
        if (known.name == name)
            return known.fault;
    }
    return Fault::Invalid;
}

} // namespace core
