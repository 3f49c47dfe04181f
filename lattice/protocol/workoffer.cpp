// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/workoffer.h"

#include "lattice/protocol/fields.h"
#include "lattice/protocol/subject.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lattice {

QByteArray encode(const WorkOffer &offer)
{
    QJsonObject json{{"work_id"_L1, offer.workId}, {"priority"_L1, offer.priority}};
    insertUnlessEmpty(json, "agent"_L1, offer.agent);
    insertUnlessEmpty(json, "capability"_L1, offer.capability);
    return toBytes(json);
}

Result<WorkOffer> decodeWorkOffer(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    WorkOffer offer{
        .workId = fields->neededText("work_id"_L1),
        .agent = fields->text("agent"_L1),
        .capability = fields->text("capability"_L1),
        .priority = static_cast<int>(fields->integer("priority"_L1, 0, 9)),
    };
    if (!isToken(offer.workId))
        fields->refuse("work_id"_L1, u"is no token (1 to 64 of A-Z a-z 0-9 _ -)"_s);
    if (offer.agent.isEmpty() && offer.capability.isEmpty())
        fields->refuse("agent"_L1, u"is missing, and so is capability"_s);
    return fields->finish(std::move(offer));
}

QByteArray encode(const WorkBid &bid)
{
    return toBytes({{"station_id"_L1, bid.stationId}, {"slots_free"_L1, bid.slotsFree}, {"queued"_L1, bid.queued}});
}

Result<WorkBid> decodeWorkBid(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    return fields->finish(WorkBid{
        .stationId = fields->stationId("station_id"_L1),
        .slotsFree = static_cast<int>(fields->integer("slots_free"_L1)),
        .queued = static_cast<int>(fields->integer("queued"_L1)),
    });
}

QStringList ranked(QList<WorkBid> bids)
{
    std::ranges::sort(bids, {}, [](const WorkBid &bid) { return std::tuple(qint64(bid.queued) - bid.slotsFree, bid.stationId); });
    QStringList stations;
    for (const WorkBid &bid : std::as_const(bids)) {
        if (bid.slotsFree > 0 && !stations.contains(bid.stationId))
            stations.append(bid.stationId);
    }
    return stations;
}

} // namespace lattice
