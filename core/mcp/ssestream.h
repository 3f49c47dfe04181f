// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/httpexchange.h"

#include <QElapsedTimer>

#include <deque>
#include <memory>

namespace core {

class EventStore;

/*!
    A stream of Server-Sent Events. One with a store numbers its events, keeps them, and outlives its connection: the client comes back with
    the last number it has seen, and gets the rest.
*/
class SseStream final : public QObject, public std::enable_shared_from_this<SseStream>
{
    Q_OBJECT

public:
    /*! Without \a store nothing is kept. \a name is part of each event's id. */
    SseStream(QByteArray name, std::shared_ptr<EventStore> store);
    ~SseStream() override;

    /*!
        Goes on by \a exchange, from after the event \a seen; an older connection ends.
        \a primes: says first, by an event without data, where to come back (since 2025-11-25).
    */
    void attach(std::shared_ptr<HttpExchange> exchange, const HttpHeaders &headers, quint64 seen, bool primes);
    void send(const QByteArray &json);
    void finish();       //!< no event follows
    void cut(int retryMs); //!< ends the connection, not the stream
    void keepAlive();    //!< a comment, when nothing was sent for a while

    bool isAttached() const { return m_exchange && m_exchange->isOpen(); }
    bool isFinished() const { return m_finished; }
    bool isFull() const;
    void forgetOldest(); //!< for EventStore

Q_SIGNALS:
    void lost(); //!< the client has closed

private:
    QByteArray idOf(quint64 number) const { return m_name + '-' + QByteArray::number(number); }

    struct Event {
        quint64 number;
        QByteArray text;
    };
    QByteArray m_name;
    std::shared_ptr<EventStore> m_store;
    std::shared_ptr<HttpExchange> m_exchange;
    std::deque<Event> m_kept;
    quint64 m_last = 0;
    QElapsedTimer m_quiet;
    bool m_finished = false;
};

} // namespace core
