// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/jetstream.h"
#include "lattice/link/storedmessage.h"

#include <QList>

namespace lattice {

struct PullTimes {
    Milliseconds expires{30'000};  //!< how long one question waits at the server
    Milliseconds heartbeat{5'000}; //!< the server's sign that it still waits there; at most half of expires
};

/*!
    Takes messages from a durable pull consumer, one credit each, to be acknowledged by whoever gets them.

    The consumer is made unless it is there, and changed where its settings differ from ours, if the server can. Never more
    messages are asked for than there is credit, so that nothing ages here unseen. All of it begins anew, with a subject for
    answers of its own, when the link comes back, heartbeats stop, or the consumer or its stream went away; what was on its way
    to the old subject comes again after the consumer's ack wait. A stream that is missing is waited for, not made.
*/
class PullConsumer final : public QObject
{
    Q_OBJECT

public:
    /*! \a config is that of NATS ADR-37's `config` with `durable_name`, as CONSUMER.CREATE takes it. */
    PullConsumer(MeshLink &link, QByteArray stream, QJsonObject config, PullTimes times = {}, QObject *parent = nullptr);
    ~PullConsumer() override;
    Q_DISABLE_COPY_MOVE(PullConsumer)

    /*! How many more messages may come, from now on. One that is on its way beyond that is given back to the server. */
    void setCredit(int count);

    /*! Waits until the server has taken it. Unreachable or Timeout: the message may come again. NotFound: there is no such consumer any more. */
    QCoro::Task<Result<>> ack(QByteArray reply, std::stop_token stop = {});
    Result<> working(const QByteArray &reply); //!< the ack wait begins anew
    Result<> nak(const QByteArray &reply, Milliseconds delay = {}); //!< it comes again after \a delay

    int credit() const { return m_credit; }
    bool isReady() const { return m_ready; } //!< the consumer is there and we listen

Q_SIGNALS:
    void received(const lattice::StoredMessage &message); //!< the credit is one less already
    void ready(); //!< each time that it (again) has its consumer
    void failed(const lattice::Error &error); //!< tried again with a back-off of 0.1 to 30 s

private:
    /*! One request that waits at the server. */
    struct Question {
        QByteArray subject; //!< where its end is told
        int left = 0;
    };

    QCoro::Task<void> begin();
    static QCoro::Task<Result<QJsonObject>> ensure(JetStream jetStream, QByteArray stream, QJsonObject config, std::stop_token stop);
    void useLimits(const QJsonObject &config);
    void ask();
    void take(const Message &message);
    void takeNotice(const Message &message);
    void countDelivery();
    void endQuestion(const QByteArray &subject, int unanswered);
    void beginLater(const Error &error);
    void leave();
    void check();
    void heed(const QString &complaint);

    JetStream m_jetStream;
    const QByteArray m_stream;
    const QByteArray m_name;
    const QJsonObject m_config;
    const PullTimes m_times;
    std::unique_ptr<Subscription> m_subscription;
    QByteArray m_inbox;
    QList<Question> m_questions; //!< in the server's order: it serves them in turn, a message each
    quint64 m_lastQuestion = 0;
    int m_credit = 0;
    int m_asked = 0; //!< messages that the server may still send on its own account
    int m_mostPerQuestion = 0; //!< 0: no limit
    int m_mostQuestions = 0;
    Milliseconds m_expires{};
    bool m_ready = false;
    int m_failures = 0;
    QElapsedTimer m_heard;
    QElapsedTimer m_checked;
    QTimer m_again;
    QTimer m_watchdog;
    std::stop_source m_stop;
};

} // namespace lattice
