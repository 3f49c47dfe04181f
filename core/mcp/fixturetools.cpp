// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/fixturetools.h"

#include "core/model/pause.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// clang-format off: rows of a table, one thing a line
namespace core {

const QString Fixture::kPixel = u"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8DwHwAFBQIAX8jx0gAAAABJRU5ErkJggg=="_s;
const QString Fixture::kSound = u"UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAAB9AAACABAAZGF0YQIAAAA="_s;

QJsonObject Fixture::schema(const QJsonObject &properties, const QStringList &required)
{
    QJsonObject schema{{u"type"_s, u"object"_s}, {u"properties"_s, properties}};
    if (!required.isEmpty())
        schema[u"required"_s] = QJsonArray::fromStringList(required);
    return schema;
}

QJsonObject Fixture::textBlock(const QString &text)
{
    return {{u"type"_s, u"text"_s}, {u"text"_s, text}};
}

namespace {

using Outcome = McpResult<ToolResult>;

constexpr auto kStep = 50ms;

ToolResult blocks(const QJsonArray &content)
{
    return {.content = content, .structured = QJsonValue::Undefined};
}

/*! A tool that always says the same. */
FixtureTool fixed(const QString &name, const QString &description, ToolResult result)
{
    return {.info = {.name = name, .title = {}, .description = description, .inputSchema = Fixture::schema(), .outputSchema = {}, .hints = {.readOnly = true}, .server = {}},
            .run = [result = std::move(result)](QJsonObject, std::shared_ptr<McpCaller>) -> QCoro::Task<Outcome> { return [](ToolResult same) -> QCoro::Task<Outcome> { co_return same; }(result); }};
}

QCoro::Task<Outcome> runLogging(QJsonObject, std::shared_ptr<McpCaller> caller)
{
    caller->log(u"info"_s, u"Tool execution started"_s);
    co_await pause(kStep, caller->stop());
    caller->log(u"info"_s, u"Tool processing data"_s);
    co_await pause(kStep, caller->stop());
    caller->log(u"info"_s, u"Tool execution completed"_s);
    co_return ToolResult::text(u"Tool with logging executed successfully"_s);
}

QCoro::Task<Outcome> runProgress(QJsonObject, std::shared_ptr<McpCaller> caller)
{
    for (const int done : {0, 50, 100}) {
        if (done > 0)
            co_await pause(kStep, caller->stop());
        caller->progress({.progress = double(done), .total = 100, .message = u"Completed step %1 of 100"_s.arg(done)});
    }
    co_return ToolResult::text(u"All steps completed"_s);
}

QCoro::Task<Outcome> runReconnection(QJsonObject, std::shared_ptr<McpCaller> caller)
{
    caller->cutStream();
    co_await pause(2 * kStep, caller->stop());
    co_return ToolResult::text(u"Reconnection test completed successfully. If you received this, the client properly reconnected after stream closure."_s);
}

QCoro::Task<Outcome> runQuietLogging(QJsonObject, std::shared_ptr<McpCaller> caller)
{
    caller->log(u"info"_s, u"Diagnostic trace logging activated"_s);
    co_return ToolResult::text(u"Logging evaluated"_s);
}

QCoro::Task<Outcome> runSchemaTool(QJsonObject arguments, std::shared_ptr<McpCaller>)
{
    co_return ToolResult::text(u"JSON Schema 2020-12 tool called with: "_s + QString::fromUtf8(QJsonDocument(arguments).toJson(QJsonDocument::Compact)));
}

QCoro::Task<Outcome> runHeaderTool(QJsonObject arguments, std::shared_ptr<McpCaller>)
{
    co_return ToolResult::text(u"region: "_s + arguments[u"region"_s].toString());
}

FixtureTool tool(const QString &name, const QString &description, FixtureTool::Run run, const QJsonObject &schema = Fixture::schema())
{
    return {.info = {.name = name, .title = {}, .description = description, .inputSchema = schema, .outputSchema = {}, .hints = {}, .server = {}}, .run = std::move(run)};
}

/*! Everything that a server may lose of a schema on its way to tools/list. */
QJsonObject wholeSchema()
{
    return QJsonDocument::fromJson(R"({
        "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
        "$defs": {"address": {"$anchor": "addressDef", "type": "object", "properties": {"street": {"type": "string"}, "city": {"type": "string"}}}},
        "properties": {"name": {"type": "string"}, "address": {"$ref": "#/$defs/address"}, "contactMethod": {"type": "string", "enum": ["phone", "email"]},
                       "phone": {"type": "string"}, "email": {"type": "string"}},
        "allOf": [{"anyOf": [{"required": ["phone"]}, {"required": ["email"]}]}],
        "if": {"properties": {"contactMethod": {"const": "phone"}}, "required": ["contactMethod"]}, "then": {"required": ["phone"]}, "else": {"required": ["email"]},
        "additionalProperties": false})").object();
}

} // namespace

QList<FixtureTool> plainFixtures()
{
    const QJsonObject image{{u"type"_s, u"image"_s}, {u"data"_s, Fixture::kPixel}, {u"mimeType"_s, u"image/png"_s}};
    const auto embedded = [](const QString &uri, const QString &type, const QString &text) {
        return QJsonObject{{u"type"_s, u"resource"_s}, {u"resource"_s, QJsonObject{{u"uri"_s, uri}, {u"mimeType"_s, type}, {u"text"_s, text}}}};
    };
    return {fixed(u"test_simple_text"_s, u"Tests simple text content response"_s, ToolResult::text(u"This is a simple text response for testing."_s)),
            fixed(u"test_image_content"_s, u"Tests image content response"_s, blocks({image})),
            fixed(u"test_audio_content"_s, u"Tests audio content response"_s, blocks({QJsonObject{{u"type"_s, u"audio"_s}, {u"data"_s, Fixture::kSound}, {u"mimeType"_s, u"audio/wav"_s}}})),
            fixed(u"test_embedded_resource"_s, u"Tests embedded resource content response"_s, blocks({embedded(u"test://embedded-resource"_s, u"text/plain"_s, u"This is an embedded resource content."_s)})),
            fixed(u"test_multiple_content_types"_s, u"Tests response with multiple content types (text, image, resource)"_s,
                  blocks({Fixture::textBlock(u"Multiple content types test:"_s), image, embedded(u"test://mixed-content-resource"_s, u"application/json"_s, u"{\"test\":\"data\",\"value\":123}"_s)})),
            fixed(u"test_error_handling"_s, u"Tests error response handling"_s, ToolResult::error(u"This tool intentionally returns an error for testing"_s)),
            tool(u"test_tool_with_logging"_s, u"Tests tool that emits log messages during execution"_s, runLogging),
            tool(u"test_tool_with_progress"_s, u"Tests tool that reports progress notifications"_s, runProgress),
            tool(u"test_reconnection"_s, u"Closes its stream in the middle, and gives the result when the client comes back"_s, runReconnection),
            tool(u"test_logging_tool"_s, u"Logs only for a client that asked for it"_s, runQuietLogging),
            tool(u"json_schema_2020_12_tool"_s, u"Tool with JSON Schema 2020-12 features for conformance testing (SEP-1613)"_s, runSchemaTool, wholeSchema()),
            tool(u"test_header_parameters"_s, u"Has parameters that are mirrored into headers"_s, runHeaderTool,
                 Fixture::schema({{u"region"_s, QJsonObject{{u"type"_s, u"string"_s}, {u"x-mcp-header"_s, u"Region"_s}}},
                                  {u"level"_s, QJsonObject{{u"type"_s, u"integer"_s}, {u"x-mcp-header"_s, u"Level"_s}}}}))};
}

} // namespace core
