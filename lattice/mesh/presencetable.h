// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/protocol/presence.h"

#include <QHash>

#include <chrono>

namespace lattice {

/*!
    Who is here, by what we heard ourselves and when, on one monotonic clock that the caller passes in.

    What a record or a sender's clock says is no evidence. A station that is only known from its record counts as heard at
    the moment it became known, so that a newcomer to a lattice does not call everybody offline.
*/
class PresenceTable
{
public:
    using Time = std::chrono::milliseconds; //!< since any fixed moment

    static constexpr Time kLate{15'000};
    static constexpr Time kOffline{30'000};

    struct Change {
        QString stationId;
        Presence presence;
        friend bool operator==(const Change &, const Change &) = default;
    };

    /*! A sign of life. \return whether the presence changed by it */
    bool heard(const QString &stationId, Time now);
    /*! The station is on record; does nothing when it is known already. */
    void known(const QString &stationId, Time now);
    /*! An orchestrator's word of a station; it counts until we hear that station ourselves. \return whether the presence changed by it */
    bool told(const QString &stationId, Presence presence, Time now);
    bool left(const QString &stationId);
    void forget(const QString &stationId);
    /*! What time alone has changed. */
    QList<Change> tick(Time now);
    /*! Nothing could be heard until \a now: everybody has his time anew. */
    void deafUntil(Time now);

    Presence presence(const QString &stationId) const; //!< Left for an unknown one
    bool wasHeard(const QString &stationId) const { return m_stations.value(stationId).heard; }

private:
    struct Entry {
        Time last{0};
        Presence presence = Presence::Left;
        bool heard = false; //!< by a sign of life or an orchestrator's word, not by record alone
    };
    QHash<QString, Entry> m_stations;
};

} // namespace lattice
