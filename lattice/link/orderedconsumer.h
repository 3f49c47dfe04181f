// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/jetstream.h"
#include "lattice/link/storedmessage.h"

namespace lattice {

/*!
    Reads a stream in order from a place on, without acknowledging, and goes on by itself after whatever happens.

    A consumer of the server's pushes to a subject of ours. When a message is missing, heartbeats stop, the link was down,
    or the server forgot the consumer, a new one continues after the last message seen (NATS ADR-17). When the stream was
    made anew, or began after that message, reset() says that what was read before no longer stands, and all of it comes again.
*/
class OrderedConsumer final : public QObject
{
    Q_OBJECT

public:
    enum class Start {
        All,            //!< every message kept
        LastPerSubject, //!< the last one of each subject, then all that follow: what a key-value watch needs
        New,            //!< what is stored from now on
    };

    OrderedConsumer(MeshLink &link, QByteArray stream, QByteArray filter, Start start, QObject *parent = nullptr);
    /*! From the message \a first on, or the first one kept after it. */
    OrderedConsumer(MeshLink &link, QByteArray stream, QByteArray filter, quint64 first, QObject *parent = nullptr);
    ~OrderedConsumer() override;
    Q_DISABLE_COPY_MOVE(OrderedConsumer)

    /*! While held, the server is not told to go on: it stops after what it has sent ahead, some megabytes. For who cannot follow. */
    void setHeld(bool held);

    quint64 lastSequence() const { return m_streamSequence; }
    /*! Time since the server last proved that we have all there is, in ms; negative before the first time. */
    qint64 ageMs() const { return m_proved.isValid() ? m_proved.elapsed() : -1; }

Q_SIGNALS:
    void received(const lattice::StoredMessage &message);
    void caughtUp(); //!< nothing more is waiting, for the first time since the start or a reset
    void reset();
    void failed(const lattice::Error &error); //!< tried again with a back-off of 0.1 to 30 s

private:
    QCoro::Task<void> begin();
    QJsonObject consumerConfig(bool fresh) const;
    void take(const Message &message);
    void takeNotice(const Message &message);
    void beginLater();
    void goOn(const QByteArray &subject);
    void check();
    void removeConsumer();

    JetStream m_jetStream;
    const QByteArray m_stream;
    const QByteArray m_filter;
    const Start m_start;
    std::unique_ptr<Subscription> m_subscription;
    QByteArray m_consumer;
    QByteArray m_created; //!< when the stream was made: another time is another stream
    quint64 m_streamSequence = 0;
    quint64 m_consumerSequence = 0;
    bool m_begun = false;
    bool m_fromFirst = false; //!< the first begin() goes on after m_streamSequence too
    bool m_held = false;
    QList<QByteArray> m_goOn; //!< subjects that make the server go on
    bool m_caughtUp = false;
    int m_failures = 0;
    QElapsedTimer m_proved;
    QElapsedTimer m_heard;
    QTimer m_again;
    QTimer m_watchdog;
    std::stop_source m_stop;
};

} // namespace lattice
