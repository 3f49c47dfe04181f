// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/httprequest.h"

#include <QObject>
#include <QPointer>

namespace core {

class HttpConnection;

/*!
    One request and its answer: a whole one by answer(), or a stream by open(), write() and end().

    Kept by a shared_ptr by whoever answers, for as long as that takes; one that is let go without an answer is answered by 500. After
    gone() nothing reaches the client any more, and calls do nothing.
*/
class HttpExchange final : public QObject
{
    Q_OBJECT

public:
    HttpExchange(HttpConnection *connection, HttpRequest request);
    ~HttpExchange() override;
    Q_DISABLE_COPY_MOVE(HttpExchange)

    const HttpRequest &request() const { return m_request; } //!< of an open stream without headers and body
    void dropBody() { m_request.body.clear(); } //!< it has been read; a stream that lives for days does not keep it

    void answer(int status, const HttpHeaders &headers, const QByteArray &body);
    void open(int status, const HttpHeaders &headers);
    void write(const QByteArray &part); //!< of an open stream
    void end();

    bool isGone() const { return m_connection.isNull() || m_ended; } //!< or has been answered
    bool isOpen() const { return m_open && !isGone(); }
    qint64 unsent() const; //!< bytes that the client has not taken yet

Q_SIGNALS:
    void gone(); //!< the client has closed before the end

private:
    friend class HttpConnection;
    QPointer<HttpConnection> m_connection;
    HttpRequest m_request;
    bool m_open = false;
    bool m_ended = false;
};

} // namespace core
