// SPDX-License-Identifier: Apache-2.0
#include "core/model/chatdialect.h"

#include "core/model/chatfold.h"
#include "core/model/messageparts.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace core {

namespace {

QString roleName(const QString &role) { return role == "model"_L1 ? u"assistant"_s : role; }

QJsonObject imagePart(const Media &media)
{
    if (!media.isImage())
        return {{u"type"_s, u"file"_s}, {u"file"_s, QJsonObject{{u"filename"_s, u"document"_s}, {u"file_data"_s, media.dataUrl()}}}};
    return {{u"type"_s, u"image_url"_s}, {u"image_url"_s, QJsonObject{{u"url"_s, media.dataUrl()}}}};
}

/*! Text alone is a string, which every server takes; with media it is a list. */
QJsonValue contentOf(const QJsonArray &parts)
{
    QJsonArray list;
    bool hasMedia = false;
    for (const QJsonValue part : parts) {
        if (part["text"_L1].isString())
            list.append(QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, part["text"_L1]}});
        if (const auto media = Media::of(part)) {
            list.append(imagePart(*media));
            hasMedia = true;
        }
    }
    return hasMedia ? QJsonValue(list) : QJsonValue(textOf(QJsonObject{{u"content"_s, parts}}));
}

QJsonArray callsOf(const QJsonArray &parts)
{
    QJsonArray calls;
    for (const QJsonValue part : parts) {
        const QJsonObject call = part["toolRequest"_L1].toObject();
        if (!call.isEmpty())
            calls.append(QJsonObject{{u"id"_s, call.value("ref"_L1)}, {u"type"_s, u"function"_s},
                {u"function"_s, QJsonObject{{u"name"_s, call.value("name"_L1)}, {u"arguments"_s, compactJson(call.value("input"_L1).toObject())}}}});
    }
    return calls;
}

/*! The messages of role tool take text alone, so images follow in one of the user. */
void appendOutputs(QJsonArray &messages, const QJsonValue &message)
{
    QJsonArray images;
    for (const ToolOutput &output : toolOutputs(message)) {
        QString text = output.isError ? u"Error: "_s + output.text : output.text;
        if (!output.media.isEmpty())
            text += (text.isEmpty() ? u"(%1 image(s), in the next message)"_s : u"\n(%1 image(s), in the next message)"_s).arg(output.media.size());
        messages.append(QJsonObject{{u"role"_s, u"tool"_s}, {u"tool_call_id"_s, output.ref}, {u"content"_s, text}});
        for (const Media &media : output.media)
            images.append(imagePart(media));
    }
    if (!images.isEmpty()) {
        images.prepend(QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u"What the tools showed:"_s}});
        messages.append(QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, images}});
    }
}

void appendMessage(QJsonArray &messages, const QJsonValue &message)
{
    if (message["role"_L1] == "tool"_L1)
        return appendOutputs(messages, message);
    const QJsonArray parts = message["content"_L1].toArray();
    QJsonObject converted{{u"role"_s, roleName(message["role"_L1].toString())}, {u"content"_s, contentOf(parts)}};
    if (const QJsonArray calls = callsOf(parts); !calls.isEmpty()) {
        converted.insert("tool_calls"_L1, calls);
        for (const QJsonValue part : parts) { // wanted back while tools are called, and refused by some servers elsewhere
            if (part["reasoning"_L1].isString() && part["metadata"_L1]["field"_L1].isString())
                converted.insert(part["metadata"_L1]["field"_L1].toString(), part["reasoning"_L1]);
        }
    }
    messages.append(converted);
}

void addConfig(QJsonObject &body, const QJsonObject &config, bool isReasoning)
{
    for (auto field = config.begin(); field != config.end(); ++field) {
        const QString &key = field.key();
        if (key == "topP"_L1)
            body.insert("top_p"_L1, field.value());
        else if (key == "topK"_L1)
            body.insert("top_k"_L1, field.value());
        else if (key == "stopSequences"_L1)
            body.insert("stop"_L1, field.value());
        else if (key == "maxOutputTokens"_L1) // OpenAI's newer models refuse the old name, other servers do not know the new one
            body.insert(isReasoning ? "max_completion_tokens"_L1 : "max_tokens"_L1, field.value());
        else if (!body.contains(key))
            body.insert(key, field.value());
    }
}

QJsonArray toolsOf(const QJsonArray &tools)
{
    QJsonArray list;
    for (const QJsonValue tool : tools) {
        QJsonObject function{{u"name"_s, tool["name"_L1]}, {u"description"_s, tool["description"_L1]}};
        if (tool["inputSchema"_L1].isObject())
            function.insert("parameters"_L1, objectSchema(tool["inputSchema"_L1]));
        list.append(QJsonObject{{u"type"_s, u"function"_s}, {u"function"_s, function}});
    }
    return list;
}

} // namespace

bool isReasoningModel(const QString &model)
{
    static const QRegularExpression names(u"(^|/)(o[1-9]|gpt-[5-9]|codex)"_s);
    return names.match(model).hasMatch();
}

lattice::Result<Query> ChatDialect::query(const ModelRequest &request) const
{
    QJsonArray messages;
    for (const QJsonValue message : request.messages)
        appendMessage(messages, message);
    QJsonObject body{{u"model"_s, request.model}, {u"messages"_s, messages}, {u"stream"_s, true},
                     {u"stream_options"_s, QJsonObject{{u"include_usage"_s, true}}}};
    if (!request.tools.isEmpty()) {
        body.insert("tools"_L1, toolsOf(request.tools));
        const QString &choice = request.toolChoice;
        if (choice == "required"_L1 || choice == "none"_L1)
            body.insert("tool_choice"_L1, choice);
        else if (!choice.isEmpty() && choice != "auto"_L1)
            body.insert("tool_choice"_L1, QJsonObject{{u"type"_s, u"function"_s}, {u"function"_s, QJsonObject{{u"name"_s, choice}}}});
    }
    if (!request.outputSchema.isEmpty())
        body.insert("response_format"_L1, QJsonObject{{u"type"_s, u"json_schema"_s},
            {u"json_schema"_s, QJsonObject{{u"name"_s, u"answer"_s}, {u"schema"_s, request.outputSchema}, {u"strict"_s, isStrictSchema(request.outputSchema)}}}});
    addConfig(body, request.config, isReasoningModel(request.model));
    return Query{.path = u"chat/completions"_s, .body = body};
}

std::unique_ptr<ReplyFold> ChatDialect::fold() const { return std::make_unique<ChatFold>(); }

Dialect::Headers ChatDialect::headers(const QByteArray &key) const
{
    return key.isEmpty() ? Headers() : Headers{{"Authorization", "Bearer " + key}};
}

QStringList ChatDialect::modelsOf(const QJsonObject &body) const { return idsOf(body); }

QStringList ChatDialect::idsOf(const QJsonObject &body)
{
    QStringList names;
    for (const QJsonValue model : body.value("data"_L1).toArray()) {
        if (const QString id = model["id"_L1].toString(); !id.isEmpty())
            names << id;
    }
    return names;
}

} // namespace core
