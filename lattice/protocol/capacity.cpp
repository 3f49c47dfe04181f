// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/capacity.h"

#include "lattice/protocol/fields.h"

using namespace Qt::StringLiterals;

namespace lattice {

QJsonObject toJson(const Capacity &capacity)
{
    return {
        {"slots_total"_L1, capacity.slotsTotal},
        {"slots_free"_L1, capacity.slotsFree},
        {"queued"_L1, capacity.queued},
        {"working"_L1, capacity.working},
    };
}

Capacity readCapacity(const Fields &fields)
{
    return Capacity{
        .slotsTotal = static_cast<int>(fields.integer("slots_total"_L1)),
        .slotsFree = static_cast<int>(fields.integer("slots_free"_L1)),
        .queued = static_cast<int>(fields.integer("queued"_L1)),
        .working = static_cast<int>(fields.integer("working"_L1)),
    };
}

} // namespace lattice
