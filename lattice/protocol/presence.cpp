// SPDX-License-Identifier: Apache-2.0
#include "lattice/protocol/presence.h"

#include "lattice/protocol/capacity.h"
#include "lattice/protocol/manifestcodec.h"
#include "lattice/protocol/statusword.h"
#include "lattice/protocol/subject.h"
#include "lattice/protocol/wiretime.h"

using namespace Qt::StringLiterals;

namespace lattice {

namespace {

using Type = PresenceMessage::Type;

constexpr StatusWord<Type> kTypes[] = {
    {Type::Announce, "announce"_L1},
    {Type::Heartbeat, "heartbeat"_L1},
    {Type::Goodbye, "goodbye"_L1},
};

} // namespace

QString subjectOf(Type type)
{
    switch (type) {
    case Type::Announce: return Subject::Announce.toString();
    case Type::Heartbeat: return Subject::Heartbeat.toString();
    case Type::Goodbye: break;
    }
    return Subject::Goodbye.toString();
}

QByteArray encode(const PresenceMessage &message)
{
    QJsonObject json{
        {"station_id"_L1, message.stationId},
        {"station_name"_L1, message.stationName},
        {"type"_L1, wordOf(kTypes, message.type)},
        {"timestamp"_L1, toWireTime(message.timestamp)},
    };
    if (message.manifest)
        json.insert("manifest"_L1, toJson(*message.manifest));
    if (message.capacity)
        json.insert("capacity"_L1, toJson(*message.capacity));
    return toBytes(json);
}

Result<PresenceMessage> decodePresence(const QByteArray &bytes)
{
    const auto fields = Fields::parse(bytes);
    if (!fields)
        return std::unexpected(fields.error());
    PresenceMessage message{
        .type = readWord(kTypes, *fields, "type"_L1),
        .stationId = fields->stationId("station_id"_L1),
        .stationName = fields->text("station_name"_L1),
        .timestamp = fields->time("timestamp"_L1),
    };
    if (fields->has("manifest"_L1)) {
        message.manifest = readManifest(fields->child("manifest"_L1));
        if (message.manifest->stationId != message.stationId)
            fields->refuse("manifest.station_id"_L1, u"is not the sender's"_s);
    }
    if (fields->has("capacity"_L1))
        message.capacity = readCapacity(fields->child("capacity"_L1));
    return fields->finish(std::move(message));
}

} // namespace lattice
