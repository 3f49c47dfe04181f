// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/event.h"

#include <optional>

namespace lattice {

/*! What an event says of its object, in the words that filters and the window use (`is:failed`). */
enum class EventState {
    None,
    Queued,
    Running,
    Waiting, //!< for a person
    Stalled, //!< lost, or without progress
    Escalated,
    Done,
    Failed,
    Stopped, //!< cancelled
    Joined,
    Left,
    Unreadable, //!< a message of the stream that is no event
    Gap,        //!< messages that are not there
};

QString stateName(EventState state); //!< "failed"; empty for None
std::optional<EventState> stateFromName(QStringView name);

/*! What an event is found by. Texts as they stand in the event; comparisons ignore case. */
struct EventFacts {
    QString id;
    QString type;
    QString station; //!< the id of the station it is about: data.station_id, else data.target_station, else who published it
    QString stationName; //!< its name, where the event says it
    QString agent; //!< data.agent_name, else data.agent_id
    QString work; //!< data.work_id
    QString run; //!< data.run_id, else data.orchestrator_run_id
    QString by; //!< the person or station behind it: data.requested_by, answered_by, cancelled_by, or source_station
    QString trace; //!< the trace id of the traceparent, 32 hex digits
    EventState state = EventState::None;

    friend bool operator==(const EventFacts &, const EventFacts &) = default;
};

EventFacts factsOf(const Event &event);

/*! The facts straight from the bytes of an event, many times faster than decodeEvent(); nothing when the bytes are not plain
    enough for that: escaped texts, keys in another case, repeated keys, values of another type, or no event at all.
    What it gives is what factsOf(decodeEvent()) would. */
std::optional<EventFacts> scanFacts(QByteArrayView body);

/*! `work.completed` of `station.lattice.work.completed` and `station.control.…`; others are as they are. */
QStringView shortType(QStringView type);

} // namespace lattice
