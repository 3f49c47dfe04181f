// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcpservice.h"

#include "core/mcp/conformancefixtures.h"
#include "core/mcp/secrettoken.h"
#include "lattice/link/portowner.h"

#include <QFile>
#include <QHostInfo>
#include <QLoggingCategory>
#include <QSslCertificate>
#include <QSslKey>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

Q_LOGGING_CATEGORY(mcpLog, "station.mcp")

namespace core {

namespace {

constexpr int kUsualPort = 8586;
constexpr int kNeighbours = 20; // ports that are tried from it on, before any

/*! TLS by a certificate and its key, PEM files. */
Result<QSslConfiguration> tlsOf(const QString &certificateFile, const QString &keyFile)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(certificateFile);
    if (chain.isEmpty())
        return failed(Fault::Invalid, u"mcp_tls_certificate: there is no certificate in %1"_s.arg(certificateFile));
    QFile file(keyFile);
    if (!file.open(QIODevice::ReadOnly))
        return failed(Fault::Invalid, u"mcp_tls_key: %1 cannot be read: %2"_s.arg(keyFile, file.errorString()));
    const QByteArray pem = file.readAll();
    for (const QSsl::KeyAlgorithm algorithm : {QSsl::Ec, QSsl::Rsa}) {
        const QSslKey key(pem, algorithm);
        if (key.isNull())
            continue;
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificateChain(chain);
        tls.setPrivateKey(key);
        tls.setPeerVerifyMode(QSslSocket::VerifyNone); // clients come with a token, not with a certificate
        tls.setProtocol(QSsl::TlsV1_2OrLater);
        return tls;
    }
    return failed(Fault::Invalid, u"mcp_tls_key: there is no RSA or EC key in %1"_s.arg(keyFile));
}

} // namespace

McpService::McpService(Engine &engine, const VerbTable &table, Context context)
    : m_engine(engine)
    , m_clients(new McpClients(&engine))
    , m_perform([&table, context = std::move(context)](Caller caller, QString verb, QJsonObject arguments, Progress progress, std::stop_token stop) {
        Context own = context;
        own.caller = std::move(caller);
        return table.run(std::move(verb), std::move(own), std::move(arguments), std::move(progress), std::move(stop));
    })
    , m_token(randomWord(32))
    , m_tokens(AccessTokens::fileOf(engine.home()->paths().data))
{ }

McpService::~McpService()
{
    delete m_clients; // first: it asks the ports who is there
}

std::optional<McpPeer> McpService::peerOf(const QByteArray &token)
{
    if (token.isEmpty())
        return std::nullopt;
    if (isSameSecret(token, m_token))
        return McpPeer{};
    const auto named = m_tokens.find(token);
    return named ? std::optional(McpPeer{.right = named->right, .principal = named->name}) : std::nullopt;
}

Result<McpPortOptions> McpService::portOptions(const McpServiceOptions &options) const
{
    const Config &config = m_engine.config();
    McpPortOptions port{.limits = options.limits, .authorise = {}};
    if (!config.bind.isEmpty() && !port.address.setAddress(config.bind == "localhost"_L1 ? u"127.0.0.1"_s : config.bind))
        return failed(Fault::Invalid, u"bind: %1 is no address of a machine"_s.arg(config.bind));
    if (port.address.isLoopback())
        return port;
    if (config.mcpTlsCertificate.isEmpty() || config.mcpTlsKey.isEmpty())
        return failed(Fault::Refused, u"MCP is served beyond this machine with TLS only: set mcp_tls_certificate and mcp_tls_key, or bind it to 127.0.0.1"_s);
    auto tls = tlsOf(config.mcpTlsCertificate, config.mcpTlsKey);
    if (!tls)
        return std::unexpected(tls.error());
    port.tls = std::move(*tls);
    port.names = {QHostInfo::localHostName(), QHostInfo::localHostName() + u".local"_s};
    for (const QSslCertificate &certificate : port.tls->localCertificateChain().first(1))
        port.names += certificate.subjectAlternativeNames().values(QSsl::DnsEntry);
    return port;
}

/*!
    A port that was chosen is had or fails. The usual one (and the one after, for agents) gives way to the next free one: several stations of
    one machine are no mistake.
*/
Result<std::unique_ptr<McpPort>> McpService::openPort(const std::function<std::unique_ptr<McpOffering>()> &make, McpPortOptions port, int wanted, bool mayMove)
{
    port.port = std::max(0, wanted);
    for (int tried = 0; mayMove && wanted > 0 && tried <= kNeighbours; ++tried) {
        port.port = tried == kNeighbours ? 0 : wanted + tried;
        if (lattice::tryListen(port.address.toString(), port.port)) // asks nobody who has it, which takes a while
            break;
    }
    auto opened = McpPort::open(make(), port);
    if (opened && wanted > 0 && (*opened)->port() != wanted)
        qCWarning(mcpLog, "port %d is taken, so MCP is served at %ls", wanted, qUtf16Printable((*opened)->url()));
    return opened;
}

Result<> McpService::openStation(McpPortOptions port, const VerbTable &table, bool fixtures)
{
    std::function<std::unique_ptr<McpOffering>()> make;
    if (fixtures) {
        if (!port.address.isLoopback())
            return failed(Fault::Refused, u"--mcp-conformance-fixtures needs no token, so it is served on 127.0.0.1 only"_s);
        qCWarning(mcpLog, "MCP offers the test fixtures of the conformance suite, to anybody on this machine and without a token; nothing of this station is reached by it");
        port.authorise = [](const QByteArray &) { return std::optional(McpPeer{.principal = u"conformance"_s}); };
        make = [] { return std::make_unique<ConformanceFixtures>(); };
    } else {
        make = [this, &table] {
            auto verbs = std::make_unique<VerbOffering>(table, m_perform);
            connect(&m_engine, &Engine::statusChanged, verbs.get(), [verbs = verbs.get()] { verbs->touch(u"station://status"_s); });
            connect(&m_engine, &Engine::stationsChanged, verbs.get(), [verbs = verbs.get()] {
                verbs->touch(u"station://stations"_s);
                verbs->touch(u"station://agents"_s);
            });
            return verbs;
        };
    }
    const int wanted = m_engine.config().mcpPort;
    auto opened = openPort(make, std::move(port), wanted, wanted == kUsualPort);
    if (!opened)
        return std::unexpected(opened.error());
    m_station = std::move(*opened);
    return {};
}

Result<> McpService::openAgents(McpPortOptions port)
{
    AgentOffering *agents = nullptr;
    const auto make = [&] {
        auto offering = std::make_unique<AgentOffering>(m_engine.status().stationId, m_perform);
        agents = offering.get();
        return offering;
    };
    port.identity = {.name = u"station-agents"_s, .title = u"Agents of "_s + m_engine.status().stationName};
    port.others = [this](std::shared_ptr<HttpExchange> exchange) { m_routes->handle(std::move(exchange)); };
    const int given = m_engine.config().agentsPort;
    const int wanted = given != 0 ? given : m_engine.config().mcpPort <= 0 ? 0 : m_station->port() + 1;
    auto opened = openPort(make, std::move(port), wanted, given == 0);
    if (!opened)
        return std::unexpected(opened.error());
    m_agents = std::move(*opened);
    m_routes = std::make_unique<AgentRoutes>(*agents, m_perform, [at = m_agents.get()](const HttpRequest &request) { return at->peerOf(request); });
    agents->setAgents(m_engine.self().agents);
    connect(&m_engine, &Engine::agentsChanged, agents, [this, agents] { agents->setAgents(m_engine.self().agents); });
    return {};
}

Result<std::unique_ptr<McpService>> McpService::open(Engine &engine, const VerbTable &table, Context context, McpServiceOptions options)
{
    std::unique_ptr<McpService> service(new McpService(engine, table, std::move(context)));
    auto port = service->portOptions(options);
    if (!port)
        return std::unexpected(port.error());
    if (const Config &config = engine.config(); !config.mcpOauthIssuer.isEmpty()) {
        auto oauth = OAuthResource::make(config.mcpOauthIssuer, config.mcpOauthAudience);
        if (!oauth)
            return std::unexpected(oauth.error());
        port->oauth = std::move(*oauth);
    }
    port->authorise = [raw = service.get()](const QByteArray &token) { return raw->peerOf(token); };
    if (const auto opened = service->openStation(*port, table, options.fixtures); !opened)
        return std::unexpected(opened.error());
    if (const auto opened = service->openAgents(*port); !opened)
        return std::unexpected(opened.error());
    for (const auto &[door, at] : {std::pair(u"station"_s, service->m_station.get()), std::pair(u"agents"_s, service->m_agents.get())})
        service->m_clients->watch(door, at->server(), [at] { return at->peers(); });
    service->m_clients->setPort(std::max(0, engine.config().mcpPort), service->m_station->port());
    return service;
}

Addresses McpService::addresses() const
{
    return {.nats = {}, .mcp = m_station->url(), .mcpToken = QString::fromLatin1(m_token), .agents = m_agents->url()};
}

void McpService::finish()
{
    m_station->finish();
    m_agents->finish();
}

} // namespace core
