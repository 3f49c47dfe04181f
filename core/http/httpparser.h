// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/httplimits.h"
#include "core/http/httprequest.h"

#include <functional>
#include <memory>
#include <optional>

namespace core {

/*!
    Bytes to HTTP/1.1 requests, one at a time, within limits. Knows no socket.

    llhttp does the reading, strictly; what it and we refuse is answered once, and the bytes that follow mean nothing.
*/
class HttpParser final
{
public:
    /*! Asked with the head of a request, before its body is read. */
    using Gate = std::function<std::optional<HttpRefusal>(const HttpRequest &head)>;

    /*! \a limits and \a gate live as long as the parser. */
    HttpParser(const HttpLimits &limits, const Gate &gate, QHostAddress peer = {});
    ~HttpParser();
    Q_DISABLE_COPY_MOVE(HttpParser)

    /*! Takes bytes up to the end of the request. \return how many; the rest belongs to the next one */
    qsizetype feed(QByteArrayView bytes);

    bool hasBegun() const { return m_begun; }
    bool isHeadDone() const { return m_headDone; }
    bool isComplete() const { return m_complete; }
    bool wantsContinue() const; //!< the client waits with the body for 100
    qsizetype announcedBody() const; //!< 0 when the length is not known
    bool keepsAlive() const { return m_keepAlive; } //!< of the complete request
    const std::optional<HttpRefusal> &refusal() const { return m_refusal; }

    HttpRequest take(); //!< the complete request; the next feed() begins another

private:
    struct Callbacks;
    friend struct Callbacks;
    int refuse(int status, const char *text);
    int endHead();
    bool count(qsizetype bytes);

    struct Machine;
    std::unique_ptr<Machine> m_machine;
    const HttpLimits &m_limits;
    const Gate &m_gate;
    QHostAddress m_peer;
    HttpRequest m_request;
    std::optional<HttpRefusal> m_refusal;
    qsizetype m_headSize = 0;
    bool m_begun = false;
    bool m_headDone = false;
    bool m_complete = false;
    bool m_keepAlive = false;
    bool m_valueBegun = false;
};

} // namespace core
