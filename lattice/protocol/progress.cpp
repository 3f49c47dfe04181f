// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/progress.h"

#include "lattice/protocol/fields.h"

using namespace Qt::StringLiterals;

namespace lattice {

QByteArray encode(const CallProgress &progress)
{
    return toBytes({{"station_id"_L1, progress.stationId}, {"number"_L1, progress.number}, {"text"_L1, progress.text}});
}

Result<CallProgress> decodeCallProgress(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    return fields->finish(CallProgress{.stationId = fields->stationId("station_id"_L1),
                                       .number = int(fields->integer("number"_L1)),
                                       .text = fields->text("text"_L1)});
}

} // namespace lattice
