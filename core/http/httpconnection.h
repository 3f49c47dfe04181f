// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/httpparser.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTcpSocket>

namespace core {

class HttpExchange;

/*!
    One client's connection: reads requests one after the other, hands each out as an HttpExchange, and writes what is answered.

    What a client sends ahead waits in its socket until the answer is out. A client that closes, half-closes or breaks off ends the exchange
    at once (HttpExchange::gone). See docs/mcp-server.md for the limits.
*/
class HttpConnection final : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(std::shared_ptr<HttpExchange> exchange)>;

    /*! All that is passed by reference lives as long as the connection. The socket becomes ours. */
    HttpConnection(QTcpSocket *socket, const HttpLimits &limits, const HttpParser::Gate &gate, const Handler &handler);
    ~HttpConnection() override;
    Q_DISABLE_COPY_MOVE(HttpConnection)

    void start();     //!< reads what is there already
    void checkTime(); //!< from time to time: closes when a deadline is over
    void finish();    //!< ends what is open and closes when it is out
    void abort();
    bool isStream() const;
    const QHostAddress &peer() const { return m_peer; }

    // for HttpExchange
    void sendWhole(int status, const HttpHeaders &headers, const QByteArray &body);
    void sendHead(int status, const HttpHeaders &headers);
    void sendPart(const QByteArray &part);
    void sendEnd();
    qint64 unsent() const;

Q_SIGNALS:
    void closed(); //!< once, at the end

private:
    enum class State {
        Reading, //!< a request, or waiting for one
        Busy,    //!< with an answer
        Draining //!< closing, and dropping what still comes
    };
    void read();
    void readOn();
    void handOver();
    void refuse(const HttpRefusal &refusal);
    void endAnswer();
    void lose();
    QByteArray head(int status, const HttpHeaders &headers, qsizetype length) const;

    QTcpSocket *m_socket;
    const HttpLimits &m_limits;
    const Handler &m_handler;
    QHostAddress m_peer;
    HttpParser m_parser;
    std::weak_ptr<HttpExchange> m_exchange;
    QDeadlineTimer m_due;   //!< of what the client has to do next
    QDeadlineTimer m_stall{QDeadlineTimer::Forever}; //!< of the client taking what we send
    State m_state = State::Reading;
    bool m_bodyAwaited = false;
    bool m_keepAlive = false;
    bool m_isHead = false; //!< HEAD: answers without a body
    bool m_closed = false;
};

} // namespace core
