// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/presence.h"

namespace lattice {

/*! One station as the orchestrator sees it. */
struct DigestEntry {
    QString stationId;
    QString stationName;
    Presence presence = Presence::Offline;
    std::optional<Capacity> capacity; //!< none from Go stations, and of one that is not online

    friend bool operator==(const DigestEntry &, const DigestEntry &) = default;
};

/*!
    What changed among the stations, on `lattice.presence.digest`, at most once a second, from an orchestrator. A plain
    member hears this instead of everybody's heartbeats.
*/
struct PresenceDigest {
    QString stationId;   //!< of the orchestrator that speaks
    QDateTime timestamp; //!< by its clock
    bool complete = false; //!< all stations there are, not only what changed: whoever is not named is gone
    QList<DigestEntry> stations;

    friend bool operator==(const PresenceDigest &, const PresenceDigest &) = default;
};

QByteArray encode(const PresenceDigest &digest);
Result<PresenceDigest> decodePresenceDigest(const QByteArray &bytes);

} // namespace lattice
