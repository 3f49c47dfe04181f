// SPDX-License-Identifier: Apache-2.0
#include "core/model/responsesdialect.h"

#include "core/model/chatdialect.h"
#include "core/model/messageparts.h"
#include "core/model/responsesfold.h"

using namespace Qt::StringLiterals;

namespace core {

namespace {

QJsonObject inputMedia(const Media &media)
{
    if (media.isImage())
        return {{u"type"_s, u"input_image"_s}, {u"detail"_s, u"auto"_s}, {u"image_url"_s, media.dataUrl()}};
    if (media.base64.isEmpty())
        return {{u"type"_s, u"input_file"_s}, {u"file_url"_s, media.url}};
    return {{u"type"_s, u"input_file"_s}, {u"filename"_s, u"document"_s}, {u"file_data"_s, media.dataUrl()}};
}

void appendOutputs(QJsonArray &items, const QJsonValue &message)
{
    for (const ToolOutput &output : toolOutputs(message)) {
        const QString text = output.isError ? u"Error: "_s + output.text : output.text;
        QJsonValue value = text;
        if (!output.media.isEmpty()) {
            QJsonArray list{QJsonObject{{u"type"_s, u"input_text"_s}, {u"text"_s, text}}};
            for (const Media &media : output.media)
                list << inputMedia(media);
            value = list;
        }
        items << QJsonObject{{u"type"_s, u"function_call_output"_s}, {u"call_id"_s, output.ref}, {u"output"_s, value}};
    }
}

/*! Items of the model in their order: a thought belongs before what came of it. */
void appendModel(QJsonArray &items, const QJsonArray &parts)
{
    for (const QJsonValue part : parts) {
        if (part["metadata"_L1]["item"_L1].isObject())
            items << part["metadata"_L1]["item"_L1];
        else if (part["text"_L1].isString())
            items << QJsonObject{{u"role"_s, u"assistant"_s}, {u"content"_s, part["text"_L1]}};
        else if (const QJsonValue call = part["toolRequest"_L1]; call.isObject())
            items << QJsonObject{{u"type"_s, u"function_call"_s}, {u"call_id"_s, call["ref"_L1]}, {u"name"_s, call["name"_L1]}, {u"arguments"_s, compactJson(call["input"_L1].toObject())}};
    }
}

void appendMessage(QJsonArray &items, const QJsonValue &message)
{
    const QString role = message["role"_L1].toString();
    const QJsonArray parts = message["content"_L1].toArray();
    if (role == "tool"_L1)
        return appendOutputs(items, message);
    if (role == "model"_L1)
        return appendModel(items, parts);
    QJsonArray content;
    for (const QJsonValue part : parts) {
        if (part["text"_L1].isString())
            content << QJsonObject{{u"type"_s, u"input_text"_s}, {u"text"_s, part["text"_L1]}};
        else if (const auto media = Media::of(part))
            content << inputMedia(*media);
    }
    if (!content.isEmpty())
        items << QJsonObject{{u"role"_s, role}, {u"content"_s, content}};
}

void addConfig(QJsonObject &body, const QJsonObject &config)
{
    for (auto field = config.begin(); field != config.end(); ++field) {
        const QString &key = field.key();
        if (key == "topP"_L1)
            body.insert("top_p"_L1, field.value());
        else if (key == "maxOutputTokens"_L1)
            body.insert("max_output_tokens"_L1, field.value());
        else if (key != "stopSequences"_L1 && key != "topK"_L1 && !body.contains(key)) // it has neither
            body.insert(key, field.value());
    }
}

} // namespace

lattice::Result<Query> ResponsesDialect::query(const ModelRequest &request) const
{
    QJsonArray items;
    for (const QJsonValue message : request.messages)
        appendMessage(items, message);
    QJsonObject body{{u"model"_s, request.model}, {u"input"_s, items}, {u"stream"_s, true}, {u"store"_s, false}};
    if (isReasoningModel(request.model)) // others refuse it
        body.insert("include"_L1, QJsonArray{u"reasoning.encrypted_content"_s});
    QJsonArray tools;
    for (const QJsonValue tool : request.tools)
        tools << QJsonObject{{u"type"_s, u"function"_s}, {u"name"_s, tool["name"_L1]}, {u"description"_s, tool["description"_L1]},
                             {u"parameters"_s, objectSchema(tool["inputSchema"_L1])}, {u"strict"_s, false}};
    if (!tools.isEmpty()) {
        body.insert("tools"_L1, tools);
        const QString &choice = request.toolChoice;
        if (choice == "required"_L1 || choice == "none"_L1)
            body.insert("tool_choice"_L1, choice);
        else if (!choice.isEmpty() && choice != "auto"_L1)
            body.insert("tool_choice"_L1, QJsonObject{{u"type"_s, u"function"_s}, {u"name"_s, choice}});
    }
    if (!request.outputSchema.isEmpty())
        body.insert("text"_L1, QJsonObject{{u"format"_s, QJsonObject{{u"type"_s, u"json_schema"_s}, {u"name"_s, u"answer"_s},
                                                                     {u"schema"_s, request.outputSchema}, {u"strict"_s, isStrictSchema(request.outputSchema)}}}});
    addConfig(body, request.config);
    return Query{.path = u"responses"_s, .body = body};
}

std::unique_ptr<ReplyFold> ResponsesDialect::fold() const { return std::make_unique<ResponsesFold>(); }

Dialect::Headers ResponsesDialect::headers(const QByteArray &key) const
{
    return key.isEmpty() ? Headers() : Headers{{"Authorization", "Bearer " + key}};
}

QStringList ResponsesDialect::modelsOf(const QJsonObject &body) const { return ChatDialect::idsOf(body); }

} // namespace core
