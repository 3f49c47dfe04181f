// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/conformancefixtures.h"

#include "core/mcp/fixturetools.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace core {

namespace {

using Outcome = McpResult<ToolResult>;

const QList<FixtureTool> &allTools()
{
    static const QList<FixtureTool> all = plainFixtures() + askingFixtures();
    return all;
}

QCoro::Task<Outcome> done(QString text)
{
    co_return ToolResult::text(text);
}

QCoro::Task<Outcome> unknown()
{
    co_return refused(RpcCode::kInvalidParams, u"there is no such tool"_s);
}

QJsonArray content(const QString &uri, const QString &type, const QString &key, const QString &value)
{
    return {QJsonObject{{u"uri"_s, uri}, {u"mimeType"_s, type}, {key, value}}};
}

QJsonObject said(const QList<QJsonObject> &contents)
{
    QJsonArray messages;
    for (const QJsonObject &each : contents)
        messages << QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, each}};
    return {{u"messages"_s, messages}};
}

ToolInfo trigger(const QString &name, const QString &description)
{
    return {.name = name, .title = {}, .description = description, .inputSchema = Fixture::schema(), .outputSchema = {}, .hints = {}, .server = {}};
}

} // namespace

QList<ToolInfo> ConformanceFixtures::tools() const
{
    QList<ToolInfo> infos;
    for (const FixtureTool &tool : allTools())
        infos << tool.info;
    return infos << trigger(u"test_trigger_tool_change"_s, u"Says that the list of tools has changed"_s) << trigger(u"test_trigger_prompt_change"_s, u"Says that the list of prompts has changed"_s);
}

QCoro::Task<McpResult<ToolResult>> ConformanceFixtures::callTool(QString name, QJsonObject arguments, std::shared_ptr<McpCaller> caller)
{
    if (name == "test_trigger_tool_change"_L1) {
        Q_EMIT toolsChanged();
        return done(u"Mutation triggered"_s);
    }
    if (name == "test_trigger_prompt_change"_L1) {
        Q_EMIT promptsChanged();
        return done(u"Mutation triggered"_s);
    }
    for (const FixtureTool &tool : allTools()) {
        if (tool.info.name == name)
            return tool.run(std::move(arguments), std::move(caller));
    }
    return unknown();
}

QList<McpResource> ConformanceFixtures::resources() const
{
    return {{.uri = u"test://static-text"_s, .name = u"static-text"_s, .title = u"Static Text Resource"_s, .description = u"A static text resource for testing"_s, .mimeType = u"text/plain"_s},
            {.uri = u"test://static-binary"_s, .name = u"static-binary"_s, .title = u"Static Binary Resource"_s, .description = u"A static binary resource (image) for testing"_s, .mimeType = u"image/png"_s},
            {.uri = u"test://watched-resource"_s, .name = u"watched-resource"_s, .title = u"Watched Resource"_s, .description = u"A resource that can be subscribed to"_s, .mimeType = u"text/plain"_s}};
}

QList<McpResource> ConformanceFixtures::resourceTemplates() const
{
    return {{.uri = u"test://template/{id}/data"_s, .name = u"template"_s, .title = u"Resource Template"_s, .description = u"A resource template with parameter substitution"_s, .mimeType = u"application/json"_s}};
}

QCoro::Task<McpResult<QJsonArray>> ConformanceFixtures::readResource(QString uri, std::shared_ptr<McpCaller>)
{
    if (uri == "test://static-text"_L1)
        co_return content(uri, u"text/plain"_s, u"text"_s, u"This is the content of the static text resource."_s);
    if (uri == "test://static-binary"_L1)
        co_return content(uri, u"image/png"_s, u"blob"_s, Fixture::kPixel);
    if (uri == "test://watched-resource"_L1)
        co_return content(uri, u"text/plain"_s, u"text"_s, u"Watched resource content"_s);
    if (uri.startsWith("test://template/"_L1) && uri.endsWith("/data"_L1) && uri.size() > 21) {
        const QString id = uri.sliced(16, uri.size() - 21);
        const QJsonObject data{{u"id"_s, id}, {u"templateTest"_s, true}, {u"data"_s, u"Data for ID: "_s + id}};
        co_return content(uri, u"application/json"_s, u"text"_s, QString::fromUtf8(QJsonDocument(data).toJson(QJsonDocument::Compact)));
    }
    co_return refused(RpcCode::kResourceNotFound, u"Resource not found: "_s + uri);
}

QList<McpPrompt> ConformanceFixtures::prompts() const
{
    return {{.name = u"test_simple_prompt"_s, .title = u"Simple Test Prompt"_s, .description = u"A simple prompt without arguments"_s, .arguments = {}},
            {.name = u"test_prompt_with_arguments"_s, .title = u"Prompt With Arguments"_s, .description = u"A prompt with required arguments"_s,
             .arguments = {{.name = u"arg1"_s, .description = u"First test argument"_s, .required = true}, {.name = u"arg2"_s, .description = u"Second test argument"_s, .required = true}}},
            {.name = u"test_prompt_with_embedded_resource"_s, .title = u"Prompt With Embedded Resource"_s, .description = u"A prompt that includes an embedded resource"_s,
             .arguments = {{.name = u"resourceUri"_s, .description = u"URI of the resource to embed"_s, .required = true}}},
            {.name = u"test_prompt_with_image"_s, .title = u"Prompt With Image"_s, .description = u"A prompt that includes image content"_s, .arguments = {}},
            {.name = u"test_input_required_result_prompt"_s, .title = {}, .description = u"MRTR: a prompt that asks"_s, .arguments = {}}};
}

QCoro::Task<McpResult<QJsonObject>> ConformanceFixtures::getPrompt(QString name, QJsonObject arguments, std::shared_ptr<McpCaller> caller)
{
    using Fixture::textBlock;
    if (name == "test_simple_prompt"_L1)
        co_return said({textBlock(u"This is a simple prompt for testing."_s)});
    if (name == "test_prompt_with_arguments"_L1)
        co_return said({textBlock(u"Prompt with arguments: arg1='%1', arg2='%2'"_s.arg(arguments["arg1"_L1].toString(), arguments["arg2"_L1].toString()))});
    if (name == "test_prompt_with_embedded_resource"_L1) {
        const QJsonObject resource{{u"uri"_s, arguments["resourceUri"_L1]}, {u"mimeType"_s, u"text/plain"_s}, {u"text"_s, u"Embedded resource content for testing."_s}};
        co_return said({{{u"type"_s, u"resource"_s}, {u"resource"_s, resource}}, textBlock(u"Please process the embedded resource above."_s)});
    }
    if (name == "test_prompt_with_image"_L1)
        co_return said({{{u"type"_s, u"image"_s}, {u"data"_s, Fixture::kPixel}, {u"mimeType"_s, u"image/png"_s}}, textBlock(u"Please analyze the image above."_s)});
    const auto answers = co_await caller->ask({Fixture::form(u"user_context"_s, u"What context should the prompt use?"_s, {{u"context"_s, QJsonObject{{u"type"_s, u"string"_s}}}}, {u"context"_s})});
    if (!answers)
        co_return std::unexpected(answers.error());
    co_return said({textBlock(u"Prompt with context: "_s + (*answers)[u"user_context"_s]["content"_L1]["context"_L1].toString())});
}

QCoro::Task<McpResult<QStringList>> ConformanceFixtures::complete(QJsonObject ref, QString name, QString begun)
{
    QStringList fitting;
    if (ref["name"_L1] == "test_prompt_with_arguments"_L1 && name == "arg1"_L1) {
        for (const QString &word : {u"paris"_s, u"park"_s, u"party"_s, u"testValue1"_s}) {
            if (word.startsWith(begun))
                fitting << word;
        }
    }
    co_return fitting;
}

} // namespace core
