// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/event.h"
#include "lattice/history/eventmaker.h"
#include "lattice/history/eventspool.h"
#include "lattice/link/streamwriter.h"

#include <deque>
#include <optional>

namespace lattice {

/*! Limits of the stream `LATTICE_EVENTS` and of its publisher; the config's `lattice.events`. */
struct EventStreamOptions {
    std::chrono::seconds maxAge = std::chrono::days(7);
    qint64 maxBytes = 1024LL * 1024 * 1024;
    qint64 maxMessages = -1;
    int replicas = 1;
    int batch = 100;
    Milliseconds flush{100};
    SpoolOptions spool{}; //!< where events wait that cannot be stored yet; without a folder they wait in memory
};

/*! Makes `LATTICE_EVENTS` unless it is there: append-only, so that deleting and purging are denied. */
QCoro::Task<Result<>> ensureEventStream(MeshLink &link, EventStreamOptions options, std::stop_token stop = {});

/*!
    Publishes events into the history, in order, joined into batches of 100 or of 100 ms.

    An event counts as published when the server has stored it; until then it is sent again with the same id, which the
    stream drops when it had it. While the link is down they wait in the spool, which outlives the program, and are sent in order
    when it is back. Without a spool, or when its disk is full, up to 10,000 wait in memory. The oldest are given up over
    these limits; dropped() says how many, and so does an event `station.control.events.dropped` once the history takes events.
*/
class EventPublisher final : public QObject
{
    Q_OBJECT

public:
    EventPublisher(MeshLink &link, EventStreamOptions options, QObject *parent = nullptr);
    ~EventPublisher() override; //!< what is not stored yet goes to the spool

    /*! Who makes the event of dropped ones; without it there is none. */
    void setMaker(EventMaker maker) { m_maker = std::move(maker); }

    void publish(Event event);
    /*! Waits until all is stored, or until \a deadline. \return whether it is */
    QCoro::Task<bool> flush(Milliseconds deadline);
    qsizetype waiting() const; //!< events that are not stored yet

Q_SIGNALS:
    void stored(); //!< nothing waits any more
    void dropped(qsizetype count);
    void failed(const lattice::Error &error);

private:
    enum class Fate { Open, Stored, Failed };
    struct Letter {
        SpooledEvent event;
        Fate fate = Fate::Open;
    };

    void sendBatch();
    void sendFrom(qsizetype place);
    void takeAnswer(quint64 ticket, const Result<PubAck> &ack);
    void endBatch();
    qsizetype endSpooled(const std::deque<Letter> &batch);
    qsizetype endWaiting(const std::deque<Letter> &batch);
    bool mustSpool() const;
    bool spoolWaiting();
    void giveUpOldest();
    void tellDropped();

    MeshLink &m_link;
    StreamWriter m_writer;
    const EventStreamOptions m_options;
    std::optional<EventMaker> m_maker;
    std::unique_ptr<EventSpool> m_spool;
    std::deque<SpooledEvent> m_waiting; //!< empty while the spool has any, unless that could not take them
    std::deque<Letter> m_batch;  //!< under way, in order
    quint64 m_firstTicket = 1;   //!< of the batch
    bool m_batchSpooled = false; //!< it is the front of the spool, and stays there until it is stored
    bool m_batchFailed = false;  //!< a part of it; nothing follows it then
    qsizetype m_open = 0;        //!< of the batch, not answered yet
    DroppedEvents m_dropped; //!< out of memory
    QTimer m_timer;
    int m_failures = 0;
    bool m_spoolFailed = false;
};

} // namespace lattice
