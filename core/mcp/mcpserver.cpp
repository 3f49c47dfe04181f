// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcpserver.h"

#include "core/mcp/mcpcaller.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr qsizetype kMostListeners = 2000; // over HTTP each holds a connection; this bounds stdio

struct Freshness {
    int ttlMs;
    QLatin1StringView scope;
};

/*! How long a client may keep a result: lists are the same for all and said to change, what is read is of now. */
std::optional<Freshness> freshnessOf(const QString &method)
{
    if (method == "resources/read"_L1)
        return Freshness{0, "private"_L1};
    if (method == "resources/list"_L1)
        return Freshness{5'000, "private"_L1};
    if (method == "tools/list"_L1 || method == "prompts/list"_L1 || method == "resources/templates/list"_L1 || method == "server/discover"_L1)
        return Freshness{60'000, "public"_L1};
    return std::nullopt;
}

bool mayNeedInput(const QString &method)
{
    return method == "tools/call"_L1 || method == "prompts/get"_L1 || method == "resources/read"_L1;
}

QString whatOf(const RpcMessage &request)
{
    const QJsonValue name = request.params["name"_L1];
    return name.isString() ? name.toString() : request.params["uri"_L1].toString();
}

RpcMessage failure(const QJsonValue &id, const McpFault &fault)
{
    return RpcMessage::failure(id, fault.code, fault.text, fault.data);
}

} // namespace

McpServer::McpServer(McpOffering &offering, const McpIdentity &identity)
    : m_identity{{u"name"_s, identity.name}, {u"title"_s, identity.title}, {u"version"_s, identity.version}}
    , m_meta(QJsonDocument(QJsonObject{{McpMeta::kServerInfo, m_identity}}).toJson(QJsonDocument::Compact))
    , m_methods(offering)
{
    connect(&offering, &McpOffering::toolsChanged, this, [this] { tellAll(u"notifications/tools/list_changed"_s, &Listener::tools); });
    connect(&offering, &McpOffering::promptsChanged, this, [this] { tellAll(u"notifications/prompts/list_changed"_s, &Listener::prompts); });
    connect(&offering, &McpOffering::resourcesChanged, this, [this] { tellAll(u"notifications/resources/list_changed"_s, &Listener::resources); });
    connect(&offering, &McpOffering::resourceUpdated, this, &McpServer::tellUpdated);
}

McpServer::~McpServer() = default;

QJsonObject McpServer::capabilities() const
{
    const QJsonObject listed{{u"listChanged"_s, true}};
    return {{u"tools"_s, listed}, {u"prompts"_s, listed}, {u"resources"_s, QJsonObject{{u"listChanged"_s, true}, {u"subscribe"_s, true}}},
            {u"logging"_s, QJsonObject()}, {u"completions"_s, QJsonObject()}};
}

// --- legacy ---

McpResult<std::shared_ptr<McpSession>> McpServer::openSession(const RpcMessage &initialize, const McpPeer &known, QByteArray id)
{
    const QJsonValue wanted = initialize.params["protocolVersion"_L1];
    if (!wanted.isString() || !initialize.params["capabilities"_L1].isObject() || !initialize.params["clientInfo"_L1].isObject())
        return refused(RpcCode::kInvalidParams, u"initialize needs protocolVersion, capabilities and clientInfo"_s);
    auto peer = std::make_shared<McpPeer>(known);
    peer->era = McpEra::Legacy;
    peer->version = McpVersion::legacy().contains(wanted.toString()) ? wanted.toString() : McpVersion::kLatestLegacy;
    peer->info = initialize.params["clientInfo"_L1].toObject();
    peer->capabilities = initialize.params["capabilities"_L1].toObject();
    auto session = std::make_shared<McpSession>(std::move(id), std::move(peer));
    sweep();
    m_sessions.push_back(session);
    return session;
}

RpcMessage McpServer::welcome(const RpcMessage &initialize, const McpSession &session) const
{
    QJsonObject result{{u"protocolVersion"_s, session.peer()->version}, {u"capabilities"_s, capabilities()}, {u"serverInfo"_s, m_identity}};
    if (const QString text = m_methods.offering().instructions(); !text.isEmpty())
        result[u"instructions"_s] = text;
    return RpcMessage::success(initialize.id, result);
}

void McpServer::notify(const RpcMessage &notification, McpSession &session)
{
    session.touch();
    if (notification.method == "notifications/cancelled"_L1)
        session.cancel(notification.params["requestId"_L1]);
}

void McpServer::runLegacy(RpcMessage request, std::shared_ptr<McpSession> session, std::shared_ptr<McpOutlet> outlet)
{
    session->touch();
    const auto stop = session->begin(request.id);
    if (!stop)
        return outlet->answer(RpcMessage::failure(request.id, RpcCode::kInvalidRequest, u"a request with this id is under way, or too many are"_s));
    serveLegacy(std::move(request), std::move(session), std::move(outlet), *stop);
}

/*! What only sessions know. */
McpResult<QJsonObject> McpServer::runSessionMethod(const RpcMessage &request, McpSession &session)
{
    if (request.method == "ping"_L1)
        return QJsonObject();
    if (request.method == "initialize"_L1)
        return refused(RpcCode::kInvalidRequest, u"this session has been initialized"_s);
    if (request.method == "logging/setLevel"_L1) {
        const QString level = request.params["level"_L1].toString();
        if (logLevelOf(level) < 0)
            return refused(RpcCode::kInvalidParams, u"level must be one of debug, info, notice, warning, error, critical, alert, emergency"_s);
        session.setLogLevel(level);
        return QJsonObject();
    }
    if (request.method == "resources/subscribe"_L1 || request.method == "resources/unsubscribe"_L1) {
        const QString uri = request.params["uri"_L1].toString();
        if (uri.isEmpty())
            return refused(RpcCode::kInvalidParams, u"%1 needs a uri"_s.arg(request.method));
        if (request.method == "resources/unsubscribe"_L1) {
            session.subscriptions.remove(uri);
            return QJsonObject();
        }
        if (session.subscriptions.size() >= McpSession::kMostSubscriptions)
            return refused(RpcCode::kInvalidRequest, u"there are too many subscriptions"_s);
        session.subscriptions.insert(uri);
        m_methods.offering().watched(uri);
        return QJsonObject();
    }
    return refused(RpcCode::kMethodNotFound, u"there is no method %1"_s.arg(request.method.left(200)));
}

QCoro::Task<> McpServer::serveLegacy(RpcMessage request, std::shared_ptr<McpSession> session, std::shared_ptr<McpOutlet> outlet, std::stop_token stop)
{
    const QPointer<McpServer> self(this);
    QElapsedTimer clock;
    clock.start();
    McpResult<QJsonObject> result;
    if (m_methods.has(request.method)) {
        McpCaller::Request asked{.progressToken = request.params["_meta"_L1]["progressToken"_L1], .stop = stop, .answers = {}, .responses = {}};
        auto caller = std::make_shared<McpCaller>(session->peer(), outlet, session, std::move(asked));
        result = co_await m_methods.run(request.method, request.params, caller);
    } else {
        result = runSessionMethod(request, *session);
    }
    session->end(request.id);
    session->touch();
    if (stop.stop_requested())
        outlet->drop();
    else
        outlet->answer(result ? RpcMessage::success(request.id, *result) : failure(request.id, result.error()));
    if (self)
        Q_EMIT self->served(*session->peer(), request.method, whatOf(request), result ? QString() : result.error().text, clock.elapsed());
}

// --- modern ---

bool McpServer::isModern(const RpcMessage &message)
{
    return message.params["_meta"_L1].toObject().contains(McpMeta::kVersion);
}

McpResult<std::shared_ptr<const McpPeer>> McpServer::modernPeer(const RpcMessage &request, const McpPeer &known)
{
    const QJsonObject meta = request.params["_meta"_L1].toObject();
    const QJsonValue version = meta[McpMeta::kVersion], capabilities = meta[McpMeta::kCapabilities], level = meta[McpMeta::kLogLevel];
    if (!version.isString())
        return refused(RpcCode::kInvalidParams, u"_meta needs %1"_s.arg(McpMeta::kVersion));
    if (version.toString() != McpVersion::kModern)
        return refused(RpcCode::kUnsupportedVersion, u"this revision is not spoken here: %1"_s.arg(version.toString().left(100)),
                       QJsonObject{{u"supported"_s, QJsonArray{McpVersion::kModern}}, {u"requested"_s, version}});
    if (!capabilities.isObject())
        return refused(RpcCode::kInvalidParams, u"_meta needs %1, an object"_s.arg(McpMeta::kCapabilities));
    if (!level.isUndefined() && logLevelOf(level.toString()) < 0)
        return refused(RpcCode::kInvalidParams, u"%1 must be a log level"_s.arg(McpMeta::kLogLevel));
    auto peer = std::make_shared<McpPeer>(known);
    peer->era = McpEra::Modern;
    peer->version = version.toString();
    peer->info = meta[McpMeta::kClientInfo].toObject();
    peer->capabilities = capabilities.toObject();
    peer->logLevel = level.toString();
    return peer;
}

void McpServer::runModern(RpcMessage request, std::shared_ptr<const McpPeer> peer, std::shared_ptr<McpOutlet> outlet, std::stop_token stop)
{
    if (request.method == "subscriptions/listen"_L1)
        return listen(request, std::move(outlet), std::move(stop));
    if (request.method == "server/discover"_L1) {
        QJsonObject result{{u"supportedVersions"_s, QJsonArray{McpVersion::kModern}}, {u"capabilities"_s, capabilities()}};
        if (const QString text = m_methods.offering().instructions(); !text.isEmpty())
            result[u"instructions"_s] = text;
        return outlet->answer(complete(request.id, result, request.method));
    }
    if (!m_methods.has(request.method))
        return outlet->answer(RpcMessage::failure(request.id, RpcCode::kMethodNotFound, u"there is no method %1"_s.arg(request.method.left(200))));
    serveModern(std::move(request), std::move(peer), std::move(outlet), std::move(stop));
}

/*! With the answers that came with the request, checked. */
McpResult<std::shared_ptr<McpCaller>> McpServer::callerOf(const RpcMessage &request, std::shared_ptr<const McpPeer> peer, std::shared_ptr<McpOutlet> outlet, std::stop_token stop) const
{
    McpCaller::Request asked{.progressToken = request.params["_meta"_L1]["progressToken"_L1], .stop = std::move(stop), .answers = {}, .responses = {}};
    const QJsonValue responses = request.params["inputResponses"_L1], state = request.params["requestState"_L1];
    if (!responses.isUndefined() && !responses.isObject())
        return refused(RpcCode::kInvalidParams, u"inputResponses must be an object"_s);
    if (!state.isUndefined()) {
        const auto answers = m_state.open(state.toString(), request.method, request.params, peer->principal);
        if (!answers)
            return std::unexpected(answers.error());
        asked.answers = *answers;
        asked.isStateGiven = true;
    }
    asked.responses = responses.toObject();
    return std::make_shared<McpCaller>(std::move(peer), std::move(outlet), nullptr, std::move(asked));
}

QCoro::Task<> McpServer::serveModern(RpcMessage request, std::shared_ptr<const McpPeer> peer, std::shared_ptr<McpOutlet> outlet, std::stop_token stop)
{
    const QPointer<McpServer> self(this);
    QElapsedTimer clock;
    clock.start();
    const auto caller = callerOf(request, peer, outlet, stop);
    McpResult<QJsonObject> result;
    if (caller)
        result = co_await m_methods.run(request.method, request.params, *caller);
    else
        result = std::unexpected(caller.error());
    if (!self || stop.stop_requested()) {
        outlet->drop();
        co_return;
    }
    if (!result && result.error().code == kInputRequired)
        result = mayNeedInput(request.method) ? McpResult<QJsonObject>(inputRequired(request, **caller)) : refused(RpcCode::kInternalError, u"this method cannot ask"_s);
    else if (!result && result.error().code == RpcCode::kResourceNotFound)
        result.error().code = RpcCode::kInvalidParams;
    outlet->answer(result ? complete(request.id, *result, request.method) : failure(request.id, result.error()));
    Q_EMIT self->served(*peer, request.method, whatOf(request), result ? QString() : result.error().text, clock.elapsed());
}

RpcMessage McpServer::complete(const QJsonValue &id, QJsonObject result, const QString &method) const
{
    const bool isWhole = !result.contains("resultType"_L1);
    if (isWhole)
        result[u"resultType"_s] = u"complete"_s;
    if (const auto freshness = isWhole ? freshnessOf(method) : std::nullopt) {
        result[u"ttlMs"_s] = freshness->ttlMs;
        result[u"cacheScope"_s] = freshness->scope;
    }
    const QJsonValue given = result.value("_meta"_L1);
    if (given.isUndefined()) {
        RpcMessage message = RpcMessage::success(id, result);
        message.meta = m_meta;
        return message;
    }
    QJsonObject meta = given.toObject();
    meta[McpMeta::kServerInfo] = m_identity;
    result[u"_meta"_s] = meta;
    return RpcMessage::success(id, result);
}

QJsonObject McpServer::inputRequired(const RpcMessage &request, const McpCaller &caller) const
{
    QJsonObject questions;
    for (const McpQuestion &question : caller.openQuestions())
        questions[question.key] = QJsonObject{{u"method"_s, question.method}, {u"params"_s, question.params}};
    return {{u"resultType"_s, u"input_required"_s}, {u"inputRequests"_s, questions},
            {u"requestState"_s, m_state.seal(request.method, request.params, caller.peer().principal, caller.answers())}};
}

// --- what changes ---

void McpServer::Listener::tell(const QString &method, QJsonObject params) const
{
    params[u"_meta"_s] = QJsonObject{{McpMeta::kSubscriptionId, id}};
    outlet->send(RpcMessage::notification(method, params));
}

void McpServer::listen(const RpcMessage &request, std::shared_ptr<McpOutlet> outlet, std::stop_token stop)
{
    const QJsonObject wanted = request.params["notifications"_L1].toObject();
    const QJsonArray uris = wanted["resourceSubscriptions"_L1].toArray();
    sweep();
    if (!outlet->canStream())
        return outlet->answer(RpcMessage::failure(request.id, RpcCode::kInvalidRequest, u"subscriptions/listen needs Accept: text/event-stream"_s));
    if (uris.size() > McpSession::kMostSubscriptions || m_listeners.size() >= size_t(kMostListeners))
        return outlet->answer(RpcMessage::failure(request.id, RpcCode::kInvalidRequest, u"there are too many subscriptions"_s));
    Listener listener{.id = request.id, .tools = wanted["toolsListChanged"_L1].toBool(), .prompts = wanted["promptsListChanged"_L1].toBool(),
                      .resources = wanted["resourcesListChanged"_L1].toBool(), .uris = {}, .outlet = std::move(outlet), .stop = std::move(stop)};
    QJsonObject honoured;
    for (const auto &[key, is] : {std::pair(u"toolsListChanged"_s, listener.tools), std::pair(u"promptsListChanged"_s, listener.prompts), std::pair(u"resourcesListChanged"_s, listener.resources)}) {
        if (is)
            honoured[key] = true;
    }
    for (const QJsonValue uri : uris) {
        listener.uris.insert(uri.toString());
        m_methods.offering().watched(uri.toString());
    }
    if (!listener.uris.isEmpty())
        honoured[u"resourceSubscriptions"_s] = QJsonArray::fromStringList(listener.uris.values());
    listener.tell(u"notifications/subscriptions/acknowledged"_s, {{u"notifications"_s, honoured}});
    m_listeners.push_back(std::move(listener));
}

void McpServer::sweep()
{
    std::erase_if(m_listeners, [](const Listener &listener) { return listener.stop.stop_requested(); });
    std::erase_if(m_sessions, [](const std::weak_ptr<McpSession> &session) { return session.expired(); });
}

void McpServer::tellAll(const QString &method, bool Listener::*wants)
{
    sweep();
    for (const std::weak_ptr<McpSession> &weak : m_sessions) {
        if (const auto session = weak.lock())
            session->tell(RpcMessage::notification(method));
    }
    for (const Listener &listener : m_listeners) {
        if (listener.*wants)
            listener.tell(method);
    }
}

void McpServer::tellUpdated(const QString &uri)
{
    sweep();
    for (const std::weak_ptr<McpSession> &weak : m_sessions) {
        if (const auto session = weak.lock(); session && session->subscriptions.contains(uri))
            session->tell(RpcMessage::notification(u"notifications/resources/updated"_s, {{u"uri"_s, uri}}));
    }
    for (const Listener &listener : m_listeners) {
        if (listener.uris.contains(uri))
            listener.tell(u"notifications/resources/updated"_s, {{u"uri"_s, uri}});
    }
}

void McpServer::endListening()
{
    for (const Listener &listener : std::exchange(m_listeners, {})) {
        const QJsonObject meta{{McpMeta::kSubscriptionId, listener.id}, {McpMeta::kServerInfo, m_identity}};
        listener.outlet->answer(RpcMessage::success(listener.id, QJsonObject{{u"resultType"_s, u"complete"_s}, {u"_meta"_s, meta}}));
    }
}

} // namespace core
