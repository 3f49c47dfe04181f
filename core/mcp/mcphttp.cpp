// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcphttp.h"

#include "core/mcp/mcpheaders.h"
#include "core/mcp/oauthresource.h"
#include "core/mcp/secrettoken.h"

#include <deque>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace core {

namespace {

constexpr auto kTick = 500ms;
constexpr qint64 kIdleMs = 30 * 60 * 1000; // after which a session without a stream has ended
constexpr size_t kMostStreams = 64;        // of a session; ended ones go first
constexpr double kStrangers = 5;           // wrong tokens a second from one address

/*! What a page of this machine needs to see our answers; the gate has passed its Origin. */
HttpHeaders commonHeaders(const HttpRequest &request)
{
    HttpHeaders headers;
    if (request.headers.contains("origin")) {
        headers.add("Access-Control-Allow-Origin", request.headers.value("origin"));
        headers.add("Access-Control-Expose-Headers", "Mcp-Session-Id");
        headers.add("Vary", "Origin");
    }
    return headers;
}

void answerMessage(HttpExchange &exchange, int status, const RpcMessage &message)
{
    HttpHeaders headers = commonHeaders(exchange.request());
    headers.add("Content-Type", "application/json");
    exchange.answer(status, headers, message.toBytes());
}

void answerText(HttpExchange &exchange, int status, const QByteArray &text, const std::pair<QByteArray, QByteArray> &header = {})
{
    HttpHeaders headers = commonHeaders(exchange.request());
    headers.add("Content-Type", "text/plain; charset=utf-8");
    if (!header.first.isEmpty())
        headers.add(header.first, header.second);
    exchange.answer(status, headers, text + '\n');
}

QByteArray tokenOf(const HttpRequest &request)
{
    const QByteArray given = request.headers.value("authorization");
    return given.first(std::min<qsizetype>(7, given.size())).compare("bearer ", Qt::CaseInsensitive) == 0 ? given.sliced(7).trimmed() : QByteArray();
}

RpcMessage failure(const QJsonValue &id, const McpFault &fault)
{
    return RpcMessage::failure(id, fault.code, fault.text, fault.data);
}

} // namespace

struct McpHttp::Session {
    std::shared_ptr<McpSession> mcp;
    std::deque<std::pair<QByteArray, std::shared_ptr<SseStream>>> streams; //!< by name; oldest first
    std::shared_ptr<SseStream> aside;                                       //!< what belongs to no request; null until a GET asked for it
    quint64 lastStream = 0;

    bool primes() const { return mcp->peer()->version == McpVersion::kLatestLegacy; }
    std::shared_ptr<SseStream> addStream(const std::shared_ptr<EventStore> &store)
    {
        const QByteArray name = QByteArray::number(++lastStream);
        if (streams.size() >= kMostStreams) {
            const auto ended = std::ranges::find_if(streams, [](const auto &known) { return known.second->isFinished(); });
            streams.erase(ended == streams.end() ? streams.begin() : ended);
        }
        return streams.emplace_back(name, std::make_shared<SseStream>(name, store)).second;
    }
    std::shared_ptr<SseStream> find(const QByteArray &name) const
    {
        if (name == "0")
            return aside;
        const auto found = std::ranges::find_if(streams, [&](const auto &known) { return known.first == name; });
        return found == streams.end() ? nullptr : found->second;
    }
    bool isAttached() const
    {
        return (aside && aside->isAttached()) || std::ranges::any_of(streams, [](const auto &known) { return known.second->isAttached(); });
    }
};

McpHttp::McpHttp(McpServer &server, Authorise authorise)
    : m_server(server)
    , m_authorise(std::move(authorise))
    , m_store(std::make_shared<EventStore>(kMostKept))
    , m_strangers(kStrangers, 10 * kStrangers)
{
    connect(&m_clock, &QTimer::timeout, this, &McpHttp::tick);
}

McpHttp::~McpHttp()
{
    finish();
}

void McpHttp::setClaims(Claims claims, QByteArray metadataPath)
{
    m_claims = std::move(claims);
    m_metadataPath = std::move(metadataPath);
}

QString McpHttp::resourceOf(const HttpRequest &request)
{
    return QString::fromLatin1((request.isEncrypted ? "https://" : "http://") + request.headers.value("host") + "/mcp");
}

std::expected<McpPeer, ClaimFault> McpHttp::identify(const HttpRequest &request) const
{
    const QByteArray token = tokenOf(request);
    if (const auto known = m_authorise(token))
        return *known;
    return m_claims && !token.isEmpty() ? m_claims(token, resourceOf(request)) : std::unexpected(ClaimFault::NotTaken);
}

std::optional<McpPeer> McpHttp::peerOf(const HttpRequest &request) const
{
    const auto known = identify(request);
    return known ? std::optional(*known) : std::nullopt;
}

/*! RFC 6750, RFC 9728 §5.1. */
QByteArray McpHttp::challengeTo(const HttpRequest &request, const QByteArray &error, Right needed) const
{
    QByteArray challenge = "Bearer realm=\"station\"";
    if (!error.isEmpty())
        challenge += ", error=\"" + error + '"';
    if (m_claims)
        challenge += ", scope=\"" + OAuthResource::scopeOf(needed).toLatin1() + "\", resource_metadata=\"" + resourceOf(request).chopped(4).toLatin1() + m_metadataPath + "/mcp\"";
    return challenge;
}

std::optional<HttpRefusal> McpHttp::refusalOf(const HttpRequest &head)
{
    if (head.method == "OPTIONS") // a preflight carries no token, and gets nothing
        return std::nullopt;
    const auto known = identify(head);
    if (known)
        return std::nullopt;
    if (known.error() == ClaimFault::NoScope)
        return HttpRefusal{.status = 403, .text = "the token is good, and has no scope of this station", .headers = {{"WWW-Authenticate", challengeTo(head, "insufficient_scope")}}};
    if (!m_strangers.allows(head.peer))
        return HttpRefusal{.status = 429, .text = "too many requests with a wrong token", .headers = {{"Retry-After", "10"}}};
    const QByteArray how = challengeTo(head, head.headers.contains("authorization") ? "invalid_token" : "");
    return HttpRefusal{.status = 401, .text = "send Authorization: Bearer TOKEN; `stn status` shows where the token stands, `stn token create` makes one",
                       .headers = {{"WWW-Authenticate", how}}};
}

void McpHttp::handle(std::shared_ptr<HttpExchange> exchange)
{
    const HttpRequest &request = exchange->request();
    if (request.method == "OPTIONS") {
        HttpHeaders headers = commonHeaders(request);
        headers.add("Access-Control-Allow-Methods", "POST, GET, DELETE");
        headers.add("Access-Control-Allow-Headers", "Authorization, Content-Type, Last-Event-ID, MCP-Protocol-Version, Mcp-Method, Mcp-Name, Mcp-Session-Id");
        headers.add("Access-Control-Max-Age", "600");
        return exchange->answer(204, headers, {});
    }
    const auto known = peerOf(request); // it may have been revoked while the body came
    if (!known)
        return answerText(*exchange, 401, "the token has been revoked", {"WWW-Authenticate", challengeTo(request, "invalid_token")});
    if (request.method == "POST")
        post(std::move(exchange), *known);
    else if (request.headers.value("mcp-protocol-version") == McpVersion::kModern.toLatin1())
        answerText(*exchange, 405, "this revision knows POST only", {"Allow", "POST"});
    else if (request.method == "GET")
        get(std::move(exchange), *known);
    else if (request.method == "DELETE")
        remove(std::move(exchange), *known);
    else
        answerText(*exchange, 405, "POST, GET or DELETE were expected", {"Allow", "POST, GET, DELETE"});
}

void McpHttp::post(std::shared_ptr<HttpExchange> exchange, const McpPeer &known)
{
    const HttpRequest &request = exchange->request();
    const QByteArray type = request.headers.value("content-type").split(';').first().trimmed().toLower();
    if (type != "application/json")
        return answerText(*exchange, 415, "Content-Type must be application/json");
    if (!request.accepts("application/json") && !request.accepts("text/event-stream"))
        return answerText(*exchange, 406, "Accept must name application/json and text/event-stream");
    const auto message = RpcMessage::parse(request.body);
    if (!message) // an answer to what has no id has none either
        return answerMessage(*exchange, 400, RpcMessage::failure(message.error().id.isNull() ? QJsonValue(QJsonValue::Undefined) : message.error().id, message.error().code, message.error().text));

    if (known.isScoped && message->kind == RpcMessage::Kind::Request && message->method == "tools/call"_L1) { // RFC 6750 §3.1: its client asks its person for more
        if (const Right needed = m_server.methods().offering().rightOf(message->params["name"_L1].toString()); needed > known.right)
            return answerText(*exchange, 403, "this tool needs the scope " + OAuthResource::scopeOf(needed).toLatin1(), {"WWW-Authenticate", challengeTo(request, "insufficient_scope", needed)});
    }
    const QString version = QString::fromLatin1(request.headers.value("mcp-protocol-version"));
    const bool hasMeta = McpServer::isModern(*message);
    if (hasMeta || version == McpVersion::kModern)
        return postModern(std::move(exchange), *message, known);
    if (!version.isEmpty() && !McpVersion::legacy().contains(version))
        return answerMessage(*exchange, 400, RpcMessage::failure(message->id, RpcCode::kUnsupportedVersion, u"this revision is not spoken here: %1"_s.arg(version.left(100)),
                                                                QJsonObject{{u"supported"_s, QJsonArray::fromStringList(QStringList(McpVersion::kModern) + McpVersion::legacy())}, {u"requested"_s, version}}));
    if (message->kind == RpcMessage::Kind::Request && message->method == "initialize"_L1)
        return initialize(std::move(exchange), *message, known);
    postLegacy(std::move(exchange), *message, known);
}

void McpHttp::postModern(std::shared_ptr<HttpExchange> exchange, const RpcMessage &message, const McpPeer &known)
{
    if (message.kind == RpcMessage::Kind::Notification)
        return exchange->answer(202, commonHeaders(exchange->request()), {});
    if (message.kind != RpcMessage::Kind::Request)
        return answerMessage(*exchange, 400, RpcMessage::failure(QJsonValue::Undefined, RpcCode::kInvalidRequest, u"there are no requests of ours to answer in this revision"_s));
    const HttpRequest &request = exchange->request();
    const QJsonValue version = message.params["_meta"_L1][McpMeta::kVersion];
    if (version.isString() && request.headers.value("mcp-protocol-version") != version.toString().toUtf8())
        return answerMessage(*exchange, 400, RpcMessage::failure(message.id, RpcCode::kHeaderMismatch, u"the header MCP-Protocol-Version does not match the body's _meta"_s));
    const auto peer = McpServer::modernPeer(message, known);
    if (!peer)
        return answerMessage(*exchange, 400, failure(message.id, peer.error()));
    const ToolInfo *tool = message.method == "tools/call"_L1 ? m_server.methods().tool(message.params["name"_L1].toString()) : nullptr;
    if (const auto checked = checkHeaders(request.headers, message, tool); !checked)
        return answerMessage(*exchange, 400, failure(message.id, checked.error()));

    std::stop_source gone;
    connect(exchange.get(), &HttpExchange::gone, exchange.get(), [gone]() mutable { gone.request_stop(); });
    McpHttpOutlet::MakeStream make;
    if (request.accepts("text/event-stream"))
        make = [] { return std::make_shared<SseStream>(QByteArray(), nullptr); };
    const HttpHeaders headers = commonHeaders(request);
    const auto outlet = std::make_shared<McpHttpOutlet>(std::move(exchange), headers, McpHttpOutlet::Kind{.isModern = true}, std::move(make));
    watch(outlet);
    m_server.runModern(message, *peer, outlet, gone.get_token());
}

void McpHttp::initialize(std::shared_ptr<HttpExchange> exchange, const RpcMessage &message, const McpPeer &known)
{
    if (!makeRoom())
        return answerText(*exchange, 503, "too many sessions are open", {"Retry-After", "60"});
    const QByteArray id = randomWord(24);
    const auto session = m_server.openSession(message, known, id);
    if (!session)
        return answerMessage(*exchange, 400, failure(message.id, session.error()));
    auto ours = std::make_unique<Session>();
    ours->mcp = *session;
    (*session)->setAside([raw = ours.get()](const RpcMessage &said) {
        if (raw->aside)
            raw->aside->send(said.toBytes());
    });
    m_sessions.emplace(id, std::move(ours));
    if (!m_clock.isActive())
        m_clock.start(kTick);
    HttpHeaders headers = commonHeaders(exchange->request());
    headers.add("Content-Type", "application/json");
    headers.add("Mcp-Session-Id", id);
    exchange->answer(200, headers, m_server.welcome(message, **session).toBytes());
}

McpHttp::Session *McpHttp::sessionOf(const std::shared_ptr<HttpExchange> &exchange, const McpPeer &known)
{
    const QByteArray id = exchange->request().headers.value("mcp-session-id");
    const auto found = m_sessions.find(id);
    if (found != m_sessions.end() && found->second->mcp->peer()->principal == known.principal) {
        found->second->mcp->setRight(known.right); // another token of the same client may have less, or more
        return found->second.get();
    }
    const QString text = id.isEmpty() ? u"the header Mcp-Session-Id is missing: begin with initialize, or speak 2026-07-28"_s : u"this session has ended: begin again with initialize"_s;
    answerMessage(*exchange, id.isEmpty() ? 400 : 404, RpcMessage::failure(QJsonValue::Undefined, RpcCode::kInvalidRequest, text));
    return nullptr;
}

void McpHttp::postLegacy(std::shared_ptr<HttpExchange> exchange, const RpcMessage &message, const McpPeer &known)
{
    Session *session = sessionOf(exchange, known);
    if (!session)
        return;
    const HttpHeaders headers = commonHeaders(exchange->request());
    if (message.kind != RpcMessage::Kind::Request) {
        session->mcp->touch();
        exchange->answer(202, headers, {});
        if (message.kind == RpcMessage::Kind::Notification)
            m_server.notify(message, *session->mcp);
        else
            session->mcp->takeAnswer(message);
        return;
    }
    McpHttpOutlet::MakeStream make;
    if (exchange->request().accepts("text/event-stream")) {
        make = [self = QPointer(this), id = session->mcp->id()] { // the call may outlive us and the session
            const auto found = self ? self->m_sessions.find(id) : std::map<QByteArray, std::unique_ptr<Session>>::iterator();
            return self && found != self->m_sessions.end() ? found->second->addStream(self->m_store) : std::make_shared<SseStream>(QByteArray(), nullptr);
        };
    }
    const auto outlet = std::make_shared<McpHttpOutlet>(std::move(exchange), headers, McpHttpOutlet::Kind{.primes = session->primes()}, std::move(make));
    watch(outlet);
    m_server.runLegacy(message, session->mcp, outlet);
}

void McpHttp::get(std::shared_ptr<HttpExchange> exchange, const McpPeer &known)
{
    const HttpRequest &request = exchange->request();
    if (!request.headers.contains("accept") || !request.accepts("text/event-stream"))
        return answerText(*exchange, 406, "this is an MCP endpoint: POST JSON-RPC messages, or GET with Accept: text/event-stream");
    Session *session = sessionOf(exchange, known);
    if (!session)
        return;
    session->mcp->touch();
    const HttpHeaders headers = commonHeaders(request);
    const QByteArray last = request.headers.value("last-event-id");
    if (last.isEmpty()) {
        if (!session->aside)
            session->aside = std::make_shared<SseStream>("0", m_store);
        return session->aside->attach(std::move(exchange), headers, 0, session->primes());
    }
    const qsizetype dash = last.indexOf('-');
    bool isNumber = false;
    const quint64 seen = dash < 0 ? 0 : last.sliced(dash + 1).toULongLong(&isNumber);
    const auto stream = isNumber ? session->find(last.first(dash)) : nullptr;
    if (!stream)
        return answerText(*exchange, 404, "there is nothing to go on with after this Last-Event-ID");
    stream->attach(std::move(exchange), headers, seen, session->primes());
}

void McpHttp::remove(std::shared_ptr<HttpExchange> exchange, const McpPeer &known)
{
    const Session *session = sessionOf(exchange, known);
    if (!session)
        return;
    end(session->mcp->id());
    exchange->answer(204, commonHeaders(exchange->request()), {});
}

QList<std::shared_ptr<const McpPeer>> McpHttp::peers() const
{
    QList<std::shared_ptr<const McpPeer>> peers;
    for (const auto &[id, session] : m_sessions)
        peers << session->mcp->peer();
    return peers;
}

void McpHttp::end(const QByteArray &sessionId)
{
    const auto node = m_sessions.extract(sessionId); // first out: what ends calls us back
    if (node.empty())
        return;
    const Session &session = *node.mapped();
    session.mcp->close();
    if (session.aside)
        session.aside->finish();
    for (const auto &known : session.streams)
        known.second->finish();
}

/*! Sessions cost nothing to open, so there is an end to them: the one idle for longest goes. */
bool McpHttp::makeRoom()
{
    if (m_sessions.size() < size_t(kMostSessions))
        return true;
    const Session *idlest = nullptr;
    for (const auto &[id, session] : m_sessions) {
        if (!session->isAttached() && !session->mcp->isBusy() && (!idlest || session->mcp->idleMs() > idlest->mcp->idleMs()))
            idlest = session.get();
    }
    if (idlest)
        end(idlest->mcp->id());
    return idlest;
}

void McpHttp::watch(const std::shared_ptr<McpHttpOutlet> &outlet)
{
    m_outlets.push_back(outlet);
    if (!m_clock.isActive())
        m_clock.start(kTick);
}

void McpHttp::tick()
{
    std::erase_if(m_outlets, [](const auto &outlet) { return outlet.expired(); });
    const auto outlets = m_outlets;
    for (const auto &weak : outlets) {
        if (const auto outlet = weak.lock())
            outlet->tick();
    }
    QByteArrayList over;
    for (const auto &[id, session] : m_sessions) {
        if (session->aside)
            session->aside->keepAlive();
        if (session->mcp->idleMs() > kIdleMs && !session->isAttached() && !session->mcp->isBusy())
            over << id;
    }
    for (const QByteArray &id : over)
        end(id);
    if (m_outlets.empty() && m_sessions.empty())
        m_clock.stop();
}

void McpHttp::finish()
{
    m_server.endListening();
    while (!m_sessions.empty())
        end(QByteArray(m_sessions.begin()->first));
}

} // namespace core
