// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/model/httpfault.h"
#include "core/model/ndjsonreader.h"
#include "core/model/replyfold.h"
#include "core/model/sseparser.h"
#include "lattice/pending.h"

#include <QNetworkReply>
#include <QObject>
#include <QTimer>

#include <memory>

class QNetworkAccessManager;

namespace core {

/*! How long a server may take for each step. The overall deadline is the caller's. */
struct HttpDeadlines {
    std::chrono::milliseconds connect{std::chrono::seconds(20)}; //!< name, connection, TLS
    std::chrono::milliseconds firstByte{std::chrono::minutes(5)}; //!< a model may be loaded or think before it says a word
    std::chrono::milliseconds silence{std::chrono::minutes(2)};   //!< between two pieces

    friend bool operator==(const HttpDeadlines &, const HttpDeadlines &) = default;
};

/*!
    One HTTP exchange with a model server, whose JSON goes into a sink as it comes: server-sent events, JSON lines, or whole.

    Its promise, ended(), is kept in every case, in the destructor at the latest.
*/
class HttpCall final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(HttpCall)

public:
    struct Outcome {
        lattice::Result<> end;
        bool retryable = false;
        std::chrono::milliseconds retryAfter{-1}; //!< as the server asks; negative: it does not say
        int status = 0;                           //!< of HTTP; 0: none came
    };
    struct Order {
        QNetworkRequest request;
        QByteArray body; //!< null: a GET
        std::shared_ptr<JsonSink> sink;
        HttpDeadlines limits;
        ProviderWords words;
        Progress progress; //!< may be null
    };

    /*! Sends at once. */
    HttpCall(std::shared_ptr<QNetworkAccessManager> network, Order order);
    ~HttpCall() override;

    /*! Closes the connection; the outcome is \a error. */
    void abort(const lattice::Error &error);

    lattice::Pending<Outcome> ended() const { return m_ended; }
    bool hasProgressed() const { return m_progressed; } //!< parts were handed on: trying again would say them twice

    /*! A new manager that takes proxies from the environment. */
    static std::shared_ptr<QNetworkAccessManager> makeNetwork();

private:
    enum class Framing { Unknown, Events, Lines, Whole };

    void watch(std::chrono::milliseconds limit, const QString &what);
    void read();
    void takeBytes(const QByteArray &bytes);
    void takeEvents(const QList<SseEvent> &events);
    void takeLines(const QByteArrayList &lines);
    void takeJson(const QByteArray &json);
    void takeText(const lattice::Result<QString> &text);
    void finish();
    Outcome outcome();
    lattice::Result<> takeWhole();
    Outcome noConnection();
    Framing framing() const;
    int status() const;
    void settle(const Outcome &outcome);

    std::shared_ptr<QNetworkAccessManager> m_network; //!< parent of the reply: must not go first
    Order m_order;
    std::unique_ptr<QNetworkReply> m_reply;
    QString m_host;
    QTimer m_watch;
    QString m_waitsFor;
    SseParser m_events;
    NdjsonReader m_lines;
    QByteArray m_body; //!< of an answer that is no stream
    qsizetype m_received = 0;
    bool m_progressed = false;
    bool m_ending = false;   //!< the sink has all; the connection may follow
    bool m_finished = false; //!< the connection has ended
    lattice::Pending<Outcome> m_ended;
};

} // namespace core
