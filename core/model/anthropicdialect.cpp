// SPDX-License-Identifier: Apache-2.0
#include "core/model/anthropicdialect.h"

#include "core/model/anthropicfold.h"
#include "core/model/chatdialect.h"
#include "core/model/messageparts.h"

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr int kMaxTokens = 16'000; // the service demands a number; models of today think within it too

QJsonObject textBlock(const QString &text) { return {{u"type"_s, u"text"_s}, {u"text"_s, text}}; }

QJsonObject mediaBlock(const Media &media)
{
    const QString kind = media.isImage() ? u"image"_s : u"document"_s;
    if (media.base64.isEmpty())
        return {{u"type"_s, kind}, {u"source"_s, QJsonObject{{u"type"_s, u"url"_s}, {u"url"_s, media.url}}}};
    const QString type = media.type.isEmpty() ? u"image/png"_s : media.type;
    return {{u"type"_s, kind}, {u"source"_s, QJsonObject{{u"type"_s, u"base64"_s}, {u"media_type"_s, type}, {u"data"_s, media.base64}}}};
}

QJsonObject resultBlock(const ToolOutput &output)
{
    QJsonArray content;
    if (!output.text.isEmpty()) // an empty block is refused
        content << textBlock(output.text);
    for (const Media &media : output.media)
        content << mediaBlock(media);
    QJsonObject block{{u"type"_s, u"tool_result"_s}, {u"tool_use_id"_s, output.ref}, {u"content"_s, content}};
    if (output.isError)
        block.insert("is_error"_L1, true);
    return block;
}

QJsonArray blocksOf(const QJsonValue &message)
{
    QJsonArray blocks;
    for (const QJsonValue part : message["content"_L1].toArray()) {
        if (part["metadata"_L1]["block"_L1].isObject()) // a thought with its signature, unchanged
            blocks << part["metadata"_L1]["block"_L1];
        else if (part["text"_L1].isString() && !part["text"_L1].toString().trimmed().isEmpty())
            blocks << textBlock(part["text"_L1].toString());
        else if (const auto media = Media::of(part))
            blocks << mediaBlock(*media);
        else if (const auto output = ToolOutput::of(part))
            blocks << resultBlock(*output);
        else if (const QJsonValue call = part["toolRequest"_L1]; call.isObject())
            blocks << QJsonObject{{u"type"_s, u"tool_use"_s}, {u"id"_s, call["ref"_L1]}, {u"name"_s, call["name"_L1]}, {u"input"_s, call["input"_L1].toObject()}};
    }
    return blocks;
}

QJsonArray resultsFirst(const QJsonArray &blocks)
{
    QJsonArray results, others;
    for (const QJsonValue block : blocks)
        (block["type"_L1] == "tool_result"_L1 ? results : others) << block;
    for (const QJsonValue block : others)
        results << block;
    return results;
}

/*! Messages of user and assistant in turn. Answers of tools are the user's, and stand first there. */
QJsonArray turnsOf(const QJsonArray &messages)
{
    QJsonArray turns;
    for (const QJsonValue message : messages) {
        const QJsonArray blocks = blocksOf(message);
        if (message["role"_L1] == "system"_L1 || blocks.isEmpty())
            continue;
        const QString role = message["role"_L1] == "model"_L1 ? u"assistant"_s : u"user"_s;
        QJsonArray content = turns.isEmpty() || turns.last()["role"_L1] != role ? QJsonArray() : turns.last()["content"_L1].toArray();
        const bool isNew = content.isEmpty();
        for (const QJsonValue block : blocks)
            content << block;
        const QJsonObject turn{{u"role"_s, role}, {u"content"_s, role == "user"_L1 ? resultsFirst(content) : content}};
        if (isNew)
            turns << turn;
        else
            turns[turns.size() - 1] = turn;
    }
    return turns;
}

QJsonArray systemOf(const QJsonArray &messages)
{
    QJsonArray blocks;
    for (const QJsonValue message : messages) {
        const QString text = textOf(message);
        if (message["role"_L1] == "system"_L1 && !text.trimmed().isEmpty())
            blocks << textBlock(text);
    }
    return blocks;
}

void addConfig(QJsonObject &body, const QJsonObject &config)
{
    for (auto field = config.begin(); field != config.end(); ++field) {
        const QString &key = field.key();
        if (key == "topP"_L1)
            body.insert("top_p"_L1, field.value());
        else if (key == "topK"_L1)
            body.insert("top_k"_L1, field.value());
        else if (key == "stopSequences"_L1)
            body.insert("stop_sequences"_L1, field.value());
        else if (key == "maxOutputTokens"_L1 || key == "max_tokens"_L1)
            body.insert("max_tokens"_L1, field.value());
        else if (!body.contains(key))
            body.insert(key, field.value());
        else if (key == "output_config"_L1) { // the effort beside our schema
            QJsonObject both = field->toObject();
            both.insert("format"_L1, body.value(key)["format"_L1]);
            body.insert(key, both);
        }
    }
}

QJsonObject choiceOf(const QString &choice)
{
    if (choice == "required"_L1)
        return {{u"type"_s, u"any"_s}};
    if (choice == "none"_L1)
        return {{u"type"_s, u"none"_s}};
    return {{u"type"_s, u"tool"_s}, {u"name"_s, choice}};
}

} // namespace

lattice::Result<Query> AnthropicDialect::query(const ModelRequest &request) const
{
    QJsonObject body{{u"model"_s, request.model}, {u"messages"_s, turnsOf(request.messages)}, {u"max_tokens"_s, kMaxTokens}, {u"stream"_s, true}};
    if (const QJsonArray system = systemOf(request.messages); !system.isEmpty())
        body.insert("system"_L1, system);
    QJsonArray tools;
    for (const QJsonValue tool : request.tools)
        tools << QJsonObject{{u"name"_s, tool["name"_L1]}, {u"description"_s, tool["description"_L1].toString()}, {u"input_schema"_s, objectSchema(tool["inputSchema"_L1])}};
    if (!tools.isEmpty()) {
        body.insert("tools"_L1, tools);
        if (!request.toolChoice.isEmpty() && request.toolChoice != "auto"_L1)
            body.insert("tool_choice"_L1, choiceOf(request.toolChoice));
    }
    if (!request.outputSchema.isEmpty())
        body.insert("output_config"_L1, QJsonObject{{u"format"_s, QJsonObject{{u"type"_s, u"json_schema"_s}, {u"schema"_s, request.outputSchema}}}});
    addConfig(body, request.config);
    return Query{.path = u"v1/messages"_s, .body = body};
}

std::unique_ptr<ReplyFold> AnthropicDialect::fold() const { return std::make_unique<AnthropicFold>(); }

Dialect::Headers AnthropicDialect::headers(const QByteArray &key) const
{
    Headers headers{{"anthropic-version", "2023-06-01"}};
    if (!key.isEmpty())
        headers << std::pair(QByteArray("x-api-key"), key);
    return headers;
}

QStringList AnthropicDialect::modelsOf(const QJsonObject &body) const { return ChatDialect::idsOf(body); }

} // namespace core
