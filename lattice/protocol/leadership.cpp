// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/leadership.h"

#include "lattice/protocol/fields.h"

using namespace Qt::StringLiterals;

namespace lattice {

QByteArray encode(const Leadership &leadership)
{
    return toBytes({{"station_id"_L1, leadership.stationId}});
}

Result<Leadership> decodeLeadership(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    return fields->finish(Leadership{.stationId = fields->stationId("station_id"_L1)});
}

} // namespace lattice
