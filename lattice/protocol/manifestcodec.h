// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/manifest.h"
#include "lattice/result.h"

#include <QByteArray>
#include <QJsonObject>

namespace lattice {

class Fields;

/*! The record of one agent in `lattice-agents`, where its fields stand beside those of its station. */
struct AgentRecord {
    AgentInfo agent;
    QString stationId;
    QString stationName;

    friend bool operator==(const AgentRecord &, const AgentRecord &) = default;
};

/*!
    The record of a station as Go writes it: empty lists are null, empty schemas are left out. Never add a field to it:
    Go stations rewrite the records of others and drop what they do not know. Ours go to StationFacts.
*/
QByteArray encode(const StationManifest &manifest);
Result<StationManifest> decodeManifest(const QByteArray &bytes);

QByteArray encode(const AgentRecord &record);
Result<AgentRecord> decodeAgentRecord(const QByteArray &bytes);

/*! The same inside of other messages. */
QJsonObject toJson(const StationManifest &manifest);
StationManifest readManifest(const Fields &fields);

} // namespace lattice
