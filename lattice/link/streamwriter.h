// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/jetstream.h"

#include <QTimer>

#include <deque>
#include <vector>

namespace lattice {

/*!
    Publishes into streams with many messages under way at once: one subscription hears all answers, one timer all deadlines.

    JetStream::publish() is for one message that somebody awaits; of a thousand it makes a thousand coroutines. Each message here
    has a ticket, which its caller chooses, each larger than the one before. Its fate is told by answered(), once, in any order.
*/
class StreamWriter final : public QObject
{
    Q_OBJECT

public:
    struct Ticketed {
        quint64 ticket = 0;
        Message message;
    };

    explicit StreamWriter(MeshLink &link, QObject *parent = nullptr);

    /*! Sends them in this order; answered() may come before it returns where they cannot be sent. */
    void publish(std::vector<Ticketed> messages);

Q_SIGNALS:
    /*! Errors are those of JetStream::publish(). */
    void answered(quint64 ticket, const lattice::Result<lattice::PubAck> &ack);

private:
    struct Open {
        quint64 ticket = 0;
        QByteArray subject;
        qint64 dueMs = 0;
        bool isAnswered = false;
    };

    void take(const Message &message);
    void failAll(const Error &error);
    void failThese(const std::vector<quint64> &tickets, const Error &error);
    bool settle(quint64 ticket);
    void heed(const QString &complaint);
    void checkDue();

    MeshLink &m_link;
    const QByteArray m_inbox;
    std::deque<Open> m_open; //!< by ticket; the first is not answered
    QElapsedTimer m_clock;
    QTimer m_due;
    std::unique_ptr<Subscription> m_answers;
};

} // namespace lattice
