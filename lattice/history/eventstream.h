// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/history/event.h"
#include "lattice/link/jetstream.h"

#include <deque>

namespace lattice {

/*! Limits of the stream `LATTICE_EVENTS` and of its publisher; the config's `lattice.events`. */
struct EventStreamOptions {
    std::chrono::seconds maxAge = std::chrono::days(7);
    qint64 maxBytes = 1024LL * 1024 * 1024;
    qint64 maxMessages = -1;
    int replicas = 1;
    int batch = 100;
    Milliseconds flush{100};
};

/*! Makes `LATTICE_EVENTS` unless it is there: append-only, so that deleting and purging are denied. */
QCoro::Task<Result<>> ensureEventStream(MeshLink &link, EventStreamOptions options, std::stop_token stop = {});

/*!
    Publishes events into the history, in order, joined into batches of 100 or of 100 ms.

    An event counts as published when the server has stored it; until then it is sent again with the same id, which the
    stream drops when it had it. While the link is down up to 10,000 events wait; then the oldest are given up, and dropped()
    says how many.
*/
class EventPublisher final : public QObject
{
    Q_OBJECT

public:
    EventPublisher(MeshLink &link, EventStreamOptions options, QObject *parent = nullptr);

    void publish(Event event);
    /*! Waits until all is stored, or until \a deadline. \return whether it is */
    QCoro::Task<bool> flush(Milliseconds deadline);
    qsizetype waiting() const { return qsizetype(m_waiting.size()) + m_batch.size(); }

Q_SIGNALS:
    void stored(); //!< nothing waits any more
    void dropped(qsizetype count);
    void failed(const lattice::Error &error);

private:
    struct Letter {
        QByteArray id;
        QByteArray subject;
        QByteArray body;
        bool failed = false;
    };

    void sendBatch();
    QCoro::Task<void> send(qsizetype place);
    void endBatch();

    JetStream m_jetStream;
    const EventStreamOptions m_options;
    std::deque<Letter> m_waiting;
    QList<Letter> m_batch; //!< under way, in order
    qsizetype m_open = 0;  //!< of the batch, not answered yet
    QTimer m_timer;
    int m_failures = 0;
    bool m_ensured = false;
};

} // namespace lattice
