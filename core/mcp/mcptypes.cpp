// SPDX-License-Identifier: Apache-2.0
#include "core/mcp/mcptypes.h"

using namespace Qt::StringLiterals;

namespace core {

const QString McpVersion::kModern = u"2026-07-28"_s;
const QString McpVersion::kLatestLegacy = u"2025-11-25"_s;

const QStringList &McpVersion::legacy()
{
    static const QStringList all{kLatestLegacy, u"2025-06-18"_s, u"2025-03-26"_s, u"2024-11-05"_s};
    return all;
}

const QString McpMeta::kVersion = u"io.modelcontextprotocol/protocolVersion"_s;
const QString McpMeta::kCapabilities = u"io.modelcontextprotocol/clientCapabilities"_s;
const QString McpMeta::kClientInfo = u"io.modelcontextprotocol/clientInfo"_s;
const QString McpMeta::kLogLevel = u"io.modelcontextprotocol/logLevel"_s;
const QString McpMeta::kServerInfo = u"io.modelcontextprotocol/serverInfo"_s;
const QString McpMeta::kSubscriptionId = u"io.modelcontextprotocol/subscriptionId"_s;

namespace {

void addText(QJsonObject &json, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        json[key] = text;
}

void addHint(QJsonObject &json, const QString &key, std::optional<bool> hint)
{
    if (hint)
        json[key] = *hint;
}

} // namespace

QJsonObject toJson(const ToolInfo &tool)
{
    QJsonObject json{{u"name"_s, tool.name}, {u"inputSchema"_s, tool.inputSchema.isEmpty() ? QJsonObject{{u"type"_s, u"object"_s}} : tool.inputSchema}};
    addText(json, u"title"_s, tool.title);
    addText(json, u"description"_s, tool.description);
    if (!tool.outputSchema.isEmpty())
        json[u"outputSchema"_s] = tool.outputSchema;
    QJsonObject hints;
    addHint(hints, u"readOnlyHint"_s, tool.hints.readOnly);
    addHint(hints, u"destructiveHint"_s, tool.hints.destructive);
    addHint(hints, u"idempotentHint"_s, tool.hints.idempotent);
    addHint(hints, u"openWorldHint"_s, tool.hints.openWorld);
    if (!hints.isEmpty())
        json[u"annotations"_s] = hints;
    return json;
}

QJsonObject toJson(const ToolResult &result)
{
    QJsonObject json{{u"content"_s, result.content}};
    if (!result.structured.isUndefined() && !result.structured.isNull())
        json[u"structuredContent"_s] = result.structured;
    if (result.isError)
        json[u"isError"_s] = true;
    return json;
}

QJsonObject toJson(const McpResource &resource, const QString &uriKey)
{
    QJsonObject json{{uriKey, resource.uri}, {u"name"_s, resource.name}};
    addText(json, u"title"_s, resource.title);
    addText(json, u"description"_s, resource.description);
    addText(json, u"mimeType"_s, resource.mimeType);
    return json;
}

QJsonObject toJson(const McpPrompt &prompt)
{
    QJsonObject json{{u"name"_s, prompt.name}};
    addText(json, u"title"_s, prompt.title);
    addText(json, u"description"_s, prompt.description);
    QJsonArray arguments;
    for (const McpArgument &argument : prompt.arguments) {
        QJsonObject entry{{u"name"_s, argument.name}, {u"required"_s, argument.required}};
        addText(entry, u"description"_s, argument.description);
        arguments << entry;
    }
    if (!arguments.isEmpty())
        json[u"arguments"_s] = arguments;
    return json;
}

QString capabilityFor(const QString &method)
{
    if (method == "elicitation/create"_L1)
        return u"elicitation"_s;
    if (method == "sampling/createMessage"_L1)
        return u"sampling"_s;
    return method == "roots/list"_L1 ? u"roots"_s : QString();
}

bool isAnswerTo(const QString &method, const QJsonValue &answer)
{
    if (!answer.isObject())
        return false;
    const QJsonObject json = answer.toObject();
    if (method == "elicitation/create"_L1) {
        const QString action = json["action"_L1].toString();
        return action == "decline"_L1 || action == "cancel"_L1 || (action == "accept"_L1 && (json["content"_L1].isObject() || json["content"_L1].isUndefined()));
    }
    if (method == "sampling/createMessage"_L1)
        return json["role"_L1].isString() && (json["content"_L1].isObject() || json["content"_L1].isArray());
    return json["roots"_L1].isArray();
}

int logLevelOf(const QString &name)
{
    static const QStringList levels{u"debug"_s, u"info"_s, u"notice"_s, u"warning"_s, u"error"_s, u"critical"_s, u"alert"_s, u"emergency"_s};
    return static_cast<int>(levels.indexOf(name));
}

} // namespace core
