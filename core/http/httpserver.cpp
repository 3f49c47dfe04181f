// SPDX-License-Identifier: Apache-2.0
#include "core/http/httpserver.h"

#include "lattice/link/portowner.h"

#include <QSslSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr auto kTick = 500ms;
constexpr int kBacklog = 1024; // 50, the default, makes many clients at once wait for a second

} // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::listen(HttpServerOptions options)
{
    const QHostAddress address = options.address;
    const int port = options.port;
    std::unique_ptr<HttpServer> server(new HttpServer(std::move(options)));
    server->setListenBacklogSize(kBacklog);
    if (server->QTcpServer::listen(address, static_cast<quint16>(port)))
        return server;
    if (server->serverError() == QAbstractSocket::AddressInUseError) {
        const auto owner = lattice::findPortOwner(port);
        return failed(Fault::Conflict, u"port %1 is taken by %2: end it, or choose another port (0: any free one)"_s.arg(port).arg(owner ? owner->describe() : u"another program"_s));
    }
    const Fault fault = server->serverError() == QAbstractSocket::SocketAccessError ? Fault::Refused : Fault::NotFound;
    return failed(fault, u"cannot listen on %1 port %2: %3"_s.arg(address.toString()).arg(port).arg(server->errorString()));
}

HttpServer::HttpServer(HttpServerOptions options)
    : m_options(std::move(options))
    , m_rate(m_options.limits.requestsPerSecond, m_options.limits.requestBurst)
{
    m_gate = [this](const HttpRequest &head) -> std::optional<HttpRefusal> {
        if (!head.peer.isLoopback() && !m_rate.allows(head.peer))
            return HttpRefusal{.status = 429, .text = "too many requests from this address", .headers = {{"Retry-After", "1"}}};
        return m_options.gate ? m_options.gate(head) : std::nullopt;
    };
    connect(&m_clock, &QTimer::timeout, this, &HttpServer::checkTime);
}

HttpServer::~HttpServer()
{
    close();
    for (HttpConnection *connection : std::exchange(m_connections, {})) {
        connection->disconnect(this);
        delete connection;
    }
}

QString HttpServer::url(const QString &path) const
{
    const QString host = serverAddress().protocol() == QAbstractSocket::IPv6Protocol ? u"[%1]"_s.arg(serverAddress().toString()) : serverAddress().toString();
    return u"%1://%2:%3%4"_s.arg(m_options.tls ? u"https"_s : u"http"_s, host).arg(serverPort()).arg(path);
}

void HttpServer::incomingConnection(qintptr descriptor)
{
    auto *socket = m_options.tls ? new QSslSocket : new QTcpSocket;
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    const QHostAddress peer = socket->peerAddress();
    const auto ofPeer = peer.isLoopback() ? 0 : std::ranges::count(m_connections, peer, &HttpConnection::peer);
    if (m_finishing || ofPeer >= m_options.limits.connectionsOfPeer) {
        socket->abort();
        delete socket;
        return;
    }
    auto *connection = new HttpConnection(socket, m_options.limits, m_gate, m_options.handler);
    connection->setParent(this);
    m_connections.insert(connection);
    connect(connection, &HttpConnection::closed, this, [this, connection] { forget(connection); });
    if (auto *secure = qobject_cast<QSslSocket *>(socket)) {
        secure->setSslConfiguration(*m_options.tls);
        secure->startServerEncryption();
    }
    if (m_connections.size() >= m_options.limits.connections)
        pauseAccepting(); // who comes now waits in the backlog, and costs nothing
    if (!m_clock.isActive())
        m_clock.start(kTick);
    connection->start();
}

void HttpServer::forget(HttpConnection *connection)
{
    m_connections.remove(connection);
    connection->deleteLater();
    if (m_connections.size() < m_options.limits.connections && !m_finishing)
        resumeAccepting();
    if (m_connections.isEmpty())
        m_clock.stop();
}

void HttpServer::checkTime()
{
    const auto all = m_connections; // closing takes them out
    for (HttpConnection *connection : all)
        connection->checkTime();
}

void HttpServer::finish()
{
    m_finishing = true;
    close();
    const auto all = m_connections;
    for (HttpConnection *connection : all)
        connection->finish();
}

} // namespace core
