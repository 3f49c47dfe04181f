// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/manifest.h"
#include "lattice/result.h"

#include <QByteArray>

#include <optional>

namespace lattice {

/*! How a station stands by the heartbeats that we ourselves received, on our monotonic clock. */
enum class Presence {
    Online,
    Late,    //!< more than 15 s since its last heartbeat
    Offline, //!< more than 30 s
    Left,    //!< it said goodbye, or its record was removed
};

/*! What a station says of itself on `lattice.presence.*`. */
struct PresenceMessage {
    enum class Type { Announce, Heartbeat, Goodbye };

    Type type = Type::Heartbeat;
    QString stationId;
    QString stationName;
    QDateTime timestamp; //!< by the sender's clock: to be shown, never to be judged by
    std::optional<StationManifest> manifest; //!< with an announcement
    std::optional<Capacity> capacity;        //!< ours, with a heartbeat; Go stations send none

    friend bool operator==(const PresenceMessage &, const PresenceMessage &) = default;
};

/*! The subject that a message of \a type goes to. */
QString subjectOf(PresenceMessage::Type type);

QByteArray encode(const PresenceMessage &message);

/*! Invalid too when the manifest is another station's than the sender's. */
Result<PresenceMessage> decodePresence(const QByteArray &bytes);

} // namespace lattice
