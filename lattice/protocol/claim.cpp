// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/claim.h"

#include "lattice/protocol/fields.h"
#include "lattice/protocol/subject.h"

using namespace Qt::StringLiterals;

namespace lattice {

QByteArray encode(const NameClaim &claim)
{
    QJsonObject json{{"station"_L1, claim.stationId}};
    insertUnlessEmpty(json, "pool"_L1, claim.pool);
    if (claim.revision > 0)
        json.insert("revision"_L1, static_cast<qint64>(claim.revision));
    return toBytes(json);
}

Result<NameClaim> decodeNameClaim(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    NameClaim claim{
        .stationId = fields->stationId("station"_L1),
        .pool = fields->text("pool"_L1),
        .revision = static_cast<quint64>(fields->integer("revision"_L1, 0, std::numeric_limits<qint64>::max() - 1)),
    };
    if (!claim.pool.isEmpty() && !isToken(claim.pool))
        fields->refuse("pool"_L1, u"is no token (1 to 64 of A-Z a-z 0-9 _ -)"_s);
    return fields->finish(std::move(claim));
}

} // namespace lattice
