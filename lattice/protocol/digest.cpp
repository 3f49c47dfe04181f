// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/digest.h"

#include "lattice/protocol/capacity.h"
#include "lattice/protocol/statusword.h"
#include "lattice/protocol/wiretime.h"

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

constexpr StatusWord<Presence> kPresences[] = {
    {Presence::Online, "online"_L1},
    {Presence::Late, "late"_L1},
    {Presence::Offline, "offline"_L1},
    {Presence::Left, "left"_L1},
};

QJsonObject toJson(const DigestEntry &entry)
{
    QJsonObject json{
        {"station_id"_L1, entry.stationId},
        {"station_name"_L1, entry.stationName},
        {"presence"_L1, wordOf(kPresences, entry.presence)},
    };
    if (entry.capacity)
        json.insert("capacity"_L1, toJson(*entry.capacity));
    return json;
}

DigestEntry readEntry(const Fields &fields)
{
    DigestEntry entry{
        .stationId = fields.stationId("station_id"_L1),
        .stationName = fields.text("station_name"_L1),
        .presence = readWord(kPresences, fields, "presence"_L1),
    };
    if (fields.has("capacity"_L1))
        entry.capacity = readCapacity(fields.child("capacity"_L1));
    return entry;
}

} // namespace

QByteArray encode(const PresenceDigest &digest)
{
    QJsonArray stations;
    for (const DigestEntry &entry : digest.stations)
        stations.append(toJson(entry));
    return toBytes({
        {"station_id"_L1, digest.stationId},
        {"timestamp"_L1, toWireTime(digest.timestamp)},
        {"complete"_L1, digest.complete},
        {"stations"_L1, stations},
    });
}

Result<PresenceDigest> decodePresenceDigest(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    return fields->finish(PresenceDigest{
        .stationId = fields->stationId("station_id"_L1),
        .timestamp = fields->time("timestamp"_L1),
        .complete = fields->flag("complete"_L1),
        .stations = fields->list("stations"_L1, readEntry),
    });
}

} // namespace lattice
