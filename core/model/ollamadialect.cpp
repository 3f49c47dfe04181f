// SPDX-License-Identifier: Apache-2.0
#include "core/model/ollamadialect.h"

#include "core/model/messageparts.h"
#include "core/model/ollamafold.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace core {

namespace {

struct Converted {
    QJsonArray messages;
    QString refusal; //!< what it cannot be shown
};

void addMedia(QJsonArray &images, const Media &media, QString &refusal)
{
    if (media.base64.isEmpty())
        refusal = u"Ollama fetches no images; give %1 as a data: URL"_s.arg(media.url.left(200));
    else if (!media.isImage())
        refusal = u"Ollama takes images, and no %1"_s.arg(media.type);
    else
        images << media.base64;
}

void appendOutputs(Converted &converted, const QJsonValue &message)
{
    for (const ToolOutput &output : toolOutputs(message)) {
        QJsonObject made{{u"role"_s, u"tool"_s}, {u"tool_name"_s, output.name}, {u"tool_call_id"_s, output.ref}, {u"content"_s, output.isError ? u"Error: "_s + output.text : output.text}};
        QJsonArray images;
        for (const Media &media : output.media)
            addMedia(images, media, converted.refusal);
        if (!images.isEmpty())
            made.insert("images"_L1, images);
        converted.messages << made;
    }
}

void appendMessage(Converted &converted, const QJsonValue &message)
{
    const QString role = message["role"_L1].toString();
    if (role == "tool"_L1)
        return appendOutputs(converted, message);
    QJsonObject made{{u"role"_s, role == "model"_L1 ? u"assistant"_s : role}, {u"content"_s, textOf(message)}};
    QJsonArray images, calls;
    for (const QJsonValue part : message["content"_L1].toArray()) {
        if (const auto media = Media::of(part))
            addMedia(images, *media, converted.refusal);
        if (part["reasoning"_L1].isString())
            made.insert("thinking"_L1, part["reasoning"_L1]);
        if (const QJsonValue call = part["toolRequest"_L1]; call.isObject())
            calls << QJsonObject{{u"id"_s, call["ref"_L1]}, {u"function"_s, QJsonObject{{u"name"_s, call["name"_L1]}, {u"arguments"_s, call["input"_L1].toObject()}}}};
    }
    if (!images.isEmpty())
        made.insert("images"_L1, images);
    if (!calls.isEmpty())
        made.insert("tool_calls"_L1, calls);
    converted.messages << made;
}

void addConfig(QJsonObject &body, const QJsonObject &config)
{
    static const QSet<QString> beside{u"think"_s, u"keep_alive"_s, u"format"_s, u"truncate"_s, u"shift"_s};
    QJsonObject options;
    for (auto field = config.begin(); field != config.end(); ++field) {
        const QString &key = field.key();
        if (key == "topP"_L1)
            options.insert("top_p"_L1, field.value());
        else if (key == "topK"_L1)
            options.insert("top_k"_L1, field.value());
        else if (key == "stopSequences"_L1)
            options.insert("stop"_L1, field.value());
        else if (key == "maxOutputTokens"_L1)
            options.insert("num_predict"_L1, field.value());
        else if (beside.contains(key))
            body.insert(key, field.value());
        else
            options.insert(key, field.value());
    }
    if (!options.isEmpty())
        body.insert("options"_L1, options);
}

} // namespace

lattice::Result<Query> OllamaDialect::query(const ModelRequest &request) const
{
    Converted converted;
    for (const QJsonValue message : request.messages)
        appendMessage(converted, message);
    if (!converted.refusal.isEmpty())
        return lattice::failed(lattice::Fault::Invalid, converted.refusal);
    QJsonObject body{{u"model"_s, request.model}, {u"messages"_s, converted.messages}, {u"stream"_s, true}};
    QJsonArray tools;
    for (const QJsonValue tool : request.tools)
        tools << QJsonObject{{u"type"_s, u"function"_s}, {u"function"_s, QJsonObject{{u"name"_s, tool["name"_L1]}, {u"description"_s, tool["description"_L1].toString()},
                                                                                  {u"parameters"_s, objectSchema(tool["inputSchema"_L1])}}}};
    if (!tools.isEmpty() && request.toolChoice != "none"_L1) // it has no way to demand one
        body.insert("tools"_L1, tools);
    addConfig(body, request.config);
    if (!request.outputSchema.isEmpty())
        body.insert("format"_L1, request.outputSchema);
    return Query{.path = u"api/chat"_s, .body = body};
}

std::unique_ptr<ReplyFold> OllamaDialect::fold() const { return std::make_unique<OllamaFold>(); }

Dialect::Headers OllamaDialect::headers(const QByteArray &key) const
{
    return key.isEmpty() ? Headers() : Headers{{"Authorization", "Bearer " + key}}; // behind a gate, or ollama.com
}

QStringList OllamaDialect::modelsOf(const QJsonObject &body) const
{
    QStringList names;
    for (const QJsonValue model : body.value("models"_L1).toArray())
        names << model["name"_L1].toString();
    return names;
}

} // namespace core
