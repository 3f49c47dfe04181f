// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcpclient.h"

#include "core/config/nearest.h"

#include <QSet>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace core {

namespace {

constexpr int kMaxPages = 1000;
constexpr qsizetype kMaxElements = 10'000;
constexpr int kMaxRounds = 32; // of questions within one call
constexpr auto kPing = 5s;
constexpr auto kRead = 60s;

const QString kMeta = u"_meta"_s;
const QString kPrefix = u"io.modelcontextprotocol/"_s;

} // namespace

QStringList McpClient::legacyVersions() { return {u"2025-11-25"_s, u"2025-06-18"_s, u"2025-03-26"_s, u"2024-11-05"_s}; }

QStringList McpClient::modernVersions() { return {u"2026-07-28"_s}; }

McpClient::McpClient(std::unique_ptr<McpTransport> transport, Options options)
    : m_options(std::move(options))
    , m_channel(new McpChannel(std::move(transport)))
{
    if (!m_options.handler)
        m_options.handler = std::make_shared<McpClientHandler>();
    connect(m_channel.get(), &McpChannel::notified, this, &McpClient::takeNotification);
    connect(m_channel.get(), &McpChannel::asked, this, [this](const RpcMessage &request) { answerServer(request); });
    connect(m_channel.get(), &McpChannel::closed, this, [this](const lattice::Error &why) {
        m_stop.request_stop();
        Q_EMIT closed(why);
    });
}

McpClient::~McpClient()
{
    m_stop.request_stop();
    m_listening.request_stop();
    m_channel->disconnect(this);
    for (std::stop_source &asked : m_asked)
        asked.request_stop();
    for (const auto &waiter : std::exchange(m_renewing, {}))
        waiter.settle(false);
}

void McpClient::decorate(McpChannel::Call &call) const
{
    QJsonObject meta = call.params.value(kMeta).toObject();
    if (m_isModern) {
        meta[kPrefix + u"protocolVersion"_s] = m_version;
        meta[kPrefix + u"clientInfo"_s] = QJsonObject{{u"name"_s, u"station-control-center"_s}, {u"version"_s, QStringLiteral(STATION_VERSION)}};
        meta[kPrefix + u"clientCapabilities"_s] = m_options.handler->capabilities();
        if (const QString level = m_options.handler->logLevel(); !level.isEmpty())
            meta[kPrefix + u"logLevel"_s] = level;
        call.headers = standardHeaders(call.method, call.params) + call.headers;
    }
    if (!m_options.traceparent.isEmpty() && call.method != "initialize"_L1)
        meta[u"traceparent"_s] = m_options.traceparent;
    if (!meta.isEmpty())
        call.params[kMeta] = meta;
}

lattice::Error McpClient::worded(const McpFailure &failure) const
{
    lattice::Error error = failure.error;
    if (!error.detail.contains(u'\'' + m_options.server + u'\''))
        error.detail = u"the server '%1': %2"_s.arg(m_options.server, error.detail);
    return error;
}

QCoro::Task<McpClient::Answer> McpClient::ask(McpChannel::Call call, std::stop_token stop)
{
    McpChannel::Call first = call;
    decorate(first);
    Answer answer = co_await m_channel->request(std::move(first), stop);
    if (answer)
        co_return answer;
    const McpFailure &failure = answer.error();
    const bool sessionIsGone = !m_isModern && failure.status == 404 && failure.code != RpcCode::kMethodNotFound && !m_channel->transport()->hasOrder();
    const bool wantsOther = m_isModern && failure.code == RpcCode::kUnsupportedVersion;
    if (!sessionIsGone && !wantsOther)
        co_return answer;
    if (const auto renewed = co_await renew(stop); !renewed)
        co_return std::unexpected(McpFailure{.error = renewed.error()});
    decorate(call);
    co_return co_await m_channel->request(std::move(call), stop);
}

QCoro::Task<Result<QJsonObject>> McpClient::askOnce(QString method, QJsonObject params, std::stop_token stop)
{
    const auto answer = co_await askWithInput({.method = method, .params = params, .headers = {}, .deadline = kRead}, std::move(stop));
    if (!answer)
        co_return std::unexpected(worded(answer.error()));
    co_return *answer;
}

QCoro::Task<Result<QJsonArray>> McpClient::listAll(QString method, QString member, std::stop_token stop)
{
    QJsonArray all;
    QString cursor;
    QSet<QString> seen;
    for (int page = 0; page < kMaxPages; ++page) {
        QJsonObject params;
        if (!cursor.isEmpty())
            params[u"cursor"_s] = cursor;
        const auto answer = co_await ask({.method = method, .params = params, .headers = {}, .deadline = m_options.listDeadline}, stop);
        if (!answer)
            co_return std::unexpected(worded(answer.error()));
        if (!answer->value(member).isArray())
            co_return failed(Fault::Invalid, u"the server '%1' answered %2 without %3"_s.arg(m_options.server, method, member));
        for (const QJsonValue element : answer->value(member).toArray())
            all.append(element);
        cursor = answer->value("nextCursor"_L1).toString();
        if (cursor.isEmpty())
            co_return all;
        if (seen.contains(cursor) || all.size() > kMaxElements)
            break;
        seen.insert(cursor);
    }
    co_return failed(Fault::Full, u"the list %1 of the server '%2' does not end"_s.arg(method, m_options.server));
}

QCoro::Task<Result<QList<ToolInfo>>> McpClient::listTools(std::stop_token stop)
{
    QHash<QString, McpTool> tools;
    QStringList skipped;
    QList<ToolInfo> infos;
    const int changes = m_toolChanges;
    if (m_capabilities.contains(u"tools"_s) || m_capabilities.isEmpty()) {
        const auto all = co_await listAll(u"tools/list"_s, u"tools"_s, std::move(stop));
        if (!all)
            co_return std::unexpected(all.error());
        for (const QJsonValue element : *all) {
            const auto tool = McpTool::parse(element.toObject(), m_options.server);
            if (!tool) {
                skipped += tool.error().detail;
            } else if (!tool->brokenHeaders().isEmpty() && m_isModern && !m_channel->transport()->hasOrder()) {
                skipped += u"the tool '%1' of '%2' cannot be offered: %3"_s.arg(tool->info().name, m_options.server, tool->brokenHeaders());
            } else if (tools.contains(tool->info().name)) {
                skipped += u"the tool '%1' of '%2' is there twice"_s.arg(tool->info().name, m_options.server);
            } else {
                tools.insert(tool->info().name, *tool);
                infos.append(tool->info());
            }
        }
    }
    m_tools = tools;
    m_skipped = skipped;
    m_toolsKnown = changes == m_toolChanges; // else it is old already
    co_return infos;
}

/*! Lists the tools where that is needed, once for all who ask meanwhile. */
QCoro::Task<Result<>> McpClient::knowTools(std::stop_token stop)
{
    if (m_toolsKnown)
        co_return {};
    if (m_isListing) {
        const lattice::Pending<bool> listed;
        m_awaitingTools.append(listed);
        if (co_await listed)
            co_return {};
        co_return failed(Fault::Unreachable, u"the tools of the server '%1' could not be listed"_s.arg(m_options.server));
    }
    m_isListing = true;
    const auto tools = co_await listTools(std::move(stop));
    m_isListing = false;
    for (const auto &waiter : std::exchange(m_awaitingTools, {}))
        waiter.settle(tools.has_value());
    if (!tools)
        co_return std::unexpected(tools.error());
    co_return {};
}

QCoro::Task<Result<ToolResult>> McpClient::callTool(QString name, QJsonObject arguments, ToolProgressSink progress, std::chrono::milliseconds deadline,
                                                    std::stop_token stop)
{
    for (int attempt = 0;; ++attempt) {
        if (const auto known = co_await knowTools(stop); !known)
            co_return std::unexpected(known.error());
        const auto found = m_tools.constFind(name);
        if (found == m_tools.cend()) {
            const QString near = nearest(name, m_tools.keys());
            co_return failed(Fault::NotFound, u"the server '%1' has no tool '%2'%3"_s.arg(m_options.server, name, near.isEmpty() ? QString() : u"; did you mean '%1'?"_s.arg(near)));
        }
        const McpTool tool = *found;
        const McpHeaders mirrored = m_isModern ? tool.headers(arguments) : McpHeaders();
        const auto answer = co_await askWithInput({.method = u"tools/call"_s, .params = {{u"name"_s, name}, {u"arguments"_s, arguments}}, .headers = mirrored,
                                                   .deadline = deadline, .progress = progress}, stop);
        if (answer) {
            auto result = tool.resultOf(*answer);
            if (!result)
                co_return std::unexpected(worded({.error = result.error()}));
            co_return result;
        }
        const McpFailure &failure = answer.error();
        if (failure.code == RpcCode::kHeaderMismatch && attempt == 0) {
            m_toolsKnown = false; // the tool's schema has changed
            continue;
        }
        const bool protocol = failure.code == RpcCode::kMethodNotFound || (failure.code <= RpcCode::kHeaderMismatch && failure.code >= RpcCode::kUnsupportedVersion);
        if (failure.code != 0 && !protocol) // the server's answer to these arguments, which the model can mend
            co_return ToolResult::error(failure.error.detail);
        co_return std::unexpected(worded(failure));
    }
}

QCoro::Task<McpClient::Answer> McpClient::askWithInput(McpChannel::Call call, std::stop_token stop)
{
    const auto handler = m_options.handler;
    const QJsonObject params = call.params;
    for (int round = 0; round < kMaxRounds; ++round) {
        const Answer answer = co_await ask(call, stop);
        if (!answer)
            co_return answer;
        const QString type = answer->value("resultType"_L1).toString(u"complete"_s);
        if (type == "complete"_L1)
            co_return answer;
        if (type != "input_required"_L1)
            co_return std::unexpected(McpFailure{.error = {.fault = Fault::Invalid, .detail = u"the result is of the type '%1', which is not known"_s.arg(type.left(100))}});
        QJsonObject responses;
        const QJsonObject requests = answer->value("inputRequests"_L1).toObject();
        for (auto request = requests.begin(); request != requests.end(); ++request) {
            const auto response = co_await respond(handler, request.value()[u"method"_s].toString(), request.value()[u"params"_s].toObject(), stop);
            if (!response)
                co_return std::unexpected(McpFailure{.error = response.error()});
            responses[request.key()] = *response;
        }
        call.params = params; // what belongs to one round goes with it
        if (!requests.isEmpty())
            call.params[u"inputResponses"_s] = responses;
        if (const QJsonValue state = answer->value("requestState"_L1); !state.isUndefined())
            call.params[u"requestState"_s] = state;
        else if (requests.isEmpty())
            co_return std::unexpected(McpFailure{.error = {.fault = Fault::Invalid, .detail = u"it needs input and does not say which"_s}});
    }
    co_return std::unexpected(McpFailure{.error = {.fault = Fault::Invalid, .detail = u"it asked %1 times within one call"_s.arg(kMaxRounds)}});
}

QCoro::Task<Result<QJsonArray>> McpClient::listResources(std::stop_token stop) { return listAll(u"resources/list"_s, u"resources"_s, std::move(stop)); }

QCoro::Task<Result<QJsonArray>> McpClient::listResourceTemplates(std::stop_token stop)
{
    return listAll(u"resources/templates/list"_s, u"resourceTemplates"_s, std::move(stop));
}

QCoro::Task<Result<QJsonArray>> McpClient::listPrompts(std::stop_token stop) { return listAll(u"prompts/list"_s, u"prompts"_s, std::move(stop)); }

QCoro::Task<Result<QJsonObject>> McpClient::readResource(QString uri, std::stop_token stop)
{
    return askOnce(u"resources/read"_s, {{u"uri"_s, uri}}, std::move(stop));
}

QCoro::Task<Result<QJsonObject>> McpClient::getPrompt(QString name, QJsonObject arguments, std::stop_token stop)
{
    return askOnce(u"prompts/get"_s, {{u"name"_s, name}, {u"arguments"_s, arguments}}, std::move(stop));
}

QCoro::Task<Result<QJsonObject>> McpClient::complete(QJsonObject reference, QString argument, QString value, std::stop_token stop)
{
    return askOnce(u"completion/complete"_s, {{u"ref"_s, reference}, {u"argument"_s, QJsonObject{{u"name"_s, argument}, {u"value"_s, value}}}}, std::move(stop));
}

QCoro::Task<Result<>> McpClient::subscribe(QString uri, std::stop_token stop)
{
    if (!m_watched.contains(uri))
        m_watched.append(uri);
    if (m_isModern) {
        listen();
        co_return {};
    }
    const auto answer = co_await ask({.method = u"resources/subscribe"_s, .params = {{u"uri"_s, uri}}, .headers = {}}, std::move(stop));
    if (!answer)
        co_return std::unexpected(worded(answer.error()));
    co_return {};
}

QCoro::Task<Result<>> McpClient::ping(std::stop_token stop)
{
    if (m_isModern) // it has no ping; this it must answer
        co_return (co_await discover(m_version, kPing, std::move(stop))) ? Result<>() : failed(Fault::Timeout, u"the server '%1' does not answer"_s.arg(m_options.server));
    const auto answer = co_await ask({.method = u"ping"_s, .params = {}, .headers = {}, .deadline = kPing}, std::move(stop));
    if (!answer)
        co_return std::unexpected(worded(answer.error()));
    co_return {};
}

} // namespace core

#include "moc_mcpclient.cpp"
