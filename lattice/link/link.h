// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lattice/link/message.h"
#include "lattice/link/options.h"
#include "lattice/pending.h"
#include "lattice/result.h"

#include <QCoro/QCoroTask>
#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <vector>

namespace lattice {

class Connection;
class Mailbox;
class MeshLink;
struct Letter;

/*! Keeps a subscription alive; the subscription ends with it. May outlive the link. */
class Subscription
{
public:
    ~Subscription();
    Q_DISABLE_COPY_MOVE(Subscription)

private:
    friend class MeshLink;
    Subscription(MeshLink *link, quint64 id);
    QPointer<MeshLink> m_link;
    quint64 m_id;
};

using MessageHandler = std::function<void(const Message &)>;

/*! A subject of ours for answers, and what keeps it open. */
struct AnswerSubject {
    QByteArray subject;
    std::unique_ptr<Subscription> subscription;
};

using Milliseconds = std::chrono::milliseconds;

/*!
    The link to the mesh: one NATS connection, as the rest of the program sees it.

    All of it happens on the thread it lives on. Handlers are called there, in the order of arrival per subscription;
    nothing blocks. The link connects again without end: quickly after an outage, once a minute when the server refuses
    the sign-in, so that a rotation heals itself. Subscriptions live through all of that.
*/
class MeshLink final : public QObject
{
    Q_OBJECT

public:
    explicit MeshLink(LinkOptions options, QObject *parent = nullptr);
    ~MeshLink() override; //!< settles what is pending, flushes for up to half a second
    Q_DISABLE_COPY_MOVE(MeshLink)

    void open();
    void close(); //!< state Off; pending requests end in Unreachable
    void retryNow();

    /*! \return Unreachable while not live, Full when over the server's limit, Busy when too much waits to be sent. */
    Result<> publish(Message message);
    /*! All of \a messages, none over the server's limit, as one step; Unreachable and Busy as above. */
    Result<> publish(std::vector<Message> messages);
    /*! Calls \a handler for messages on \a subject (wildcards allowed), until the returned object goes. */
    [[nodiscard]] std::unique_ptr<Subscription> subscribe(const QByteArray &subject, MessageHandler handler, const QByteArray &queue = {});
    /*!
        Publishes \a message with a reply subject of ours and waits for one answer.
        \return the answer, or NoResponders, Timeout, Cancelled, Unreachable, Refused (a permission is missing), Full
    */
    QCoro::Task<Result<Message>> request(Message message, Milliseconds deadline, std::stop_token stop = {});
    /*! A new subject for answers that come in several messages. It hangs on the subscription that all answers share, and so costs the server nothing. */
    [[nodiscard]] AnswerSubject listen(MessageHandler handler);
    /*! A new subject below our inbox, to be subscribed to: for what the server must see end, as the deliveries of a consumer. */
    QByteArray newInbox();

    const LinkStatus &status() const { return m_status; }
    bool isLive() const { return m_status.state == LinkState::Live; }
    qint64 maxPayload() const { return m_maxPayload; }

Q_SIGNALS:
    void statusChanged(const lattice::LinkStatus &status);
    void live(); //!< each time the link has come (back) up, after the subscriptions were made again
    void complained(const QString &words); //!< the server's words: a permission violation, a slow consumer, lame duck

private:
    struct Request {
        Pending<Result<Message>> answer;
        QByteArray subject;
        qint64 dueMs;
    };
    struct Handler {
        QByteArray subject;
        QByteArray queue;
        MessageHandler handler;
    };
    friend class Subscription;

    void collect();
    void handle(const Letter &letter);
    void deliver(const Letter &letter);
    void answered(const Message &message);
    void wentLive(qint64 maxPayload);
    void wentDown(LinkState state, const QString &words, Milliseconds nextTry);
    Milliseconds connectLater(bool refused);
    void complain(const QString &words);
    void giveUp();
    void settle(quint64 id, Result<Message> result);
    void settleAll(const Error &error);
    void checkDue();
    void setStatus(LinkState state, const QString &words = {}, int nextTryMs = 0);
    void unsubscribe(quint64 id);

    const LinkOptions m_options;
    const QByteArray m_inbox;
    std::shared_ptr<Mailbox> m_mailbox;
    std::unique_ptr<Connection> m_connection;
    LinkStatus m_status;
    std::map<quint64, std::shared_ptr<Handler>> m_handlers;
    std::map<quint64, Request> m_requests;
    std::map<quint64, std::shared_ptr<MessageHandler>> m_listeners;
    quint64 m_lastId = 0;
    qint64 m_maxPayload = 1024 * 1024;
    int m_failures = 0;
    bool m_wasLive = false;
    QElapsedTimer m_clock;
    QTimer m_dueTimer;
    QTimer m_retryTimer;
    QTimer m_patience;
    QTimer m_roundTripTimer;
    std::unique_ptr<Subscription> m_replies;
};

} // namespace lattice
