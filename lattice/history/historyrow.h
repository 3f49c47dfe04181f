// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/eventfilter.h"
#include "lattice/result.h"

namespace lattice {

/*! A message of the stream as it was stored; what digests, exports and the index are made of. */
struct StoredEvent {
    quint64 sequence = 0;
    QByteArray subject;
    QByteArray body;
    QDateTime stored; //!< by the server's clock

    friend bool operator==(const StoredEvent &, const StoredEvent &) = default;
};

/*! One row of the history: an event, a message that is none, or messages that are missing. */
struct HistoryRow {
    enum class Kind { Event, Unreadable, Gap };

    Kind kind = Kind::Event;
    quint64 sequence = 0;     //!< of a gap its first
    quint64 lastSequence = 0; //!< of a gap its last, else the same
    QDateTime stored;         //!< of a gap: when the message before it was, else the one after it
    QString subject;
    QByteArray body;   //!< as it was stored; of a gap empty
    Event event;       //!< of an event, with sequence and stored
    QString reason;    //!< of the other kinds, English
    EventState state = EventState::None;

    friend bool operator==(const HistoryRow &, const HistoryRow &) = default;
};

struct HistoryQuery {
    enum class Order { NewestFirst, OldestFirst };

    EventFilter filter;
    quint64 after = 0;  //!< only rows with a larger sequence
    quint64 before = 0; //!< only rows with a smaller one; 0: no bound
    qsizetype limit = 200;
    Order order = Order::NewestFirst;
};

struct HistoryPage {
    QList<HistoryRow> rows; //!< in the order asked for
    bool more = false;      //!< the limit was met; more may follow

    friend bool operator==(const HistoryPage &, const HistoryPage &) = default;
};

/*! What the index holds. */
struct HistoryRange {
    quint64 first = 0; //!< 0: nothing
    quint64 last = 0;
    quint64 rows = 0;
    QDateTime from;
    QDateTime to;
    quint64 folded = 0; //!< snapshots reach up to here; later moments cost more

    friend bool operator==(const HistoryRange &, const HistoryRange &) = default;
};

/*! A part of the time bar. */
struct HistoryBucket {
    quint64 events = 0;
    quint64 failed = 0;
    quint64 waiting = 0; //!< escalated or waiting for a person
    quint64 joined = 0;
    quint64 left = 0;

    friend bool operator==(const HistoryBucket &, const HistoryBucket &) = default;
};

} // namespace lattice

Q_DECLARE_METATYPE(lattice::HistoryRow)
