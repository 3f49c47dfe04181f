// SPDX-License-Identifier: Apache-2.0
#include "app/headless/conformanceclient.h"

#include "core/mcp/httptransport.h"
#include "core/mcp/mcpclient.h"
#include "core/mcp/oauthsignin.h"

#include <QHash>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>

using namespace Qt::StringLiterals;
using lattice::failed;
using lattice::Fault;
using lattice::Result;

namespace app {

namespace {

constexpr std::chrono::seconds kDeadline(20);

/*! Accepts each form as it comes, so that the schema's defaults show, and has a word for each sampling. */
class AcceptingHandler final : public core::McpClientHandler
{
public:
    QJsonObject capabilities() const override { return {{u"elicitation"_s, QJsonObject{{u"form"_s, QJsonObject()}}}, {u"sampling"_s, QJsonObject()}, {u"roots"_s, QJsonObject()}}; }

    QCoro::Task<Result<QJsonObject>> elicit(QJsonObject params, std::stop_token) override
    {
        QJsonObject content;
        const QJsonObject properties = params[u"requestedSchema"_s][u"properties"_s].toObject();
        for (auto property = properties.begin(); property != properties.end(); ++property) {
            if (property.value()[u"type"_s] == "boolean"_L1 && property.value()[u"default"_s].isUndefined())
                content[property.key()] = true;
        }
        co_return QJsonObject{{u"action"_s, u"accept"_s}, {u"content"_s, content}};
    }

    QCoro::Task<Result<QJsonObject>> sample(QJsonObject, std::stop_token) override
    {
        co_return QJsonObject{{u"role"_s, u"assistant"_s}, {u"content"_s, QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u"none"_s}}}, {u"model"_s, u"none"_s}};
    }
};

/*! The person and the browser of the suite: goes where the sign-in's page sends it, which asks nothing. */
Result<> browse(const QUrl &url)
{
    auto *const network = new QNetworkAccessManager; // goes with the answer
    QNetworkRequest request(url);
    // Step by step: Qt begins a chain of redirects anew when a connection of it is closed early, and the suite counts.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    QNetworkReply *const reply = network->get(request);
    QObject::connect(reply, &QNetworkReply::finished, network, [network, reply] {
        network->deleteLater();
        const QUrl next = reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
        if (!next.isEmpty())
            std::ignore = browse(reply->url().resolved(next));
    });
    return {};
}

std::shared_ptr<core::McpAuthorizer> signInFor(const QUrl &server, const QJsonObject &context)
{
    return std::make_shared<core::OAuthSignIn>(core::OAuthSignIn::Settings{.server = server, .clientId = context[u"client_id"_s].toString(), .clientSecret = context[u"client_secret"_s].toString(),
                                                                           .clientDocument = QUrl(u"https://conformance-test.local/client-metadata.json"_s), .openBrowser = browse,
                                                                           .store = nullptr, .patience = kDeadline});
}

struct Stage {
    std::shared_ptr<core::McpClient> client;
    QJsonObject context; //!< of the scenario
    std::stop_token stop;
    QList<core::ToolInfo> tools;
};

QCoro::Task<Result<>> call(Stage stage, QString tool, QJsonObject arguments)
{
    const auto result = co_await stage.client->callTool(tool, arguments, {}, kDeadline, stage.stop);
    if (!result)
        co_return std::unexpected(result.error());
    co_return {};
}

QCoro::Task<Result<>> nothing(Stage) { co_return {}; }

QCoro::Task<Result<>> callFirst(Stage stage)
{
    if (stage.tools.isEmpty())
        return nothing(stage);
    return call(stage, stage.tools.first().name, {{u"a"_s, 2}, {u"b"_s, 3}});
}

QCoro::Task<Result<>> callEach(Stage stage)
{
    for (const core::ToolInfo &tool : stage.tools) {
        QJsonObject arguments;
        const QJsonObject properties = tool.inputSchema[u"properties"_s].toObject();
        for (auto property = properties.begin(); property != properties.end(); ++property) {
            const QString type = property.value()[u"type"_s].toString();
            arguments[property.key()] = type == "boolean"_L1 ? QJsonValue(true) : type == "string"_L1 ? QJsonValue(u"us-west1"_s) : QJsonValue(7);
        }
        if (const auto called = co_await call(stage, tool.name, arguments); !called)
            co_return called;
    }
    co_return {};
}

QCoro::Task<Result<>> callListed(Stage stage)
{
    for (const QJsonValue entry : stage.context[u"toolCalls"_s].toArray()) {
        if (const auto called = co_await call(stage, entry[u"name"_s].toString(), entry[u"arguments"_s].toObject()); !called)
            co_return called;
    }
    co_return {};
}

QCoro::Task<Result<>> useEverything(Stage stage)
{
    if (const auto called = co_await callEach(stage); !called)
        co_return called;
    const auto resources = co_await stage.client->listResources(stage.stop);
    const auto prompts = co_await stage.client->listPrompts(stage.stop);
    if (!resources || !prompts)
        co_return std::unexpected(resources ? prompts.error() : resources.error());
    for (const QJsonValue resource : *resources) {
        if (const auto read = co_await stage.client->readResource(resource[u"uri"_s].toString(), stage.stop); !read)
            co_return std::unexpected(read.error());
    }
    for (const QJsonValue prompt : *prompts) {
        if (const auto got = co_await stage.client->getPrompt(prompt[u"name"_s].toString(), {}, stage.stop); !got)
            co_return std::unexpected(got.error());
    }
    co_return {};
}

QCoro::Task<Result<>> echoSchema(Stage stage)
{
    for (const core::ToolInfo &tool : stage.tools) {
        if (tool.name == "json_schema_2020_12_tool"_L1)
            co_return co_await call(stage, u"json_schema_echo"_s, {{u"schema"_s, tool.inputSchema}});
    }
    co_return failed(Fault::NotFound, u"the server has no json_schema_2020_12_tool"_s);
}

using Play = QCoro::Task<Result<>> (*)(Stage stage);

const QHash<QString, Play> &plays()
{
    static const QHash<QString, Play> all{{u"initialize"_s, callFirst}, {u"tools_call"_s, callFirst}, {u"sse-retry"_s, callFirst},
                                          {u"elicitation-sep1034-client-defaults"_s, callFirst}, {u"request-metadata"_s, callEach},
                                          {u"sep-2322-client-request-state"_s, callEach}, {u"http-standard-headers"_s, useEverything},
                                          {u"http-custom-headers"_s, callListed}, {u"http-invalid-tool-headers"_s, callEach},
                                          {u"json-schema-ref-no-deref"_s, nothing}, {u"json-schema-2020-12-preservation"_s, echoSchema}};
    return all;
}

QCoro::Task<Result<QJsonObject>> run(core::Context, QJsonObject arguments, core::Progress, std::stop_token stop)
{
    const QString scenario = qEnvironmentVariable("MCP_CONFORMANCE_SCENARIO");
    const bool isSignIn = scenario.startsWith("auth/"_L1);
    const Play play = isSignIn ? callEach : plays().value(scenario);
    if (!play)
        co_return failed(Fault::Invalid, u"there is no play for the scenario '%1' (MCP_CONFORMANCE_SCENARIO)"_s.arg(scenario));
    const QString version = qEnvironmentVariable("MCP_CONFORMANCE_PROTOCOL_VERSION");
    const QJsonObject context = QJsonDocument::fromJson(qgetenv("MCP_CONFORMANCE_CONTEXT")).object();
    using Era = core::McpClient::Era;
    const Era era = core::McpClient::modernVersions().contains(version) ? Era::Modern : core::McpClient::legacyVersions().contains(version) ? Era::Legacy : Era::Auto;
    const core::McpServerSpec spec{.name = u"conformance"_s, .url = QUrl(arguments[u"url"_s].toString())};
    const auto client = std::make_shared<core::McpClient>(std::make_unique<core::HttpTransport>(spec, isSignIn ? signInFor(spec.url, context) : nullptr),
                                                          core::McpClient::Options{.server = spec.name, .era = era, .handler = std::make_shared<AcceptingHandler>()});
    auto ended = co_await client->open(stop);
    if (ended) {
        const auto tools = co_await client->listTools(stop);
        if (tools)
            ended = co_await play({.client = client, .context = context, .stop = stop, .tools = *tools});
        else
            ended = std::unexpected(tools.error());
    }
    co_await client->close();
    if (!ended)
        co_return std::unexpected(ended.error());
    co_return QJsonObject{{u"scenario"_s, scenario}, {u"version"_s, client->version()}};
}

} // namespace

core::Verb conformanceClientVerb()
{
    return {.name = u"mcp.conformance_client"_s, .command = {u"mcp-conformance-client"_s}, .title = u"Play a client for the MCP conformance suite"_s,
            .description = u"Does what the scenario named by MCP_CONFORMANCE_SCENARIO wants of a client. The official suite runs it: `conformance client --command \"station-headless mcp-conformance-client\"`."_s,
            .parameters = {{.name = u"url"_s, .words = u"address of the suite's server"_s, .placeholder = u"URL"_s, .positional = true, .required = true}},
            .resultSchema = core::Schema::object({{u"scenario"_s, core::Schema::text(u"its name"_s)}, {u"version"_s, core::Schema::text(u"revision that was spoken"_s)}}, {u"scenario"_s}),
            .hints = {.openWorld = true}, .place = core::Verb::Place::Process, .examples = {u"mcp-conformance-client http://127.0.0.1:8080/mcp"_s}, .run = run};
}

} // namespace app
