// SPDX-License-Identifier: Apache-2.0
#include "core/model/messageparts.h"

#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace core {

namespace {

constexpr int kDeepestSchema = 64;

/*! Some blocks of MCP as text: a model cannot see them otherwise. */
QString blockText(const QJsonValue &block)
{
    const QString type = block["type"_L1].toString();
    if (type == "text"_L1)
        return block["text"_L1].toString();
    if (type == "resource"_L1 && block["resource"_L1]["text"_L1].isString())
        return block["resource"_L1]["text"_L1].toString();
    if (type == "resource_link"_L1)
        return u"%1: %2"_s.arg(block["name"_L1].toString(), block["uri"_L1].toString());
    if (type == "resource"_L1)
        return u"(%1, %2)"_s.arg(block["resource"_L1]["uri"_L1].toString(), block["resource"_L1]["mimeType"_L1].toString(u"binary"_s));
    return type == "audio"_L1 ? u"(audio, %1)"_s.arg(block["mimeType"_L1].toString()) : QString();
}

bool isBlocks(const QJsonValue &output)
{
    const QJsonArray blocks = output.toArray();
    return !blocks.isEmpty() && std::ranges::all_of(blocks, [](const QJsonValue &block) { return block["type"_L1].isString(); });
}

bool isStrict(const QJsonValue &schema, int depth)
{
    if (depth > kDeepestSchema)
        return false;
    const QJsonObject object = schema.toObject();
    const QJsonObject properties = object.value("properties"_L1).toObject();
    if (object.contains("properties"_L1) || object.value("type"_L1) == "object"_L1) {
        const QJsonArray required = object.value("required"_L1).toArray();
        if (object.value("additionalProperties"_L1) != QJsonValue(false) || required.size() != properties.size())
            return false;
    }
    for (const QJsonValue property : properties) {
        if (!isStrict(property, depth + 1))
            return false;
    }
    for (const auto list : {"anyOf"_L1, "allOf"_L1, "oneOf"_L1, "prefixItems"_L1}) {
        for (const QJsonValue part : object.value(list).toArray()) {
            if (!isStrict(part, depth + 1))
                return false;
        }
    }
    for (const QJsonValue definition : object.value("$defs"_L1).toObject()) {
        if (!isStrict(definition, depth + 1))
            return false;
    }
    return !object.value("items"_L1).isObject() || isStrict(object.value("items"_L1), depth + 1);
}

} // namespace

QString Media::dataUrl() const { return base64.isEmpty() ? url : u"data:%1;base64,%2"_s.arg(type, base64); }

std::optional<Media> Media::of(const QJsonValue &part)
{
    const QJsonValue media = part["media"_L1];
    const QString url = media["url"_L1].toString();
    if (url.isEmpty())
        return {};
    Media found{.type = media["contentType"_L1].toString(), .base64 = {}, .url = url};
    if (!url.startsWith("data:"_L1))
        return found;
    const qsizetype comma = url.indexOf(u',');
    const QString head = url.mid(5, comma < 0 ? -1 : comma - 5);
    if (found.type.isEmpty())
        found.type = head.section(u';', 0, 0);
    const QString data = comma < 0 ? QString() : url.mid(comma + 1);
    found.base64 = head.endsWith(";base64"_L1) ? data : QString::fromLatin1(QByteArray::fromPercentEncoding(data.toUtf8()).toBase64());
    found.url.clear();
    return found;
}

std::optional<ToolOutput> ToolOutput::of(const QJsonValue &part)
{
    if (!part["toolResponse"_L1].isObject())
        return {};
    const QJsonValue response = part["toolResponse"_L1];
    ToolOutput found{.ref = response["ref"_L1].toString(), .name = response["name"_L1].toString(), .text = {}, .media = {}, .isError = response["isError"_L1].toBool()};
    const QJsonValue output = response["output"_L1];
    if (!isBlocks(output)) {
        found.text = output.isUndefined() || (output.isArray() && output.toArray().isEmpty()) ? QString() : compactJson(output);
        return found;
    }
    QStringList texts;
    for (const QJsonValue block : output.toArray()) {
        if (block["type"_L1] == "image"_L1)
            found.media << Media{.type = block["mimeType"_L1].toString(u"image/png"_s), .base64 = block["data"_L1].toString(), .url = {}};
        else if (const QString text = blockText(block); !text.isEmpty())
            texts << text;
    }
    found.text = texts.join(u'\n');
    return found;
}

QString compactJson(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}

QList<ToolOutput> toolOutputs(const QJsonValue &message)
{
    QList<ToolOutput> outputs;
    for (const QJsonValue part : message["content"_L1].toArray()) {
        if (const auto output = ToolOutput::of(part))
            outputs << *output;
    }
    return outputs;
}

bool isStrictSchema(const QJsonValue &schema) { return schema["type"_L1] == "object"_L1 && isStrict(schema, 0); }

QJsonObject objectSchema(const QJsonValue &schema)
{
    QJsonObject object = schema.toObject();
    if (!object.contains("type"_L1))
        object.insert("type"_L1, u"object"_s);
    return object;
}

QJsonArray messagesFor(const QString &provider, const QJsonArray &messages)
{
    QJsonArray result;
    for (const QJsonValue message : messages) {
        QJsonArray parts;
        for (const QJsonValue value : message["content"_L1].toArray()) {
            QJsonObject part = value.toObject();
            const bool own = part.value("metadata"_L1)["provider"_L1] == provider;
            if (part.contains("reasoning"_L1) && !own)
                continue;
            if (!own)
                part.remove("metadata"_L1);
            if (part.value("text"_L1).isString() && part.value("text"_L1).toString().isEmpty() && !own)
                continue;
            parts << part;
        }
        if (!parts.isEmpty())
            result << QJsonObject{{u"role"_s, message["role"_L1]}, {u"content"_s, parts}};
    }
    return result;
}

QJsonArray markedFor(const QString &provider, const QJsonArray &content)
{
    QJsonArray result;
    for (const QJsonValue value : content) {
        QJsonObject part = value.toObject();
        QJsonObject metadata = part.value("metadata"_L1).toObject();
        if (!metadata.isEmpty() || part.contains("reasoning"_L1)) {
            metadata.insert("provider"_L1, provider);
            part.insert("metadata"_L1, metadata);
        }
        result << part;
    }
    return result;
}

} // namespace core
