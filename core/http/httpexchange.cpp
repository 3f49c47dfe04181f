// SPDX-License-Identifier: Apache-2.0
#include "core/http/httpexchange.h"

#include "core/http/httpconnection.h"

namespace core {

HttpExchange::HttpExchange(HttpConnection *connection, HttpRequest request)
    : m_connection(connection)
    , m_request(std::move(request))
{ }

HttpExchange::~HttpExchange()
{
    if (m_open)
        end();
    else
        answer(500, {{"Content-Type", "text/plain; charset=utf-8"}}, "The request was dropped.\n");
}

void HttpExchange::answer(int status, const HttpHeaders &headers, const QByteArray &body)
{
    if (isGone() || m_open)
        return;
    m_ended = true;
    m_connection->sendWhole(status, headers, body);
}

void HttpExchange::open(int status, const HttpHeaders &headers)
{
    if (isGone() || m_open)
        return;
    m_open = true;
    m_connection->sendHead(status, headers);
    m_request.headers = {}; // a stream lives for days, and there may be thousands
    m_request.body = {};
}

void HttpExchange::write(const QByteArray &part)
{
    if (isOpen())
        m_connection->sendPart(part);
}

void HttpExchange::end()
{
    if (!isOpen())
        return;
    m_ended = true;
    m_connection->sendEnd();
}

qint64 HttpExchange::unsent() const
{
    return isGone() ? 0 : m_connection->unsent();
}

} // namespace core
