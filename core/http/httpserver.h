// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/http/httpconnection.h"
#include "core/http/requestrate.h"
#include "lattice/result.h"

#include <QSslConfiguration>
#include <QTcpServer>
#include <QTimer>

#include <optional>

namespace core {

struct HttpServerOptions {
    QHostAddress address = QHostAddress::LocalHost;
    int port = 0; //!< 0: any free one
    HttpLimits limits = {};
    std::optional<QSslConfiguration> tls = {};
    HttpParser::Gate gate = {}; //!< who is refused by the head of a request; empty: nobody
    HttpConnection::Handler handler;
};

/*! Listens, counts its clients, and keeps the time of all of them. One for each port. */
class HttpServer final : public QTcpServer
{
    Q_OBJECT

public:
    /*! \return Conflict naming who has the port, Refused, NotFound when the address is not of this machine */
    static lattice::Result<std::unique_ptr<HttpServer>> listen(HttpServerOptions options);
    ~HttpServer() override;

    QString url(const QString &path = {}) const; //!< http://127.0.0.1:8586/mcp
    int connections() const { return static_cast<int>(m_connections.size()); }

    void finish(); //!< accepts nobody any more, and closes each connection when what it has to say is out

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    explicit HttpServer(HttpServerOptions options);
    void checkTime();
    void forget(HttpConnection *connection);

    HttpServerOptions m_options;
    HttpParser::Gate m_gate;
    RequestRate m_rate;
    QSet<HttpConnection *> m_connections; // our children
    QTimer m_clock;
    bool m_finishing = false;
};

} // namespace core
