// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/facts.h"

#include "lattice/protocol/fields.h"
#include "lattice/protocol/subject.h"

using namespace Qt::StringLiterals;

namespace lattice {

QByteArray encode(const StationFacts &facts)
{
    QJsonObject json{
        {"version"_L1, facts.version},
        {"slots"_L1, facts.slots},
        {"orchestrator"_L1, facts.orchestrator},
        {"tags"_L1, QJsonArray::fromStringList(facts.tags)},
    };
    insertUnlessEmpty(json, "region"_L1, facts.region);
    insertUnlessEmpty(json, "pool"_L1, facts.pool);
    insertUnlessEmpty(json, "nats"_L1, facts.nats);
    QJsonArray conflicts;
    for (const NameConflict &conflict : facts.conflicts)
        conflicts.append(QJsonObject{{"agent"_L1, conflict.agent}, {"owner_id"_L1, conflict.ownerId}, {"owner_name"_L1, conflict.ownerName}});
    if (!conflicts.isEmpty())
        json.insert("conflicts"_L1, conflicts);
    return toBytes(json);
}

Result<StationFacts> decodeStationFacts(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    StationFacts facts{
        .version = fields->text("version"_L1),
        .region = fields->text("region"_L1),
        .tags = fields->texts("tags"_L1),
        .pool = fields->text("pool"_L1),
        .slots = static_cast<int>(fields->integer("slots"_L1)),
        .orchestrator = fields->flag("orchestrator"_L1),
        .nats = fields->text("nats"_L1),
        .conflicts = fields->list("conflicts"_L1, [](const Fields &conflict) {
            return NameConflict{.agent = conflict.neededText("agent"_L1), .ownerId = conflict.stationId("owner_id"_L1), .ownerName = conflict.text("owner_name"_L1)};
        }),
    };
    if (!facts.pool.isEmpty() && !isToken(facts.pool))
        fields->refuse("pool"_L1, u"is no token (1 to 64 of A-Z a-z 0-9 _ -)"_s);
    return fields->finish(std::move(facts));
}

} // namespace lattice
