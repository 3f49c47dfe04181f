// SPDX-License-Identifier: Apache-2.0
#include "core/model/geminidialect.h"

#include "core/model/geminifold.h"
#include "core/model/messageparts.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr auto kOwnRef = "station-"_L1; // of calls to which the model gave no id: it does not know ours

QJsonObject mediaPart(const Media &media)
{
    const QString type = media.type.isEmpty() ? u"image/png"_s : media.type;
    if (media.base64.isEmpty())
        return {{u"fileData"_s, QJsonObject{{u"fileUri"_s, media.url}, {u"mimeType"_s, type}}}};
    return {{u"inlineData"_s, QJsonObject{{u"mimeType"_s, type}, {u"data"_s, media.base64}}}};
}

void appendOutput(QJsonArray &parts, const ToolOutput &output)
{
    QJsonObject response{{u"name"_s, output.name}, {u"response"_s, QJsonObject{{output.isError ? u"error"_s : u"output"_s, output.text}}}};
    if (!output.ref.isEmpty() && !output.ref.startsWith(kOwnRef))
        response.insert("id"_L1, output.ref);
    parts << QJsonObject{{u"functionResponse"_s, response}};
    for (const Media &media : output.media)
        parts << mediaPart(media);
}

QJsonArray partsOf(const QJsonValue &message)
{
    QJsonArray parts;
    for (const QJsonValue part : message["content"_L1].toArray()) {
        QJsonObject made;
        if (part["reasoning"_L1].isString())
            made = {{u"text"_s, part["reasoning"_L1]}, {u"thought"_s, true}};
        else if (part["text"_L1].isString())
            made = {{u"text"_s, part["text"_L1]}};
        else if (const auto media = Media::of(part))
            made = mediaPart(*media);
        else if (const auto output = ToolOutput::of(part))
            appendOutput(parts, *output);
        else if (const QJsonValue call = part["toolRequest"_L1]; call.isObject()) {
            QJsonObject function{{u"name"_s, call["name"_L1]}, {u"args"_s, call["input"_L1].toObject()}};
            if (const QString ref = call["ref"_L1].toString(); !ref.isEmpty() && !ref.startsWith(kOwnRef))
                function.insert("id"_L1, ref);
            made = {{u"functionCall"_s, function}};
        }
        if (made.isEmpty())
            continue;
        if (const QJsonValue signature = part["metadata"_L1]["thoughtSignature"_L1]; signature.isString())
            made.insert("thoughtSignature"_L1, signature); // on the very part that it came with
        parts << made;
    }
    return parts;
}

QJsonArray contentsOf(const QJsonArray &messages)
{
    QJsonArray contents;
    for (const QJsonValue message : messages) {
        const QJsonArray parts = partsOf(message);
        if (message["role"_L1] == "system"_L1 || parts.isEmpty())
            continue;
        const QString role = message["role"_L1] == "model"_L1 ? u"model"_s : u"user"_s;
        if (contents.isEmpty() || contents.last()["role"_L1] != role) {
            contents << QJsonObject{{u"role"_s, role}, {u"parts"_s, parts}};
            continue;
        }
        QJsonArray joined = contents.last()["parts"_L1].toArray();
        for (const QJsonValue part : parts)
            joined << part;
        contents[contents.size() - 1] = QJsonObject{{u"role"_s, role}, {u"parts"_s, joined}};
    }
    return contents;
}

QJsonArray systemOf(const QJsonArray &messages)
{
    QJsonArray parts;
    for (const QJsonValue message : messages) {
        if (message["role"_L1] == "system"_L1 && !textOf(message).isEmpty())
            parts << QJsonObject{{u"text"_s, textOf(message)}};
    }
    return parts;
}

/*! Most of a configuration is Gemini's generationConfig; these stand beside it. */
bool standsBeside(const QString &key)
{
    static const QSet<QString> keys{u"safetySettings"_s, u"cachedContent"_s, u"labels"_s, u"serviceTier"_s};
    return keys.contains(key);
}

QJsonObject choiceOf(const QString &choice)
{
    QJsonObject calling{{u"mode"_s, choice == "none"_L1 ? u"NONE"_s : u"ANY"_s}};
    if (choice != "none"_L1 && choice != "required"_L1)
        calling.insert("allowedFunctionNames"_L1, QJsonArray{choice});
    return {{u"functionCallingConfig"_s, calling}};
}

} // namespace

lattice::Result<Query> GeminiDialect::query(const ModelRequest &request) const
{
    QJsonObject body{{u"contents"_s, contentsOf(request.messages)}};
    if (const QJsonArray system = systemOf(request.messages); !system.isEmpty())
        body.insert("systemInstruction"_L1, QJsonObject{{u"parts"_s, system}});
    QJsonArray functions;
    for (const QJsonValue tool : request.tools) {
        QJsonObject function{{u"name"_s, tool["name"_L1]}, {u"description"_s, tool["description"_L1].toString()}};
        if (const QJsonObject schema = tool["inputSchema"_L1].toObject(); !schema.value("properties"_L1).toObject().isEmpty())
            function.insert("parametersJsonSchema"_L1, objectSchema(schema)); // one without properties is refused
        functions << function;
    }
    if (!functions.isEmpty()) {
        body.insert("tools"_L1, QJsonArray{QJsonObject{{u"functionDeclarations"_s, functions}}});
        if (!request.toolChoice.isEmpty() && request.toolChoice != "auto"_L1)
            body.insert("toolConfig"_L1, choiceOf(request.toolChoice));
    }
    QJsonObject config;
    for (auto field = request.config.begin(); field != request.config.end(); ++field) {
        if (standsBeside(field.key()))
            body.insert(field.key(), field.value());
        else
            config.insert(field.key(), field.value()); // dotprompt's names are Gemini's
    }
    if (!request.outputSchema.isEmpty()) {
        config.insert("responseMimeType"_L1, u"application/json"_s);
        config.insert("responseJsonSchema"_L1, request.outputSchema);
    }
    if (!config.isEmpty())
        body.insert("generationConfig"_L1, config);
    QString model = request.model;
    if (!model.contains(u'/'))
        model.prepend("models/"_L1); // others are tunedModels/…
    static const QRegularExpression foreign(u"[^A-Za-z0-9/._:@-]"_s);
    if (model.contains(foreign) || model.contains(".."_L1))
        return lattice::failed(lattice::Fault::Invalid, u"'%1' is no name of a Gemini model; `stn model list` shows them"_s.arg(request.model));
    return Query{.path = u"v1beta/%1:streamGenerateContent?alt=sse"_s.arg(model), .body = body};
}

std::unique_ptr<ReplyFold> GeminiDialect::fold() const { return std::make_unique<GeminiFold>(); }

Dialect::Headers GeminiDialect::headers(const QByteArray &key) const
{
    return key.isEmpty() ? Headers() : Headers{{"x-goog-api-key", key}};
}

QStringList GeminiDialect::modelsOf(const QJsonObject &body) const
{
    QStringList names;
    for (const QJsonValue model : body.value("models"_L1).toArray()) {
        const QJsonArray methods = model["supportedGenerationMethods"_L1].toArray();
        if (methods.isEmpty() || methods.contains(u"generateContent"_s))
            names << model["name"_L1].toString().remove("models/"_L1);
    }
    return names;
}

} // namespace core
