// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/worklease.h"

#include "lattice/protocol/fields.h"

using namespace Qt::StringLiterals;

namespace lattice {

QByteArray encode(const WorkLease &lease)
{
    return toBytes({{"station_id"_L1, lease.stationId}, {"attempt"_L1, lease.attempt}});
}

Result<WorkLease> decodeWorkLease(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    WorkLease lease{
        .stationId = fields->stationId("station_id"_L1),
        .attempt = static_cast<int>(fields->integer("attempt"_L1)),
    };
    if (lease.attempt < 1)
        fields->refuse("attempt"_L1, u"is missing or 0"_s);
    return fields->finish(std::move(lease));
}

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
